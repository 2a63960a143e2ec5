"""Whether a message asks."""

from __future__ import annotations

import pytest

from claimdesk.language.en.questions import is_question, only_tells


@pytest.mark.parametrize(
    "text",
    [
        "can I send it back",
        "it broke, what now?",
        "HOW long is it",
        "tell me about sizes",
        "it came broken and I also want to know if you ship to Canada",
        "just wondering whether there is a warranty",
    ],
)
def test_asks(text: str) -> None:
    """A question mark, a question's first word, or the wish to know makes a question."""
    assert is_question(text)


@pytest.mark.parametrize(
    "text", ["the hinge broke", "I know what I want", "the can is dented", "I want it back"]
)
def test_does_not_ask(text: str) -> None:
    """A question's word further on makes none."""
    assert not is_question(text)


def test_a_question_after_the_telling_is_heard() -> None:
    """Without a question mark too."""
    assert only_tells("it broke on the second day")
    assert not only_tells("it broke on the second day, is that covered")


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("and how do I go about it", True),
        ("so can you take it", True),
        ("but what if it tears", True),
        ("and how it broke is a mystery", False),
        ("so is the cable", False),
    ],
)
def test_a_question_may_begin_with_what_joins_it(text: str, asks: bool) -> None:
    """The verb stands before its subject."""
    assert is_question(text) is asks
