"""Which days a message tells of a claim, and of which of its dates each is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from claimdesk.claims.claim import FIRST_DAY
from claimdesk.conversation.shared.turn import Turn
from claimdesk.conversation.values.answer_texts import DATE_FIELDS
from claimdesk.conversation.values.days import date_told
from claimdesk.conversation.values.order_and_email import Problem
from claimdesk.language.date_reading import DateReading, Reader, nearest

_BOUGHT, _CAME = "purchased_on", "delivered_on"
_A_YEAR = timedelta(days=364)
_A_MONTH = timedelta(days=31)


def read_days(
    turn: Turn,
    asked: str | None,
    reader: Reader,
    known: Mapping[str, Any],
    given: dict[str, Any],
    problems: dict[str, Problem],
) -> None:
    """Puts the days into `given`, and what is no day of the claim's into `problems`.

    `known` are the values on record: a day without its month is told by the ones that stand there.
    """
    if asked not in DATE_FIELDS and not turn.entities.get("date"):
        return
    casual = asked in DATE_FIELDS
    readings = turn.language.read_dates(turn.text, reader, casual=casual)
    days = tuple(reading.start for reading in readings)
    on_record = [day for name in DATE_FIELDS if (day := _day(known.get(name)))]
    # "Not the 10th, the 11th": of the month that it was read in beside the 10th.
    takes_back = bool(turn.language.days_put_right(turn.text, reader, on_record))
    told_here: set[str] = set()
    # A day says more than a time beside it: "recently, on the 3rd"; and a time more than a longer
    # one that it lies in: "two months back, the 27th or 28th".
    for reading in sorted(readings, key=lambda each: _says_less(each, readings)):
        target = _field_of(turn, reading.start, days, asked, given)
        if target is None:
            continue
        if target in given:
            if target in told_here and target == asked:
                given[target] = _narrowed(given[target], day_or_stretch(reading))
            continue
        if reading.latest is not None and reading.latest < FIRST_DAY:
            problems[target] = ("date_long_ago", {"date": reading.text})
            continue
        meant = reading
        if not takes_back:
            meant = _in_its_year(meant, target, turn, reader, {**known, **given})
            meant = _by_the_others(meant, target, turn, known, given)
        rough = [known.get(target), *map(day_or_stretch, readings)]
        told = _two_of(reading, rough) or day_or_stretch(meant)
        if told is not None:
            given[target] = told
            told_here.add(target)
        else:
            problems[target] = _unclear(reading)


def _narrowed(told: Any, more: Any) -> Any:
    """A stretch of days within another told beside it: "end of October, or after Halloween"."""
    if not (isinstance(told, Mapping) and isinstance(more, Mapping)):
        return told
    first = max(told["earliest"], more["earliest"])
    last = min(told["latest"], more["latest"])
    return told if first >= last else {"earliest": first, "latest": last}


def _unclear(reading: DateReading) -> Problem:
    """What is wrong with a time that gives no day: it may be of several, or of none."""
    if reading.kind == "ambiguous":
        return "date_ambiguous", {"candidates": [day.isoformat() for day in reading.candidates]}
    return f"date_{reading.kind}", {"date": reading.text}


def _says_less(reading: DateReading, others: Sequence[DateReading]) -> int:
    """How far a time comes after the others told: after days, and after what lies within it."""
    if reading.kind != "vague":
        return 0
    return 1 + any(is_closer(day_or_stretch(each), day_or_stretch(reading)) for each in others)


def _two_of(reading: DateReading, known: Sequence[Any]) -> Mapping[str, str] | None:
    """The days of which one is meant, as a stretch, where a rougher time is told or known."""
    if reading.kind != "ambiguous":
        return None
    first, *_, last = sorted(each.isoformat() for each in reading.candidates)
    stretch = {"earliest": first, "latest": last}
    return stretch if any(is_closer(stretch, each) for each in known) else None


def is_closer(told: Any, known: Any) -> bool:
    """Whether one stretch of days, or a day, lies within another and is not the same."""
    if told in (None, known) or not isinstance(known, Mapping):
        return False
    first, last = (told, told) if isinstance(told, str) else (told["earliest"], told["latest"])
    return bool(known["earliest"] <= first and last <= known["latest"])


def day_or_stretch(reading: DateReading) -> Any:
    """The day that was read (ISO), or the first and the last that it may be; None where neither."""
    if reading.kind == "exact" and reading.date is not None:
        return reading.date.isoformat()
    bounded = reading.earliest is not None and reading.latest is not None
    if reading.kind != "vague" or not bounded:
        return None
    assert reading.earliest is not None and reading.latest is not None
    return {
        "earliest": max(reading.earliest, FIRST_DAY).isoformat(),
        "latest": reading.latest.isoformat(),
    }


def _in_its_year(
    reading: DateReading, target: str, turn: Turn, reader: Reader, both: Mapping[str, Any]
) -> DateReading:
    """A day told without its year in the year that the claim's other day has it in.

    What was bought in October 2025 came the November after, not the last one. A year apart is
    never meant of what may lie days apart: one of the two days is wrong then, not its year.
    """
    other = both.get(_BOUGHT if target == _CAME else _CAME)
    if not other or not turn.language.is_without_year(reading.text):
        return reading
    first, last = ends_of(other)
    latest = min(first + _A_YEAR if target == _CAME else last, reader.latest)
    as_of = replace(reader, today=min(latest, reader.today), latest=latest)
    again = turn.language.read_date(reading.text, as_of)
    ends, begins = again.latest, reading.earliest
    is_earlier = again.kind == reading.kind and ends and begins and ends < begins
    if not is_earlier or (_lies_near(reading, first, last) and not _lies_near(again, first, last)):
        return reading
    return replace(again, text=reading.text, start=reading.start)


def _lies_near(reading: DateReading, first: date, last: date) -> bool:
    """Whether a time may lie within a month of a stretch of days."""
    if reading.earliest is None or reading.latest is None:
        return False
    return reading.earliest <= last + _A_MONTH and first - _A_MONTH <= reading.latest


def ends_of(told: Any) -> tuple[date, date]:
    """The first and the last day that a day on record, or a stretch of them, may be."""
    first, last = (told["earliest"], told["latest"]) if isinstance(told, Mapping) else (told, told)
    return date.fromisoformat(first), date.fromisoformat(last)


def _by_the_others(
    reading: DateReading,
    target: str,
    turn: Turn,
    known: Mapping[str, Any],
    given: Mapping[str, Any],
) -> DateReading:
    """A day without its month as the claim's other day has it: "bought August 20 … came the 28th".

    What was bought comes on that day of the month or the next such; what came was bought on the
    last such before. Where only the day put right is on record, that one's month is meant.
    """
    number = turn.language.day_of_month(reading.text)
    read = _read_as(reading, number)
    if number is None or read is None:
        return reading
    both = {**known, **given}
    other = _day(both.get(_BOUGHT if target == _CAME else _CAME))
    if other is not None:
        day = nearest(other, number, after=target == _CAME)
    elif (same := _day(known.get(target))) is not None:
        day = nearest(same.replace(day=1), number, after=True)
    else:
        return reading
    if day is None or day > read:
        return reading
    if reading.kind == "exact":
        return replace(reading, date=day)
    back = read - day
    earliest, latest = (each and each - back for each in (reading.earliest, reading.latest))
    return replace(reading, earliest=earliest, latest=latest)


def _read_as(reading: DateReading, number: int | None) -> date | None:
    """Which day the `number` of a day told without its month was read as: "around the 28th"."""
    if reading.kind == "exact":
        return reading.date
    if reading.kind != "vague" or reading.earliest is None or reading.latest is None:
        return None
    days = (reading.latest - reading.earliest).days
    around = (reading.earliest + timedelta(days=each) for each in range(days + 1))
    return next((day for day in around if day.day == number), None)


def _day(value: Any) -> date | None:
    return date.fromisoformat(value) if isinstance(value, str) else None


def _field_of(
    turn: Turn, at: int, days: Sequence[int], asked: str | None, given: Mapping[str, Any]
) -> str | None:
    """Which date stands there; where no word tells, the one asked for."""
    if told_as := date_told(turn.language, turn.text, at, days):
        return told_as
    # A day told with the seller, "on your website, 8 November", is the day of buying.
    with_seller = "purchased_from" in given and asked not in DATE_FIELDS
    field = _BOUGHT if with_seller else asked
    return field if field in DATE_FIELDS else None
