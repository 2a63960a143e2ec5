"""Which question a message asks, read with what was spoken of before it."""

from __future__ import annotations

from claimdesk.claims.vocabulary import FAULTS
from claimdesk.conversation.context.parsed_message import Spoken
from claimdesk.conversation.context.reader import Context
from claimdesk.conversation.shared.faq import is_faq
from claimdesk.conversation.shared.intents import opens_a_claim, opens_or_reports
from claimdesk.conversation.shared.turn import Said
from claimdesk.language.languages import DEFAULT, Language

# Intents that say no more than that the message was not understood by itself.
_UNSURE = frozenset(
    {"nlu_fallback", "inform", "out_of_scope", "cannot_provide", "correct", "affirm", "deny"}
)
# From here on an intent of the FAQ is the message's own.
_SURE = 0.8
_VERY_SURE = 0.95
_MOST_WORDS_OF_A_VALUE = 8

_FAULTY = "defective"
_ITEM = frozenset({"product", "product_kind"})
_DAYS = frozenset({"day", "purchased_on", "delivered_on"})
_OF_A_RETURN = (
    *("ask_return_policy", "ask_change_of_mind"),
    *("ask_restocking_fee", "ask_return_shipping_cost"),
)
_CASE = frozenset({"reason", "condition", "purchased_from"})
_RETURNS = ("ask_return_policy", "ask_change_of_mind")
_OF_DELIVERY = ("ask_expedite", "ask_international_shipping", "ask_shipping_options", "ask_stock")
_WARRANTY = ("ask_warranty_policy", "ask_warranty_exclusions")
_SHIPPING = ("ask_shipping_cost", "ask_shipping_time", "ask_international_shipping")
_OF_CODES = ("ask_promo_info", "ask_promo_stacking", "ask_promo_not_working")
_MONEY = ("ask_restocking_fee", "ask_refund_method", "ask_refund_time")

#: What a topic's answer may hang on; a topic not named here has one answer.
HANGS_ON = {
    **dict.fromkeys(_RETURNS, _CASE | _DAYS | _ITEM),
    **dict.fromkeys(_WARRANTY, _CASE | _DAYS | _ITEM),
    **dict.fromkeys((*_SHIPPING, "ask_shipping_options", "ask_expedite"), frozenset({"places"})),
    "ask_restocking_fee": _CASE | _ITEM | {"price"},
    "ask_return_shipping_cost": _CASE | _ITEM,
    "ask_claim_requirements": _CASE | _ITEM,
}
# The question of the FAQ whose answer, worked out, holds what is asked of a claim's course.
OF_THE_COURSE = {
    "deadline": "ask_return_policy",
    "way_back": "ask_return_policy",
    "what_counts": "ask_return_policy",
    "extension": "ask_return_policy",
    "remedy": "ask_return_policy",
    "fee": "ask_restocking_fee",
    "amount": "ask_restocking_fee",
    "way_back_cost": "ask_return_shipping_cost",
    "cost_if_refused": "ask_return_shipping_cost",
}
# What no question of the FAQ is about, whatever word of one it has.
_NEVER_OF_ITS_OWN = ("what_counts", "cost_if_refused", "remedy")
# What questions of a last day are taken for, where the time of something else is not meant.
_MISTAKEN_FOR = frozenset({"ask_refund_time", "ask_refund_status", "ask_reply_time", "ask_stock"})
# What "how long" and "how much" ask about where nothing else is named.
_HOW_LONG = {
    **dict.fromkeys((*_SHIPPING, "ask_shipping_options", "ask_track_order"), "ask_shipping_time"),
    **dict.fromkeys(_MONEY, "ask_refund_time"),
    **dict.fromkeys(_WARRANTY, "ask_warranty_policy"),
    **{topic: topic for topic in (*_RETURNS, "ask_expedite", "ask_cancel_order")},
}
_HOW_MUCH = {
    **dict.fromkeys((*_SHIPPING, "ask_shipping_options"), "ask_shipping_cost"),
    **dict.fromkeys((*_RETURNS, *_MONEY), "ask_restocking_fee"),
    **{topic: topic for topic in ("ask_expedite", "ask_return_shipping_cost", "ask_promo_info")},
}
#: What a return costs, in the order in which it is told.
COSTS_OF_A_RETURN = ("ask_restocking_fee", "ask_return_shipping_cost")
#: Topics whose answer is a number of days, which count from some day.
COUNTED = {*_RETURNS, *_WARRANTY, "ask_shipping_time", "ask_refund_time"}


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
    if not (is_faq(message.intent) and message.confidence >= _SURE):
        asks_or_tells = message.intent.startswith("ask_") or opens_or_reports(message.intent)
        return _is_unsure(message) or asks_or_tells
    aspects, course = language.asked_aspects(text), language.asks_of_claim(text)
    return language.joins_on(text) or bool(aspects or course)


