"""Lengths of time as they are told: "about two weeks", "a year and a half", "a day or two"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any, TypeVar

from claimdesk.language.en.date_times import Duration
from claimdesk.language.en.date_tokens import ABOUT, NEARLY, NUMBER, UNITS
from claimdesk.language.en.date_word_list import Words
from claimdesk.language.en.number_words import read_number


class Durations(Words):
    """The rules of durations; each takes where it begins and gives where it ends too."""

    def _number(self, at: int) -> tuple[float, int] | None:
        match = self._match(NUMBER, at)
        if match is None:
            return None
        end = self._after(match, at)
        digits = match.group().isdigit()  # "a . 14" is no number
        if digits and self._word(end) == "." and re.fullmatch(r"\d{1,2}", self._word(end + 1)):
            return float(f"{match.group()}.{self._word(end + 1)}"), end + 2
        return float(read_number(match.group())), end

    def _quantity(self, at: int) -> tuple[float, float, bool, int] | None:
        """Least, most, whether that was counted, and the token after it."""
        for phrase, least, most in _LOOSE_BY_WORD.get(self._word(at), ()):
            if self._are(at, phrase):
                return least, most, False, self._skip(at + len(phrase.split()), "of")
        if self._are(at, "half a dozen"):
            return 6, 6, True, at + 3
        if self._word(at) == "half" and self._word(at + 1) in ("a", "an"):
            return 0.5, 0.5, False, at + 2
        if self._are(at, "a dozen"):
            return 12, 12, True, at + 2
        if self._word(at) in ("a", "an") and self._word(at + 1) in ("good", "solid", "full"):
            return 1, 1, self._word(at + 1) == "full", at + 2
        found = self._number(at)
        if found is None:
            return None
        least, end = found
        more = self._number(end + 1) if self._word(end) in ("-", "to", "or") else None
        if more is not None and more[0] > least:
            return least, more[0], False, more[1]
        if self._are(end, "and a half"):
            return least + 0.5, least + 0.5, False, end + 3
        return least, least, True, self._skip(end, "full", "whole", "solid", "long", "good")

    def _duration(self, at: int) -> tuple[Duration, int] | None:
        """A length of time, of several units added up: a week and a day."""
        found = self._part_of_duration(at)
        if found is None:
            return None
        total, end = found
        for _ in range(3):
            then = self._skip(end, "and", ",")
            more = self._part_of_duration(then) if then - end in (1, 2) else None
            if more is None:
                break
            total, end = total + more[0], more[1]
        return total, end

    def _part_of_duration(self, at: int) -> tuple[Duration, int] | None:
        found = self._quantity(at)
        if found is None:
            return None
        least, most, counted, end = found
        or_so = False
        if self._are(end, "or so"):
            or_so, end = True, end + 2
        if self._word(end) == "calendar":
            end += 1
        unit = UNITS.get(self._word(end))
        if unit in (None, "weekend"):
            return None
        end += 1
        if self._are(end, "and a half"):
            least, most, counted, end = least + 0.5, most + 0.5, False, end + 3
        elif self._are(end, "or two") or self._are(end, "or 2"):
            most, counted, end = 2, False, end + 2
        elif self._are(end, "or three"):
            most, counted, end = 3, False, end + 2
        elif self._are(end, "or so") or self._are(end, "or more"):
            or_so, end = True, end + 2
        if or_so:
            least, most, counted = least * 0.85, most * 1.15, False
        assert unit is not None
        return length_of(unit, least, most, counted), end

    def _how(self, at: int) -> tuple[str, int]:
        """How closely the duration that follows is meant, and where that begins."""
        for phrase, how in _CLOSENESS_BY_WORD.get(self._word(at), ()):
            if self._are(at, phrase):
                return how, at + len(phrase.split())
        return "", at


def length_of(unit: str, least: float, most: float, counted: bool) -> Duration:
    """So many of a unit; `counted` where they were."""
    if unit in ("hour", "minute"):
        return Duration(days=(0, 1 if unit == "hour" and most > 6 else 0))
    if unit in ("month", "year"):
        months = 12 if unit == "year" else 1
        return Duration((least * months, most * months), exact=False)
    days = {"day": 1, "week": 7, "fortnight": 14}[unit]
    return Duration(days=(least * days, most * days), exact=counted)


_LOOSE_NUMBERS: tuple[tuple[str, float, float], ...] = (
    ("a couple", 2, 3),
    ("couple", 2, 3),
    ("a few", 3, 5),
    ("few", 3, 5),
    ("several", 3, 7),
    ("some", 3, 7),
    ("a handful", 3, 6),
)

_CLOSENESS = (
    ("a little over", "just over"),
    ("a bit over", "just over"),
    ("a little more than", "just over"),
    ("a bit more than", "just over"),
    ("just over", "just over"),
    ("just under", "nearly"),
    ("a little under", "nearly"),
    ("a little less than", "nearly"),
    ("a bit less than", "nearly"),
    ("not quite", "nearly"),
    ("more than", "over"),
    ("longer than", "over"),
    ("at least", "over"),
    ("over", "over"),
    ("well over", "over"),
    ("less than", "under"),
    ("fewer than", "under"),
    ("not even", "under"),
    ("under", "under"),
    ("at most", "within"),
    ("no more than", "within"),
    ("not more than", "within"),
    ("up to", "within"),
    ("exactly", "exactly"),
    ("precisely", "exactly"),
    *((word, "nearly") for word in sorted(NEARLY)),
    *((word, "about") for word in sorted(ABOUT)),
)

_Phrase = TypeVar("_Phrase", bound=tuple[Any, ...])


def _by_first_word(phrases: Iterable[_Phrase]) -> dict[str, list[_Phrase]]:
    by_word: dict[str, list[_Phrase]] = {}
    for phrase in phrases:
        by_word.setdefault(phrase[0].split()[0], []).append(phrase)
    return by_word


_LOOSE_BY_WORD = _by_first_word(_LOOSE_NUMBERS)

_CLOSENESS_BY_WORD = _by_first_word(_CLOSENESS)
