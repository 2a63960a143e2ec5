"""Answers as server-sent events: one event per message, then `done`."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable
from typing import Any

from sanic.request import Request
from sanic.response import HTTPResponse

from claimdesk.channel.turns import OnMessage

CONTENT_TYPE = "text/event-stream"


def wants_events(request: Request) -> bool:
    """Whether the request asks for server-sent events."""
    return CONTENT_TYPE in request.headers.getone("accept", "").lower()


async def answer_as_events(
    request: Request, begin: Callable[[OnMessage], Awaitable[asyncio.Task[Any]]]
) -> HTTPResponse | None:
    """Begin a turn and stream what is said; errors are raised before the response starts."""
    queue: asyncio.Queue[dict[str, Any] | None] = asyncio.Queue()
    task = await begin(queue.put_nowait)
    task.add_done_callback(lambda _: queue.put_nowait(None))
    message = await queue.get()
    if message is None:
        task.result()
    response = await request.respond(
        content_type=f"{CONTENT_TYPE}; charset=utf-8",
        # Disable proxy buffering.
        headers={"X-Accel-Buffering": "no"},
    )
    while message is not None:
        await response.send(event("message", message))
        message = await queue.get()
    await response.send(event("done", {}))
    await response.eof()
    return None


def event(name: str, data: dict[str, Any]) -> str:
    """One server-sent event; JSON keeps its data on one line."""
    return f"event: {name}\ndata: {json.dumps(data, ensure_ascii=False)}\n\n"
