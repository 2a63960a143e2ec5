"""Calls of the database that may wait, in threads of their own: the event loop never does."""

from __future__ import annotations

import asyncio
import contextvars
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache, partial
from typing import Any, TypeVar

Result = TypeVar("Result")

_THREADS = 22  # as many as there are connections


@lru_cache(maxsize=1)
def _threads() -> ThreadPoolExecutor:
    return ThreadPoolExecutor(_THREADS, thread_name_prefix="database")


async def run_in_thread(function: Callable[..., Result], *arguments: Any) -> Result:
    """What may wait for the database, or is long; it sees the caller's turn as the caller does."""
    call = partial(contextvars.copy_context().run, function, *arguments)
    return await asyncio.get_running_loop().run_in_executor(_threads(), call)
