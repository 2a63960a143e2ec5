"""What a message tells of two sums: what was paid, and what came back of it."""

from __future__ import annotations

import re

from claimdesk.language.en.amounts import find_amounts
from claimdesk.language.spans import Span, SumsTold
from claimdesk.language.text_cache import cached_by_text

_PAID = (
    r"(?P<paid>paid|pay|cost|charged|spent|priced?(?: (?:was|is|of|at))?|worth|it was"
    # What a fee is taken of: "what comes off 32.99", "15 percent of 32.99".
    r"|(?:comes?|taken?|taking|left|los(?:e|ing)|percent) (?:off|of|on|from))"
)
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
# What is asked, supposed or still to come is none that came: "do I get the full 40 back?".
_STILL_TO_COME = re.compile(
    r"\b(?:do|does|will|would|can|could|shall|should|may|might|if|is|are|gonna|going to)\b"
    r"|['\u2019](?:ll|d)\b",
    re.I,
)
_COMES = re.compile(
    r"\b(?:get|gets|getting|receive|see|back|refund(?:ed)?|returned|credited|reimbursed)\b", re.I
)
_DID_COME = re.compile(r"\b(?:i|we) (?:only |just )?(?:got|received|saw|paid)\b|\bcame\b", re.I)
_PRESENT = re.compile(r"(?:gets?|getting|receive|receiving|see)(?: back)?", re.I)
_CLAUSE = re.compile(r"[.;!?,](?:\s|$)|\b(?:but|and|because|when|which)\b", re.I)
_BETWEEN = re.compile(r"[.;!?]\s")
_MARKED = re.compile(r"\D+|[.,]\d\d$")


@cached_by_text
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
        if _is_to_come(text, span):
            continue
        if _BACK_AFTER.match(text[span.end :]):
            back = span
        elif (cues and cues[-1]["paid"]) or _PAID_AFTER.match(text[span.end :]):
            paid = span
        elif (
            cues
            and _NEXT_TO.fullmatch(before[cues[-1].end() :])
            and not _of_the_other(cues, before, index)
            and not _is_expected(cues[-1][0], before)
        ):
            back = span
    if paid and back:
        return SumsTold(paid.text, back.text)
    return SumsTold(_marked(paid), _marked(back))


def _is_to_come(text: str, span: Span) -> bool:
    """Whether a sum is one that may come back, by the verb that asks or supposes it."""
    clause = _CLAUSE.split(text[: span.start])[-1]
    after = _CLAUSE.split(text[span.end :])[0]
    comes = _COMES.search(clause) or _COMES.search(after)
    asked = _STILL_TO_COME.search(clause)
    return bool(comes and asked and not _DID_COME.search(clause))


def _is_expected(cue: str, before: str) -> bool:
    """Whether it is worked out, not told: "so I get $34"; "I only get $34" tells."""
    return bool(_PRESENT.fullmatch(cue)) and not re.search(r"\b(?:only|just)\b", before, re.I)


def _of_the_other(cues: list[re.Match[str]], before: str, index: int) -> bool:
    """Whether "back" belongs to the sum before it: "34 back of 40"."""
    return index > 0 and len(cues) == 1 and before.lstrip().lower().startswith(cues[0][0].lower())


def _marked(span: Span | None) -> str | None:
    return span.text if span and _MARKED.search(span.text) else None
