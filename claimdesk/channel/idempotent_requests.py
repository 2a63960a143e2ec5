"""A request that names itself by an Idempotency-Key is answered once; again it is told again."""

from __future__ import annotations

import hashlib
import json
import re

from sanic.request import Request

from claimdesk.channel.problem import Problem
from claimdesk.channel.turn_request import RequestIdentity

HEADER = "idempotency-key"
_KEY = re.compile(r"[A-Za-z0-9_-]{1,64}")


def key_of(request: Request) -> str | None:
    """The request's Idempotency-Key; Problem 400 when it is none."""
    sent = request.headers.getall(HEADER, [])
    if not sent:
        return None
    if len(sent) != 1 or not _KEY.fullmatch(sent[0]):
        raise Problem("invalid-key", "1 to 64 letters, digits, _ and - make a key")
    return str(sent[0])


def identity_of(key: str | None, *said: str | bytes) -> RequestIdentity | None:
    """The identity of a request with `key` that says `said`; None without a key."""
    if key is None:
        return None
    parts = [hashlib.sha256(_bytes(part)).hexdigest() for part in said]
    return RequestIdentity(key, hashlib.sha256(json.dumps(parts).encode()).hexdigest())


def _bytes(part: str | bytes) -> bytes:
    return part.encode("utf-8") if isinstance(part, str) else part
