"""The first step for a message: what it wants of a filed claim, where nothing was asked for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from claimdesk.conversation.context.next_item_offer import is_let_go
from claimdesk.conversation.filed_claims.claim_lookup import ClaimLookup
from claimdesk.conversation.filed_claims.claim_message import SAID
from claimdesk.conversation.filed_claims.command import FiledClaimCommand
from claimdesk.conversation.filed_claims.command_reader import CommandReader
from claimdesk.conversation.filed_claims.command_slots import forgotten, last_done
from claimdesk.conversation.filed_claims.missing_details import MissingDetails
from claimdesk.conversation.filed_claims.not_a_claim import subject_meant, tells_anew
from claimdesk.conversation.filed_claims.questions import if_picture_came
from claimdesk.conversation.filed_claims.several_commands import several_commands
from claimdesk.conversation.routing import interruptions
from claimdesk.conversation.routing.interruptions import RESUME
from claimdesk.conversation.shared.draft import new_key
from claimdesk.conversation.shared.turn import Say, Step, Turn

_CLOSINGS = {"thank": "utter_thank", "goodbye": "utter_goodbye", "rest": "utter_deny"}


class FirstStep:
    """Reads what is wanted, and goes on with it."""

    def __init__(self, reader: CommandReader, missing: MissingDetails, lookup: ClaimLookup) -> None:
        self._reader = reader
        self._missing = missing
        self._lookup = lookup

    def step(self, turn: Turn, slots: Mapping[str, Any]) -> Step:
        """Ends at once with "other" where nothing is wanted of a filed claim."""
        has_claim = self._reader.claims.find(None) is not None
        if has_claim and not turn.is_choice and turn.language.lets_it_be(turn.text):
            return Step(then="bye")
        # With a claim under way a message that names none may be about that one.
        filed = has_claim and not slots.get("claim_key")
        if filed and (closing := _closing(turn)):
            return Step(forgotten(), (closing,), then="said")
        command = several_commands(turn, self._reader) if filed else None
        command = command or self._of_picture_sent(turn, slots) or self._reader.read(turn)
        if filed and command is None and turn.intent == "stop":
            return Step(forgotten(), (Say("utter_deny"),), then="said")
        if command is None or _only_lets_go(turn, command, slots.get("next_claim")):
            return Step(then="other")
        return self._go_on(turn, slots, replace(_with_answers(command, turn), key=new_key()))

    @staticmethod
    def _of_picture_sent(turn: Turn, slots: Mapping[str, Any]) -> FiledClaimCommand | None:
        """Whether it is asked if the picture came that was sent, or asked about, last."""
        last = last_done(slots)
        of_picture = last.evidence or any("picture_there" in each.topics for each in last.chain)
        return if_picture_came(turn, last.number) if of_picture else None

    def _go_on(self, turn: Turn, slots: Mapping[str, Any], command: FiledClaimCommand) -> Step:
        if (doubt := self._missing.doubtful_email(turn, command)) is not None:
            return doubt
        if self._reader.claims.find(command.number) is not None:
            return self._missing.step(command, slots)
        if not command.number and (ended := _none_filed_meant(turn, slots, command)) is not None:
            return ended
        return self._lookup.step(turn, {**slots, **forgotten()}, command, None)


def _with_answers(command: FiledClaimCommand, turn: Turn) -> FiledClaimCommand:
    """The command with the questions put beside it, where nothing or only an undoing is wanted."""
    if command.name not in ("unchanged", "put_back") or command.beside:
        return command
    topics = interruptions.questions_to_answer(turn, understood=True)
    beside = FiledClaimCommand("answers", topics=topics) if topics else None
    return replace(command, beside=beside.as_slot()) if beside else command


def _none_filed_meant(
    turn: Turn, slots: Mapping[str, Any], command: FiledClaimCommand
) -> Step | None:
    """Ends where none of the claims filed before is meant by a message that names none."""
    if command.name == "status" and slots.get("claim_key"):
        # One that is under way can only be meant, as none was sent.
        return Step(say=(Say("claim_not_sent", choices=RESUME),), then="said")
    if command.name == "status" and (meant := subject_meant(turn)):
        return Step(then=meant)
    if command.name in ("add", "correct") and tells_anew(turn):
        return Step(then="claim")
    return None


def _closing(turn: Turn) -> Say | None:
    """A short answer to what only ends the talk; nothing is recited to it."""
    kind = None if turn.is_choice else turn.language.closes(turn.text)
    return Say(_CLOSINGS[kind]) if kind else None


def _only_lets_go(
    turn: Turn, command: FiledClaimCommand, offered: Mapping[str, Any] | None
) -> bool:
    """Whether a no, with the next item offered, is to that offer and puts nothing right."""
    puts_right = command.name not in ("correct", "unchanged") or set(command.values) - set(SAID)
    return bool(offered) and not puts_right and is_let_go(turn, offered or {})
