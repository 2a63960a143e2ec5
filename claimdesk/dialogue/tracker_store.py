"""Rasa's record of conversations in the desk's own database."""

from __future__ import annotations

import asyncio
from typing import Any

import sqlalchemy as sa
from rasa.core.brokers.broker import EventBroker
from rasa.core.tracker_store import SQLTrackerStore
from rasa.shared.core.domain import Domain

from claimdesk.dialogue.record_schema import complete, events, snapshots
from claimdesk.settings import Settings


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
        complete(self.engine)

    async def delete(self, sender_id: str) -> None:
        """Forget a conversation; one that is not there is no error."""
        await asyncio.get_running_loop().run_in_executor(None, self._delete, sender_id)

    def _delete(self, sender_id: str) -> None:
        with self.engine.begin() as connection:
            for table in (events, snapshots):
                connection.execute(sa.delete(table).where(table.c.sender_id == sender_id))


def database_url(settings: Settings) -> str:
    """SQLAlchemy URL of Rasa's record; makes the home folder where it is a file there."""
    if settings.database_url:
        return settings.database_url
    settings.home.mkdir(parents=True, exist_ok=True)
    return f"sqlite:///{settings.home / 'conversations.db'}"
