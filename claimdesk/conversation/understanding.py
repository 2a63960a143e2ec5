"""Reads a turn in its context: of all that its words may mean, what is meant here.

The readers (intent, values, phrases, choices) only propose; here it is settled which of it holds,
by what was asked and what the claim has already.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from claimdesk.claims.vocabulary import UNKNOWN
from claimdesk.conversation import interruptions
from claimdesk.conversation.commands import Command, CommandName
from claimdesk.conversation.draft import EVIDENCE, FIELDS, OF_ANOTHERS_ORDER, Draft
from claimdesk.conversation.intents import begins_a_claim
from claimdesk.conversation.order_and_email import order_number_in
from claimdesk.conversation.other_language import is_to_be_told
from claimdesk.conversation.second_item import other_items
from claimdesk.conversation.turn import Choice, Turn
from claimdesk.conversation.values import PLAIN_VALUES, ValueReader, Values
from claimdesk.conversation.yes_or_no import DENY, YES_OR_NO, yes_or_no
from claimdesk.language.order_number_forms import normalise

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
    "report_danger": "hand_over",
    "withdraw_claim": "cancel",  # of a claim that is not filed yet
    "check_claim": "check",
}
# Questions that the answers' training sentences know, besides those of any kind.
_VALUE_QUESTIONS = ("reason", "condition", "wants", "purchased_from")
_ANY, _CHOICE = "any", "choice"
_PLACES = {"first": 0, "second": 1, "third": 2, "last": -1}
_FEWEST_TO_COUNT = 2  # of choices, for a place among them to mean something
_WORDS_OF_A_QUESTION = 4
_WORDS_OF_A_WISH = 5  # "make it an exchange": more may only mention it


def confirming(name: str) -> str:
    """What the form waits for once it has asked whether a field's value is right."""
    return f"{_CONFIRM}{name}"


def field_confirmed(asked: str | None) -> str | None:
    """The field whose value was asked to be confirmed, if it was."""
    return asked.removeprefix(_CONFIRM) if asked and asked.startswith(_CONFIRM) else None


