"""A claim's days that are told by one another: "the same day", "two days earlier than that"."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from claimdesk.conversation.shared.draft import Draft
from claimdesk.conversation.shared.turn import Turn
from claimdesk.conversation.values.reader import DATE_FIELDS, ValueReader, Values
from claimdesk.conversation.values.years_told import with_years_put_right
from claimdesk.language.spans import DayRelation

_ONE_DAY = timedelta(days=1)
_MOST_ABOUT = 3  # days that "about a week", or more, may be off


def with_related_days(
    reader: ValueReader, turn: Turn, draft: Draft, values: Values, expected: str | None, shown: bool
) -> Values:
    """The values, with the days that the message tells by other ones of the claim.

    `shown`: the claim was shown, so that a day "earlier" is so than the one that stands there.
    """
    if turn.is_choice:
        return values
    values = _with_days_put_right(reader, turn, draft, values, expected)
    values = with_years_put_right(reader, turn, draft, values, expected)
    given, problems = dict(values.given), dict(values.problems)
    for relation in turn.language.day_relations(turn.text):
        name = _told(relation, expected)
        # "A few days after I ordered, November 3" tells the day.
        if name is None or (relation.about and isinstance(values.given.get(name), str)):
            continue
        apart = replace(turn, text=_without(turn.text, relation))
        outright = reader.read(apart, expected).given
        if name in outright:
            continue
        anchor = _anchor(relation, name, draft, outright, expected, shown)
        base = outright.get(anchor, draft.get(anchor)) if anchor else None
        if not base or (relation.weekday is not None and not isinstance(base, str)):
            continue
        first, last = _shifted(base, relation)
        if _tells_nothing_else(apart):
            given = {}  # it tells nothing else: "the same" is no wish for the same thing
        given.pop(name, None)
        problems.pop(name, None)
        while first < last and not reader.has_come(last):
            last -= _ONE_DAY
        if reader.has_come(first):
            stretch = {"earliest": first.isoformat(), "latest": last.isoformat()}
            given[name] = stretch if first < last else first.isoformat()
        else:
            told = turn.text[relation.start : relation.end]
            problems[name] = ("date_future", {"date": told})
    return replace(values, given=given, problems=problems)


def _shifted(base: Any, relation: DayRelation) -> tuple[date, date]:
    """The first and the last day that a relation may tell by a day, or by a stretch of days."""
    ends = (base["earliest"], base["latest"]) if isinstance(base, Mapping) else (base, base)
    first, last = (date.fromisoformat(end) + timedelta(days=relation.days) for end in ends)
    if relation.weekday is not None:  # the nearest, whichever it was thought to be
        first += timedelta(days=(relation.weekday - first.weekday() + 3) % 7 - 3)
        return first, first
    if relation.about:
        about = timedelta(days=relation.about)
        return first - about, last + about
    if relation.is_rough:
        about = timedelta(days=min(_MOST_ABOUT, abs(relation.days) // 3))
        first, last = first - about, last + about
    return first, last


def _with_days_put_right(
    reader: ValueReader, turn: Turn, draft: Draft, values: Values, expected: str | None
) -> Values:
    """The values, with the days that take the place of those on record, whatever was asked for."""
    kept = {name: day for name in DATE_FIELDS if isinstance(day := draft.get(name), str)}
    given, put_right = dict(values.given), set(values.put_right)
    for wrong, right in reader.days_put_right(turn, sorted(set(kept.values()))):
        names = [name for name, day in kept.items() if day == wrong]
        told = [name for name in names if given.get(name) == right] or names
        if len(told) != 1:
            continue
        name = told[0]
        if expected != name and given.get(str(expected)) == right:
            del given[str(expected)]  # it was told of another day than the one asked for
        given[name] = right
        put_right.add(name)
    return replace(values, given=given, put_right=frozenset(put_right))


def _tells_nothing_else(turn: Turn) -> bool:
    """Whether nothing is left but words of buying and of arrival."""
    text = turn.text
    cues = {text[start:].split()[0].casefold() for _, start in turn.language.date_cues(text)}
    return turn.language.telling_words(text)[0] <= cues


def _told(relation: DayRelation, expected: str | None) -> str | None:
    """Which of the claim's dates is told."""
    if relation.field is not None:
        return relation.field
    return expected if expected in DATE_FIELDS else None


def _anchor(
    relation: DayRelation,
    name: str,
    draft: Draft,
    outright: Mapping[str, Any],
    expected: str | None,
    shown: bool,
) -> str | None:
    """Which of them it is told by; None where that is not said, or where it may be anything."""
    if relation.puts_right:
        return name
    other = next(each for each in DATE_FIELDS if each != name)
    if relation.anchor is not None:
        return relation.anchor if relation.anchor != name or relation.days else None
    if other in outright:
        return other
    if shown and relation.days and isinstance(draft.get(name), str):
        return name
    # "It arrived and broke the same day" tells neither by the other.
    return other if shown or expected in DATE_FIELDS else None


def _without(text: str, relation: DayRelation) -> str:
    return f"{text[: relation.start]}{' ' * (relation.end - relation.start)}{text[relation.end :]}"
