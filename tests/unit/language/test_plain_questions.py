"""Questions that anybody may put at any time, and what is said to be no trouble."""

from __future__ import annotations

import pytest

from claimdesk.language.en.plain_questions import (
    asks_if_sent,
    asks_of_own_data,
    has_no_order,
    says_all_is_well,
    wants_to_claim,
)


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("who do you share my address with?", True),
        ("do you have a privacy notice", True),
        ("where does what I write end up?", True),
        ("what happens to my order?", False),
        ("here is my e-mail, use that one", False),
    ],
)
def test_what_is_done_with_data(text: str, asks: bool) -> None:
    """Asked, not told."""
    assert asks_of_own_data(text) is asks


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("so nothing was filed, correct?", True),
        ("did you send my claim?", True),
        ("has my parcel been sent?", False),
    ],
)
def test_whether_anything_was_sent(text: str, asks: bool) -> None:
    """To the staff, not by the store."""
    assert asks_if_sent(text) is asks


@pytest.mark.parametrize(
    ("text", "well"),
    [
        ("never mind, it works again", True),
        ("false alarm, I found it", True),
        ("it still doesn't work", False),
        ("I found it broken", False),
    ],
)
def test_a_trouble_that_is_over(text: str, well: bool) -> None:
    """By its end, not by a denial."""
    assert says_all_is_well(text) is well


@pytest.mark.parametrize(
    ("text", "wants"),
    [
        ("I want to make a claim", True),
        ("new claim please", True),
        ("how is my claim doing", False),
        ("I don't want to file a claim", False),
    ],
)
def test_a_claim_is_to_be_made(text: str, wants: bool) -> None:
    """None that was is asked about."""
    assert wants_to_claim(text) is wants


@pytest.mark.parametrize(
    ("text", "none"),
    [
        ("I have no order with you", True),
        ("we don't have an order yet", True),
        ("I never placed one order, or any", True),
        ("I haven't bought anything", True),
        ("no order came", False),
        ("I have no order number", False),
        ("the order I have is wrong", False),
    ],
)
def test_who_says_that_there_is_no_order_at_all(text: str, none: bool) -> None:
    """One whose number is not at hand is one."""
    assert has_no_order(text) == none
