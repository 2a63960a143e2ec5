"""What a turn adds to the record of its conversation, and who is in the middle of one."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

from claimdesk.adapters.conversation_holds import Hold

SHOPPER = "shopper"
ASSISTANT = "assistant"

_CHOICE_BYTES = _MESSAGE_BYTES = 9


@dataclass(frozen=True)
class OfferedChoice:
    """An offered reply; `payload` stays server-side."""

    id: str
    title: str
    payload: str

    @classmethod
    def new(cls, title: str, payload: str) -> OfferedChoice:
        """A choice with a fresh id."""
        return cls(secrets.token_urlsafe(_CHOICE_BYTES), title, payload)


@dataclass(frozen=True)
class Line:
    """One message; `more` holds choices, ask, card and photo (JSON).

    A shopper's line has the `choice` it took, and the `key` of its request.
    """

    id: str
    at: datetime
    who: str
    text: str
    more: dict[str, Any]


class KeptAnswer(NamedTuple):
    """What a request said, as a fingerprint, and what was answered (JSON)."""

    fingerprint: str
    answer: dict[str, Any]


class TrackedEvents(NamedTuple):
    """Rasa's part of a turn: `write` is called with the cursor, `recorded` after the commit."""

    write: Callable[[Any], None]
    recorded: Callable[[], None]


class TurnRecord:
    """What a turn adds to its conversation's record; nothing of it is there before `commit`.

    Lines, offered choices, the choice used, the answer under the request's key, Rasa's events.
    `error` is why the turn must not be committed, if it must not. `hold` is what keeps other
    servers from the conversation, where there may be some.
    """

    def __init__(
        self, conversation_id: str, clock: Callable[[], datetime], hold: Hold | None = None
    ) -> None:
        self.conversation_id = conversation_id
        self.hold = hold
        self.lines: list[Line] = []
        self.offered: list[OfferedChoice] = []
        self.used_choice: str | None = None
        self.kept_answer: tuple[str, KeptAnswer] | None = None  # with the request's key
        self.events: TrackedEvents | None = None
        self.error: Exception | None = None
        self.is_open = False
        self._clock = clock

    def say(
        self,
        who: str,
        text: str,
        more: dict[str, Any] | None = None,
        offered: Iterable[OfferedChoice] = (),
    ) -> Line:
        """Add a message, with the choices it offers."""
        line = Line(secrets.token_urlsafe(_MESSAGE_BYTES), self._clock(), who, text, more or {})
        self.lines.append(line)
        self.offered.extend(offered)
        return line


_turn: ContextVar[TurnRecord | None] = ContextVar("turn", default=None)
_hold: ContextVar[Hold | None] = ContextVar("hold", default=None)


def current_turn(conversation_id: str) -> TurnRecord | None:
    """The record of the turn that the caller is part of, if it is one of this conversation."""
    turn = _turn.get()
    is_it = turn is not None and turn.is_open and turn.conversation_id == conversation_id
    return turn if is_it else None


@contextmanager
def open_turn(conversation_id: str, clock: Callable[[], datetime]) -> Iterator[TurnRecord]:
    """A new record, which is the caller's `current_turn` until the end."""
    turn = TurnRecord(conversation_id, clock, _hold.get())
    turn.is_open = True
    token = _turn.set(turn)
    try:
        yield turn
    finally:
        turn.is_open = False  # also for a task that was begun within the turn and goes on
        _turn.reset(token)


@contextmanager
def holding(hold: Hold) -> Iterator[None]:
    """The turns within are of the conversation that is held, and recorded by its holder."""
    token = _hold.set(hold)
    try:
        yield
    finally:
        _hold.reset(token)
