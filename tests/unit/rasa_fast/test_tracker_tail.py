"""The tracker store: everything stays stored, a turn reads a bounded tail, nothing is forgotten."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import sqlalchemy as sa
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, ActiveLoop, BotUttered, SlotSet, UserUttered

from claimdesk import bootstrap
from claimdesk.adapters.conversation_tables import events, snapshots
from claimdesk.rasa_fast.tracker import TURNS_PER_SNAPSHOT, FastTracker
from claimdesk.rasa_fast.tracker_store import FastTrackerStore

DOMAIN = Domain.from_yaml(
    """
version: "3.1"
intents: [ask, open, inform]
slots:
  store: {type: text, influence_conversation: false, mappings: [{type: custom}]}
  product: {type: text, influence_conversation: false, mappings: [{type: custom}]}
  photo: {type: list, influence_conversation: false, mappings: [{type: custom}]}
forms:
  claim_form: {required_slots: [product]}
responses:
  utter_ask: [{text: "Well."}]
"""
)
_LONGEST_TAIL = 2 * TURNS_PER_SNAPSHOT


@pytest.fixture
def open_store(home: Path):
    """Opens the store on the same database again and again, as restarted processes do."""
    opened = []

    def start() -> FastTrackerStore:
        bootstrap.desk.cache_clear()
        opened.append(FastTrackerStore(domain=DOMAIN))
        return opened[-1]

    yield start
    for store in opened:
        store.engine.dispose()


async def take_turn(
    store: FastTrackerStore, sender: str, text: str, *events: object
) -> FastTracker:
    """A turn as Rasa's processor takes it: read, add, save."""
    tracker = await store.get_or_create_tracker(sender, append_action_listen=False)
    assert isinstance(tracker, FastTracker)
    if not tracker.events:
        tracker.update(ActionExecuted("action_listen"))
    tracker.update(UserUttered(text, {"name": "ask", "confidence": 1.0}))
    for event in (
        *events,
        ActionExecuted("utter_ask"),
        BotUttered(text),
        ActionExecuted("action_listen"),
    ):
        tracker.update(event)
    await store.save(tracker)
    return tracker


def user_texts(tracker: FastTracker) -> list[str]:
    return [event.text for event in tracker.events if isinstance(event, UserUttered)]


async def test_after_300_turns_and_a_restart_the_first_turn_is_still_known(open_store):
    """Slots of turn 1 hold, the tail is bounded in memory and in a new process, all is stored."""
    store = open_store()
    first = (SlotSet("store", "procase"), SlotSet("product", "case"), SlotSet("photo", ["a", "b"]))
    await take_turn(store, "shopper", "turn 1", *first)
    for turn in range(2, 301):
        if turn == 150:
            store = open_store()
        tracker = await take_turn(store, "shopper", f"turn {turn}")
        assert len(user_texts(tracker)) <= _LONGEST_TAIL
        assert user_texts(tracker)[-1] == f"turn {turn}"

    for each in (store, open_store()):
        tracker = await each.retrieve("shopper")
        assert tracker.get_slot("product") == "case"
        assert tracker.get_slot("photo") == ["a", "b"]
        assert tracker.latest_action_name == "action_listen"
        assert TURNS_PER_SNAPSHOT <= len(user_texts(tracker)) <= _LONGEST_TAIL
        whole = await each.retrieve_full_tracker("shopper")
        assert user_texts(whole) == [f"turn {turn}" for turn in range(1, 301)]
    with store.engine.connect() as connection:
        assert len(connection.execute(sa.select(snapshots)).all()) == 2


@pytest.mark.parametrize("turns", [TURNS_PER_SNAPSHOT, 7])
async def test_as_many_turns_stay_at_hand_as_the_stories_look_back(open_store, turns: int):
    """At every moment of a long conversation, in memory and in a new process; not many more."""
    store = open_store()
    for turn in range(1, 40):
        if turn % 10 == 0:
            store = open_store()
        store.turns_per_snapshot = turns
        await take_turn(store, "shopper", f"turn {turn}")
        store.turns_per_snapshot = turns
        heard = len(user_texts(await store.retrieve("shopper")))
        assert min(turn, turns) <= heard <= 2 * turns


