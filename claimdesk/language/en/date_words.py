"""The words of dates, spelled out: months, weekdays and their short forms and misspellings."""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import accumulate

from claimdesk.language.edit_distance import within_one_edit
from claimdesk.language.spans import Span
from claimdesk.language.word_cache import cached_by_word

MONTHS = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
WEEKDAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]

_SHORT = {month[:3]: month for month in MONTHS} | {"sept": "september"}
_SHORT |= {"tue": "tuesday", "tues": "tuesday", "weds": "wednesday", "fri": "friday"}
_SHORT |= {"thu": "thursday", "thur": "thursday", "thurs": "thursday"}
_SHORT |= {"wensday": "wednesday", "wendsday": "wednesday", "wednsday": "wednesday"}
_SHORT |= {"yday": "yesterday", "ystrday": "yesterday", "tmrw": "tomorrow", "tmr": "tomorrow"}
_SHORT |= {"mornin": "morning", "nite": "night", "tonite": "tonight", "yest": "yesterday"}
_SHORT |= {"xmas": "christmas", "tmw": "tomorrow"}
_SHORT |= {"wk": "week", "wks": "weeks", "2day": "today"}

# Short weekdays that are also everyday words ("I sat", "in the sun") count only after these.
_SHORT_AFTER = {"mon": "monday", "wed": "wednesday", "sat": "saturday", "sun": "sunday"}
_DAY_LEADS_LIST = """
    last this on past since next arrived came delivered bought ordered received got until by
"""
_DAY_LEADS = frozenset(_DAY_LEADS_LIST.split())

_DASHES = "\u2010\u2011\u2013\u2014"  # hyphens and dashes that stand for "-"
_LONG = [
    word
    for word in (
        *(*MONTHS, *WEEKDAYS, "yesterday", "tomorrow", "fortnight", "thanksgiving", "christmas"),
        *("halloween", "weekend"),
    )
    if len(word) >= 5
]
_NOT_MISSPELLED = frozenset({"match", "marsh", "merch", "larch", "parch", "marche", "someday"})

_TOKEN = re.compile(r"[^\W\d_]+|\d+|.", re.DOTALL)


def _spelled(token: str) -> str:
    """A token in lower case; a short form, or a slip of a month or the like, as the whole word."""
    word = token.lower()
    if not word.isalpha():
        if word in _DASHES:
            return "-"
        return "'" if word == "\u2019" else " " if word.isspace() else word
    if word in _SHORT:
        return _SHORT[word]
    if len(word) >= 5 and word not in _NOT_MISSPELLED:
        for right in _LONG:
            if word[0] == right[0] and word != right + "s" and within_one_edit(word, right):
                return right
    return word


_right = cached_by_word(_spelled, 10_000)


class Spelled:
    """A text with its date words spelled out, and the way back to where they stood."""

    def __init__(self, text: str) -> None:
        self.original = text
        self._tokens = list(_TOKEN.finditer(text))
        self.pieces = [_right(token.group()) for token in self._tokens]
        for index, piece in enumerate(self.pieces):
            if piece in _SHORT_AFTER and self._names_a_day(index):
                self.pieces[index] = _SHORT_AFTER[piece]
        self.text = "".join(self.pieces)

    def span(self, start: int, end: int) -> Span:
        """The stretch of the original that lies under ``text[start:end]``."""
        starts = [0, *accumulate(map(len, self.pieces))]  # where each piece begins
        first = self._tokens[bisect_right(starts, start) - 1].start()
        last = self._tokens[bisect_right(starts, end - 1) - 1].end()
        return Span(first, last, self.original[first:last])

    def _names_a_day(self, index: int) -> bool:
        words = [t.group().lower() for t in self._tokens if not t.group().isspace()]
        place = sum(not t.group().isspace() for t in self._tokens[:index])
        before = words[place - 1] if place else ""
        after = words[place + 1] if place + 1 < len(words) else ""
        return (
            len(words) == 1
            or before in _DAY_LEADS
            or after.isdigit()
            or (after in {"the", "last"} and place + 2 < len(words))
            or (after in {",", "."} and place + 2 < len(words) and words[place + 2].isdigit())
        )
