"""Dates in digits, and what a date cannot be without or stand before."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable

from claimdesk.language.date_reading import Reader
from claimdesk.language.en.date_words import WEEKDAYS

_WEEKDAY = "(?:" + "|".join(WEEKDAYS) + ")"
_NOT_DIGITS_BEFORE = r"(?<![\w/.,$€£#-])"
_FRACTION = r"(?! *(?:of|off|inch|\"|size|price|stars?|pack|full|would|rating|-|hours?)\b)"

YEAR = r"(?:[12]\d{3}(?!\d)|'\d\d(?!\d)|\d\d(?= *(?:$|[.,;!?)])))"
COUNTED = (
    r"(?! *(?:days?|weeks?|months?|hours?|times?|business|working|items?|pieces?|pcs|dollars?|bucks"
    r"|euros?|pounds|percent|%|or \d+ days))"
)
AFTER_THE_14TH = (
    r"(?= *(?:$|[.,;:!?)\n-])| (?:and|but|at|in|when|it|i|we|was|because|so|with|which|of (?:this"
    r"|last) month|from|or|my|by|morning|evening|afternoon|night|via|then|however|got|came|arrived"
    r"|bought|ordered|received|delivered|already|after|before|still|maybe|probably|ish|not|actually"
    r"|instead|too|as well|rather|please|pls|thanks)\b)"
)
NO_VERB = r"(?! (?:be|have|not|need|get|come|i|you|take|still|also|want|we|ask)\b)"

#: Ways to write a date in digits, in order of preference.
NUMERIC = tuple(
    re.compile(pattern)
    for pattern in (
        _NOT_DIGITS_BEFORE + r"(?P<y>[12]\d{3})[-/.](?P<m>\d{1,2})[-/.](?P<d>\d{1,2})(?![\d/-])",
        _NOT_DIGITS_BEFORE + r"(?P<a>\d{1,2})(?P<sep>[-/. ])(?P<b>\d{1,2})(?P=sep)"
        r"(?P<y>[12]\d{3})(?![\d/-])",
        _NOT_DIGITS_BEFORE + r"(?P<a>0?[1-9]|[12]\d|3[01])(?P<sep>[-/.])"
        r"(?P<b>0?[1-9]|[12]\d|3[01])(?P=sep)(?P<y>\d\d)(?![\w/-]|\.\d)",
        _NOT_DIGITS_BEFORE + r"(?:(?P<a>0?[1-9]|1[0-2])/"
        r"(?P<b>0?[1-9]|[12]\d|3[01]))(?![\w/%]|[.,]\d)" + _FRACTION,
        _NOT_DIGITS_BEFORE + r"(?P<a>1[3-9]|2\d|3[01])/(?P<b>0?[1-9]|1[0-2])"
        r"(?![\w/%]|[.,]\d)" + _FRACTION,
    )
)
#: 3-11 or 14.10. as the whole of an answer.
SHORT_NUMERIC = re.compile(r"(?P<a>\d{1,2})[-/.](?P<b>\d{1,2})\.?(?= *$)")

#: What looks like a date and is none: opening hours, sales, ratings.
LOOK_ALIKES = re.compile(
    rf"\b{_WEEKDAY} ?(?:-|to|till|until|through|thru|and) ?{_WEEKDAY}\b|\b24/7\b"
    rf"|\b(?:every|each|per) {_WEEKDAY}\b"
    rf"|\b\d{{1,2}}/10\b(?=[^/]*$)(?! *$)"
    rf"|(?<![\d/])[0-5]/5\b(?= (?:stars?|rating))"
)


def numeric_days(
    match: re.Match[str], weekday: int | None = None
) -> Callable[[Reader], list[dt.date]]:
    """The days that a date in digits may mean; a weekday beside it leaves those it fits."""
    parts = match.groupdict()
    written = parts.get("y")

    def days(reader: Reader) -> list[dt.date]:
        year = None
        if written:
            year = int(written)
            if len(written) == 2:
                year += 2000 if year <= reader.today.year % 100 + 20 else 1900
        if parts.get("m"):
            day = reader.day_of(int(parts["d"]), int(parts["m"]), year)
            found = [day] if day else []
        else:
            dotted = "." in match.group()
            found = reader.numeric(int(parts["a"]), int(parts["b"]), year, dotted)
        fitting = [day for day in found if weekday is None or day.weekday() == weekday]
        return fitting or [day for each in found for day in reader.on_weekday(each, weekday)]

    return days
