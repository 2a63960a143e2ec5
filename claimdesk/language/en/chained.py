"""Where one message wants several things done with a claim, one after the other."""

from __future__ import annotations

import re

from claimdesk.language.en.segmentation import split_requests

_BID = (
    r"(?:(?:please|pls|plz|also|then|just|kindly|maybe|can (?:you|u|i)|could (?:you|u|i)"
    r"|i(?:'d| would) like to|i want to|i need to)\s+)*"
    r"(?:change|correct|update|set|fix|switch|edit|add|include|append|note|mention|withdraw|cancel"
    r"|make (?:it|the|my|that)|put|tell (?:me|them)|let me know|give me|show me"
    r"|what(?:'?s| is| are| do| did| happens)|how (?:long|is|does|much|do)"
    r"|when (?:will|do|does|is|can)|where (?:is|are|do|does)"
    r"|which|is (?:it|that|my|the)|did (?:you|u)|do (?:you|u|i)"
    r"|will (?:i|you|it)|has (?:it|anyone))\b"
)
_NEXT = re.compile(
    rf"\s*(?:[,;.!?]|\s[-\u2013\u2014]\s)+\s*(?:(?:and|then|also|plus|oh|btw)\s+)*(?={_BID})"
    rf"|\s+(?:and|then|plus)\s+(?:(?:also|then)\s+)?(?={_BID})",
    re.I,
)
_MARKS = (".", "!", "?")  # that end a sentence


def wishes_in(text: str) -> tuple[str, ...]:
    """The parts of a message that each want something done or told, in order; at least one.

    "Add that it hums, set the price to 9 and how does it stand?" are three.
    """
    plain = text.replace("\u2019", "'")
    parts = [part for each in split_requests(plain) for part in _cut(each)]
    return tuple(part for part in parts if re.search(r"\w", part)) or (text,)


def _cut(text: str) -> list[str]:
    parts, last = [], 0
    for found in _NEXT.finditer(text):
        mark = found.group().strip()[:1]
        parts.append(text[last : found.start()] + (mark if mark in _MARKS else ""))
        last = found.end()
    return [part for part in (*parts, text[last:].strip()) if part]
