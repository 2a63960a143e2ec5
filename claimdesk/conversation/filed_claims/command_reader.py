"""What a message wants of a filed claim, read as a command."""

from __future__ import annotations

from collections.abc import Sequence

from claimdesk.conversation.filed_claims.additions import (
    addition,
    address_given,
    answer_to_staff,
    email_of_order,
)
from claimdesk.conversation.filed_claims.changes import change, line_put_right, other_remedy, undone
from claimdesk.conversation.filed_claims.claim_message import ClaimMessage
from claimdesk.conversation.filed_claims.command import CommandName, FiledClaimCommand
from claimdesk.conversation.filed_claims.filed_claim import FiledClaim, FiledClaims, number_in
from claimdesk.conversation.filed_claims.held import held
from claimdesk.conversation.filed_claims.item_meant import further_trouble, is_of_another_purchase
from claimdesk.conversation.filed_claims.questions import question, state_asked
from claimdesk.conversation.shared.turn import Turn
from claimdesk.conversation.values.reader import ValueReader

_BUTTONS: dict[str, CommandName] = {"withdraw_claim": "withdraw", "check_claim": "status"}


class CommandReader:
    """Reads commands for the claims of one conversation, newest last."""

    def __init__(self, values: ValueReader, claims: Sequence[FiledClaim]) -> None:
        self._values = values
        self.claims = FiledClaims(claims)

    def message(self, turn: Turn, claim: FiledClaim) -> ClaimMessage:
        """The message of a turn beside the claim it may be about."""
        return ClaimMessage(turn, claim, self.claims, self._values)

    def read(self, turn: Turn) -> FiledClaimCommand | None:
        """What the message wants of a filed claim; None where it wants something else."""
        named = self.claims.named(turn)
        claim = self.claims.find(named)
        if claim is None:
            return _of_claim_elsewhere(turn)
        if turn.is_choice or turn.entity("evidence"):
            return _by_button(turn, claim)
        return _in_words(self.message(turn, claim), names_claim=bool(named))


def _of_claim_elsewhere(turn: Turn) -> FiledClaimCommand | None:
    """Of a claim that was not filed here, only what its number and e-mail address open."""
    number = number_in(turn)
    if turn.intent == "withdraw_claim" or (number and turn.language.withdraws(turn.text)):
        return FiledClaimCommand("withdraw", number)
    if turn.intent == "add_to_claim":
        return addition(turn, number)
    return FiledClaimCommand("status", number) if number or turn.intent == "check_claim" else None


def _by_button(turn: Turn, claim: FiledClaim) -> FiledClaimCommand | None:
    evidence = turn.entity("evidence")
    if evidence and claim.is_open:
        kind = claim.kind_of_photo
        return FiledClaimCommand("add", claim.number, evidence=evidence, kind=kind)
    name = _BUTTONS.get(turn.intent)
    return FiledClaimCommand(name, claim.number) if name else None


def _in_words(message: ClaimMessage, *, names_claim: bool) -> FiledClaimCommand | None:
    turn, claim = message.turn, message.claim
    command = (
        email_of_order(message)
        or undone(message)
        or further_trouble(message)
        or other_remedy(message)
        or held(message)
        # Read before another purchase is: "is the part I added in there" reports no part.
        or (None if number_in(turn) else state_asked(message))
        or answer_to_staff(message)
        or address_given(message)
        or line_put_right(message)
    )
    if command is not None:
        return command
    if is_of_another_purchase(message):
        return None
    if (asked := question(message, names_claim=names_claim)) is not None:
        return asked
    if not claim.is_open:
        # Nothing can be added to it; that it is withdrawn tells why.
        return FiledClaimCommand("status", claim.number) if turn.intent == "add_to_claim" else None
    if message.language.forbids_change(message.text):
        values = message.stated_values
        return FiledClaimCommand("unchanged", claim.number, values=values)
    return change(message)
