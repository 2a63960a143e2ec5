"""How a message points to what was said before: "I told you already", "the same order"."""

from __future__ import annotations

import re

_TELL = (
    r"(?:told|said|gave|given|sent|mentioned|wrote|written|typed|answered|explained|provided"
    r"|described|entered|shared|put|stated)"
)
_TO_YOU = (
    r"(?! (?:them|him|her|my|amazon|ups|fedex|usps"
    r"|the (?:driver|carrier|seller|guy|lady|postman))\b)"
)
_TOLD_ALREADY = re.compile(
    rf"\b(?:i|we)(?:['’]?ve| have| did| had)? (?:just |already |literally |clearly "
    rf"|only just )+{_TELL}\b{_TO_YOU}"
    rf"|\b(?:i|we)(?:['’]?ve| have| did)? {_TELL} (?:you|u|it|that|this|so|all (?:that|this))?\s*"
    r"(?:already|before|twice|above|earlier|\d times|multiple times|a minute ago|just now)\b"
    rf"|\b(?:i|we)(?:['’]?ve| have| did|['’]?d)? (?:told|tell) (?:you|u)\b"
    rf"|\balready {_TELL}\b{_TO_YOU}|\b(?:as|like) i (?:\w+ )?(?:{_TELL})\b"
    r"|\b(?:you|u)(?:['’]?ve| have)? (?:already|just) (?:have|got|know|asked|ask)\b"
    r"|\b(?:you|u) (?:have|got|know) (?:it|that|my \w+(?: \w+)?|all (?:of )?(?:that"
    r"|this)) already\b"
    r"|\b(?:you|u) (?:asked|ask) (?:me )?(?:that|this|it|for (?:that|it))(?: already| again"
    r"| before)?\b"
    r"|\b(?:asking|asked) (?:me )?(?:that |this |the same \w+ )?(?:again|twice)\b"
    r"|\bhow (?:many times|often)\b[^.!]*\b(?:tell|say|give|repeat|write|ask)\b"
    r"|\b(?:in|read|see|look at|scroll up(?: to)?) (?:my|the) (?:first|previous|last|earlier) "
    r"(?:message|text|msg|line|post)\b|\b(?:see|read|look|scroll) (?:above|up)\b|\bsee above\b"
    r"|\bi(?:['’]?m| am) repeating myself\b|\b(?:i )?said (?:it|that|so)\W*$"
    r"|^\W*i said\b|[,.]? i said\W*$",
    re.I,
)
_SAME_ORDER = re.compile(
    r"\bsame (?:order|parcel|package|purchase|shipment|delivery|box|number|order number"
    r"|one as before"
    r"|as (?:before|the (?:first|other|last)|that)|everything|info|details|data)\b"
    r"|\b(?:in|from|with|on|of) (?:that|this|the (?:same|first|other|last|previous)) "
    r"(?:same )?(?:order|parcel|package|purchase|shipment|delivery|box)\b"
    r"|\b(?:came|arrived|ordered|bought|shipped) (?:\w+ )?(?:together|along) ?(?:with (?:it|that"
    r"|this))?",
    re.I,
)
_THE_SAME = re.compile(
    r"\W*(?:(?:it'?s|its|it is|also|still|the|yeah|yes)\W+)*(?:same|see above|as before)"
    r"(?: (?:one|thing|again|order|as (?:before|above|last time)))?\W*",
    re.I,
)


def says_told_already(text: str) -> bool:
    """Whether the message says that it was all told before: "I told you", "you asked me that"."""
    return bool(_TOLD_ALREADY.search(text))


def means_same_order(text: str, *, asked: bool = False) -> bool:
    """Whether it is of the order spoken of before; where that was asked, a bare "same" says it."""
    return bool(_SAME_ORDER.search(text) or (asked and _THE_SAME.fullmatch(text)))
