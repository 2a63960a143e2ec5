"""Where Rasa keeps conversations, and that its own store and the faster one share them."""

from __future__ import annotations

from pathlib import Path

import pytest
import sqlalchemy as sa
from rasa.core.lock_store import LockStore
from rasa.core.tracker_store import FailSafeTrackerStore, TrackerStore
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import (
    ActionExecuted,
    BotUttered,
    SessionStarted,
    SlotSet,
    UserUttered,
)
from rasa.utils.endpoints import read_endpoint_config

from claimdesk.adapters.conversation_tables import OF_A_SENDER
from claimdesk.channel.trackers import erase_tracker
from claimdesk.dialogue.lock_store import TurnLockStore
from claimdesk.dialogue.tracker_store import DeskTrackerStore
from claimdesk.rasa_fast.tracker_store import FastTrackerStore
from tests.unit.dialogue.conftest import MakeTracker

BOTH = pytest.mark.parametrize("kind", [DeskTrackerStore, FastTrackerStore])


@BOTH
async def test_a_conversation_is_kept_under_the_home_folder(
    kind: type[DeskTrackerStore], home: Path, domain: Domain, make_tracker: MakeTracker
) -> None:
    """What was said and entered is there after a restart."""
    tracker = make_tracker("casesora", "hello there", order_number="CS-10233")
    await kind(domain).save(tracker)

    kept = await kind(domain).retrieve("talk-1")

    assert (home / "claimdesk.db").is_file()
    assert kept is not None
    assert kept.get_slot("store") == "casesora"
    assert kept.get_slot("order_number") == "CS-10233"
    assert kept.latest_message is not None
    assert kept.latest_message.text == "hello there"


@BOTH
async def test_a_database_by_url_is_used_instead(
    kind: type[DeskTrackerStore],
    home: Path,
    domain: Domain,
    make_tracker: MakeTracker,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """And no file is made beside it."""
    monkeypatch.setenv("CLAIMDESK_DATABASE_URL", f"sqlite:///{tmp_path / 'other.db'}")

    store: TrackerStore = kind(domain)
    await store.save(make_tracker("procase"))

    assert (tmp_path / "other.db").is_file()
    assert not list(home.glob("*.db"))


async def say(store: TrackerStore, text: str, key: str, slots: dict[str, object]) -> None:
    """A turn as Rasa's processor takes it: read, add, save."""
    tracker = await store.get_or_create_tracker("talk-1", append_action_listen=False)
    if not tracker.events:
        tracker.update(ActionExecuted("action_session_start"))
        tracker.update(SessionStarted())
        tracker.update(ActionExecuted("action_listen"))
    tracker.update(UserUttered(text, {"name": "inform"}, message_id=key))
    for name, value in slots.items():
        tracker.update(SlotSet(name, value))
    tracker.update(BotUttered(f"You said {text}."))
    tracker.update(ActionExecuted("action_listen"))
    await store.save(tracker)


async def test_a_conversation_goes_on_whichever_store_reads_it(home: Path, domain: Domain) -> None:
    """Served by one, then the other, and so on: slots hold, and no event is lost or doubled."""
    for turn in range(24):
        store = (FastTrackerStore if turn // 4 % 2 else DeskTrackerStore)(domain)
        slots = {"order_number": "PC-1"} if turn == 0 else {"product": f"case {turn}"}
        await say(store, f"turn {turn}", f"key {turn}", slots)

    for kind in (FastTrackerStore, DeskTrackerStore):
        tracker = await kind(domain).retrieve("talk-1")
        assert tracker is not None
        assert tracker.get_slot("order_number") == "PC-1"
        assert tracker.get_slot("product") == "case 23"
        whole = await kind(domain).retrieve_full_tracker("talk-1")
        texts = [event.text for event in whole.events if isinstance(event, UserUttered)]
        assert texts == [f"turn {turn}" for turn in range(24)]


@BOTH
async def test_erasing_a_conversation_erases_what_either_store_wrote(
    kind: type[DeskTrackerStore], home: Path, domain: Domain
) -> None:
    """Events and snapshots, also behind the wrapper that Rasa's own agent puts around a store."""
    for turn in range(12):
        await say(FastTrackerStore(domain), f"turn {turn}", f"key {turn}", {"email": "a@b.example"})
    store = kind(domain)
    with store.engine.connect() as connection:
        for table in OF_A_SENDER:
            assert connection.execute(sa.select(table)).all()

    await erase_tracker(FailSafeTrackerStore(store), "talk-1")

    with store.engine.connect() as connection:
        for table in OF_A_SENDER:
            assert not connection.execute(sa.select(table)).all()


def test_rasa_finds_it_and_its_locks_by_the_dotted_paths_of_endpoints_yml(
    home: Path, domain: Domain
) -> None:
    """A path that Rasa can't import would be served from memory, with a warning only."""
    store, locks = (
        read_endpoint_config("endpoints.yml", kind) for kind in ("tracker_store", "lock_store")
    )

    assert isinstance(TrackerStore.create(store, domain), DeskTrackerStore)
    assert isinstance(LockStore.create(locks), TurnLockStore)
