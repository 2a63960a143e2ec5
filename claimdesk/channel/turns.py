"""Runs turns: one at a time per conversation, with a timeout, each recorded in one transaction."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from contextlib import AbstractContextManager, nullcontext
from typing import Any, TypeVar

from async_timeout import timeout as time_limit
from rasa.core.channels.channel import UserMessage

from claimdesk.adapters.conversations import SHOPPER, Conversations, KeptAnswer, TurnRecord
from claimdesk.channel.database_calls import run_write
from claimdesk.channel.output import TurnOutput
from claimdesk.channel.problem import Problem
from claimdesk.channel.turn_request import Answer, TurnRequest

logger = logging.getLogger(__name__)

LOCK_TIMEOUT = 3.0  # seconds a message waits for the one before it
_FAILED = "turn_failed"

Result = TypeVar("Result")


class Turns:
    """Takes turns with the assistant.

    `on_new_message` hands a message to Rasa; `wording` gives a sentence by its name, and within
    `pinned` all of one version; a turn longer than `timeout` seconds has failed.
    """

    def __init__(
        self,
        conversations: Conversations,
        on_new_message: Callable[[UserMessage], Awaitable[Any]],
        wording: Callable[[str], str],
        timeout: float,
        pinned: Callable[[], AbstractContextManager[None]] = nullcontext,
    ) -> None:
        self._conversations = conversations
        self._on_new_message = on_new_message
        wording(_FAILED)  # without these words the channel does not start
        self._wording = wording
        self._timeout = timeout
        self._pinned = pinned
        self._locks: dict[str, tuple[asyncio.Lock, int]] = {}
        self._running: set[asyncio.Task[Any]] = set()

    async def begin(
        self,
        conversation_id: str,
        work: Callable[[], Awaitable[Result]],
        lock_timeout: float = LOCK_TIMEOUT,
    ) -> asyncio.Task[Result]:
        """Start `work` as this conversation's only turn; Problem 409 after `lock_timeout` seconds.

        The task survives client disconnects; the answer will be in the history.
        """
        lock, users = self._locks.get(conversation_id, (asyncio.Lock(), 0))
        self._locks[conversation_id] = (lock, users + 1)
        try:
            if lock.locked():
                async with time_limit(lock_timeout):
                    await lock.acquire()
            else:
                await lock.acquire()  # at once
        except BaseException as error:
            self._leave(conversation_id)
            if isinstance(error, asyncio.TimeoutError):
                raise Problem("turn-running", headers={"Retry-After": "1"}) from None
            raise

        async def alone() -> Result:
            try:
                return await work()
            finally:
                lock.release()
                self._leave(conversation_id)

        task = asyncio.ensure_future(alone())
        self._running.add(task)
        task.add_done_callback(self._ended)
        return task

    async def take(self, request: TurnRequest) -> Answer:
        """Run one turn; returns its answer, which is on record by then.

        A turn that fails, takes too long or says nothing ends with an error message and changes
        nothing else. One that can't be recorded has that message only, recorded where possible.
        """
        store = request.conversation.store
        with self._conversations.turn(request.conversation.id) as turn:
            output = _begun(turn, request)
            if await self._run(request, turn, output):
                turn.used_choice = request.choice.id if request.choice else None
            else:
                turn.events = None
                output.fail_with(self._wording(_FAILED))
            is_recorded = await self._record(turn, request, output)
        if not is_recorded:
            with self._conversations.turn(request.conversation.id) as turn:
                output = _begun(turn, request)
                output.fail_with(self._wording(_FAILED))
                if not await self._record(turn, request, output):
                    logger.error("a failed turn of store %s has left no record", store)
        return request.answer(output.messages)

    async def _run(self, request: TurnRequest, turn: TurnRecord, output: TurnOutput) -> bool:
        """Hand the message to Rasa; False where that failed."""
        store = request.conversation.store
        try:
            request.output_channel = output
            with self._pinned():
                async with time_limit(self._timeout):
                    await self._on_new_message(request)
        except asyncio.TimeoutError:
            logger.error("a turn of store %s took over %s s", store, self._timeout)
            return False
        except Exception:
            logger.exception("a turn of store %s failed", store)
            return False
        if turn.error is not None:
            logger.error("a turn of store %s failed", store, exc_info=turn.error)
            return False
        if not output.messages:
            # So ends, for one, a turn whose action failed: Rasa logs it and goes on.
            logger.error("a turn of store %s produced no message", store)
            return False
        return True

    async def _record(self, turn: TurnRecord, request: TurnRequest, output: TurnOutput) -> bool:
        """Commit the turn with its answer; False where that failed."""
        if request.identity is not None:
            key, fingerprint = request.identity
            answer = request.answer(output.messages)
            turn.kept_answer = (key, KeptAnswer(fingerprint, answer))
        try:
            await run_write(self._conversations.commit, turn)
        except Exception:
            logger.exception("a turn of store %s was not recorded", request.conversation.store)
            return False
        if turn.events is not None:
            turn.events.recorded()
        return True

    def _leave(self, conversation_id: str) -> None:
        lock, users = self._locks[conversation_id]
        if users == 1:
            del self._locks[conversation_id]
        else:
            self._locks[conversation_id] = (lock, users - 1)

    def _ended(self, task: asyncio.Task[Any]) -> None:
        self._running.discard(task)
        if not task.cancelled():
            task.exception()  # mark as retrieved


def _begun(turn: TurnRecord, request: TurnRequest) -> TurnOutput:
    if request.line is not None:
        turn.say(SHOPPER, request.line, request.attached)
    return TurnOutput(turn)
