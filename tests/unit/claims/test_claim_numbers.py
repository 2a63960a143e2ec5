"""Claim numbers: made, read back as people write them, and noticed when mistyped."""

from __future__ import annotations

import re

import pytest

from claimdesk.claims import claim_numbers
from claimdesk.claims.claim_numbers import ALPHABET, find, new_reference, read

NUMBERS = [new_reference() for _ in range(40)]


def test_a_number_has_the_form_of_one() -> None:
    """Prefix, dash, ten characters and a check character of Crockford's alphabet."""
    assert all(re.fullmatch(rf"CLM-[{ALPHABET}]{{11}}", number) for number in NUMBERS)


def test_numbers_differ() -> None:
    """Many draws never give the same number."""
    assert len({new_reference() for _ in range(2000)}) == 2000


def test_the_check_value_is_crockfords() -> None:
    """The value of the body modulo 37: `16J` is 1234 there, which leaves 13."""
    assert claim_numbers._check_value("16J") == 1234 % 37


@pytest.mark.parametrize(
    "written",
    [
        str.lower,
        lambda number: number.replace("-", ""),
        lambda number: number.replace("-", " "),
        lambda number: number[4:],
        lambda number: f"  {number[:8]}-{number[8:]} ",
        lambda number: number.replace("0", "O").replace("1", "l"),
        lambda number: number.replace("0", "o").replace("1", "I"),
        lambda number: "C1M" + number[3:],
    ],
)
def test_people_write_numbers_their_own_way(written) -> None:
    """Case, dashes, blanks, a left-out prefix and look-alike letters do not matter."""
    for number in NUMBERS:
        assert read(written(number)) == number


def test_one_wrong_character_is_noticed() -> None:
    """Every change of one character at every place makes the number invalid."""
    number = NUMBERS[0]
    for place in range(4, len(number)):
        for letter in set(ALPHABET) - {number[place]}:
            assert read(number[:place] + letter + number[place + 1 :]) is None


def test_two_swapped_neighbours_are_noticed() -> None:
    """Swapping any two different neighbours makes the number invalid."""
    for number in NUMBERS:
        for place in range(4, len(number) - 1):
            one, other = number[place], number[place + 1]
            if one != other:
                assert read(number[:place] + other + one + number[place + 2 :]) is None


@pytest.mark.parametrize(
    "text", ["", "CLM-", "CLM-12345", "20418", "MSG-" + NUMBERS[0][4:], NUMBERS[0] + "0", "✓" * 11]
)
def test_what_is_no_number_is_not_read_as_one(text: str) -> None:
    """Too short, too long, another prefix, other characters."""
    assert read(text) is None


def test_a_number_is_found_in_a_sentence() -> None:
    """With or without its prefix, whatever stands around it."""
    number = NUMBERS[0]
    digits = next(n for n in NUMBERS if any(c.isdigit() for c in n))
    assert find(f"hi, what about {number.lower()}?") == number
    assert find(f"my claim number is {digits[4:].lower()} thanks") == digits
    assert find("I have no information about the claim") is None


def test_other_prefixes_are_kept_apart() -> None:
    """A message's reference is no claim number."""
    reference = new_reference(claim_numbers.MESSAGE)
    assert read(reference, claim_numbers.MESSAGE) == reference
    assert read(reference) is None
