"""What files say, read again once they have changed; a version that is not in order is passed over.

A process watches its files by one thread, which looks at them a few times a second.
"""

from __future__ import annotations

import logging
import threading
import weakref
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any, Generic, TypeVar

from claimdesk.claims.errors import ClaimdeskError

Value = TypeVar("Value")
_State = tuple[tuple[Path, int, int, int], ...]

LOOK_EVERY = 0.25  # seconds; a change is taken in at the second look that finds it

logger = logging.getLogger(__name__)


class LiveFiles(Generic[Value]):
    """A value made from files: `value` is the last version of it that was in order.

    `files` lists what it is made from, which may come and go; `load` makes it, given the version
    before it (None at first), and raises ClaimdeskError, a line or more, where that can't be.
    """

    def __init__(
        self, files: Callable[[], Iterable[Path]], load: Callable[[Value | None], Value]
    ) -> None:
        """Raises what `load` does: there is no version before the first."""
        self._files = files
        self._load = load
        self._seen = self._read = self._state()
        self.value: Value = load(None)

    def look(self) -> None:
        """Read the files again if they have changed, and are no longer being written."""
        state = self._state()
        is_settled, self._seen = state == self._seen, state
        if state == self._read or not is_settled:
            return
        try:
            value = self._load(self.value)
        except ClaimdeskError as error:
            if self._state() == state:  # else it is read again, and told of then
                self._read = state
                logger.error("%s; what was read before goes on", error)
            return
        if self._state() == state:
            self._read, self.value = state, value
            logger.info("%s and what belongs to it was read again", next(iter(self._files())))

    def _state(self) -> _State:
        """What tells one version of the files from another."""
        return tuple(_state_of(path) for path in self._files())


class FileWatch:
    """Looks at files again and again, until nobody holds it any more."""

    def __init__(
        self,
        watched: Sequence[LiveFiles[Any]],
        prepare: Callable[[], object] = lambda: None,
        every: float = LOOK_EVERY,
    ) -> None:
        """Watch from now on, `every` so many seconds.

        `prepare` is called first, in the thread: for what would hold up the first change.
        """
        self._watched = watched
        of_thread = (weakref.ref(self), prepare, every)
        threading.Thread(target=_look_on, args=of_thread, name="file-watch", daemon=True).start()

    def look(self) -> None:
        """Look at each once; what goes wrong with one is logged, and the others are looked at."""
        for files in self._watched:
            try:
                files.look()
            except Exception:
                logger.exception("changed files could not be read")


def _look_on(watch: weakref.ref[FileWatch], prepare: Callable[[], object], every: float) -> None:
    try:
        prepare()
    except Exception:
        logger.exception("what reading a change needs could not be prepared")
    pause = threading.Event()
    while not pause.wait(every):
        held = watch()
        if held is None:
            return
        held.look()
        del held  # between two looks it may go


def _state_of(path: Path) -> tuple[Path, int, int, int]:
    try:
        status = path.stat()
    except OSError:
        return path, 0, 0, 0
    return path, status.st_mtime_ns, status.st_size, status.st_ino
