"""Which question a message asks, read with what was spoken of before it."""

from __future__ import annotations

from claimdesk.conversation.context.certainty import SURE, is_unsure
from claimdesk.conversation.context.days_and_money import by_a_day, of_days_or_money
from claimdesk.conversation.context.parsed_message import Spoken
from claimdesk.conversation.context.reader import Context
from claimdesk.conversation.context.return_questions import (
    before_buying,
    of_a_fault,
    of_the_course,
    of_the_money_back,
    of_the_way_back,
    of_what_was_kept,
)
from claimdesk.conversation.context.topics import HANGS_ON, OF_CODES
from claimdesk.conversation.shared.faq import is_faq
from claimdesk.conversation.shared.intents import opens_or_reports

# From here on it is the message's own though it leans on what was said before.
_VERY_SURE = 0.95
_MOST_WORDS_OF_A_VALUE = 8


def may_lean(message: Spoken) -> bool:
    """Whether a message may ask something else in its context than by itself; quickly told."""
    if message.is_choice:
        return False
    language, text = message.language, message.text
    if language.sums_told(text).back or language.says_only_asking(text):
        return True
    if language.names_postage(text) or language.asks_cost(text):
        return True
    if language.names_money_back(text) or language.is_refused(text):
        return True
    if not (is_faq(message.intent) and message.confidence >= SURE):
        asks_or_tells = message.intent.startswith("ask_") or opens_or_reports(message.intent)
        return is_unsure(message) or asks_or_tells
    aspects, course = language.asked_aspects(text), language.asks_of_claim(text)
    return language.joins_on(text) or bool(aspects or course)


def topic_in_context(message: Spoken, context: Context) -> str | None:
    """The question of the FAQ that a message asks, where its own intent does not say so.

    None where the message is to be taken as it reads by itself.
    """
    if message.is_choice:
        return None
    topic = (
        of_what_was_kept(message, context)
        or of_the_money_back(message)
        or of_a_fault(message, context)
        or _of_a_code(message, context)
        or of_the_way_back(message, context)
        or by_a_day(message, context)
        or of_the_course(message, context)
        or _more(message, context)
        or _which_it_is(message, context)
        or of_days_or_money(message, context)
        or _values_for_the_topic(message, context)
        or _leaning(message, context)
        or before_buying(message, context)
    )
    return None if topic == message.intent else topic


def _of_a_code(message: Spoken, context: Context) -> str | None:
    """The code that is not taken, where codes were spoken of just before."""
    words, text = message.language, message.text
    product = any(each.entity == "product" for each in message.entities)
    refused = words.is_refused(text) and words.leans(text) and not product
    return "ask_promo_not_working" if refused and context.topic in OF_CODES else None


def _more(message: Spoken, context: Context) -> str | None:
    return context.topic if message.asks("more") or message.asks("again") else None


def _which_it_is(message: Spoken, context: Context) -> str | None:
    """The question just answered, where the message wants a yes or a no to it."""
    return context.topic if message.language.asks_yes_or_no(message.text) else None


def _values_for_the_topic(message: Spoken, context: Context) -> str | None:
    """The topic last spoken of, where the message gives other values for it and asks no other."""
    topic, language = context.topic, message.language
    if topic is None:
        return None
    given = context.said.names
    unsure = is_unsure(message)
    joins_on = language.joins_on(message.text)
    supposes = language.supposes(message.text)
    only_values = language.says_only(message.text, context.spans)
    if not given & HANGS_ON.get(topic, frozenset()):
        if opens_or_reports(message.intent) and supposes and joins_on and "reason" in given:
            return "ask_return_policy"
        if "places" not in given or topic not in HANGS_ON:
            return None
        # "From Malaysia?" of a return, "in Canada?" of a warranty, is no question of shipping.
        return topic if only_values and joins_on else None
    # "And it broke" tells, "without the box" does not.
    may_tell = opens_or_reports(message.intent) and not supposes
    if may_tell and not (joins_on and "reason" not in given):
        return None
    if only_values:
        is_own = is_faq(message.intent) and message.confidence >= SURE
        return None if is_own and not joins_on else topic
    is_short = len(message.text.split()) <= _MOST_WORDS_OF_A_VALUE
    asks = supposes or joins_on or is_short or language.is_question(message.text)
    return topic if unsure and asks else None


def _leaning(message: Spoken, context: Context) -> str | None:
    """The topic last spoken of, where the message goes on with it and names no other."""
    if context.topic is None or not message.language.leans(message.text):
        return None
    if is_unsure(message):
        return context.topic
    is_another = message.confidence >= (SURE if context.said.names else _VERY_SURE)
    return context.topic if is_faq(message.intent) and not is_another else None
