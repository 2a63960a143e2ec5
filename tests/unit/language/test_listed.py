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
