"""Answers as server-sent events: one event per message, then `done`."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from sanic.request import Request

CONTENT_TYPE = "text/event-stream"


def wants_events(request: Request) -> bool:
    """Whether the request asks for server-sent events."""
    return CONTENT_TYPE in request.headers.getone("accept", "").lower()


async def send_events(request: Request, messages: Sequence[dict[str, Any]]) -> None:
    """Stream the messages of a turn, which is on record by then."""
    response = await request.respond(
        content_type=f"{CONTENT_TYPE}; charset=utf-8",
        # Disable proxy buffering.
        headers={"X-Accel-Buffering": "no"},
    )
    for message in messages:
        await response.send(event("message", message))
    await response.send(event("done", {}))
    await response.eof()


def event(name: str, data: dict[str, Any]) -> str:
    """One server-sent event; JSON keeps its data on one line."""
    return f"event: {name}\ndata: {json.dumps(data, ensure_ascii=False)}\n\n"
