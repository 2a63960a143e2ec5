"""Idempotency store: responses by key, and used choices."""

from __future__ import annotations

from typing import Any, NamedTuple

import sqlalchemy as sa
from sqlalchemy.engine import Engine

from claimdesk.adapters.conversation_tables import (
    insert_into,
    kept_answers,
    messages,
    spent_choices,
)
from claimdesk.adapters.conversations import Conversations
from claimdesk.adapters.database import Prepared, for_reading


class StoredResponse(NamedTuple):
    """What a request said, as a fingerprint, and what was answered (JSON)."""

    fingerprint: str
    answer: dict[str, Any]


class IdempotencyStore:
    """Answers and used choices, recorded together with the last lines of their turn."""

    def __init__(self, engine: Engine, conversations: Conversations) -> None:
        self._engine = engine
        self._reader = for_reading(engine)
        self._conversations = conversations
        self._insert_answer = Prepared(insert_into(kept_answers), engine)
        self._insert_spent = Prepared(insert_into(spent_choices), engine)

    def answer(self, conversation_id: str, key: str) -> StoredResponse | None:
        """The answer to the request `key`, or None while it has none."""
        query = sa.select(kept_answers.c.fingerprint, kept_answers.c.answer).where(
            kept_answers.c.conversation_id == conversation_id, kept_answers.c.key == key
        )
        with self._reader.connect() as connection:
            row = connection.execute(query).one_or_none()
        return None if row is None else StoredResponse(row.fingerprint, dict(row.answer))

    def stage_response(
        self, conversation_id: str, key: str, fingerprint: str, answer: dict[str, Any]
    ) -> None:
        """Add the answer to the request `key`; recorded by the conversation's next `flush`."""
        row: dict[str, Any] = {"conversation_id": conversation_id, "key": key}
        row |= {"fingerprint": fingerprint, "answer": answer}
        self._conversations.stage_row(conversation_id, self._insert_answer, row)

    def stage_used_choice(self, conversation_id: str, choice_id: str) -> None:
        """Add that a choice has been used; recorded by the conversation's next `flush`."""
        row = {"conversation_id": conversation_id, "choice_id": choice_id}
        self._conversations.stage_row(conversation_id, self._insert_spent, row)

    def flush(self, conversation_id: str) -> None:
        """Record what was noted."""
        self._conversations.flush(conversation_id)

    def is_used(self, choice_id: str) -> bool:
        """Whether a choice has been used."""
        query = sa.select(spent_choices.c.choice_id).where(spent_choices.c.choice_id == choice_id)
        with self._reader.connect() as connection:
            return connection.execute(query).first() is not None

    def delete_partial_turn(self, conversation_id: str, key: str) -> None:
        """Delete the messages of an interrupted turn."""
        mine = messages.c.conversation_id == conversation_id
        with self._engine.begin() as connection:
            rows = connection.execute(sa.select(messages.c.id, messages.c.more).where(mine)).all()
            cut_off = [row.id for row in rows if row.more.get("key") == key]
            if cut_off:
                connection.execute(messages.delete().where(messages.c.id.in_(cut_off)))
