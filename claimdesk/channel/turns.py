"""Runs turns: one at a time per conversation, with a timeout, each recorded in one transaction."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from contextlib import AbstractContextManager, nullcontext
from typing import Any, TypeVar

from async_timeout import timeout as time_limit
from rasa.core.channels.channel import UserMessage

from claimdesk.adapters.conversations import Conversations
from claimdesk.adapters.database import AWAY
from claimdesk.adapters.turn_record import SHOPPER, KeptAnswer, TurnRecord
from claimdesk.channel.database_calls import run_write
from claimdesk.channel.one_at_a_time import OneAtATime
from claimdesk.channel.output import TurnOutput
from claimdesk.channel.problem import unavailable
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
        self._one_at_a_time = OneAtATime(conversations, timeout)
        self._running: set[asyncio.Task[Any]] = set()

    async def begin(
        self,
        conversation_id: str,
        work: Callable[[], Awaitable[Result]],
        lock_timeout: float = LOCK_TIMEOUT,
    ) -> asyncio.Task[Result]:
        """Start `work` as this conversation's only turn; Problem 409 after `lock_timeout` seconds.

        The only one of all servers: behind another one's, the task raises the problem. The task
        survives client disconnects; the answer will be in the history.
        """
        await self._one_at_a_time.enter(conversation_id, lock_timeout)

        async def alone() -> Result:
            try:
                async with self._one_at_a_time.over_all_servers(conversation_id, lock_timeout):
                    return await work()
            finally:
                self._one_at_a_time.leave(conversation_id)

        task = asyncio.ensure_future(alone())
        self._running.add(task)
        task.add_done_callback(self._ended)
        return task

    async def take(self, request: TurnRequest) -> Answer:
        """Run one turn; returns its answer, which is on record by then.

        A turn that fails, takes too long or says nothing ends with an error message and changes
        nothing else. One that can't be recorded has that message only, recorded where possible.
        Problem 503 where the database of several servers went away: it may be sent again.
        """
        with self._conversations.turn(request.conversation.id) as turn:
            output = _begun(turn, request)
            if await self._run(request, turn, output):
                turn.used_choice = request.choice.id if request.choice else None
            else:
                turn.events = None
                output.fail_with(self._wording(_FAILED))
            if await self._record(turn, request, output):
                return request.answer(output.messages)
        # What holds a conversation against other servers went with what was not recorded.
        async with self._one_at_a_time.over_all_servers(request.conversation.id, LOCK_TIMEOUT):
            return await self._fail(request)

    async def _fail(self, request: TurnRequest) -> Answer:
        with self._conversations.turn(request.conversation.id) as turn:
            output = _begun(turn, request)
            output.fail_with(self._wording(_FAILED))
            if not await self._record(turn, request, output):
                store = request.conversation.store
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
        except Exception as error:
            if turn.hold is not None and isinstance(error, AWAY):
                logger.error("a turn was not recorded: %s", type(error).__name__)
                raise unavailable() from None
            logger.exception("a turn of store %s was not recorded", request.conversation.store)
            return False
        if turn.events is not None:
            turn.events.recorded()
        return True

    def _ended(self, task: asyncio.Task[Any]) -> None:
        self._running.discard(task)
        if not task.cancelled():
            task.exception()  # mark as retrieved


def _begun(turn: TurnRecord, request: TurnRequest) -> TurnOutput:
    if request.line is not None:
        turn.say(SHOPPER, request.line, request.attached)
    return TurnOutput(turn)
