"""Words written as they are heard, read as the words that are looked for."""

from __future__ import annotations

import pytest

from claimdesk.language.en.by_ear import Ear, sound_of

_EAR = Ear(["website", "your", "used", "received", "purchased", "paid", "ordered", "right", "back"])


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("off yor websight", "off your website"),
        ("never yoused", "never used"),
        ("i resieved it", "i received it"),
        ("recieved", "received"),
        ("perchased", "purchased"),
        ("payed for", "paid for"),
        ("orderd", "ordered"),
        ("my money bak", "my money back"),
        ("the rite size", "the right size"),
    ],
)
def test_a_word_spelt_by_ear_is_the_known_word_that_sounds_alike(written: str, meant: str) -> None:
    """Or one that is a slip away."""
    assert _EAR.hear(written).text == meant


@pytest.mark.parametrize("text", ["a bright day", "the order", "year", "folio", "a pad", "yo"])
def test_a_word_that_is_one_stays(text: str) -> None:
    """However much it sounds like another."""
    assert _EAR.hear(text).text == text


def test_a_place_leads_back_to_where_it_was_written() -> None:
    """So that what is found can be pointed at."""
    written = "i resieved it off yor websight today"
    heard = _EAR.hear(written)

    for word, was in [("received", "resieved"), ("website", "websight"), ("today", "today")]:
        assert heard.place(heard.text.index(word)) == written.index(was)
    assert heard.place(len(heard.text)) == len(written)


def test_words_that_sound_different_stay_apart() -> None:
    """A vowel more is another word."""
    assert sound_of("bag") != sound_of("baggage")
    assert sound_of("right") == sound_of("rite") == sound_of("write")
