"""Tells whether a message asks."""

from __future__ import annotations

import re

from claimdesk.language.en.segmentation import split_requests
from claimdesk.language.text_cache import cached_by_text

_ASKS_BY_FORM = re.compile(
    r"^\s*(?:(?:within|by|for|in|at|on|to|until|from|with|after) (?!what it'?s worth)"
    r"|since (?=when (?:do|does|did|is|are)\b))?"
    r"(what|how|when|where|why|who|which)\b"
    r"|^\s*(do|does|is|are|can|could|will|would)\b"
    r"|^\s*(?:and|but|so|also|then|or),? (?:how (?:do|does|did|can|could|would|should|much|many"
    r"|long)|what(?:['\u2019]?s| is| are| do| does| if| about)|who pays"
    r"|wh(?:en|ere) (?:do|does|did|can|could|would|should|will|is|are)"
    r"|(?:do|does|can|could|will|would|should|may) (?:i|you|u|we|they|it|the|my)(?=\W+\w)"
    r"|(?:is|are) (?:it|there|that|this|today))\b"
    # "So am I too late": the verb before its subject, and something asked of it.
    r"|^\s*(?:(?:so|and|but|then|ok(?:ay)?|well|wait|hmm+|um+|oh)[ ,]+)*"
    r"(?:(?:has|have)(?= (?:i|we|you|they|he|she)\b)|am|was|were|did|do|does"
    r"|should|shall|must|may|is|are|can|could|will|would)"
    r" (?:(?:i|we|you|u|they|he|she|there|today|now)\b(?= \w)"
    r"|(?:it|that|this)\b(?= (?!already\W*$|once\b|twice\b|too\W*$|all\W*$)\w)"
    r"|(?:the|my|your|our) \w+\b(?= \w))"
    r"|^\s*(please )?(tell me|explain|any idea|i wonder)\b"
    r"|\byes ?(?:/|or) ?no\W*$"
    r"|\b(want|wanted|like|need) to know\b|\bwondering (if|whether|how|what|when|where)\b",
    re.IGNORECASE,
)
_FEWEST_WORDS_TO_TELL = 4
# The verb before its subject asks wherever it stands: "the old one, do I keep". Not what "do"
# or "can" ends ("all you can do I guess"), nor "so do I".
_VERB_FIRST = re.compile(
    r"(?<!\byou )(?<!\bu )(?<!\bi )(?<!\bwe )(?<!\bthey )(?<!\bit )(?<!\bto )(?<!\bcan )"
    r"(?<!\bwill )(?<!\bso )(?<!\bnor )(?<!\bneither )"
    r"\b(?:(?:do|should|must|shall|can|am|will|would|have) (?:i|we)|(?:do|did|have|will|can) they"
    r"|(?:does|did|will|would|has) (?:it|the \w+|my \w+))\b"
    r"(?! (?:guess|think|suppose|mean|believe|hope|assume|say)\b)",
    re.IGNORECASE,
)


@cached_by_text
def is_question(text: str) -> bool:
    """Whether the message has a question mark, begins as a question does, or wants to know."""
    return "?" in text or bool(_ASKS_BY_FORM.search(text))


def puts_question(text: str) -> bool:
    """Whether the message asks, be it only by its order of words: "the old one, do I keep it"."""
    return is_question(text) or bool(_VERB_FIRST.search(text))


_ASKS_WITHIN = re.compile(
    r"\b(can|could|do|does|did|is|are|will|would|should|may|how|what|when|where|which|who|whether|if)"
    r" (i|you|u|it|there|the|this|that|my|we|they|much|long|many|to)\b",
    re.IGNORECASE,
)


# "This is the wrong item" tells: a question begins with its verb.
_BEGINS_TO_ASK = re.compile(
    rf"(?:^|[,;:]|\b(?:and|but|so|or|if))\s*{_ASKS_WITHIN.pattern}", re.IGNORECASE
)


def only_tells(text: str) -> bool:
    """Whether the message asks nothing, not even after telling ("it broke, is that covered")."""
    return not (is_question(text) or _ASKS_WITHIN.search(text))


def tells_something(text: str) -> bool:
    """Whether a part of the message, of four words or more, tells rather than asks.

    A question mark alone does not make it a question: "there's a smudge right across it??".
    """
    return any(
        len(part.split()) >= _FEWEST_WORDS_TO_TELL
        and not (_ASKS_BY_FORM.search(part) or _BEGINS_TO_ASK.search(part))
        for part in split_requests(text)
    )
