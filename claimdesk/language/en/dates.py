"""Dates as shoppers write them, read without guessing.

Readings settled here: a date without a year is the latest one that has come; a weekday is the
latest one strictly before today ("last Tuesday" said on a Tuesday is seven days ago);
"Tuesday last week" counts weeks from Monday; 3.11.2026 with dots puts the day first; 03/04 is
ambiguous unless both orders give the same day, only one is a day, or one is still to come.
"03/04" without a year has two past readings, so it is always asked about.
"About two weeks ago" and the like are ranges of days. A word that belongs to a time and was not
understood makes it one without bounds, rather than a day read from the rest.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from claimdesk.language.date_reading import DateReading, Reader
from claimdesk.language.en import date_times as times
from claimdesk.language.en.date_grammar import Grammar
from claimdesk.language.en.date_patterns import LOOK_ALIKES
from claimdesk.language.en.date_roles import is_own_plan, role_of, told_by_occasion
from claimdesk.language.en.date_times import Time
from claimdesk.language.en.date_tokens import (
    FILLERS,
    UNITS,
    WEEKDAY_NUMBERS,
    Token,
    may_tell_time,
    tokens_of,
)
from claimdesk.language.en.date_words import MONTHS, Spelled
from claimdesk.language.en.negation import is_negated
from claimdesk.language.spans import Span
from claimdesk.language.text_cache import cached_by_text

__all__ = [
    "DateReading",
    "days_put_right",
    "find_date_spans",
    "read_date",
    "read_dates",
    "takes_back",
    "years_told",
]

_MAY_BE_A_TIME = re.compile(
    r"\d[-/. ]\d|\d(?:st|nd|rd|th)\b|\bjust now\b|\bholidays?\b"
    r"|\b(?:in|since|during|around|early|late|mid|of) (?:\w+ )?20\d\d"
)
_EITHER_OR = re.compile(r"\s*(?:,\s*)?(?:or|maybe|or maybe|and/or)\s*(?:on\s+|maybe\s+)?", re.I)
_ARTICLE = re.compile(r"\ban? $", re.I)
_TO = re.compile(r"\s*(?:to|and|until|till|through|-)\s*(?:on\s+)?", re.I)
_DASH = re.compile(r"\s*(?:to|until|till|through|[-\u2013])\s*(?:the\s+)?", re.I)
_FRACTIONS = frozenset(["quarter", "third", "part", "most", "half"])
_BEFORE_WEEK = frozenset([*WEEKDAY_NUMBERS, "yesterday", "today", "tomorrow"])
_BOUND = re.compile(
    r"(?P<until>(?:no|not) later than|not after|on or before|at (?:the )?latest(?: by| on)?"
    r"|by(?= (?:the|mid|early|late|\d|[a-z]+ \d)))"
    r"|(?P<from>(?:no|not) (?:earlier|sooner) than|not before|on or after)"
    r"|(?P<before>earlier than|prior to)|(?P<after>later than)",
)
_BOUND_AFTER = re.compile(
    r"[, ]*(?:(?P<until>at (?:the )?(?:very )?latest|or (?:earlier|before|sooner)(?! than))"
    r"|(?P<from>at (?:the )?(?:very )?earliest|or (?:later|after)(?! than)))\b"
)
_WAYS = {"until": -1, "before": -1, "from": 1, "after": 1}
_SPAN_OPENS = re.compile(r"\b(?:between|from)\s+(?:on\s+)?$", re.I)
# The later of two times is meant: "Wednesday. No wait, Thursday".
_CORRECTED = re.compile(
    r"\b(?:no,? (?:wait|sorry|it was|that was|i mean|actually|make (?:it|that)|hang on)|wait|i mean"
    r"|i meant|sorry|scratch that|or rather|rather|make that|make it|correction|hold on|hang on"
    r"|my mistake|oops|whoops|not right|actually|strike that|let me correct)\b|[.,;-]+ *no\b"
    r"|^\s*no,|\bno[,.]\s",
    re.I,
)


# What stands there against what was said: "it still says the 24th, I said the 25th".
_STANDS_AS = re.compile(
    r"\b(?:says?|said|shows?|reads?|lists?|listed|stands?|have|has|got|put|wrote|written)"
    r"(?: (?:it|down|as|in|there|it's|it is|it was|that|arrived|bought|received|still))*"
    r"(?: (?:on|at|the))*\s*$",
    re.I,
)
_SAID_AS = re.compile(
    r"\b(?:(?:i|we) (?:had |have |already |clearly |just )*"
    r"(?:said|told|wrote|typed|gave|meant?|put)"
    r"|(?:it|that) (?:was|should|is supposed|has to|needs)|it's)\b",
    re.I,
)

_WORDS_OF_A_CORRECTION = 7
_BESIDE = re.compile(r"\b(?:and|also|another|other|second|both|plus|or)\b(?! rather)", re.I)
_NOT_BEFORE = re.compile(r"\b(?:until|till?|before|earlier than|later than|after)\b", re.I)
_NEAR = 15  # letters


class _Found(NamedTuple):
    span: Span
    time: Time


_NAMED_MONTH = re.compile(
    rf"\b(?:{'|'.join(MONTHS)}|(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b)", re.IGNORECASE
)
_YEAR_TOLD = re.compile(
    r"\b(?:19|20)\d\d\b|['\u2019]\d\d\b|\b(?:years?|last|this|next|ago|past)\b", re.IGNORECASE
)
# A year that is the whole of what is said, not of a model: "2026 obviously", "it was in 2026".
_YEAR_ALONE = re.compile(
    r"(?:(?:^|[.,;:!?\n(-])\s*|\b(?:in|year|was|is|it['\u2019]?s|means?|meant|said|no|of course"
    r"|obviously|still|should be)\s+)(?P<number>20\d\d)"
    r"(?=\s*(?:$|[.,;:!?\n)]|(?:obviously|of course|duh|not|instead|this|i mean|please)\b))"
    r"|\b(?P<which>this|last|previous|current) year\b",
    re.IGNORECASE,
)
_DAY_ALONE = re.compile(
    r"(?:(?:on|around|about|like|roughly|maybe|probably|approximately) )*(?:the )?"
    r"(?P<day>\d{1,2})(?:st|nd|rd|th)(?:,? (?:or so|or thereabouts|ish))?",
    re.IGNORECASE,
)


def find_date_spans(text: str) -> list[Span]:
    """The stretches of a message that name a day or a time ("last month"), in order.

    Order numbers, prices and durations ("within 30 days") are not among them.
    """
    found = _find(text, casual=False)
    return [each.span for index, each in enumerate(found) if index or _stands_alone(each.time)]


def read_dates(text: str, reader: Reader, *, casual: bool = False) -> list[DateReading]:
    """The times that a message names, in order, each in the light of those before it.

    A day told after the month it lies in is read with it, of "Monday or Tuesday" both days are
    candidates, and what is denied or corrected in the same message is left out; so is what is
    asked about, needed by, or the day of a wedding, which are no days of an order. ``casual`` takes
    looser words too ("June", "recently"), as in an answer to "which day?".
    """
    found = _find(text, casual)
    found = [f for f in found if not is_negated(text, f.span.start)] or found
    found = _of_the_order(text, _joined(text, _uncorrected(text, found)))
    readings = [(each.span, _reading(each, reader)) for each in found]
    return [
        reading
        for span, reading in readings
        if reading.kind != "future" or not is_own_plan(text, span.start, span.end)
    ]


def takes_back(between: str) -> bool:
    """Whether what stands between two values says that the later one is meant: ", sorry, "."""
    short = len(between.split()) <= _WORDS_OF_A_CORRECTION and not _BESIDE.search(between)
    return short and bool(_CORRECTED.search(between))


def days_put_right(
    text: str, reader: Reader, known: Sequence[dt.date]
) -> list[tuple[dt.date, DateReading]]:
    """Those of the ``known`` days that a message takes back, each with what it tells instead.

    "Not the 24th, it was the 25th", "it says the 24th, I said the 25th", "the 24th? no, the 25th".
    """
    found = _find(text, casual=True)
    denied = [is_negated(text, each.span.start) for each in found]
    pairs = []
    for index, (one, other) in enumerate(pairwise(found)):
        if denied[index] != denied[index + 1]:
            wrong, right = (one, other) if denied[index] else (other, one)
        elif _puts_right(text, one.span, other.span):
            wrong, right = one, other
        else:
            continue
        for day in known:
            if _is_day(wrong, day, reader):
                pairs.append((day, _reading(_in_month_of(day, right), reader)))
    return pairs


def days_denied(text: str, reader: Reader, known: Sequence[dt.date]) -> list[dt.date]:
    """Those of the ``known`` days of which the message says that it was not then.

    "It didn't come on the 12th"; "it didn't come until the 12th" says that it was.
    """
    denied = [
        each
        for each in _find(text, casual=True)
        if is_negated(text, each.span.start)
        and not _NOT_BEFORE.search(text[: each.span.end], each.span.start - _NEAR)
    ]
    return [day for day in known if any(_is_day(each, day, reader) for each in denied)]


def _puts_right(text: str, one: Span, other: Span) -> bool:
    """Whether the later of two days is told against the earlier one, rather than beside it."""
    between = text[one.end : other.start]
    # "Arrived on the 24th?? I said the 25th" wonders at what stands there.
    doubted = between.lstrip().startswith("?") or _STANDS_AS.search(text[: one.start])
    stands = doubted and _SAID_AS.search(between)
    return bool(stands or _CORRECTED.search(between))


def _is_day(found: _Found, day: dt.date, reader: Reader) -> bool:
    if found.time.day_number is not None:  # "the 24th" is of whichever month
        return found.time.day_number == day.day
    return _reading(found, reader).date == day


def _in_month_of(day: dt.date, found: _Found) -> _Found:
    """The time; of one told by its number alone the day in the month of another."""
    number = found.time.day_number
    if number is None:
        return found
    return _Found(
        found.span, times.on_day(lambda reader: reader.day_of(number, day.month, day.year))
    )


def read_date(text: str, reader: Reader) -> DateReading:
    """The day that a message names.

    Of several dates the first that is not denied counts ("not the 3rd, the 4th"), a day before a
    time that is none; "Monday or Tuesday" is ambiguous.
    """
    readings = read_dates(text, reader, casual=True)
    if not readings:
        return DateReading("none")
    return next((r for r in readings if r.kind != "vague"), readings[0])


def _reading(found: _Found, reader: Reader) -> DateReading:
    span, time = found
    try:
        days = time.days(reader) if time.days else None
    except (OverflowError, ValueError):  # before the first or after the last year there is
        days = []
    if time.ahead:
        day = days[0].earliest if days else None
        return DateReading("future", day, text=span.text, start=span.start)
    if days is None:
        return DateReading("vague", text=span.text, start=span.start)
    if not days:
        return DateReading("impossible", text=span.text, start=span.start)
    return reader.within(days, span.text, span.start)


def _find(text: str, casual: bool) -> list[_Found]:
    """Every time of the message, in order."""
    return [each for each in _every_time(text) if casual or not each.time.casual]


@cached_by_text
def _every_time(text: str) -> tuple[_Found, ...]:
    spelled = Spelled(text)
    if not may_tell_time(spelled.pieces) and not _MAY_BE_A_TIME.search(spelled.text):
        return ()
    tokens = tokens_of(spelled.text)
    taken = [match.span() for match in LOOK_ALIKES.finditer(spelled.text)]
    grammar = Grammar(spelled.text, tokens)
    found: list[_Found] = []
    at = 0
    while at < len(tokens):
        start = at
        bound = _BOUND.match(spelled.text, tokens[at].start)
        parsed = _bounded_at(grammar, tokens, at, bound) if bound else None
        parsed = parsed or grammar.time_at(at)
        if parsed is None:
            at += 1
            continue
        time, end = parsed
        if (after := _BOUND_AFTER.match(spelled.text, tokens[end - 1].end)) and time.days:
            way = _WAYS[str(after.lastgroup)]
            time = times.some_time(time, way, close=False, inclusive=True)
            end = next(
                (i for i in range(end, len(tokens)) if tokens[i].start >= after.end()), len(tokens)
            )
        if time.day_number is not None and at and tokens[at - 1].word == "on":
            start -= 1
        stretch = (tokens[start].start, tokens[end - 1].end)
        if any(stretch[0] < b and a < stretch[1] for a, b in taken):
            at += 1
            continue
        if _is_torn(tokens, start, end):
            time = times.unbounded(casual=time.casual)
        found.append(_Found(spelled.span(*stretch), time))
        at = end
    return tuple(found)


def _bounded_at(
    grammar: Grammar, tokens: Sequence[Token], at: int, bound: re.Match[str]
) -> tuple[Time, int] | None:
    """A time told only by the day it lies before or after: "no later than the 3rd"."""
    begins = next((i for i in range(at, len(tokens)) if tokens[i].start >= bound.end()), None)
    if begins is not None and tokens[begins].word == "on":
        begins += 1
    parsed = grammar.time_at(begins) if begins is not None and begins < len(tokens) else None
    if parsed is None or parsed[0].days is None or parsed[0].ahead:
        return None
    kind = str(bound.lastgroup)
    inclusive = kind in ("until", "from")
    return times.some_time(parsed[0], _WAYS[kind], close=False, inclusive=inclusive), parsed[1]


def _of_the_order(text: str, found: list[_Found]) -> list[_Found]:
    """Without the times that are of something else, which others may be told by."""
    kept: list[_Found] = []
    for each in found:
        start, end = each.span.start, each.span.end
        role = role_of(text, start, end)
        if role == "occasion" and (by := told_by_occasion(text, start, end)):
            way, begins, ends = by
            kept = [other for other in kept if other.span.end <= begins]
            time = times.some_time(each.time, way, close=False)
            kept.append(_Found(Span(begins, ends, text[begins:ends]), time))
        elif role == "told":
            kept.append(each)
    return kept


def _is_torn(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Whether a word beside the time belongs to it and was not understood."""
    before = tokens[start - 1].word if start else ""
    after = tokens[end].word if end < len(tokens) else ""
    further = tokens[start - 2].word if start > 1 else ""
    return (
        before == "ago"
        or after == "ago"
        or (before in UNITS and before != "second")
        or (before in ("from", "come") and further in UNITS)  # a week from last Monday
        or (after in ("week", "fortnight") and tokens[end - 1].word in _BEFORE_WEEK)  # Tuesday week
        or (before == "to" and further in ("second", "third", "next"))  # the second to last week
        or (before == "of" and further in _FRACTIONS)  # a quarter of a year ago
    )