@dataclass(frozen=True)
class Context:
    """What a turn is said in: what was asked, with which choices, and what the claim has already.

    `labels` are the fields' names as the shopper reads them.
    """

    asked: str | None
    draft: Draft
    choices: tuple[Choice, ...] = ()
    labels: Mapping[str, str] = field(default_factory=dict)


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

    def read(self, turn: Turn, context: Context) -> Understood:
        """What `turn` asks for in its context."""
        asked, draft = context.asked, context.draft
        turn = _with_place_taken(turn, context)
        steering = self._steering(turn, asked)
        if steering is not None:
            return Understood((steering, *_asked_beside(turn, steering)))
        meant, expected = _meant_as_answer(turn, asked), _expected(asked)
        in_other_language = is_to_be_told(turn, asked)
        if in_other_language:
            turn, expected = _numbers_of(turn), expected if expected != "product" else None
            meant = None
        turn = self._reader.without_packaging(turn)
        values = self._reader.read(turn, expected)
        if asked in _VALUE_QUESTIONS and meant and asked not in values.given:
            values = replace(values, given={**values.given, str(asked): meant})
        named = _lines_named(turn, context)
        if named:
            given = {name: value for name, value in values.given.items() if name in named}
            if not given:
                return Understood((Command("edit", {"field": named[0]}, turn.text),))
            values = replace(values, given=given)
        commands = [*self._kept(turn, context, values, named)]
        told = bool(commands)
        commands += [
            Command("add_item", item, turn.text) for item in other_items(turn, values.given, draft)
        ]
        if asked == "reason" and _rejects_all(turn):
            commands.append(Command("set", {"reason": "other"}, turn.text))
        elif skipped := self._skipped(turn, context, told):
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
        elif not answered and (name := yes_or_no(turn, meant)):
            commands.append(Command(name, {}, turn.text, turn.confidence))
        if not commands and asked is not None and _asks_of_something(turn):
            commands.append(Command("ask", {"topics": []}, turn.text, turn.confidence))
        if asked is None and begins_a_claim(turn.intent):
            commands.append(Command("start", {"by": turn.intent}, turn.text, turn.confidence))
        return Understood(tuple(commands), values.problems)

    def _steering(self, turn: Turn, asked: str | None) -> Command | None:
        """A command that leaves no room for others in the message but a question."""
        for entity, name in _GIVEN_BY_BUTTON.items():
            if turn.entity(entity):
                values = {each: found[0] for each, found in turn.entities.items()}
                return Command(name, values, turn.text)
        typed = asked is not None and not turn.is_choice
        if typed and asked == REVIEW and turn.language.says_send(turn.text):
            return Command("send", {}, turn.text)
        if typed and asked == GO_ON and turn.language.goes_on_anyway(turn.text):
            return Command("affirm", {}, turn.text)
        if typed and turn.language.asks_to_see(turn.text):
            return Command("repeat", {}, turn.text)
        if typed and _asks_back(turn, str(asked)):
            return Command("clarify", {}, turn.text)
        skips = typed and asked in FIELDS and turn.language.goes_without(turn.text)
        if interruptions.asks_to_stop(turn) and not skips:
            return Command("cancel", {}, turn.text, turn.confidence)
        steering = _STEERING_INTENTS.get(turn.intent)
        return Command(steering, {}, turn.text, turn.confidence) if steering else None

    def _kept(
        self, turn: Turn, context: Context, values: Values, named: Sequence[str]
    ) -> tuple[Command, ...]:
        """The values to keep: new ones, the one asked for, and corrections of old ones.

        What is mentioned is not yet corrected: that takes a word of correction, or the line's name.
        """
        draft, asked = context.draft, context.asked
        expected = _expected(asked)
        new: dict[str, Any] = {}
        changed: dict[str, Any] = {}
        for name, value in values.given.items():
            if not draft.get(name) or (draft.get(name) == UNKNOWN != value):
                new[name] = value
            elif draft.is_rough(name) and isinstance(value, str):
                new[name] = value  # no correction, only closer
            elif name == asked or (
                draft.get(name) != value
                and (name in named or name == expected or self._corrects(turn, asked, name, value))
            ):
                changed[name] = value
        commands = (Command("set", new, turn.text), Command("correct", changed, turn.text))
        return tuple(command for command in commands if command.values)

    def _corrects(self, turn: Turn, asked: str | None, name: str, value: Any) -> bool:
        """Whether the message gives another value in the place of the one that is kept."""
        if name == "details":
            return False
        if turn.is_choice:
            return True
        language, text = turn.language, turn.text
        cue = turn.intent == "correct" or language.is_correction(text)
        if name == "product":
            start = text.casefold().find(str(value).casefold())
            return start >= 0 and language.is_put_right(text, start)
        if name == "order_number":  # a bare number may be of anything
            written = order_number_in(turn, expected=asked == name) or str(value)
            bare = normalise(written).isdigit() and not language.speaks_of_order(text)
            return (cue or asked == REVIEW) and (not bare or self._reader.is_only_values(turn))
        if name in ("reason", "wants", "condition", "purchased_from"):
            short = asked == REVIEW and len(text.split()) <= _WORDS_OF_A_WISH
            return (cue or short) and not language.is_question(text)
        return cue or (asked == REVIEW and not language.is_question(text))

    def _skipped(self, turn: Turn, context: Context, told: bool) -> Command | None:
        """What the shopper cannot give: what was asked for, or what the message names."""
        asked = context.asked
        declines = (
            turn.intent == "cannot_provide"
            or (asked in EVIDENCE and turn.intent == DENY)
            or (asked in FIELDS and not turn.is_choice and turn.language.goes_without(turn.text))
            or (asked in FIELDS and not told and turn.answer_to(_ANY) == "cannot_provide")
            or (field_confirmed(asked) and turn.answer_to(YES_OR_NO) == "unsure")
            or self._of_anothers_order(turn, context)
        )
        none_fits = bool(context.choices) and _rejects_all(turn)
        if not (declines or none_fits) or (turn.is_choice and asked is None):
            return None
        name = asked
        if not turn.is_choice and turn.language.names_photo(turn.text):
            name = "photo"
        elif not turn.is_choice and turn.language.names_receipt(turn.text):
            name = "proof_of_purchase"
        if told and name == asked and not (none_fits or self._of_anothers_order(turn, context)):
            return None  # "no idea about the day, but it's order 20418" at another question
        return Command("skip", {"field": name}, turn.text, turn.confidence)

    @staticmethod
    def _of_anothers_order(turn: Turn, context: Context) -> bool:
        """Whether who was asked for the order number says instead that another ordered it.

        Asked whether they know this or that of another's order, they may say no.
        """
        if context.asked not in OF_ANOTHERS_ORDER or turn.is_choice:
            return False
        others, told = turn.language.is_anothers_order, context.draft.get("details") or ""
        if turn.intent == DENY and others(told):
            return True
        is_number = context.asked == "order_number" and not turn.entity("order_number")
        return is_number and others(turn.text)


