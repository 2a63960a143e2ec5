"""Deleting a conversation from Rasa's tracker store, which has no call for it."""

from __future__ import annotations

import asyncio
import inspect
from typing import Any

import sqlalchemy as sa
from rasa.core.tracker_store import (
    InMemoryTrackerStore,
    MongoTrackerStore,
    RedisTrackerStore,
    SQLTrackerStore,
    TrackerStore,
)


class CannotErase(Exception):
    """This kind of tracker store offers no way to delete a conversation."""


async def erase_tracker(store: TrackerStore, conversation_id: str) -> None:
    """Delete all events of a conversation; one that is not there is no error.

    Custom stores implement `delete(conversation_id)`, plain or async. Raises CannotErase for any
    other kind.
    """
    for each in innermost(store):
        await _erase(each, conversation_id)


async def _erase(store: Any, conversation_id: str) -> None:
    delete = getattr(store, "delete", None)
    if callable(delete):
        result = delete(conversation_id)
        if inspect.isawaitable(result):
            await result
    elif isinstance(store, InMemoryTrackerStore):
        store.store.pop(conversation_id, None)
    else:
        loop = asyncio.get_running_loop()
        await loop.run_in_executor(None, _erase_remote, store, conversation_id)


def _erase_remote(store: Any, conversation_id: str) -> None:
    if isinstance(store, SQLTrackerStore):
        event = store.SQLEvent
        with store.session_scope() as session:
            session.execute(sa.delete(event).where(event.sender_id == conversation_id))
            session.commit()
    elif isinstance(store, RedisTrackerStore):
        store.red.delete(store.key_prefix + conversation_id)
    elif isinstance(store, MongoTrackerStore):
        store.conversations.delete_many({"sender_id": conversation_id})
    else:
        raise CannotErase(type(store).__name__)


def innermost(store: Any) -> list[Any]:
    """The tracker stores inside Rasa's wrappers, the primary one first; itself if unwrapped."""
    # Rasa wraps the configured store, for errors (with a second store to fall back on)
    # and for stores without async methods.
    inner = [getattr(store, name, None) for name in ("_tracker_store", "_fallback_tracker_store")]
    found = [each for each in inner if isinstance(each, TrackerStore)]
    return [leaf for each in found for leaf in innermost(each)] or [store]
