"""The desk's tracker store, of which a turn reads a bounded tail, from memory where it can."""

from __future__ import annotations

import asyncio
import json
from collections import OrderedDict
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

import sqlalchemy as sa
import ujson
from rasa.shared.core.events import Event, deserialise_events
from rasa.shared.core.trackers import DialogueStateTracker
from sqlalchemy.engine import Engine
from sqlalchemy.orm import sessionmaker

from claimdesk.adapters.database import Prepared, for_reading, open_database, transaction
from claimdesk.dialogue.record_schema import events as _events
from claimdesk.dialogue.record_schema import snapshots
from claimdesk.dialogue.tracker_store import DeskTrackerStore
from claimdesk.rasa_fast.tracker import FastTracker, Snapshot

_CACHE_SIZE = 500  # trackers kept in memory, the least recently used dropped first
_SNAPSHOTS = 2  # of a conversation: the tail begins at the older one

Result = TypeVar("Result")

_FIND_LAST = sa.select(sa.func.max(_events.c.id)).where(
    _events.c.sender_id == sa.bindparam("conversation")
)
_INSERT = _events.insert().values(
    {column.name: sa.bindparam(column.name) for column in _events.c if column.name != "id"}
)
_INSERT_SNAPSHOT = snapshots.insert().values(
    {column.name: sa.bindparam(column.name) for column in snapshots.c}
)
_kept = snapshots.alias()
_DROP_SNAPSHOTS = snapshots.delete().where(
    snapshots.c.sender_id == sa.bindparam("conversation"),
    sa.bindparam("kept", type_=sa.Integer)
    <= sa.select(sa.func.count())
    .select_from(_kept)
    .where(_kept.c.sender_id == snapshots.c.sender_id, _kept.c.after > snapshots.c.after)
    .scalar_subquery(),
)


class FastTrackerStore(DeskTrackerStore):
    """The same table of events, which all stay; a turn reads only the last few.

    Every few turns a snapshot of slots and active loop is written, and what lies before the
    last but one is not read again. Recently used trackers stay in memory as well, and one is
    read anew when another process has added events. Events written by the stock store, or
    without snapshots, are read whole once.
    """

    engine: Engine

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        url = self.engine.url
        self.engine.dispose()
        # A lost power supply may cost the last turns of a conversation, never a claim.
        self.engine = open_database(url, durable=False)
        self._reader = for_reading(self.engine)
        self.sessionmaker = sessionmaker(bind=self.engine, future=True)
        self._find_last = Prepared(_FIND_LAST, self.engine)
        self._insert = Prepared(_INSERT, self.engine)
        self._insert_snapshot = Prepared(_INSERT_SNAPSHOT, self.engine)
        self._drop_snapshots = Prepared(_DROP_SNAPSHOTS, self.engine)
        self._is_sqlite = self.engine.dialect.name == "sqlite"
        self._cache: OrderedDict[str, tuple[int, FastTracker]] = OrderedDict()

    def init_tracker(self, sender_id: str) -> DialogueStateTracker:
        """An empty tracker."""
        return FastTracker(sender_id, self.domain.slots if self.domain else None)

    async def retrieve(self, sender_id: str) -> DialogueStateTracker | None:
        """The conversation with its last few turns, or None when there is none."""
        # Out of the cache until it is saved: a turn that fails half-way leaves no tracker there.
        last, tracker = self._cache.pop(sender_id, (0, None))
        stored = await self._run(self._last_id, sender_id)
        if stored == 0:
            return None
        if tracker is not None and not tracker.unstored and stored == last:
            return tracker
        return await self._run(self._read, sender_id)

    async def save(self, tracker: DialogueStateTracker) -> None:
        """Append what is new, in one transaction."""
        await self.stream_events(tracker)
        if not isinstance(tracker, FastTracker):
            await self._run(self._append_missing, tracker)
            return
        new = tracker.unstored
        if not new:
            return
        snapshot = tracker.snapshot() if tracker.snapshot_is_due else None
        last = await self._run(self._append, tracker.sender_id, new, snapshot)
        tracker.mark_stored()
        if snapshot is not None:
            tracker.cut(snapshot)
        self._cache[tracker.sender_id] = (last, tracker)
        if len(self._cache) > _CACHE_SIZE:
            self._cache.popitem(last=False)

    async def delete(self, sender_id: str) -> None:
        """Forget a conversation; one that is not there is no error."""
        self._cache.pop(sender_id, None)
        await super().delete(sender_id)

    async def _run(self, work: Callable[..., Result], *arguments: Any) -> Result:
        if self._is_sqlite:  # a local file answers sooner than a thread is switched
            return work(*arguments)
        return await asyncio.get_running_loop().run_in_executor(None, work, *arguments)

    def _last_id(self, sender_id: str) -> int:
        with transaction(self.engine, reads=True) as cursor:
            return int(self._find_last(cursor, {"conversation": sender_id}).fetchone()[0] or 0)

    def _read(self, sender_id: str) -> FastTracker | None:
        query = sa.select(snapshots.c.after, snapshots.c.state)
        query = query.where(snapshots.c.sender_id == sender_id).order_by(snapshots.c.after)
        with self._reader.connect() as connection:
            kept = [(row.after, json.loads(row.state)) for row in connection.execute(query)]
            start, older = kept[0] if len(kept) == _SNAPSHOTS else (0, None)
            middle, newer = kept[-1] if kept else (0, None)
            tail = sa.select(_events.c.id, _events.c.data)
            tail = tail.where(_events.c.sender_id == sender_id, _events.c.id > start)
            rows = connection.execute(tail.order_by(_events.c.id)).all()
        if self.domain is None or not (rows or kept):
            return None
        before = deserialise_events([json.loads(row.data) for row in rows if row.id <= middle])
        after = deserialise_events([json.loads(row.data) for row in rows if row.id > middle])
        return FastTracker.restored(sender_id, self.domain.slots, older, before, newer, after)

    def _append(self, sender_id: str, events: Sequence[Event], snapshot: Snapshot | None) -> int:
        with transaction(self.engine) as cursor:
            self._insert(cursor, *(_row(sender_id, event) for event in events))
            found = self._find_last(cursor, {"conversation": sender_id})
            last = int(found.fetchone()[0])
            if snapshot is not None:
                state = json.dumps(snapshot)
                row = {"sender_id": sender_id, "after": last, "state": state}
                self._insert_snapshot(cursor, row)
                self._drop_snapshots(cursor, {"conversation": sender_id, "kept": _SNAPSHOTS})
        return last

    def _append_missing(self, tracker: DialogueStateTracker) -> None:
        """Of a tracker that this store has not made all events are at hand; some may be stored."""
        mine = _events.c.sender_id == tracker.sender_id
        count = sa.select(sa.func.count()).select_from(_events).where(mine)
        with self.engine.begin() as connection:
            stored = connection.execute(count).scalar_one()
            new = [_row(tracker.sender_id, event) for event in list(tracker.events)[stored:]]
            if new:
                connection.execute(_events.insert(), new)


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