def _with_place_taken(turn: Turn, context: Context) -> Turn:
    """The turn; one that names a choice by its place ("the one at the top") is that choice."""
    place = turn.answer_to(_CHOICE)
    choices = context.choices
    if turn.is_choice or place not in _PLACES or len(choices) < _FEWEST_TO_COUNT:
        return turn
    index = _PLACES[place]
    if index >= len(choices):
        return turn
    taken = {name: (value,) for name, value in choices[index].entities.items()}
    return replace(turn, intent=choices[index].intent, entities=taken, is_choice=True)


def _rejects_all(turn: Turn) -> bool:
    """Whether none of what was offered is meant."""
    rejects = turn.answer_to(_CHOICE) == "none" or turn.language.rejects_all(turn.text)
    return rejects and not turn.is_choice


def _meant_as_answer(turn: Turn, asked: str | None) -> str | None:
    """What the message means as the answer to what was asked, by the sentences learned from."""
    question = asked if asked in _VALUE_QUESTIONS else YES_OR_NO
    return None if _rejects_all(turn) else turn.answer_to(str(question))


def _asks_back(turn: Turn, asked: str) -> bool:
    """Whether the message asks why or what is asked, rather than answering."""
    if interruptions.asks_about_question(turn):
        return True
    asks_why = asked not in FIELDS and turn.answer_to(YES_OR_NO) == "why"
    # What gives a value answers, however it begins: "sorry, it is defective".
    return asks_why or (turn.answer_to(_ANY) == "explain" and not turn.entities)


def _expected(asked: str | None) -> str | None:
    """The field an answer may give without naming it."""
    return field_confirmed(asked) or asked


def _numbers_of(turn: Turn) -> Turn:
    """The turn without what only English words tell: numbers, dates and addresses stay."""
    kept = {name: found for name, found in turn.entities.items() if name in PLAIN_VALUES}
    return replace(turn, entities=kept)


def _asks_of_something(turn: Turn) -> bool:
    """Whether the message is a question of its own, though not one that has an answer here."""
    language, text = turn.language, turn.text
    words = len(text.split())
    return not turn.is_choice and words >= _WORDS_OF_A_QUESTION and language.is_question(text)


def _lines_named(turn: Turn, context: Context) -> tuple[str, ...]:
    """The lines of the claim that a message wants changed, where the claim was shown."""
    shown = context.asked in (REVIEW, GO_ON) or field_confirmed(context.asked)
    language, text = turn.language, turn.text
    if turn.is_choice or not shown:
        return ()
    if not (language.asks_for_change(text) or language.is_correction(text)):
        return ()
    words = text.casefold()
    labelled = [name for name, label in context.labels.items() if label.casefold() in words]
    meant = language.field_named(text)
    named = dict.fromkeys([*labelled, *([meant] if meant else [])])
    return tuple(name for name in named if context.draft.is_settled(name))


def _asked_beside(turn: Turn, steering: Command) -> tuple[Command, ...]:
    """The question that stands beside sending the claim."""
    if steering.name != "send":
        return ()
    topics = interruptions.questions_to_answer(turn, understood=True)
    return (Command("ask", {"topics": list(topics)}, turn.text),) if topics else ()
