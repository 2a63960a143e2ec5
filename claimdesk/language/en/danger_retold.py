"""A danger that is told once more to those who know of it, and nothing new of it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from claimdesk.language.en.danger import only_retells_danger, tells_danger
from claimdesk.language.en.negation import is_negated

# What is one and the same danger, in whichever of its words.
_KINDS = tuple(
    re.compile(rf"\b(?:{words})", re.IGNORECASE)
    for words in (
        r"swell|swoll|bulg|bloat|puff|balloon|expand",
        r"smok|smould|smold|fumes?\b",
        r"spark|fires?\b|flam|burn(?!ing smell)|explo|blew up|scorch|sing(?:e|ed)\b|charr",
        r"hot\b|heat|overheat|warm|melt|scald",
        r"shock|zap|electrocut|tingl",
        r"leak|acid|fluid|ooz",
        r"smell|burning smell|stink|odou?r",
        r"hiss|sizzl|crackl",
        r"hurt|injur|bleed|chok|sharp|cuts?\b|poison|toxic",
    )
)
_ANEW = re.compile(
    r"\b(?:now|again|still|keeps?|kept|help|worse|more|bigger|hotter|another|other|second|both"
    r"|getting|starts|starting|as (?:i|we) (?:type|write|speak))\b"
    r"|(?:\b(?:is|are)|['\u2019](?:s|re)) (?:\w+ )?(?:on fire|(?:smok|smoulder|burn|spark|flam"
    r"|melt|hiss|sizzl|crackl|leak|explod)ing)\b",
    re.IGNORECASE,
)


def retells_danger(text: str, told: Iterable[str]) -> bool:
    """Whether dangers are told that are over, or that were `told` before, and go on no further.

    "It's swollen, as I said": yes. "It's swollen and smokes", "it swells again": no.
    """
    if only_retells_danger(text):
        return True
    kinds = _kinds(text)
    known = frozenset[int]().union(*(_kinds(each) for each in told))
    return tells_danger(text) and bool(kinds) and kinds <= known and not _ANEW.search(text)


def _kinds(text: str) -> frozenset[int]:
    """The dangers told of, by their numbers."""
    return frozenset(
        number
        for number, kind in enumerate(_KINDS)
        if any(not is_negated(text, at.start()) for at in kind.finditer(text))
    )
