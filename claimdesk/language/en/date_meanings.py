"""Which day each way of writing one means."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from claimdesk.language.date_reading import DateReading, Reader
from claimdesk.language.en.date_patterns import Match
from claimdesk.language.en.date_words import MONTHS, WEEKDAYS
from claimdesk.language.en.number_words import read_number


def _year(written: str | None, reader: Reader) -> int | None:
    if not written:
        return None
    digits = written.strip("'")
    if len(digits) == 4:
        return int(digits)
    short = int(digits)
    return 2000 + short if short <= reader.today.year % 100 + 20 else 1900 + short


def iso(m: Match, reader: Reader) -> DateReading:
    """2026-11-03."""
    day = reader.day_of(int(m["d"]), int(m["m"]), int(m["y"]))
    return reader.among([day] if day else [], m.group())


def numeric(m: Match, reader: Reader) -> DateReading:
    """3/11/2026, 3.11.26, 3/11."""
    year = _year(m.groupdict().get("y"), reader)
    dotted = "." in m.group()
    return reader.among(reader.numeric(int(m["a"]), int(m["b"]), year, dotted), m.group())


def written(m: Match, reader: Reader) -> DateReading:
    """3 November, or one of two days; a weekday that does not fit adds the nearest that does."""
    parts = m.groupdict()
    month = MONTHS.index(m["month"]) + 1
    year = _year(parts.get("y"), reader)
    weekday = WEEKDAYS.index(parts["w"]) if parts.get("w") else None
    days = []
    for day in filter(None, (m["d"], parts.get("d2"))):
        days += reader.on_weekday(reader.day_of(read_number(day), month, year), weekday)
    return reader.among(days, m.group())


def weekday(m: Match, reader: Reader) -> DateReading:
    """ "This Tuesday" said on a Tuesday is today; every other reading lies before today."""
    weekday = WEEKDAYS.index(m["w"])
    lead = m.groupdict().get("lead") or ""
    if lead == "next":
        return DateReading("future", reader.weekday(weekday) + dt.timedelta(days=7), (), m.group())
    if lead == "this":
        for day in (reader.today, reader.latest):
            if day.weekday() == weekday:
                return reader.among([day], m.group())
    return reader.among([reader.weekday(weekday)], m.group())


def weekday_before_last(m: Match, reader: Reader) -> DateReading:
    """The Tuesday before last."""
    return reader.among([reader.weekday(WEEKDAYS.index(m["w"] or m["v"]), weeks_back=1)], m.group())


def weekdays_ago(m: Match, reader: Reader) -> DateReading:
    """ "Two Mondays ago": the second latest one."""
    weeks_back = max(read_number(m["n"]) - 1, 0)
    return reader.among([reader.weekday(WEEKDAYS.index(m["w"]), weeks_back)], m.group())


def weekday_last_week(m: Match, reader: Reader) -> DateReading:
    """Tuesday last week: weeks begin on Monday."""
    monday = reader.today - dt.timedelta(days=reader.today.weekday() + 7)
    return reader.among([monday + dt.timedelta(days=WEEKDAYS.index(m["w"]))], m.group())


def day_of_month(m: Match, reader: Reader) -> DateReading:
    """The 14th; where it may be today's date or not yet, this month's or the last one's."""
    day = read_number(m["d"])
    latest = reader.day_of_month(day, reader.latest)
    if m.groupdict().get("w"):
        return reader.among(reader.on_weekday(latest, WEEKDAYS.index(m["w"])), m.group())
    days = (latest, reader.day_of_month(day, reader.today))
    return reader.among([each for each in days if each], m.group())


def day_of_named_month(m: Match, reader: Reader) -> DateReading:
    """The 14th of this or of last month."""
    first = reader.today.replace(day=1)
    if m["which"] == "last":
        first = (first - dt.timedelta(days=1)).replace(day=1)
    day = reader.day_of(read_number(m["d"]), first.month, first.year)
    return reader.among([day] if day else [], m.group())


def ago(m: Match, reader: Reader) -> DateReading:
    """Three days, nights, weeks or fortnights ago."""
    unit = {"d": 1, "n": 1, "w": 7, "f": 14}[m["unit"][0]]
    return reader.days_ago(read_number(m["n"]) * unit, m.group())


def back(days: int) -> Callable[[Match, Reader], DateReading]:
    """So many days before today."""
    return lambda m, reader: reader.days_ago(days, m.group())


def ahead(days: int) -> Callable[[Match, Reader], DateReading]:
    """So many days after today, whichever day that is."""

    def reads(m: Match, reader: Reader) -> DateReading:
        return DateReading("future", reader.today + dt.timedelta(days=days), (), m.group())

    return reads


def coming(_: Match, reader: Reader) -> DateReading:
    """A time after today."""
    return DateReading("future")
