"""What is to be written down for the staff, beside whatever else a message says."""

from __future__ import annotations

import pytest

from claimdesk.language.en.notes import note_told


@pytest.mark.parametrize(
    ("text", "note", "rest"),
    [
        (
            "yes send it but write that it has to come before the wedding",
            "it has to come before the wedding",
            "yes send it",
        ),
        ("Send it. And put a note to say I won't pay postage", "I won't pay postage", "Send it"),
        (
            "submit it, and let the staff know I'm away until Monday",
            "I'm away until Monday",
            "submit it",
        ),
        (
            "can you put in there i only want it if the fee is NOT taken",
            "i only want it if the fee is NOT taken",
            "",
        ),
        ("put in the description that it was wet through", "it was wet through", ""),
        ("add to my claim pls: it must come by Friday", "it must come by Friday", ""),
        ("add a note please: no calls before noon", "no calls before noon", ""),
        ("can you tell them the doorbell is broken?", "the doorbell is broken", ""),
    ],
)
def test_a_note_is_told_apart_from_the_rest(text: str, note: str, rest: str) -> None:
    """In the words it was told in, without what leads to it."""
    assert note_told(text) == (note, rest)


@pytest.mark.parametrize(
    "text",
    [
        "tell me how long it takes",
        "don't tell them that I dropped it",
        "I told them it was broken",
        "put it on my phone for a day",
        "it also squeaks, can you put that in the file too",
        "write to me at sam@example.com",
        "say i send it back anyway, what do i lose",
    ],
)
def test_what_is_told_to_others_or_not_at_all_is_no_note(text: str) -> None:
    """Nor is a supposition."""
    assert note_told(text) == ("", text)


def test_the_sending_behind_a_note_is_of_the_rest() -> None:
    """ "…, then send"."""
    note, rest = note_told("add that the lid was loose, then send it")

    assert note == "the lid was loose"
    assert "send it" in rest
