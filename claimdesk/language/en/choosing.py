"""How people pick one of several things offered: by its place, by a word of it, or none."""

from __future__ import annotations

import re

from claimdesk.language.text_cache import cached_by_text

LAST = -1

#: Words for a place of a list, 1 the first.
ORDINALS = {
    "first": 1, "1st": 1, "top": 1, "upper": 1, "former": 1, "one": 1,
    "second": 2, "2nd": 2, "two": 2, "third": 3, "3rd": 3, "three": 3,
    "fourth": 4, "4th": 4, "four": 4, "fifth": 5, "5th": 5, "five": 5,
    "sixth": 6, "6th": 6, "six": 6, "seventh": 7, "7th": 7, "seven": 7,
    "eighth": 8, "8th": 8, "eight": 8,
    "last": LAST, "bottom": LAST, "final": LAST, "latter": LAST,
}  # fmt: skip
_BEFORE = (
    r"(?:(?:no|ok|okay|um+|uh+|er+|well|so|hmm+|yes|yeah|then|please|maybe|probably|definitely"
    r"|i(?:'d| would| will|'ll)?|think|guess|say|said|mean|want|choose|pick|take|like|go|going|with"
    r"|for|let'?s|it'?s|its|it is|is|that'?s|thats|that|would be|be|the|my|answer|very)[ ,]+)*"
)
_AFTER = (
    r"(?: (?:one|option|choice|answer|item|line|button|thing))?"
    r"(?: (?:of|from|in|on|out of)(?: (?:the|these|those|them|all|list|options|choices|your))+)?"
    r"(?:[ ,]+(?:please|pls|thanks|thank you|i (?:think|guess)|then|then please))*"
)
_PLACE = re.compile(
    rf"{_BEFORE}(?:(?:number|no|nr|option|choice|answer|#)[ .]*)?\(?"
    rf"(?:(?P<digit>[1-9])|(?P<letter>[a-h])|(?P<word>{'|'.join(ORDINALS)}))[.)]?{_AFTER}"
)
_NONE = re.compile(
    r"(?:no[ ,]+|um+[ ,]+|well[ ,]+)*(?:it'?s |its |is |i think |actually )*"
    r"(?:none|neither|nothing|not (?:any|one|either))\b(?: (?:of|from|in|on)\b[^,.;:!?]*)?"
    r"(?: (?:really )?(?:fits?|appl(?:y|ies)|match(?:es)?|is right|are right))?"
    r"(?: (?:really|here|please|sorry))*"
)
_TOKEN = re.compile(r"[a-z0-9]+")
# What says nothing of which one is meant.
_IDLE = frozenset(
    re.findall(
        r"\S+",
        "a an the it its is was it's i i'm i'd my we you your that this one on in of by or and as"
        " at for to from with do did can would like want please pls ok okay um so such own just"
        " think option choice them these those s d m yes yeah yep yup sure fine let",
    )
)
_DENYING = frozenset(re.findall(r"\S+", "no not none never nt cannot don dont can't without un"))


def place_named(text: str) -> int | None:
    """The place of the one meant, 1 for the first and LAST for the last; None where none is named.

    "2", "option b", "the last one", "the first of these": nothing but the place may be said.
    """
    match = _PLACE.fullmatch(_plain(text))
    if match is None:
        return None
    if match["digit"]:
        return int(match["digit"])
    if match["letter"]:
        return ord(match["letter"]) - ord("a") + 1
    return ORDINALS[match["word"]]


def rejects_all(text: str) -> bool:
    """Whether none of what was offered is meant, and nothing else is said: "none of these"."""
    return bool(_NONE.fullmatch(_plain(text)))


@cached_by_text
def telling_words(text: str) -> tuple[frozenset[str], bool]:
    """The words of a title or of an answer that tell which is meant, and whether it denies."""
    words = _TOKEN.findall(_plain(text).replace("e-mail", "email").replace("n't", " not"))
    denies = any(word in _DENYING for word in words)
    return frozenset(word for word in words if word not in _IDLE | _DENYING), denies


def _plain(text: str) -> str:
    return " ".join(text.casefold().replace("\u2019", "'").split()).strip(" .,!?\"'")
