"""One turn at a time in each conversation, answered in time whatever happens."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Any, TypeVar

from async_timeout import timeout as time_limit
from rasa.core.channels.channel import UserMessage

from claimdesk.adapters.conversations import SHOPPER, Conversation, Conversations
from claimdesk.channel.output import NAME, TurnOutput
from claimdesk.channel.problem import Problem

logger = logging.getLogger(__name__)

PATIENCE = 3.0  # seconds a message waits for the one before it
_FAILED = "turn_failed"

Result = TypeVar("Result")
Said = Callable[[dict[str, Any]], None]


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
        patience: float = PATIENCE,
    ) -> asyncio.Task[Result]:
        """Start `work` as this conversation's only turn; Problem 409 after `patience` seconds.

        The task goes on when its client has gone away: what was begun is finished, and
        the shopper finds the answer in the history.
        """
        lock, users = self._locks.get(conversation_id, (asyncio.Lock(), 0))
        self._locks[conversation_id] = (lock, users + 1)
        try:
            if lock.locked():
                async with time_limit(patience):
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

    async def speak(
        self,
        conversation: Conversation,
        heard: str,
        *,
        line: str | None = None,
        more: Mapping[str, str] | None = None,
        choice: str | None = None,
        said: Said | None = None,
        key: str | None = None,
        timezone: str | None = None,
        spoken: Sequence[dict[str, Any]] | None = None,
        ending: Callable[[list[dict[str, Any]]], None] | None = None,
    ) -> list[dict[str, Any]]:
        """Give the assistant `heard` and return what it says.

        `line` is the shopper's side of the history (None: nothing was said), with `more`
        (the id of a photo or a choice); `choice` the title of the choice taken, `key` the
        request's name, `timezone` the shopper's. A turn that raises, takes too long, or says
        nothing ends with words that tell the shopper so; of another, `ending` hears the
        messages before the last is kept. What Rasa has `spoken` in this very turn already is
        only told again.
        """
        output = TurnOutput(self._conversations, conversation, said, key)
        known = {"store": conversation.store, "choice": choice, "timezone": timezone}
        metadata = {name: value for name, value in known.items() if value is not None}
        try:
            if line is not None:
                mark = {"key": key} if key else {}
                self._conversations.note(conversation.id, SHOPPER, line, {**(more or {}), **mark})
            message = UserMessage(
                heard,
                output_channel=output,
                sender_id=conversation.id,
                input_channel=NAME,
                metadata=metadata,
                message_id=key,
            )
            if spoken is None:
                async with time_limit(self._timeout):
                    await self._on_new_message(message)
            for response in spoken or ():
                await output.send_response(conversation.id, response)
            failed = not output.messages
            if failed:
                # So ends, for one, a turn whose action failed: Rasa logs it and goes on.
                logger.error("a turn of store %s ended without a word", conversation.store)
            else:
                if ending is not None:
                    ending(output.messages)
                await output.keep()
        except asyncio.TimeoutError:
            failed = True
            logger.error("a turn of store %s took over %s s", conversation.store, self._timeout)
        except Exception:
            failed = True
            logger.exception("a turn of store %s failed", conversation.store)
        if failed:
            await output.close_with(self._failure_text)
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
            task.exception()  # seen; whoever still waits for it gets it raised
