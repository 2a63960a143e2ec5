"""What rules look at of a conversation: its last states, in full and at a glimpse."""

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

# What has happened last, newest first: the names of actions, and of intents in brackets.
Glimpse = tuple[Any, ...]

# What a later message and the action before it make void, for the state after them.
_OVERWRITTEN = frozenset({UserUttered, BotUttered, ActionExecuted})
_SAYS_NOTHING = frozenset({BotUttered, DefinePrevUserUtteredFeaturization})


def last_states(tracker: DialogueStateTracker, domain: Domain, most: int) -> list[State]:
    """The last `most` of the states that `tracker.past_states` gives."""
    events = tracker.applied_events()
    # By type, which none of these is derived from: `isinstance` asks an abstract class in Python.
    before = [n for n, event in enumerate(events) if type(event) is ActionExecuted]
    wanted = {*before[-most + 1 :], len(events)} if most > 1 else {len(events)}
    seen = [slot for slot in tracker.slots.values() if slot.influence_conversation]
    names = {slot.name for slot in seen}
    replay = DialogueStateTracker(tracker.sender_id, seen)
    start = _message_before(events, min(wanted))
    states = []
    for n, event in enumerate([*events, None]):
        if n in wanted:
            states.append(domain._clean_state(domain.get_active_state(replay)))
        kind = type(event)
        if kind is SlotSet:
            matters = event.key in names
        else:
            matters = event is not None and (n >= start or kind not in _OVERWRITTEN)
        if matters:
            event.apply_to(replay)
    return states


def _message_before(events: list[Event], position: int) -> int:
    """Where the last message before a position is, with the action it followed."""
    found = (n for n in range(position - 1, 0, -1) if type(events[n]) is UserUttered)
    message = next(found, 0)
    return next((n for n in range(message, 0, -1) if type(events[n]) is ActionExecuted), 0)


def glimpse(tracker: DialogueStateTracker, events: list[Event], most: int) -> Glimpse | None:
    """What tells the last `most` states apart for rules that read actions and intents only.

    `events` are those that count of the conversation. None where slots or forms have a say
    in the states as well.
    """
    seen = {slot.name: slot.value for slot in tracker.slots.values() if slot.influence_conversation}
    if tracker.active_loop_name is not None or any(value is not None for value in seen.values()):
        return None
    brief: list[Any] = []
    actions = 0
    wished = False  # whether the message is known that the earliest of the states has
    for event in reversed(events):
        if actions >= most and wished:
            break
        kind = type(event)
        if kind is ActionExecuted and event.action_name:
            actions += 1
            brief.append(event.action_name)
        elif kind is UserUttered and not event.use_text_for_featurization:
            wished = actions >= most - 1
            brief.append((event.intent_name,))
        elif kind is SlotSet:
            if event.key in seen:
                return None
        elif kind not in _SAYS_NOTHING:
            return None
    return tuple(brief)


def last_happened(events: list[Event]) -> tuple[str | None, str | None]:
    """The last action and intent among the events that count of a conversation."""
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
    """Whether the last action refused to run."""
    for event in reversed(tracker.events):
        kind = type(event)
        if kind is ActionExecuted or kind is ActionExecutionRejected:
            return kind is ActionExecutionRejected
    return False
