"""Order numbers dictated sign by sign: "C S dash one one eight four two"."""

from __future__ import annotations

import re

from claimdesk.language.en.number_words import read_number
from claimdesk.language.spans import Span
from claimdesk.language.text_cache import cached_by_text

_ZERO = ("oh", "o", "nought", "null")
_DIGIT_WORDS = "zero|one|two|three|four|five|six|seven|eight|nine|" + "|".join(_ZERO)
_TIMES = {"double": 2, "triple": 3}
_DASH = r"(?:dash|hyphen|minus)"
_DIGIT = rf"(?:(?:{'|'.join(_TIMES)}) (?:{_DIGIT_WORDS}|\d)|{_DIGIT_WORDS}|\d+)"
_RUN = re.compile(
    rf"(?<![\w@.'\u2019-])(?:(?P<letters>[a-z]{{2,4}}(?=[\s,]+{_DASH})|[a-z](?:[ .]+[a-z]){{1,3}}"
    rf"|(?-i:[A-Z]{{2,4}}))\b[\s,.]+(?P<dash>{_DASH}[\s,]+)?)?"
    rf"(?P<digits>{_DIGIT}(?:[\s,-]+(?:{_DASH}[\s,]+)?{_DIGIT}){{2,}})(?![\w@])",
    re.I,
)
_SIGN = re.compile(rf"{_DASH}|{_DIGIT}", re.I)
_SPOKEN = re.compile(rf"\b(?:{_DASH}|{_DIGIT_WORDS})\b", re.I)
_LED = re.compile(
    r"\b(?:orders?|numbers?|purchase|confirmation)\b[^.!?]{0,20}$"
    r"|^\W*(?:(?:it'?s|it is|sure|ok|yes|yeah)\W+)*$",
    re.I,
)
_PHONE = re.compile(r"\b(?:phone|cell|mobile|call|text|whatsapp|reach|zip)\b[^.!?]{0,25}$", re.I)
_FEWEST_DIGITS, _MOST_DIGITS = 4, 20


def spoken_order_numbers(text: str) -> list[Span]:
    """The order numbers of a message that are told sign by sign, each as it is written."""
    return list(_spoken(text))


@cached_by_text
def _spoken(text: str) -> tuple[Span, ...]:
    found = []
    for match in _RUN.finditer(text):
        before = text[: match.start()]
        said = match.group()
        led = match["letters"] or _LED.search(before)
        if not (led and _SPOKEN.search(said)) or _PHONE.search(before):
            continue
        written = _written(match["digits"])
        if not _FEWEST_DIGITS <= sum(sign.isdigit() for sign in written) <= _MOST_DIGITS:
            continue
        letters = re.sub(r"\W", "", match["letters"] or "").upper()
        joint = "-" if match["dash"] else ""
        found.append(Span(*match.span(), f"{letters}{joint}{written}"))
    return tuple(found)


def _written(digits: str) -> str:
    """The digits as they are written: "one double four dash 2" is "144-2"."""
    return "".join(_sign(each.casefold()) for each in _SIGN.findall(digits))


def _sign(said: str) -> str:
    if re.fullmatch(_DASH, said):
        return "-"
    *times, digit = said.split()
    if digit.isalpha():
        digit = "0" if digit in _ZERO else str(read_number(digit))
    return digit * (_TIMES[times[0]] if times else 1)