def only_goes_on(text: str, topic: str, language: Language = DEFAULT) -> bool:
    """Whether a message asks for the rest of the answer on `topic`, or of what its days count.

    No such message answers a question of a form.
    """
    aspects = language.asked_aspects(text)
    of_days = topic in COUNTED and aspects.keys() & {"clock", "unit"}
    return bool(of_days or "more" in aspects) and language.says_only(text, aspects.values())


def is_of_its_subject(topic: str, said: Said) -> bool:
    """Whether a message has a word of a question it was taken for, or goes on with its answer.

    A question of something else entirely is taken for the one whose sentences are most alike, so
    that no sureness of the model speaks for it where a claim is under way or filed.
    """
    words, text = said.language, said.text
    return said.is_choice or words.names_subject(topic, text) or only_goes_on(text, topic, words)


def is_asked_outright(topic: str, said: Said) -> bool:
    """Whether a message asks a question of the FAQ for sure, though something else is under way."""
    words, text = said.language, said.text
    return said.is_choice or words.asks_outright(topic, text) or only_goes_on(text, topic, words)


def is_doubtful(message: Spoken) -> bool:
    """Whether a message has no word of the question it was taken for, and not for sure."""
    topic = message.intent
    if not message.text:  # of a story, which tells its intent alone
        return False
    if not message.is_choice and message.language.sums_told(message.text).back:
        return False
    if message.is_choice or not (is_faq(topic) or topic == "check_claim"):
        return False
    # What would open a message to the staff takes a word of it, however sure the model is.
    sure = message.confidence >= _SURE and topic != "ask_refund_status"
    return not sure and not is_of_its_subject(topic, message)


def _is_unsure(message: Spoken) -> bool:
    """Whether by itself a message asks nothing that is known, or nothing it has a word of."""
    return message.intent in _UNSURE or is_doubtful(message)


def may_mean_an_order(message: Spoken) -> bool:
    """Whether "my case" may be the thing ordered, where it was taken for a claim's."""
    if message.is_choice or message.intent != "check_claim":
        return False
    named = {each.entity for each in message.entities}
    return named == {"product"} and not message.language.names_claim(message.text)


def topic_in_context(message: Spoken, context: Context) -> str | None:
    """The question of the FAQ that a message asks, where its own intent does not say so.

    None where the message is to be taken as it reads by itself.
    """
    if message.is_choice:
        return None
    topic = (
        _of_what_was_kept(message, context)
        or _of_the_money_back(message)
        or _of_a_fault(message, context)
        or _of_a_code(message, context)
        or _of_the_way_back(message, context)
        or _by_a_day(message, context)
        or _of_the_course(message, context)
        or _more(message, context)
        or _which_it_is(message, context)
        or _aspect(message, context)
        or _values_for_the_topic(message, context)
        or _leaning(message, context)
        or _before_buying(message, context)
    )
    return None if topic == message.intent else topic


def _of_the_money_back(message: Spoken) -> str | None:
    """The return's terms, where the promise of them is named and no money is waited for."""
    words, text = message.language, message.text
    taken = message.intent in _MISTAKEN_FOR or _is_unsure(message)
    if not (taken and words.names_money_back(text)):
        return None
    asks = words.is_question(text) or words.joins_on(text)
    waits = words.awaits_refund(text) or words.chases_refund(text)
    return "ask_return_policy" if asks and not waits else None


