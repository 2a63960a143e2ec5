"""Counting days: calendar days, business days, calendar months."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

import holidays

_SATURDAY = 5


def add_months(day: date, months: int) -> date:
    """Go on by calendar months; a day the month lacks becomes its last (30 Nov + 3: 28 Feb)."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last))


def local_date(moment: datetime, timezone: str) -> date:
    """The date on the wall of a store in `timezone` at an aware `moment`."""
    return moment.astimezone(ZoneInfo(timezone)).date()


@lru_cache
def _public_holidays(country: str, subdivision: str | None) -> holidays.HolidayBase:
    return holidays.country_holidays(country, subdiv=subdivision)


@dataclass(frozen=True)
class BusinessCalendar:
    """The working days of a place: no weekends, no public holidays as observed there."""

    country: str
    subdivision: str | None = None

    def is_business_day(self, day: date) -> bool:
        """Whether the store works on `day`."""
        weekend = day.weekday() >= _SATURDAY
        return not weekend and day not in _public_holidays(self.country, self.subdivision)

    def add(self, day: date, count: int) -> date:
        """The `count`th business day after `day`, which itself is day 0."""
        while count:
            day += timedelta(days=1)
            count -= self.is_business_day(day)
        return day

    def count(self, began: date, until: date) -> int:
        """How many business days have passed from `began`, which is day 0, to `until`."""
        days = (began + timedelta(days=n) for n in range(1, (until - began).days + 1))
        return sum(self.is_business_day(day) for day in days)


@dataclass(frozen=True)
class LastDay:
    """The last day of a window, as closely as the known facts fix it.

    `earliest` and `latest` are the bounds, None where there is none; they meet
    when the day is certain. The last day itself still counts.
    """

    earliest: date | None = None
    latest: date | None = None

    @property
    def certain(self) -> date | None:
        """The day itself, or None while a fact could still move it."""
        return self.earliest if self.earliest == self.latest else None

    def is_open(self, today: date) -> bool:
        """Whether the window is open on `today`, whatever the facts not yet known."""
        return self.earliest is not None and today <= self.earliest

    def is_over(self, today: date) -> bool:
        """Whether the window has closed before `today`, whatever the facts not yet known."""
        return self.latest is not None and today > self.latest
