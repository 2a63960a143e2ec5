"""Rasa's DialogueStateTracker with a bounded tail of events, updated incrementally."""

from __future__ import annotations

import copy
import json
from collections import deque
from collections.abc import Iterable, Mapping
from itertools import islice
from typing import Any, TypeVar

from rasa.shared.constants import ASSISTANT_ID_KEY
from rasa.shared.core.constants import ACTION_LISTEN_NAME
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import (
    ActionExecuted,
    ActionExecutionRejected,
    ActionReverted,
    ActiveLoop,
    Event,
    LoopInterrupted,
    Restarted,
    SessionStarted,
    SlotSet,
    UserUtteranceReverted,
    UserUttered,
)
from rasa.shared.core.slots import Slot
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.shared.nlu.constants import METADATA_MODEL_ID

TURNS_PER_SNAPSHOT = 3  # so the tail holds 3 to 6 turns; no rule or form looks back further

Snapshot = dict[str, Any]
T = TypeVar("T")

_REVERTING = (Restarted, SessionStarted, ActionReverted, UserUtteranceReverted)


def read_snapshot(text: str) -> Snapshot:
    """A snapshot as it was stored; ValueError for what is none."""
    found = json.loads(text)
    if not isinstance(found, dict) or not isinstance(found.get("slots"), dict):
        raise ValueError("no slots")
    missing = {"loop", "interrupted", "rejected", "at"} - found.keys()
    if missing:
        raise ValueError(f"without {', '.join(sorted(missing))}")
    return found


