"""How a message to the staff begins: its matter, what is known already, and its first answer."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from claimdesk.claims.store_policy import StorePolicy
from claimdesk.claims.today import Today
from claimdesk.conversation.context.handed_over import HandedOver
from claimdesk.conversation.shared.draft import new_key
from claimdesk.conversation.shared.matters import MATTERS, MESSAGE, ORDER, Matter, matter_of
from claimdesk.conversation.shared.turn import Say, Step, Turn
from claimdesk.conversation.staff_message.about_handed import AboutHanded
from claimdesk.conversation.staff_message.answers import first_answer, which_remedy
from claimdesk.conversation.staff_message.asking import Alert, MessageAsking
from claimdesk.conversation.staff_message.false_alarm import call_off
from claimdesk.conversation.staff_message.message import EMAIL, StaffMessage, forgotten, read
from claimdesk.conversation.staff_message.said_of_message import (
    is_doubtful,
    wants_it_made_good,
    without_order,
)
from claimdesk.conversation.worked_answers.delivery_days import first_of_late
from claimdesk.conversation.worked_answers.refund_days import refund_days

# A complaint of so many words says what it is about.
_WORDS_OF_AN_ACCOUNT = 12


class MessageOpening:
    """Opens messages for one store on one day; `alert` is as in `ContactForm`."""

    def __init__(
        self, policy: StorePolicy, today: Today | None, alert: Alert, asking: MessageAsking
    ) -> None:
        self._policy = policy
        self._today = today
        self._alert = alert
        self._asking = asking
        self._about_handed = AboutHanded(policy, today, asking)

    def step(self, turn: Turn, slots: Mapping[str, Any]) -> Step:
        """What to keep, say and ask where `turn` begins a message, or goes on about one sent."""
        handed = HandedOver.from_slot(slots.get("handed_over"))
        if handed is not None and (heard := self._of_handed(turn, slots, handed)):
            return heard
        # What a claim was given up for comes with its matter.
        matter = MATTERS[slots["matter"]] if slots.get("matter") else matter_of(turn)
        message, doubt = self._begun(turn, slots, matter, handed)
        if wants_it_made_good(turn, message):
            return Step(forgotten(), then="claim")
        opening = self._first_words(turn, message)
        if matter.code == "complaint" and len(turn.text.split()) < _WORDS_OF_AN_ACCOUNT:
            return self._asking.ask(message, opening, (MESSAGE,))
        if not opening and message.get(MESSAGE) and message.missing:
            opening = (Say("opening_message"),)  # whom "they" in the question is
        complete = not (message.missing or message.matter.urgent)
        given_up = bool(slots.get("matter")) and not slots.get("claim_key")
        if complete and handed is None and (given_up or is_doubtful(turn, matter)):
            return self._asking.offer_to_send(message, ())
        if complete and handed is not None and not turn.is_choice:
            # All is known already: nothing goes out without a word for it.
            return self._asking.offer_to_send(message, opening)
        return self._asking.go_on(message, opening, doubt, first=True)

    def _of_handed(self, turn: Turn, slots: Mapping[str, Any], handed: HandedOver) -> Step | None:
        """The answer to what is said of a message that the staff have; None for a new one."""
        message = StaffMessage(MATTERS["message"], {EMAIL: handed.email, ORDER: handed.order})
        called_off = call_off(turn, message, slots, self._alert)
        return called_off or self._about_handed.step(turn, slots, handed)

    def _begun(
        self, turn: Turn, slots: Mapping[str, Any], matter: Matter, handed: HandedOver | None
    ) -> tuple[StaffMessage, Say | None]:
        """The message with all that is told or known, and what to ask back about an address."""
        known = {name: slots.get(name) for name in (EMAIL, ORDER, MESSAGE, "handed_over")}
        claim_open = bool(slots.get("claim_key"))
        if claim_open:
            known[ORDER] = slots.get("order_number")
        if handed is not None:
            known[EMAIL] = known[EMAIL] or handed.email
            known[ORDER] = known[ORDER] or handed.order
        message = StaffMessage(matter, {**known, "message_key": new_key()})
        if _tells(turn, matter):
            message = message.telling(turn.text)
        elif claim_open and slots.get("details"):
            message = message.telling(slots["details"])
        message, doubt = read(turn, message, None, self._policy)
        return without_order(turn, self._with_what_came_before(turn, message)), doubt

    def _with_what_came_before(self, turn: Turn, message: StaffMessage) -> StaffMessage:
        """The message with the number and the address that were given before it was begun."""
        for each in reversed(turn.before):
            told, doubt = read(each, message, None, self._policy)
            if doubt is None:
                values = {name: message.get(name) or told.get(name) for name in (ORDER, EMAIL)}
                message = message.with_(**values)
        return message

    def _first_words(self, turn: Turn, message: StaffMessage) -> tuple[Say, ...]:
        """The first answer; to who waits for a parcel, by the days that the store states."""
        opening = first_answer(turn, message)
        if any(each.response == "opening_refund_promised" for each in opening):
            opening = (*opening, *refund_days(turn, (), self._policy, self._today))
        opening = (*opening, *which_remedy(turn, message.matter.code))
        if late := first_of_late(turn, message.matter.code, self._policy, self._today):
            opening = (late, *opening[1:])
        if not turn.is_choice and turn.language.asks_of_message(turn.text) == "call":
            opening = (*opening, Say("contact_by_mail"))
        return opening


def _tells(turn: Turn, matter: Matter) -> bool:
    """Whether the words that begin a message are for the staff to read."""
    if matter.code not in ("message", "complaint") and not turn.is_choice:
        return True
    foreign = turn.other_language is not None
    return not turn.text.startswith("/") and (foreign or turn.language.gives_a_message(turn.text))
