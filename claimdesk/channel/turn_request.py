"""The input of one turn."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from rasa.core.channels.channel import UserMessage

from claimdesk.adapters.conversations import Conversation
from claimdesk.adapters.turn_record import OfferedChoice
from claimdesk.channel.output import NAME

Answer = dict[str, Any]  # what the channel answers to a request, as JSON


class RequestIdentity(NamedTuple):
    """The key a client gave its request, and a fingerprint of what the request says."""

    key: str
    fingerprint: str


class TurnRequest(UserMessage):
    """The shopper's side of a turn: the message as Rasa takes it, and what the channel keeps of it.

    `payload` is Rasa's text: what was typed, or `/intent{...}` of a choice or a photo. `line` is
    its text in the history (None: no message). `choice` is the one taken and `photo` the id of the
    picture sent, if any; `identity` and `timezone` are set if the client named them.
    """

    def __init__(
        self,
        conversation: Conversation,
        payload: str,
        *,
        line: str | None = None,
        choice: OfferedChoice | None = None,
        photo: str | None = None,
        identity: RequestIdentity | None = None,
        timezone: str | None = None,
    ) -> None:
        for_actions = {
            "store": conversation.store,
            "choice": choice.title if choice else None,
            "timezone": timezone,
        }
        super().__init__(
            payload,
            sender_id=conversation.id,
            input_channel=NAME,
            metadata=_without_none(for_actions),
        )
        self.conversation = conversation
        self.line = line
        self.choice = choice
        self.photo = photo
        self.identity = identity

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
