"""After a claim is filed: asks for what a command still lacks, and ends with the command."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from claimdesk.conversation.claim_form.prompts import Prompts
from claimdesk.conversation.filed_claims.claim_lookup import FIELDS, ClaimLookup, left_at_once
from claimdesk.conversation.filed_claims.command_reader import CommandReader
from claimdesk.conversation.filed_claims.command_slots import asked_about, forgotten, waiting_in
from claimdesk.conversation.filed_claims.confirmation import Confirmation
from claimdesk.conversation.filed_claims.details_given import DetailsGiven
from claimdesk.conversation.filed_claims.filed_claim import FiledClaim
from claimdesk.conversation.filed_claims.first_step import FirstStep
from claimdesk.conversation.filed_claims.missing_details import YES_OR_NO_CHOICES, MissingDetails
from claimdesk.conversation.routing import interruptions
from claimdesk.conversation.shared.turn import Step, Turn
from claimdesk.conversation.values.reader import ValueReader


class FiledClaimForm:
    """Advances what a shopper wants of a filed claim, turn by turn.

    A step ends with `then`: "done" (the slot `filed_command` says what to carry out), "said" (all
    there is to say), "bye", "stop", "person", "order" or "claim" (the message is about an order, or
    begins a claim), "other" (it is about something else). What is asked for: "claim_number",
    "filed_order" and "email" say which claim, "which" one of this conversation; "withdraw" and
    "change" are yes or no; "same_item" is whether what is told is of a claim's item; "addition",
    "fact" and "new_email" are what they say.
    """

    fields = FIELDS

    def __init__(self, values: ValueReader, prompts: Prompts, claims: Sequence[FiledClaim]) -> None:
        #: Whether this conversation filed claims, or was opened on one.
        self.has_claims = bool(claims)
        reader = CommandReader(values, claims)
        self._missing = MissingDetails(reader.claims, prompts)
        self._lookup = ClaimLookup(reader.claims, self._missing)
        self._first = FirstStep(reader, self._missing, self._lookup)
        self._confirmation = Confirmation(reader, prompts, self._missing, self._first)
        self._details = DetailsGiven(reader, self._missing, self._first)

    def step(self, turn: Turn, slots: Mapping[str, Any], asked: str | None) -> Step:
        """What to keep, say and ask after `turn`, which answers what was `asked`."""
        if asked is None and (waits := waiting_in(slots)) is not None:
            return self._missing.doubtful_email(turn, waits) or self._missing.step(waits, slots)
        if asked is None:
            return self._first.step(turn, slots)
        if turn.intent == "talk_to_human":
            return Step(forgotten(), then="person")
        if interruptions.asks_to_wait(turn):
            return Step(say=(interruptions.no_hurry(),), ask=asked)
        command = asked_about(slots)
        if asked in YES_OR_NO_CHOICES:
            return self._confirmation.yes_or_no(turn, slots, command, asked)
        if asked == "same_item":
            return self._confirmation.same_item(turn, slots, command)
        if interruptions.asks_to_stop(turn):
            return Step(forgotten(), then="stop")
        if asked in FIELDS:
            return left_at_once(turn) or self._lookup.step(turn, slots, command, asked)
        return self._details.step(turn, slots, command, asked)
