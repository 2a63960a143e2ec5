"""Rasa's output channel for one turn: each response becomes one message of the turn's record."""

from __future__ import annotations

from typing import Any

from rasa.core.channels.channel import OutputChannel

from claimdesk.adapters.turn_record import ASSISTANT, Line, OfferedChoice, TurnRecord

NAME = "chat"


class TurnOutput(OutputChannel):
    """What the assistant says in one turn; `messages` has all of it, as the channel answers it.

    None of it may be told before the turn is on record.
    """

    def __init__(self, turn: TurnRecord) -> None:
        self._turn = turn
        self._open = True
        self.messages: list[dict[str, Any]] = []

    @classmethod
    def name(cls) -> str:
        """The channel's name, which responses may be conditional on."""
        return NAME

    async def send_response(self, recipient_id: str, message: dict[str, Any]) -> None:
        """Add one response of Rasa's, whatever it is made of, as one message."""
        text, more, offered = split_response(message)
        if self._open and (text or more):
            self._say(text, more, offered)

    async def send_text_message(self, recipient_id: str, text: str, **kwargs: Any) -> None:
        """Add a bare text."""
        await self.send_response(recipient_id, {"text": text})

    def fail_with(self, text: str) -> None:
        """Add the last message of a turn that failed; what comes late is dropped."""
        self._open = False
        self._say(text, {}, [])

    def _say(self, text: str, more: dict[str, Any], offered: list[OfferedChoice]) -> None:
        line = self._turn.say(ASSISTANT, text, more, offered)
        self.messages.append(message_json(line.id, text, more))


def split_response(message: dict[str, Any]) -> tuple[str, dict[str, Any], list[OfferedChoice]]:
    """A Rasa response as (text, what else the message has, every choice it offers).

    Buttons become choices. `custom` may have `ask` (a word) and `card` (an object); a
    `payload` anywhere in the card becomes the `id` of the choice that has it, a button's
    or else one of the card's own, so that no payload leaves the server.
    """
    offered: list[OfferedChoice] = []
    more: dict[str, Any] = {}
    for button in [*(message.get("buttons") or ()), *(message.get("quick_replies") or ())]:
        title = str(button.get("title") or "").strip()
        if title:
            offered.append(OfferedChoice.new(title, str(button.get("payload") or title)))
    if offered:
        more["choices"] = [{"id": choice.id, "title": choice.title} for choice in offered]
    custom = message.get("custom")
    if isinstance(custom, dict):
        if isinstance(custom.get("ask"), str):
            more["ask"] = custom["ask"]
        if isinstance(custom.get("card"), dict):
            more["card"] = _without_payloads(custom["card"], offered)
    return str(message.get("text") or "").strip(), more, offered


def message_json(message_id: str, text: str, more: dict[str, Any]) -> dict[str, Any]:
    """A message of the assistant as the channel answers it."""
    return {"id": message_id, "text": text, "choices": [], **more}


def history_json(line: Line, rating: str | None = None) -> dict[str, Any]:
    """A message of either side as the history shows it."""
    at = line.at.isoformat(timespec="milliseconds")
    message = {"id": line.id, "from": line.who, "text": line.text, "at": at}
    if line.who != ASSISTANT:
        return {**message, **line.more}
    # Earlier versions kept the request's key with each answer.
    more = {name: value for name, value in line.more.items() if name != "key"}
    return {**message, "choices": [], **more, **({"feedback": rating} if rating else {})}


def _without_payloads(value: Any, offered: list[OfferedChoice]) -> Any:
    if isinstance(value, list):
        return [_without_payloads(item, offered) for item in value]
    if not isinstance(value, dict):
        return value
    clean = {
        key: _without_payloads(item, offered) for key, item in value.items() if key != "payload"
    }
    if isinstance(value.get("payload"), str):
        payload = value["payload"]
        choice = next((choice for choice in offered if choice.payload == payload), None)
        if choice is None:
            title = str(value.get("title") or value.get("label") or "").strip()
            choice = OfferedChoice.new(title, payload)
            offered.append(choice)
        clean["id"] = choice.id
    return clean
