"""The answer to what is asked before a claim is changed: yes, no, or something else."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from claimdesk.conversation.claim_form.prompts import Prompts
from claimdesk.conversation.filed_claims.beside_yes import asks_weakly, names_another, with_yes
from claimdesk.conversation.filed_claims.carrying_out import unchanged
from claimdesk.conversation.filed_claims.command import FiledClaimCommand
from claimdesk.conversation.filed_claims.command_reader import CommandReader
from claimdesk.conversation.filed_claims.command_slots import forgotten
from claimdesk.conversation.filed_claims.first_step import FirstStep
from claimdesk.conversation.filed_claims.missing_details import MissingDetails
from claimdesk.conversation.routing import interruptions
from claimdesk.conversation.shared.draft import new_key
from claimdesk.conversation.shared.intents import opens_or_reports
from claimdesk.conversation.shared.turn import Say, Step, Turn
from claimdesk.conversation.shared.yes_or_no import AFFIRM, DENY, YES_OR_NO, yes_or_no

#: Commands that only ask what is on record by now.
OF_ITS_STATE = ("show", "withdrawn")


class Confirmation:
    """Takes the answer to "withdraw" and "change", which are yes or no, and to "same_item"."""

    def __init__(
        self, reader: CommandReader, prompts: Prompts, missing: MissingDetails, first: FirstStep
    ) -> None:
        self._reader = reader
        self._prompts = prompts
        self._missing = missing
        self._first = first

    def yes_or_no(
        self, turn: Turn, slots: Mapping[str, Any], command: FiledClaimCommand, asked: str
    ) -> Step:
        """Carries out the command on a yes; what else a message wants is done instead."""
        if (agreed := with_yes(turn, command, self._reader)) is not None:
            return self._missing.done(agreed, slots)
        other = self._reader.read(turn) if not turn.is_choice else None
        declines = not turn.is_choice and _lets_stand(turn)
        if other is not None and other.name in OF_ITS_STATE and not declines:
            return self._shown_first(turn, slots, command, other)
        if _agrees(turn, command, other, asked):
            return self._missing.done(replace(command, is_sure=True), slots)
        if declines and other is None and opens_or_reports(turn.intent):
            return Step(forgotten(), (unchanged(command),), then="claim")
        if other is not None and _is_something_else(turn, command, other):
            return self._instead(turn, slots, command, declines=declines)
        says = yes_or_no(turn, turn.answer_to(YES_OR_NO))
        if DENY in (says, turn.intent) or declines or interruptions.asks_to_stop(turn):
            return Step(forgotten(), then="stop")
        say = interruptions.answers(turn, understood=False) or (Say("unfit_choice"),)
        return _before(say, self._missing.step(command, slots))

    def same_item(self, turn: Turn, slots: Mapping[str, Any], command: FiledClaimCommand) -> Step:
        """What was told with the claim it is of, or a claim of its own; asked once, and not lost:
        what answers neither leaves it with the claim."""
        if turn.is_choice and turn.entity("claim_number") is None:
            return Step(forgotten(), then="claim" if opens_or_reports(turn.intent) else "stop")
        number = turn.entity("claim_number") or self._reader.claims.named(turn) or command.number
        says = yes_or_no(turn, turn.answer_to(YES_OR_NO))
        another = not turn.is_choice and turn.language.speaks_of_another(turn.text)
        if another or says == DENY:
            return Step(forgotten(), then="claim")
        added = replace(command, number=number, is_sure=True)
        other = self._reader.read(turn) if says is None and not turn.is_choice else None
        if other is not None and other.name not in ("add", "status"):
            sure = other.is_sure and other.name != "withdraw"
            added = replace(added, beside=replace(other, key=new_key(), is_sure=sure).as_slot())
        return self._missing.done(added, slots)

    def _shown_first(
        self,
        turn: Turn,
        slots: Mapping[str, Any],
        command: FiledClaimCommand,
        asked: FiledClaimCommand,
    ) -> Step:
        """How the claim stands while a yes is waited for, which is asked for once more."""
        claim = self._reader.claims.find(command.number)
        named = turn.language.field_named(turn.text)
        lines = {*command.values, *command.beside.get("values", {})}
        of_others = command.name == "withdraw" or (named is not None and named not in lines)
        say = (Say("waits_for_yes"),)
        if asked.name == "show" and of_others and claim is not None:
            say = (self._prompts.shown(claim.number, claim.email, claim.facts),)
        return _before(say, self._missing.step(command, slots))

    def _instead(
        self, turn: Turn, slots: Mapping[str, Any], command: FiledClaimCommand, *, declines: bool
    ) -> Step:
        """What else is wanted, and what becomes of what was asked about."""
        step = self._first.step(turn, slots)
        if declines:
            return _before((unchanged(command),), step) if step.then != "said" else step
        if step.then == "done":  # a question; what waits is not forgotten
            return _before((Say("claim_still_waits", {"claim_number": command.number}),), step)
        return step


def _agrees(
    turn: Turn, command: FiledClaimCommand, other: FiledClaimCommand | None, asked: str
) -> bool:
    """Whether the message says yes to the command, or tells the same once more.

    What cannot be undone takes a yes by every reading of it.
    """
    if turn.is_choice:
        return turn.intent == AFFIRM
    of_another, asks = names_another(turn, command), asks_weakly(turn, turn.text)
    takes_back = other is not None and other.name == "withdraw" and not (of_another or asks)
    if asked == "withdraw" and takes_back:
        return True
    if _lets_stand(turn):
        return False
    tells_again = other is not None and other.values and other.values == command.values
    if tells_again and not turn.language.puts_question(turn.text):
        return True
    says_yes = yes_or_no(turn, turn.answer_to(YES_OR_NO)) == AFFIRM and turn.intent == AFFIRM
    if not says_yes or _only_goes_on(turn) or of_another:
        return False
    return asked != "withdraw" or not asks


def _is_something_else(turn: Turn, command: FiledClaimCommand, other: FiledClaimCommand) -> bool:
    """Whether another thing is wanted than what was asked about, or of another claim."""
    if other.name not in ("status", command.name) or names_another(turn, command):
        return True
    return bool(other.values) and other.values != command.values


def _lets_stand(turn: Turn) -> bool:
    """Whether the message begins with a no, or says that nothing is to be changed."""
    return turn.language.declines(turn.text) or turn.language.forbids_change(turn.text)


def _only_goes_on(turn: Turn) -> bool:
    """Whether the message says to go on, which may be with what was or with what is asked."""
    language, text = turn.language, turn.text
    return language.goes_on(text) and language.says_yes_or_no(text) is not True


def _before(say: tuple[Say, ...], step: Step) -> Step:
    """The step with something said first."""
    return replace(step, say=(*say, *step.say))
