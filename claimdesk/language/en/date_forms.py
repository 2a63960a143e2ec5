"""The ways a day is written in English, each as a pattern and what it means.

A small grammar of our own rather than ``dateparser``: that one reads "a", "may" and bare numbers
as dates, never says that a date is ambiguous or vague, and takes milliseconds a call.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from claimdesk.language.date_reading import DateReading, Reader
from claimdesk.language.en import date_meanings as meanings
from claimdesk.language.en.date_patterns import (
    ABOUT,
    AFTER_THE_14TH,
    COUNTED,
    DAY,
    FEAST,
    FRACTION,
    MONTH,
    NO_VERB,
    NOT_DIGITS_BEFORE,
    NUMBER,
    ORDINAL,
    ORDINAL_IN_WORDS,
    PERIOD_AGO,
    SEASON,
    WEEKDAY,
    YEAR,
    Form,
    Match,
)
from claimdesk.language.en.number_words import NUMBER_WORD


def is_numeric(form: Form) -> bool:
    """Whether it is written in digits alone: 3/11/2026."""
    return form.reads in (meanings.iso, meanings.numeric)


def _form(
    pattern: str, reads: Callable[[Match, Reader], DateReading] | None, casual: bool = False
) -> Form:
    return Form(re.compile(pattern), reads, casual)


#: In order of preference where two overlap.
FORMS: tuple[Form, ...] = (
    _form(
        NOT_DIGITS_BEFORE + r"(?P<y>[12]\d{3})[-/.](?P<m>\d{1,2})[-/.](?P<d>\d{1,2})"
        r"(?![\d/-])",
        meanings.iso,
    ),
    _form(
        NOT_DIGITS_BEFORE + r"(?P<a>\d{1,2})(?P<sep>[-/. ])(?P<b>\d{1,2})(?P=sep)"
        r"(?P<y>[12]\d{3})(?![\d/-])",
        meanings.numeric,
    ),
    _form(
        NOT_DIGITS_BEFORE + r"(?P<a>0?[1-9]|[12]\d|3[01])(?P<sep>[-/.])"
        r"(?P<b>0?[1-9]|[12]\d|3[01])(?P=sep)(?P<y>\d\d)(?![\w/-]|\.\d)",
        meanings.numeric,
    ),
    _form(
        NOT_DIGITS_BEFORE + r"(?:(?P<a>0?[1-9]|1[0-2])/"
        r"(?P<b>0?[1-9]|[12]\d|3[01]))(?![\w/%]|[.,]\d)" + FRACTION,
        meanings.numeric,
    ),
    _form(
        NOT_DIGITS_BEFORE + r"(?P<a>1[3-9]|2\d|3[01])/(?P<b>0?[1-9]|1[0-2])"
        r"(?![\w/%]|[.,]\d)" + FRACTION,
        meanings.numeric,
    ),
    # "the 3rd or 4th of November", "3-5 November"
    _form(
        rf"\b(?:the )?(?P<d>{DAY})(?: or | and | to | ?[-/] ?)(?:the )?(?P<d2>{DAY})"
        rf"(?: of)?[ -]?(?P<month>{MONTH})\b(?:,? ?(?P<y>{YEAR}))?",
        meanings.written,
    ),
    _form(
        rf"\b(?:(?P<w>{WEEKDAY}),? )?(?:the )?\b(?P<d>{DAY})(?: day)?(?: of)?[ ,.-]{{0,2}}"
        rf"(?P<month>{MONTH})\b{NO_VERB}(?:[ ,.-]{{0,2}}(?P<y>{YEAR}))?",
        meanings.written,
    ),
    # "Nov 3rd or 4th"
    _form(
        rf"\b(?P<month>{MONTH})[ .]{{0,2}}(?:the )?(?P<d>{DAY})(?: or (?:the )?| ?- ?)"
        rf"(?P<d2>{DAY}){COUNTED}(?:,? ?(?P<y>{YEAR}))?",
        meanings.written,
    ),
    _form(
        rf"\b(?:(?P<w>{WEEKDAY}),? )?(?P<month>{MONTH})[ .-]{{0,2}}(?:the )?(?P<d>{DAY})"
        rf"{COUNTED}(?:,? ?(?P<y>{YEAR}))?",
        meanings.written,
    ),
    _form(rf"\b(?P<w>{WEEKDAY}),? (?:the )?(?P<d>{ORDINAL})\b", meanings.day_of_month),
    _form(
        rf"\b(?P<w>{WEEKDAY}) before last\b|\ba week ago (?:on |last )?(?P<v>{WEEKDAY})\b",
        meanings.weekday_before_last,
    ),
    _form(rf"\b(?P<n>\d|{NUMBER_WORD}) (?P<w>{WEEKDAY})s (?:ago|back)\b", meanings.weekdays_ago),
    _form(rf"\b(?P<w>{WEEKDAY}),? (?:of )?last week\b", meanings.weekday_last_week),
    _form(rf"\blast week'?s?,? (?:on )?(?P<w>{WEEKDAY})\b", meanings.weekday_last_week),
    _form(
        r"\b(?:the )?day before (?:yesterday|ysterday)\b|\bnight before last\b", meanings.back(2)
    ),
    _form(r"\bday after tomorrow\b", meanings.ahead(2)),
    _form(r"\btomorrow\b", meanings.ahead(1)),
    _form(r"\byesterday\b|\blast night\b", meanings.back(1)),
    _form(r"\btoday\b|\bthis (?:morning|afternoon|evening)\b|\btonight\b", meanings.back(0)),
    # about two weeks ago, 2-3 weeks ago, a week or two ago: a time, not a day
    _form(rf"\b{ABOUT} {NUMBER} (?:days?|weeks?|fortnights?|months?|years?) (?:ago|back)\b", None),
    _form(
        rf"\b(?:\d+ ?- ?\d+|{NUMBER} (?:to|or) {NUMBER}) {PERIOD_AGO}\b",
        None,
    ),
    _form(
        r"\b(?:an? )?(?:day|week|month|year) (?:or (?:two|so|2)|and a half) (?:ago|back)\b", None
    ),
    _form(
        rf"\b{NUMBER} (?:or so (?:days|weeks|months|years)|(?:days|weeks|months|years) or so)"
        r" (?:ago|back)\b|\b(?:half an?|an? (?:good|solid)) (?:week|month|year) (?:ago|back)\b",
        None,
    ),
    # Days by a feast, or by a part of a month: times, as nobody says them to the day.
    _form(
        rf"\b(?:the |{NUMBER} |an? (?:few|couple(?: of)?) )?"
        rf"(?:days?|nights?|weeks?|weekend|months?) (?:before|after) {FEAST}",
        None,
    ),
    _form(
        r"\b(?:last|since|during|over|around|before|after)(?: the)?(?: last)?"
        rf" {FEAST}\b(?: sales?\b)?",
        None,
    ),
    _form(r"\b(?:the )?(?:week|weekend|month) before last\b", None),
    _form(
        rf"\b(?:first|second|third|fourth|last) (?:few |couple of )?(?:days?|weeks?|weekend)"
        rf" (?:of|in) (?:{MONTH}|(?:last|this) month)\b",
        None,
    ),
    _form(
        rf"\b(?P<n>{NUMBER}) ?(?P<unit>days?|nights?|weeks?|fortnights?) (?:ago|back|earlier)\b",
        meanings.ago,
    ),
    _form(
        r"\b(?:the )?(?P<d>\d{1,2}(?:st|nd|rd|th)) (?:of )?(?P<which>this|last) month\b",
        meanings.day_of_named_month,
    ),
    _form(
        rf"\b(?:on )?the (?P<d>\d{{1,2}} ?(?:st|nd|rd|th)){AFTER_THE_14TH}", meanings.day_of_month
    ),
    _form(rf"\bthe (?P<d>{ORDINAL_IN_WORDS}){AFTER_THE_14TH}", meanings.day_of_month),
    _form(rf"\bon (?P<d>\d{{1,2}}(?:st|nd|rd|th)){AFTER_THE_14TH}", meanings.day_of_month),
    _form(rf"\b(?:(?P<lead>last|this|next) (?:past )?)?(?P<w>{WEEKDAY})\b(?!')", meanings.weekday),
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
        r"\b(?:beginning|end|middle|start) of (?:the |last |this )?"
        rf"(?:month|week|year|{SEASON}|{MONTH})\b",
        None,
    ),
    _form(
        rf"\b{MONTH},? (?:of )?20\d\d\b"
        r"|\b(?:in|since|during|around) (?:early |late |mid[- ]?)?20[0-4]\d\b(?![-/.]\d)"
        r"|\b(?:at|over|during) the (?:last |past )?weekend\b",
        None,
    ),
    _form(r"\bnext (?:week|month|year)\b|\bin \d+ (?:days|weeks)\b", meanings.coming, casual=True),
    _form(rf"\b(?!may\b){MONTH}\b|\b{SEASON}\b", None, casual=True),
    _form(
        r"\b(?:days|weeks|months|years|ages|long|a (?:long )?(?:while|time|bit)|some ?time)"
        r" (?:ago|back)\b"
        r"|\brecently\b|\bthe other day\b|\bsometime\b|\bweekend\b"
        r"|\b(?:christmas|easter|thanksgiving|halloween|black friday|new year|birthday)\b",
        None,
        casual=True,
    ),
    _form(r"^\s*(?P<a>\d{1,2})[-/.](?P<b>\d{1,2})\.?\s*$", meanings.numeric, casual=True),
    _form(r"^\s*(?:the )?(?P<d>\d{1,2}(?:st|nd|rd|th))\s*$", meanings.day_of_month, casual=True),
)
