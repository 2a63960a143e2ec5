"""Queries Rasa's event table: intents and bot responses."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from datetime import datetime
from typing import Any, TypeVar

import sqlalchemy as sa
from rasa.core.tracker_store import SQLTrackerStore

from claimdesk.channel.trackers import innermost

Result = TypeVar("Result")

_USER, _BOT = "user", "bot"


async def intent_at(store: Any, conversation_id: str, moment: datetime) -> str | None:
    """The intent of the last thing the shopper said before `moment`; None where unknown."""
    return await _ask(store, _intent_at, conversation_id, moment.timestamp())


async def recorded_responses(
    store: Any, conversation_id: str, key: str
) -> list[dict[str, Any]] | None:
    """The responses of the turn whose message had the id `key`, or None: there was none."""
    return await _ask(store, _recorded_responses, conversation_id, key)


async def _ask(store: Any, question: Callable[..., Result], *arguments: Any) -> Result | None:
    found = [each for each in innermost(store) if isinstance(each, SQLTrackerStore)]
    if not found:  # the other kinds cannot be searched
        return None
    return await asyncio.get_running_loop().run_in_executor(None, question, found[0], *arguments)


def _intent_at(store: SQLTrackerStore, conversation_id: str, moment: float) -> str | None:
    event = store.SQLEvent
    query = (
        sa.select(event.intent_name)
        .where(event.sender_id == conversation_id, event.type_name == _USER)
        .where(event.timestamp <= moment)
        .order_by(event.id.desc())
        .limit(1)
    )
    with store.session_scope() as session:
        name = session.execute(query).scalar_one_or_none()
    return str(name) if name else None


def _recorded_responses(
    store: SQLTrackerStore, conversation_id: str, key: str
) -> list[dict[str, Any]] | None:
    event = store.SQLEvent
    query = (
        sa.select(event.data)
        .where(event.sender_id == conversation_id, event.type_name.in_([_USER, _BOT]))
        .order_by(event.id)
    )
    with store.session_scope() as session:
        events = [json.loads(row.data) for row in session.execute(query)]
    responses: list[dict[str, Any]] | None = None
    for each in events:
        if each["event"] == _USER:
            if responses is not None:
                break
            responses = [] if each.get("message_id") == key else None
        elif responses is not None:
            responses.append({**(each.get("data") or {}), "text": each.get("text")})
    return responses
