"""How a Rasa response becomes a message."""

from __future__ import annotations

import json

from claimdesk.channel.output import split_response


def test_a_button_without_a_payload_sends_its_title():
    """As in Rasa."""
    _, more, (choice,) = split_response({"text": "?", "buttons": [{"title": "Yes"}]})

    assert choice.payload == "Yes"
    assert more["choices"] == [{"id": choice.id, "title": "Yes"}]


def test_a_button_without_a_title_is_dropped():
    """There would be nothing to click on."""
    assert split_response({"buttons": [{"payload": "/x"}, {"title": " "}]}) == ("", {}, [])


def test_no_payload_is_left_anywhere_in_a_card():
    """However deep it is nested."""
    card = {
        "rows": [{"label": "Price", "payload": "/edit{1}", "more": [{"payload": "/edit{2}"}]}],
        "payload": "/edit{3}",
    }

    _, more, offered = split_response({"custom": {"card": card}})

    assert "payload" not in json.dumps(more)
    assert sorted(choice.payload for choice in offered) == ["/edit{1}", "/edit{2}", "/edit{3}"]
    assert card["payload"] == "/edit{3}"  # Rasa's own record of the response is left as it is


def test_a_payload_of_a_button_in_a_card_is_the_choice_of_that_button():
    """It is offered once, whatever it is called in the card."""
    buttons = [{"title": "Send", "payload": "/send"}, {"title": "Change it", "payload": "/edit"}]
    card = {"lines": [{"label": "Price", "payload": "/edit"}], "send": {"payload": "/send"}}

    _, more, offered = split_response({"buttons": buttons, "custom": {"card": card}})

    send, edit = more["choices"]
    assert more["card"] == {
        "lines": [{"label": "Price", "id": edit["id"]}],
        "send": {"id": send["id"]},
    }
    assert [(choice.id, choice.title) for choice in offered] == [
        (send["id"], "Send"),
        (edit["id"], "Change it"),
    ]


def test_what_is_not_an_ask_or_a_card_is_not_passed_on():
    """Custom responses are for more than this channel."""
    assert split_response({"text": " hi ", "custom": {"ask": 5, "card": "x", "y": 1}}) == (
        "hi",
        {},
        [],
    )
    assert split_response({"custom": "text", "image": "http://x"}) == ("", {}, [])
    assert split_response({}) == ("", {}, [])
