"""How the things that a message names belong together: a part to its whole, an item to its list."""

from __future__ import annotations

import re

from claimdesk.language.en.choosing import LAST, ORDINALS
from claimdesk.language.en.questions import is_question

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
_MARK = r"(?:\(?(?P<mark>[a-h]|[1-9])[).:]|#(?P<hash>[1-9])[).:]?)"
_ITEM = re.compile(
    rf"(?:^|(?<=[\s,;:])){_MARK}\s*(?P<name>[^\n,;.]+?)"
    r"(?=\s*(?:[,;.\n]|\band\b|&)?\s*(?<!\w)\(?(?:[a-h]|[1-9])[).:]\s|\s*[,;.\n]|$)",
    re.I,
)
# "b is the cracked one", "it's number 2 that broke", "the second is bent", "just b)".
_ORDINAL = "|".join(word for word in ORDINALS if word not in ("one", "two", "three", "four"))
_NAMED = re.compile(
    r"^\W*(?:(?:sorry|oh|so|and|ok|okay|well|its|it'?s|it is|it was|that'?s|i mean|i meant|only"
    r"|just|the|no|number|no\.|nr|item|thing|one|with)[\s,]+)*"
    rf"#?\(?(?:(?P<mark>[a-h]|[1-9])\b[).]?|(?P<word>{_ORDINAL})\b)"
    r"(?! (?:day|week|month|time|hour|year|of)\b)(?: (?:one|item|thing))?"
    r"(?=\W*$|,? (?:is|was|are|were|has|had|came|that|which|got|arrived|broke|only|please|pls)\b)",
    re.I,
)
_MOST_WORDS = 7  # of the name of a listed thing


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


def listed_thing(listed: str, text: str) -> str | None:
    """The thing of a list "a) … b) …" told before, that a message picks: "b is the cracked one"."""
    named = None if is_question(text) else _NAMED.match(text.replace("\u2019", "'"))
    if named is None:
        return None
    things = [
        ((found["mark"] or found["hash"]).casefold(), found["name"].strip())
        for found in _ITEM.finditer(listed)
    ]
    things = [(mark, name) for mark, name in things if len(name.split()) <= _MOST_WORDS]
    if len(things) < 2:
        return None
    if named["mark"]:
        return next((name for mark, name in things if mark == named["mark"].casefold()), None)
    place = ORDINALS[named["word"].casefold()]
    if place == LAST:
        return things[-1][1]
    return things[place - 1][1] if place <= len(things) else None