def _of_a_fault(message: Spoken, context: Context) -> str | None:
    """The return's terms, where a fault is supposed in what was taken for a change of mind, or no
    more is asked than how many days there are ("you didn't answer on the print. How many days?").
    """
    if message.intent == "ask_change_of_mind" and context.said.reason in FAULTS:
        return "ask_return_policy"
    goes_on = context.topic in COUNTED and context.known.reason in FAULTS
    if not (goes_on and message.intent == "ask_reply_time"):
        return None
    words = message.language
    for each in words.sentences(message.text):
        aspects = words.asked_aspects(each)
        if "long" in aspects and words.says_only(each, aspects.values()):
            return _until_when(message, context)
    return None


def _of_a_code(message: Spoken, context: Context) -> str | None:
    """The code that is not taken, where codes were spoken of just before."""
    words, text = message.language, message.text
    product = any(each.entity == "product" for each in message.entities)
    refused = words.is_refused(text) and words.leans(text) and not product
    return "ask_promo_not_working" if refused and context.topic in _OF_CODES else None


def _of_the_way_back(message: Spoken, context: Context) -> str | None:
    """Who pays the way back: of a return what it costs is asked, and its postage is that one's."""
    if asks_cost_of_return(message, context.topic):
        return "ask_return_shipping_cost"
    words, text = message.language, message.text
    of_shipping = message.intent == "ask_shipping_cost" or _is_unsure(message)
    of_a_return = context.topic in _OF_A_RETURN and words.names_postage(text)
    if of_shipping and of_a_return and not words.names_order_to_come(text):
        return "ask_return_shipping_cost"
    return None


def asks_cost_of_return(message: Spoken, topic: str | None) -> bool:
    """Whether it is asked what a return costs in all: what is kept, and the way back."""
    words, text = message.language, message.text
    if message.is_choice or not words.asks_cost(text) or words.names_postage(text):
        return False
    return words.names_return(text) or (
        topic in _OF_A_RETURN and not words.names_order_to_come(text)
    )


def _by_a_day(message: Spoken, context: Context) -> str | None:
    """How long delivery takes, where it is asked if what is ordered comes by some day."""
    words, text = message.language, message.text
    of_delivery = message.intent in _OF_DELIVERY or _is_unsure(message)
    if (
        of_delivery
        and words.asks_by_a_day(text)
        and not (context.said.places or words.has_come(text))
    ):
        return "ask_shipping_time"
    return None


def _before_buying(message: Spoken, context: Context) -> str | None:
    """What the terms say, where a claim would be opened for what was not bought yet.

    Of a fault that may come, it is the warranty that is asked of, where the store has one in mind.
    """
    opens = opens_or_reports(message.intent) or message.intent == "check_claim"
    if not (opens and context.before_buying):
        return None
    words, text = message.language, message.text
    if words.names_warranty(text) or context.said.reason == _FAULTY:
        return "ask_warranty_policy"
    return "ask_return_policy"


def _of_what_was_kept(message: Spoken, context: Context) -> str | None:
    """The fee, where the message tells of less that came back than was paid."""
    paid, back = context.known.price, context.said.returned
    return "ask_restocking_fee" if paid and back is not None and 0 < back < paid else None


def _of_the_course(message: Spoken, context: Context) -> str | None:
    """The question whose answer tells what a claim would come to, where there is none yet.

    No claim is begun for who only asks; and what has no word of the question it was taken for,
    or asks for a last day, is no question of how long others take.
    """
    language, text, intent = message.language, message.text, message.intent
    asked = language.asks_of_claim(text)
    topic = next((OF_THE_COURSE[each] for each in asked if each in OF_THE_COURSE), None)
    if topic is None or (asked[0] == "way_back" and not language.asks_to_send_at_once(text)):
        return None
    if opens_or_reports(intent) or intent == "check_claim":
        faulty = any(each.field == "reason" for each in language.supposed_values(text))
        told = opens_a_claim(intent) or faulty
        goes_on = context.topic is not None and opens_or_reports(intent) and not told
        only_asks = language.says_only_asking(text) or asked[0] == "what_counts"
        only_asks = only_asks or context.before_buying
        return topic if goes_on or only_asks else None
    if intent in _UNSURE:
        return None if asked[0] == "amount" else topic
    if asked[0] == "deadline" and intent in _MISTAKEN_FOR:
        return _until_when(message, context)
    stays = is_faq(intent) and is_of_its_subject(intent, message)
    of_its_own = stays and asked[0] not in _NEVER_OF_ITS_OWN
    return topic if is_faq(intent) and not of_its_own else None


