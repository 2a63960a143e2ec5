"""Cues of a claim's talk: what asks about the question, and nothing else."""

from __future__ import annotations

import pytest

from claimdesk.language.languages import DEFAULT


@pytest.mark.parametrize(
    "text",
    ["but why?", "what is that for", "in which way do you mean that", "to whom?", "meaning what?"],
)
def test_who_does_not_follow_asks_about_the_question(text: str) -> None:
    """Why, what for, in what sense, to whom: the question is to be explained."""
    assert DEFAULT.asks_about_question(text)


@pytest.mark.parametrize(
    "text", ["in the way that it came", "to whom it may concern, my case broke", "it broke in May"]
)
def test_what_tells_something_asks_about_no_question(text: str) -> None:
    """The same words within what is told."""
    assert not DEFAULT.asks_about_question(text)
