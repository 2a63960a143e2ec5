"""Database calls from the event loop."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from claimdesk.adapters.conversations import Conversations
from claimdesk.adapters.database import Busy
from claimdesk.adapters.database_threads import run_in_thread

Result = TypeVar("Result")


async def run_read(
    conversations: Conversations, function: Callable[..., Result], *arguments: Any
) -> Result:
    """A short query: run inline on local SQLite, else in a thread."""
    if conversations.is_local:
        return function(*arguments)
    return await run_in_thread(function, *arguments)


async def run_write(function: Callable[..., Result], *arguments: Any) -> Result:
    """A short transaction: at once, or in a thread where it would wait.

    `function` takes `waits`, and raises Busy where that is false and it would have to.
    """
    try:
        return function(*arguments, waits=False)
    except Busy:
        return await run_in_thread(function, *arguments)
