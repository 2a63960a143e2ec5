"""Whether an item was put to use or opened, in the plain words of whoever had it in hand."""

from __future__ import annotations

import re

from claimdesk.language.en.by_ear import Ear
from claimdesk.language.en.hypotheticals import is_hypothetical
from claimdesk.language.en.questions import is_question
from claimdesk.language.en.segmentation import sentences

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
