"""Stored events as Rasa's own, but for those that cannot be read, which are set aside."""

from __future__ import annotations

import json
import logging
from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa
from rasa.shared.core.events import Event, deserialise_events
from sqlalchemy.engine import Engine

from claimdesk.adapters.conversation_tables import events
from claimdesk.adapters.database import Busy, Prepared, transaction

logger = logging.getLogger(__name__)

_SET_ASIDE = "unreadable"  # the type_name of such a row; it stays, for who looks into it
IS_READ = events.c.type_name != _SET_ASIDE


class StoredEvents:
    """Reads rows of the table of events of one database."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        row = events.c.id == sa.bindparam("row")
        self._set_aside = Prepared(
            events.update().where(row).values(type_name=sa.bindparam("kind")), engine
        )

    def read(self, rows: Sequence[Any]) -> list[Event]:
        """The events of rows with `id` and `data`; one that cannot be read is left out and logged.

        It is not read again: the conversation goes on without it.
        """
        try:
            return list(deserialise_events([json.loads(row.data) for row in rows]))
        except Exception:
            return self._one_by_one(rows)

    def _one_by_one(self, rows: Sequence[Any]) -> list[Event]:
        readable: list[Event] = []
        for row in rows:
            try:
                readable += deserialise_events([json.loads(row.data)])
            except Exception as error:  # of whatever kind: the row may hold anything
                logger.error("event %d is set aside: %s", row.id, type(error).__name__)
                self._mark(row.id)
        return readable

    def _mark(self, row: int) -> None:
        waits = self._engine.dialect.name != "sqlite"  # nobody waits there for a single row
        try:
            with transaction(self._engine, waits=waits) as cursor:
                self._set_aside(cursor, {"row": row, "kind": _SET_ASIDE})
        except (Busy, sa.exc.SQLAlchemyError):
            pass  # the next one who reads it does that