async def test_a_form_stays_open_however_long_it_is(open_store):
    """The open form, and that a copy made by replay agrees with the tracker itself."""
    store = open_store()
    opening = (
        ActionExecuted("claim_form"),
        ActiveLoop("claim_form"),
        SlotSet("requested_slot", "product"),
    )
    await take_turn(store, "shopper", "open", *opening)
    for turn in range(20):
        await take_turn(store, "shopper", f"turn {turn}", ActionExecuted("claim_form"))

    for each in (store, open_store()):
        tracker = await each.retrieve("shopper")
        replayed = tracker.travel_back_in_time(float("inf"))
        for state in (tracker, tracker.copy(), replayed):
            assert state.active_loop_name == "claim_form"
            assert state.get_slot("requested_slot") == "product"
            assert state.latest_action_name == "action_listen"
            assert state.latest_message.text == "turn 19"


async def test_a_slot_that_was_emptied_stays_empty(open_store):
    """An earlier snapshot does not bring its value back."""
    store = open_store()
    await take_turn(store, "shopper", "1", SlotSet("product", "case"))
    for turn in range(10):
        await take_turn(store, "shopper", f"{turn}")
    await take_turn(store, "shopper", "no", SlotSet("product", None))
    for turn in range(10):
        await take_turn(store, "shopper", f"{turn}")

    assert (await open_store().retrieve("shopper")).get_slot("product") is None


async def test_a_turn_that_failed_half_way_leaves_nothing(open_store):
    """What was not saved is not there when the next turn begins."""
    store = open_store()
    await take_turn(store, "shopper", "one")
    tracker = await store.retrieve("shopper")
    tracker.update(SlotSet("product", "half"))

    assert (await store.retrieve("shopper")).get_slot("product") is None


async def test_what_another_process_added_is_read(open_store):
    """Two processes take turns in one conversation."""
    here, there = open_store(), open_store()
    for turn in range(12):
        await take_turn(
            (here, there)[turn % 2], "shopper", f"{turn}", SlotSet("product", f"p{turn}")
        )

    assert (await here.retrieve("shopper")).get_slot("product") == "p11"
    assert user_texts(await here.retrieve_full_tracker("shopper")) == [str(n) for n in range(12)]


async def test_an_erased_conversation_is_gone(open_store):
    """Events, snapshots and what is in memory; another conversation stays."""
    store = open_store()
    for turn in range(10):
        await take_turn(store, "erased", f"{turn}")
        await take_turn(store, "kept", f"{turn}")

    await store.delete("erased")

    assert await store.retrieve("erased") is None
    assert await store.retrieve_full_tracker("erased") is None
    assert list(await store.keys()) == ["kept"]
    with store.engine.connect() as connection:
        assert {row.sender_id for row in connection.execute(sa.select(snapshots))} == {"kept"}


async def test_a_conversation_of_rasas_own_store_is_taken_over(open_store):
    """Events kept before there were snapshots are read whole once, then bounded."""
    store = open_store()
    said = [
        UserUttered("old", {"name": "ask"}),
        SlotSet("product", "old case"),
        ActionExecuted("action_listen"),
    ]
    rows = [
        {"sender_id": "old", "type_name": event.type_name, "data": json.dumps(event.as_dict())}
        for event in said * 20
    ]
    with store.engine.begin() as connection:
        connection.execute(events.insert(), rows)

    for turn in range(_LONGEST_TAIL):
        tracker = await take_turn(store, "old", f"{turn}")

    assert tracker.get_slot("product") == "old case"
    assert len(user_texts(tracker)) <= _LONGEST_TAIL
