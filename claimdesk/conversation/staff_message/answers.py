"""What is said to a message to the staff: its first answer, and to what is asked beside it."""

from __future__ import annotations

from dataclasses import replace

from claimdesk.conversation.context.certainty import is_asked_outright, is_of_its_subject
from claimdesk.conversation.context.topics import OF_THE_COURSE
from claimdesk.conversation.danger.advice import first_advice
from claimdesk.conversation.routing import interruptions
from claimdesk.conversation.shared.matters import of_a_parcel
from claimdesk.conversation.shared.turn import Say, Turn
from claimdesk.conversation.staff_message.message import StaffMessage
from claimdesk.conversation.staff_message.order_answers import (
    FOR_STAFF_TOO,
    WAY_OUT,
    answers_of_order,
    of_charge,
    without_returns,
)
from claimdesk.conversation.staff_message.said_of_message import (
    OF_WHO_READS,
    PLAINLY,
    has_shipped,
    tells_of_code,
)

_NEAR_AN_ORDER = (
    "ask_shipping",
    "ask_expedite",
    "ask_track_order",
    "ask_stock",
    "ask_cancel_order",
)
_OF_A_PARCEL = ("utter_ask_track_order", "utter_ask_stock")
# What may be asked of a message under way. Other questions of the FAQ are answered then only where
# they are plainly asked: who tells of a trouble uses the words of many.
_OF_A_MESSAGE = ("ask_contact", "ask_reply_time", "ask_help")
# Answers that say once more what is stated, and was told at first; and what is said instead.
_TOLD_AT_FIRST = {
    "cancellation": dict.fromkeys(("utter_ask_cancel_order", *_OF_A_PARCEL), "contact_theirs"),
    "refund_awaited": dict.fromkeys(
        ("utter_ask_refund_time", "utter_ask_refund_status"), "contact_refund"
    ),
}
# Answers to who asks whether it is to be money or another one, which the staff decide.
_OF_WHAT_IS_GIVEN = (
    *("utter_ask_refund_method", "utter_ask_refund_time", "utter_ask_refund_status"),
    *("utter_ask_return_policy", "utter_ask_change_of_mind"),
)
# Questions of the sums in a return, told of one's own case.
_OF_SUMS = ("fee", "amount")
# Answers that what is said of the order itself goes before, or has in it.
_HELD_BY_THE_ORDERS = (
    *("utter_ask_cancel_order", "utter_ask_wrong_address", "utter_ask_claim_requirements"),
    *("utter_ask_track_order", "utter_ask_return_policy", "utter_ask_change_of_mind"),
    *("utter_ask_refund_status", "utter_complain"),
)
# What is asked of the order in the first message and its opening does not say.
_TERMS_AT_FIRST = ("wrong_address_terms",)
# What is said instead to whom a message is put together for: it goes to the staff anyway.
_SAID_IN_A_MESSAGE = {"utter_complain": "contact_sorry"}
# What holds only as long as an order has not left, and what is said once it has.
_BEFORE_IT_SHIPS = {
    "opening_order_change": "opening_order_change_shipped",
    "utter_ask_wrong_address": "wrong_address_shipped",
}


def first_answer(turn: Turn, message: StaffMessage) -> tuple[Say, ...]:
    """What a message of its matter is answered first, and what is asked beside it."""
    opening = message.matter.opening
    if message.matter.urgent and opening:  # no question of the FAQ is answered beside it
        return first_advice(turn, opening, message.matter.code)
    # "Can you fix it before it ships" asks nothing about shipping.
    near = () if message.matter.offer else _NEAR_AN_ORDER
    if message.matter.code == "cancellation":
        near = (*near, "ask_cancel_order")  # which the opening answers
    if message.matter.code.startswith("refund_"):
        near = (*near, "ask_refund_status", "ask_refund_time")  # which the opening answers
    if message.matter.code == "stock":
        near = (*near, "ask_reselling")  # who wants to buy one resells nothing
    if of_a_parcel(message.matter.code):
        near = (*near, "ask_local_store")  # "where is it" is of the parcel
    # Nor does "can I have the rest back", of a code that was refused, about returns.
    asked = () if turn.language.paid_without_discount(turn.text) else turn.questions
    asked = tuple(each for each in asked if is_asked_outright(each, turn))
    others = tuple(
        Say(f"utter_{intent}")
        for intent in asked
        if intent != turn.intent and not intent.startswith(near)
        # Who tells of a trouble uses the words of many a question, and asks few of them.
        if intent not in turn.unsure_questions and is_of_its_subject(intent, turn)
    )
    if message.matter.code == "parcel_late" and not turn.entities.get("date"):
        opening = "opening_parcel_late_since_when"
    if opening in _BEFORE_IT_SHIPS and has_shipped(turn, message):
        opening = _BEFORE_IT_SHIPS[opening]
    opening = _as_told(turn, opening)
    terms = tuple(s for s in answers_of_order(turn, message) if s.response in _TERMS_AT_FIRST)
    return (*([Say(opening)] if opening else []), *terms, *others)


