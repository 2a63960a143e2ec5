"""Dates by day, month and year, feasts and seasons: all that is told without another time."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from typing import NamedTuple

from claimdesk.language.date_reading import Reader
from claimdesk.language.en import date_times as times
from claimdesk.language.en.date_durations import Durations
from claimdesk.language.en.date_holidays import find_feast
from claimdesk.language.en.date_patterns import (
    AFTER_THE_14TH,
    COUNTED,
    NO_VERB,
    NUMERIC,
    SHORT_NUMERIC,
    YEAR,
    numeric_days,
)
from claimdesk.language.en.date_times import Days, Time
from claimdesk.language.en.date_tokens import DAYPARTS, MONTH_NUMBERS, ORDINAL, SEASONS, UNITS
from claimdesk.language.en.number_words import read_number

_AFTER_ORDINAL = re.compile(AFTER_THE_14TH)

_COUNTED = re.compile(COUNTED)

# "In October, 2 of them broke", "in May, 3 came torn".
_OF_THINGS = re.compile(
    r" (?:of (?:them|these|those|the|my|our|which)|(?:more|other|\w+ (?:ones?|ones))"
    r"|(?:came|arrived|were|are|broke|work(?:ed)?|had|have|has|is|was|don'?t|didn'?t|stopped)) ?\b",
    re.IGNORECASE,
)

_NO_VERB = re.compile(NO_VERB)

_YEAR = re.compile(YEAR)

_FULL_YEAR = re.compile(r"(?:19|20)\d\d(?![\w/%]|[-.]\d)")

_DAY_DIGITS = re.compile(r"(?:0?[1-9]|[12]\d|3\d|4\d)(?![\d:]|[.,]\d)")

_MONTH_LEADS_LIST = """
    in of since during early late mid last this - around before after by end back from
