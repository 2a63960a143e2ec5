"""What a training keeps for the next: found again, bounded, and never trusted when damaged."""

from __future__ import annotations

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest

from claimdesk.nlu.content_cache import ContentCache, key_of


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Where the cache lies; its folder is not there yet."""
    return tmp_path / ".rasa" / "cache.db"


def test_what_was_put_in_is_found_by_another_training(file: Path) -> None:
    """And what was not is left out."""
    ContentCache(file).put({b"one": b"1", b"two": b"2"})

    assert ContentCache(file).get([b"two", b"three", b"one"]) == {b"one": b"1", b"two": b"2"}


def test_an_array_is_made_once(file: Path) -> None:
    """It comes back with its shape and type, and nothing is made for it."""
    array = np.arange(6, dtype=np.int8).reshape(2, 3)
    ContentCache(file).array(b"key", lambda: array)

    again = ContentCache(file).array(b"key", lambda: pytest.fail("made again"))

    assert np.array_equal(again, array)
    assert again.dtype == array.dtype


def test_a_damaged_value_is_none(file: Path) -> None:
    """One changed byte on disk, or a value under another's key, is not handed out."""
    ContentCache(file).put({b"one": b"first", b"two": b"second", b"three": b"third"})
    with sqlite3.connect(file) as database:
        change = "UPDATE entries SET value = ? WHERE key = ?"
        (stored,) = database.execute("SELECT value FROM entries WHERE key = ?", [b"one"]).fetchone()
        database.execute(change, [stored[:-1] + b"?", b"one"])
        database.execute(change, [stored, b"two"])
    database.close()

    assert ContentCache(file).get([b"one", b"two", b"three"]) == {b"three": b"third"}


def test_a_file_that_is_no_database_is_replaced(file: Path) -> None:
    """Nothing is found in it, and the next training can keep something again."""
    file.parent.mkdir()
    file.write_bytes(b"no database" * 1000)

    assert ContentCache(file).get([b"key"]) == {}
    ContentCache(file).put({b"key": b"value"})
    assert ContentCache(file).get([b"key"]) == {b"key": b"value"}


def test_a_folder_that_cannot_be_written_keeps_nothing(tmp_path: Path) -> None:
    """The training goes on without."""
    (tmp_path / "file").touch()
    cache = ContentCache(tmp_path / "file" / "cache.db")

    cache.put({b"key": b"value"})

    assert cache.get([b"key"]) == {}


@pytest.mark.parametrize(("room", "kept"), [(3, 3), (2, 2)])
def test_the_longest_unused_go_when_it_is_full(file: Path, room: int, kept: int) -> None:
    """Room for three values keeps three, room for two the two that were put in last."""
    size = 16 + 100  # a digest and a value
    cache = ContentCache(file, most_bytes=room * size)

    for key in (b"1", b"2", b"3"):
        cache.put({key: key * 100})

    assert set(cache.get([b"1", b"2", b"3"])) == set([b"1", b"2", b"3"][-kept:])


def test_several_trainings_at_once_lose_nothing(file: Path) -> None:
    """Each waits for the others to have written."""

    def train(number: int) -> None:
        for step in range(10):
            ContentCache(file).put({key_of(str(number), str(step)): b"x"})

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(train, range(4)))

    keys = [key_of(str(number), str(step)) for number in range(4) for step in range(10)]
    assert len(ContentCache(file).get(keys)) == 40


def test_rasas_switch_turns_it_off(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A training with RASA_MAX_CACHE_SIZE=0 is one from nothing, and leaves nothing."""
    ContentCache(file).put({b"key": b"value"})
    monkeypatch.setenv("RASA_MAX_CACHE_SIZE", "0")

    assert ContentCache(file).get([b"key"]) == {}
    ContentCache(file).put({b"other": b"value"})

    monkeypatch.delenv("RASA_MAX_CACHE_SIZE")
    assert ContentCache(file).get([b"key", b"other"]) == {b"key": b"value"}


def test_a_key_tells_its_parts_apart() -> None:
    """ "ab" and "c" are not "a" and "bc"."""
    assert key_of("ab", "c") != key_of("a", "bc")
    assert key_of("ab", b"c") == key_of(b"ab", "c")
