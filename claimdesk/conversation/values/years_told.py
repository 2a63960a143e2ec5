"""A year said by itself of days on record: "2026 obviously", "I bought it this year"."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Any

from claimdesk.conversation.shared.draft import Draft
from claimdesk.conversation.shared.turn import Turn
from claimdesk.conversation.values.days import date_told
from claimdesk.conversation.values.days_told import ends_of
from claimdesk.conversation.values.reader import DATE_FIELDS, ValueReader, Values

_BOUGHT, _CAME = DATE_FIELDS
_MOST_APART = timedelta(days=200)  # of two days that may both be right
_NEAR = timedelta(days=10)  # "3 weeks ago" beside the year is of the day that stands there


def with_years_put_right(
    reader: ValueReader, turn: Turn, draft: Draft, values: Values, expected: str | None
) -> Values:
    """The values, with the days on record in the year that the message says they are of.

    A year that a day on record has already says nothing new: it never widens the day.
    """
    kept = {name: day for name in DATE_FIELDS if (day := draft.get(name))}
    told = reader.years_told(turn) if kept else ()
    if not told:
        return values
    year, at = told[-1]
    given, put_right = dict(values.given), set(values.put_right)
    meant = date_told(turn.language, turn.text, at)
    if meant is None and expected in DATE_FIELDS and expected not in kept:
        if turn.intent != "correct":
            return values  # it answers what was asked
        given.pop(expected, None)
    names = [*kept] if meant is None else [meant]
    for name in names:
        if name not in kept or not _is_of_no_other_day(given.get(name), kept[name], year):
            continue
        given.pop(name, None)
        moved = _in_year(kept[name], year)
        if moved is not None and moved != kept[name] and reader.has_come(ends_of(moved)[1]):
            given[name] = moved
            put_right.add(name)
    _move_along(reader, kept, given, put_right)
    return replace(values, given=given, put_right=frozenset(put_right))


def _is_of_no_other_day(told: Any, kept: Any, year: int) -> bool:
    """Whether what was read is no day of its own: the year itself, or about the day on record."""
    moved = _in_year(kept, year)
    if told is None or moved is None:
        return True
    (first, last), (begins, ends) = ends_of(told), ends_of(moved)
    return first - _NEAR <= ends and begins <= last + _NEAR


def _in_year(kept: Any, year: int) -> Any:
    """The day, or the stretch of days that begins, in that year; None where it has none such."""
    ends = ends_of(kept)
    years = year - ends[0].year
    try:
        moved = [day.replace(year=day.year + years).isoformat() for day in ends]
    except ValueError:  # 29 February
        return None
    if isinstance(kept, Mapping):
        return dict(zip(("earliest", "latest"), moved, strict=True))
    return moved[0]


def _move_along(
    reader: ValueReader, kept: Mapping[str, Any], given: dict[str, Any], put_right: set[str]
) -> None:
    """Moves the other day of the claim by as many years, where it was read from the wrong one."""
    if len(kept) < len(DATE_FIELDS) or len(put_right & {*DATE_FIELDS}) != 1:
        return
    name = next(each for each in DATE_FIELDS if each in put_right)
    other = _CAME if name == _BOUGHT else _BOUGHT
    years = ends_of(given[name])[0].year - ends_of(kept[name])[0].year
    both = {**kept, **given}
    bought, came = ends_of(both[_BOUGHT])[0], ends_of(both[_CAME])[1]
    fits = bought <= came <= bought + _MOST_APART
    moved = _in_year(kept[other], ends_of(kept[other])[0].year + years)
    if other in given or fits or moved is None or not reader.has_come(ends_of(moved)[1]):
        return
    given[other] = moved
    put_right.add(other)
