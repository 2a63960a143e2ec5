"""A slip of the writer's own that is put right, in words that could be of a thing: "wrong one"."""

from __future__ import annotations

import re

_VALUE = r"(?:number|date|day|month|year|order(?: number)?|e-?mail|address|price|amount|time|link)"
_SLIP = re.compile(
    rf"\bwrong {_VALUE}\b"
    r"|\bi(?:['\u2019]?(?:ve|m|d)| have| am| had| must have| think i| just)?"
    r" (?:(?:got|get|had|have|mixed|mix) (?:(?:it|that|them|this|those|these|the|my|both|two|up"
    rf"|dates?|days?|months?|numbers?|orders?|mixed|all) ?){{0,5}}(?:up|confused|backwards|wrong)"
    r"|(?:typed|wrote|gave|told|put|said|read|entered|copied|remembered)"
    r" (?:\w+ ){0,3}wrong(?:ly)?|mis(?:typed|read|remembered|spoke|wrote)|(?:am |was )?confused)\b"
    r"|\bmixed (?:it |them |that |those |this |the \w+ )?up\b|\bmix-?up on my (?:end|side|part)\b"
    r"|\bmy (?:bad|mistake|fault)\b|\btypo\b|\bi was wrong\b",
    re.IGNORECASE,
)
# These may be of a thing as well, but for what they follow or what is put right with them.
_LED = re.compile(
    r"(?:^|[.,;!?\n]\s*)(?:(?:no|oh|ah|oops|whoops|wait|sorry|hold on|hang on|actually|hm+|ugh)"
    r"\W+)+(?:(?:that|it|this|those)(?:['\u2019]?s| is| was)?|thats|its)?\s*(?:the |a |all )?"
    r"(?:wrong(?: one)?|not right|incorrect|a mistake)\b"
    r"(?! \w*(?:item|product|size|colou?r|model))",
    re.IGNORECASE,
)
_BESIDE = re.compile(
    r"\b(?:(?:that|this|it|those)(?:['\u2019]?s| is| was| are)?|thats|its) (?:all )?"
    r"(?:wrong|not right|incorrect|a mistake)\b(?! (?:item|product|size|colou?r|model|one|thing))",
    re.IGNORECASE,
)
_OF_A_THING = re.compile(
    r"\b(?:wrong|mistaken\w*|mix|mixed|by (?:mistake|accident)|different|other (?:item|product|one"
    r"|colou?r|size|model)|sent me|you (?:guys )?(?:sent|shipped)"
    r"|instead|(?:item|product|colou?r|size|model)s?)\b",
    re.IGNORECASE,
)


def is_slip(text: str, *, gives_value: bool) -> bool:
    """Whether "wrong" and the like are of what the writer told before, not of what came.

    "That's wrong, I mixed up", "no wait, wrong one"; ``gives_value``: a day, a number, an address
    or a sum is put right in the message, which makes "that's wrong" of it.
    """
    patterns = (_SLIP, _LED, *((_BESIDE,) if gives_value else ()))
    if not any(pattern.search(text) for pattern in patterns):
        return False
    rest = text
    for pattern in (*patterns, _BESIDE):
        rest = pattern.sub(" ", rest)
    return not _OF_A_THING.search(rest)
