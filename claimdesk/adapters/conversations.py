"""The conversations of the web channel: what both sides said, and the choices offered."""

from __future__ import annotations

import json
import secrets
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timezone
from itertools import takewhile
from typing import Any, NamedTuple

import sqlalchemy as sa
from sqlalchemy.engine import Engine, Row

from claimdesk.adapters.conversation_tables import (
    LATEST_LINES,
    OF_A_CONVERSATION,
    choices,
    conversations,
    insert_into,
    messages,
)
from claimdesk.adapters.database import Busy, Prepared, for_reading, transaction
from claimdesk.conversation.choosing import chosen

SHOPPER = "shopper"
ASSISTANT = "assistant"

_ID_BYTES = 24  # of a conversation id: 192 random bits
_CHOICE_BYTES = _MESSAGE_BYTES = 9
_PHOTO_IN_TRANSCRIPT = "[photo]"


@dataclass(frozen=True)
class Conversation:
    """One shopper's talk with one store."""

    id: str
    store: str


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

    A shopper's line has the `choice` it took, and each line the `key` of the request it is of.
    """

    id: str
    at: datetime
    who: str
    text: str
    more: dict[str, Any]


class TranscriptLine(NamedTuple):
    """When (UTC), who ("shopper" or "assistant") and what, as mails print it."""

    at: datetime
    who: str
    text: str


class Conversations:
    """Conversations on record; every method but `stage` is one short transaction."""

    def __init__(self, engine: Engine, clock: Callable[[], datetime] | None = None) -> None:
        self._engine = engine
        self._reader = for_reading(engine)
        mine = conversations.c.id == sa.bindparam("conversation")
        self._find = Prepared(sa.select(conversations.c.store).where(mine), engine)
        self._insert = Prepared(insert_into(conversations), engine)
        self._find_latest = Prepared(LATEST_LINES, engine)
        self._insert_lines = Prepared(insert_into(messages, "id"), engine)
        self._insert_offers = Prepared(insert_into(choices), engine)
        self._pending_messages: dict[str, list[tuple[Line, tuple[OfferedChoice, ...]]]] = {}
        self._pending_rows: dict[str, list[tuple[Prepared, dict[str, Any]]]] = {}
        self._clock = clock or (lambda: datetime.now(timezone.utc))

    @property
    def is_local(self) -> bool:
        """Whether reads are fast enough for the event loop (local SQLite)."""
        return bool(self._engine.dialect.name == "sqlite")

    def create(self, store: str, *, waits: bool = True) -> Conversation:
        """Begin a conversation under a random id of the server's making.

        With waits=False, raises Busy instead of blocking.
        """
        conversation = Conversation(secrets.token_urlsafe(_ID_BYTES), store)
        row = {"id": conversation.id, "store": store, "created_at": _naive(self._clock())}
        with transaction(self._engine, waits=waits) as cursor:
            self._insert(cursor, row)
        return conversation

    def find(self, conversation_id: str) -> Conversation | None:
        """The conversation, or None when it never was or has been erased."""
        with transaction(self._engine, reads=True) as cursor:
            found = self._find(cursor, {"conversation": conversation_id}).fetchone()
        return None if found is None else Conversation(conversation_id, found[0])

    def say(
        self,
        conversation_id: str,
        who: str,
        text: str,
        more: dict[str, Any] | None = None,
        offered: Iterable[OfferedChoice] = (),
    ) -> Line:
        """Add a message, with the choices it offers."""
        line = self.stage(conversation_id, who, text, more, offered)
        self.flush(conversation_id)
        return line

    def stage(
        self,
        conversation_id: str,
        who: str,
        text: str,
        more: dict[str, Any] | None = None,
        offered: Iterable[OfferedChoice] = (),
    ) -> Line:
        """Stage a message; written by `flush` or by the next read.

        So the messages of a turn are recorded in one transaction.
        """
        line = Line(secrets.token_urlsafe(_MESSAGE_BYTES), self._clock(), who, text, more or {})
        self._pending_messages.setdefault(conversation_id, []).append((line, tuple(offered)))
        return line

    def stage_row(self, conversation_id: str, insert: Prepared, row: dict[str, Any]) -> None:
        """Add a row of another table that `flush` records in the same transaction."""
        self._pending_rows.setdefault(conversation_id, []).append((insert, row))

    def flush(self, conversation_id: str, *, waits: bool = True) -> None:
        """Flush staged rows; with waits=False, raises Busy instead of blocking."""
        pending = self._pending_messages.pop(conversation_id, [])
        rows = self._pending_rows.pop(conversation_id, [])
        if not (pending or rows):
            return
        lines = [_message_row(conversation_id, line) for line, _ in pending]
        offers = [
            {**vars(choice), "conversation_id": conversation_id}
            for _, offered in pending
            for choice in offered
        ]
        try:
            with transaction(self._engine, waits=waits) as cursor:
                if lines:
                    self._insert_lines(cursor, *lines)
                if offers:
                    self._insert_offers(cursor, *offers)
                for insert, row in rows:
                    insert(cursor, row)
        except Busy:
            self._pending_messages[conversation_id] = pending
            self._pending_rows[conversation_id] = rows
            raise

    def choice(self, conversation_id: str, choice_id: str) -> OfferedChoice | None:
        """The choice, if this very conversation was offered it."""
        self.flush(conversation_id)
        query = sa.select(choices).where(
            choices.c.id == choice_id, choices.c.conversation_id == conversation_id
        )
        with self._reader.connect() as connection:
            row = connection.execute(query).one_or_none()
        return None if row is None else OfferedChoice(row.id, row.title, row.payload)

    def choice_by_title(self, conversation_id: str, text: str) -> OfferedChoice | None:
        """The choice that a typed answer means, of those the latest answer offered."""
        with transaction(self._engine, reads=True) as cursor:
            latest = self._find_latest(cursor, {"conversation": conversation_id})
            said = list(takewhile(lambda row: row[0] != SHOPPER, latest))
            cursor.close()  # skip the remaining rows
        more = [json.loads(row[1]) if isinstance(row[1], str) else row[1] for row in said]
        offered = [choice for each in more for choice in each.get("choices", ())]
        on_a_card = any("card" in each for each in more)
        index = chosen(text, [choice["title"] for choice in offered], counted=not on_a_card)
        return None if index is None else self.choice(conversation_id, offered[index]["id"])

    def history(self, conversation_id: str) -> Sequence[Line]:
        """All that was said, in order; empty when the conversation is unknown."""
        self.flush(conversation_id)
        query = (
            sa.select(messages)
            .where(messages.c.conversation_id == conversation_id)
            .order_by(messages.c.id)
        )
        with self._reader.connect() as connection:
            return [_line(row) for row in connection.execute(query)]

    def transcript(self, conversation_id: str) -> Sequence[TranscriptLine]:
        """All that was said, for people to read; a photo without words is named as one."""
        return [
            TranscriptLine(line.at, line.who, line.text or _PHOTO_IN_TRANSCRIPT)
            for line in self.history(conversation_id)
            if line.text or line.more.get("photo")
        ]

    def erase(self, conversation_id: str) -> None:
        """Forget the conversation and all that belongs to it."""
        self._pending_messages.pop(conversation_id, None)
        self._pending_rows.pop(conversation_id, None)
        with self._engine.begin() as connection:
            for table in OF_A_CONVERSATION:
                connection.execute(table.delete().where(table.c.conversation_id == conversation_id))
            connection.execute(conversations.delete().where(conversations.c.id == conversation_id))


def _message_row(conversation_id: str, line: Line) -> dict[str, Any]:
    return {
        "conversation_id": conversation_id,
        "at": _naive(line.at),
        "who": line.who,
        "text": line.text,
        "more": {"id": line.id, **line.more},
    }


def _line(row: Row) -> Line:
    more = dict(row.more)
    message_id = more.pop("id", f"m{row.id}")  # older messages were kept without one
    return Line(message_id, row.at.replace(tzinfo=timezone.utc), row.who, row.text, more)


def _naive(moment: datetime) -> datetime:
    # SQLite keeps no time zones; without one both databases hold the same UTC value.
    return moment.astimezone(timezone.utc).replace(tzinfo=None)
