"""What a thing came in, told apart from the thing."""

from __future__ import annotations

import re

from claimdesk.language.en.plurals import singular
from claimdesk.language.en.product_phrases import LEADS, NO_MODIFIER

# Words for nothing but packaging; a container needs a word before it that says so.
_PACKAGING_LIST = """
    packaging packing parcel package pkg packet mailer envelope carton wrapper wrapping cardboard
    padding shipment delivery jiffy box
"""
_PACKAGING = frozenset(_PACKAGING_LIST.split())
_CONTAINER_LIST = "bag sleeve pouch tube tray wrap foil crate sack tin"
_CONTAINERS = frozenset(_CONTAINER_LIST.split())
_OF_PACKAGING_LIST = """
    outer shipping mail mailing post postal delivery transport courier cardboard jiffy bubble poly
    polythene cellophane shrink amazon dhl usps ups fedex
"""
_OF_PACKAGING = frozenset(_OF_PACKAGING_LIST.split())
# These tell of a bag or a box, but a padded sleeve or a plastic pouch is sold as well.
_MATERIAL_LIST = "plastic paper padded outside inner inside original retail brown"
_MATERIAL = frozenset(_MATERIAL_LIST.split())
_SOLD_LIST = "sleeve pouch tube tray tin crate"
_SOLD = frozenset(_SOLD_LIST.split())
# What a box is like; any other word before it says what it is for: a lunch box.
_STATE_LIST = """
    torn ripped crushed damaged smashed wet soaked soaking open opened empty bent dented broken big
    small large huge same wrong whole sealed unopened new old nice flimsy thin other first second
    squashed battered
"""
_STATE = frozenset(_STATE_LIST.split())
_BOUGHT = re.compile(
    r"\b(?:ordered|bought|purchased|buy|order|looking for|paid for)"
    r"(?: (?:an?|the|my|this|some|two|three|\d+))?(?: [\w-]+){0,2} $",
    re.I,
)
_CAME_IN = re.compile(
    r"\b(?:came|come|arrived|packed|shipped|wrapped|delivered) in(?:side)?(?: just)?"
    r"(?: (?:an?|the|its|this|that))?(?: (?!my\b|our\b|your\b)[\w-]+)? $",
    re.I,
)
_IT_CAME_IN = re.compile(
    r"^(?: (?:that|which))? (?:it|they|this|everything|all|(?:the|my) [\w-]+)"
    r" (?:came|come|arrived|was|were|is)"
    r" (?:(?:all|packed|shipped|wrapped|sent|delivered) )?in\b"
    r"(?! (?:pieces|bits|two|half|the|my|an?|[a-z]+ (?:condition|state)|jan|feb|mar|apr|may|ju[nl]"
    r"|aug|sep|oct|nov|dec|20\d\d))"
    r"|^ around (?:it|them|the|my)\b",
    re.I,
)
_WORD = re.compile(r"[\w'\u2019-]+")
_MOST_WORDS = 3  # before a noun that describe it
_SAYS = re.compile(
    r"^(?:(?:it says on )?(?:the |my )?(?:packaging|package|box|label|sticker|wrapper|envelope|bag)"
    r" (?:it )?(?:just )?(?:says|said|reads|states|calls it)(?: it'?s)?)[ :,]+(?:an? |the )?",
    re.I,
)


def is_packaging(text: str, start: int, end: int) -> bool:
    """Whether what stands there is what a thing came in, and no thing that was bought.

    "The jiffy bag", "the sleeve it came in"; not "a lunch box", nor "I ordered a box".
    """
    words = [word.lower() for word in _WORD.findall(text[start:end])]
    if not words:
        return False
    before = text[:start]
    head = singular(words[-1])
    if head not in _PACKAGING and head not in _CONTAINERS:
        return False
    if _BOUGHT.search(before):
        return False
    if _IT_CAME_IN.match(text[end:]) or _CAME_IN.search(before):
        return True
    described = [*_describing(before), *words[:-1]]
    telling = _OF_PACKAGING if head in _SOLD else _OF_PACKAGING | _MATERIAL
    if telling.intersection(described) or (head in _PACKAGING and head != "box"):
        return True
    return head == "box" and all(word in _STATE for word in described)


def _describing(before: str) -> list[str]:
    """The words right before a noun that describe it."""
    found: list[str] = []
    for word in reversed(_WORD.findall(re.split(r"[.,;:!?\n]", before)[-1])):
        word = word.lower()
        if word in LEADS or word.isdigit() or (word in NO_MODIFIER and word not in _STATE):
            break
        found.insert(0, word)
    return found[-_MOST_WORDS:]


def without_packaging_lead(text: str) -> str:
    """The text without what says that it is read off the packaging: "the box says …"."""
    return _SAYS.sub("", text)
