"""Conversations and photos on both databases."""

from __future__ import annotations

import asyncio
import io
import sqlite3
import threading
import time
from datetime import datetime, timezone
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from PIL import Image

from claimdesk.adapters.conversations import Conversations
from claimdesk.adapters.database import Busy, open_database, transaction
from claimdesk.adapters.photos import Photos, TooManyPhotos, UnknownPhoto
from claimdesk.adapters.pictures import Picture
from claimdesk.adapters.schema import migrate
from claimdesk.adapters.turn_record import ASSISTANT, SHOPPER, OfferedChoice
from claimdesk.channel.database_calls import run_write

from .conftest import photos_kept


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def engine(request: pytest.FixtureRequest, tmp_path: Path) -> Any:
    """An empty database of each kind."""
    sqlite = request.param == "sqlite"
    url = f"sqlite:///{tmp_path}/test.db" if sqlite else request.getfixturevalue("postgres_url")
    engine = open_database(url)
    migrate(engine)
    yield engine
    engine.dispose()


def _picture(width: int = 20) -> Picture:
    data = io.BytesIO()
    Image.new("RGB", (width, 10), "red").save(data, "JPEG")
    return Picture.of(data.getvalue())


def test_a_conversation_is_kept_as_it_was_said(engine):
    """In order, with times in UTC, choices and all; the transcript for people to read."""
    conversations = Conversations(engine)
    talk = conversations.create("procase")
    offered = [OfferedChoice.new("Yes", "/affirm"), OfferedChoice.new("No", "/deny")]
    more = {"choices": [{"id": each.id, "title": each.title} for each in offered]}
    before = datetime.now(timezone.utc)

    said = [
        conversations.say(talk.id, ASSISTANT, "Süre? 😀\n\nReally?", more, offered),
        conversations.say(talk.id, SHOPPER, "", {"photo": "abc"}),
        conversations.say(talk.id, ASSISTANT, "", {"card": {"title": "T"}}),
    ]

    assert conversations.history(talk.id) == said
    assert before <= said[0].at <= said[2].at
    lines = conversations.transcript(talk.id)
    assert [(who, text) for _, who, text in lines] == [
        ("assistant", "Süre? 😀\n\nReally?"),
        ("shopper", "[photo]"),
    ]
    assert lines[0].at == said[0].at
    assert conversations.choice(talk.id, offered[1].id) == offered[1]
    assert conversations.find(talk.id) == talk


def test_what_was_erased_or_never_was_is_nothing(engine):
    """And nothing can be said in it any more."""
    conversations = Conversations(engine)
    kept, erased = conversations.create("procase"), conversations.create("procase")
    choice = OfferedChoice.new("Yes", "/affirm")
    for talk in (kept, erased):
        conversations.say(talk.id, ASSISTANT, "hello")
    conversations.say(erased.id, ASSISTANT, "?", {}, [choice])

    conversations.erase(erased.id)
    conversations.erase("never was")

    assert conversations.find(erased.id) is None
    assert conversations.history(erased.id) == []
    assert conversations.transcript("never was") == []
    assert conversations.choice(erased.id, choice.id) is None
    assert len(conversations.history(kept.id)) == 1
    with pytest.raises(sa.exc.IntegrityError):
        conversations.say(erased.id, SHOPPER, "still here?")


