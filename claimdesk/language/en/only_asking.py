"""What a question of a claim's rules wants to know, where its words alone do not name a subject."""

from __future__ import annotations

import re
from typing import Literal

from claimdesk.language.en.questions import is_question

_I = r"\b(?:i|we)"
_NOT = r"(?: am| are|['\u2019]m|['\u2019]re)? (?:not|(?:do|have|did|am)(?:n['\u2019]?t| not))"
# Late first: "too late, or can I still send it" begins with being late.
_TOO_LATE = re.compile(
    r"\btoo late\b"
    rf"|{_I}(?:['\u2019]?ve| have)?(?: just| already)? missed (?:it\b|the |my )"
    rf"|\b(?:did|have) {_I}(?: just| already)? miss(?:ed)? (?:it\b|the |my )"
    r"|\b(?:(?:is|has|was|are) (?:it|that|the \w+|my (?:\w+ )?\w+))"
    r" (?:already )?(?:over|expired|passed|run out|closed|up)\b",
    re.IGNORECASE,
)
_ASKS_WHETHER = re.compile(
    r"\b(?:am|are|did|have|is|was) (?:i|we|it|that)\b|\byes or (?:a )?no\b|\bor not\b",
    re.IGNORECASE,
)
_IN_TIME = re.compile(
    rf"\b(?:am|are|was|were) {_I}(?: still)? (?:in|on|within) (?:time|the)\b"
    rf"|\b(?:do|have) {_I} still (?:have |got )?time\b|\bis there still time\b"
    r"|\bstill (?:in|within|on) time\b",
    re.IGNORECASE,
)
_COUNTS = re.compile(
    r"\b(?:what|which|when) (?:\w+ )?(?:counts?|qualif(?:y|ies)|goes|is considered) as\b"
    r"|\b(?:does|do|would|will|is) (?:it|that|this|mine|they|those|these)\b[^.?!]*"
    r"\b(?:count|qualify|considered|regarded)(?: as| to be)?"
    r" (?:un|still )?(?:opened|open|used|new|sealed)\b"
    r"|\bwhat (?:do (?:you|u) mean by|does) (?:un)?(?:opened|used)\b",
    re.IGNORECASE,
)
_DOES_IT_MATTER = re.compile(
    r"\b(?:does|do|will|would|did) (?:it|that|this)(?: \w+)?"
    r" (?:ruin|spoil|void|matter|count|affect|hurt|cost me)\b",
    re.IGNORECASE,
)
_OF_ITS_CONDITION = re.compile(
    r"\b(?:(?:un)?(?:used|opened|sealed|boxed|wrapped)|opening|tried|wore|worn|put (?:it|them) on"
    r"|took (?:it|them) (?:out|off)|out of (?:its|the))\b",
    re.IGNORECASE,
)
_ONLY_ASKING = (
    rf"{_I}(?:['\u2019]?m| am|['\u2019]?re| are| was)? ?(?:only|just) (?:asking|curious)"
    r"(?! (?:when|if|whether|how|what|why|about|for|you|to|because)\b)"
)
_A_CLAIM = r"(?:(?:a|any|the|this|that) )?(?:claim|form|return|anything)"
_NO_CLAIM = re.compile(
    rf"{_ONLY_ASKING}"
    rf"|{_I}{_NOT} (?:\w+ )?(?:filing|returning|claiming|sending)(?: (?:it|{_A_CLAIM}))?"
    r" ?(?:back )?(?:yet|now|today|anything|so far)\b"
    rf"|{_I}{_NOT} (?:\w+ )?(?:want|wish|mean)(?:ed)? to (?:file|make|open|start|submit)"
    rf" {_A_CLAIM}\b"
    rf"|{_I}{_NOT} (?:\w+ )?(?:want|need) (?:one|that|{_A_CLAIM}) (?:yet|now|today)\b"
    rf"|{_I} have ?n['\u2019]?o?t (?:\w+ )?(?:claimed|filed|made (?:a|any) claim)",
    re.IGNORECASE,
)
_ONLY_ASKS = re.compile(
    rf"{_I}(?:['\u2019]?m| am|['\u2019]?re| are| was)? ?(?:only|just) (?:asking|wondering|curious"
    r"|checking|wonder|ask|want(?:ed)? to (?:know|ask|understand))\b"
    r"|^\W*(?:only|just) (?:asking|wondering|curious|checking)\b"
    r"|\byes or (?:a )?no\b|\bbefore (?:i|we) (?:decide|do anything|file|commit|buy|order|start)\b"
    rf"|{_I}(?:['\u2019]m| am| was) (?:\w+ )?(?:thinking (?:of|about)|considering)"
    rf"|{_I}{_NOT} (?:\w+ )?(?:decided|sure)(?: yet)? (?:if|whether) (?:i|we|to)\b",
    re.IGNORECASE,
)
_BACK_AT_ONCE = re.compile(
    r"\b(?:have to|need to|must|got to|gotta|supposed to|should)\b(?: (?:i|we))?(?: \w+){0,2}"
    r" (?:send|mail|ship|post|return|give|part with)\b[^.?!]*\b(?:back|now|today|first|away)\b"
    r"|\b(?:do|will|would) (?:i|we) lose (?:it|(?:this|that|the|my)"
    r" (?!money|refund|right|chance|claim)\w+)"
    r"|\bbe without (?:it|one|a|an|my)\b"
    r"|^\W*(?:(?:to|like|so|and|wait|you mean)\W+)*(?:ship|send|mail|post) (?:it|this|the \w+)"
    r" back\b",
    re.IGNORECASE,
)
_IF_REFUSED = re.compile(
    r"\b(?:if|when|in case|and)\b[^.?!]*\b(?:say(?:s|ing)? no|reject\w*|refus\w+|declin\w+"
    r"|turn\w* (?:it |me |this )?down|den(?:y|ied)|not (?:approved|accepted)"
    r"|do(?:es)?n['\u2019]?t (?:approve|accept|take)|isn['\u2019]?t (?:approved|accepted))",
    re.IGNORECASE,
)
_COST = re.compile(r"\b(?:costs?|pay\w*|charg\w*|fees?|bill\w*|free)\b", re.IGNORECASE)


def asks_if_in_time(text: str) -> Literal["too_late", "in_time"] | None:
    """What a yes would mean to a question whether there is still time; None for no such one."""
    if not (is_question(text) or _ASKS_WHETHER.search(text)):
        return None
    if _TOO_LATE.search(text):
        return "too_late"
    return "in_time" if _IN_TIME.search(text) else None


def asks_what_counts(text: str) -> bool:
    """Whether it is asked what counts as unopened, unused or new, or whether something does."""
    matters = _DOES_IT_MATTER.search(text) and _OF_ITS_CONDITION.search(text)
    return bool(_COUNTS.search(text) or matters)


def asks_to_send_at_once(text: str) -> bool:
    """Whether it is asked if the item has to go back, or be done without, before an answer."""
    return bool(_BACK_AT_ONCE.search(text)) and is_question(text)


def asks_cost_if_refused(text: str) -> bool:
    """Whether it is asked what a claim costs that the staff refuse."""
    return bool(_IF_REFUSED.search(text) and _COST.search(text)) and is_question(text)


def wants_no_claim_yet(text: str) -> bool:
    """Whether it is said that nothing is to be filed: "I'm not returning it yet"."""
    return bool(_NO_CLAIM.search(text))


def says_only_asking(text: str) -> bool:
    """Whether a question is said to be no more than that: "just wondering", "before I decide"."""
    return bool(_ONLY_ASKS.search(text) or _NO_CLAIM.search(text)) and is_question(text)
