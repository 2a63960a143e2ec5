"""Where Rasa keeps conversations: under the home folder, unless a database is given."""

from __future__ import annotations

from pathlib import Path

import pytest
import sqlalchemy as sa
from rasa.core.tracker_store import TrackerStore
from rasa.shared.core.domain import Domain

from claimdesk.rasa_fast.tracker_store import DeskTrackerStore
from tests.unit.rasa_fast.conftest import MakeTracker


async def test_a_conversation_is_kept_under_the_home_folder(
    home: Path, domain: Domain, make_tracker: MakeTracker
) -> None:
    """What was said and entered is there after a restart."""
    tracker = make_tracker("casesora", "hello there", order_number="CS-10233")
    await DeskTrackerStore(domain).save(tracker)

    kept = await DeskTrackerStore(domain).retrieve("talk-1")

    assert (home / "conversations.db").is_file()
    assert kept is not None
    assert kept.get_slot("store") == "casesora"
    assert kept.get_slot("order_number") == "CS-10233"
    assert kept.latest_message is not None
    assert kept.latest_message.text == "hello there"


async def test_a_database_by_url_is_used_instead(
    home: Path,
    domain: Domain,
    make_tracker: MakeTracker,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """And no file is made beside it."""
    monkeypatch.setenv("CLAIMDESK_DATABASE_URL", f"sqlite:///{tmp_path / 'other.db'}")

    store: TrackerStore = DeskTrackerStore(domain)
    await store.save(make_tracker("procase"))

    assert (tmp_path / "other.db").is_file()
    assert not (home / "conversations.db").exists()


def test_a_file_has_rasas_own_index_of_senders_only(home: Path, domain: Domain) -> None:
    """A second one, which earlier versions made, says nothing more and is paid for in each turn."""
    store = DeskTrackerStore(domain)
    with store.engine.begin() as connection:
        connection.execute(sa.text("CREATE INDEX ix_events_sender_id_id ON events (sender_id, id)"))

    again = DeskTrackerStore(domain)

    found = sa.inspect(again.engine).get_indexes("events")
    assert [index["name"] for index in found] == ["ix_events_sender_id"]
