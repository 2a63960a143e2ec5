"""The words that times are told in, and a text cut into them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from claimdesk.language.en.date_holidays import FIRST_WORDS
from claimdesk.language.en.date_words import MONTHS, WEEKDAYS
from claimdesk.language.en.number_words import NUMBER_WORD, ORDINAL_WORD

UNITS = {"day": "day", "night": "day", "evening": "day", "week": "week", "weekend": "weekend"}
UNITS |= {"fortnight": "fortnight", "month": "month", "year": "year", "hour": "hour"}
UNITS |= {"minute": "minute", "second": "minute", "moment": "minute"}
UNITS |= {word + "s": unit for word, unit in UNITS.items()}
UNITS |= {"hr": "hour", "hrs": "hour", "min": "minute", "mins": "minute", "sec": "minute"}
UNITS |= {"mo": "month", "mos": "month", "mth": "month", "mths": "month"}
UNITS |= {"yr": "year", "yrs": "year"}

# First and last day (month, day): a season begins where either the calendar or the sky says so.
SEASONS = {
    "spring": ((3, 1), (6, 20)),
    "summer": ((6, 1), (9, 22)),
    "fall": ((9, 1), (12, 20)),
    "autumn": ((9, 1), (12, 20)),
    "winter": ((12, 1), (3, 20)),
}
THIRDS = {"early": 0, "beginning": 0, "start": 0, "begining": 0, "begin": 0, "mid": 1, "middle": 1}
THIRDS |= {"midway": 1, "halfway": 1, "late": 2, "end": 2, "close": 2, "tail": 2}
_DAYPARTS_LIST = """
    morning afternoon evening night lunchtime noon midday midnight
"""
DAYPARTS = frozenset(_DAYPARTS_LIST.split())

#: What makes a duration or a day less certain.
_ABOUT_LIST = """
    about around approximately approx roughly circa like some maybe ca
"""
ABOUT = frozenset(_ABOUT_LIST.split())
NEARLY = frozenset(["almost", "nearly"])
#: What may stand between a time and a closer one within it.
_FILLERS_LIST = """
    i we it that think thought believe guess reckon say was maybe perhaps probably possibly of on
    the around about to be exact precise specifically so , - . ( um uh er hm like if remember
    correctly right not mistaken am 'm ' m is it's or might have been must would 've more ish
    precisely exactly
"""
FILLERS = frozenset(_FILLERS_LIST.split())

MONTH_NUMBERS = {name: number for number, name in enumerate(MONTHS, start=1)}
WEEKDAY_NUMBERS = {name: number for number, name in enumerate(WEEKDAYS)}
WEEKDAY_NUMBERS |= {name + "s": number for name, number in WEEKDAY_NUMBERS.items()}

# Without one of these no time is written but in digits.
_TELLING = frozenset(
    {
        *(UNITS.keys() - {"second", "seconds", "min", "sec"}),
        *SEASONS,
        *MONTH_NUMBERS,
        *WEEKDAY_NUMBERS,
        *FIRST_WORDS,
        *DAYPARTS,
        *(set(re.findall(r"[a-z]+", ORDINAL_WORD)) - {"first", "second", "third"}),
        *("today", "tonight", "yesterday", "tomorrow", "ago", "recently", "lately"),
        *("sometime", "earlier", "midsummer", "midwinter", "birthday", "bday", "ages"),
    }
)

ORDINAL = re.compile(
    rf"(?:\d{{1,2}} ?(?:st|nd|rd|th)(?![a-z])|{ORDINAL_WORD})(?![a-z])",
)
NUMBER = re.compile(rf"(?:\d{{1,3}}(?![\d])|{NUMBER_WORD}(?![a-z])|an?(?![a-z])|one(?![a-z]))")
_TOKEN = re.compile(r"[^\W\d_]+|\d+|[^\w\s]|_")


class Token(NamedTuple):
    """A word, a run of digits or a sign, and where it stands in the text."""

    word: str
    start: int
    end: int


def tokens_of(text: str) -> list[Token]:
    """The tokens of a text that is spelled out."""
    return [Token(m.group(), m.start(), m.end()) for m in _TOKEN.finditer(text)]


def may_tell_time(words: Iterable[str]) -> bool:
    """Whether any of these words can be part of a time."""
    return not _TELLING.isdisjoint(words)
