"""Messages that point to what was said before: to two answers that differ, or to none."""

from __future__ import annotations

import pytest

from claimdesk.language import en


@pytest.mark.parametrize(
    ("text", "differs"),
    [
        ("a minute ago you said it was free", True),
        ("you told me it's covered and now it isn't?", True),
        ("covered or not, which is it?", True),
        ("that contradicts what was above", True),
        ("you said you'd send me a label", False),
        ("I said it was broken but now it works", False),
        ("which one is it in the list of colours", False),
    ],
)
def test_an_answer_held_against_another_is_told(text: str, differs: bool) -> None:
    """What only repeats an answer holds nothing against it."""
    assert en.says_it_differs(text) is differs


@pytest.mark.parametrize(
    ("text", "unanswered"),
    [
        ("you never answered", True),
        ("that's not an answer", True),
        ("please answer my question", True),
        ("no, I asked about the postage", True),
        ("it doesn't answer my calls", False),
        ("nobody picked up when I rang the driver", False),
        ("I'm asking for a refund", False),
    ],
)
def test_a_question_that_got_no_answer_is_told(text: str, unanswered: bool) -> None:
    """Not a thing that doesn't answer, nor a wish."""
    assert en.says_unanswered(text) is unanswered
