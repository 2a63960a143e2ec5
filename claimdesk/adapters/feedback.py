"""Shopper ratings of answers (thumbs up or down)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timezone
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Engine

from claimdesk.adapters.conversation_tables import conversations, events, feedback
from claimdesk.adapters.conversations import Conversations
from claimdesk.adapters.turn_record import SHOPPER, Line

RATINGS = ("up", "down")


@dataclass(frozen=True)
class RatedAnswer:
    """An answer with its rating, and the sentence of the shopper it answered."""

    at: datetime  # of the rating, UTC
    store: str
    rating: str
    question: str | None
    answer: str
    intent: str | None
    conversation: str
    message: str


class Feedback:
    """Ratings on record; one a message, the latest counts."""

    def __init__(
        self,
        engine: Engine,
        conversations: Conversations,
        clock: Callable[[], datetime] | None = None,
    ) -> None:
        self._engine = engine
        self._conversations = conversations
        self._clock = clock or (lambda: datetime.now(timezone.utc))

    def rate(self, conversation_id: str, answer: Line, rating: str | None) -> None:
        """Record a rating of an answer; None takes it back."""
        row = {
            "conversation_id": conversation_id,
            "message_id": answer.id,
            "at": self._clock().astimezone(timezone.utc).replace(tzinfo=None),
            "rating": rating,
            "intent": _intent_at(conversation_id, answer.at),
        }
        same = sa.and_(
            feedback.c.conversation_id == conversation_id, feedback.c.message_id == answer.id
        )
        with self._engine.begin() as connection:
            connection.execute(feedback.delete().where(same))
            if rating is not None:
                connection.execute(feedback.insert().values(**row))

    def of(self, conversation_id: str) -> dict[str, str]:
        """The ratings of a conversation by the messages' ids."""
        query = sa.select(feedback.c.message_id, feedback.c.rating).where(
            feedback.c.conversation_id == conversation_id
        )
        with self._engine.connect() as connection:
            return {row.message_id: row.rating for row in connection.execute(query)}

    def rated(self, store: str | None = None, rating: str | None = None) -> Sequence[RatedAnswer]:
        """Rated answers, newest first; only of `store` and with `rating` where given."""
        query = sa.select(feedback, conversations.c.store).join(conversations)
        if store is not None:
            query = query.where(conversations.c.store == store)
        if rating is not None:
            query = query.where(feedback.c.rating == rating)
        query = query.order_by(feedback.c.at.desc(), feedback.c.message_id)
        with self._engine.connect() as connection:
            rows = connection.execute(query).all()
        histories: dict[str, Sequence[Line]] = {}
        found: list[RatedAnswer] = []
        for row in rows:
            talk = row.conversation_id
            if talk not in histories:
                histories[talk] = self._conversations.history(talk)
            said = question_and_answer(histories[talk], row.message_id)
            if said is not None:
                at = row.at.replace(tzinfo=timezone.utc)
                found.append(
                    RatedAnswer(at, row.store, row.rating, *said, row.intent, talk, row.message_id)
                )
        return found


def _intent_at(conversation_id: str, moment: datetime) -> Any:
    """The intent of the last thing that the shopper said before `moment`, if one is known."""
    query = (
        sa.select(events.c.intent_name)
        .where(events.c.sender_id == conversation_id, events.c.type_name == "user")
        .where(events.c.timestamp <= moment.timestamp())
        .order_by(events.c.id.desc())
        .limit(1)
    )
    return query.scalar_subquery()


def question_and_answer(lines: Sequence[Line], message_id: str) -> tuple[str | None, str] | None:
    """The shopper's last line before a message (None: there is none) and the message's text."""
    question: str | None = None
    for line in lines:
        if line.id == message_id:
            return question, line.text
        if line.who == SHOPPER:
            question = line.text or None
    return None
