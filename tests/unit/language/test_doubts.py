"""Who can't tell whose mistake it was says so in many ways."""

from __future__ import annotations

import pytest

from claimdesk.language.en.doubts import leaves_mistake_open, unsure_of_place


@pytest.mark.parametrize(
    "text",
    [
        "either I chose the wrong size or the page was wrong",
        "not sure if it's my fault or yours",
        "could be my mistake or a mix-up in your warehouse",
        "maybe you sent the wrong one or I clicked wrong",
    ],
)
def test_a_mistake_of_ones_own_or_of_the_store_is_left_open(text: str) -> None:
    """Where both are named."""
    assert leaves_mistake_open(text)


@pytest.mark.parametrize(
    "text",
    [
        "I ordered the wrong one",
        "either a refund or a new one",
        "I don't know if I ordered it on the 3rd or 4th",
        "I don't know if you sent the wrong one or if it's the wrong colour",
    ],
)
def test_another_choice_leaves_no_mistake_open(text: str) -> None:
    """Of wishes, days, or only of what the store did."""
    assert not leaves_mistake_open(text)


@pytest.mark.parametrize(
    ("text", "is_unsure"),
    [
        ("I don't know if it's 1 or 4", True),
        ("not sure, 2 or 5", True),
        ("3 I guess", False),
        ("not sure, 2 or 3 days ago", False),
    ],
)
def test_two_numbers_are_left_open(text: str, is_unsure: bool) -> None:
    """Of choices, not of days."""
    assert unsure_of_place(text) == is_unsure
