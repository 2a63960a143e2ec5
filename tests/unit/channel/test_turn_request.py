"""What Rasa and the history get of a shopper's side of a turn."""

from __future__ import annotations

from claimdesk.adapters.conversations import Conversation
from claimdesk.adapters.turn_record import OfferedChoice
from claimdesk.channel.turn_request import RequestIdentity, TurnRequest

TALK = Conversation("talk-1", "procase")


def test_rasa_gets_the_text_with_what_actions_need() -> None:
    """Store, choice and timezone as metadata; nothing of what is not known."""
    choice = OfferedChoice("c1", "Yes", "/affirm")
    request = TurnRequest(TALK, "/affirm", line="Yes", choice=choice, timezone="Europe/Paris")

    assert (request.text, request.sender_id, request.input_channel) == ("/affirm", "talk-1", "chat")
    assert request.metadata == {"store": "procase", "choice": "Yes", "timezone": "Europe/Paris"}
    assert TurnRequest(TALK, "hello", line="hello").metadata == {"store": "procase"}


def test_the_history_gets_the_ids_beside_the_line() -> None:
    """Of the choice or the photo, and of the request itself; the answer names the photo."""
    photo = TurnRequest(TALK, "/inform", line="", photo="p1", identity=RequestIdentity("k", "f"))

    assert photo.attached == {"photo": "p1", "key": "k"}
    assert photo.answer([]) == {"id": "p1", "messages": []}
    assert TurnRequest(TALK, "hello", line="hello").attached == {}
