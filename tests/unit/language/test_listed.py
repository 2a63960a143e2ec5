"""Things listed by letters or numbers, and pointed at by them."""

from __future__ import annotations

import pytest

from claimdesk.language import en
from tests.unit.conversation.talk import Talk


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("I bought a) a wallet case b) two films. one is bent", ("a wallet case", "two films")),
        ("order has 1. charger, 2. cable and 3. pen", ("charger", "cable", "pen")),
        ("I bought a case and a pen", ()),
        ("b) only", ()),
        ("it is version 2. It broke", ()),
    ],
)
def test_a_list_has_letters_or_numbers_in_order(text: str, items: tuple[str, ...]) -> None:
    """Two at least."""
    assert en.items_listed(text) == items


@pytest.mark.parametrize(
    ("text", "index"),
    [
        ("a is the bent one", 0),
        ("it's b", 1),
        ("the second one is broken", 1),
        ("the last", 1),
        ("c", None),
        ("a", 0),
        ("a while ago", None),
        ("the first of May", None),
        ("second week of March", None),
    ],
)
def test_one_of_two_is_pointed_at(text: str, index: int | None) -> None:
    """By what says nothing else."""
    assert en.pointed_at(text, 2) == index


def test_the_one_that_is_pointed_at_is_what_the_claim_is_about() -> None:
    """Whatever was asked; the other one is none that waits."""
    talk = Talk()
    talk.opens("a) sleeve b) charger. one came bent", reason="defective", product="sleeve")
    talk.until("purchased_on")

    talk.says("b is the bent one")

    assert (talk.slots["product"], talk.asked) == ("charger", "purchased_on")
    assert talk.words[0] == "corrected"


def _picked(listed: str, text: str) -> str | None:
    items = en.items_listed(listed)
    at = en.pointed_at(text, len(items)) if items else None
    return None if at is None else items[at]


@pytest.mark.parametrize(
    ("text", "thing"),
    [
        ("b is the bent one", "desk stand"),
        ("it's b) that was bent", "desk stand"),
        ("the second one is bent", "desk stand"),
        ("just a", "phone grip"),
        ("sorry, the last one", "desk stand"),
    ],
)
@pytest.mark.parametrize(
    "listed",
    ["a) phone grip b) desk stand. one is bent", "I got: a. phone grip, b. desk stand"],
)
def test_an_item_of_a_list_is_picked_by_its_mark_or_place(
    listed: str, text: str, thing: str
) -> None:
    """Of what was listed before."""
    assert _picked(listed, text) == thing


@pytest.mark.parametrize(
    ("listed", "text"),
    [
        ("a) phone grip b) desk stand", "a new one please"),
        ("a) phone grip b) desk stand", "the second day it broke"),
        ("a) phone grip b) desk stand", "is b covered?"),
        ("the grip and the stand are bent", "b is bent"),
        ("a) phone grip b) desk stand", "c is bent"),
    ],
)
def test_what_is_no_mark_of_a_list_picks_nothing(listed: str, text: str) -> None:
    """Nor does a mark that no item has."""
    assert _picked(listed, text) is None
