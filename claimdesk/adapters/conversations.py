"""The conversations of the web channel: what both sides said, and the choices offered."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timezone
from itertools import takewhile
from typing import Any, NamedTuple

import sqlalchemy as sa
from sqlalchemy.engine import Engine, Row

from claimdesk.adapters.database import metadata

SHOPPER = "shopper"
ASSISTANT = "assistant"

_ID_BYTES = 24  # of a conversation id: 192 random bits
_CHOICE_BYTES = 9
_PHOTO_IN_TRANSCRIPT = "[photo]"
_MOST_LINES_OF_AN_ANSWER = 10

conversations = sa.Table(
    "conversations",
    metadata,
    sa.Column("id", sa.String(64), primary_key=True),
    sa.Column("store", sa.String(100), nullable=False),
    sa.Column("created_at", sa.DateTime, nullable=False),  # UTC
)

messages = sa.Table(
    "messages",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("conversation_id", sa.ForeignKey("conversations.id"), nullable=False, index=True),
    sa.Column("at", sa.DateTime, nullable=False),  # UTC
    sa.Column("who", sa.String(20), nullable=False),
    sa.Column("text", sa.Text, nullable=False),
    sa.Column("more", sa.JSON, nullable=False),  # choices, ask, card, photo
)

choices = sa.Table(
    "choices",
    metadata,
    sa.Column("id", sa.String(32), primary_key=True),
    sa.Column("conversation_id", sa.ForeignKey("conversations.id"), nullable=False, index=True),
    sa.Column("title", sa.Text, nullable=False),
    sa.Column("payload", sa.Text, nullable=False),
)


@dataclass(frozen=True)
class Conversation:
    """One shopper's talk with one store."""

    id: str
    store: str


@dataclass(frozen=True)
class Choice:
    """An answer offered to click on; `payload` stays on the server."""

    id: str
    title: str
    payload: str

    @classmethod
    def new(cls, title: str, payload: str) -> Choice:
        """A choice with a fresh id."""
        return cls(secrets.token_urlsafe(_CHOICE_BYTES), title, payload)


@dataclass(frozen=True)
class Line:
    """One message; `more` holds what it has of choices, ask, card and photo (JSON)."""

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
    """Conversations on record; every method is one short transaction."""

    def __init__(self, engine: Engine, clock: Callable[[], datetime] | None = None) -> None:
        self._engine = engine
        self._clock = clock or (lambda: datetime.now(timezone.utc))

    def create(self, store: str) -> Conversation:
        """Begin a conversation under a random id of the server's making."""
        conversation = Conversation(secrets.token_urlsafe(_ID_BYTES), store)
        with self._engine.begin() as connection:
            connection.execute(
                conversations.insert().values(
                    id=conversation.id, store=store, created_at=_naive(self._clock())
                )
            )
        return conversation

    def find(self, conversation_id: str) -> Conversation | None:
        """The conversation, or None when it never was or has been erased."""
        query = sa.select(conversations.c.store).where(conversations.c.id == conversation_id)
        with self._engine.connect() as connection:
            store = connection.execute(query).scalar_one_or_none()
        return None if store is None else Conversation(conversation_id, store)

    def say(
        self,
        conversation_id: str,
        who: str,
        text: str,
        more: dict[str, Any] | None = None,
        offered: Iterable[Choice] = (),
    ) -> Line:
        """Add a message, with the choices it offers."""
        line = Line(self._clock(), who, text, more or {})
        row = {"at": _naive(line.at), "who": who, "text": text, "more": line.more}
        rows = [
            {
                "id": choice.id,
                "conversation_id": conversation_id,
                "title": choice.title,
                "payload": choice.payload,
            }
            for choice in offered
        ]
        with self._engine.begin() as connection:
            connection.execute(messages.insert().values(conversation_id=conversation_id, **row))
            if rows:
                connection.execute(choices.insert(), rows)
        return line

    def choice(self, conversation_id: str, choice_id: str) -> Choice | None:
        """The choice, if this very conversation was offered it."""
        query = sa.select(choices).where(
            choices.c.id == choice_id, choices.c.conversation_id == conversation_id
        )
        with self._engine.connect() as connection:
            row = connection.execute(query).one_or_none()
        return None if row is None else Choice(row.id, row.title, row.payload)

    def named_choice(self, conversation_id: str, text: str) -> Choice | None:
        """The choice whose title the text is, of those the latest answer offered."""
        query = (
            sa.select(messages)
            .where(messages.c.conversation_id == conversation_id)
            .order_by(messages.c.id.desc())
            .limit(_MOST_LINES_OF_AN_ANSWER)
        )
        with self._engine.connect() as connection:
            latest = [_line(row) for row in connection.execute(query)]
        said = takewhile(lambda line: line.who != SHOPPER, latest)
        offered = (choice for line in said for choice in line.more.get("choices", ()))
        meant = next((c["id"] for c in offered if _spoken(c["title"]) == _spoken(text)), None)
        return self.choice(conversation_id, meant) if meant else None

    def history(self, conversation_id: str) -> Sequence[Line]:
        """All that was said, in order; empty when the conversation is unknown."""
        query = (
            sa.select(messages)
            .where(messages.c.conversation_id == conversation_id)
            .order_by(messages.c.id)
        )
        with self._engine.connect() as connection:
            return [_line(row) for row in connection.execute(query)]

    def transcript(self, conversation_id: str) -> Sequence[TranscriptLine]:
        """All that was said, for people to read; a photo without words is named as one."""
        return [
            TranscriptLine(line.at, line.who, line.text or _PHOTO_IN_TRANSCRIPT)
            for line in self.history(conversation_id)
            if line.text or line.more.get("photo")
        ]

    def erase(self, conversation_id: str) -> None:
        """Forget the conversation, its messages and its choices."""
        with self._engine.begin() as connection:
            for table in (messages, choices):
                connection.execute(table.delete().where(table.c.conversation_id == conversation_id))
            connection.execute(conversations.delete().where(conversations.c.id == conversation_id))


def _line(row: Row) -> Line:
    return Line(row.at.replace(tzinfo=timezone.utc), row.who, row.text, dict(row.more))


def _naive(moment: datetime) -> datetime:
    # SQLite keeps no time zones; without one both databases hold the same UTC value.
    return moment.astimezone(timezone.utc).replace(tzinfo=None)


def _spoken(text: str) -> str:
    """A title as people type it: case and closing marks do not matter."""
    return " ".join(text.casefold().split()).rstrip(".!")
