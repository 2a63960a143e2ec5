"""The input of one turn."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from claimdesk.adapters.conversations import Conversation


@dataclass(frozen=True)
class TurnRequest:
    """The shopper's side of a turn.

    `payload` is sent to Rasa: a text, or `/intent{...}` of a choice or a photo. `line` is its
    text in the history (None: no message), with `attached`, the id of its `photo` or `choice`.
    `choice_title` is set if a choice was taken; `idempotency_key` and `timezone` if the client
    sent them.
    """

    conversation: Conversation
    payload: str
    line: str | None = None
    attached: Mapping[str, str] = field(default_factory=dict)
    choice_title: str | None = None
    idempotency_key: str | None = None
    timezone: str | None = None

    @property
    def metadata(self) -> dict[str, str]:
        """Message metadata for the actions."""
        known = {
            "store": self.conversation.store,
            "choice": self.choice_title,
            "timezone": self.timezone,
        }
        return {name: value for name, value in known.items() if value is not None}
