"""Which days a person would take a phrase for: exact ones to the day, others as a range."""

from __future__ import annotations

import time
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimdesk.language.date_reading import DateReading, Reader
from claimdesk.language.en.dates import find_date_spans, read_date, read_dates

WEDNESDAY = date(2027, 3, 10)
ON_WEDNESDAY = Reader(WEDNESDAY, WEDNESDAY, "US")

# Seen from Wednesday 10 March 2027. One day where both ends are the same.
EXACT = """
two years ago today | 2025-03-10
six months ago today | 2026-09-10
a month ago today | 2027-02-10
a week ago yesterday | 2027-03-02
three weeks ago tomorrow | 2027-02-18
a year ago yesterday | 2026-03-09
exactly two months ago | 2027-01-10
two months ago exactly | 2027-01-10
a year ago to the day | 2026-03-10
monday a week ago | 2027-03-01
saturday two weeks ago | 2027-02-20
wednesday three weeks ago | 2027-02-17
two weeks ago on thursday | 2027-02-18
a week ago last friday | 2027-02-26
thursday, a week ago | 2027-02-25
two weeks and a day ago | 2027-02-23
a week and three days ago | 2027-02-28
1 week and 2 days ago | 2027-03-01
45 days ago | 2027-01-24
a hundred days ago | 2026-11-30
ten days back | 2027-02-28
two fortnights ago | 2027-02-10
6 weeks ago | 2027-01-27
christmas day | 2026-12-25
christmas eve | 2026-12-24
last christmas | 2026-12-25
on christmas day last year | 2026-12-25
boxing day | 2026-12-26
new year's eve | 2026-12-31
new years day | 2027-01-01
NYE | 2026-12-31
valentine's day | 2027-02-14
valentines | 2027-02-14
last halloween | 2026-10-31
halloween 2025 | 2025-10-31
black friday | 2026-11-27
black friday last year | 2026-11-27
on black friday in 2025 | 2025-11-28
cyber monday | 2026-11-30
last thanksgiving | 2026-11-26
the friday after thanksgiving | 2026-11-27
labor day | 2026-09-07
memorial day | 2026-05-25
easter sunday | 2026-04-05
good friday | 2026-04-03
easter monday 2024 | 2024-04-01
mother's day | 2026-05-10
fathers day last year | 2026-06-21
the fourth of july | 2026-07-04
independence day | 2026-07-04
columbus day | 2026-10-12
presidents' day | 2027-02-15
martin luther king day | 2027-01-18
super bowl sunday | 2027-02-14
juneteenth | 2026-06-19
the day after christmas | 2026-12-26
two days before christmas | 2026-12-23
3 days after new year's day | 2027-01-04
a week before christmas | 2026-12-18
two weeks after labor day | 2026-09-21
the day before valentine's day | 2027-02-13
the monday after easter | 2026-04-06
the saturday before christmas | 2026-12-19
the day before the 4th of march | 2027-03-03
the day after labor day | 2026-09-08
the monday before last | 2027-03-01
friday before last | 2027-02-26
monday last week | 2027-03-01
last week, on thursday | 2027-03-04
tuesday of last week | 2027-03-02
last week's friday | 2027-03-05
this past sunday | 2027-03-07
friday night | 2027-03-05
late last night | 2027-03-09
early this morning | 2027-03-10
earlier today | 2027-03-10
an hour ago | 2027-03-10
just now | 2027-03-10
yesterday morning | 2027-03-09
the evening before last | 2027-03-08
the 23rd of january | 2027-01-23
on the 23rd of last month | 2027-02-23
the 5th of this month | 2027-03-05
last month, on the 17th | 2027-02-17
last month on the 2nd | 2027-02-02
the 15th, last month | 2027-02-15
the thirty-first | 2027-01-31
monday the 1st | 2027-03-01
tuesday 2 march | 2027-03-02
Tue, Mar 2, 2027 at 9:40 AM | 2027-03-02
Tue 02/03/2027 | 2027-03-02
12FEB2027 | 2027-02-12
3mar | 2027-03-03
Feb 8 '27 | 2027-02-08
8th feb 26 | 2026-02-08
2027-03-01 | 2027-03-01
1.3.2027 | 2027-03-01
27/02 | 2027-02-27
march the 4th | 2027-03-04
the 4th day of march | 2027-03-04
back in january, i think it was the 9th | 2027-01-09
sometime in february, the 12th maybe | 2027-02-12
in december, on the 3rd | 2026-12-03
it was january. the 20th to be exact | 2027-01-20
the 12th, in january | 2027-01-12
monday. no wait, tuesday | 2027-03-09
the 3rd, sorry, the 4th | 2027-03-04
last friday, i mean thursday | 2027-03-04
jan 5, actually jan 6 | 2027-01-06
yesterday - no, the day before yesterday | 2027-03-08
not monday, tuesday | 2027-03-09
the first monday in february | 2027-02-01
the last friday of january | 2027-01-29
second tuesday of last month | 2027-02-09
third thursday in november | 2026-11-19
june 3rd last year | 2026-06-03
last year on june 3rd | 2026-06-03
on the 3rd of june two years ago | 2025-06-03
christmas two years ago | 2025-12-25
last year's black friday | 2026-11-27
the christmas before last | 2025-12-25
yesterdy | 2027-03-09
last chrismas | 2026-12-25
two mondays ago | 2027-03-01
easter eve | 2026-04-04
the tuesday of thanksgiving week | 2026-11-24
the 3rd friday of january | 2027-01-15
ten minutes ago | 2027-03-10
january 4th, wait no, 5th | 2027-01-05
january 8th, sorry, the 6th | 2027-01-06
the night before new year's eve | 2026-12-30
"""

