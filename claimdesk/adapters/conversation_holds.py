"""Conversations held against all other servers on one PostgreSQL, each by an open transaction.

What is added to a conversation is written in the very transaction that holds it: where that is
lost, with its connection or its server, nothing of it is recorded, and the next holder begins
where the last one that was recorded ended.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from contextlib import ExitStack
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Engine

from claimdesk.adapters.database import Prepared, open_database, transaction

# As many turns are under way in a server at once. With its other connections and its outbox's, four
# servers stay below the 100 that PostgreSQL takes by default.
_CONNECTIONS = 12

_TRY_HOLD = sa.select(
    sa.func.pg_try_advisory_xact_lock(sa.bindparam("number", type_=sa.BigInteger)),
    sa.func.set_config("idle_in_transaction_session_timeout", sa.bindparam("longest"), sa.true()),
)


class Hold:
    """A conversation that nobody else may add to; ended by `record` or `release`."""

    def __init__(self, opened: ExitStack, cursor: Any) -> None:
        self._opened = opened
        self._cursor = cursor
        self.is_over = False

    def record(self, write: Callable[[Any], None]) -> None:
        """Have `write` add to the database by the cursor it is given, and commit that.

        Raises SQLAlchemy's error where it is not recorded, or nobody knows.
        """
        self.is_over = True
        with self._opened:
            write(self._cursor)

    def release(self) -> None:
        """End the hold without a trace."""
        self.is_over = True
        try:
            self._opened.close()
        except sa.exc.DBAPIError:  # its connection has gone, and the hold with it
            pass


class ConversationHolds:
    """Holds conversations by PostgreSQL's advisory locks; has connections of its own."""

    def __init__(self, engine: Engine) -> None:
        # A hold needs further connections, to read by: from one pool, holds could use them all up.
        self._engine = open_database(engine.url, durable=False, connections=_CONNECTIONS)
        self._try = Prepared(_TRY_HOLD, self._engine)
        sa.event.listen(engine, "engine_disposed", lambda _: self._engine.dispose())

    def try_hold(self, conversation_id: str, longest: float) -> Hold | None:
        """Hold a conversation, or None while another does; blocks for an answer only.

        The hold of a server that has vanished ends after `longest` seconds.
        """
        with ExitStack() as opening:
            cursor = opening.enter_context(transaction(self._engine))
            longest_ms = str(int(1000 * longest))
            self._try(cursor, {"number": _lock_number(conversation_id), "longest": longest_ms})
            if cursor.fetchone()[0]:
                return Hold(opening.pop_all(), cursor)
        return None


def _lock_number(conversation_id: str) -> int:
    """PostgreSQL's locks are 64-bit numbers, and signed."""
    digest = hashlib.sha256(conversation_id.encode()).digest()
    return int.from_bytes(digest[:8], "big", signed=True)
