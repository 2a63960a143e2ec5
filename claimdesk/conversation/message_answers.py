"""What is said to a message to the staff: its first answer, and to what is asked beside it."""

from __future__ import annotations

from dataclasses import replace

from claimdesk.conversation import interruptions
from claimdesk.conversation.danger_advice import beside_opening
from claimdesk.conversation.follow_up import is_asked_outright, is_of_its_subject
from claimdesk.conversation.matters import of_a_parcel
from claimdesk.conversation.said_of_message import PLAINLY, has_shipped, tells_of_code
from claimdesk.conversation.staff_message import StaffMessage
from claimdesk.conversation.turn import Say, Turn

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
# What holds only as long as an order has not left, and what is said once it has.
_BEFORE_IT_SHIPS = {
    "opening_order_change": "opening_order_change_shipped",
    "utter_ask_wrong_address": "wrong_address_shipped",
}


def first_answer(turn: Turn, message: StaffMessage) -> tuple[Say, ...]:
    """What a message of its matter is answered first, and what is asked beside it."""
    opening = message.matter.opening
    if message.matter.urgent and opening:  # no question of the FAQ is answered beside it
        return (Say(opening), *beside_opening(turn, message.matter.code))
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
    return (*([Say(opening)] if opening else []), *others)


def _as_told(turn: Turn, opening: str | None) -> str | None:
    """The first answer; of a code refused, or money promised, one that does not speak past it."""
    if turn.is_choice:
        return opening
    if opening == "opening_order_problem" and tells_of_code(turn):
        return "opening_code_refused"
    promised = opening == "opening_refund_awaited" and turn.language.was_promised(turn.text)
    return "opening_refund_promised" if promised else opening


def answers_beside(turn: Turn, message: StaffMessage, *, understood: bool) -> tuple[Say, ...]:
    """Answers to what is asked in between; where a parcel is, only the staff can find out."""
    say = interruptions.answers(turn, understood)
    if not message.matter.offer and not turn.is_choice:
        plainly = turn.language.is_question(turn.text) and turn.confidence >= PLAINLY
        fit = (*_OF_A_MESSAGE, *interruptions.SMALL_TALK, *([turn.intent] if plainly else []))
        say = tuple(s for s in say if s.response.removeprefix("utter_") in (*fit, "going_on"))
    if has_shipped(turn, message):
        shipped = _BEFORE_IT_SHIPS
        say = tuple(replace(s, response=shipped.get(s.response, s.response)) for s in say)
    own = _TOLD_AT_FIRST.get(message.matter.code, {})
    say = tuple(Say(own[s.response]) if s.response in own else s for s in say)
    if not of_a_parcel(message.matter.code):
        return say
    return tuple(Say("contact_parcel") if s.response in _OF_A_PARCEL else s for s in say)
