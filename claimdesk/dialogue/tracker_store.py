"""Rasa's record of conversations in the desk's own database."""

from __future__ import annotations

import asyncio
from typing import Any

import sqlalchemy as sa
from rasa.core.brokers.broker import EventBroker
from rasa.core.tracker_store import SQLTrackerStore
from rasa.shared.core.domain import Domain

from claimdesk.settings import Settings

_metadata = sa.MetaData()

# Written by claimdesk.rasa_fast only, which can do without them; known here because whoever
# erases a conversation erases all of it.
snapshots = sa.Table(
    "tracker_snapshots",
    _metadata,
    sa.Column("sender_id", sa.String(255), primary_key=True),
    sa.Column("after", sa.Integer, primary_key=True, autoincrement=False),  # id of the last event
    sa.Column("state", sa.Text, nullable=False),  # JSON: slots, active loop
)


class DeskTrackerStore(SQLTrackerStore):
    """Rasa's SQL store and its table of events, where the settings say.

    The database is `conversations.db` under the home folder, or the desk's PostgreSQL.
    """

    def __init__(
        self,
        domain: Domain | None = None,
        host: str | None = None,
        event_broker: EventBroker | None = None,
        **kwargs: Any,
    ) -> None:
        url = database_url(Settings.from_environment())
        super().__init__(domain=domain, host=url, event_broker=event_broker, **kwargs)
        _metadata.create_all(self.engine)

    async def delete(self, sender_id: str) -> None:
        """Forget a conversation; one that is not there is no error."""
        await asyncio.get_running_loop().run_in_executor(None, self._delete, sender_id)

    def _delete(self, sender_id: str) -> None:
        with self.engine.begin() as connection:
            for table in (self.SQLEvent.__table__, snapshots):
                connection.execute(sa.delete(table).where(table.c.sender_id == sender_id))


def database_url(settings: Settings) -> str:
    """SQLAlchemy URL of Rasa's record; makes the home folder where it is a file there."""
    if settings.database_url:
        return settings.database_url
    settings.home.mkdir(parents=True, exist_ok=True)
    return f"sqlite:///{settings.home / 'conversations.db'}"
