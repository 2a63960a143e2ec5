"""The log file of one child process: size-limited, tailed line by line."""

from __future__ import annotations

import re
from collections import deque
from pathlib import Path
from types import TracebackType

LARGEST = 5_000_000  # bytes; the file before it is kept as <name>.log.1
LONGEST_LINE = 4_000  # characters shown or kept for the tail; the file has all of them
TAIL_LINES = 8

# "2026-01-31 12:00:00 ERROR  rasa.core…" as Python programs write it, coloured or not.
_SEVERE = re.compile(r"\b(ERROR|CRITICAL)\b")
_COLOUR = re.compile(r"\x1b\[[0-9;]*m")


class ProcessLog:
    """Appends a child's output to a file and hands back its whole lines."""

    def __init__(self, path: Path, name: str) -> None:
        """Open `path`, with its folder; `name` is what the terminal calls the child."""
        self.path = path
        self.name = name
        path.parent.mkdir(parents=True, exist_ok=True)
        self._file = path.open("ab")
        self._rest = b""
        self._last: deque[str] = deque(maxlen=TAIL_LINES)

    def __enter__(self) -> ProcessLog:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._file.close()

    def write(self, chunk: bytes) -> list[str]:
        """Append raw output; the lines that it completes, without colours."""
        self._file.write(chunk)
        self._file.flush()
        if self._file.tell() > LARGEST:
            self._file.close()
            self.path.replace(self.path.with_name(self.path.name + ".1"))
            self._file = self.path.open("ab")
        *whole, self._rest = (self._rest + chunk).split(b"\n")
        self._rest = self._rest[:LONGEST_LINE]
        lines = [_COLOUR.sub("", raw.decode("utf-8", "replace"))[:LONGEST_LINE] for raw in whole]
        self._last.extend(line for line in lines if line.strip())
        return lines

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
