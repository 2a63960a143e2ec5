"""Which claim is meant, where it was not filed in this conversation: its number and address."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, NamedTuple

from claimdesk.claims import claim_numbers
from claimdesk.conversation.filed_claims.command import FiledClaimCommand
from claimdesk.conversation.filed_claims.command_slots import forgotten
from claimdesk.conversation.filed_claims.filed_claim import FiledClaims
from claimdesk.conversation.filed_claims.missing_details import MissingDetails
from claimdesk.conversation.filed_claims.not_a_claim import tells_of_item
from claimdesk.conversation.routing import interruptions
from claimdesk.conversation.routing.interruptions import PERSON, STOP, WITHOUT
from claimdesk.conversation.shared.turn import Say, Step, Turn
from claimdesk.conversation.shared.yes_or_no import DENY
from claimdesk.conversation.values.order_and_email import order_number_in

_QUESTIONS = {
    "claim_number": "ask_filed_claim_number",
    "filed_order": "ask_filed_order",
    "email": "ask_filed_email",
}
#: What is asked for to find a claim.
FIELDS = tuple(_QUESTIONS)
# What is said to an answer that does not fit, and to the next one.
_MISSES = {
    "claim_number": ("unfit_claim_number", "explain_claim_number"),
    "filed_order": ("unfit_filed_order", "explain_filed_order"),
    "email": ("unfit_email", "explain_filed_email"),
}


class _Reference(NamedTuple):
    """What a claim is found by: its number or that of its order, and its address."""

    number: str | None
    order: str | None
    email: str | None


class ClaimLookup:
    """Finds out which claim a command is for."""

    def __init__(self, claims: FiledClaims, missing: MissingDetails) -> None:
        self._claims = claims
        self._missing = missing

    def step(
        self, turn: Turn, slots: Mapping[str, Any], command: FiledClaimCommand, asked: str | None
    ) -> Step:
        """Goes on with the command once the claim is known; else asks for what it is found by.

        `asked` is what was asked for, None where the look-up begins.
        """
        before = _Reference(command.number, slots.get("filed_order"), slots.get("email"))
        found = _reference(turn, before, asked)
        command = replace(command, number=found.number)
        kept = {
            "claim_number": found.number,
            "filed_order": found.order,
            "email": found.email,
            "misses": 0,
            "filed_wish": command.as_slot(),
        }
        if (ready := self._identified(command, found)) is not None:
            return self._missing.step(ready, {**slots, **kept})
        if asked is None:
            return _first_question(turn, found, kept)
        misses = 0 if found != before else (slots.get("misses") or 0) + 1
        return _next_question(turn, found, kept, asked, misses)

    def _identified(
        self, command: FiledClaimCommand, found: _Reference
    ) -> FiledClaimCommand | None:
        """The command for the claim that was found; by its order, only how it stands is mailed."""
        if found.number and self._claims.find(found.number) is not None:
            return command
        if found.email and found.number:
            return replace(command, email=found.email)
        if found.email and found.order:
            proved = replace(command, email=found.email, order_number=found.order)
            return replace(proved, name="mail_status")
        return None


def left_at_once(turn: Turn) -> Step | None:
    """Ends the look-up for who has no claim yet, wants to make one, or takes leave."""
    words, text = turn.language, turn.text
    if turn.is_choice or turn.entity("claim_number"):
        return None
    if words.wants_to_claim(text):
        return Step(forgotten(), then="claim")
    if words.disowns_claim(text):
        if tells_of_item(turn):
            return Step(forgotten(), then="claim")
        return Step(forgotten(), (Say("no_claim_then"),), then="said")
    if words.says_goodbye(text) and not turn.entity("email"):
        return Step(forgotten(), then="bye")
    return None


def _reference(turn: Turn, before: _Reference, asked: str | None) -> _Reference:
    """What is known `before` the message and with it."""
    number = before.number or claim_numbers.find(turn.text)
    if number is None and asked in ("claim_number", "filed_order"):
        number = claim_numbers.read(turn.text)
    order = None
    if not number:
        order = order_number_in(turn, expected=asked == "filed_order") or before.order
    address = turn.entity("email") or (turn.text if asked == "email" else None)
    email = (turn.language.read_email(address) if address else None) or before.email
    return _Reference(number, order, email)


def _first_question(turn: Turn, found: _Reference, kept: Mapping[str, Any]) -> Step:
    if _is_slip(turn, found):
        return Step(kept, (Say("claim_number_slip"),), ask="claim_number")
    missing = _missing(found)
    return Step(kept, (Say(_QUESTIONS[missing]),), ask=missing)


def _next_question(
    turn: Turn, found: _Reference, kept: Mapping[str, Any], asked: str, misses: int
) -> Step:
    """Asks for what is missing; `misses` counts the answers in a row that told nothing."""
    slip, missing = _is_slip(turn, found), _missing(found)
    say = () if slip else interruptions.answers(turn, understood=not misses)
    if asked != "email" and missing == "claim_number":
        missing = asked
        if asked == "claim_number" and not (say or slip) and _lacks(turn):
            return Step(kept, (Say("ask_filed_order"),), ask="filed_order")
    if misses and not say:
        return _missed(missing, {**kept, "misses": misses}, is_slip=slip)
    return Step(kept, (*say, Say(_QUESTIONS[missing])), ask=missing)


def _missed(missing: str, kept: Mapping[str, Any], *, is_slip: bool) -> Step:
    """A second answer that does not fit gets an explanation and ways out."""
    unfit, explain = _MISSES[missing]
    if kept["misses"] >= 2:
        ways = (WITHOUT, PERSON, STOP) if missing == "claim_number" else (PERSON, STOP)
        return Step(kept, (Say(explain, choices=ways),), ask=missing)
    slip = is_slip and missing == "claim_number"
    return Step(kept, (Say("claim_number_slip" if slip else unfit),), ask=missing)


def _missing(found: _Reference) -> str:
    """What is asked for next."""
    return "email" if found.number or found.order else "claim_number"


def _is_slip(turn: Turn, found: _Reference) -> bool:
    """Whether a claim number is tried and none is read: one is misspelt."""
    return found.number is None and claim_numbers.is_tried(turn.text)


def _lacks(turn: Turn) -> bool:
    """Whether the shopper does not have what was asked for."""
    return turn.intent in ("cannot_provide", DENY) or turn.language.lacks_it(turn.text)
