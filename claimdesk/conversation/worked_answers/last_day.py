"""What is said of the last day of a claim: how long there is, or that it is too late."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, Literal

from claimdesk.claims.phrases import Phrase
from claimdesk.claims.today import Today
from claimdesk.language.languages import Language

# Whether it is too late, by what a yes would mean to the question that was put.
_OVER = {"too_late": "time_over", "in_time": "time_not_still", None: "course_too_late"}
_OPEN = {"too_late": "time_not_over", "in_time": "time_still", None: "course_deadline"}

Line = tuple[str, Mapping[str, Any]]


def about_last_day(
    last: date,
    today: Today,
    language: Language,
    asked: Literal["too_late", "in_time"] | None,
    passed: Phrase | None = None,
) -> tuple[Line, ...]:
    """Sentences by name, with their values: a yes or a no where one was `asked` for, and the day.

    Whose clock counts is said where by the shopper's the last day may be over already.
    """
    day = {"day": language.near_date(last, today.store)}
    if today.judged > last:
        counted: tuple[Line, ...] = (("time_passed", {"passed": passed}),) if passed else ()
        return ((_OVER[asked], day), *counted)
    lines: tuple[Line, ...] = ((_OPEN[asked], day),)
    elsewhere = today.shopper or today.anywhere
    if last == today.store and elsewhere > last:
        lines += (("time_where_we_are", day),)
    return lines
