"""What shoppers write for a day, and which day it is taken for."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from claimdesk.language.date_reading import Reader
from claimdesk.language.en.dates import days_put_right, find_date_spans, read_date, read_dates

FRIDAY = date(2026, 11, 20)


def on(day: date) -> Reader:
    """Who reads on that day, in the US."""
    return Reader(day, day, "US")


ON_FRIDAY = on(FRIDAY)
MAYBE_SATURDAY = replace(ON_FRIDAY, latest=FRIDAY + timedelta(days=1))


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("today", "2026-11-20"),
        ("it came this morning", "2026-11-20"),
        ("yesterday", "2026-11-19"),
        ("i got it yesteday", "2026-11-19"),
        ("last night", "2026-11-19"),
        ("the day before yesterday", "2026-11-18"),
        ("last Tuesday", "2026-11-17"),
        ("this tuesday", "2026-11-17"),
        ("it arrived on Tuesday", "2026-11-17"),
        ("tuseday", "2026-11-17"),
        ("it came on sat", "2026-11-14"),
        ("Tuesday last week", "2026-11-10"),
        ("last week on Tuesday", "2026-11-10"),
        ("the Tuesday before last", "2026-11-10"),
        ("a week ago Tuesday", "2026-11-10"),
        ("two Tuesdays ago", "2026-11-10"),
        ("the night before last", "2026-11-18"),
        ("two nights ago", "2026-11-18"),
        ("it came on the twelfth", "2026-11-12"),
        ("3 days ago", "2026-11-17"),
        ("three days ago", "2026-11-17"),
        ("twenty-one days ago", "2026-10-30"),
        ("a week ago", "2026-11-13"),
        ("two weeks ago", "2026-11-06"),
        ("a fortnight ago", "2026-11-06"),
        ("Nov 3rd", "2026-11-03"),
        ("Nov. 3", "2026-11-03"),
        ("3 November", "2026-11-03"),
        ("3rd of Nov 2026", "2026-11-03"),
        ("third of november", "2026-11-03"),
        ("Novmber 3", "2026-11-03"),
        ("Monday, November 2nd", "2026-11-02"),
        ("3 nov 25", "2025-11-03"),
        ("Nov 3, 2025", "2025-11-03"),
        ("2026-11-03", "2026-11-03"),
        ("2026/11/3", "2026-11-03"),
        ("3.11.2026", "2026-11-03"),
        ("14.10.", "2026-10-14"),
        ("last nite", "2026-11-19"),
        ("yest", "2026-11-19"),
        ("ordered on the 14th got it late", "2026-11-14"),
        ("Monday the 2nd", "2026-11-02"),
        ("on the 14th", "2026-11-14"),
        ("the 31st", "2026-10-31"),
        ("the 3rd of last month", "2026-10-03"),
        ("the 3rd of this month", "2026-11-03"),
        ("I received it on the 14th and it was broken", "2026-11-14"),
        ("not the 3rd, the 4th of November", "2026-11-04"),
        ("recently, on 3 November", "2026-11-03"),
        ("two days before christmas", "2025-12-23"),
        ("the day after Christmas", "2025-12-26"),
        ("last Black Friday", "2025-11-28"),
    ],
)
def test_a_day_is_read(text: str, day: str) -> None:
    """Relative, written and numeric dates come out as the day they name."""
    reading = read_date(text, ON_FRIDAY)

    assert (reading.kind, str(reading.date)) == ("exact", day)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("20 November", "2026-11-20"),
        ("21 November", "2025-11-21"),
        ("25/12", "2025-12-25"),
        ("Feb 29", "2024-02-29"),
        ("on the 20th", "2026-11-20"),
        ("on the 21st", "2026-10-21"),
    ],
)
def test_what_is_left_out_makes_it_the_latest_day_up_to_today(text: str, day: str) -> None:
    """A missing year or month is the latest that does not lie in the future."""
    assert str(read_date(text, ON_FRIDAY).date) == day


@pytest.mark.parametrize(
    ("text", "day"),
    [("last Friday", "2026-11-13"), ("on Friday", "2026-11-13"), ("this Friday", "2026-11-20")],
)
def test_a_weekday_lies_strictly_before_today(text: str, day: str) -> None:
    """Said on a Friday, "last Friday" is seven days ago; only "this Friday" is today."""
    assert str(read_date(text, ON_FRIDAY).date) == day


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("03/04", ["2026-03-04", "2026-04-03"]),
        ("03/04/2026", ["2026-03-04", "2026-04-03"]),
        ("11/03/2026", ["2026-03-11", "2026-11-03"]),
        ("03-11-26", ["2026-03-11", "2026-11-03"]),
        ("3 or 4 November", ["2026-11-03", "2026-11-04"]),
        ("Monday or Tuesday", ["2026-11-16", "2026-11-17"]),
        ("Nov 3rd or 4th", ["2026-11-03", "2026-11-04"]),
        ("Monday 3 November", ["2026-11-02", "2026-11-03"]),
    ],
)
def test_two_readings_are_both_offered(text: str, days: list[str]) -> None:
    """A date that can be two days is ambiguous and carries both."""
    reading = read_date(text, ON_FRIDAY)

    assert reading.kind == "ambiguous"
    assert [str(day) for day in reading.candidates] == days


def test_the_future_reading_of_a_dated_year_is_dropped() -> None:
    """Of 4 March and 3 April 2026 only the first has been when it is 10 March."""
    reading = read_date("03/04/2026", on(date(2026, 3, 10)))

    assert (reading.kind, reading.date) == ("exact", date(2026, 3, 4))


def test_without_a_year_both_readings_have_been() -> None:
    """On 10 March, 03/04 is this 4 March or last year's 3 April."""
    reading = read_date("03/04", on(date(2026, 3, 10)))

    assert [str(day) for day in reading.candidates] == ["2025-04-03", "2026-03-04"]


