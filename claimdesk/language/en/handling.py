"""Whether an item was put to use or opened, in the plain words of whoever had it in hand."""

from __future__ import annotations

import re

from claimdesk.language.en.by_ear import Ear
from claimdesk.language.en.hypotheticals import is_hypothetical
from claimdesk.language.en.questions import is_question
from claimdesk.language.en.segmentation import sentences
from claimdesk.language.en.told_again import without_told_again

_MEANT_LIST = """
    used unused using havent hasnt didnt never worn
"""
_EAR = Ear(_MEANT_LIST.split())
_NOT = (
    r"(?:(?:ha(?:ve|d|s)|did|do|ai)(?:n['\u2019]?t| not)|never(?: ever)?|not)"
    r"(?: (?:even|yet|actually|really|been|once|ever|so much as|at all))*"
)
_USE = r"(?:us(?:ed?|ing)|worn|wear|wore)"
_THING = r"(?: (?:it|them|this|that|these|those|one|the \w+|my \w+))"
# What is not used any more, much or for something has been in use.
_IN_USE_AFTER = (
    r"(?! (?:any ?more|no more|much|a lot|often|every\w*|for|since|again|after|in|with|to|by|that"
    r"|very|daily|lately|these days|right|properly|correctly|as (?:an?|my|the)|on (?:the|my)"
    r" (?:road|go|weekends?)|outdoors?|outside|a (?:code|coupon|voucher)|until|till)\b)"
)
_NO_USE = re.compile(rf"\b{_NOT} {_USE}\b(?:{_THING}\b|(?!{_THING}\b)){_IN_USE_AFTER}", re.I)
_OTHERS = re.compile(r"\b(?:you|u|they|it (?:can|could|will|would|does|did)) $", re.I)
_NO_ITEM = re.compile(r"\b(?:codes?|coupons?|vouchers?|discounts?|gift ?cards?)\b", re.I)
#: Somebody opened it, also told in the present: "my friend already open it".
OPENED = re.compile(
    r"(?<!\bcan )(?<!\bto )(?<!\bshould )(?<!\bdo )(?<!\bif )(?<!\bmay )(?<!\bcould )(?<!\bwill )"
    r"\b(?:already|just|i|we|he|she|they|somebody|someone|(?:my|our|his|her) \w+)"
    r"(?: (?:already|just|have|has|had|did))* open(?:ed|s)?(?: up)? (?:it|them|this|that|one|the"
    r"(?: \w+)? (?:box|package|packaging|seal|wrapp\w+|plastic)"
    r"|its (?:box|package|packaging|seal))\b",
    re.I,
)

# Nothing but that it was opened, and nothing of what was done with it then.
_ONLY_OPENED = re.compile(
    r"(?:(?:i|we|it|its|it's|is|was|been|has|have|already|yes|just|clearly|obviously|as|they|them|'ve"
    r"|well|no|ok|ffs|omg)\s+)*(?:opened|unboxed|unwrapped|unsealed)(?: (?:it|them|one))?"
    r"(?: (?:already|obviously|of course|again|please|pls))*",
    re.I,
)
_OF_ANY_USE = re.compile(r"\b(?:us(?:ed?|ing)|worn|wear\w*|wore|tri(?:ed|ing)|try|put)\b", re.I)
_PARTS = re.compile(r"[.,;:!?]+")

_SPAN = (
    r"(?:(?:first|last|few|couple(?: of)?|\d+|an?|one|two|three|four|five|six|several|some)[ -])*"
    r"(?:day|night|week|month|year|use|wash|charge|trip)s?"
)
# It went for a while, and then no longer: "worked fine until", "died after a month".
_FAILED_IN_USE = re.compile(
    r"\b(?:fine|good|great|ok(?:ay)?|well|alright|all right|perfect(?:ly)?)"
    r"[ ,]+(?:at first|in the beginning|until|till?|up to"
    rf"|(?:for )?(?:only |about |the )*{_SPAN})\b"
    r"|\b(?:work(?:ed|ing)|ran|held|charg(?:ed|ing)|was|been)"
    r"(?: (?:all|just|perfectly|totally|really|so))*"
    r" (?:fine|good|great|ok(?:ay)?|well|alright|all right|perfect(?:ly)?)[ ,]+(?:but|then)\b"
    r"|\bused to (?:work|charge|turn|close|hold|connect|fit|stay|click)\b"
    r"|\b(?:no longer|never again) (?:works?|charges?|turns?|closes?|holds?|connects?|stays?)\b"
    r"|(?:n['\u2019]?t|\bnot) (?:even |really |properly )?(?:work|charg|turn|close|hold|stay"
    r"|stick|zip|click|connect|light|lock|respond|register|switch|start|power|fit|stand)\w*"
    r"(?: \w+){0,2}? any ?more\b"
    r"|\b(?:stopped|quit|died|gave (?:up|out)|failed|broke|snapped|tore|ripped|cracked"
    r"|came (?:off|apart)"
    r"|fell (?:off|apart)|not working|doesn['\u2019]?t work|won['\u2019]?t (?:charge|turn on))\b"
    rf"[^.!?;]{{0,25}}?\b(?:after (?:only |just |about |like |around )*{_SPAN}\b(?! (?:late|delay))"
    r"|(?:all of a sudden|suddenly|one day|overnight)\b)",
    re.I,
)
# It came so, or never was right.
_FROM_THE_START = re.compile(
    r"\b(?:never (?:\w+ )?work\w*|from the (?:start|beginning|first)|out of the box|on arrival|doa"
    r"|(?:came|arrived) (?:\w+ )?(?:broken|cracked|dead|damaged|faulty|torn|like (?:this|that))"
    r"|when (?:i|we) (?:opened|unpacked|unboxed|got))\b",
    re.I,
)


def failed_in_use(text: str) -> bool:
    """Whether a thing worked before its fault, so that it was used: "died after a month"."""
    return any(
        bool(_FAILED_IN_USE.search(part)) and not is_question(part)
        for part in sentences(text.replace("\u2019", "'"))
    ) and not _FROM_THE_START.search(text)


def says_unused(text: str) -> bool:
    """Whether the writer says that the item was not put to use: "havent used it", "not used"."""
    return any(
        not (
            is_question(part)
            or _NO_ITEM.search(part)
            or _OTHERS.search(part[: found.start()])
            or is_hypothetical(part, found.start(), found.end())
        )
        for part in sentences(_EAR.hear(text.replace("\u2019", "'")).text)
        for found in _NO_USE.finditer(part)
    )


def says_only_opened(text: str) -> bool:
    """Whether a part of the message says that the item was opened and no more, and none tells of
    any use: "opened!! third time", "I told you it's opened"."""
    plain = without_told_again(" ".join(text.replace("\u2019", "'").split()))
    parts = [part.strip() for part in _PARTS.split(plain)]
    return any(_ONLY_OPENED.fullmatch(part) for part in parts) and not _OF_ANY_USE.search(plain)
