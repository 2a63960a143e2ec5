"""A claim whose days are known roughly: the exact claims it may be, and where they agree."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from claimdesk.claims import fields
from claimdesk.claims.claim import Claim
from claimdesk.claims.day_range import Day, DayRange, between, ends
from claimdesk.claims.finding import FACTS_MISSING, Case, Finding

_ONE_DAY = timedelta(days=1)
# What a clause tells that is nothing where the days of a claim leave it open.
_HANGS_ON_A_DAY = frozenset({"last_day"})


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


def agreed(
    found: Sequence[Finding | None], cases: Sequence[Case], rough: tuple[str, ...]
) -> Finding | None:
    """What a clause finds whichever the case is; if that hangs on a day, the day is missing."""
    last = found[-1]
    some = [finding for finding in found if finding]
    if len(found) == 1 or not some:
        return last
    # Where a clause does not concern the claim it does not stand against it.
    rulings = {finding.held if finding else True for finding in found}
    shown = max(some, key=lambda finding: str(finding.values.get("deadline") or ""))
    same = len(rulings) == 1 and (True in rulings or len(some) == len(found))
    if same and len({finding.charges for finding in some}) == 1:
        missing = {fact for finding in some for fact in finding.missing}
        values = {
            name: None if name in _HANGS_ON_A_DAY and _differ(some, name) else value
            for name, value in shown.values.items()
        }
        doubtful = None in rulings and any(finding.in_doubt for finding in some) and missing
        if not doubtful:
            return replace(shown, values=values, missing=fields.in_asking_order(missing))
    decisive = _decisive(found, cases, rough)
    others = {fact for finding in some for fact in finding.missing} - {*rough}
    missing = {*decisive, *others}
    values = {**shown.values, **dict.fromkeys(_HANGS_ON_A_DAY & shown.values.keys())}
    return replace(
        shown,
        held=None,
        code=FACTS_MISSING,
        values=values,
        missing=fields.in_asking_order(missing),
        charges=(),
    )


def _decisive(
    found: Sequence[Finding | None], cases: Sequence[Case], rough: tuple[str, ...]
) -> tuple[str, ...]:
    """The rough days that a ruling hangs on: knowing one alone, it could still go either way."""
    if len(rough) < 2:
        return rough
    rulings: dict[tuple[str, Any], set[bool | None]] = {}
    for finding, case in zip(found, cases, strict=True):
        for name in rough:
            key = (name, getattr(case.claim, name))
            rulings.setdefault(key, set()).add(finding.held if finding else True)
    # If every day of the one settles it, the other need not be known.
    settles = {
        name: all(len(held) == 1 for (field, _), held in rulings.items() if field == name)
        for name in rough
    }
    enough = [name for name in rough if settles[name]]
    return (enough[0],) if enough else rough


def _differ(findings: Sequence[Finding], name: str) -> bool:
    return any(f.values.get(name) != findings[0].values.get(name) for f in findings)
