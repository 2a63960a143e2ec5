"""The tables of Rasa's record: what Rasa makes of its own, and what is kept beside it."""

from __future__ import annotations

import sqlalchemy as sa
from rasa.core.tracker_store import SQLTrackerStore
from sqlalchemy.engine import Engine

from claimdesk.adapters.schema import schema_lock

_metadata = sa.MetaData()

events = SQLTrackerStore.SQLEvent.__table__  # made by Rasa's store

# Written by claimdesk.rasa_fast only, which can do without them; known here because whoever
# erases a conversation erases all of it.
snapshots = sa.Table(
    "tracker_snapshots",
    _metadata,
    sa.Column("sender_id", sa.String(255), primary_key=True),
    sa.Column("after", sa.Integer, primary_key=True, autoincrement=False),  # id of the last event
    sa.Column("state", sa.Text, nullable=False),  # JSON: slots, open form
)

# Beside Rasa's own index of senders; SQLite's indexes have the row's id in them anyway.
_by_conversation = sa.Index("ix_events_sender_id_id", events.c.sender_id, events.c.id)


def complete(engine: Engine) -> None:
    """Bring what is kept beside Rasa's table to its present state; Rasa has made its own.

    Not among the revisions of the desk's tables: on SQLite the record is a file of its own.
    """
    with schema_lock(engine) as connection:
        _metadata.create_all(connection)
        if engine.dialect.name == "sqlite":
            _by_conversation.drop(connection, checkfirst=True)  # made by earlier versions, and Rasa
        else:
            _by_conversation.create(connection, checkfirst=True)
