"""What a training works out again and again, kept by what it was worked out from."""

from __future__ import annotations

import hashlib
import io
import os
import sqlite3
import time
from collections.abc import Callable, Iterable, Mapping
from contextlib import closing, suppress
from pathlib import Path

import numpy as np

#: Beside Rasa's own cache, in the folder of the training.
FILE = Path(".rasa") / "claimdesk.db"
MOST_BYTES = 400_000_000  # of values; a training of all data writes about 110 MB
_DAY = 24 * 3600.0
_PATIENCE = 30.0  # seconds to wait for another training that writes
_DIGEST = 16
_TABLE = """CREATE TABLE IF NOT EXISTS entries
    (key BLOB PRIMARY KEY, value BLOB NOT NULL, used REAL NOT NULL)"""


def key_of(*parts: bytes | str) -> bytes:
    """The key of a value: a hash of all that it depends on."""
    digest = hashlib.blake2b(digest_size=_DIGEST)
    for part in parts:
        content = part.encode() if isinstance(part, str) else part
        digest.update(len(content).to_bytes(8, "little") + content)
    return digest.digest()


class ContentCache:
    """Values by key in one SQLite file; the ones not used for longest go when it is full.

    It never fails: what is damaged, or can't be read or written, is a value that isn't there.
    Several trainings may use it at once. ``RASA_MAX_CACHE_SIZE=0`` turns it off, as it does Rasa's.
    """

    def __init__(self, file: Path = FILE, most_bytes: int = MOST_BYTES) -> None:
        self._file = file
        self._most_bytes = most_bytes
        self._is_off = os.environ.get("RASA_MAX_CACHE_SIZE") in ("0", "0.0")

    def get(self, keys: Iterable[bytes]) -> dict[bytes, bytes]:
        """The values that are there, by key."""
        found: dict[bytes, bytes] = {}

        def look_up(database: sqlite3.Connection) -> None:
            now = time.time()
            old: list[tuple[float, bytes]] = []
            for key in keys:
                row = database.execute("SELECT value, used FROM entries WHERE key = ?", [key])
                for stored, used in row:
                    value, digest = stored[_DIGEST:], stored[:_DIGEST]
                    if digest == key_of(key, value):
                        found[key] = value
                        old += [(now, key)] if used < now - _DAY else []
            database.executemany("UPDATE entries SET used = ? WHERE key = ?", old)

        self._in_transaction(look_up)
        return found

    def put(self, values: Mapping[bytes, bytes]) -> None:
        """Keep these values; where there is no room for all, those not used for longest go."""

        def write(database: sqlite3.Connection) -> None:
            now = time.time()
            database.executemany(
                "INSERT OR REPLACE INTO entries VALUES (?, ?, ?)",
                ((key, key_of(key, value) + value, now) for key, value in values.items()),
            )
            room = self._most_bytes
            sizes = database.execute("SELECT key, length(value) FROM entries ORDER BY used DESC")
            gone = [[key] for key, size in sizes.fetchall() if (room := room - size) < 0]
            database.executemany("DELETE FROM entries WHERE key = ?", gone)

        self._in_transaction(write)

    def array(self, key: bytes, make: Callable[[], np.ndarray]) -> np.ndarray:
        """The array of this key; made and kept if it isn't there."""
        stored = self.get([key]).get(key)
        if stored is not None:
            return np.asarray(np.load(io.BytesIO(stored), allow_pickle=False))
        made, written = make(), io.BytesIO()
        np.save(written, made, allow_pickle=False)
        self.put({key: written.getvalue()})
        return made

    def _in_transaction(self, work: Callable[[sqlite3.Connection], None]) -> None:
        """Do it whole or not at all; what is no database is removed, for the next to make one."""
        try:
            with closing(self._connected()) as database, database:
                database.execute(_TABLE)
                work(database)
        except sqlite3.OperationalError:
            pass  # a full disk, a folder not ours, another training that writes for too long
        except sqlite3.DatabaseError:
            with suppress(OSError):
                self._file.unlink()

    def _connected(self) -> sqlite3.Connection:
        if not self._is_off:
            with suppress(OSError):
                self._file.parent.mkdir(parents=True, exist_ok=True)
                return sqlite3.connect(self._file, timeout=_PATIENCE)
        return sqlite3.connect(":memory:")
