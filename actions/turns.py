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
    """The latest message of the shopper as a turn.

    A reading picked after "did you mean" says what the unclear message before it meant.
    """
    message = tracker.latest_message
    intent = message.get("intent", {}).get("name") or ""
    is_choice = bool((message.get("metadata") or {}).get("choice"))
    if is_choice and not message.get("entities"):
        unclear = asked_back_about(tracker)
        if unclear and not unclear["text"].startswith("/"):  # words, not a photo or a choice
            message, is_choice = unclear, False
    entities: dict[str, tuple[str, ...]] = defaultdict(tuple)
    for entity in message.get("entities", []):
        entities[entity["entity"]] += (str(entity["value"]),)
    return Turn(
        text=message.get("text") or "",
        intent=intent,
        questions=questions_in(intent, message.get("segments") or []),
        entities=dict(entities),
        is_choice=is_choice,
    )


def asked_back_about(tracker: Tracker) -> dict[str, Any] | None:
    """The parsed message before the latest one, if it was answered by "did you mean"."""
    turns, was_unclear = 0, False
    for event in reversed(tracker.events):
        if event["event"] == "user":
            turns += 1
            if turns == 2:
                return event["parse_data"] if was_unclear else None
        elif turns == 1 and event["event"] == "action":
            was_unclear = was_unclear or event["name"] == "action_clarify"
    return None


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