@pytest.mark.parametrize(("day_first", "day"), [(True, "2026-04-03"), (False, "2026-03-04")])
def test_a_setting_settles_the_order(day_first: bool, day: str) -> None:
    """A store that knows how its shoppers write dates need not ask."""
    assert str(read_date("03/04/2026", replace(ON_FRIDAY, day_first=day_first)).date) == day


@pytest.mark.parametrize("text", ["25/10/2026", "10/25/2026", "10.25.2026"])
def test_an_order_that_is_no_day_does_not_count(text: str) -> None:
    """There is no 25th month."""
    assert str(read_date(text, ON_FRIDAY).date) == "2026-10-25"


@pytest.mark.parametrize(
    "text", ["tomorrow", "next Monday", "25/12/2026", "21 November 2026", "next week"]
)
def test_a_day_ahead_is_future(text: str) -> None:
    """A day after today is told apart, for a claim cannot rest on it."""
    assert read_date(text, ON_FRIDAY).kind == "future"


@pytest.mark.parametrize(
    ("text", "kind", "day"),
    [
        ("21 November 2026", "exact", "2026-11-21"),
        ("Nov 21", "exact", "2026-11-21"),
        ("2026-11-21", "exact", "2026-11-21"),
        ("this Saturday", "exact", "2026-11-21"),
        ("today", "exact", "2026-11-20"),
        ("22 November 2026", "future", "2026-11-22"),
        ("tomorrow", "future", "2026-11-21"),
        ("the day after tomorrow", "future", "2026-11-22"),
        ("Saturday", "exact", "2026-11-14"),
    ],
)
def test_a_day_that_may_have_come_for_the_writer_is_not_future(
    text: str, kind: str, day: str
) -> None:
    """Where their day is not known it may be tomorrow there; what they call tomorrow is not."""
    reading = read_date(text, MAYBE_SATURDAY)

    assert (reading.kind, str(reading.date)) == (kind, day)


def test_a_day_of_the_month_that_may_be_today_is_asked_about() -> None:
    """Written on the 20th, or already on the 21st: "the 21st" is today's date, or last month's."""
    reading = read_date("the 21st", MAYBE_SATURDAY)

    assert [str(day) for day in reading.candidates] == ["2026-10-21", "2026-11-21"]
    assert reading.kind == "ambiguous"


@pytest.mark.parametrize(
    "text", ["31 June", "30 Feb", "13/13/2026", "31/06", "2026-02-29", "0/12/2026", "45 November"]
)
def test_a_day_that_does_not_exist_is_impossible(text: str) -> None:
    """No calendar has it."""
    assert read_date(text, ON_FRIDAY).kind == "impossible"


