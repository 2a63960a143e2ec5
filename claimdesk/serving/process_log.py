"""The log file of one child process: size-limited, tailed line by line, and never in the way."""

from __future__ import annotations

import os
import re
from collections import deque
from contextlib import suppress
from pathlib import Path
from types import TracebackType

LARGEST = 5_000_000  # bytes; the file before it is kept as <name>.log.1
LONGEST_LINE = 4_000  # characters shown or kept for the tail; the file has all of them
TAIL_LINES = 8

# "2026-01-31 12:00:00 ERROR  rasa.core…" as Python programs write it, coloured or not.
_SEVERE = re.compile(r"\b(ERROR|CRITICAL)\b")
_COLOUR = re.compile(r"\x1b\[[0-9;]*m")


class ProcessLog:
    """Appends a child's output to a file and hands back its whole lines.

    Output that the file doesn't take, as on a full disk, is counted and dropped: whoever reads the
    child's pipe has to go on, or the child would wait for ever to write.
    """

    def __init__(self, path: Path, name: str) -> None:
        """Log to `path`; `name` is what the terminal calls the child."""
        self.path = path
        self.name = name
        self._descriptor: int | None = None
        self._size = 0
        self._dropped = 0
        self._rest = b""
        self._last: deque[str] = deque(maxlen=TAIL_LINES)
        with suppress(OSError):  # tried again with each output
            self._open()

    def __enter__(self) -> ProcessLog:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._close()

    def write(self, chunk: bytes) -> list[str]:
        """Append raw output; the lines that it completes, without colours. Raises no OSError."""
        lines = []
        try:
            self._append(chunk)
        except OSError as error:
            if not self._dropped:
                lines.append(f"ERROR {self.path} can't be written ({error.strerror}); going on")
            self._dropped += len(chunk)
        *whole, self._rest = (self._rest + chunk).split(b"\n")
        self._rest = self._rest[:LONGEST_LINE]
        lines += [_COLOUR.sub("", raw.decode("utf-8", "replace"))[:LONGEST_LINE] for raw in whole]
        self._last.extend(line for line in lines if line.strip())
        return lines

    def _append(self, chunk: bytes) -> None:
        if self._descriptor is None:
            self._open()
        if self._dropped:
            self._put(f"[{self._dropped} bytes of output could not be written]\n".encode())
            self._dropped = 0
        self._put(chunk)
        if self._size > LARGEST:
            self._close()
            self.path.replace(self.path.with_name(self.path.name + ".1"))

    def _open(self) -> None:
        self.path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        flags = os.O_WRONLY | os.O_CREAT | os.O_APPEND | os.O_CLOEXEC
        self._descriptor = os.open(self.path, flags, 0o600)
        self._size = os.fstat(self._descriptor).st_size

    def _put(self, data: bytes) -> None:
        assert self._descriptor is not None
        while data:
            written = os.write(self._descriptor, data)
            self._size += written
            data = data[written:]

    def _close(self) -> None:
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None

    def tail(self) -> str:
        """The last lines, indented; including an incomplete last line."""
        rest = self._rest.decode("utf-8", "replace").strip()
        lines = [*self._last, rest] if rest else [*self._last]
        return "\n".join(f"  {line}" for line in lines) or "  (no output)"

    def last_line(self) -> str:
        """The last line that has something in it; empty before the first."""
        return self._last[-1] if self._last else ""

    @staticmethod
    def is_severe(line: str) -> bool:
        """Whether the program called this line an error."""
        return _SEVERE.search(line[:200]) is not None