def _uncorrected(text: str, found: list[_Found]) -> list[_Found]:
    """Without what a later time puts right: "Wednesday. No wait, Thursday"."""
    kept: list[_Found] = []
    for each in found:
        if kept and _CORRECTED.search(text[kept[-1].span.end : each.span.start]):
            wrong = kept.pop().time
            if each.time.day_number is not None:
                right = times.day_in_month_of(wrong, each.time.day_number, corrects=True)
                each = _Found(each.span, right or each.time)
        kept.append(each)
    return kept


def _joined(text: str, found: list[_Found]) -> list[_Found]:
    """Two times that tell one day together as one: "back in August, I think it was the 14th"."""
    joined: list[_Found] = []
    for each in found:
        if not joined:
            if _stands_alone(each.time):
                joined.append(each)
            continue
        last = joined[-1]
        between = text[last.span.end : each.span.start]
        span = Span(last.span.start, each.span.end, text[last.span.start : each.span.end])
        closer = times.narrowed(last.time, each.time)
        wider = times.narrowed(each.time, last.time)
        if each.time.from_last is not None:
            time = times.shifted(last.time, *each.time.from_last)
            joined.append(_Found(each.span, time))
        elif each.time.ahead or last.time.ahead:
            joined.append(each)
        elif _EITHER_OR.fullmatch(between) and each.time.days and last.time.days:
            joined[-1] = _Found(span, _either(last.time, each.time))
        elif _is_stretch(text, last, each):
            joined[-1] = _Found(span, times.between(last.time, each.time))
        elif last.time.weekday is not None and each.time.grain == "month" and _is_filler(between):
            joined[-1] = _Found(span, each.time)  # a Monday in October is any of them
        elif closer is not None and _is_filler(between):
            joined[-1] = _Found(span, closer)
        elif wider is not None and _is_filler(between):
            joined[-1] = _Found(span, wider)
        elif (inside := _weekday_inside(last.time, each, between)) is not None:
            joined[-1] = _Found(span, inside)
        elif (number := (each.time.near or each.time).day_number) is not None:
            if closer is None and (day := times.day_in_month_of(last.time, number)):
                closer = times.around(day) if each.time.near else day
            joined.append(_Found(each.span, closer or each.time))
        else:
            joined.append(each)
    return joined


