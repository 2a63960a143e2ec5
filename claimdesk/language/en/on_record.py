"""What a message says against what stands on record, without naming the line."""

from __future__ import annotations

import re
from collections.abc import Iterable

from claimdesk.language.en.choosing import telling_words
from claimdesk.language.en.claim_cues import OPENING
from claimdesk.language.en.common_words import stems
from claimdesk.language.en.handling import OPENED
from claimdesk.language.en.hypotheticals import is_hypothetical
from claimdesk.language.en.negation import is_negated
from claimdesk.language.en.questions import is_question
from claimdesk.language.en.segmentation import sentences

_CLAUSE = re.compile(r"(?<=[.!?;,:\n])\s+|\b(?:but|though|because|cause|cuz|as)\b", re.I)
# What says nothing of the line where it stands beside the words of it.
_IDLE = frozenset(
    re.findall(
        r"\S+",
        "arrive arrived be been am was were are has have had get got though actually really even"
        " simply at all any anymore more need wanted said say saying lol haha no not honestly dude"
        " wait sorry hey well",
    )
)
_QUOTES = re.compile(
    r"\W*(?:and |so |because |there )?(?:it|you|u|that|the (?:card|claim|line|summary))"
    r"(?:['\u2019]ve| have)?(?: (?:still|now|just|only|even|already|again|wrongly))*"
    r" (?:says?|said|reads?|put|wrote|shows?|has|got)(?: down)?(?: (?:it|that|as|is))*\b"
    r"(?! (?:so|on|in|at|to)\b)",
    re.I,
)
_IS_FINE = re.compile(r"\b(?:right|correct|fine|good|true|ok(?:ay)?|perfect|yes|yeah|yep)\b", re.I)
_OF_ANOTHER = re.compile(r"\b(?:one|ones|something|anything) (?:that|which|who)\b", re.I)
_WORDS_OF_A_DOUBT = 3
_GAINSAYS = re.compile(
    r"\W*(?:no(?:pe|body)?|but|i|we|it'?s?|that'?s|who|wrong|not|how come|since when)\b", re.I
)
_OPEN = re.compile(
    r"\b(?:box|seal|wrap\w*|packag\w+|it|this)(?:['\u2019]s| is| was|s) (?:now |already )?open\b"
    # "My son already open it": what others did, however the verb is bent.
    r"|\b(?:i|we|he|she|they|some(?:one|body)|(?:my|our) (?:[\w-]+ )?[\w-]+)"
    r"(?:['\u2019]?(?:ve|s)| has| have| had)?(?: (?:already|just|accidentally|now|went and))+ open"
    r"(?:ed|s)? (?:it|them|this|the (?:box|seal|item|product))\b"
    r"|(?:\bnot|n't|\bno longer)(?: (?:really|exactly|still|new|and|or))* (?:unopened|sealed)\b",
    re.I,
)
# What a thing is sent in was opened by whoever got it, and money is put on a card.
_OF_NO_ITEM = re.compile(
    r"\bput (?:it|them) (?:back )?on (?:my|the|a|an|your|his|her|our) (?:\w+['\u2019]?s? )?"
    r"(?:card|paypal|visa|account|wish ?list|list|wallet|order|app|bill)\b|"
    r"\bopen(?:ed|ing)? (?:up )?(?:the|my|it's|its|that|this) (?:\w+ )?"
    r"(?:parcel|package|mailer|envelope|padded bag|delivery|mail)\b"
    r"|\b(?:shipping|outer|cardboard|delivery) (?:box|carton)\b",
    re.I,
)


def speaks_against(text: str, said: str) -> bool:
    """Whether the message denies what a line says, doubts it, or holds it against the claim.

    "It's not new and unopened", "Unopened? …", "it still says refund".
    """
    line, line_denies = telling_words(said)
    line = _bare(line)
    clauses = _CLAUSE.split(text)
    for index, clause in enumerate(clauses):
        quotes = _QUOTES.match(clause)
        words, denies = telling_words(clause[quotes.end() :] if quotes else clause)
        words = _bare(words)
        if not words or not words <= line or _OF_ANOTHER.search(clause):
            continue
        if quotes:
            most = 2 * len(words) >= len(line)
            against = most and denies == line_denies and not _IS_FINE.search(text)
        elif clause.strip().endswith("?"):
            doubts = index == 0 and len(clause.split()) <= _WORDS_OF_A_DOUBT
            gainsays = len(clauses) > 1 and _GAINSAYS.match(clauses[1])
            against = bool(doubts and gainsays) and denies == line_denies
        else:
            against = words == line and denies != line_denies
        if against:
            return True
    return False


def opened_after_all(text: str) -> bool:
    """Whether the message tells outright that the item was opened: "I opened it, how else …"."""
    plain = text.replace("\u2019", "'")
    return any(
        not (is_negated(each, found.start()) or is_hypothetical(each, *found.span()))
        for each in sentences(plain)
        if not (is_question(each) or _OF_NO_ITEM.search(each))
        for pattern in (OPENING, OPENED, _OPEN)
        for found in pattern.finditer(each)
    )


def _bare(words: Iterable[str]) -> frozenset[str]:
    """The words without their endings and those that say nothing here."""
    told = (each for each in words if each not in _IDLE)
    return frozenset(min((*stems(each), each), key=len).rstrip("e") for each in told)
