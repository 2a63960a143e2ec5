"""A day told only as a bound is a stretch, and one of something else is no day of the order."""

from __future__ import annotations

from datetime import date

import pytest

from claimdesk.language.date_reading import Reader
from claimdesk.language.en.date_roles import is_only_asked
from claimdesk.language.en.dates import read_dates

TODAY = date(2026, 3, 12)  # a Thursday
READER = Reader(TODAY, TODAY, country="US", day_first=False)


def stretches(text: str) -> list[tuple[str, str]]:
    """The first and last day of each time that a message tells and that is bounded."""
    readings = read_dates(text, READER, casual=True)
    return [(f"{r.earliest:%m-%d}", f"{r.latest:%m-%d}") for r in readings if r.earliest]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("no later than March 3", "02-17", "03-03"),
        ("it turned up by March 3", "02-17", "03-03"),
        ("March 3 at the latest", "02-17", "03-03"),
        ("March 3 or earlier", "02-17", "03-03"),
        ("bought prior to March 3", "02-17", "03-02"),
        ("no earlier than March 1", "03-01", "03-12"),
        ("March 1 or later", "03-01", "03-12"),
        ("it came before my wedding on February 14", "01-31", "02-13"),
        ("our anniversary is February 14 and she ordered it before that", "01-31", "02-13"),
    ],
)
def test_a_bound_is_never_that_day(text: str, first: str, last: str) -> None:
    """Two weeks at the most, as after "before" of a day."""
    assert stretches(text) == [(first, last)]


@pytest.mark.parametrize(
    "text",
    [
        "I need a working one by Monday",
        "it has to be here before March 9",
        "we're leaving on Tuesday",
        "for the graduation on March 8",
        "his party was on the 7th",
        "March 8 is my son's birthday",
        "will somebody call me on Monday",
        "and do you answer today?",
        "does Tuesday still count?",
        "ok. would March 9 be too late?",
        "I can drop it off tomorrow",
    ],
)
def test_a_deadline_an_occasion_or_a_question_tells_no_day(text: str) -> None:
    """Of whatever else the message tells."""
    assert stretches(text) == []


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("I need a new one, this came on March 2", "03-02"),
        ("we fly on Monday, it was delivered March 2", "03-02"),
        ("I got it on my birthday, March 2", "03-02"),
        ("could it have been March 2?", "03-02"),
        ("can you make it March 2?", "03-02"),
        ("can I send back what I ordered on March 2?", "03-02"),
        ("it sat at my neighbor's, I picked it up March 2", "03-02"),
        ("ordered by mistake on March 2", "03-02"),
    ],
)
def test_a_day_of_the_order_is_told_beside_all_that(text: str, day: str) -> None:
    """By the word nearest before it, however unsure."""
    assert stretches(text) == [(day, day)]


def test_a_sum_in_a_question_is_asked_about() -> None:
    """One that was paid is told."""
    asks, tells = "will I get $20 back?", "I paid $20, do I get that?"

    assert is_only_asked(asks, asks.index("$"), asks.index("$") + 3)
    assert not is_only_asked(tells, tells.index("$"), tells.index("$") + 3)


@pytest.mark.parametrize(
    "text",
    [
        "we were abroad until March 5",
        "I only got home on March 5",
        "she was in hospital till March 5",
        "the zip broke on March 5",
        "on March 5 it stopped charging",
        "I noticed it on March 5",
    ],
)
def test_a_day_of_another_event_is_none_of_the_order(text: str) -> None:
    """Such as being away, or breaking."""
    assert stretches(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "it came broken on March 5",
        "the case I got on March 5 snapped",
        "it arrived March 5 and the lid fell off",
        "it broke, and I bought it March 5",
    ],
)
def test_a_day_of_buying_or_coming_stays_beside_an_event(text: str) -> None:
    """Where a word of it stands in the day's own clause."""
    assert stretches(text) == [("03-05", "03-05")]


@pytest.mark.parametrize(
    "text",
    [
        "we bought five in February, 2 of them are bent",
        "five ordered in February, 2 came torn",
        "got six in February, 3 don't close",
    ],
)
def test_a_number_of_things_is_no_day_of_the_month_before_it(text: str) -> None:
    """But "February, 2" is."""
    assert stretches(text) == [("02-01", "02-28")]
    assert stretches("got it February, 2") == [("02-02", "02-02")]
