"""Fair shares of what uploads take: bytes held in memory, and turns of the picture decoder."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import Executor
from contextlib import contextmanager

from claimdesk.adapters.pictures import Picture
from claimdesk.channel.problem import Problem

MOST_BYTES = 96 * 1024 * 1024  # of all uploads under way
MOST_BYTES_ADDRESS = 32 * 1024 * 1024  # of one address's: three of the largest photos
MOST_WAITING = 3  # photos of one address that wait while another of its own is decoded
_RETRY = {"Retry-After": "5"}


class Room:
    """What one upload holds of the bytes under way; `take` is called as they arrive."""

    def __init__(self, uploads: PhotoUploads, address: str) -> None:
        self._uploads = uploads
        self._address = address
        self._size = 0

    def take(self, size: int) -> None:
        """Hold `size` more bytes; Problem 429 or 503 where the address or all have too many."""
        held = self._uploads.held
        if held[self._address] + size > MOST_BYTES_ADDRESS:
            raise Problem("too-many-requests", "finish an upload first", headers=_RETRY)
        if held.total() + size > MOST_BYTES:
            raise Problem("busy", "too many uploads are under way", headers=_RETRY)
        held[self._address] += size
        self._size += size

    def leave(self) -> None:
        """Give back all that is held."""
        self._uploads.held[self._address] -= self._size
        self._size = 0
        if not self._uploads.held[self._address]:
            del self._uploads.held[self._address]


class PhotoUploads:
    """Decodes photos by `decode` in the threads of `decoders`, of one address one at a time.

    The others of an address wait beside the decoders' queue, so that there each address
    has one place at most, and many photos of one delay another's by one.
    """

    def __init__(self, decode: Callable[[bytes], Picture], decoders: Executor) -> None:
        self.held: Counter[str] = Counter()
        self._decode = decode
        self._decoders = decoders
        self._turns: dict[str, tuple[asyncio.Lock, int]] = {}

    def room(self, address: str) -> Room:
        """Room for one upload, empty at first."""
        return Room(self, address)

    async def picture(self, address: str, data: bytes) -> Picture:
        """The clean picture; raises an InvalidImage, or Problem 429 where too many wait."""
        with self._turn_of(address) as turn:
            async with turn:
                loop = asyncio.get_running_loop()
                return await loop.run_in_executor(self._decoders, self._decode, data)

    @contextmanager
    def _turn_of(self, address: str) -> Iterator[asyncio.Lock]:
        turn, users = self._turns.get(address, (asyncio.Lock(), 0))
        if users > MOST_WAITING:
            raise Problem("too-many-requests", "wait for the photos sent before", headers=_RETRY)
        self._turns[address] = (turn, users + 1)
        try:
            yield turn
        finally:
            _, users = self._turns[address]
            if users == 1:
                del self._turns[address]
            else:
                self._turns[address] = (turn, users - 1)