RANGES = """
last week | 2027-03-01 | 2027-03-07
the week before last | 2027-02-22 | 2027-02-28
this week | 2027-03-08 | 2027-03-10
earlier this month | 2027-03-01 | 2027-03-09
earlier this year | 2027-01-01 | 2027-03-01
last weekend | 2027-03-06 | 2027-03-07
the weekend before last | 2027-02-27 | 2027-02-28
over the weekend | 2027-03-06 | 2027-03-07
two weekends ago | 2027-02-27 | 2027-02-28
the weekend after christmas | 2026-12-26 | 2026-12-27
the week after new year | 2027-01-02 | 2027-01-08
the week of february 8th | 2027-02-07 | 2027-02-14
the week before christmas | 2026-12-18 | 2026-12-24
thanksgiving weekend | 2026-11-26 | 2026-11-29
last month | 2027-02-01 | 2027-02-28
the month before last | 2027-01-01 | 2027-01-31
early january | 2027-01-01 | 2027-01-10
mid-february | 2027-02-10 | 2027-02-20
in the middle of january | 2027-01-10 | 2027-01-20
late last month | 2027-02-18 | 2027-02-28
end of last month | 2027-02-20 | 2027-02-28
at the end of february | 2027-02-20 | 2027-02-28
the beginning of the month | 2027-03-01 | 2027-03-09
the start of this year | 2027-01-01 | 2027-01-31
first week of february | 2027-02-01 | 2027-02-07
the last week of january | 2027-01-25 | 2027-01-31
the first few days of march | 2027-03-01 | 2027-03-05
second half of january | 2027-01-16 | 2027-01-31
the first weekend of march | 2027-03-06 | 2027-03-07
in december | 2026-12-01 | 2026-12-31
back in november | 2026-11-01 | 2026-11-30
last august | 2026-08-01 | 2026-08-31
december 2025 | 2025-12-01 | 2025-12-31
june of last year | 2026-06-01 | 2026-06-30
last year in june | 2026-06-01 | 2026-06-30
in may | 2026-05-01 | 2026-05-31
since january | 2027-01-01 | 2027-01-31
since christmas | 2026-12-24 | 2026-12-31
mid-summer | 2026-07-01 | 2026-08-10
late summer | 2026-08-10 | 2026-09-22
last summer | 2026-06-01 | 2026-09-15
this winter | 2026-12-01 | 2027-03-10
mid to late january | 2027-01-10 | 2027-01-31
early-to-mid february | 2027-02-01 | 2027-02-20
the start of 2026 | 2026-01-01 | 2026-04-30
jan 15 till 20 | 2027-01-15 | 2027-01-20
jan 15 until jan 20 | 2027-01-15 | 2027-01-20
over the holidays | 2026-12-20 | 2027-01-02
since autumn | 2026-09-01 | 2026-12-01
in the fall of 2025 | 2025-09-01 | 2025-12-20
in 2026 | 2026-01-01 | 2026-12-31
last year | 2026-01-01 | 2026-12-31
early last year | 2026-01-01 | 2026-04-30
late 2025 | 2025-09-01 | 2025-12-31
at christmas | 2026-12-24 | 2026-12-26
around christmas | 2026-12-20 | 2026-12-30
around easter | 2026-04-01 | 2026-04-10
a few days after christmas | 2026-12-27 | 2026-12-31
a couple of days before christmas | 2026-12-22 | 2026-12-23
shortly before christmas | 2026-12-18 | 2026-12-24
right after new year's day | 2027-01-02 | 2027-01-06
a month ago | 2027-02-06 | 2027-02-14
two months ago | 2027-01-03 | 2027-01-17
about two months ago | 2026-12-30 | 2027-01-20
half a year ago | 2026-08-25 | 2026-09-25
a year ago | 2026-02-20 | 2026-03-31
a year and a half ago | 2025-08-01 | 2025-10-15
13 months ago | 2026-01-25 | 2026-02-25
two years ago | 2025-02-01 | 2025-04-30
two and a half months ago | 2026-12-18 | 2027-01-02
a couple of months ago | 2026-12-10 | 2027-01-20
a couple of weeks back | 2027-02-17 | 2027-02-25
a few weeks ago | 2027-02-05 | 2027-02-20
several weeks ago | 2027-01-20 | 2027-02-17
a few days ago | 2027-03-05 | 2027-03-07
two or three days ago | 2027-03-07 | 2027-03-08
2-3 weeks ago | 2027-02-17 | 2027-02-24
a week or two ago | 2027-02-24 | 2027-03-03
a week or so ago | 2027-03-01 | 2027-03-05
ten days or so ago | 2027-02-26 | 2027-03-02
around a week ago | 2027-03-01 | 2027-03-05
roughly five weeks ago | 2027-01-30 | 2027-02-07
almost a month ago | 2027-02-10 | 2027-02-17
nearly three weeks ago | 2027-02-17 | 2027-02-21
over a month ago | 2027-01-10 | 2027-02-09
more than two weeks ago | 2027-01-25 | 2027-02-23
a little over a week ago | 2027-03-01 | 2027-03-02
less than a week ago | 2027-03-04 | 2027-03-09
within the last two weeks | 2027-02-24 | 2027-03-10
in the past month | 2027-02-10 | 2027-03-10
sometime last week | 2027-03-01 | 2027-03-07
early last week | 2027-03-01 | 2027-03-03
late last week | 2027-03-04 | 2027-03-07
this time last year | 2026-03-03 | 2026-03-17
around the 15th of january | 2027-01-12 | 2027-01-18
it was in january, around the 20th | 2027-01-17 | 2027-01-23
I've had it for about two months | 2026-12-30 | 2027-01-20
only had this for a week | 2027-03-01 | 2027-03-05
two years ago in june | 2025-06-01 | 2025-06-30
a monday in january | 2027-01-01 | 2027-01-31
between halloween and thanksgiving last year | 2026-10-31 | 2026-11-29
12 feb - 14 feb | 2027-02-12 | 2027-02-14
feb 12 to feb 14 | 2027-02-12 | 2027-02-14
the 3rd week of january | 2027-01-15 | 2027-01-21
two summers ago | 2025-06-01 | 2025-09-22
the 3rd or 4th | 2027-03-03 | 2027-03-04
between the 3rd and the 7th | 2027-03-03 | 2027-03-07
between february 3 and 7 | 2027-02-03 | 2027-02-07
feb 3-5 | 2027-02-03 | 2027-02-05
monday or tuesday | 2027-03-08 | 2027-03-09
october or november | 2026-10-01 | 2026-11-30
the other day | 2027-03-03 | 2027-03-08
02/03/2027 | 2027-02-03 | 2027-03-02
"""


