"""Rasa's output channel for one turn: each response becomes one stored and forwarded message."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any

from rasa.core.channels.channel import OutputChannel

from claimdesk.adapters.conversations import (
    ASSISTANT,
    Conversation,
    Conversations,
    Line,
    OfferedChoice,
)
from claimdesk.channel.database_calls import run_write

logger = logging.getLogger(__name__)

NAME = "chat"


class TurnOutput(OutputChannel):
    """What the assistant says in one turn of one conversation.

    `on_message` is called with each message as soon as it is kept; `messages` has all of them.
    `key` names the request the turn answers, if it has a name.
    """

    def __init__(
        self,
        conversations: Conversations,
        conversation: Conversation,
        on_message: Callable[[dict[str, Any]], None] | None = None,
        key: str | None = None,
    ) -> None:
        self._key_extra = {"key": key} if key else {}
        self._conversations = conversations
        self._conversation = conversation
        self._on_message = on_message
        self._open = True
        self.messages: list[dict[str, Any]] = []

    @classmethod
    def name(cls) -> str:
        """The channel's name, which responses may be conditional on."""
        return NAME

    async def send_response(self, recipient_id: str, message: dict[str, Any]) -> None:
        """Keep one response of Rasa's, whatever it is made of, as one message."""
        text, more, offered = split_response(message)
        if self._open and (text or more):
            await self._send(text, more, offered)

    async def send_text_message(self, recipient_id: str, text: str, **kwargs: Any) -> None:
        """Keep a bare text."""
        await self.send_response(recipient_id, {"text": text})

    async def fail_with(self, text: str) -> None:
        """Send a final message, stored if possible, and close."""
        self._open = False
        line = self._conversations.stage(self._conversation.id, ASSISTANT, text, self._key_extra)
        try:
            await self.flush()
        except Exception:
            logger.exception("the last message of a turn could not be kept")
        self._forward(message_json(line.id, text, {}))

    async def _send(self, text: str, more: dict[str, Any], offered: list[OfferedChoice]) -> None:
        mine = self._conversation.id
        line = self._conversations.stage(
            mine, ASSISTANT, text, {**more, **self._key_extra}, offered
        )
        if self._on_message is not None:  # streamed messages are stored first
            await self.flush()
        self._forward(message_json(line.id, text, more))

    async def flush(self) -> None:
        """Record the turn so far, both sides."""
        await run_write(self._conversations.flush, self._conversation.id)

    def _forward(self, message: dict[str, Any]) -> None:
        self.messages.append(message)
        if self._on_message is not None:
            self._on_message(message)


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