def _more(message: Spoken, context: Context) -> str | None:
    return context.topic if message.asks("more") or message.asks("again") else None


def _which_it_is(message: Spoken, context: Context) -> str | None:
    """The question just answered, where the message wants a yes or a no to it."""
    return context.topic if message.language.asks_yes_or_no(message.text) else None


def _aspect(message: Spoken, context: Context) -> str | None:
    """A question of days or money that names no topic, or one that it often is taken for."""
    unsure = _is_unsure(message)
    aspects = message.language.asked_aspects(message.text)
    bare = message.language.says_only(message.text, (*context.spans, *aspects.values()))
    open_to_another = unsure or bare or (is_faq(message.intent) and message.confidence < _SURE)
    topic = context.topic
    of_a_window = message.language.names_window(message.text)
    of_a_return = of_a_window and message.language.names_return(message.text)
    if aspects.keys() & {"clock", "unit"} and of_a_return:
        return "ask_return_policy"
    if aspects.keys() & {"clock", "unit"} and topic in COUNTED and open_to_another:
        return "ask_warranty_policy" if topic in _WARRANTY else topic
    if "clock" in aspects and of_a_window and topic not in _WARRANTY:
        return "ask_return_policy"
    of_a_time = ("ask_refund_time", "ask_refund_status", "ask_shipping_time")
    may_be_a_deadline = {*of_a_time, *_RETURNS, *_WARRANTY}
    if "until" in aspects and message.intent == "ask_cancel_order" and context.said.delivered_on:
        return _until_when(message, context)  # what has arrived is past cancelling
    if "deadline" in aspects and (unsure or message.intent in may_be_a_deadline):
        return _until_when(message, context)
    on_time = topic in (*_RETURNS, *_WARRANTY) or context.said.names & _DAYS
    if "until" in aspects and on_time and open_to_another:
        return _until_when(message, context)
    # What comes back is no question of the postage, whatever it was taken for.
    of_postage = message.language.names_postage(message.text)
    taken_so = message.intent in _MONEY or (message.intent in COSTS_OF_A_RETURN and not of_postage)
    of_money = unsure or bare or (open_to_another and taken_so)
    if "sum" in aspects and of_money and context.known.price is not None:
        return "ask_restocking_fee"
    if bare or (unsure and message.language.leans(message.text)):
        for aspect, topics in (("long", _HOW_LONG), ("much", _HOW_MUCH)):
            if aspect in aspects and topic in topics:
                return topics[topic]
    return None


def _until_when(message: Spoken, context: Context) -> str:
    """Until when, of the warranty where it is spoken of, else of a return."""
    for topic in (message.intent, context.topic):
        if topic in _WARRANTY:
            return "ask_warranty_policy"
        if topic in _RETURNS:
            return str(topic)
    return "ask_return_policy"


def _values_for_the_topic(message: Spoken, context: Context) -> str | None:
    """The topic last spoken of, where the message gives other values for it and asks no other."""
    topic, language = context.topic, message.language
    if topic is None:
        return None
    given = context.said.names
    unsure = _is_unsure(message)
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
        is_own = is_faq(message.intent) and message.confidence >= _SURE
        return None if is_own and not joins_on else topic
    is_short = len(message.text.split()) <= _MOST_WORDS_OF_A_VALUE
    asks = supposes or joins_on or is_short or language.is_question(message.text)
    return topic if unsure and asks else None


def _leaning(message: Spoken, context: Context) -> str | None:
    """The topic last spoken of, where the message goes on with it and names no other."""
    if context.topic is None or not message.language.leans(message.text):
        return None
    if _is_unsure(message):
        return context.topic
    is_another = message.confidence >= (_SURE if context.said.names else _VERY_SURE)
    return context.topic if is_faq(message.intent) and not is_another else None