def _rows(table: str) -> list[list[str]]:
    return [[cell.strip() for cell in line.split("|")] for line in table.strip().splitlines()]


@pytest.mark.parametrize(("text", "day"), _rows(EXACT))
def test_a_phrase_that_names_a_day_is_read_to_the_day(text: str, day: str) -> None:
    """Every word of it counts: "two years ago today" is not today."""
    reading = read_date(text, ON_WEDNESDAY)

    assert (str(reading.earliest), str(reading.latest)) == (day, day)


@pytest.mark.parametrize(("text", "earliest", "latest"), _rows(RANGES))
def test_a_phrase_that_names_no_day_is_read_as_a_range(
    text: str, earliest: str, latest: str
) -> None:
    """The range holds days a person would think of, and is at most three times as wide."""
    first, last = date.fromisoformat(earliest), date.fromisoformat(latest)
    reading = read_date(text, ON_WEDNESDAY)

    assert reading.earliest is not None and reading.latest is not None
    assert reading.earliest <= last and first <= reading.latest <= WEDNESDAY
    width = (reading.latest - reading.earliest).days + 1
    assert width <= 3 * ((last - first).days + 1), f"{reading.earliest} to {reading.latest}"
    assert reading.kind in ("vague", "ambiguous")


@pytest.mark.parametrize(
    "text",
    [
        "a month ago ago",
        "3 weeks after the thing ago",
        "a while ago",
        "a week from last monday",
        "three weeks come friday",
        "tuesday week",
        "yesterday week",
        "the second to last week of february",
    ],
)
def test_what_is_understood_in_part_is_not_read_from_the_rest(text: str) -> None:
    """A word of time left over leaves the day open, rather than to the words around it."""
    reading = read_date(text, ON_WEDNESDAY)

    assert reading.kind in ("vague", "none")
    assert reading.earliest is None


