"""One turn at a time per conversation, by asyncio locks in place of polled tickets."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from weakref import WeakValueDictionary

from async_timeout import timeout as time_limit
from rasa.core.lock_store import LOCK_LIFETIME, InMemoryLockStore, LockError


class FastLockStore(InMemoryLockStore):
    """Locks in this process's memory; waiting turns are woken in order and never poll."""

    def __init__(self) -> None:
        super().__init__()
        self._locks: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()

    @asynccontextmanager
    async def lock(
        self,
        conversation_id: str,
        lock_lifetime: float = LOCK_LIFETIME,
        wait_time_in_seconds: float = 1,
    ) -> AsyncIterator[asyncio.Lock]:
        """Hold the conversation's lock; raises LockError after `lock_lifetime` seconds."""
        lock = self._locks.get(conversation_id)
        if lock is None:
            lock = self._locks[conversation_id] = asyncio.Lock()
        try:
            async with time_limit(lock_lifetime if lock.locked() else None):
                await lock.acquire()
        except asyncio.TimeoutError:
            raise LockError(f"the lock of conversation {conversation_id} was not free") from None
        try:
            yield lock
        finally:
            lock.release()
