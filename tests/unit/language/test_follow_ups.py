"""How a message leans on what was spoken of before."""

from __future__ import annotations

import pytest

from claimdesk.language.en.follow_ups import (
    asked_aspects,
    joins_on,
    leans,
    names_order_to_come,
    says_only,
    supposes,
)


@pytest.mark.parametrize(
    ("text", "aspect"),
    [
        ("tell me more", "more"),
        ("yes, more details please", "more"),
        ("what else?", "more"),
        ("counted from when", "clock"),
        ("when does that start", "clock"),
        ("from purchase or from delivery?", "clock"),
        ("business or calendar days?", "unit"),
        ("do weekends count", "unit"),
        ("how many days do I have left?", "deadline"),
        ("is it too late", "deadline"),
        ("till when", "until"),
        ("can i still return it", "until"),
        ("how much do i get back", "sum"),
        ("so that's what?", "sum"),
        ("how long", "long"),
        ("for how much?", "much"),
    ],
)
def test_what_is_asked_of_a_topic_is_told(text: str, aspect: str) -> None:
    """By the words of it, with where they stand."""
    start, end = asked_aspects(text)[aspect]

    assert text[start:end]


@pytest.mark.parametrize(
    "text", ["tell me more about the warranty on chargers", "it broke", "more"]
)
def test_more_is_asked_for_alone(text: str) -> None:
    """A sentence with a topic of its own is a question of its own."""
    assert ("more" in asked_aspects(text)) is (text == "more")


@pytest.mark.parametrize(
    "text", ["and keyboards?", "what about canada", "mexico too?", "from when"]
)
def test_a_message_may_go_on_with_what_was_said(text: str) -> None:
    """By how it begins or ends."""
    assert joins_on(text)


@pytest.mark.parametrize("text", ["do you ship abroad", "my case is broken", "it came today"])
def test_a_message_of_its_own_does_not_go_on(text: str) -> None:
    """Nor does it suppose anything."""
    assert not joins_on(text)
    assert not supposes(text)


@pytest.mark.parametrize(
    ("text", "does"),
    [
        ("what if it was a gift?", True),
        ("is it the same for two?", True),
        ("and who ships it", False),  # names a topic
        ("and if I were to move house in the next few weeks?", False),  # long
        ("how long is the sea", False),
    ],
)
def test_a_short_message_that_names_no_topic_leans(text: str, does: bool) -> None:
    """If it goes on, or asks and points back."""
    assert leans(text) is does


def test_a_message_says_only_its_values_where_no_other_word_asks_anything() -> None:
    """Small words say nothing of what is asked."""
    text = "and what about a charger"
    span = (text.index("charger"), len(text))

    assert says_only(text, [span])
    assert not says_only("and what does a charger weigh", [(17, 24)])


@pytest.mark.parametrize(
    ("text", "is_so"),
    [
        ("is delivery always free?", True),
        ("any free postage over $30?", True),
        ("is postage back free?", False),
        ("and the postage?", False),
    ],
)
def test_free_shipping_is_of_an_order_to_come(text: str, is_so: bool) -> None:
    """Not of what goes back."""
    assert names_order_to_come(text) is is_so