@pytest.mark.parametrize(
    "text",
    [
        "a while ago",
        "last month",
        "in summer",
        "sometime in October",
        "a couple of weeks ago",
        "about 2 weeks ago",
        "2-3 weeks ago",
        "two months ago",
        "end of October",
        "bought in 2024",
        "at the weekend",
        "3 days before my bday",
        "first week of June",
        "the week before last",
        "half a year ago",
        "ten days or so ago",
        "November 2025",
        "recently",
        "last week",
    ],
)
def test_a_time_that_is_no_day_is_vague(text: str) -> None:
    """Asking for the day helps; guessing one would not."""
    assert read_date(text, ON_FRIDAY).kind == "vague"


@pytest.mark.parametrize(
    "text",
    [
        "order 20418",
        "PC-20418",
        "$24.99",
        "within 30 days",
        "5-7 business days",
        "3 day shipping",
        "I sat on it",
        "the 2nd one is broken",
        "the 3rd time I ask",
        "the first came late",
        "the fifth one is broken",
        "1/2 price",
        "555-12-3456",
        "version 12.3.4",
        "open monday to friday",
        "any black friday deals?",
        "support 24/7",
        "I may 3 times",
        "I don't know",
        "",
    ],
)
def test_what_is_no_date_is_not_read_as_one(text: str) -> None:
    """Order numbers, prices, durations and counts are none."""
    assert find_date_spans(text) == []
    assert text.endswith("deals?") or read_date(text, ON_FRIDAY).kind == "none"


def test_spans_stand_where_the_text_says() -> None:
    """Every date of a sentence is found, as it was written."""
    text = "Bought on Nov. 3rd, it came last Tuesday and broke yesteday"

    spans = find_date_spans(text)

    assert [span.text for span in spans] == ["Nov. 3rd", "last Tuesday", "yesteday"]
    assert all(text[span.start : span.end] == span.text for span in spans)


@pytest.mark.parametrize("today", [date(2024, 2, 29), date(2026, 1, 1), date(2026, 12, 31)])
@pytest.mark.parametrize("text", ["the 31st", "29 February", "yesterday", "last Monday", "Dec 31"])
def test_the_edges_of_months_and_years_hold(text: str, today: date) -> None:
    """A day is found whatever day it is today, and never one ahead."""
    reading = read_date(text, on(today))

    assert reading.kind == "exact"
    assert reading.date is not None and reading.date <= today


@pytest.mark.parametrize(("text", "kind"), [("Jan 1 1066", "exact"), ("31 Dec 2999", "future")])
def test_a_far_year_is_not_left_out(text: str, kind: str) -> None:
    """The year written is the year read, however unlikely."""
    reading = read_date(text, on(date(2026, 11, 22)))

    assert (reading.kind, reading.date and str(reading.date.year)) == (kind, text[-4:])


@pytest.mark.parametrize(
    ("text", "wrong", "right"),
    [
        ("not the 3rd but the 4th", 3, 4),
        ("it was the 4th, not the 3rd", 3, 4),
        ("you wrote March 3, I told you March 4", 3, 4),
        ("the 3rd... sorry, the 4th", 3, 4),
        ("it shows the 7th. it should be the 6th", 7, 6),
        ("bought on the 3rd and it came on the 4th", None, None),
        ("not the 2nd, the 4th", None, None),
        ("the 3rd or the 4th", None, None),
    ],
)
def test_a_day_on_record_is_taken_back(text: str, wrong: int | None, right: int | None) -> None:
    """Of the days known only the one that is denied, or that stands there against what was said."""
    known = [date(2026, 3, 3), date(2026, 3, 7)]
    reader = on(date(2026, 3, 12))

    pairs = days_put_right(text, reader, known)

    days = [(day.day, found.date.day) for day, found in pairs if found.date]
    assert days == ([(wrong, right)] if wrong else [])


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("the second week of january, a tuesday", ("2026-01-13", "2026-01-13")),
        ("early january, on a sunday i think", ("2026-01-04", "2026-01-04")),
        ("in january, a friday", ("2026-01-01", "2026-01-31")),
        ("january 8, a thursday", ("2026-01-08", "2026-01-08")),
    ],
)
def test_a_weekday_told_after_a_stretch_lies_in_it(text: str, days: tuple[str, str]) -> None:
    """Where the stretch has several such days it is any of them, and so the stretch stands."""
    readings = read_dates(text, on(date(2026, 3, 12)), casual=True)

    assert [(str(each.earliest), str(each.latest)) for each in readings] == [days]
