"""Turns by address: of what is costly, each address has one under way, and few waiting."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from claimdesk.channel.problem import Problem

RETRY = {"Retry-After": "5"}


class AddressTurns:
    """Lets one of an address's pieces of work go on at a time, while others' go on beside it.

    What an address asks for at once waits here, not in a queue that all share: there each address
    has one place at most. `waiting` are the pieces that may wait.
    """

    def __init__(self, waiting: int) -> None:
        self._waiting = waiting
        self._turns: dict[str, tuple[asyncio.Lock, int]] = {}

    @asynccontextmanager
    async def of(self, address: str) -> AsyncIterator[None]:
        """The address's turn; Problem 429 where too many wait already."""
        turn, users = self._turns.get(address, (asyncio.Lock(), 0))
        if users > self._waiting:
            raise Problem("too-many-requests", "wait for what you sent before", headers=RETRY)
        self._turns[address] = (turn, users + 1)
        try:
            async with turn:
                yield
        finally:
            _, users = self._turns[address]
            if users == 1:
                del self._turns[address]
            else:
                self._turns[address] = (turn, users - 1)
