"""A day known only to lie between two others."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class DayRange:
    """Some day from `earliest` to `latest`, both of them possible."""

    earliest: date
    latest: date

    def __str__(self) -> str:
        return f"{self.earliest} to {self.latest}"


Day = date | DayRange  # as closely as a day is known


def known(day: Day | None) -> date | None:
    """The day where it is known to the day, else None."""
    return None if isinstance(day, DayRange) else day


def ends(day: Day) -> tuple[date, date]:
    """The earliest and the latest it may be."""
    return (day.earliest, day.latest) if isinstance(day, DayRange) else (day, day)


def between(earliest: date, latest: date) -> Day:
    """The range, or the one day that it is."""
    return earliest if earliest == latest else DayRange(earliest, latest)
