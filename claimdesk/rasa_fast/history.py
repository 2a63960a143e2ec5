"""What the rule policy reads of a tracker: its last states, or a short key for them."""

from __future__ import annotations

from typing import Any

from rasa.shared.core.domain import Domain, State
from rasa.shared.core.events import (
    ActionExecuted,
    ActionExecutionRejected,
    BotUttered,
    DefinePrevUserUtteredFeaturization,
    Event,
    SlotSet,
    UserUttered,
)
from rasa.shared.core.trackers import DialogueStateTracker

# The last actions and intents, newest first: names of actions, and intents as 1-tuples.
HistoryKey = tuple[Any, ...]

# Events whose effect on a state later events of the same kind overwrite.
_OVERWRITTEN = frozenset({UserUttered, BotUttered, ActionExecuted})
_WITHOUT_EFFECT = frozenset({BotUttered, DefinePrevUserUtteredFeaturization})


def last_states(tracker: DialogueStateTracker, domain: Domain, most: int) -> list[State]:
    """The last `most` of the states that `tracker.past_states` returns."""
    events = tracker.applied_events()
    # Compared by exact type: `isinstance` of an ABC is slow, and none of these is subclassed.
    before = [n for n, event in enumerate(events) if type(event) is ActionExecuted]
    wanted = {*before[-most + 1 :], len(events)} if most > 1 else {len(events)}
    featurized = [slot for slot in tracker.slots.values() if slot.influence_conversation]
    names = {slot.name for slot in featurized}
    replay = DialogueStateTracker(tracker.sender_id, featurized)
    start = _message_before(events, min(wanted))
    states = []
    for n, event in enumerate([*events, None]):
        if n in wanted:
            states.append(domain._clean_state(domain.get_active_state(replay)))
        kind = type(event)
        if kind is SlotSet:
            has_effect = event.key in names
        else:
            has_effect = event is not None and (n >= start or kind not in _OVERWRITTEN)
        if has_effect:
            event.apply_to(replay)
    return states


def _message_before(events: list[Event], position: int) -> int:
    """The index of the action before the last user message before `position`."""
    found = (n for n in range(position - 1, 0, -1) if type(events[n]) is UserUttered)
    message = next(found, 0)
    return next((n for n in range(message, 0, -1) if type(events[n]) is ActionExecuted), 0)


def history_key(tracker: DialogueStateTracker, events: list[Event], most: int) -> HistoryKey | None:
    """A key that is equal only for equal last `most` states, of actions and intents alone.

    `events` are the applied events. None where slots or an active loop are in the states
    as well.
    """
    featurized = {
        slot.name: slot.value for slot in tracker.slots.values() if slot.influence_conversation
    }
    has_slots = any(value is not None for value in featurized.values())
    if tracker.active_loop_name is not None or has_slots:
        return None
    key: list[Any] = []
    actions = 0
    has_first_message = False  # the message in the earliest of the states
    for event in reversed(events):
        if actions >= most and has_first_message:
            break
        kind = type(event)
        if kind is ActionExecuted and event.action_name:
            actions += 1
            key.append(event.action_name)
        elif kind is UserUttered and not event.use_text_for_featurization:
            has_first_message = actions >= most - 1
            key.append((event.intent_name,))
        elif kind is SlotSet:
            if event.key in featurized:
                return None
        elif kind not in _WITHOUT_EFFECT:
            return None
    return tuple(key)


def last_action_and_intent(events: list[Event]) -> tuple[str | None, str | None]:
    """The last action and intent among applied events."""
    last: dict[type, str | None] = {}
    for event in reversed(events):
        kind = type(event)
        if kind is ActionExecuted:
            last.setdefault(kind, event.action_name)
        elif kind is UserUttered:
            last.setdefault(kind, event.intent_name)
        if len(last) == 2:
            break
    return last.get(ActionExecuted), last.get(UserUttered)


def was_rejected(tracker: DialogueStateTracker) -> bool:
    """Whether the last action rejected its execution."""
    for event in reversed(tracker.events):
        kind = type(event)
        if kind is ActionExecuted or kind is ActionExecutionRejected:
            return kind is ActionExecutionRejected
    return False
