"""Whether an item was put to use or opened, in the words of whoever had it in hand."""

from __future__ import annotations

import pytest

from claimdesk.language.en.handling import says_unused
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
