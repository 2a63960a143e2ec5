"""An incrementally computed tracker agrees with Rasa's, which computes all of it each time."""

from __future__ import annotations

import random

import pytest
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import (
    ActionExecuted,
    ActionExecutionRejected,
    ActionReverted,
    ActiveLoop,
    AllSlotsReset,
    BotUttered,
    Event,
    LoopInterrupted,
    Restarted,
    SessionStarted,
    SlotSet,
    UserUtteranceReverted,
    UserUttered,
    deserialise_events,
)
from rasa.shared.core.trackers import DialogueStateTracker

from claimdesk.rasa_fast.history import last_states
from claimdesk.rasa_fast.remote_action import deserialise_events as fast_deserialise_events
from claimdesk.rasa_fast.tracker import TURNS_PER_SNAPSHOT, FastTracker

DOMAIN = Domain.from_yaml(
    """
version: "3.1"
intents: [ask, open, inform]
slots:
  end: {type: categorical, values: [a, b], mappings: [{type: custom}]}
  photo: {type: list, influence_conversation: false, mappings: [{type: custom}]}
forms:
  claim_form: {required_slots: [photo]}
responses:
  utter_ask: [{text: "Well."}]
"""
)


def some_events(seed: int, count: int = 60) -> list[Event]:
    """Events in an order that a conversation may take, or not."""
    dice = random.Random(seed)
    makers = (
        lambda: UserUttered("x", {"name": dice.choice(["ask", "open", "inform"])}),
        lambda: ActionExecuted(dice.choice(["action_listen", "utter_ask"])),
        lambda: ActionExecuted("claim_form"),
        lambda: ActionExecuted("action_listen"),
        lambda: BotUttered("x"),
        lambda: SlotSet("end", dice.choice(["a", "b", None])),
        lambda: SlotSet("photo", [1]),
        lambda: ActiveLoop(dice.choice(["claim_form", None])),
        lambda: ActionExecutionRejected("claim_form"),
        lambda: LoopInterrupted(True),
    )
    rare = (ActionReverted, UserUtteranceReverted, Restarted, SessionStarted, AllSlotsReset)
    return [dice.choice(rare)() if dice.random() < 0.03 else dice.choice(makers)()
            for _ in range(count)]  # fmt: skip


@pytest.mark.parametrize("seed", range(40))
def test_applied_events_are_rasas_after_every_event(seed: int):
    """Whenever it is asked, in whatever order forms open, run and are taken back."""
    ours = FastTracker("someone", DOMAIN.slots)
    rasas = DialogueStateTracker("someone", DOMAIN.slots)
    for number, event in enumerate(some_events(seed)):
        ours.update(event)
        rasas.update(event)
        if number % (1 + seed % 3) == 0:
            assert ours.applied_events() == rasas.applied_events()
            assert ours.copy().applied_events() == rasas.applied_events()


@pytest.mark.parametrize("seed", range(40))
def test_the_last_states_are_rasas_after_every_event(seed: int):
    """Though what later messages made void is not replayed."""
    ours = FastTracker("someone", DOMAIN.slots)
    for event in some_events(seed, 40):
        if isinstance(event, (Restarted, AllSlotsReset)):
            continue
        ours.update(event)
        most = 1 + seed % 5
        assert last_states(ours, DOMAIN, most) == ours.past_states(DOMAIN)[-most:]


def test_events_are_marked_with_model_and_assistant_as_rasa_marks_them():
    """Each once, and none where neither is known."""
    for model, assistant in (("m", "a"), (None, "a"), ("m", None), (None, None)):
        marked = []
        for kind in (FastTracker, DialogueStateTracker):
            tracker = kind("someone", DOMAIN.slots)
            tracker.model_id, tracker.assistant_id = model, assistant
            for given in (None, {"utter_action": "x"}, {"model_id": "before"}):
                tracker.update(BotUttered("x", metadata=given))
            marked.append([event.metadata for event in tracker.events])
        assert marked[0] == marked[1]


def test_after_a_cut_only_the_tail_is_computed():
    """What is applied are the events still there."""
    tracker = FastTracker("someone", DOMAIN.slots)
    for _ in range(8):
        for event in (UserUttered("x", {"name": "ask"}), ActionExecuted("action_listen")):
            tracker.update(event)
        tracker.applied_events()
        if tracker.snapshot_is_due(TURNS_PER_SNAPSHOT):
            tracker.cut(tracker.snapshot())

    replayed = DialogueStateTracker.from_events("someone", tracker.events, DOMAIN.slots)
    assert tracker.applied_events() == replayed.applied_events()


@pytest.mark.parametrize("change", [SlotSet("end", "b"), AllSlotsReset()])
def test_a_copys_slots_are_its_own(change: Event):
    """A slot that is set, or reset, in a tracker keeps its value in the others."""
    tracker = FastTracker("someone", DOMAIN.slots)
    tracker.update(SlotSet("end", "a"))
    twin = tracker.copy()
    twin.update(change)
    assert tracker.get_slot("end") == "a"
    assert twin.get_slot("end") in ("b", None)

    tracker.update(SlotSet("end", None))
    assert twin.get_slot("end") in ("b", None)
    assert [slot.value for slot in DOMAIN.slots if slot.name == "end"] == [None]


def test_events_of_an_action_are_what_rasa_makes_of_them():
    """By their names, whatever else an action answers."""
    dicts = [event.as_dict() for event in some_events(1)] + [{"no": "event"}]

    assert fast_deserialise_events(dicts) == deserialise_events(dicts)
    with pytest.raises(ValueError, match="nonsense"):
        fast_deserialise_events([{"event": "nonsense"}])
