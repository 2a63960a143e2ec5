"""The ways a day is written in English, each as a pattern and what it means.

A small grammar of our own rather than ``dateparser``: that one reads "a", "may" and bare numbers
as dates, never says that a date is ambiguous or vague, and takes milliseconds a call.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable

from claimdesk.reading.date_patterns import (
    ABOUT,
    AFTER_THE_14TH,
    COUNTED,
    DAY,
    FRACTION,
    MONTH,
    NO_VERB,
    NOT_DIGITS_BEFORE,
    NUMBER,
    ORDINAL,
    PERIOD_AGO,
    SEASON,
    WEEKDAY,
    YEAR,
    Form,
    Match,
)
from claimdesk.reading.date_reading import DateReading, Reader
from claimdesk.reading.date_words import MONTHS, WEEKDAYS
from claimdesk.reading.number_words import read_number


def _year(written: str | None, reader: Reader) -> int | None:
    if not written:
        return None
    digits = written.strip("'")
    if len(digits) == 4:
        return int(digits)
    short = int(digits)
    return 2000 + short if short <= reader.today.year % 100 + 20 else 1900 + short


def _iso(m: Match, reader: Reader) -> DateReading:
    day = reader.day_of(int(m["d"]), int(m["m"]), int(m["y"]))
    return reader.among([day] if day else [], m.group())


def _numeric(m: Match, reader: Reader) -> DateReading:
    year = _year(m.groupdict().get("y"), reader)
    dotted = "." in m.group()
    return reader.among(reader.numeric(int(m["a"]), int(m["b"]), year, dotted), m.group())


def _written(m: Match, reader: Reader) -> DateReading:
    parts = m.groupdict()
    month = MONTHS.index(m["month"]) + 1
    year = _year(parts.get("y"), reader)
    weekday = WEEKDAYS.index(parts["w"]) if parts.get("w") else None
    days = []
    for written in filter(None, (m["d"], parts.get("d2"))):
        days += reader.on_weekday(reader.day_of(read_number(written), month, year), weekday)
    return reader.among(days, m.group())


def _weekday(m: Match, reader: Reader) -> DateReading:
    """ "This Tuesday" said on a Tuesday is today; every other reading lies before today."""
    weekday = WEEKDAYS.index(m["w"])
    lead = m.groupdict().get("lead") or ""
    if lead == "next":
        return DateReading("future", reader.weekday(weekday) + dt.timedelta(days=7), (), m.group())
    if lead == "this" and reader.today.weekday() == weekday:
        return reader.among([reader.today], m.group())
    return reader.among([reader.weekday(weekday)], m.group())


def _weekday_before_last(m: Match, reader: Reader) -> DateReading:
    return reader.among([reader.weekday(WEEKDAYS.index(m["w"] or m["v"]), weeks_back=1)], m.group())


def _weekday_last_week(m: Match, reader: Reader) -> DateReading:
    monday = reader.today - dt.timedelta(days=reader.today.weekday() + 7)
    return reader.among([monday + dt.timedelta(days=WEEKDAYS.index(m["w"]))], m.group())


def _day_of_month(m: Match, reader: Reader) -> DateReading:
    weekday = WEEKDAYS.index(m["w"]) if m.groupdict().get("w") else None
    return reader.among(
        reader.on_weekday(reader.latest_day(read_number(m["d"])), weekday), m.group()
    )


def _day_of_named_month(m: Match, reader: Reader) -> DateReading:
    first = reader.today.replace(day=1)
    if m["which"] == "last":
        first = (first - dt.timedelta(days=1)).replace(day=1)
    day = reader.day_of(read_number(m["d"]), first.month, first.year)
    return reader.among([day] if day else [], m.group())


def _ago(m: Match, reader: Reader) -> DateReading:
    unit = {"d": 1, "w": 7, "f": 14}[m["unit"][0]]
    return reader.days_ago(read_number(m["n"]) * unit, m.group())


def _back(days: int) -> Callable[[Match, Reader], DateReading]:
    return lambda m, reader: reader.days_ago(days, m.group())


def is_numeric(form: Form) -> bool:
    """Whether it is written in digits alone: 3/11/2026."""
    return form.reads in (_iso, _numeric)


def _coming(_: Match, reader: Reader) -> DateReading:
    return DateReading("future")


def _form(
    pattern: str, reads: Callable[[Match, Reader], DateReading] | None, casual: bool = False
) -> Form:
    return Form(re.compile(pattern), reads, casual)


#: In order of preference where two overlap.
FORMS: tuple[Form, ...] = (
    _form(
        NOT_DIGITS_BEFORE + r"(?P<y>[12]\d{3})[-/.](?P<m>\d{1,2})[-/.](?P<d>\d{1,2})"
        r"(?![\d/-])",
        _iso,
    ),
    _form(
        NOT_DIGITS_BEFORE + r"(?P<a>\d{1,2})(?P<sep>[-/. ])(?P<b>\d{1,2})(?P=sep)"
        r"(?P<y>[12]\d{3})(?![\d/-])",
        _numeric,
    ),
    _form(
        NOT_DIGITS_BEFORE + r"(?P<a>0?[1-9]|[12]\d|3[01])(?P<sep>[-/.])"
        r"(?P<b>0?[1-9]|[12]\d|3[01])(?P=sep)(?P<y>\d\d)(?![\w/-]|\.\d)",
        _numeric,
    ),
    _form(
        NOT_DIGITS_BEFORE + r"(?:(?P<a>0?[1-9]|1[0-2])/"
        r"(?P<b>0?[1-9]|[12]\d|3[01]))(?![\w/%]|[.,]\d)" + FRACTION,
        _numeric,
    ),
    _form(
        NOT_DIGITS_BEFORE + r"(?P<a>1[3-9]|2\d|3[01])/(?P<b>0?[1-9]|1[0-2])"
        r"(?![\w/%]|[.,]\d)" + FRACTION,
        _numeric,
    ),
    # "the 3rd or 4th of November", "3-5 November"
    _form(
        rf"\b(?:the )?(?P<d>{DAY})(?: or | and | to | ?[-/] ?)(?:the )?(?P<d2>{DAY})"
        rf"(?: of)?[ -]?(?P<month>{MONTH})\b(?:,? ?(?P<y>{YEAR}))?",
        _written,
    ),
    _form(
        rf"\b(?:(?P<w>{WEEKDAY}),? )?(?:the )?\b(?P<d>{DAY})(?: day)?(?: of)?[ ,.-]{{0,2}}"
        rf"(?P<month>{MONTH})\b{NO_VERB}(?:[ ,.-]{{0,2}}(?P<y>{YEAR}))?",
        _written,
    ),
    # "Nov 3rd or 4th"
    _form(
        rf"\b(?P<month>{MONTH})[ .]{{0,2}}(?:the )?(?P<d>{DAY})(?: or (?:the )?| ?- ?)"
        rf"(?P<d2>{DAY}){COUNTED}(?:,? ?(?P<y>{YEAR}))?",
        _written,
    ),
    _form(
        rf"\b(?:(?P<w>{WEEKDAY}),? )?(?P<month>{MONTH})[ .-]{{0,2}}(?:the )?(?P<d>{DAY})"
        rf"{COUNTED}(?:,? ?(?P<y>{YEAR}))?",
        _written,
    ),
    _form(rf"\b(?P<w>{WEEKDAY}),? (?:the )?(?P<d>{ORDINAL})\b", _day_of_month),
    _form(
        rf"\b(?P<w>{WEEKDAY}) before last\b|\ba week ago (?:on |last )?(?P<v>{WEEKDAY})\b",
        _weekday_before_last,
    ),
    _form(rf"\b(?P<w>{WEEKDAY}),? (?:of )?last week\b", _weekday_last_week),
    _form(rf"\blast week'?s?,? (?:on )?(?P<w>{WEEKDAY})\b", _weekday_last_week),
    _form(r"\b(?:the )?day before (?:yesterday|ysterday)\b", _back(2)),
    _form(r"\bday after tomorrow\b", lambda m, reader: reader.days_ago(-2, m.group())),
    _form(r"\btomorrow\b", _back(-1)),
    _form(r"\byesterday\b|\blast night\b", _back(1)),
    _form(r"\btoday\b|\bthis (?:morning|afternoon|evening)\b|\btonight\b", _back(0)),
    # about two weeks ago, 2-3 weeks ago, a week or two ago: a time, not a day
    _form(rf"\b{ABOUT} {NUMBER} (?:days?|weeks?|fortnights?|months?|years?) (?:ago|back)\b", None),
    _form(
        rf"\b(?:\d+ ?- ?\d+|{NUMBER} (?:to|or) {NUMBER}) {PERIOD_AGO}\b",
        None,
    ),
    _form(
        r"\b(?:an? )?(?:day|week|month|year) (?:or (?:two|so|2)|and a half) (?:ago|back)\b", None
    ),
    _form(rf"\b(?P<n>{NUMBER}) ?(?P<unit>days?|weeks?|fortnights?) (?:ago|back|earlier)\b", _ago),
    _form(
        r"\b(?:the )?(?P<d>\d{1,2}(?:st|nd|rd|th)) (?:of )?(?P<which>this|last) month\b",
        _day_of_named_month,
    ),
    _form(rf"\b(?:on )?the (?P<d>\d{{1,2}} ?(?:st|nd|rd|th)){AFTER_THE_14TH}", _day_of_month),
    _form(rf"\bon (?P<d>\d{{1,2}}(?:st|nd|rd|th)){AFTER_THE_14TH}", _day_of_month),
    _form(rf"\b(?:(?P<lead>last|this|next) (?:past )?)?(?P<w>{WEEKDAY})\b(?!')", _weekday),
    _form(
        rf"\b(?:earlier )?(?:last|this|past|previous)"
        rf" (?:week|weekend|month|year|{SEASON}|{MONTH})\b",
        None,
    ),
    _form(
        rf"\b(?:in|during|since|around|early|late|mid) (?:the )?(?:early |late |mid[- ]?)?"
        rf"(?:{MONTH}|{SEASON})\b(?! \d{{1,2}}\b)(?: of)?(?: 20\d\d)?",
        None,
    ),
    _form(rf"\b{NUMBER} (?:months?|years?) (?:ago|back)\b", None),
    _form(
        r"\b(?:an? )?(?:few|several|some|couple|many)(?: of)? (?:days|weeks|months|years) "
        r"(?:ago|back)\b",
        None,
    ),
    _form(
        rf"\b(?:beginning|end|middle|start) of (?:the |last |this )?(?:month|week|year|{MONTH})\b",
        None,
    ),
    _form(
        rf"\b{MONTH},? (?:of )?20\d\d\b"
        r"|\b(?:in|since|during|around) (?:early |late |mid[- ]?)?20[0-4]\d\b(?![-/.]\d)"
        r"|\b(?:at|over|during) the (?:last |past )?weekend\b"
        r"|\b(?:before|after|around|since|over) (?:christmas|easter|thanksgiving|halloween)\b",
        None,
    ),
    _form(r"\bnext (?:week|month|year)\b|\bin \d+ (?:days|weeks)\b", _coming, casual=True),
    _form(rf"\b(?!may\b){MONTH}\b|\b{SEASON}\b", None, casual=True),
    _form(
        r"\b(?:days|weeks|months|years|ages|long|a (?:long )?(?:while|time|bit)|some ?time)"
        r" (?:ago|back)\b"
        r"|\brecently\b|\bthe other day\b|\bsometime\b|\bweekend\b"
        r"|\b(?:christmas|easter|thanksgiving|halloween|black friday|new year|birthday)\b",
        None,
        casual=True,
    ),
    _form(r"^\s*(?P<a>\d{1,2})[-/.](?P<b>\d{1,2})\.?\s*$", _numeric, casual=True),
    _form(r"^\s*(?:the )?(?P<d>\d{1,2}(?:st|nd|rd|th))\s*$", _day_of_month, casual=True),
)
