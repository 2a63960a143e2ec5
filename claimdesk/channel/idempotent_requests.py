"""Idempotent requests (Idempotency-Key)."""

from __future__ import annotations

import hashlib
import json
import re
from collections import OrderedDict
from collections.abc import Awaitable, Callable
from typing import Any, NamedTuple

from sanic.request import Request

from claimdesk.adapters.idempotency import IdempotencyStore
from claimdesk.channel.database_calls import run_in_thread
from claimdesk.channel.problem import Problem

HEADER = "idempotency-key"
_KEY = re.compile(r"[A-Za-z0-9_-]{1,64}")
_CACHE_SIZE = 5000  # conversations remembered as complete

Answer = dict[str, Any]
Responses = list[dict[str, Any]]  # as Rasa recorded them
FetchRecorded = Callable[[str, str], Awaitable[Responses | None]]
# The work receives Rasa's recorded responses to this request (None: none), and a callback to stage
# its response.
Work = Callable[[Responses | None, Callable[[Answer], None]], Awaitable[Answer]]


class RequestIdentity(NamedTuple):
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


def identity_of(key: str | None, *said: str | bytes) -> RequestIdentity | None:
    """The identity of a request with `key` that says `said`."""
    if key is None:
        return None
    parts = [hashlib.sha256(_bytes(part)).hexdigest() for part in said]
    return RequestIdentity(key, hashlib.sha256(json.dumps(parts).encode()).hexdigest())


class IdempotentRequests:
    """Runs requests idempotently; call while holding the conversation's lock."""

    def __init__(self, idempotency: IdempotencyStore) -> None:
        self._idempotency = idempotency
        # Conversations whose last turn this process completed.
        self._completed: OrderedDict[str, None] = OrderedDict()

    async def run_once(
        self, conversation_id: str, identity: RequestIdentity, work: Work, recorded: FetchRecorded
    ) -> tuple[Answer, bool]:
        """The answer to a request, and whether it had been given before.

        `recorded` gives what Rasa said in the turn of a conversation and a key, or None
        when it has no such turn. Problem 422 when the key has named another request.
        """
        kept = await run_in_thread(self._idempotency.answer, conversation_id, identity.key)
        if kept is not None:
            if kept.fingerprint != identity.fingerprint:
                raise Problem("key-reused")
            return kept.answer, True
        responses: Responses | None = None
        if conversation_id not in self._completed:
            # The server may have crashed during this request: the chat log may hold part of the
            # response, the tracker store all of it.
            await run_in_thread(
                self._idempotency.delete_partial_turn, conversation_id, identity.key
            )
            responses = await recorded(conversation_id, identity.key)
        self._completed.pop(conversation_id, None)
        staged = False

        def stage(answer: Answer) -> None:
            nonlocal staged
            staged = True
            self._idempotency.stage_response(
                conversation_id, identity.key, identity.fingerprint, answer
            )

        answer = await work(responses, stage)
        if not staged:  # the turn failed, and said so: that is the answer
            stage(answer)
            await run_in_thread(self._idempotency.flush, conversation_id)
        self._completed[conversation_id] = None
        if len(self._completed) > _CACHE_SIZE:
            self._completed.popitem(last=False)
        return answer, False


def _bytes(part: str | bytes) -> bytes:
    return part.encode("utf-8") if isinstance(part, str) else part
