"""Whether an item was put to use or opened, in the words of whoever had it in hand."""

from __future__ import annotations

import pytest

from claimdesk.language.en.handling import failed_in_use, says_unused
from claimdesk.language.en.on_record import opened_after_all


@pytest.mark.parametrize(
    "text",
    [
        "i havnt yoused it",
        "havent used it yet",
        "big stain on it. i dont use it. money back pls",
        "Received Monday, not used it even once. Kindly refund",
        "I never used the charger, it came dead",
        "aint used it",
        "it came bent and I have not used it, as you can see",
        "we didn't even use them",
        "not been used",
        "never yused it",
    ],
)
def test_who_says_that_it_was_not_used_says_so_in_any_spelling(text: str) -> None:
    """Also in the present, and beside other things."""
    assert says_unused(text)


@pytest.mark.parametrize(
    "text",
    [
        "I don't use it anymore",
        "i dont use it much",
        "I haven't used it since Monday",
        "never used it again after that",
        "I can't use it",
        "haven't you used it?",
        "is it ok if I haven't used it",
        "what if i have not used it",
        "I haven't used the code yet",
        "not used to this",
        "I used it and it does not work",
    ],
)
def test_what_was_in_use_or_is_only_asked_about_is_not_called_unused(text: str) -> None:
    """Nor is what can't be used."""
    assert not says_unused(text)


@pytest.mark.parametrize(
    "text",
    [
        "my flatmate already open it yesterday",
        "sorry my son opened the box",
        "I just open it and look",
        "somebody had opened it",
    ],
)
def test_who_says_that_it_was_opened_says_so_in_any_tense(text: str) -> None:
    """Whoever did it."""
    assert opened_after_all(text)


@pytest.mark.parametrize(
    "text",
    ["can I open it?", "if I open it can it go back", "I did not open it", "should i open the box"],
)
def test_an_opening_that_is_asked_about_or_denied_is_none(text: str) -> None:
    """It is as it was."""
    assert not opened_after_all(text)


@pytest.mark.parametrize(
    "text",
    [
        "the lid closed fine, no wait, it was okay for about three weeks and then the latch went",
        "The port used to charge my tablet overnight; now nothing.",
        "it won't hold any more",
        "The stitching tore after four trips.",
        "one of the lights quit all of a sudden",
        "ran perfectly until Sunday",
        "the stand no longer stays up",
    ],
)
def test_what_went_for_a_while_was_in_use(text: str) -> None:
    """It worked, and then it did so no longer."""
    assert failed_in_use(text)


@pytest.mark.parametrize(
    "text",
    [
        "the latch is stuck",
        "It arrived cracked after two weeks in the mail.",
        "never worked, not even once",
        "we don't need it any more",
        "the zip was broken when I unpacked it, after a week of waiting",
        "Would it stop working after a year?",
        "it came like this, and it is not working after all that waiting",
    ],
)
def test_what_came_so_was_not(text: str) -> None:
    """Nor what is only asked, or is not wanted any more."""
    assert not failed_in_use(text)
