"""Numbers written as words: "twenty-five", "the third"."""

from __future__ import annotations

import re

_UNITS_LIST = """
    zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen
    fifteen sixteen seventeen eighteen nineteen
"""
_UNITS = tuple(_UNITS_LIST.split())
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_ORDINALS_LIST = """
    first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth
    thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth
"""
_ORDINALS = tuple(_ORDINALS_LIST.split())
_VALUES = {word: value for value, word in enumerate(_UNITS)}
_VALUES |= {word: 10 * tens for tens, word in enumerate(_TENS, start=2)}
_VALUES |= {word: value for value, word in enumerate(_ORDINALS, start=1)}
_VALUES |= {"a": 1, "an": 1, "twentieth": 20, "thirtieth": 30}

_UNIT = "(?:" + "|".join(sorted(_UNITS[1:], key=len, reverse=True)) + ")"
_TEN = "(?:" + "|".join(_TENS) + ")"

#: A whole number below a thousand in words, as regular expression source (lower case).
NUMBER_WORD = (
    rf"(?:(?:{_UNIT}|an?) hundred(?:(?: and)? {_TEN}(?:[ -]{_UNIT})?| (?:and )?{_UNIT})?"
    rf"|{_TEN}(?:[ -]{_UNIT})?|{_UNIT})"
)

#: "first" to "thirty-first", as regular expression source (lower case).
ORDINAL_WORD = (
    r"(?:(?:twenty|thirty)[ -](?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)"
    "|twentieth|thirtieth|" + "|".join(sorted(_ORDINALS, key=len, reverse=True)) + ")"
)


def read_number(words: str) -> int:
    """The value of digits, a number or an ordinal in words: "twenty-five" is 25, "3rd" is 3.

    Raises ValueError for anything else.
    """
    digits = re.fullmatch(r"(\d+)(?: ?(?:st|nd|rd|th))?", words)
    if digits:
        return int(digits.group(1))
    total = 0
    for word in re.split(r"[ -]+", words):
        if word == "and":
            continue
        if word == "hundred":
            total *= 100
        elif word in _VALUES:
            total += _VALUES[word]
        else:
            raise ValueError(f"{words!r} is not a number")
    return total
