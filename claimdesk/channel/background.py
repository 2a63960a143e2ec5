"""Work that the server does beside its requests, again and again."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable

from claimdesk.adapters.database_threads import run_in_thread
from claimdesk.service.errors import NotRecorded

logger = logging.getLogger(__name__)


async def repeat(work: Callable[[], None], every: float) -> None:
    """Do `work` in a thread every so many seconds, until cancelled; what fails is tried again."""
    while True:
        try:
            await run_in_thread(work)
        except NotRecorded as error:
            logger.warning("%s: %s", getattr(work, "__name__", "work"), error)
        except Exception:
            logger.exception("%s failed", getattr(work, "__name__", "work"))
        await asyncio.sleep(every)
