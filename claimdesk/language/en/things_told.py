"""How the things that a message names belong together: a part to its whole, what comes with it."""

from __future__ import annotations

import re

_WHOSE = r"(?:my|the|this|that|our|your|ur|his|her|their|these|those|an?)"
_LIKE = r"(?:(?:brand )?new|old|own|whole|other|second|same|[\w-]+)"
# "The stand on my …", "the cable that came with the …"; not "for", which tells what a thing is for.
_PART_THEN_WHOLE = re.compile(
    rf" (?:(?:part|bit|thing|thingy|piece) )?(?:on|of|from|off|inside|in|belonging to"
    rf"|(?:that|which) (?:is |was |goes |came |comes |should (?:be |come |have come )?"
    rf"|is supposed to (?:be |come )|was supposed to (?:be |come ))?(?:with|on|in|inside|of))"
    rf"(?: {_WHOSE})?(?: {_LIKE}){{0,2}} ",
    re.I,
)
_WHOLE_THEN_PART = re.compile(r"['\u2019]?s['\u2019]? (?:own )?", re.I)
# What says of a missing thing that it comes with another: "not in the box", "along with it".
_COMES_WITH = re.compile(
    r"\b(?:in(?:side)?|out of|from) (?:of )?(?:the|its|my|this) (?:\w+ )?(?:box|package|packaging"
    r"|packet|carton|parcel|kit)\b|\b(?:along|together) with (?:it|this|that|the)\b"
    r"|\b(?:came?|comes?|ship(?:s|ped)?|sold|supplied|sent|be|included) (?:along )?with(?:out)?\b"
    r"|\bincluded\b|\bno \w+(?: \w+)? with it\b|\bsupposed to (?:come|be)\b",
    re.I,
)
_STOP = re.compile(r"[.;!?\n](?=\s|$)")


def is_part_of(text: str, part: tuple[int, int], whole: tuple[int, int]) -> bool:
    """Whether what stands there is told as a part of the other thing: "the stand on my case"."""
    if part[1] <= whole[0]:
        return bool(_PART_THEN_WHOLE.fullmatch(f"{text[part[1] : whole[0]].rstrip()} "))
    return bool(_WHOLE_THEN_PART.fullmatch(text[whole[1] : part[0]]))


def comes_with_another(text: str, start: int, end: int) -> bool:
    """Whether what stands there is told as what comes with another thing: "not in the box"."""
    begins = max((found.end() for found in _STOP.finditer(text, 0, start)), default=0)
    stop = _STOP.search(text, end)
    return bool(_COMES_WITH.search(text, begins, stop.start() if stop else len(text)))