class FastTracker(DialogueStateTracker):
    """Rasa's tracker with a bounded tail of events.

    What came before the tail is in it as a snapshot: events that set the slots and the
    open form as they were. `unstored` are the events no store has yet.
    """

    events: deque[Event]

    def __init__(
        self,
        sender_id: str,
        slots: Iterable[Slot] | None,
        max_event_history: int | None = None,
        sender_source: str | None = None,
        is_rule_tracker: bool = False,
    ) -> None:
        super().__init__(sender_id, slots, max_event_history, sender_source, is_rule_tracker)
        self._stored = 0
        self._cut: tuple[int, Snapshot] | None = None  # the last snapshot and its position
        self._applied: _Applied = _NONE_APPLIED

    @classmethod
    def restored(
        cls,
        sender_id: str,
        slots: Iterable[Slot],
        older: Snapshot | None,
        events: Iterable[Event],
        newer: Snapshot | None = None,
        after_newer: Iterable[Event] = (),
    ) -> FastTracker:
        """The tracker of stored events since the snapshot `older`, `newer` taken among them."""
        tracker = cls(sender_id, slots)
        for event in (*_events_of(older or {}), *events):
            tracker.update(event)
        if newer is not None:
            tracker._cut = (len(tracker.events), newer)
        for event in after_newer:
            tracker.update(event)
        tracker.mark_stored()
        return tracker

    def update(self, event: Event, domain: Domain | None = None) -> None:
        """Append an event, with the model and assistant in its metadata."""
        marks = {METADATA_MODEL_ID: self.model_id, ASSISTANT_ID_KEY: self.assistant_id}
        new = {name: mark for name, mark in marks.items() if mark and name not in event.metadata}
        if new:
            event.metadata = {**event.metadata, **new}
        self.events.append(event)
        event.apply_to(self)

    @property
    def unstored(self) -> list[Event]:
        """Events since the tracker was last stored."""
        return list(self.events)[self._stored :]

    def mark_stored(self) -> None:
        """All events are stored now."""
        self._stored = len(self.events)

    def snapshot_is_due(self, every: int) -> bool:
        """Whether `every` turns have passed since the last snapshot, and the bot is listening."""
        if self.latest_action_name != ACTION_LISTEN_NAME or self.followup_action or self._paused:
            return False
        since = self._cut[0] if self._cut else 0
        turns = sum(type(event) is UserUttered for event in islice(self.events, since, None))
        return turns >= every

    def snapshot(self) -> Snapshot:
        """The state after all events so far, as JSON; valid while the bot listens."""
        loop = self.active_loop
        # Slots at their initial value are left to the domain.
        slots = {
            name: slot.value
            for name, slot in self.slots.items()
            if slot.value != slot.initial_value
        }
        return {
            "slots": slots,
            "loop": loop.name if loop else None,
            "interrupted": bool(loop and loop.is_interrupted),
            "rejected": bool(loop and loop.rejected),
            "at": self.events[-1].timestamp if self.events else 0.0,
        }

    def cut(self, snapshot: Snapshot) -> None:
        """Drop the events before the previous snapshot; the state stays as it is."""
        if self._cut is not None:
            position, older = self._cut
            tail = [*_events_of(older), *list(self.events)[position:]]
            self.events = deque(tail, self._max_event_history)
            self._applied = _NONE_APPLIED
            self.mark_stored()
        self._cut = (len(self.events), snapshot)

    def copy(self) -> FastTracker:
        """A tracker of the same state and events, without replaying them."""
        copied = _shallow_copy(self)
        copied.events = self.events.copy()
        copied.slots = copy.copy(self.slots)  # shared: setting a slot replaces it (_set_slot)
        copied.active_loop = copy.copy(self.active_loop)
        return copied

    def applied_events(self) -> list[Event]:
        """As Rasa's, computed incrementally: a turn calls it a handful of times."""
        seen, loops, before = self._applied
        if self._max_event_history is not None or seen > len(self.events):
            return list(super().applied_events())
        applied = before.copy()
        new = list(islice(self.events, seen, None))
        named = {event.name for event in new if type(event) is ActiveLoop and event.name}
        if not named <= loops:  # earlier events may be runs of that loop
            loops, applied, new = loops | named, [], list(self.events)
        for event in new:
            if isinstance(event, ActionExecuted):
                if event.action_name in loops and not self._first_loop_execution_or_unhappy_path(
                    event.action_name, applied
                ):
                    self._undo_till_previous_loop_execution(event.action_name, applied)
                    continue
            elif type(event) in _REVERTING:
                self._revert(event, applied)
                continue
            applied.append(event)
        self._applied = (len(self.events), loops, applied)
        return applied.copy()

    def _revert(self, event: Event, applied: list[Event]) -> None:
        if isinstance(event, ActionReverted):
            self._undo_till_previous(ActionExecuted, applied)
        elif isinstance(event, UserUtteranceReverted):
            self._undo_till_previous(UserUttered, applied)
            self._undo_till_previous(ActionExecuted, applied)
        else:
            applied.clear()

    def _set_slot(self, key: str, value: Any) -> None:
        if key in self.slots:  # copies of this tracker share the slot
            self.slots[key] = _shallow_copy(self.slots[key])
        super()._set_slot(key, value)

    def _reset_slots(self) -> None:
        for name, slot in self.slots.items():
            self.slots[name] = _shallow_copy(slot)
        super()._reset_slots()


# The number of events processed, the loops activated in them, and which of them apply.
_Applied = tuple[int, frozenset[str], list[Event]]
_NONE_APPLIED: _Applied = (0, frozenset(), [])


def _shallow_copy(original: T) -> T:
    # As copy.copy, in a fifth of the time.
    copied = object.__new__(type(original))
    copied.__dict__.update(original.__dict__)
    return copied


def _events_of(snapshot: Mapping[str, Any]) -> list[Event]:
    """Events that lead to a snapshot's state; they are never stored."""
    if not snapshot:
        return []
    events: list[Event] = [SlotSet(name, value) for name, value in snapshot["slots"].items()]
    loop = snapshot["loop"]
    if loop:
        events += [ActionExecuted(loop), ActiveLoop(loop)]
    if loop and snapshot["rejected"]:
        events.append(ActionExecutionRejected(loop))
    events.append(ActionExecuted(ACTION_LISTEN_NAME))
    if loop and snapshot["interrupted"]:
        events.append(LoopInterrupted(True))
    for event in events:
        event.timestamp = snapshot["at"]
    return events