def _weekday_inside(wide: Time, each: _Found, between: str) -> Time | None:
    """The day that a weekday told right after a stretch means in it: "early May, a Monday"."""
    beside = _is_filler(_ARTICLE.sub("", between))
    if each.time.weekday is None or not beside:
        return None
    return times.weekday_within(wide, each.time.weekday)


def _stands_alone(time: Time) -> bool:
    return time.from_last is None or time.days is not None


def _is_stretch(text: str, first: _Found, second: _Found) -> bool:
    """Whether the two are the ends of one: from … to …, 12 Nov - 14 Nov."""
    between = text[first.span.end : second.span.start]
    if _DASH.fullmatch(between):
        return first.time.grain == second.time.grain == "day"
    return bool(_TO.fullmatch(between) and _SPAN_OPENS.search(text[: first.span.start]))


def _is_filler(between: str) -> bool:
    return len(between) < 60 and all(t.word in FILLERS for t in tokens_of(between.lower()))


def _either(first: Time, second: Time) -> Time:
    one, other = first.days, second.days
    assert one is not None and other is not None
    grain = "day" if first.grain == second.grain == "day" else "week"
    return replace(
        Time(lambda reader: [*one(reader), *other(reader)]),
        grain=grain,  # type: ignore[arg-type]
        weekday=first.weekday and second.weekday,
    )


def years_told(text: str, today: dt.date) -> list[tuple[int, int]]:
    """The years told by themselves, of no day beside them, and where: "2026 obviously, this year".

    Not those that are denied: "not 2025".
    """
    days = [each.span for each in _find(text, casual=True) if each.time.grain != "year"]
    told = []
    for found in _YEAR_ALONE.finditer(text):
        of_a_day = any(day.start < found.end() and found.start() < day.end for day in days)
        if of_a_day or is_negated(text, found.start()):
            continue
        back = 1 if (found["which"] or "").lower() in ("last", "previous") else 0
        year = int(found["number"]) if found["number"] else today.year - back
        told.append((year, found.start()))
    return told


def day_of_month(text: str) -> int | None:
    """The number of a day told without its month: "the 28th"; None for any other time."""
    found = _DAY_ALONE.fullmatch(text.strip(" .,"))
    return int(found["day"]) if found else None


def is_without_year(text: str) -> bool:
    """Whether a day or a month is told by its name and without its year: "the 3rd of May"."""
    return bool(_NAMED_MONTH.search(text)) and not _YEAR_TOLD.search(text)
