"""Whether the thing itself is wanted."""

from __future__ import annotations

import pytest

from claimdesk.language import en
from claimdesk.language.en import wants_it_sent


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("I would like to receive the correct mug please", False),
        ("Please I want you to send the correct blue one", False),
        ("pls send the rite size", False),
        ("can you send me the one I ordered?", False),
        ("I just want the right colour", False),
        ("kindly dispatch the correct item", False),
        ("send it", True),
        ("ship it pls", True),
        ("kindly just courier me the adapter, I will keep the lamp", True),
        ("Kindly send the missing screws, I don't want to return the shelf", True),
        ("just mail me the cable", True),
        ("could you please post out the remote", True),
        ("I need the missing lid", True),
    ],
)
def test_who_wants_the_thing_sent_wishes_for_it(text: str, missing: bool) -> None:
    """The right one, or what is missing, whatever the sending is called."""
    assert wants_it_sent(text, missing=missing)


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("you did not send the correct mug", False),
        ("why didn't you send the right one", False),
        ("I have the right model", False),
        ("send it", False),
        ("I will send it back", True),
        ("don't send it", True),
        ("please send me the label", True),
        ("just send the refund", True),
        ("send the claim", True),
        ("when did you send it", True),
        ("you were to send it last week", True),
    ],
)
def test_what_else_is_sent_is_no_wish_for_the_thing(text: str, missing: bool) -> None:
    """What was sent, what goes back, and papers."""
    assert not wants_it_sent(text, missing=missing)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("post it to me please", True),
        ("just ship me the strap", True),
        ("could you courier it over", True),
        ("the rite colour", True),
        ("the missing piece please", True),
        ("I'll send it back on Monday", False),
        ("send it back", False),
        ("do I send it", False),
        ("when will you ship it", False),
        ("send me the money", False),
        ("don't send it again", False),
    ],
)
def test_who_only_wants_it_sent_wants_the_thing_itself(text: str, wanted: bool) -> None:
    """Not who is to send it, nor who sends it back."""
    assert en.wants_what_was_ordered(text) is wanted
