"""A conversation on record, turn by turn: what was said, what was read, what was done."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, NamedTuple

#: The slot that says how a form ended.
FORM_END = "form_end"


class Done(NamedTuple):
    """One thing done: an `action` was run, a `form` opened or closed, a `slot` set."""

    kind: str  # "action", "form", "slot"
    name: str | None  # of a form: None where one was closed
    value: Any = None  # of a slot


class RecordedChoice(NamedTuple):
    """A choice that an answer offered; `payload` is what taking it says, `/intent{…}`."""

    id: str
    title: str
    payload: str

    @property
    def intent(self) -> str:
        """The intent that taking it says."""
        return self.payload.removeprefix("/").partition("{")[0]


@dataclass(frozen=True)
class RecordedAnswer:
    """A message of the assistant's; `rating` is "up", "down" or None."""

    text: str
    choices: tuple[RecordedChoice, ...] = ()
    rating: str | None = None
    ask: str | None = None


@dataclass(frozen=True)
class RecordedTurn:
    """What a shopper said, and all that followed until they said the next.

    `number` is that of the shopper's message in the record, `at` its moment in UTC. `choice` is the
    one taken, if it was; `parse` what Rasa's parse said of the message, empty where the turn
    failed. `form` and `asked` are the form and the slot that were open when it came, `slots_before`
    what all slots held; `form_after` is the form open when it was done. `done` leaves out that the
    assistant listens.
    """

    number: int
    at: datetime
    text: str
    choice: RecordedChoice | None = None
    is_photo: bool = False
    parse: Mapping[str, Any] = field(default_factory=dict)
    answers: tuple[RecordedAnswer, ...] = ()
    done: tuple[Done, ...] = ()
    slots_before: Mapping[str, Any] = field(default_factory=dict, repr=False)
    form: str | None = None
    asked: str | None = None
    form_after: str | None = None
    misses: int = 0  # times in a row that the form did not understand, this one among them

    @property
    def is_typed(self) -> bool:
        """Whether it has words of the shopper's own."""
        return self.choice is None and not self.is_photo and bool(self.text.strip())

    @property
    def intent(self) -> str | None:
        """What it was read as, after the gate."""
        name = (self.parse.get("intent") or {}).get("name")
        return None if name is None else str(name)

    @property
    def confidence(self) -> float | None:
        """How sure that was (0–1)."""
        value = (self.parse.get("intent") or {}).get("confidence")
        return None if value is None else float(value)

    @property
    def entities(self) -> tuple[Mapping[str, Any], ...]:
        """The values found in it: `entity`, `value`, `start`, `end`."""
        return tuple(self.parse.get("entities") or ())

    @property
    def actions(self) -> tuple[str, ...]:
        """The actions that were run."""
        return tuple(each.name for each in self.done if each.kind == "action" and each.name)

    @property
    def end(self) -> str | None:
        """How a form ended in it, None where none did."""
        ends = [each.value for each in self.done if each.name == FORM_END and each.value]
        return str(ends[-1]) if ends else None

    @property
    def choices(self) -> tuple[RecordedChoice, ...]:
        """What its answers offer."""
        return tuple(choice for answer in self.answers for choice in answer.choices)


@dataclass(frozen=True)
class Talk:
    """A conversation with a store: its greeting, and its turns in order."""

    id: str
    store: str
    turns: tuple[RecordedTurn, ...]
    greeting: tuple[RecordedAnswer, ...] = ()
