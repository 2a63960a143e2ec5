"""One request of a conversation at a time: in this process, and over all servers of a database."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from async_timeout import timeout as time_limit

from claimdesk.adapters.conversation_holds import Hold
from claimdesk.adapters.conversations import Conversations
from claimdesk.adapters.database import AWAY
from claimdesk.adapters.database_threads import run_in_thread
from claimdesk.adapters.turn_record import holding
from claimdesk.channel.problem import Problem, unavailable

logger = logging.getLogger(__name__)

# Between tries for what another server holds: no connection and no thread waits for it meanwhile.
_FIRST_PAUSE, _LONGEST_PAUSE = 0.005, 0.05  # seconds
_GRACE = 30  # seconds that a hold outlives the longest turn


class OneAtATime:
    """Lets requests of a conversation in one after the other; a turn takes `timeout` seconds."""

    def __init__(self, conversations: Conversations, timeout: float) -> None:
        self._conversations = conversations
        self._longest = timeout + _GRACE
        self._locks: dict[str, tuple[asyncio.Lock, int]] = {}

    async def enter(self, conversation_id: str, wait: float) -> None:
        """Be the only one in this process until `leave`; Problem 409 after `wait` seconds."""
        lock, users = self._locks.get(conversation_id, (asyncio.Lock(), 0))
        self._locks[conversation_id] = (lock, users + 1)
        try:
            if lock.locked():
                async with time_limit(wait):
                    await lock.acquire()
            else:
                await lock.acquire()  # at once
        except BaseException as error:
            self._forget(conversation_id)
            if isinstance(error, asyncio.TimeoutError):
                raise _running() from None
            raise

    def leave(self, conversation_id: str) -> None:
        """Let the next one in."""
        self._locks[conversation_id][0].release()
        self._forget(conversation_id)

    def _forget(self, conversation_id: str) -> None:
        lock, users = self._locks[conversation_id]
        if users == 1:
            del self._locks[conversation_id]
        else:
            self._locks[conversation_id] = (lock, users - 1)

    @asynccontextmanager
    async def over_all_servers(self, conversation_id: str, wait: float) -> AsyncIterator[None]:
        """Be the only one of all servers, for whoever is the only one in this process.

        Problem 409 after `wait` seconds behind another server, 503 where the database is away.
        """
        if self._conversations.is_local:
            yield
            return
        hold = await self._hold(conversation_id, wait)
        try:
            with holding(hold):
                yield
        finally:
            if not hold.is_over:
                await run_in_thread(hold.release)

    async def _hold(self, conversation_id: str, wait: float) -> Hold:
        deadline = time.monotonic() + wait
        pause = _FIRST_PAUSE
        while True:
            hold = await self._try_hold(conversation_id, deadline - time.monotonic())
            if hold is not None:
                return hold
            if time.monotonic() + pause > deadline:
                raise _running()
            await asyncio.sleep(pause)
            pause = min(2 * pause, _LONGEST_PAUSE)

    async def _try_hold(self, conversation_id: str, wait: float) -> Hold | None:
        """A try that is given up after `wait` seconds; what it then still holds is released."""
        attempt = self._conversations.try_hold
        trying = asyncio.ensure_future(run_in_thread(attempt, conversation_id, self._longest))
        try:
            async with time_limit(max(wait, _FIRST_PAUSE)):
                return await asyncio.shield(trying)
        except BaseException as error:
            trying.add_done_callback(_release)
            if isinstance(error, (asyncio.TimeoutError, *AWAY)):
                logger.error("no conversation can be held: %s", type(error).__name__)
                raise unavailable() from None
            raise


def _running() -> Problem:
    return Problem("turn-running", headers={"Retry-After": "1"})


def _release(trying: asyncio.Future[Hold | None]) -> None:
    if not trying.cancelled() and trying.exception() is None:
        hold = trying.result()
        if hold is not None:
            asyncio.get_running_loop().run_in_executor(None, hold.release)
