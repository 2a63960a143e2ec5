"""Fair shares of what uploads take: bytes held in memory, and turns of the picture decoder."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Callable
from concurrent.futures import Executor

from claimdesk.adapters.pictures import Picture
from claimdesk.channel.address_turns import RETRY, AddressTurns
from claimdesk.channel.problem import Problem

MOST_BYTES = 96 * 1024 * 1024  # of all uploads under way
MOST_BYTES_ADDRESS = 32 * 1024 * 1024  # of one address's: three of the largest photos
MOST_WAITING = 3  # photos of one address that wait while another of its own is decoded


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
            raise Problem("too-many-requests", "finish an upload first", headers=RETRY)
        if held.total() + size > MOST_BYTES:
            raise Problem("busy", "too many uploads are under way", headers=RETRY)
        held[self._address] += size
        self._size += size

    def leave(self) -> None:
        """Give back all that is held."""
        self._uploads.held[self._address] -= self._size
        self._size = 0
        if not self._uploads.held[self._address]:
            del self._uploads.held[self._address]


class PhotoUploads:
    """Decodes photos by `decode` in the threads of `decoders`, of one address one at a time."""

    def __init__(self, decode: Callable[[bytes], Picture], decoders: Executor) -> None:
        self.held: Counter[str] = Counter()
        self._decode = decode
        self._decoders = decoders
        self._turns = AddressTurns(MOST_WAITING)

    def room(self, address: str) -> Room:
        """Room for one upload, empty at first."""
        return Room(self, address)

    async def picture(self, address: str, data: bytes) -> Picture:
        """The clean picture; raises an InvalidImage, or Problem 429 where too many wait."""
        async with self._turns.of(address):
            loop = asyncio.get_running_loop()
            return await loop.run_in_executor(self._decoders, self._decode, data)
