"""A day known only to lie between two others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from claimdesk.claims.claim import Claim

_ONE_DAY = timedelta(days=1)


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


def ranged(claim: Claim) -> tuple[str, ...]:
    """The days of a claim that are ranges, by their names."""
    names = ("purchased_on", "delivered_on")
    return tuple(name for name in names if isinstance(getattr(claim, name), DayRange))


def possible(claim: Claim, latest: date) -> Claim:
    """The claim with its ranges cut to what can be: come by the `latest` day, bought first."""
    bought, arrived = claim.purchased_on, claim.delivered_on
    if isinstance(bought, DayRange):
        limit = min(latest, ends(arrived)[1]) if arrived else latest
        bought = between(bought.earliest, min(bought.latest, limit))
    if isinstance(arrived, DayRange):
        first = max(arrived.earliest, ends(bought)[0]) if bought else arrived.earliest
        arrived = between(first, min(arrived.latest, latest))
    return replace(claim, purchased_on=bought, delivered_on=arrived)


def between(earliest: date, latest: date) -> Day:
    """The range, or the one day that it is."""
    return earliest if earliest == latest else DayRange(earliest, latest)


def exact_claims(claim: Claim, turning_points: Iterable[date]) -> list[Claim]:
    """The claim with its days known, in every way that could make a difference to a term.

    Terms follow a day evenly but for the `turning_points`, the first days of something new: so
    the ends of a range stand for all of it, with both sides of each turning point inside. The
    latest purchase and delivery come last.
    """
    points = tuple(turning_points)
    return [
        replace(claim, purchased_on=bought, delivered_on=arrived)
        for bought in _samples(claim.purchased_on, points)
        for arrived in _samples(claim.delivered_on, points)
        if bought is None or arrived is None or bought <= arrived
    ]


def _samples(day: Day | None, points: tuple[date, ...]) -> Iterator[date | None]:
    if not isinstance(day, DayRange):
        yield day
        return
    inside = [point for point in points if day.earliest < point <= day.latest]
    sides = {side for point in inside for side in (point - _ONE_DAY, point)}
    yield from sorted({day.earliest, *sides, day.latest})
