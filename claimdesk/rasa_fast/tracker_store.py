"""The desk's tracker store, of which a turn reads a bounded tail, from memory where it can."""

from __future__ import annotations

import json
import logging
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

import sqlalchemy as sa
from rasa.shared.core.trackers import DialogueStateTracker

from claimdesk.adapters.conversation_tables import events as _events
from claimdesk.adapters.conversation_tables import insert_into, snapshots
from claimdesk.adapters.database import Prepared, for_reading, transaction
from claimdesk.dialogue.stored_events import IS_READ
from claimdesk.dialogue.tracker_store import DeskTrackerStore, event_rows
from claimdesk.rasa_fast.tracker import (
    TURNS_PER_SNAPSHOT,
    FastTracker,
    Snapshot,
    read_snapshot,
)

logger = logging.getLogger(__name__)

_CACHE_SIZE = 500  # trackers kept in memory, the least recently used dropped first
_SNAPSHOTS = 2  # of a conversation: the tail begins at the older one

_FIND_LAST = sa.select(sa.func.max(_events.c.id)).where(
    _events.c.sender_id == sa.bindparam("conversation")
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
    without snapshots, are read whole once. `turns_per_snapshot` is the least number of turns
    that stay at hand.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.turns_per_snapshot = TURNS_PER_SNAPSHOT
        self._reader = for_reading(self.engine)
        self._find_last = Prepared(_FIND_LAST, self.engine)
        self._insert_snapshot = Prepared(insert_into(snapshots), self.engine)
        self._drop_snapshots = Prepared(_DROP_SNAPSHOTS, self.engine)
        self._cache: OrderedDict[str, tuple[int, FastTracker]] = OrderedDict()

    def init_tracker(self, sender_id: str) -> DialogueStateTracker:
        """An empty tracker."""
        return FastTracker(sender_id, self.domain.slots if self.domain else None)

    async def retrieve(self, sender_id: str) -> DialogueStateTracker | None:
        """The conversation with its last few turns, or None when there is none."""
        # Out of the cache until it is saved: a turn that fails half-way leaves no tracker there.
        last, tracker = self._cache.pop(sender_id, (0, None))
        stored = await self.run(self._last_id, sender_id)
        if stored == 0:
            return None
        if tracker is not None and not tracker.unstored and stored == last:
            return tracker
        return await self.run(self._read, sender_id)

    async def save(self, tracker: DialogueStateTracker) -> None:
        """Record what is new; the tracker is kept in memory once it is on record."""
        if not isinstance(tracker, FastTracker):  # made by Rasa, of all events there are
            await super().save(tracker)
            return
        await self.stream_events(tracker)
        new = tracker.unstored
        if not new:
            return
        snapshot = tracker.snapshot() if tracker.snapshot_is_due(self.turns_per_snapshot) else None
        added = _Added(tracker, event_rows(tracker.sender_id, new), snapshot)
        await self.record(
            tracker.sender_id, partial(self._append, added), partial(self._remember, added)
        )

    async def delete(self, sender_id: str) -> None:
        """Forget a conversation; one that is not there is no error."""
        self._cache.pop(sender_id, None)
        await super().delete(sender_id)

    def _last_id(self, sender_id: str) -> int:
        with transaction(self.engine, reads=True) as cursor:
            return int(self._find_last(cursor, {"conversation": sender_id}).fetchone()[0] or 0)

    def _read(self, sender_id: str) -> FastTracker | None:
        kept = self._snapshots(sender_id)
        start, older = kept[0] if len(kept) == _SNAPSHOTS else (0, None)
        middle, newer = kept[-1] if kept else (0, None)
        tail = sa.select(_events.c.id, _events.c.data).where(
            _events.c.sender_id == sender_id, _events.c.id > start, IS_READ
        )
        with self._reader.connect() as connection:
            rows = connection.execute(tail.order_by(_events.c.id)).all()
        if self.domain is None or not (rows or kept):
            return None
        before = self.stored_events.read([row for row in rows if row.id <= middle])
        after = self.stored_events.read([row for row in rows if row.id > middle])
        return FastTracker.restored(sender_id, self.domain.slots, older, before, newer, after)

    def _snapshots(self, sender_id: str) -> list[tuple[int, Snapshot]]:
        """The last ones, oldest first; none where one cannot be read: the events have it all."""
        query = sa.select(snapshots.c.after, snapshots.c.state)
        query = query.where(snapshots.c.sender_id == sender_id).order_by(snapshots.c.after)
        with self._reader.connect() as connection:
            rows = connection.execute(query).all()
        try:
            return [(row.after, read_snapshot(row.state)) for row in rows]
        except ValueError as error:
            logger.error("a snapshot is left out: %s", error)
            return []

    def _append(self, added: _Added, cursor: Any) -> None:
        mine = {"conversation": added.tracker.sender_id}
        self.insert(cursor, added.rows)
        added.last = int(self._find_last(cursor, mine).fetchone()[0])
        if added.snapshot is not None:
            state = json.dumps(added.snapshot)
            row = {"sender_id": added.tracker.sender_id, "after": added.last, "state": state}
            self._insert_snapshot(cursor, row)
            self._drop_snapshots(cursor, {**mine, "kept": _SNAPSHOTS})

    def _remember(self, added: _Added) -> None:
        tracker = added.tracker
        tracker.mark_stored()
        if added.snapshot is not None:
            tracker.cut(added.snapshot)
        self._cache[tracker.sender_id] = (added.last, tracker)
        if len(self._cache) > _CACHE_SIZE:
            self._cache.popitem(last=False)


@dataclass
class _Added:
    """What a turn adds: rows of events, the snapshot after them, and the id of the last."""

    tracker: FastTracker
    rows: Sequence[dict[str, Any]]
    snapshot: Snapshot | None
    last: int = 0
