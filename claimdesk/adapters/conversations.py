"""The conversations of the web channel: what both sides said, and the choices offered."""

from __future__ import annotations

import json
import secrets
from collections.abc import Callable, Iterable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime, timezone
from functools import partial
from itertools import takewhile
from typing import Any, NamedTuple

import sqlalchemy as sa
from sqlalchemy.engine import Engine, Row

from claimdesk.adapters.conversation_holds import ConversationHolds, Hold
from claimdesk.adapters.conversation_tables import (
    KEPT_ANSWER,
    LATEST_LINES,
    OF_A_CONVERSATION,
    OF_A_SENDER,
    USED_CHOICE,
    choices,
    claim_guests,
    conversations,
    insert_into,
    kept_answers,
    messages,
    spent_choices,
)
from claimdesk.adapters.database import Busy, Prepared, for_reading, transaction
from claimdesk.adapters.turn_record import (
    SHOPPER,
    KeptAnswer,
    Line,
    OfferedChoice,
    TurnRecord,
    current_turn,
    open_turn,
)
from claimdesk.conversation.shared.choosing import chosen

_ID_BYTES = 24  # of a conversation id: 192 random bits
_PHOTO_IN_TRANSCRIPT = "[photo]"


@dataclass(frozen=True)
class Conversation:
    """One shopper's talk with one store."""

    id: str
    store: str


class TranscriptLine(NamedTuple):
    """When (UTC), who ("shopper" or "assistant") and what, as mails print it."""

    at: datetime
    who: str
    text: str


