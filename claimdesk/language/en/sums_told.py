"""What a message tells of two sums: what was paid, and what came back of it."""

from __future__ import annotations

import re

from claimdesk.language.en.amounts import find_amounts
from claimdesk.language.spans import Span, SumsTold

_PAID = r"(?P<paid>paid|pay|cost|charged|spent)"
_BACK = (
    r"(?P<back>(?:got|get|gets|getting|received?|receiving|saw|see)(?: only| just)?(?: back)?"
    r"|back|refund(?:ed|ing)?(?: me)?|returned(?: me)?|credited|reimbursed|sent me)"
)
_WORDS_BEFORE = re.compile(rf"\b(?:{_PAID}|{_BACK})\b", re.I)
_BACK_AFTER = re.compile(
    r"^\s*(?:dollars?|bucks)?\s*(?:(?:is|was|were|only|just|has|have|got) )*"
    r"(?:back|came back|come back|comes back|returned|refund(?:ed)?|credited)\b",
    re.I,
)
_PAID_AFTER = re.compile(r"^\s*(?:(?:that|which) )?(?:i|we)(?:'d|'ve| had| have)? paid\b", re.I)
# All that may stand between the word and the sum that came back: "got back only about".
_NEXT_TO = re.compile(
    r"\s*(?:(?:only|just|like|about|around|back|me|a mere|exactly|roughly|the|of|was|is)\s*)*", re.I
)
_BETWEEN = re.compile(r"[.;!?]\s")
_MARKED = re.compile(r"\D+|[.,]\d\d$")


def sums_told(text: str) -> SumsTold:
    """The sum that was paid and the one that came back, as written; None where it isn't told.

    Bare numbers count where they have cents, or both are told: "paid 40, got 34 back".
    """
    spans = find_amounts(text, bare=True)
    paid = back = None
    for index, span in enumerate(spans):
        begins = spans[index - 1].end if index else 0
        before = _BETWEEN.split(text[begins : span.start])[-1]
        cues = list(_WORDS_BEFORE.finditer(before))
        if _BACK_AFTER.match(text[span.end :]):
            back = span
        elif (cues and cues[-1]["paid"]) or _PAID_AFTER.match(text[span.end :]):
            paid = span
        elif (
            cues
            and _NEXT_TO.fullmatch(before[cues[-1].end() :])
            and not _of_the_other(cues, before, index)
        ):
            back = span
    if paid and back:
        return SumsTold(paid.text, back.text)
    return SumsTold(_marked(paid), _marked(back))


def _of_the_other(cues: list[re.Match[str]], before: str, index: int) -> bool:
    """Whether "back" belongs to the sum before it: "34 back of 40"."""
    return index > 0 and len(cues) == 1 and before.lstrip().lower().startswith(cues[0][0].lower())


def _marked(span: Span | None) -> str | None:
    return span.text if span and _MARKED.search(span.text) else None
