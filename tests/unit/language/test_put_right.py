"""Whether a line of a claim there is is put right, and what is asked to stand in it."""

from __future__ import annotations

import pytest

from claimdesk.language.en.held_asked import content_words, things_asked
from claimdesk.language.en.put_right import means_claim_there, puts_line_right


@pytest.mark.parametrize(
    "text",
    [
        "please correct the reason to missing part",
        "the description should say left strap",
        "reason is wrong item, not damaged",
        "you noted the wrong model",
        "wrong reason, it's a scratch",
    ],
)
def test_a_line_put_right_by_its_name(text: str) -> None:
    """By a word of change, or by what it is set against."""
    assert puts_line_right(text)


@pytest.mark.parametrize(
    "text",
    ["I got the wrong product", "the model is not the one I ordered", "my lamp broke, fix it"],
)
def test_what_is_wrong_with_a_thing_puts_no_line_right(text: str) -> None:
    """It may begin a claim of its own."""
    assert not puts_line_right(text)


def test_no_new_claim_is_meant() -> None:
    """In so many words."""
    assert means_claim_there("don't open another claim, just change the first one")
    assert not means_claim_there("I want to file a new claim")


@pytest.mark.parametrize(
    ("text", "things"),
    [
        ("did you write cracked lid and the blue one?", ("cracked lid", "the blue one")),
        ("do they have my brother's address or not", ("my brother's address",)),
        ("have they noted that it hums?", ("it hums",)),
        ("did you put me down as wanting a refund?", ("wanting a refund",)),
        ("is the second strap in my claim?", ("the second strap",)),
        ("does the claim say two came?", ("two came",)),
        ("does your staff know it's for Sunday", ("it's for Sunday",)),
    ],
)
def test_what_is_asked_to_stand_in_the_claim(text: str, things: tuple[str, ...]) -> None:
    """Each thing by itself."""
    assert things_asked(text) == things


@pytest.mark.parametrize(
    "text",
    [
        "did you add my note?",
        "does it include a charger?",
        "do they have my size in stock",
        "do you know if it's washable?",
        "do they have a shop in Berlin?",
        "did you get it",
    ],
)
def test_what_is_asked_of_something_else_names_nothing(text: str) -> None:
    """Of a product, of the store, or of a message as a whole."""
    assert things_asked(text) == ()


def test_words_are_compared_without_their_endings() -> None:
    """And numbers in figures."""
    assert content_words("two straps came") == content_words("the 2 strap came")
