"""What came, set against what was ordered."""

from __future__ import annotations

import pytest

from claimdesk.language.en.trouble import names_place_for
from claimdesk.language.en.what_came import tells_another_came, tells_fewer_came


@pytest.mark.parametrize(
    "text",
    [
        "I asked for the name GRETA on it and it says GERTA",
        "we uploaded our cat but they printed a dog",
        "it reads Happy Birtday, but it should say Birthday",
        "it shows 2019 instead of 2016",
        "it has another customer's photo on it",
        "there's a case with somebody else's initials in the box",
        "ordered a grey one, received a pink one",
    ],
)
def test_another_thing_or_other_words_on_it_came(text: str) -> None:
    """Than were ordered."""
    assert tells_another_came(text)


@pytest.mark.parametrize(
    "text",
    [
        "Bought at your shop on 20 November, price 24.00, received November 26",
        "ordered by phone, received Monday",
        "I wrote to you on Monday but got no answer",
        "I entered my card and got an error",
        "it was left at somebody else's house",
        "somebody else's order number is on the slip",
    ],
)
def test_when_it_came_is_no_other_thing(text: str) -> None:
    """Nor what was written to the store, nor where the parcel was left."""
    assert not tells_another_came(text)


@pytest.mark.parametrize(
    "text",
    [
        "4 ordered, 3 came",
        "I ordered three sleeves but only got two",
        "bought 2 stands, one arrived",
        "5 were ordered, there were four in the box",
        "paid for two, received one",
    ],
)
def test_fewer_came(text: str) -> None:
    """By their numbers."""
    assert tells_fewer_came(text)


@pytest.mark.parametrize(
    "text",
    [
        "ordered 2, both came",
        "2 ordered, 1 is cracked",
        "bought 3 weeks ago, got 1 answer",
        "ordered 12/11, got it 11/9",
        "ordered one, got two",
        "I ordered 2 cases and one of them is torn",
        "ordered 3 sleeves, got 1 stand instead",
    ],
)
def test_days_and_faults_are_no_numbers_of_things(text: str) -> None:
    """Nor is another thing, which came instead."""
    assert not tells_fewer_came(text)


def test_a_pocket_is_named_by_what_goes_in_it() -> None:
    """That is no thing of its own."""
    text = "the zip of the stylus pocket is stuck"

    assert names_place_for(text, text.index("stylus") + len("stylus"))
    assert not names_place_for("the stylus is stuck", len("the stylus"))
