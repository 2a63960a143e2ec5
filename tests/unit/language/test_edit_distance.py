"""Which words are one slip apart."""

from __future__ import annotations

import pytest

from claimdesk.language.edit_distance import within_one_edit
from claimdesk.language.en.number_words import read_number


@pytest.mark.parametrize(
    "slip", ["refund", "refnud", "refud", "refundd", "rexund", "efund", "refun", "arefund"]
)
def test_one_slip(slip: str) -> None:
    """Dropped, added, replaced or swapped with its neighbour."""
    assert within_one_edit(slip, "refund")
    assert within_one_edit("refund", slip)


@pytest.mark.parametrize("word", ["refnudd", "rfnd", "defend", "refunded", "erfudn"])
def test_two_slips(word: str) -> None:
    """Two slips are another word."""
    assert not within_one_edit(word, "refund")


@pytest.mark.parametrize(
    ("words", "value"),
    [("a", 1), ("twenty-one", 21), ("thirty first", 31), ("3rd", 3), ("one hundred and five", 105)],
)
def test_number_words(words: str, value: int) -> None:
    """Cardinals, ordinals and digits have their value."""
    assert read_number(words) == value


def test_other_words_are_no_number() -> None:
    """A word that is none is refused."""
    with pytest.raises(ValueError, match="few"):
        read_number("a few")
