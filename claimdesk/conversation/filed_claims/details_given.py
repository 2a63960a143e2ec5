"""The answer to what a command still lacked: a photo, words, a fact, an address or a claim."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from claimdesk.conversation.filed_claims.carrying_out import unchanged
from claimdesk.conversation.filed_claims.claim_message import CORRECTABLE
from claimdesk.conversation.filed_claims.command import FiledClaimCommand
from claimdesk.conversation.filed_claims.command_reader import CommandReader
from claimdesk.conversation.filed_claims.command_slots import forgotten
from claimdesk.conversation.filed_claims.confirmation import OF_ITS_STATE
from claimdesk.conversation.filed_claims.filed_claim import FiledClaim
from claimdesk.conversation.filed_claims.first_step import FirstStep
from claimdesk.conversation.filed_claims.missing_details import MissingDetails
from claimdesk.conversation.filed_claims.questions import if_picture_came
from claimdesk.conversation.routing import interruptions
from claimdesk.conversation.routing.interruptions import PERSON, STOP
from claimdesk.conversation.shared.draft import new_key
from claimdesk.conversation.shared.turn import Step, Turn
from claimdesk.conversation.shared.yes_or_no import AFFIRM, DENY

_MAX_ADDITION = 2000  # characters
_MOST_MISSES = 2
# Questions that are no answer to what was asked for.
_NO_ANSWERS = (*OF_ITS_STATE, "held", "told", "asked", "missing", "when")


class DetailsGiven:
    """Takes the answer to "which", "addition", "fact" and "new_email"."""

    def __init__(self, reader: CommandReader, missing: MissingDetails, first: FirstStep) -> None:
        self._reader = reader
        self._missing = missing
        self._first = first

    def step(
        self, turn: Turn, slots: Mapping[str, Any], command: FiledClaimCommand, asked: str
    ) -> Step:
        """Goes on with the command and what was given; asks once more where nothing was."""
        if (question := self._question(turn, asked, command)) is not None:
            return self._missing.done(replace(question, key=new_key()), slots)
        if asked in ("fact", "new_email") and not turn.is_choice and _says_none(turn):
            return Step(forgotten(), (unchanged(command),), then="said")
        filled = self._filled(turn, command, asked)
        if filled is not None:
            doubt = self._missing.doubtful_email(turn, filled)
            return doubt or self._missing.step(filled, slots)
        if turn.intent in (DENY, "cannot_provide"):
            return Step(forgotten(), then="stop")
        other = self._reader.read(turn) if asked == "which" else None
        if other is not None and other.name != command.name:
            return self._first.step(turn, slots)
        return self._once_more(turn, slots, command)

    def _question(
        self, turn: Turn, asked: str, wanted: FiledClaimCommand
    ) -> FiledClaimCommand | None:
        """What is asked of the claim in the place of an answer."""
        if wanted.field == "photo" and (came := if_picture_came(turn, wanted.number)) is not None:
            return came
        command = self._reader.read(turn) if asked != "which" and not turn.is_choice else None
        if command is None:
            return None
        asks = turn.language.puts_question(turn.text)
        return command if command.name in (_NO_ANSWERS if asks else OF_ITS_STATE) else None

    def _filled(
        self, turn: Turn, command: FiledClaimCommand, asked: str
    ) -> FiledClaimCommand | None:
        """The command with what was asked for; None where the message does not give it."""
        if evidence := turn.entity("evidence"):
            return replace(command, name="add", evidence=evidence, values={}, is_sure=True)
        if asked == "which" and (number := self._reader.claims.named(turn)):
            return replace(command, number=number, is_sure=True)
        if turn.is_choice and not turn.entity("email"):
            return None
        if asked in ("new_email", "fact") and (email := _email_given(turn, asked)):
            return replace(command, name="change_email", values={"email": email}, is_sure=True)
        if asked == "fact":
            values = self._fact_given(turn, command)
            return replace(command, values=values, is_sure=True) if values else None
        details = _addition_given(turn) if asked == "addition" else ""
        return replace(command, details=details, is_sure=True) if details else None

    def _fact_given(self, turn: Turn, command: FiledClaimCommand) -> Mapping[str, Any]:
        """What the line asked for should say; without one, all that is told otherwise."""
        number = command.number
        claim = self._reader.claims.find(number) or FiledClaim(number or "", "")
        message = self._reader.message(turn, claim)
        if command.field in CORRECTABLE:
            return message.new_values(command.field)
        return message.stated_values

    def _once_more(self, turn: Turn, slots: Mapping[str, Any], command: FiledClaimCommand) -> Step:
        """Asks again, after an answer to what was asked instead; the second time, with ways out."""
        step = self._missing.step(command, slots)
        misses = (slots.get("misses") or 0) + 1
        answers = interruptions.answers(turn, understood=False)
        say = (*answers, *step.say)
        if not answers and misses >= _MOST_MISSES:
            say = (replace(step.say[0], choices=(*step.say[0].choices, PERSON, STOP)),)
        return replace(step, say=say, slots={**step.slots, "misses": misses})


def _email_given(turn: Turn, asked: str) -> str | None:
    address = turn.entity("email") or (turn.text if asked == "new_email" else None)
    return turn.language.read_email(address) if address else None


def _addition_given(turn: Turn) -> str:
    """The words to be added; empty where the message gives none."""
    if turn.questions or turn.intent in (DENY, "cannot_provide"):
        return ""
    if turn.intent in (*interruptions.SMALL_TALK, AFFIRM):
        return ""
    return turn.language.told_to_add(turn.text)[:_MAX_ADDITION]


def _says_none(turn: Turn) -> bool:
    """Whether the message says that there is nothing to change."""
    language, text = turn.language, turn.text
    nothing = language.says_nothing(text) or language.keeps_as_it_was(text)
    return nothing or language.forbids_change(text)