class Conversations:
    """Conversations on record; every method but `turn` is one short transaction."""

    def __init__(self, engine: Engine, clock: Callable[[], datetime] | None = None) -> None:
        self._engine = engine
        self._reader = for_reading(engine)
        mine = conversations.c.id == sa.bindparam("conversation")
        self._find = Prepared(sa.select(conversations.c.store).where(mine), engine)
        self._insert = Prepared(insert_into(conversations), engine)
        self._find_latest = Prepared(LATEST_LINES, engine)
        self._find_answer = Prepared(KEPT_ANSWER, engine)
        self._find_used = Prepared(USED_CHOICE, engine)
        self._insert_lines = Prepared(insert_into(messages, "id"), engine)
        self._insert_offers = Prepared(insert_into(choices), engine)
        self._insert_used = Prepared(insert_into(spent_choices), engine)
        self._insert_answer = Prepared(insert_into(kept_answers), engine)
        self._clock = clock or (lambda: datetime.now(timezone.utc))
        self._holds = None if self.is_local else ConversationHolds(engine)

    @property
    def engine(self) -> Engine:
        """The database, as conversations are recorded in it: not durable by itself."""
        return self._engine

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

    def admit(self, conversation_id: str, claim_number: str) -> None:
        """Let a conversation speak of a claim that was filed in another one."""
        row = {"conversation_id": conversation_id, "claim_number": claim_number}
        with self._engine.begin() as connection:
            connection.execute(claim_guests.insert().values(row))

    def find(self, conversation_id: str) -> Conversation | None:
        """The conversation, or None when it never was or has been erased."""
        with transaction(self._engine, reads=True) as cursor:
            found = self._find(cursor, {"conversation": conversation_id}).fetchone()
        return None if found is None else Conversation(conversation_id, found[0])

    def try_hold(self, conversation_id: str, longest: float) -> Hold | None:
        """Hold a conversation against all other servers, for `longest` seconds at the most.

        None while another one holds it.
        """
        assert self._holds is not None  # a local database has one server
        return self._holds.try_hold(conversation_id, longest)

    def turn(self, conversation_id: str) -> AbstractContextManager[TurnRecord]:
        """A turn's record, which is the caller's `current_turn`; call `commit` before the end."""
        return open_turn(conversation_id, self._clock)

    def commit(self, turn: TurnRecord, *, waits: bool = True) -> None:
        """Record all of a turn in one transaction; with waits=False, raises Busy for blocking.

        A hold ends with it: without one, or with one that was lost, nothing is recorded.
        """
        if turn.hold is None:
            with transaction(self._engine, waits=waits) as cursor:
                self._write(turn, cursor)
        elif not waits:
            raise Busy
        else:
            turn.hold.record(partial(self._write, turn))

    def _write(self, turn: TurnRecord, cursor: Any) -> None:
        mine = {"conversation_id": turn.conversation_id}
        if turn.lines:
            self._insert_lines(cursor, *(_message_row(mine, line) for line in turn.lines))
        if turn.offered:
            self._insert_offers(cursor, *({**vars(each), **mine} for each in turn.offered))
        if turn.used_choice is not None:
            self._insert_used(cursor, {**mine, "choice_id": turn.used_choice})
        if turn.kept_answer is not None:
            key, kept = turn.kept_answer
            self._insert_answer(cursor, {**mine, "key": key, **kept._asdict()})
        if turn.events is not None:
            turn.events.write(cursor)

    def say(
        self,
        conversation_id: str,
        who: str,
        text: str,
        more: dict[str, Any] | None = None,
        offered: Iterable[OfferedChoice] = (),
    ) -> Line:
        """Add a message, with the choices it offers, outside of any turn."""
        turn = TurnRecord(conversation_id, self._clock)
        line = turn.say(who, text, more, offered)
        self.commit(turn)
        return line

    def kept_answer(self, conversation_id: str, key: str) -> KeptAnswer | None:
        """The answer to the request `key`, or None while it has none."""
        with transaction(self._engine, reads=True) as cursor:
            row = self._find_answer(cursor, {"conversation": conversation_id, "asked": key})
            found = row.fetchone()
        return None if found is None else KeptAnswer(found[0], _from_json(found[1]))

    def is_used(self, choice_id: str) -> bool:
        """Whether a choice has been used."""
        with transaction(self._engine, reads=True) as cursor:
            return self._find_used(cursor, {"choice": choice_id}).fetchone() is not None

    def choice(self, conversation_id: str, choice_id: str) -> OfferedChoice | None:
        """The choice, if this very conversation was offered it."""
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
        """All that was said, in order; empty when the conversation is unknown.

        Within a turn of it also what the turn has said so far.
        """
        query = (
            sa.select(messages)
            .where(messages.c.conversation_id == conversation_id)
            .order_by(messages.c.id)
        )
        with self._reader.connect() as connection:
            recorded = [_line(row) for row in connection.execute(query)]
        turn = current_turn(conversation_id)
        return [*recorded, *turn.lines] if turn else recorded

    def transcript(self, conversation_id: str) -> Sequence[TranscriptLine]:
        """All that was said, for people to read; a photo without words is named as one."""
        return [
            TranscriptLine(line.at, line.who, line.text or _PHOTO_IN_TRANSCRIPT)
            for line in self.history(conversation_id)
            if line.text or line.more.get("photo")
        ]

    def erase(self, conversation_id: str) -> None:
        """Forget the conversation and all that belongs to it."""
        mine = conversations.c.id == conversation_id
        with self._engine.begin() as connection:
            # First, so that nothing of it is added meanwhile, such as a rating.
            connection.execute(sa.select(conversations.c.id).where(mine).with_for_update())
            for table in OF_A_SENDER:
                connection.execute(table.delete().where(table.c.sender_id == conversation_id))
            for table in OF_A_CONVERSATION:
                connection.execute(table.delete().where(table.c.conversation_id == conversation_id))
            connection.execute(conversations.delete().where(mine))


def _message_row(mine: dict[str, Any], line: Line) -> dict[str, Any]:
    return {
        **mine,
        "at": _naive(line.at),
        "who": line.who,
        "text": line.text,
        "more": {"id": line.id, **line.more},
    }


def _line(row: Row) -> Line:
    more = dict(row.more)
    message_id = more.pop("id", f"m{row.id}")  # older messages were kept without one
    return Line(message_id, row.at.replace(tzinfo=timezone.utc), row.who, row.text, more)


def _from_json(value: Any) -> dict[str, Any]:
    # PostgreSQL's driver reads JSON by itself.
    return dict(json.loads(value) if isinstance(value, str) else value)


def _naive(moment: datetime) -> datetime:
    # SQLite keeps no time zones; without one both databases hold the same UTC value.
    return moment.astimezone(timezone.utc).replace(tzinfo=None)
