"""Tells an account of what is wrong from what is said of the order and where it was bought."""

from __future__ import annotations

import re

from claimdesk.language.en.questions import is_question

_CLAUSES = re.compile(r"[.,;:!?\n]+(?:\s|$)|\b(?:and|but|so|because|cuz)\b", re.I)
_OF_THE_ORDER = re.compile(
    r"\b(?:e-?bay|amazon|walmart|etsy|temu|sellers?|re-?sellers?|listings?|marketplace|guy|shop"
    r"|store|web ?site|e-?mails?|receipts?|invoices?|confirmation|tracking)\b"
    r"|\b(?:order|reference|purchase) ?(?:number|no|nr|id|#)"
    r"|\bnumber\b[^.]*\b(?:is|gives|says|gave)\b"
    r"|\b(?:got|bought|purchased|ordered) (?:it|this|that|them|mine|one) (?:off|from|on|at|in"
    r"|through|via)\b",
    re.I,
)
_LACKS = re.compile(
    r"\b(?:don'?t|do not|didn'?t|did not|haven'?t|never|can'?t|cannot|couldn'?t) (?:even |really )?"
    r"(?:have|got|get|find|see|know|remember|keep|recall)"
    r" ?(?:one|any|that|it|those|this|them|an?|the)?\b(?: of (?:those|them|these|that))?\W*$"
    r"|\b(?:no|not a) (?:clue|idea)\b|\b(?:not|un)sure\b",
    re.I,
)
_FEWEST_WORDS = 2


def tells_account(text: str) -> bool:
    """Whether a part of the message may tell what is wrong with an item.

    Neither a question does, nor what is said of the order, the seller or a number that is lacking.
    """
    plain = text.replace("\u2019", "'")
    return any(
        len(part.split()) >= _FEWEST_WORDS
        and not (_OF_THE_ORDER.search(part) or _LACKS.search(part) or is_question(part))
        for part in _CLAUSES.split(plain)
        if any(letter.isalpha() for letter in part)
    )
