"""Rasa's events in the desk's own database, committed with the turn that they are of."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, TypeVar

import sqlalchemy as sa
import ujson
from rasa.core.brokers.broker import EventBroker
from rasa.core.tracker_store import SQLTrackerStore, TrackerStore
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import Event, SessionStarted
from rasa.shared.core.trackers import DialogueStateTracker
from sqlalchemy.engine import Engine
from sqlalchemy.orm import sessionmaker

from claimdesk.adapters.conversation_tables import OF_A_SENDER, events, insert_into
from claimdesk.adapters.database import Prepared, for_reading, transaction
from claimdesk.adapters.database_threads import run_in_thread
from claimdesk.adapters.turn_record import TrackedEvents, current_turn
from claimdesk.bootstrap import desk
from claimdesk.dialogue.local_actions import LocalActions
from claimdesk.dialogue.stored_events import IS_READ, StoredEvents

Result = TypeVar("Result")


class DeskTrackerStore(SQLTrackerStore):
    """Rasa's SQL store on the desk's database, whose migrations make its table.

    Within a turn of the web channel `save` adds to the turn's record, which is committed at the
    turn's end; elsewhere, as in `rasa shell`, it writes at once. There the first conversation has
    the actions served at the address `actions` (endpoints.yml).
    """

    engine: Engine

    def __init__(
        self,
        domain: Domain | None = None,
        host: str | None = None,
        event_broker: EventBroker | None = None,
        actions: str = "",
        **kwargs: Any,
    ) -> None:
        # Not SQLTrackerStore's, which opens a database of its own and makes the table in it.
        TrackerStore.__init__(self, domain, event_broker, **kwargs)
        self.engine = desk().conversations.engine
        self.sessionmaker = sessionmaker(bind=for_reading(self.engine), future=True)
        self._actions = LocalActions(actions) if actions else None
        self._insert = Prepared(insert_into(events, "id"), self.engine)
        self.stored_events = StoredEvents(self.engine)

    async def retrieve(self, sender_id: str) -> DialogueStateTracker | None:
        """The conversation's latest session, or None when there is none."""
        if self._actions is not None:
            self._actions.serve()
        with failing_its_turn(sender_id):
            return await super().retrieve(sender_id)

    async def _retrieve(
        self, sender_id: str, fetch_events_from_all_sessions: bool
    ) -> DialogueStateTracker | None:
        # Rasa's reads the rows where a ValueError ends the process.
        rows = await self.run(self._rows, sender_id, fetch_events_from_all_sessions)
        found = await self.run(self.stored_events.read, rows)
        if self.domain is None or not found:
            return None
        return DialogueStateTracker.from_events(sender_id, found, self.domain.slots)

    async def save(self, tracker: DialogueStateTracker) -> None:
        """Record what is new."""
        with failing_its_turn(tracker.sender_id):
            await self.stream_events(tracker)
            stored = await self.run(self._count, tracker.sender_id)
            rows = event_rows(tracker.sender_id, list(tracker.events)[stored:])
            await self.record(tracker.sender_id, lambda cursor: self.insert(cursor, rows))

    async def delete(self, sender_id: str) -> None:
        """Forget a conversation; one that is not there is no error."""
        await run_in_thread(self._delete, sender_id)

    async def record(
        self,
        sender_id: str,
        write: Callable[[Any], None],
        recorded: Callable[[], None] = lambda: None,
    ) -> None:
        """Have `write` add events with the turn's record, or now; `recorded` follows the commit."""
        turn = current_turn(sender_id)
        if turn is not None:
            turn.events = TrackedEvents(write, recorded)
            return
        await self.run(self._write, write)
        recorded()

    async def run(self, work: Callable[..., Result], *arguments: Any) -> Result:
        """Do what asks the database, in a thread where that is not a local file."""
        if self.engine.dialect.name == "sqlite":  # answers sooner than a thread is switched
            return work(*arguments)
        return await run_in_thread(work, *arguments)

    def insert(self, cursor: Any, rows: Sequence[dict[str, Any]]) -> None:
        """Insert events."""
        if rows:
            self._insert(cursor, *rows)

    def _write(self, write: Callable[[Any], None]) -> None:
        with transaction(self.engine) as cursor:
            write(cursor)

    def _rows(self, sender_id: str, of_all_sessions: bool) -> list[Any]:
        of_it = events.c.sender_id == sender_id
        which = of_it if of_all_sessions else _of_latest_session(sender_id)
        query = sa.select(events.c.id, events.c.data).where(which, IS_READ).order_by(events.c.id)
        with for_reading(self.engine).connect() as connection:
            return list(connection.execute(query))

    def _count(self, sender_id: str) -> int:
        """How many events of the latest session are stored, which is what `retrieve` reads."""
        query = sa.select(sa.func.count()).select_from(events)
        query = query.where(_of_latest_session(sender_id), IS_READ)
        with for_reading(self.engine).connect() as connection:
            return int(connection.execute(query).scalar_one())

    def _delete(self, sender_id: str) -> None:
        with self.engine.begin() as connection:
            for table in OF_A_SENDER:
                connection.execute(sa.delete(table).where(table.c.sender_id == sender_id))


def _of_latest_session(sender_id: str) -> Any:
    mine = events.c.sender_id == sender_id
    starts = (mine, events.c.type_name == SessionStarted.type_name)
    started = sa.select(sa.func.max(events.c.timestamp)).where(*starts).scalar_subquery()
    return sa.and_(mine, sa.or_(started.is_(None), events.c.timestamp >= started))


@contextmanager
def failing_its_turn(sender_id: str) -> Iterator[None]:
    """An error within is its turn's too: Rasa's fail-safe store would go on without a record."""
    try:
        yield
    except Exception as error:
        turn = current_turn(sender_id)
        if turn is not None:
            turn.error = error
        raise


def event_rows(sender_id: str, new: Sequence[Event]) -> list[dict[str, Any]]:
    """Events as rows of their table, without ids."""
    return [_row(sender_id, event) for event in new]


def _row(sender_id: str, event: Event) -> dict[str, Any]:
    data = event.as_dict()
    return {
        "sender_id": sender_id,
        "type_name": event.type_name,
        "timestamp": data.get("timestamp"),
        "intent_name": data.get("parse_data", {}).get("intent", {}).get("name"),
        "action_name": data.get("name"),
        "data": ujson.dumps(data, escape_forward_slashes=False),
    }
