"""One line of progress on a terminal, or plain lines where there is none."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from typing import TextIO

PLAIN_INTERVAL = 30.0  # seconds between two lines where a line can't be written over


class Progress:
    """Shows progress; a transient line is overwritten by the next."""

    def __init__(
        self, stream: TextIO | None = None, clock: Callable[[], float] = time.monotonic
    ) -> None:
        """Write to `stream` (standard error by default)."""
        self._stream = sys.stderr if stream is None else stream
        self._live = self._stream.isatty()
        self._clock = clock
        self._open = False
        self._last = float("-inf")

    def update(self, text: str) -> None:
        """Show a passing state: written over on a terminal, else a line now and then."""
        if self._live:
            self._write(f"\r\033[K{text}")
            self._open = True
        elif self._clock() - self._last >= PLAIN_INTERVAL:
            self._last = self._clock()
            self._write(f"{text}\n")

    def say(self, text: str) -> None:
        """Write a line that stays."""
        self._write(f"\r\033[K{text}\n" if self._open else f"{text}\n")
        self._open = False

    def _write(self, text: str) -> None:
        try:
            self._stream.write(text)
            self._stream.flush()
        except (OSError, ValueError):
            pass  # stream closed, or on a full disk; keep working
