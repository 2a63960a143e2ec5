"""Questions of an item's state: whether it may be used, and whether it is still taken."""

from __future__ import annotations

import pytest

from claimdesk.language import en
from claimdesk.language.en.questions import is_question


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("and if my sister tried it on?", "in_use"),
        ("what if I unwrapped it by mistake", "in_use"),
        ("may I keep using the charger till then?", "in_use"),
        ("is it ok to test it first?", "in_use"),
        ("she opened the box. do you still take it?", "still_taken"),
        ("we tried it on, does that matter?", "still_taken"),
        ("can I use the coupon again?", None),
        ("could you open the link?", None),
        ("I opened it on Sunday", None),
        ("when do I get my money?", None),
    ],
)
def test_what_is_asked_of_the_state_of_an_item(text: str, asked: str | None) -> None:
    """Of the item alone, and not where it is only told."""
    assert en.asks_of_state(text) == asked


@pytest.mark.parametrize(
    "text",
    [
        "so am I late now",
        "and is the lid covered too",
        "ok but do I pay for that",
        "did I miss something",
        "well should I throw it out",
        "wait, has he answered yet",
    ],
)
def test_a_question_may_begin_with_a_word_that_joins_on(text: str) -> None:
    """Without a mark, too."""
    assert is_question(text)


@pytest.mark.parametrize(
    "text",
    [
        "so do I",
        "so is mine",
        "and does not turn on",
        "has the wrong logo on it",
        "have it right here",
        "did it already",
        "must be the battery",
        "was in the box",
        "and it is cracked too",
    ],
)
def test_what_only_begins_with_a_verb_tells(text: str) -> None:
    """It lacks what is asked about."""
    assert not is_question(text)


@pytest.mark.parametrize(
    ("text", "used"),
    [
        ("my flatmate already open it, put it on her kindle twice", True),
        ("my son has opened the box", False),
        ("somebody went and opened it", False),
    ],
)
def test_what_others_did_with_an_item_opened_it(text: str, used: bool) -> None:
    """However the verb is bent; put on a device it was used."""
    assert en.opened_after_all(text)
    assert en.tells_of_use(text) is used
