"""What reading a date came to, and the arithmetic of days that a shopper leaves out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

Date = dt.date
Kind = Literal["exact", "ambiguous", "future", "impossible", "vague", "none"]


@dataclass(frozen=True)
class DateReading:
    """One of

    - ``exact``: ``date`` is the day;
    - ``ambiguous``: one of ``candidates`` (earliest first), ask which;
    - ``future``: a day still to come (``date``; None for "next week");
    - ``impossible``: there is no such day (31 June);
    - ``vague``: a time, but not a day ("last month");
    - ``none``: no date was named.

    ``text`` is the stretch that was read.
    """

    kind: Kind
    date: Date | None = None
    candidates: tuple[Date, ...] = ()
    text: str = ""


@dataclass(frozen=True)
class Reader:
    """The day it is, and how to settle a numeric date that can be read two ways.

    ``latest``: no later day has come for the writer; it lies after ``today`` where that is not
    known for certain.
    ``day_first``: True reads 03/04 as 3 April, False as 4 March, None as ambiguous.
    ``drop_future``: of two readings of a date, one still to come is dropped.
    """

    today: Date
    latest: Date
    day_first: bool | None = None
    drop_future: bool = True

    def among(self, days: Iterable[Date], text: str = "") -> DateReading:
        """The reading of a date that may be any of these days."""
        candidates = sorted(set(days))
        if not candidates:
            return DateReading("impossible", text=text)
        past = [day for day in candidates if day <= self.latest]
        if past and self.drop_future:
            candidates = past
        if not past:
            return DateReading("future", candidates[0], tuple(candidates), text)
        if len(candidates) == 1:
            return DateReading("exact", candidates[0], tuple(candidates), text)
        return DateReading("ambiguous", None, tuple(candidates), text)

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
        back = (self.today.weekday() - weekday - 1) % 7 + 1
        return self.today - dt.timedelta(days=back + 7 * weeks_back)

    def on_weekday(self, day: Date | None, weekday: int | None) -> list[Date]:
        """That day; if it was another weekday than named, the nearest one named as well."""
        if day is None:
            return []
        if weekday is None or day.weekday() == weekday:
            return [day]
        ahead = (weekday - day.weekday()) % 7
        nearest = day + dt.timedelta(days=ahead if ahead <= 3 else ahead - 7)
        return [day, nearest]

    def days_ago(self, days: int, text: str = "") -> DateReading:
        """The day so many days back, where the calendar reaches that far."""
        try:
            return self.among([self.today - dt.timedelta(days=days)], text)
        except OverflowError:
            return DateReading("impossible", text=text)
