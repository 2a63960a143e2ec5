"""What reading a date came to, and the arithmetic of days that a shopper leaves out."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

Date = dt.date
_TWO_MONTHS = 62  # days: every number of a day comes within them
Kind = Literal["exact", "ambiguous", "future", "impossible", "vague", "none"]


class Days(NamedTuple):
    """The days something may have been on, both ends among them."""

    earliest: Date
    latest: Date


@dataclass(frozen=True)
class DateReading:
    """One of

    - ``exact``: ``date`` is the day;
    - ``ambiguous``: one of ``candidates`` (earliest first), ask which;
    - ``future``: a day still to come (``date``; None for "next week");
    - ``impossible``: there is no such day (31 June);
    - ``vague``: a time, but not a day ("last month");
    - ``none``: no date was named.

    ``earliest`` and ``latest`` bound the day, neither later than the writer's; equal where it is
    exact, None where nothing bounds it ("a while ago"). ``text`` is the stretch that was read,
    ``start`` where it begins.
    """

    kind: Kind
    date: Date | None = None
    candidates: tuple[Date, ...] = ()
    text: str = ""
    earliest: Date | None = None
    latest: Date | None = None
    start: int = 0

    @property
    def end(self) -> int:
        """Where the stretch that was read ends."""
        return self.start + len(self.text)


@dataclass(frozen=True)
class Reader:
    """The day it is, and how to settle a numeric date that can be read two ways.

    ``latest``: no later day has come for the writer; it lies after ``today`` where that is not
    known for certain.
    ``country``: whose holidays are meant (ISO 3166), where countries differ.
    ``day_first``: True reads 03/04 as 3 April, False as 4 March, None as ambiguous.
    """

    today: Date
    latest: Date
    country: str
    day_first: bool | None = None

    def among(self, days: Iterable[Date], text: str = "", start: int = 0) -> DateReading:
        """The reading of a date that may be any of these days; of several those that have come."""
        candidates = sorted(set(days))
        if not candidates:
            return DateReading("impossible", text=text, start=start)
        past = [day for day in candidates if day <= self.latest]
        if not past:
            return DateReading("future", candidates[0], tuple(candidates), text, start=start)
        kind: Kind = "exact" if len(past) == 1 else "ambiguous"
        return DateReading(
            kind=kind,
            date=past[0] if kind == "exact" else None,
            candidates=tuple(past),
            text=text,
            earliest=past[0],
            latest=past[-1],
            start=start,
        )

    def within(self, found: Sequence[Days], text: str = "", start: int = 0) -> DateReading:
        """The reading of a time that lies within one of these stretches of days."""
        if all(days.earliest == days.latest for days in found):
            return self.among((days.earliest for days in found), text, start)
        begun = [days for days in found if days.earliest <= self.latest]
        if not begun:
            return DateReading("future", text=text, start=start)
        earliest = min(days.earliest for days in begun)
        ends = max(days.latest for days in begun)
        # What began before today ended by today: the days after it are only possible elsewhere.
        latest = min(ends, self.today if earliest <= self.today else self.latest)
        if earliest == latest:
            return self.among([earliest], text, start)
        return DateReading("vague", text=text, earliest=earliest, latest=latest, start=start)

    def numeric(self, first: int, second: int, year: int | None, dotted: bool) -> list[Date]:
        """The days that 03/04/2026 may mean; dots (3.4.2026) put the day first."""
        orders = [(first, second), (second, first)]  # (day, month)
        days = [[d for d in [self.day_of(day, month, year)] if d] for day, month in orders]
        if self.day_first is False and not dotted:
            days.reverse()
        if dotted or self.day_first is not None:
            return days[0] or days[1]
        return [*days[0], *days[1]]

    def day_of(self, day: int, month: int, year: int | None) -> Date | None:
        """That day; without a year the latest one that has come. None if there is no such day."""
        years = [year] if year else range(self.latest.year, self.latest.year - 9, -1)
        for candidate in years:
            try:
                found = dt.date(candidate, month, day)
            except ValueError:
                continue
            if year or found <= self.latest:
                return found
        return None

    def day_of_month(self, day: int, latest: Date) -> Date | None:
        """The last such day of a month up to `latest` ("the 31st" skips shorter months)."""
        year, month = latest.year, latest.month
        for _ in range(12):
            try:
                found = dt.date(year, month, day)
            except ValueError:
                found = None
            if found and found <= latest:
                return found
            year, month = (year, month - 1) if month > 1 else (year - 1, 12)
        return None

    def weekday(self, weekday: int, weeks_back: int = 0) -> Date:
        """The latest such weekday strictly before today, and further weeks back."""
        return weekday_until(self.today - dt.timedelta(days=1 + 7 * weeks_back), weekday)

    def monday(self, weeks: int = 0) -> Date:
        """The Monday of this week, or of one so many weeks on."""
        return self.today + dt.timedelta(days=7 * weeks - self.today.weekday())

    def on_weekday(self, day: Date | None, weekday: int | None) -> list[Date]:
        """That day; if it was another weekday than named, the nearest one named as well."""
        if day is None:
            return []
        if weekday is None or day.weekday() == weekday:
            return [day]
        ahead = (weekday - day.weekday()) % 7
        nearest = day + dt.timedelta(days=ahead if ahead <= 3 else ahead - 7)
        return [day, nearest]


def weekday_until(day: Date, weekday: int) -> Date:
    """The latest such weekday (Monday is 0) up to that day."""
    return day - dt.timedelta(days=(day.weekday() - weekday) % 7)


def month_of(day: Date, months: int = 0) -> Days:
    """The whole calendar month of that day, or the one so many months on."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return Days(dt.date(year, month + 1, 1), dt.date(year, month + 1, last))


def months_on(day: Date, months: int) -> Date:
    """So many calendar months on; a day that month lacks becomes its last."""
    month = month_of(day, months)
    return month.earliest.replace(day=min(day.day, month.latest.day))


def third_of(days: Days, third: int) -> Days:
    """The first (0), middle (1) or last (2) third of a stretch; of a month 1-10, 10-20, 21-."""
    size = ((days.latest - days.earliest).days + 1) // 3
    step = dt.timedelta(days=max(size, 1))
    one = dt.timedelta(days=1)
    if third == 0:
        return Days(days.earliest, min(days.earliest + step - one, days.latest))
    if third == 1:
        return Days(days.earliest + step - one, min(days.earliest + 2 * step - one, days.latest))
    return Days(max(days.latest - step, days.earliest), days.latest)


def nearest(base: Date, day: int, *, after: bool) -> Date | None:
    """The first day with this number in its month from `base` on, or the last one up to it."""
    step = dt.timedelta(days=1 if after else -1)
    found = (base + count * step for count in range(_TWO_MONTHS))
    return next((each for each in found if each.day == day), None)
