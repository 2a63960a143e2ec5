"""Where Rasa keeps conversations: the desk's own database."""

from __future__ import annotations

from typing import Any

from rasa.core.brokers.broker import EventBroker
from rasa.core.tracker_store import SQLTrackerStore
from rasa.shared.core.domain import Domain

from claimdesk.settings import Settings


class DeskTrackerStore(SQLTrackerStore):
    """Rasa's SQL store: `conversations.db` under the home folder, or the desk's PostgreSQL."""

    def __init__(
        self,
        domain: Domain | None = None,
        host: str | None = None,
        event_broker: EventBroker | None = None,
        **kwargs: Any,
    ) -> None:
        settings = Settings.from_environment()
        url = settings.database_url
        if not url:
            settings.home.mkdir(parents=True, exist_ok=True)
            url = f"sqlite:///{settings.home / 'conversations.db'}"
        super().__init__(domain=domain, host=url, event_broker=event_broker, **kwargs)
