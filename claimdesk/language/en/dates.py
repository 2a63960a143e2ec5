"""Dates as shoppers write them, read without guessing.

Readings settled here: a date without a year is the latest one that has come; a weekday is the
latest one strictly before today ("last Tuesday" said on a Tuesday is seven days ago);
"Tuesday last week" counts weeks from Monday; 3.11.2026 with dots puts the day first; 03/04 is
ambiguous unless both orders give the same day, only one is a day, or (``drop_future``) one is
still to come. "03/04" without a year has two past readings, so it is always asked about.
"""

from __future__ import annotations

import re
from datetime import date

from claimdesk.language.date_reading import DateReading, Reader
from claimdesk.language.en.date_forms import FORMS, is_numeric
from claimdesk.language.en.date_patterns import CUES, LOOK_ALIKES, Form, Match
from claimdesk.language.en.date_words import Spelled
from claimdesk.language.en.negation import is_negated
from claimdesk.language.spans import Span

__all__ = ["DateReading", "find_date_spans", "read_date"]

_NUMERIC_FORMS = tuple(form for form in FORMS if is_numeric(form))
_MAY_BE_NUMERIC = re.compile(r"\d[-/. ]\d")
_EITHER_OR = re.compile(r"\s*(?:,\s*)?(?:or|maybe|or maybe|and/or)\s*(?:on\s+|maybe\s+)?", re.I)


def find_date_spans(text: str) -> list[Span]:
    """The stretches of a message that name a day or a time ("last month"), in order.

    Order numbers, prices and durations ("within 30 days") are not among them.
    """
    return [span for span, _, _ in _find(text, casual=False)]


def read_date(
    text: str,
    today: date,
    *,
    latest: date | None = None,
    day_first: bool | None = None,
    drop_future: bool = True,
) -> DateReading:
    """The day that a message names, as seen from the writer's ``today``.

    ``latest`` is the latest day that may have come for the writer, where their today is not
    known for certain (None: it is). ``day_first`` settles 03/04 (None: ambiguous);
    ``drop_future`` takes the reading that has come already where there are two. Of several
    dates the first that is not denied counts ("not the 3rd, the 4th"); "Monday or Tuesday" is
    ambiguous.
    """
    found = _find(text, casual=True)
    if not found:
        return DateReading("none")
    meant = [f for f in found if not is_negated(text, f[0].start)] or found
    meant = [f for f in meant if f[1].reads] or meant  # "recently, on the 3rd": a day says more
    reader = Reader(today, latest or today, day_first, drop_future)
    span, form, match = meant[0]
    reading = _read(form, match, reader, span)
    if len(meant) > 1 and _EITHER_OR.fullmatch(text[span.end : meant[1][0].start]):
        other = _read(meant[1][1], meant[1][2], reader, meant[1][0])
        days = [day for r in (reading, other) for day in (r.candidates or (r.date,)) if day]
        if days:
            end = meant[1][0].end
            return reader.among(days, text[span.start : end])
    return reading


def _read(form: Form, match: Match, reader: Reader, span: Span) -> DateReading:
    if form.reads is None:
        return DateReading("vague", text=span.text)
    reading = form.reads(match, reader)
    return DateReading(reading.kind, reading.date, reading.candidates, span.text)


def _find(text: str, casual: bool) -> list[tuple[Span, Form, Match]]:
    """Every date of the message with its form; of two that overlap, the form listed first."""
    spelled = Spelled(text)
    if CUES.search(spelled.text):
        forms = FORMS
    elif _MAY_BE_NUMERIC.search(spelled.text):
        forms = _NUMERIC_FORMS
    else:
        return []
    taken = [spelled.span(*match.span()) for match in LOOK_ALIKES.finditer(spelled.text)]
    found: list[tuple[Span, Form, Match]] = []
    for form in forms:
        if form.casual and not casual:
            continue
        for match in form.pattern.finditer(spelled.text):
            if match.group().strip():
                start = match.start() + len(match.group()) - len(match.group().lstrip())
                span = spelled.span(start, match.start() + len(match.group().rstrip()))
                if not span.overlaps(taken):
                    taken.append(span)
                    found.append((span, form, match))
    return sorted(found, key=lambda item: item[0].start)