def test_of_many_uploads_at_once_six_are_kept(engine, tmp_path):
    """The count holds under pressure, and no file is left of those refused."""
    talk = Conversations(engine).create("procase")
    photos = Photos(engine, tmp_path / "photos")
    results: list[str] = []

    def upload(width: int) -> None:
        try:
            results.append(photos.store(talk.id, _picture(width)).id)
        except TooManyPhotos:
            results.append("refused")

    threads = [threading.Thread(target=upload, args=(10 + n,)) for n in range(10)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert results.count("refused") == 4
    assert len([each for each in (tmp_path / "photos").rglob("*") if each.is_file()]) == 6
    assert set(photos_kept(engine, talk.id)) == set(results) - {"refused"}


def test_the_same_photo_twice_at_once_is_kept_once(engine, tmp_path):
    """A double click."""
    talk = Conversations(engine).create("procase")
    photos = Photos(engine, tmp_path / "photos")
    ids: list[str] = []
    threads = [
        threading.Thread(target=lambda: ids.append(photos.store(talk.id, _picture()).id))
        for _ in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(ids) == 4
    assert len(set(ids)) == 1


def test_filing_is_undone_with_the_transaction_it_is_part_of(engine, tmp_path):
    """A claim that was not recorded has no photos."""
    talk = Conversations(engine).create("procase")
    photos = Photos(engine, tmp_path / "photos")
    photo = photos.store(talk.id, _picture())

    with pytest.raises(RuntimeError), engine.begin() as connection:
        assert photos.attach_to_claim([photo.id], "CLM-1", connection) == 1
        raise RuntimeError
    assert photos.open(photo.id).claim_number is None

    assert photos.attach_to_claim([photo.id, "nosuch"], "CLM-2") == 1
    assert photos.attach_to_claim([photo.id], "CLM-3") == 0
    assert photos.open(photo.id).claim_number == "CLM-2"
    assert photos_kept(engine, talk.id) == []


def test_an_unknown_id_opens_nothing(engine, tmp_path):
    """Not even one that looks like a path; and nothing is stored without a conversation."""
    photos = Photos(engine, tmp_path / "photos")

    for evidence_id in ("nosuch", "../test.db", "", "%"):
        with pytest.raises(LookupError):
            photos.open(evidence_id)
    with pytest.raises(UnknownPhoto):
        photos.store("no conversation", _picture())
    assert not (tmp_path / "photos").exists()


def test_erasing_again_after_a_crash_finishes(engine, tmp_path):
    """A file that is gone already does not stop the rest."""
    talk = Conversations(engine).create("procase")
    photos = Photos(engine, tmp_path / "photos")
    first, second = photos.store(talk.id, _picture(11)), photos.store(talk.id, _picture(12))
    first.path.unlink()

    photos.erase(talk.id)

    assert not second.path.exists()
    assert photos_kept(engine, talk.id) == []


def test_what_cannot_be_kept_at_once_stays_noted(tmp_path):
    """While another writes nothing waits, nothing is lost, and later it is kept."""
    engine = open_database(f"sqlite:///{tmp_path}/test.db")
    migrate(engine)
    conversations = Conversations(engine)
    talk = conversations.create("procase")
    with conversations.turn(talk.id) as turn:
        turn.say(SHOPPER, "one")
        turn.say(ASSISTANT, "two")

        with engine.begin() as writer:  # holds the lock until its end
            writer.execute(sa.text("select 1"))
            started = time.monotonic()
            with pytest.raises(Busy):
                conversations.commit(turn, waits=False)
            with pytest.raises(Busy):
                conversations.create("procase", waits=False)
            assert time.monotonic() - started < 1
            assert conversations.find(talk.id) == talk

        conversations.commit(turn, waits=False)
    assert [line.text for line in conversations.history(talk.id)] == ["one", "two"]
    engine.dispose()


async def test_a_writer_in_the_way_is_waited_for_in_a_thread(tmp_path):
    """The event loop goes on meanwhile."""
    engine = open_database(f"sqlite:///{tmp_path}/test.db")
    migrate(engine)
    conversations = Conversations(engine)
    with engine.begin() as writer:
        writer.execute(sa.text("select 1"))
        begun = asyncio.ensure_future(run_write(conversations.create, "procase"))
        await asyncio.sleep(0.05)
        assert not begun.done()

    talk = await begun
    assert conversations.find(talk.id) == talk
    engine.dispose()


def test_a_transaction_that_fails_leaves_its_connection_good(tmp_path):
    """It is kept open for the next one, which begins anew; disposing closes it."""
    engine = open_database(f"sqlite:///{tmp_path}/test.db")
    migrate(engine)
    conversations = Conversations(engine)
    with pytest.raises(sa.exc.OperationalError), transaction(engine) as cursor:
        cursor.execute("insert into conversations values ('talk', 'procase', '2026-01-01')")
        failed = cursor.connection
        cursor.execute("insert into nothing values (1)")

    with transaction(engine, reads=True) as cursor:
        assert cursor.connection is failed
    assert conversations.find("talk") is None
    engine.dispose()
    with pytest.raises(sqlite3.ProgrammingError):
        failed.execute("select 1")
