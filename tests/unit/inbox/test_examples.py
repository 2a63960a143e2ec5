"""What a label makes of a message."""

from __future__ import annotations

import pytest

from claimdesk.inbox.examples import are_near_twins, example_of, is_held_out_due, words_of


def test_an_example_is_one_line_without_marks_of_values() -> None:
    """Brackets a shopper typed would be read as a marked value."""
    assert example_of("is it [new](date)?\n yes {x}") == "is it (new)(date)? yes (x)"


@pytest.mark.parametrize(
    ("other", "are_twins"),
    [
        ("how long does a [parcel](product) take to come, please!", True),  # 8 of 8
        ("how long does a parcel take to come now", False),  # 7 of 9: .78
        ("how long does a parcel take to come please now", True),  # 8 of 9: .89
    ],
)
def test_near_twins_share_more_than_four_fifths_of_their_words(other: str, are_twins: bool) -> None:
    """Marks, capitals and punctuation do not count."""
    one = words_of("How long does a parcel take to come please")

    assert are_near_twins(one, words_of(other)) == are_twins


def test_texts_without_words_are_no_twins() -> None:
    """An emoji is like no other."""
    assert not are_near_twins(words_of("👍"), words_of("👎"))


def test_one_in_five_is_held_out() -> None:
    """The fifth, the tenth, the fifteenth."""
    taught = held_out = 0
    places = []
    for number in range(1, 16):
        if is_held_out_due(taught, held_out):
            held_out += 1
            places.append(number)
        else:
            taught += 1

    assert places == [5, 10, 15]
