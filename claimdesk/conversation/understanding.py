"""Reads a turn in its context: of all that its words may mean, what is meant here.

The readers (intent, values, phrases, choices) only propose; here it is settled which of it holds,
by what was asked and what the claim has already.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from claimdesk.conversation import interruptions
from claimdesk.conversation.commands import Command, CommandName
from claimdesk.conversation.draft import EVIDENCE, FIELDS, Draft
from claimdesk.conversation.other_language import is_to_be_told
from claimdesk.conversation.second_item import other_items
from claimdesk.conversation.turn import Turn
from claimdesk.conversation.values import ValueReader, Values

#: What else a form may wait for than a field: each is answered by yes or no, or by a choice.
REVIEW, GO_ON, DUPLICATE, STOP, START_OVER = "review", "go_on", "duplicate", "stop", "start_over"
_CONFIRM = "confirm_"
# Entities that only buttons and the channel give, in the order they count.
_GIVEN_BY_BUTTON: Mapping[str, CommandName] = {
    "evidence": "attach",
    "field": "edit",
    "answer": "choose",
}
_STEERING_INTENTS: Mapping[str, CommandName] = {
    "start_over": "start_over",
    "talk_to_human": "hand_over",
    "check_claim": "check",
}
_PLAIN_VALUES = {"order_number", "date", "amount", "email"}


def confirming(name: str) -> str:
    """What the form waits for once it has asked whether a field's value is right."""
    return f"{_CONFIRM}{name}"


def field_confirmed(asked: str | None) -> str | None:
    """The field whose value was asked to be confirmed, if it was."""
    return asked.removeprefix(_CONFIRM) if asked and asked.startswith(_CONFIRM) else None


@dataclass(frozen=True)
class Understood:
    """The commands of a turn, the most pressing first, and values it tried to give and failed.

    `problems` is as in `Values`.
    """

    commands: tuple[Command, ...] = ()
    problems: Mapping[str, tuple[str, Mapping[str, Any]]] = field(default_factory=dict)

    def find(self, *names: str) -> Command | None:
        """The first command of one of these names, or None."""
        return next((command for command in self.commands if command.name in names), None)

    @property
    def changes(self) -> dict[str, Any]:
        """All values to keep."""
        kept = (c.values for c in self.commands if c.name in ("set", "correct"))
        return {name: value for values in kept for name, value in values.items()}


