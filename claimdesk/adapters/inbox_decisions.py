"""What trainers decided of shoppers' messages: their intent, or that they are never to be shown."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timezone

import sqlalchemy as sa
from sqlalchemy.engine import Engine

from claimdesk.adapters.database import metadata

TAUGHT, HELD_OUT = "taught", "held_out"

# No conversation's own: of what was written it has a digest and an example without personal values.
decisions = sa.Table(
    "inbox_decisions",
    metadata,
    sa.Column("key", sa.String(64), primary_key=True),  # claimdesk.inbox.examples.key_of
    sa.Column("at", sa.DateTime, nullable=False),  # UTC
    sa.Column("intent", sa.String(100), nullable=True),  # empty: ignored for good
    sa.Column("example", sa.Text, nullable=False),
    sa.Column("place", sa.String(10), nullable=True),  # TAUGHT, HELD_OUT; empty: not written
)


@dataclass(frozen=True)
class Decision:
    """What a message is (None: nothing to learn from), and where its example went.

    `place` is None where it went nowhere: it is ignored, a near-twin stands there, or its intent is
    still to be made.
    """

    key: str
    at: datetime
    intent: str | None
    example: str
    place: str | None = None

    def covers(self, moment: datetime) -> bool:
        """Whether a message written then needs no second look.

        What is ignored never does; a labelled one does where it is misread after its label.
        """
        return self.intent is None or moment <= self.at


class InboxDecisions:
    """Decisions on record, the latest of each message."""

    def __init__(self, engine: Engine, clock: Callable[[], datetime] | None = None) -> None:
        self._engine = engine
        self._clock = clock or (lambda: datetime.now(timezone.utc))

    def all(self) -> Sequence[Decision]:
        """Every decision, in the order they were made."""
        query = sa.select(decisions).order_by(decisions.c.at, decisions.c.key)
        with self._engine.connect() as connection:
            return [
                Decision(
                    row.key, row.at.replace(tzinfo=timezone.utc), row.intent, row.example, row.place
                )
                for row in connection.execute(query)
            ]

    def record(self, key: str, intent: str | None, example: str, place: str | None) -> Decision:
        """Keep a decision, instead of an earlier one of the same message."""
        made = Decision(key, self._clock().astimezone(timezone.utc), intent, example, place)
        row = {**vars(made), "at": made.at.replace(tzinfo=None)}
        with self._engine.begin() as connection:
            connection.execute(decisions.delete().where(decisions.c.key == key))
            connection.execute(decisions.insert().values(**row))
        return made
