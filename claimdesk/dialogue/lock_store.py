"""Rasa's lock of a conversation, which leaves the turns of the web channel to the channel's own."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from rasa.core.lock_store import LOCK_LIFETIME, InMemoryLockStore, TicketLock

from claimdesk.adapters.turn_record import current_turn


class TurnLockStore(InMemoryLockStore):
    """Takes no lock within a turn of the web channel, Rasa's in-memory lock for other messages.

    The channel's lock lasts until the turn is on record; Rasa's would end before that.
    """

    def __init__(self, **_options: Any) -> None:
        super().__init__()

    @asynccontextmanager
    async def lock(
        self,
        conversation_id: str,
        lock_lifetime: float = LOCK_LIFETIME,
        wait_time_in_seconds: float = 1,
    ) -> AsyncIterator[TicketLock | None]:
        """Hold the conversation; None stands for the channel's lock."""
        if current_turn(conversation_id) is not None:
            yield None
            return
        async with super().lock(conversation_id, lock_lifetime, wait_time_in_seconds) as lock:
            yield lock