@pytest.mark.parametrize(
    "text",
    [
        "in the last few days my cat is ill",
        "my birthday code",
        "at summer camp",
        "12.50",
        "waiting for two weeks",
    ],
)
def test_a_loose_time_is_not_looked_for_in_a_message(text: str) -> None:
    """What is seldom the day of a purchase counts only as the answer to "which day?"."""
    assert find_date_spans(text) == []


def test_a_month_said_before_holds_for_a_later_day() -> None:
    """The 14th is that of the month spoken of, and each keeps its own place in the text."""
    text = "I bought it in August and it came on the 14th"
    bought, came = read_dates(text, ON_WEDNESDAY)

    assert (bought.kind, bought.text, bought.earliest) == ("vague", "in August", date(2026, 8, 1))
    assert (came.kind, came.text, came.date) == ("exact", "on the 14th", date(2026, 8, 14))
    assert text[came.start : came.end] == came.text


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("bought on January 3, came on the 8th", ["2027-01-03", "2027-01-08"]),
        ("bought on January 28, came on the 3rd", ["2027-01-28", "2027-02-03"]),
        ("it came on February 8, ordered on the 3rd", ["2027-02-08", "2027-02-03"]),
        ("ordered on the 3rd of February, it came two days later", ["2027-02-03", "2027-02-05"]),
        ("ordered on 3 February and got it the day after", ["2027-02-03", "2027-02-04"]),
        ("it came on the 3rd of February, ordered two days earlier", ["2027-02-03", "2027-02-01"]),
        ("came on 3 February, I paid a week before that", ["2027-02-03", "2027-01-27"]),
        ("it came two days later", []),
        ("ordered two days earlier", ["2027-03-08"]),
    ],
)
def test_a_day_is_told_by_the_one_before_it(text: str, days: list[str]) -> None:
    """The month goes on to hold, and "later" is later than what was said."""
    assert [str(reading.date) for reading in read_dates(text, ON_WEDNESDAY)] == days


def test_what_is_corrected_is_left_out() -> None:
    """Of "Wednesday, no wait, Thursday" only the later was meant; other days stay."""
    readings = read_dates("ordered it jan 2, came monday. no wait, tuesday", ON_WEDNESDAY)

    assert [reading.text for reading in readings] == ["jan 2", "tuesday"]


def test_a_country_has_its_own_holidays() -> None:
    """Thanksgiving is in October in Canada."""
    canadian = replace(ON_WEDNESDAY, country="CA")
    days = {r.country: read_date("thanksgiving", r).date for r in (ON_WEDNESDAY, canadian)}

    assert days == {"US": date(2026, 11, 26), "CA": date(2026, 10, 12)}


_WORDS_LIST = """
    the a two last this week weeks month day days before after ago of in since and or early end
    friday tuesday may november 14th 3 31 2025 christmas labor year half about between from to
    , . - no wait today yesterday weekend first mid over more than around on within
"""
_WORDS = _WORDS_LIST.split()


@settings(max_examples=400, deadline=None)
@given(st.lists(st.sampled_from(_WORDS), max_size=14).map(" ".join))
def test_no_heap_of_words_breaks_the_reading(text: str) -> None:
    """Any words of time give a reading whose bounds are in order and have come."""
    for reading in read_dates(text, ON_WEDNESDAY, casual=True):
        assert isinstance(reading, DateReading)
        assert text[reading.start : reading.end] == reading.text
        if reading.earliest is not None and reading.latest is not None:
            assert reading.earliest <= reading.latest <= WEDNESDAY
            assert reading.kind != "exact" or reading.date == reading.earliest == reading.latest


@pytest.mark.parametrize(
    "piece",
    [
        "the day before ",
        "two weeks and ",
        "between the ",
        "early ",
        "a ",
        "3 or ",
        "last ",
        "1/",
        "in ",
    ],
)
def test_the_time_of_reading_grows_with_the_text_and_no_faster(piece: str) -> None:
    """A message of thousands of words of time is read at once."""
    text = piece * (4000 // len(piece)) + "monday"
    began = time.process_time()
    read_dates(text, ON_WEDNESDAY, casual=True)

    assert time.process_time() - began < 1.5
