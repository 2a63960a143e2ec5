"""Which topic a question of days or money is of, where it names none."""

from __future__ import annotations

from claimdesk.conversation.context.certainty import SURE, is_unsure
from claimdesk.conversation.context.parsed_message import Spoken
from claimdesk.conversation.context.reader import Context
from claimdesk.conversation.context.topics import (
    COSTS_OF_A_RETURN,
    COUNTED,
    DAYS,
    MONEY,
    RETURNS,
    SHIPPING,
    WARRANTY,
)
from claimdesk.conversation.shared.faq import is_faq

_OF_DELIVERY = ("ask_expedite", "ask_international_shipping", "ask_shipping_options", "ask_stock")
# What "how long" and "how much" ask about where nothing else is named.
_HOW_LONG = {
    **dict.fromkeys((*SHIPPING, "ask_shipping_options", "ask_track_order"), "ask_shipping_time"),
    **dict.fromkeys(MONEY, "ask_refund_time"),
    **dict.fromkeys(WARRANTY, "ask_warranty_policy"),
    **{topic: topic for topic in (*RETURNS, "ask_expedite", "ask_cancel_order")},
}
_HOW_MUCH = {
    **dict.fromkeys((*SHIPPING, "ask_shipping_options"), "ask_shipping_cost"),
    **dict.fromkeys((*RETURNS, *MONEY), "ask_restocking_fee"),
    **{topic: topic for topic in ("ask_expedite", "ask_return_shipping_cost", "ask_promo_info")},
}


def of_days_or_money(message: Spoken, context: Context) -> str | None:
    """A question of days or money that names no topic, or one that it often is taken for."""
    unsure = is_unsure(message)
    aspects = message.language.asked_aspects(message.text)
    bare = message.language.says_only(message.text, (*context.spans, *aspects.values()))
    open_to_another = unsure or bare or (is_faq(message.intent) and message.confidence < SURE)
    topic = context.topic
    of_a_window = message.language.names_window(message.text)
    of_a_return = of_a_window and message.language.names_return(message.text)
    if aspects.keys() & {"clock", "unit"} and of_a_return:
        return "ask_return_policy"
    if aspects.keys() & {"clock", "unit"} and topic in COUNTED and open_to_another:
        return "ask_warranty_policy" if topic in WARRANTY else topic
    if "clock" in aspects and of_a_window and topic not in WARRANTY:
        return "ask_return_policy"
    of_a_time = ("ask_refund_time", "ask_refund_status", "ask_shipping_time")
    may_be_a_deadline = {*of_a_time, *RETURNS, *WARRANTY}
    if "until" in aspects and message.intent == "ask_cancel_order" and context.said.delivered_on:
        return until_when(message, context)  # what has arrived is past cancelling
    if "deadline" in aspects and (unsure or message.intent in may_be_a_deadline):
        return until_when(message, context)
    on_time = topic in (*RETURNS, *WARRANTY) or context.said.names & DAYS
    if "until" in aspects and on_time and open_to_another:
        return until_when(message, context)
    # What comes back is no question of the postage, whatever it was taken for.
    of_postage = message.language.names_postage(message.text)
    taken_so = message.intent in MONEY or (message.intent in COSTS_OF_A_RETURN and not of_postage)
    of_money = unsure or bare or (open_to_another and taken_so)
    if "sum" in aspects and of_money and context.known.price is not None:
        return "ask_restocking_fee"
    if bare or (unsure and message.language.leans(message.text)):
        for aspect, topics in (("long", _HOW_LONG), ("much", _HOW_MUCH)):
            if aspect in aspects and topic in topics:
                return topics[topic]
    return None


def until_when(message: Spoken, context: Context) -> str:
    """Until when, of the warranty where it is spoken of, else of a return."""
    for topic in (message.intent, context.topic):
        if topic in WARRANTY:
            return "ask_warranty_policy"
        if topic in RETURNS:
            return str(topic)
    return "ask_return_policy"


def by_a_day(message: Spoken, context: Context) -> str | None:
    """How long delivery takes, where it is asked if what is ordered comes by some day."""
    words, text = message.language, message.text
    of_delivery = message.intent in _OF_DELIVERY or is_unsure(message)
    if (
        of_delivery
        and words.asks_by_a_day(text)
        and not (context.said.places or words.has_come(text))
    ):
        return "ask_shipping_time"
    return None
