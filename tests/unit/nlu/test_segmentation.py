"""Where a message is cut."""

from __future__ import annotations

import pytest

from claimdesk.language.en.segmentation import leans_on_the_rest, split_requests
from claimdesk.nlu.segmentation import windows


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (
            "How long does shipping take and do you ship to Canada?",
            ["How long does shipping take", "do you ship to Canada?"],
        ),
        (
            "what's your return policy? also can i use two codes",
            ["what's your return policy?", "also can i use two codes"],
        ),
        (
            "my case is defective, how long does a refund take?",
            ["my case is defective", "how long does a refund take?"],
        ),
        (
            "what does the guarantee cover and what doesn't it cover",
            ["what does the guarantee cover", "what doesn't it cover"],
        ),
        ("is it long and why can't I wait", ["is it long", "why can't I wait"]),
        ("cancel my order and i want a refund", ["cancel my order", "i want a refund"]),
        ("it is a piano. Where is it now", ["it is a piano.", "Where is it now"]),
        ("first question\nsecond question", ["first question", "second question"]),
    ],
)
def test_two_wishes_are_cut(text: str, parts: list[str]) -> None:
    """At sentence ends, new lines, and where a link leads into a question or request."""
    assert split_requests(text) == parts


@pytest.mark.parametrize(
    "text",
    [
        "I ordered a case and it came broken",
        "it cost $24.99 and arrived on Nov. 3",
        "order no. 20418 is late",
        "Mr. Bean of St. James has it, e.g. since Sept. or so",
        "I don't remember when and where I bought it",
        "a red and a blue one",
        "Hello!",
        "",
    ],
)
def test_one_wish_is_not_cut(text: str) -> None:
    """An "and" inside a story, prices, dates and abbreviations cut nothing."""
    assert split_requests(text) == [text]


def test_a_single_word_stays_with_its_neighbour() -> None:
    """ "Hi." is no part of its own."""
    assert split_requests("Hi. Where is my order?") == ["Hi. Where is my order?"]


@pytest.mark.parametrize("part", ["can you change it?", "what should I do?", "please help"])
def test_a_part_that_leans_on_the_rest(part: str) -> None:
    """It asks for something only together with what was said before."""
    assert leans_on_the_rest(part)


def test_a_part_that_stands_alone() -> None:
    """It names what it is about."""
    assert not leans_on_the_rest("can you change my address?")


def test_windows_begin_after_thirty_words() -> None:
    """Thirty words are read whole, thirty-one in overlapping stretches."""
    assert windows("word " * 30) == []
    assert len(windows("word " * 31)) == 3
