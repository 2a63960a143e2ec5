"""In each conversation one turn after the other, those of others meanwhile."""

from __future__ import annotations

import asyncio

import pytest
from rasa.core.lock_store import LockError

from claimdesk.rasa_fast.lock_store import FastLockStore


async def test_turns_of_a_conversation_wait_for_each_other_in_order():
    """Those of another conversation do not wait, and nothing is kept of any afterwards."""
    store, told = FastLockStore(), []

    async def turn(conversation: str, name: str) -> None:
        async with store.lock(conversation):
            told.append(f"{name} begins")
            await asyncio.sleep(0.01)
            told.append(f"{name} ends")

    await asyncio.gather(turn("a", "1"), turn("a", "2"), turn("b", "3"), turn("a", "4"))

    of_a = [line for line in told if not line.startswith("3")]
    assert of_a == [f"{n} {what}" for n in "124" for what in ("begins", "ends")]
    assert told.index("3 begins") < told.index("1 ends")
    assert not store._locks


async def test_a_turn_that_hangs_is_not_waited_for_without_end():
    """Who waited is told; who comes when it has ended gets the conversation."""
    store = FastLockStore()
    async with store.lock("a"):
        with pytest.raises(LockError):
            async with store.lock("a", lock_lifetime=0.01):
                raise AssertionError("two at once")

    async with store.lock("a", lock_lifetime=0.01):
        pass


async def test_a_turn_that_fails_or_is_cancelled_leaves_the_conversation_free():
    """As one that ends well does."""
    store = FastLockStore()
    with pytest.raises(ValueError, match="no"):
        async with store.lock("a"):
            raise ValueError("no")
    async with store.lock("a"):
        waits = asyncio.ensure_future(store.lock("a").__aenter__())
        await asyncio.sleep(0)
        waits.cancel()
        with pytest.raises(asyncio.CancelledError):
            await waits

    async with store.lock("a", lock_lifetime=0.01):
        pass
