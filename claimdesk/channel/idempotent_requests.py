"""Idempotent requests (Idempotency-Key)."""

from __future__ import annotations

import asyncio
import hashlib
import json
import re
from collections import OrderedDict
from collections.abc import Awaitable, Callable
from typing import Any, NamedTuple

from sanic.request import Request

from claimdesk.adapters.idempotency import IdempotencyStore
from claimdesk.channel.problem import Problem

HEADER = "idempotency-key"
_KEY = re.compile(r"[A-Za-z0-9_-]{1,64}")
_MOST_WHOLE = 5000  # conversations remembered as complete

Answer = dict[str, Any]
Responses = list[dict[str, Any]]  # as Rasa recorded them
Recorded = Callable[[str, str], Awaitable[Responses | None]]
# The work receives Rasa's recorded responses to this request (None: none), and a callback to stage
# its response.
Work = Callable[[Responses | None, Callable[[Answer], None]], Awaitable[Answer]]


class RequestName(NamedTuple):
    """The key a client gave its request, and a fingerprint of what the request says."""

    key: str
    fingerprint: str


def key_of(request: Request) -> str | None:
    """The request's Idempotency-Key; Problem 400 when it is none."""
    sent = request.headers.getall(HEADER, [])
    if not sent:
        return None
    if len(sent) != 1 or not _KEY.fullmatch(sent[0]):
        raise Problem("invalid-key", "1 to 64 letters, digits, _ and - make a key")
    return str(sent[0])


def name_of(key: str | None, *said: str | bytes) -> RequestName | None:
    """The name of a request with `key` that says `said`."""
    if key is None:
        return None
    parts = [hashlib.sha256(_bytes(part)).hexdigest() for part in said]
    return RequestName(key, hashlib.sha256(json.dumps(parts).encode()).hexdigest())


class IdempotentRequests:
    """Runs requests idempotently; call while holding the conversation's lock."""

    def __init__(self, idempotency: IdempotencyStore) -> None:
        self._idempotency = idempotency
        # Conversations whose last turn this process completed.
        self._whole: OrderedDict[str, None] = OrderedDict()

    async def take(
        self, conversation_id: str, name: RequestName, work: Work, recorded: Recorded
    ) -> tuple[Answer, bool]:
        """The answer to a request, and whether it had been given before.

        `recorded` gives what Rasa said in the turn of a conversation and a key, or None
        when it has no such turn. Problem 422 when the key has named another request.
        """
        kept = await _in_thread(self._idempotency.answer, conversation_id, name.key)
        if kept is not None:
            if kept.fingerprint != name.fingerprint:
                raise Problem("key-reused")
            return kept.answer, True
        responses: Responses | None = None
        if conversation_id not in self._whole:
            # The server may have crashed during this request: the chat log may hold part of the
            # response, the tracker store all of it.
            await _in_thread(self._idempotency.forget_turn, conversation_id, name.key)
            responses = await recorded(conversation_id, name.key)
        self._whole.pop(conversation_id, None)
        noted = False

        def note(answer: Answer) -> None:
            nonlocal noted
            noted = True
            self._idempotency.note_answer(conversation_id, name.key, name.fingerprint, answer)

        answer = await work(responses, note)
        if not noted:  # the turn failed, and said so: that is the answer
            note(answer)
            await _in_thread(self._idempotency.keep, conversation_id)
        self._whole[conversation_id] = None
        if len(self._whole) > _MOST_WHOLE:
            self._whole.popitem(last=False)
        return answer, False


def _bytes(part: str | bytes) -> bytes:
    return part.encode("utf-8") if isinstance(part, str) else part


async def _in_thread(function: Callable[..., Any], *arguments: Any) -> Any:
    return await asyncio.get_running_loop().run_in_executor(None, function, *arguments)
