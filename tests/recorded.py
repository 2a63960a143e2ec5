"""Conversations put on record as the web channel puts them there: messages, choices, events."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta, timezone
from typing import Any

from rasa.shared.core.events import (
    ActionExecuted,
    ActiveLoop,
    BotUttered,
    Event,
    SessionStarted,
    SlotSet,
    UserUttered,
)
from sqlalchemy.engine import Engine

from claimdesk.adapters.conversation_tables import events, insert_into
from claimdesk.adapters.conversations import Conversations
from claimdesk.adapters.database import Prepared
from claimdesk.adapters.turn_record import ASSISTANT, SHOPPER, Line, OfferedChoice, TrackedEvents
from claimdesk.dialogue.tracker_store import event_rows

BEGAN = datetime(2026, 3, 2, 9, 30, tzinfo=timezone.utc)


class Recorder:
    """One conversation with a store, recorded turn by turn, a minute apart from `began` on."""

    def __init__(self, engine: Engine, store: str = "procase", began: datetime = BEGAN) -> None:
        self._now = began
        self._conversations = Conversations(engine, lambda: self._now)
        self._insert = Prepared(insert_into(events, "id"), engine)
        self.id = self._conversations.create(store).id
        self._offered: dict[str, OfferedChoice] = {}
        greet = UserUttered("/greet", {"name": "greet", "confidence": 1.0})
        self._take(None, {}, "Hello.", [SessionStarted(), greet], ["greet-choice"])

    def say(
        self,
        text: str,
        intent: str,
        *done: Event | str,
        answer: str = "All right.",
        offers: Sequence[str] = (),
        entities: Sequence[dict[str, Any]] = (),
    ) -> Line:
        """A typed message; a name among `done` is an action. Returns the answer's line."""
        said = UserUttered(text, {"name": intent, "confidence": 0.6}, [*entities])
        return self._take(text, {}, answer, [said, *done], offers)

    def choose(self, intent: str, *done: Event | str, answer: str = "All right.") -> Line:
        """A choice that was offered, by the intent it says."""
        taken = self._offered[intent]
        said = UserUttered(taken.payload, {"name": intent, "confidence": 1.0})
        return self._take(taken.title, {"choice": taken.id}, answer, [said, *done], ())

    def fail(self, text: str) -> Line:
        """A message whose turn failed: it has no events."""
        return self._take(text, {}, "Something went wrong.", [], ())

    def _take(
        self,
        text: str | None,
        more: dict[str, Any],
        answer: str,
        done: Sequence[Event | str],
        offers: Sequence[str],
    ) -> Line:
        self._now += timedelta(minutes=1)
        happened = [ActionExecuted(each) if isinstance(each, str) else each for each in done]
        for place, event in enumerate([*happened, BotUttered(answer)] if done else []):
            event.timestamp = self._now.timestamp() + place / 1000
        choices = [OfferedChoice.new(f"title of {name}", f"/{name}") for name in offers]
        self._offered |= dict(zip(offers, choices, strict=True))
        with self._conversations.turn(self.id) as turn:
            if text is not None:
                turn.say(SHOPPER, text, more)
            shown = [{"id": each.id, "title": each.title} for each in choices]
            line = turn.say(ASSISTANT, answer, {"choices": shown}, choices)
            rows = event_rows(self.id, happened)
            turn.events = TrackedEvents(lambda cursor: self._write(cursor, rows), lambda: None)
            self._conversations.commit(turn)
        return line

    def _write(self, cursor: Any, rows: list[dict[str, Any]]) -> None:
        if rows:
            self._insert(cursor, *rows)


def in_form(name: str | None, **slots: Any) -> list[Event]:
    """A form opened (None: closed), with slots set."""
    return [*(SlotSet(slot, value) for slot, value in slots.items()), ActiveLoop(name)]
