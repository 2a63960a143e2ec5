"""How a message to the staff is left unsent: dropped, denied, settled, or for another wish."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from claimdesk.conversation.context.handed_over import HandedOver
from claimdesk.conversation.routing import interruptions
from claimdesk.conversation.shared.intents import begins_a_claim
from claimdesk.conversation.shared.matters import INTENTS, MESSAGE, ORDER, of_a_parcel
from claimdesk.conversation.shared.turn import Say, Step, Turn
from claimdesk.conversation.shared.yes_or_no import DENY, yes_or_no
from claimdesk.conversation.staff_message.about_handed import back_to_claim
from claimdesk.conversation.staff_message.message import StaffMessage, forgotten
from claimdesk.conversation.staff_message.said_of_message import (
    came_empty,
    came_faulty,
    is_part_of,
    keeps_order,
)


def left_unsent(
    turn: Turn, message: StaffMessage, slots: Mapping[str, Any], asked: str
) -> Step | None:
    """The step that ends a message which is not to be sent; None where it is gone on with."""
    if _denies_or_keeps_to_oneself(turn, message, asked):
        return _taken_back(turn, slots)
    if _stops(turn, message):
        return _stopped(turn, message, slots)
    if message.matter.code == "cancellation" and keeps_order(turn):
        return _kept(turn, slots)
    if of_a_parcel(message.matter.code) and (came_empty(turn) or came_faulty(turn)):
        return Step(forgotten(), then="claim")
    return _for_another_wish(turn, message)


def _denies_or_keeps_to_oneself(turn: Turn, message: StaffMessage, asked: str) -> bool:
    """Whether the shopper denies to have meant this, or wants nobody to have it."""
    words, text = turn.language, turn.text
    if turn.is_choice or message.matter.urgent or asked == MESSAGE:
        return False
    own = message.matter.code not in ("message", "complaint")
    # Who gives the number that was asked for means it, whatever else is denied.
    own = own and not (turn.entity("order_number") or turn.entity("email"))
    return words.declines_passing_on(text) or (own and words.denies_matter(text))


def _taken_back(turn: Turn, slots: Mapping[str, Any]) -> Step:
    """Drops the message, answers what was asked instead, and offers again the claim that was left
    for it."""
    words, text = turn.language, turn.text
    say, back = _asked_instead(turn, slots), back_to_claim(slots)
    if words.says_goodbye(text) and not say:
        return Step(forgotten(), (Say("utter_goodbye"),), then="left")
    if slots.get("filed") and words.withdraws(text):
        return Step(forgotten(), (Say("contact_dropped"),), then="check")
    if not (say or back):
        say = (Say("contact_what_then"),)
    return Step(forgotten(), (Say("contact_dropped"), *say, *back), then="left")


def _kept(turn: Turn, slots: Mapping[str, Any]) -> Step:
    """Ends a cancellation that nobody was told of yet, with the answer to what is asked beside."""
    if asked := _asked_instead(turn, slots):
        return Step(forgotten(), (Say("contact_order_stays"), *asked), then="left")
    return Step(forgotten(), then="stop")


def _asked_instead(turn: Turn, slots: Mapping[str, Any]) -> tuple[Say, ...]:
    """The answers to what is asked in the place of the message: of the FAQ, or of one sent."""
    handed = HandedOver.from_slot(slots.get("handed_over"))
    kind = turn.language.asks_of_message(turn.text)
    if handed is not None and kind:
        if kind == "done":
            kind = "not_yet" if handed.is_about("order_change") else "outcome"
        return (handed.tells(kind),)
    questions = tuple(question for question in turn.questions if question not in INTENTS)
    asked = interruptions.questions_to_answer(replace(turn, questions=questions), understood=False)
    return tuple(Say(f"utter_{question}") for question in asked)


def _stops(turn: Turn, message: StaffMessage) -> bool:
    """Whether the message is not to be sent; who is in danger and asks is not left alone."""
    lets_go = not turn.is_choice and _ends_with_leaving_off(turn)
    if lets_go or interruptions.asks_to_stop(turn):
        return not (message.matter.urgent and turn.language.is_question(turn.text))
    doubted = message.get("email_doubt")
    return yes_or_no(turn) == DENY and message.matter.offer and not doubted


def _ends_with_leaving_off(turn: Turn) -> bool:
    """Whether the last sentence leaves off: "is it one or two? forget it, leave it"."""
    words = turn.language
    *before, last = words.sentences(turn.text) or [""]
    return bool(before) and words.cancels(last) and words.lets_it_be(last)


def _stopped(turn: Turn, message: StaffMessage, slots: Mapping[str, Any]) -> Step:
    """Drops the message, with a word to who leaves, waits, or has a claim to go back to."""
    gone = forgotten()
    known = (Say("contact_alert_kept"),) if message.get("message_alert") else ()
    words, text = turn.language, turn.text
    if not turn.is_choice and words.says_goodbye(text):
        return Step(gone, (*known, Say("utter_goodbye")), then="left")
    handed, back = HandedOver.from_slot(slots.get("handed_over")), back_to_claim(slots)
    rests = words.closes(text) == "rest" and not (turn.is_choice or words.cancels(text))
    if handed and rests:
        return Step(gone, (*known, handed.tells("waits"), *back), then="left")
    if back:
        return Step(gone, (*known, Say("contact_dropped"), *back), then="left")
    return Step(gone, known, then="stop")


def _for_another_wish(turn: Turn, message: StaffMessage) -> Step | None:
    """Ends what was only an offer for another wish, or any message for that of a button."""
    gone = forgotten()
    if is_part_of(turn, message):
        return None
    free = turn.is_choice or message.matter.offer
    if free and begins_a_claim(turn.intent):
        return Step(gone, then="claim")
    filed = turn.is_choice or turn.language.speaks_of_filed(turn.text)
    if free and turn.intent == "check_claim" and filed:
        return Step(gone, then="check")
    if message.matter.offer and turn.questions and not message.get(ORDER):
        # However unsure: nothing is under way that an answer could hurt.
        say = tuple(Say(f"utter_{question}") for question in turn.questions)
        return Step(gone, say, then="left")
    return None
