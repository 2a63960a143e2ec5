"""Whether a message leaves open whose mistake it was, or which of two numbers is meant."""

from __future__ import annotations

import re

from claimdesk.language.en.segmentation import sentences
from claimdesk.language.en.wishes import names_remedy
from claimdesk.language.text_cache import cached_by_text

_UNSURE = re.compile(
    r"\b(?:either|not sure|unsure|no idea|no clue|idk|dunno|whether|might|may(?:be)?|perhaps"
    r"|possibly|could (?:be|have been|well be)"
    r"|(?:do not|don'?t|can'?t|can ?not|couldn'?t) (?:really |honestly |even )?"
    r"(?:know|tell|say|remember))\b",
    re.I,
)
_OF_ORDERING = re.compile(
    r"\b(?:choose|chose|chosen|pick(?:ed)?|click(?:ed)?|select(?:ed)?|tapped|order(?:ed)?|bought"
    r"|wrong|mistakes?|fault|error|mix(?:ed)?[- ]?up|messed up)\b",
    re.I,
)
_MINE = re.compile(r"\b(?:i|me|my|mine|myself|we|our|ours|us)\b", re.I)
_THEIRS = re.compile(
    r"\b(?:you|your|yours|u|ur|they|their|theirs|listing|shop|store|seller|site|website|page"
    r"|description|packers?|warehouse|somebody|someone)\b",
    re.I,
)
_OR = re.compile(r"\bor\b", re.I)
_PLACES = re.compile(r"\b[1-9]\)? or (?:number |option |maybe )?[1-9]\b(?! (?:day|week))", re.I)


@cached_by_text
def leaves_mistake_open(text: str) -> bool:
    """Whether the writer can't tell if the mistake was their own or the store's.

    "Either I chose the wrong one or the listing was wrong", "not sure if it's my fault or yours".
    """
    return any(_leaves_open(each) for each in sentences(text.replace("\u2019", "'")))


def unsure_of_place(text: str) -> bool:
    """Whether the writer can't tell which of two choices by number: "don't know if it's 1 or 4"."""
    plain = text.replace("\u2019", "'")
    return bool(_UNSURE.search(plain) and _PLACES.search(plain))


def _leaves_open(sentence: str) -> bool:
    unsure = _UNSURE.search(sentence)
    if unsure is None or not _OF_ORDERING.search(sentence) or names_remedy(sentence):
        return False
    told = sentence[unsure.end() :]
    for joint in _OR.finditer(told):
        one, other = told[: joint.start()], told[joint.end() :]
        if _MINE.search(one) and _THEIRS.search(other):
            return True
        if _THEIRS.search(one) and _MINE.search(other):
            return True
    return False