class Understanding:
    """Reads turns for one store, on one day."""

    def __init__(self, reader: ValueReader) -> None:
        self._reader = reader

    def read(
        self, turn: Turn, draft: Draft, asked: str | None, labels: Mapping[str, str]
    ) -> Understood:
        """What `turn` asks for, where `asked` was asked and `draft` is what the claim has.

        `labels` are the fields' names as the shopper reads them.
        """
        steering = self._steering(turn, asked)
        if steering is not None:
            return Understood((steering,))
        if asked == REVIEW and (name := _line_to_change(turn, labels)):
            return Understood((Command("edit", {"field": name}, turn.text),))
        expected = _expected(asked)
        in_other_language = is_to_be_told(turn, asked)
        if in_other_language:
            turn, expected = _numbers_of(turn), expected if expected != "product" else None
        values = self._reader.read(turn, expected)
        commands = [*self._kept(turn, draft, asked, values)]
        told = bool(commands)
        commands += [
            Command("add_item", item, turn.text) for item in other_items(turn, values.given, draft)
        ]
        if asked == "reason" and turn.language.rejects_all(turn.text):
            commands.append(Command("set", {"reason": "other"}, turn.text))
        elif skipped := self._skipped(turn, asked, told):
            commands.append(skipped)
        answered = bool(commands)
        if in_other_language:
            heard = {"language": turn.other_language, "again": turn.heard_before}
            commands.append(Command("say_english_only", heard, turn.text))
        questions = interruptions.questions_to_answer(turn, understood=answered)
        if questions:
            commands.append(Command("ask", {"topics": list(questions)}, turn.text, turn.confidence))
        elif not answered and interruptions.is_small_talk(turn):
            commands.append(Command("chitchat", {"kind": turn.intent}, turn.text, turn.confidence))
        doubted = field_confirmed(asked)
        if doubted and values.given.get(doubted) and not answered:
            commands.append(Command("affirm", {}, turn.text))  # said once more
        elif not answered and turn.intent == interruptions.AFFIRM:
            commands.append(Command("affirm", {}, turn.text, turn.confidence))
        elif not answered and turn.intent == interruptions.DENY:
            commands.append(Command("deny", {}, turn.text, turn.confidence))
        return Understood(tuple(commands), values.problems)

    def _steering(self, turn: Turn, asked: str | None) -> Command | None:
        """A command that leaves no room for others in the message."""
        for entity, name in _GIVEN_BY_BUTTON.items():
            if turn.entity(entity):
                values = {each: found[0] for each, found in turn.entities.items()}
                return Command(name, values, turn.text)
        if asked is not None and not turn.is_choice and interruptions.asks_about_question(turn):
            return Command("clarify", {}, turn.text)
        if interruptions.asks_to_stop(turn):
            return Command("cancel", {}, turn.text, turn.confidence)
        steering = _STEERING_INTENTS.get(turn.intent)
        return Command(steering, {}, turn.text, turn.confidence) if steering else None

    def _kept(
        self, turn: Turn, draft: Draft, asked: str | None, values: Values
    ) -> tuple[Command, ...]:
        """The values to keep: new ones, the one asked for, and corrections of old ones."""
        corrects = (
            turn.is_choice or turn.intent == "correct" or turn.language.is_correction(turn.text)
        )
        at_review = asked == REVIEW and turn.intent != interruptions.AFFIRM
        doubted = field_confirmed(asked)
        new: dict[str, Any] = {}
        changed: dict[str, Any] = {}
        for name, value in values.given.items():
            if not draft.get(name):
                new[name] = value
            elif name == asked or (
                (corrects or at_review or name == doubted)
                and name != "details"
                and draft.get(name) != value
            ):
                changed[name] = value
        commands = (Command("set", new, turn.text), Command("correct", changed, turn.text))
        return tuple(command for command in commands if command.values)

    def _skipped(self, turn: Turn, asked: str | None, told: bool) -> Command | None:
        """What the shopper cannot give: what was asked for, or what the message names."""
        declines = turn.intent == "cannot_provide" or (
            asked in EVIDENCE and turn.intent == interruptions.DENY
        )
        none_fits = asked in FIELDS and turn.language.rejects_all(turn.text)
        if not (declines or none_fits) or (turn.is_choice and asked is None):
            return None
        name = asked
        if not turn.is_choice and turn.language.names_photo(turn.text):
            name = "photo"
        elif not turn.is_choice and turn.language.names_receipt(turn.text):
            name = "proof_of_purchase"
        if told and name == asked and not none_fits:
            return None  # "no idea about the day, but it's order 20418" at another question
        return Command("skip", {"field": name}, turn.text, turn.confidence)


def _expected(asked: str | None) -> str | None:
    """The field an answer may give without naming it."""
    return field_confirmed(asked) or asked


def _numbers_of(turn: Turn) -> Turn:
    """The turn without what only English words tell: numbers, dates and addresses stay."""
    kept = {name: found for name, found in turn.entities.items() if name in _PLAIN_VALUES}
    return replace(turn, entities=kept)


def _line_to_change(turn: Turn, labels: Mapping[str, str]) -> str | None:
    """The line a message wants changed without saying to what ("change the product")."""
    if not turn.language.asks_for_change(turn.text) or turn.entities.keys() & _PLAIN_VALUES:
        return None
    text = turn.text.casefold()
    named = [name for name, label in labels.items() if label.casefold() in text]
    return named[0] if len(named) == 1 else None
