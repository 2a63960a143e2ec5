"""Whether somebody else placed the order."""

from __future__ import annotations

import pytest

from claimdesk.language.en import is_anothers_order


@pytest.mark.parametrize(
    "text",
    [
        "my aunt bought this keyboard for me",
        "my brother-in-law ordered it",
        "somebody sent me a folio and it's torn",
        "It was a gift, so I don't have a number",
        "its a present no idea",
        "got it for my birthday",
        "I got this stylus as a birthday present",
        "a coworker gave it to me",
        "she ordered it on your site",
        "the order is under my husband's name",
        "it's on her account",
        "I didn't order it myself",
        "it was ordered by my boss",
        "a gift from my in-laws",
        "my boyfriend has ordered two cases for us",
        "I was given this charger at Christmas",
        "gift",
        "my company purchased it for my desk",
        "a friend of mine got me this sleeve",
        "my grandparents sent it to me",
    ],
)
def test_a_gift_or_anothers_order_is_heard(text: str) -> None:
    """Said of the item, of who gave it, or of whose order it is."""
    assert is_anothers_order(text)


@pytest.mark.parametrize(
    "text",
    [
        "I bought it as a gift for my nephew",
        "we ordered this for my mom's birthday and it came broken",
        "it is a present for my wife",
        "can you send it with gift wrapping?",
        "I paid with a gift card",
        "I ordered it by mistake",
        "you sent me the wrong case",
        "my order arrived broken",
        "the store sent me another colour",
        "my parcel was given to a neighbour",
        "I didn't order this colour",
        "the driver gave me nothing",
        "my dog chewed it",
        "I bought it on your website",
        "at present it does not charge",
        "they sent me the wrong colour",
        "my charger gave me a shock",
        "the warehouse sent me somebody's sleeve",
        "your team gave me no answer",
        "he who packed it forgot the pen",
    ],
)
def test_ones_own_order_is_not_anothers(text: str) -> None:
    """Though it is for somebody, or a gift is spoken of."""
    assert not is_anothers_order(text)


@pytest.mark.parametrize(
    ("text", "anothers"),
    [
        ("it's my sister's present", False),
        ("its his birthday gift", False),
        ("it's a present for friday", False),
        ("My dad bought it. sorry, no, I ordered it myself", False),
        ("I'm the one who bought it", False),
        ("it was a present from my aunt", True),
        ("I did not order it myself", True),
    ],
)
def test_a_present_still_to_be_given_was_bought_by_who_gives_it(text: str, anothers: bool) -> None:
    """And who says to have ordered it has."""
    assert is_anothers_order(text) is anothers