def _as_told(turn: Turn, opening: str | None) -> str | None:
    """The first answer; of a code refused, or money promised, one that does not speak past it."""
    if turn.is_choice:
        return opening
    if opening == "opening_order_problem" and tells_of_code(turn):
        return "opening_code_refused"
    promised = opening == "opening_refund_awaited" and turn.language.was_promised(turn.text)
    return "opening_refund_promised" if promised else opening


def _put_plainly(turn: Turn) -> tuple[str, ...]:
    """The question of the FAQ that a message puts for sure, and none that its story resembles.

    Where the model is less sure, the message has to be nothing but a question; what is asked of a
    return has words of its own.
    """
    words, text = turn.language, turn.text
    course = tuple(OF_THE_COURSE[each] for each in words.asks_of_claim(text) if each in _OF_SUMS)
    asks = words.is_question(text) and not words.tells_something(text)
    sure = turn.intent not in turn.unsure_questions and asks
    sure = sure or (turn.confidence >= PLAINLY and not words.only_tells(text))
    # "What does it cost me?", "do I need to report it?" are of the trouble, and of no claim.
    named = {"ask_shipping_cost": words.names_postage, "ask_claim_requirements": words.names_claim}
    sure = sure and (turn.intent not in named or named[turn.intent](text))
    return (*course, *([turn.intent] if sure else ()))


def _sends_back(turn: Turn) -> bool:
    """Whether it is an item that is to be sent back, by the words."""
    return turn.language.names_return(turn.text) or turn.entity("condition") is not None


def answers_beside(turn: Turn, message: StaffMessage, *, understood: bool) -> tuple[Say, ...]:
    """Answers to what is asked in between; where a parcel is, only the staff can find out."""
    say = interruptions.answers(turn, understood)
    if not message.matter.offer and not turn.is_choice:
        fit = (*_OF_A_MESSAGE, *interruptions.SMALL_TALK, *_put_plainly(turn))
        say = tuple(s for s in say if s.response.removeprefix("utter_") in (*fit, "going_on"))
    if not turn.is_choice and turn.language.asks_of_message(turn.text) == "outcome":
        say = tuple(s for s in say if s.response not in _OF_WHAT_IS_GIVEN)
    of_order = answers_of_order(turn, message)
    of_money = not turn.is_choice and of_charge(turn, message) and not _sends_back(turn)
    if of_money and (of_order or message.matter.code == "order_problem"):
        say = without_returns(say)
    if of_order == (WAY_OUT,):  # which has in it what becomes of the money
        say = of_order
    elif of_order:
        say = (*of_order, *(s for s in say if s.response not in _HELD_BY_THE_ORDERS))
    if has_shipped(turn, message):
        shipped = _BEFORE_IT_SHIPS
        say = tuple(replace(s, response=shipped.get(s.response, s.response)) for s in say)
    own = {**_SAID_IN_A_MESSAGE, **_TOLD_AT_FIRST.get(message.matter.code, {})}
    if not turn.is_choice and turn.language.asks_of_message(turn.text) in OF_WHO_READS:
        own["utter_ask_help"] = "contact_person"
    elif not turn.is_choice and "next" in turn.language.asks_of_claim(turn.text):
        own["utter_ask_help"] = "contact_next"
    say = tuple(Say(own[s.response]) if s.response in own else s for s in say)
    if not of_a_parcel(message.matter.code):
        return say
    return tuple(Say("contact_parcel") if s.response in _OF_A_PARCEL else s for s in say)


def which_remedy(turn: Turn, matter: str) -> tuple[Say, ...]:
    """Who decides whether it is money or another one, asked of a parcel that is not there."""
    asked = of_a_parcel(matter) and asks_which_remedy(turn)
    return (Say("contact_which_remedy"),) if asked else ()


def asks_which_remedy(turn: Turn) -> bool:
    """Whether it is asked which of two remedies it will be; who wishes for either does not ask."""
    words, text = turn.language, turn.text
    if turn.is_choice or words.wish_told(text) is not None:
        return False
    parts = words.split_requests(text)
    named = any(
        words.asks_of_message(part) == "outcome" and len(words.remedies_named(part)) > 1
        for part in parts
    )
    return named or "remedy" in words.asks_of_claim(text)


def leaves_open(turn: Turn, say: tuple[Say, ...]) -> bool:
    """Whether more is asked than the answers are for: the rest is for the staff."""
    if turn.is_choice or not say:
        return False
    answers = [s for s in say if s.response.startswith("utter_ask_") or s.response in FOR_STAFF_TOO]
    return len(answers) == len(say) and len(turn.language.open_questions(turn.text)) > len(say)


def noted(turn: Turn) -> Say:
    """The answer to what goes to the staff with the message: asked, demanded or told."""
    words, text = turn.language, turn.text
    if words.puts_question(text) or words.open_questions(text) or words.asks_of_order(text):
        return Say("contact_question_noted")
    return Say("contact_demand_noted" if words.demands(text) else "contact_noted")
