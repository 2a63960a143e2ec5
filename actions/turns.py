"""Between Rasa's tracker and the desk's forms: a turn read, a step's words uttered."""

from __future__ import annotations

import json
from collections import defaultdict
from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from claimdesk.bootstrap import Desk
from claimdesk.service.answers import questions_in
from claimdesk.service.intake.turn import Choice, Say, Turn


def turn_of(tracker: Tracker) -> Turn:
    """The latest message of the shopper as a turn."""
    message = tracker.latest_message
    intent = message.get("intent", {}).get("name") or ""
    entities: dict[str, tuple[str, ...]] = defaultdict(tuple)
    for entity in message.get("entities", []):
        entities[entity["entity"]] += (str(entity["value"]),)
    return Turn(
        text=message.get("text") or "",
        intent=intent,
        questions=questions_in(intent, message.get("segments") or []),
        entities=dict(entities),
        is_choice=bool((message.get("metadata") or {}).get("choice")),
    )


def utter(dispatcher: CollectingDispatcher, say: Say, desk: Desk) -> None:
    """Send words with their choices and card."""
    extras = {name: value for name, value in (("ask", say.ask), ("card", say.card)) if value}
    dispatcher.utter_message(
        response=say.words,
        buttons=[_button(choice, desk) for choice in say.choices],
        json_message=extras,
        **say.values,
    )


def _button(choice: Choice, desk: Desk) -> dict[str, Any]:
    payload = f"/{choice.intent}{json.dumps(choice.entities) if choice.entities else ''}"
    return {"title": desk.wording.text(choice.label, choice.values), "payload": payload}
