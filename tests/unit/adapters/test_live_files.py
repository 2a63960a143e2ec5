"""Files that are watched: taken in once they are whole, passed over where not in order."""

from __future__ import annotations

import gc
import logging
import threading
import time
from pathlib import Path

import pytest

from claimdesk.adapters.live_files import FileWatch, LiveFiles
from claimdesk.claims.errors import ClaimdeskError


class Shelf:
    """Files of one folder, read as one text; one that says `broken` can't be."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.reads = 0
        self.live = LiveFiles(lambda: sorted(folder.glob("*.txt")), self.load)

    def load(self, _before: str | None) -> str:
        self.reads += 1
        texts = {path: path.read_text() for path in sorted(self.folder.glob("*.txt"))}
        for path, text in texts.items():
            if text == "broken":
                raise ClaimdeskError(f"{path}: is broken")
        return " ".join(texts.values())

    def say(self, text: str, name: str = "a") -> None:
        (self.folder / f"{name}.txt").write_text(text)

    def look_twice(self) -> str:
        self.live.look()
        self.live.look()
        return self.live.value


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    (tmp_path / "a.txt").write_text("one")
    return Shelf(tmp_path)


def test_a_change_is_taken_in_at_the_second_look(shelf: Shelf) -> None:
    """At the first it may still be written: half of a file is never said."""
    shelf.say("two")
    shelf.live.look()
    assert shelf.live.value == "one"

    shelf.say("two and more")
    shelf.live.look()
    assert shelf.live.value == "one"

    shelf.live.look()
    assert shelf.live.value == "two and more"


def test_what_has_not_changed_is_not_read(shelf: Shelf) -> None:
    """A look costs no reading."""
    for _ in range(5):
        shelf.live.look()

    assert shelf.reads == 1


def test_a_file_may_come_and_go(shelf: Shelf) -> None:
    """What belongs to it is listed anew at each look."""
    shelf.say("more", "b")
    assert shelf.look_twice() == "one more"

    (shelf.folder / "b.txt").unlink()
    assert shelf.look_twice() == "one"


def test_a_broken_file_is_named_once_and_the_version_before_goes_on(
    shelf: Shelf, caplog: pytest.LogCaptureFixture
) -> None:
    """Mended, it is taken in like any other change."""
    with caplog.at_level(logging.ERROR):
        shelf.say("broken")
        assert shelf.look_twice() == "one"
        assert shelf.look_twice() == "one"

    assert [record.getMessage() for record in caplog.records] == [
        f"{shelf.folder / 'a.txt'}: is broken; what was read before goes on"
    ]
    shelf.say("mended")
    assert shelf.look_twice() == "mended"


def test_at_first_a_broken_file_is_an_error(tmp_path: Path) -> None:
    """There is no version before it."""
    (tmp_path / "a.txt").write_text("broken")

    with pytest.raises(ClaimdeskError, match="is broken"):
        Shelf(tmp_path)


def test_a_watch_takes_changes_in_by_itself(shelf: Shelf) -> None:
    """Within two seconds of the saving; an unforeseen error with one file stops nothing."""

    def fail(before: str | None) -> str:
        if before is not None:
            raise RuntimeError
        return ""

    failing = LiveFiles(lambda: sorted(shelf.folder.glob("*.txt")), fail)
    watch = FileWatch((failing, shelf.live))
    for text in ("two", "three"):
        shelf.say(text)
        saved = time.monotonic()
        while shelf.live.value != text and time.monotonic() < saved + 20:
            time.sleep(0.02)
        assert shelf.live.value == text
        assert time.monotonic() - saved < 2
    del watch


def test_a_watch_ends_with_who_holds_it(shelf: Shelf) -> None:
    """No thread is left behind by a desk that is gone."""

    def watching(at_most: int) -> int:
        """How many watch, once they are so few, or after 20 s."""
        gc.collect()
        end = time.monotonic() + 20
        while (count := _watching()) > at_most and time.monotonic() < end:
            time.sleep(0.02)
        return count

    assert watching(at_most=0) == 0  # those of other tests have ended
    watch = FileWatch((shelf.live,), every=0.01)
    assert _watching() == 1

    del watch
    assert watching(at_most=0) == 0


def _watching() -> int:
    return sum(thread.name == "file-watch" for thread in threading.enumerate())
