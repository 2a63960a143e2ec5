"""Runs turns: one at a time per conversation, with a timeout."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from typing import Any, TypeVar

from async_timeout import timeout as time_limit
from rasa.core.channels.channel import UserMessage

from claimdesk.adapters.conversations import SHOPPER, Conversations
from claimdesk.channel.output import NAME, TurnOutput
from claimdesk.channel.problem import Problem
from claimdesk.channel.turn_request import TurnRequest

logger = logging.getLogger(__name__)

LOCK_TIMEOUT = 3.0  # seconds a message waits for the one before it
_FAILED = "turn_failed"

Result = TypeVar("Result")
OnMessage = Callable[[dict[str, Any]], None]


class Turns:
    """Takes turns with the assistant.

    `on_new_message` hands a message to Rasa; `wording` gives a sentence by its name; a
    turn longer than `timeout` seconds has failed.
    """

    def __init__(
        self,
        conversations: Conversations,
        on_new_message: Callable[[UserMessage], Awaitable[Any]],
        wording: Callable[[str], str],
        timeout: float,
    ) -> None:
        self._conversations = conversations
        self._on_new_message = on_new_message
        # Read at once: without these words the channel does not start.
        self._failure_text = wording(_FAILED)
        self._timeout = timeout
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

    async def take(
        self,
        request: TurnRequest,
        *,
        on_message: OnMessage | None = None,
        recorded: Sequence[dict[str, Any]] | None = None,
        before_commit: Callable[[list[dict[str, Any]]], None] | None = None,
    ) -> list[dict[str, Any]]:
        """Run one turn; returns the assistant's messages.

        `on_message` gets each message as soon as it is stored; `before_commit` gets all of them
        before the final flush, so that what it stages is committed with them. A turn that fails,
        times out or is empty ends with an error message. Responses that Rasa has already
        `recorded` for this request are replayed.
        """
        conversation, key = request.conversation, request.idempotency_key
        output = TurnOutput(self._conversations, conversation, on_message, key)
        try:
            if request.line is not None:
                more = {**request.attached, **({"key": key} if key else {})}
                self._conversations.stage(conversation.id, SHOPPER, request.line, more)
            if recorded is None:
                async with time_limit(self._timeout):
                    await self._on_new_message(_rasa_message(request, output))
            for response in recorded or ():
                await output.send_response(conversation.id, response)
            failed = not output.messages
            if failed:
                # So ends, for one, a turn whose action failed: Rasa logs it and goes on.
                logger.error("a turn of store %s produced no message", conversation.store)
            else:
                if before_commit is not None:
                    before_commit(output.messages)
                await output.flush()
        except asyncio.TimeoutError:
            failed = True
            logger.error("a turn of store %s took over %s s", conversation.store, self._timeout)
        except Exception:
            failed = True
            logger.exception("a turn of store %s failed", conversation.store)
        if failed:
            await output.fail_with(self._failure_text)
        return output.messages

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


def _rasa_message(request: TurnRequest, output: TurnOutput) -> UserMessage:
    return UserMessage(
        request.payload,
        output_channel=output,
        sender_id=request.conversation.id,
        input_channel=NAME,
        metadata=request.metadata,
        message_id=request.idempotency_key,
    )
