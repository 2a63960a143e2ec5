"""Whether what is on record is to stay, or to be put back."""

from __future__ import annotations

import pytest

from claimdesk.language import en


@pytest.mark.parametrize(
    "text",
    [
        "please don't close it",
        "NO do not withdraw!!",
        "I never wanted to cancel it",
        "i wasnt asking you to touch anything, dont edit it",
        "no changes please",
        "just leave it the way it is",
        "keep my claim open",
        "I don't want you to delete my claim, when do I hear",
        "there is no need to alter it",
    ],
)
def test_a_denied_change_is_none(text: str) -> None:
    """Whatever is denied of it: the act, the wish, the having said so."""
    assert en.forbids_change(text)
    assert not en.withdraws(text)


@pytest.mark.parametrize(
    "text",
    [
        "cancel it",
        "no cancel it please",
        "I don't like it drop my claim",
        "you still didn't change it",
        "they never changed it, edit it please",
        "don't drop the claim, just change the price",
        "I can't change it here",
        "don't forget to correct the date",
        "why don't you just cancel it",
        "if you don't change it I'll call my bank",
        "it won't close",
    ],
)
def test_a_change_that_is_bidden_or_missed_is_not_denied(text: str) -> None:
    """The denial is of something else, or of what others did."""
    assert not en.forbids_change(text)


@pytest.mark.parametrize(
    ("cue", "told", "not_told"),
    [
        (en.puts_back, "can you set it back to a refund", "I set it back in the drawer"),
        (en.puts_back, "undo that", "don't undo that"),
        (en.puts_back, "back to how it was please", "I got back to work"),
        (en.puts_back, "change my wish back", "send my wish list back"),
        (en.blames_for_change, "I told you not to change it", "I told you to change it"),
        (en.blames_for_change, "i never asked you to cancel", "i never asked for a refund"),
        (en.says_nothing, "no, nothing", "nothing works any more"),
        (en.only_asks, "is it the cable?", "could you make it the cable?"),
    ],
)
def test_what_is_to_be_put_back_is_told_from_what_looks_like_it(
    cue, told: str, not_told: str
) -> None:
    """Each beside a sentence that has some of its words."""
    assert cue(told)
    assert not cue(not_told)
