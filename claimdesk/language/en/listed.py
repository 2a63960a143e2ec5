"""Things that a message lists by letters or numbers, and how one of them is pointed at."""

from __future__ import annotations

import re

_ENTRY = re.compile(
    r"(?:^|[\s(,;:])(?P<mark>[a-e]|[1-5])[).:]\s+"
    r"(?P<item>[^\n;,.():]+?)(?=\s*(?:[,;.]|\band\b)?\s+[a-e1-5][).:]|\s*[.;,\n]|\s*$)",
    re.I,
)
_MARKS = ("a1", "b2", "c3", "d4", "e5")
_PLACES = {
    **{mark: at for at, marks in enumerate(_MARKS) for mark in marks},
    "first": 0,
    "1st": 0,
    "second": 1,
    "2nd": 1,
    "third": 2,
    "3rd": 2,
    "fourth": 3,
    "4th": 3,
    "last": -1,
    "latter": -1,
    "former": 0,
}
_POINTS = re.compile(
    r"\W*(?:(?:it|that|its|it's|that's|is|was|i mean|i meant|sorry|oh|the|item|number|no|letter"
    r"|only|just)\W+)*"
    rf"(?P<place>{'|'.join(_PLACES)})\b\)?(?: (?:one|item|thing))?"
    r"(?:'s|\s+(?:is|was|came|has|arrived)\b)?"
    r"(?:\W+(?:the|a|bad|cracked|broken|damaged|faulty|dead|torn|defective|problem|issue|culprit|one"
    r"|that|which|is|was|came|arrived|of|them|those|two|please|pls|wrong|scratched|bent|missing))*"
    r"\W*",
    re.I,
)


def items_listed(text: str) -> tuple[str, ...]:
    """The things that a message lists by letters or numbers: "a) a folio b) a pen"; two or more."""
    found = [(each["mark"].lower(), each["item"].strip()) for each in _ENTRY.finditer(text)]
    in_order = [_PLACES[mark] for mark, _ in found] == list(range(len(found)))
    return tuple(item for _, item in found) if in_order and len(found) > 1 else ()


def pointed_at(text: str, count: int) -> int | None:
    """The index of the one of `count` things that a message points at, and tells no more than that
    it is the one: "b is the broken one", "it's the second"."""
    found = _POINTS.fullmatch(" ".join(text.replace("\u2019", "'").split()))
    if found is None:
        return None
    at = _PLACES[found["place"].lower()]
    return at % count if -count <= at < count else None
