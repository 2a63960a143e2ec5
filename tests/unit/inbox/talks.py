"""Conversations for tests of the inbox, told in a few words."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta, timezone
from typing import Any

from claimdesk.inbox.recorded import Done, RecordedAnswer, RecordedChoice, RecordedTurn, Talk

BEGAN = datetime(2026, 3, 2, 9, 30, tzinfo=timezone.utc)
LATER = BEGAN + timedelta(days=1)


def choice(intent: str, title: str = "") -> RecordedChoice:
    """An offered choice."""
    return RecordedChoice(f"id-{intent}", title or intent, f"/{intent}")


def turn(text: str, intent: str, *actions: str, **more: Any) -> RecordedTurn:
    """A turn; `choices` and `rating` are its answer's, `slots` are set after its actions."""
    choices, rating = more.pop("choices", ()), more.pop("rating", None)
    answer = RecordedAnswer(more.pop("answer", "All right."), tuple(choices), rating)
    slots = [Done("slot", name, value) for name, value in more.pop("slots", {}).items()]
    done = (*(Done("action", name) for name in actions), *slots)
    parse = {
        "intent": {"name": intent, "confidence": 0.5},
        "intent_ranking": more.pop("ranking", [{"name": intent, "confidence": 0.5}]),
        "entities": more.pop("entities", []),
    }
    return RecordedTurn(0, BEGAN, text, parse=parse, answers=(answer,), done=done, **more)


def talk(*turns: RecordedTurn, store: str = "procase") -> Talk:
    """A conversation whose turns are a minute and a number apart."""
    numbered = [
        replace(each, number=place + 1, at=BEGAN + timedelta(minutes=place))
        for place, each in enumerate(turns)
    ]
    return Talk("conversation", store, tuple(numbered))
