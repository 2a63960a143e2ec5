"""Bounds of a connection: how many an address has, how long a request may take to arrive."""

from __future__ import annotations

import asyncio
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from sanic import Blueprint

from claimdesk.channel.limits import client_address

HEADER_SECONDS = 20.0  # from the connection to the end of its first request's header
NEXT_SECONDS = 60.0  # from an answer to the end of the next request's header, idle time included
REQUEST_SECONDS = 300.0  # from a header to the end of the answer; a photo's body has 180 of them


@dataclass
class _Connection:
    """An open connection: the task that serves it, and when that is ended."""

    task: asyncio.Task[Any]
    address: str
    timer: asyncio.TimerHandle | None = field(default=None, repr=False)

    def end_in(self, seconds: float) -> None:
        """End it so many seconds from now, instead of when it was to end."""
        self.leave()
        self.timer = asyncio.get_running_loop().call_later(seconds, self.task.cancel)

    def leave(self) -> None:
        """Let it be."""
        if self.timer is not None:
            self.timer.cancel()


class Connections:
    """The open connections of a server, of one address at most `most` (0: any number).

    Bytes that trickle in don't keep one open, as they would by Sanic's own timeouts.
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._of_task: dict[asyncio.Task[Any] | None, _Connection] = {}
        self._count: Counter[str] = Counter()

    def watch(self, blueprint: Blueprint) -> None:
        """Bound the connections of the blueprint's server; Sanic serves each in a task of its own.

        Its signals are awaited in that task.
        """

        async def begin(conn_info: Any) -> None:
            self._begin(client_address(conn_info.client_ip or "", "", 0))

        async def header_is_read(request: Any) -> None:
            self._end_in(REQUEST_SECONDS)

        async def answered(request: Any, response: Any) -> None:
            self._end_in(NEXT_SECONDS)

        async def complete(conn_info: Any) -> None:
            self._complete()

        blueprint.signal("http.lifecycle.begin")(begin)
        blueprint.signal("http.lifecycle.request")(header_is_read)
        blueprint.signal("http.lifecycle.response")(answered)
        blueprint.signal("http.lifecycle.complete")(complete)

    def _begin(self, address: str) -> None:
        if self._most and self._count[address] >= self._most:
            raise asyncio.CancelledError  # closed without a word, which would cost as much again
        task = asyncio.current_task()
        assert task is not None
        self._count[address] += 1
        self._of_task[task] = _Connection(task, address)
        self._end_in(HEADER_SECONDS)

    def _end_in(self, seconds: float) -> None:
        connection = self._of_task.get(asyncio.current_task())
        if connection is not None:
            connection.end_in(seconds)

    def _complete(self) -> None:
        connection = self._of_task.pop(asyncio.current_task(), None)
        if connection is None:
            return
        connection.leave()
        self._count[connection.address] -= 1
        if not self._count[connection.address]:
            del self._count[connection.address]
