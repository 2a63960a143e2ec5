"""What of a remark tells something, and what stands in the place of something else."""

from __future__ import annotations

import pytest

from claimdesk.language.en.added_words import without_talk
from claimdesk.language.en.beside_sending import beside_sending
from claimdesk.language.en.told_again import without_told_again
from claimdesk.language.en.variants import variant_told
from claimdesk.language.en.wishes import wishes_outright


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("sorry for all the questions", ""),
        ("no sorry 3 white came", "3 white came"),
        ("this is outrageous, the lid flew off", "the lid flew off"),
        ("the seam is open. please write that down too", "the seam is open."),
        ("thanks, but the seam is open", "thanks, but the seam is open"),
        ("no box was in it", "no box was in it"),
        ("I need it by the 9th", "I need it by the 9th"),
    ],
)
def test_only_what_tells_something_is_kept(text: str, told: str) -> None:
    """No courtesy, no venting, and no bid to write it."""
    assert without_talk(text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("told u, the green one", "the green one"),
        ("As I said: 13 inch", "13 inch"),
        ("no, i already told you 13 inch", "13 inch"),
        ("13 inch, like I said", "13 inch"),
        ("i told you", "i told you"),
        ("I put it in the bag", "I put it in the bag"),
    ],
)
def test_what_was_told_before_is_told_without_saying_so(text: str, told: str) -> None:
    """Where anything else is said."""
    assert without_told_again(text) == told


@pytest.mark.parametrize(
    ("text", "variant"),
    [
        ("ok the swap then, i want the 13 inch", "13 inch"),
        ("swap it for size L please", "size L"),
        ("no, an exchange, navy blue one", "navy blue one"),
        ("I bought the 13 inch sleeve", ""),
        ("I want the blue case replaced", ""),
        ("I don't want the red one", ""),
    ],
)
def test_what_is_wanted_instead(text: str, variant: str) -> None:
    """A size or colour that is wished for, not the one that was bought."""
    assert variant_told(text) == variant


@pytest.mark.parametrize(
    ("text", "code", "is_outright"),
    [
        ("fine, stick with the refund", "refund", True),
        ("ok keep the exchange then", "exchange", True),
        ("i said swap", "exchange", True),
        ("I keep the replacement you sent", "replacement", False),
        ("you keep the money", "refund", False),
    ],
)
def test_a_wish_that_is_to_stand_is_told_outright(text: str, code: str, is_outright: bool) -> None:
    """Of two that were spoken of."""
    assert wishes_outright(code, text) == is_outright


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("the lid is blue. then send it off", "the lid is blue"),
        ("send it. how long will it take?", "how long will it take?"),
        ("yes please send it, thanks", None),
        ("let me see it before you send it", None),
        ("the lid is blue", None),
        ("everything looks right to me as far as I can see", None),
    ],
)
def test_what_is_said_beside_the_sending(text: str, rest: str | None) -> None:
    """None where nothing is sent, or nothing else said."""
    assert beside_sending(text) == rest
