"""The input of one turn."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from claimdesk.adapters.conversations import Conversation, OfferedChoice

Answer = dict[str, Any]  # what the channel answers to a request, as JSON


class RequestIdentity(NamedTuple):
    """The key a client gave its request, and a fingerprint of what the request says."""

    key: str
    fingerprint: str


@dataclass(frozen=True)
class TurnRequest:
    """The shopper's side of a turn.

    `payload` is sent to Rasa: a text, or `/intent{...}` of a choice or a photo. `line` is its
    text in the history (None: no message). `choice` is the one taken and `photo` the id of the
    picture sent, if any; `identity` and `timezone` are set if the client named them.
    """

    conversation: Conversation
    payload: str
    line: str | None = None
    choice: OfferedChoice | None = None
    photo: str | None = None
    identity: RequestIdentity | None = None
    timezone: str | None = None

    @property
    def metadata(self) -> dict[str, str]:
        """Message metadata for the actions."""
        known = {
            "store": self.conversation.store,
            "choice": self.choice.title if self.choice else None,
            "timezone": self.timezone,
        }
        return _without_none(known)

    @property
    def attached(self) -> dict[str, str]:
        """What the line in the history has beside its text."""
        known = {
            "photo": self.photo,
            "choice": self.choice.id if self.choice else None,
            "key": self.identity.key if self.identity else None,
        }
        return _without_none(known)

    def answer(self, messages: list[dict[str, Any]]) -> Answer:
        """The answer with the assistant's messages, and the id of the photo sent."""
        return {**({"id": self.photo} if self.photo else {}), "messages": messages}


def _without_none(members: Mapping[str, str | None]) -> dict[str, str]:
    return {name: value for name, value in members.items() if value is not None}