"""
MONTH_LEADS = frozenset(_MONTH_LEADS_LIST.split())


class Parsed(NamedTuple):
    """A time and the number of the token after it."""

    time: Time
    end: int


class WrittenDates(Durations):
    """The rules of dates; each takes the place it begins at."""

    def _with_what_follows(self, time: Time, at: int) -> Parsed:
        if self._word(at) in DAYPARTS:
            at += 1
        if self._are(at, "or so") and self._word(at + 2) not in UNITS:
            time, at = times.around(time), at + 2
        elif self._word(at) == "ish" or self._are(at, "- ish"):
            time, at = times.around(time), at + 1 + (self._word(at) == "-")
        elif self._are(at, "or thereabouts"):
            time, at = times.around(time), at + 2
        if time.of_year is not None:
            time, at = self._with_year(time, at)
        return Parsed(time, at)

    def _with_year(self, time: Time, at: int) -> Parsed:
        then = self._skip(at, ",") if self._word(at) == "," else at
        lead = self._skip(then, "of", "in", "back", "from")
        found = self._year_at(lead)
        if found is None:
            return Parsed(time, at)
        year, end = found
        return Parsed(times.in_year(time, year), end)

    def _year_at(self, at: int) -> tuple[Callable[[Reader], int], int] | None:
        for phrase, back in (("last year", 1), ("this year", 0), ("the year before last", 2)):
            if self._are(at, phrase):
                return years_back(back), at + len(phrase.split())
        if match := self._match(_FULL_YEAR, at):
            number = int(match.group())
            return (lambda _: number), self._after(match, at)
        found = self._duration(at)
        if found and found[0].months[0] % 12 == 0 == found[0].days[1] and found[0].months[0]:
            duration, end = found
            if self._word(end) in ("ago", "back") and duration.months[0] == duration.months[1]:
                return years_back(int(duration.months[0]) // 12), end + 1
        return None

    def _numeric(self, at: int, weekday: int | None = None) -> Parsed | None:
        if not self._word(at).isdigit():
            return None
        for pattern in NUMERIC if at or len(self._words) > 6 else (*NUMERIC, SHORT_NUMERIC):
            match = self._match(pattern, at)
            if match:
                time = replace(
                    times.one_of(numeric_days(match, weekday)), casual=pattern is SHORT_NUMERIC
                )
                return Parsed(time, self._after(match, at))
        return None

    def _day(self, at: int) -> tuple[int, int, bool] | None:
        """A day of the month, the token after it, and whether it was an ordinal."""
        if match := self._match(ORDINAL, at):
            return read_number(match.group()), self._after(match, at), True
        if match := self._match(_DAY_DIGITS, at):
            return int(match.group()), self._after(match, at), False
        return None

    def _day_led(self, at: int, weekday: int | None = None, the: bool = False) -> Parsed | None:
        """The 3rd (or 4th) of November, 5 Nov '26, the 23rd of last month, the 14th."""
        first = self._day(at)
        if first is None:
            return None
        day, end, ordinal = first
        days, way = [day], ""
        joint = self._word(end)
        if joint in ("or", "and", "to", "-", "/", "through", "till", "until"):
            second = self._day(self._skip(end + 1, "the", "maybe", "on"))
            if second is not None:
                days, way = [day, second[0]], joint
                both_end, ordinal = second[1], ordinal and second[2]
                with_month = self._month_after(both_end)
                if with_month or (ordinal and the):
                    end = both_end
                else:
                    days = [day]
        if self._word(end) == "day":
            end += 1
        found = self._month_after(end)
        if found is not None:
            month, end = found
            if len(days) == 2 and way not in ("or", "/"):
                time = times.month_stretch(days[0], days[1], month)
            else:
                time = times.month_days(days, month, weekday)
            return self._with_short_year(time, end)
        if not ordinal:
            return None
        of = end + (self._word(end) == "of")
        for phrase, months in (
            ("last month", -1),
            ("this month", 0),
            ("the month", None),
            ("the previous month", -1),
            ("the past month", -1),
            ("the month before last", -2),
            ("the current month", 0),
        ):
            if self._are(of, phrase) and (of > end or months is not None):
                end = of + len(phrase.split())
                if months is None:
                    return Parsed(times.day_of_month(day, weekday), end)
                return Parsed(times.day_of_period_month(day, months), end)
        if len(days) == 2:
            both = [times.day_of_month(each) for each in days]
            if way in ("or", "/"):
                return Parsed(either(both[0], both[1]), end)
            return Parsed(times.between(*both), end)
        if weekday is not None:
            return Parsed(times.day_of_month(day, weekday), end)
        named = the or self._word(at - 1) == "on"
        bare = at == 0 and end == len(self._words)
        in_digits = self._word(at).isdigit()
        if not named and not bare and not in_digits:
            return None
        if not bare and not _AFTER_ORDINAL.match(self._text, self._tokens[end - 1].end):
            return None
        if not self._word(at)[0].isdigit() and day <= 3 and self._tokens[at].word != "twenty":
            return None  # "the first" to "the third" are more often things
        return Parsed(replace(times.day_of_month(day), casual=not named), end)

    def _month_after(self, at: int) -> tuple[int, int] | None:
        """The month that a day is of, and the token after it."""
        while self._word(at) in (".", ",", "-"):
            at += 1
        at += self._word(at) == "of"
        at = self._skip(at, ",", "-")
        month = MONTH_NUMBERS.get(self._word(at))
        if month is None:
            return None
        may_be_a_verb = self._word(at) in ("may", "march") and self._word(at - 1) != "of"
        if may_be_a_verb and not _NO_VERB.match(self._text, self._tokens[at].end):
            return None
        return month, at + 1

    def _with_short_year(self, time: Time, at: int) -> Parsed:
        """With the year of a written date, which may be two digits."""
        then = at
        for _ in range(2):
            then += self._word(then) in (",", ".", "-")
        if then < len(self._tokens) and (match := self._match(_YEAR, then)):
            written = match.group().strip("'")
            return Parsed(times.in_year(time, _full(written)), self._after(match, then))
        return Parsed(time, at)

    def _month_led(self, at: int, deep: int, weekday: int | None = None) -> Parsed | None:
        """Nov 3rd, Nov. 3 or 4, November the 3rd 2026; else the month."""
        month = MONTH_NUMBERS[self._word(at)]
        then = at + 1
        while self._word(then) in (".", "-", ",") and then < at + 3:
            then += 1
        then += self._word(then) == "the"
        first = self._day(then)
        if first is not None:
            day, end, ordinal = first
            parted = any(self._word(each) == "," for each in range(at + 1, then))
            if parted and not ordinal and _OF_THINGS.match(self._text, self._tokens[end - 1].end):
                return self._whole_month(at)
            if _COUNTED.match(self._text, self._tokens[end - 1].end):
                return self._month_with_days(month, day, end, weekday)
        return self._whole_month(at)

    def _month_with_days(self, month: int, day: int, end: int, weekday: int | None) -> Parsed:
        joint = self._word(end)
        if joint in ("or", "-", "to", "and", "through", "till", "until"):
            second = self._day(self._skip(end + 1, "the", "maybe"))
            counts = second and _COUNTED.match(self._text, self._tokens[second[1] - 1].end)
            if second is not None and second[0] > day and counts:
                time = times.month_stretch(day, second[0], month)
                if joint == "or":
                    time = times.month_days([day, second[0]], month)
                return self._with_short_year(time, second[1])
        return self._with_short_year(times.month_days([day], month, weekday), end)

    def _whole_month(self, at: int) -> Parsed | None:
        """November, unless it is a verb; "may" alone is none."""
        word = self._word(at)
        led = self._word(at - 1) in MONTH_LEADS
        if not led and not _NO_VERB.match(self._text, self._tokens[at].end):
            return None
        time = times.month(MONTH_NUMBERS[word], casual=True)
        end = at + 1
        if self._word(end) == "'" and re.fullmatch(r"\d\d", self._word(end + 1)):
            return Parsed(times.in_year(time, _full(self._word(end + 1))), end + 2)
        if word == "may" and not led:
            with_year = self._with_year(time, end)
            return with_year if with_year.end > end else None
        return Parsed(time, end)

    def _annual(self, at: int) -> Parsed | None:
        """A month, a season or a feast, bare."""
        word = self._word(at)
        if word in MONTH_NUMBERS:
            if word == "may" and self._word(at - 1) not in MONTH_LEADS:
                return None
            return Parsed(times.month(MONTH_NUMBERS[word], casual=True), at + 1)
        if word in SEASONS:
            end = at + 1 + (self._word(at + 1) == "time")
            return Parsed(times.season(*SEASONS[word], casual=True), end)
        if word == "midsummer":
            return Parsed(times.part(times.season(*SEASONS["summer"], casual=True), 1), at + 1)
        if word == "midwinter":
            return Parsed(times.part(times.season(*SEASONS["winter"], casual=True), 1), at + 1)
        return self._feast(at)

    def _feast(self, at: int) -> Parsed | None:
        found = find_feast(self._words[at : at + 6])
        if found is None:
            return None
        feast, count = found
        end = at + count
        if self._word(end) == "eve":
            day = times.feast(feast, lasting=False, casual=self._word(at - 1) != "on")
            return Parsed(times.day_before(day), end + 1)
        if self._word(end) in ("time", "season", "weekend", "week"):
            time = times.feast(feast, lasting=True, casual=False)
            if self._word(end) in ("weekend", "week"):
                kind = times.week_of if self._word(end) == "week" else _weekend_around
                return Parsed(kind(time), end + 1)
            return Parsed(times.around(time), end + 1)
        end += self._word(end) in ("sale", "sales")
        led = self._word(at - 1 - (self._word(at - 1) == "the")) in ("on", "since")
        return Parsed(times.feast(feast, lasting=False, casual=not led), end)

    def _year_alone(self, at: int) -> Parsed | None:
        match = self._match(_FULL_YEAR, at)
        if match is None:
            return None
        return Parsed(times.year(int(match.group())), self._after(match, at))


def years_back(count: int) -> Callable[[Reader], int]:
    """The year so many years before this one."""
    return lambda reader: reader.today.year - count


def _full(written: str) -> Callable[[Reader], int]:
    """A year of two or four digits."""
    number = int(written)
    if len(written) == 4:
        return lambda _: number
    return lambda reader: number + (2000 if number <= reader.today.year % 100 + 20 else 1900)


def either(first: Time, second: Time) -> Time:
    """The one day or the other."""

    def days(reader: Reader) -> list[Days]:
        return [d for time in (first, second) if time.days for d in time.days(reader)]

    return Time(days)


def _weekend_around(time: Time) -> Time:
    return times.weekend_of(time, 0)
