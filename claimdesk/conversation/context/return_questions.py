"""Questions of a return's terms, or of what a claim would come to, whatever they were taken for."""

from __future__ import annotations

from claimdesk.claims.vocabulary import FAULTS
from claimdesk.conversation.context.certainty import UNSURE, is_of_its_subject, is_unsure
from claimdesk.conversation.context.days_and_money import until_when
from claimdesk.conversation.context.parsed_message import Spoken
from claimdesk.conversation.context.reader import Context
from claimdesk.conversation.context.topics import COUNTED, OF_A_RETURN, OF_THE_COURSE
from claimdesk.conversation.shared.faq import is_faq
from claimdesk.conversation.shared.intents import opens_a_claim, opens_or_reports

_FAULTY = "defective"
# What no question of the FAQ is about, whatever word of one it has.
_NEVER_OF_ITS_OWN = ("what_counts", "cost_if_refused", "remedy")
# What questions of a last day are taken for, where the time of something else is not meant.
_TAKEN_FOR = frozenset({"ask_refund_time", "ask_refund_status", "ask_reply_time", "ask_stock"})


def of_what_was_kept(message: Spoken, context: Context) -> str | None:
    """The fee, where the message tells of less that came back than was paid."""
    paid, back = context.known.price, context.said.returned
    return "ask_restocking_fee" if paid and back is not None and 0 < back < paid else None


def of_the_money_back(message: Spoken) -> str | None:
    """The return's terms, where the promise of them is named and no money is waited for."""
    words, text = message.language, message.text
    taken = message.intent in _TAKEN_FOR or is_unsure(message)
    if not (taken and words.names_money_back(text)):
        return None
    asks = words.is_question(text) or words.joins_on(text)
    waits = words.awaits_refund(text) or words.chases_refund(text)
    return "ask_return_policy" if asks and not waits else None


def of_a_fault(message: Spoken, context: Context) -> str | None:
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
            return until_when(message, context)
    return None


def of_the_way_back(message: Spoken, context: Context) -> str | None:
    """Who pays the way back: of a return what it costs is asked, and its postage is that one's."""
    if asks_cost_of_return(message, context.topic):
        return "ask_return_shipping_cost"
    words, text = message.language, message.text
    of_shipping = message.intent == "ask_shipping_cost" or is_unsure(message)
    of_a_return = context.topic in OF_A_RETURN and words.names_postage(text)
    if of_shipping and of_a_return and not words.names_order_to_come(text):
        return "ask_return_shipping_cost"
    return None


def asks_cost_of_return(message: Spoken, topic: str | None) -> bool:
    """Whether it is asked what a return costs in all: what is kept, and the way back."""
    words, text = message.language, message.text
    if message.is_choice or not words.asks_cost(text) or words.names_postage(text):
        return False
    return words.names_return(text) or (
        topic in OF_A_RETURN and not words.names_order_to_come(text)
    )


def of_the_course(message: Spoken, context: Context) -> str | None:
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
    if intent in UNSURE:
        return None if asked[0] == "amount" else topic
    if asked[0] == "deadline" and intent in _TAKEN_FOR:
        return until_when(message, context)
    stays = is_faq(intent) and is_of_its_subject(intent, message)
    of_its_own = stays and asked[0] not in _NEVER_OF_ITS_OWN
    return topic if is_faq(intent) and not of_its_own else None


def before_buying(message: Spoken, context: Context) -> str | None:
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
