"""What of a remark tells something of the matter, and which of its words stand for another's."""

from __future__ import annotations

import re

from claimdesk.language.en.claim_cues import FAULT
from claimdesk.language.en.segmentation import sentences

# What takes back or begins what is told, and is no part of it: "no sorry 2 came".
_LEAD = re.compile(
    r"^\W*(?:(?:sorry(?! (?:for|about|to)\b)|wait|oh+|actually|well|ok(?:ay)?|uff|ugh+|argh|omg"
    r"|ffs|hm+|um+|no+(?=\s*[,.!;:-]| (?:sorry|wait|i|it|its|it's|the|my|we|they|\d)\b)"
    r"|(?:also,? )?(?:i )?forg[eo]t(?: to (?:say|tell|add|mention))?(?=\s*[,:]))\b[\s,.!;:-]*)+",
    re.I,
)
_COURTESY = re.compile(
    r"^\W*(?:(?:and|but|also|so|very|really|i'?m|i am|we'?re|my)\W+)*"
    r"(?:sorry|apolog\w+|thanks?|thank you|thx|ty|cheers|much appreciated|(?:i )?appreciate"
    r"|have a (?:nice|good|great)|bless you|no offen[cs]e|no worries)\b",
    re.I,
)
_WORDS_OF_COURTESY = 10
_MORE = re.compile(r"\bbut\b", re.I)
_VENTED = (
    r"(?:(?:absolutely|totally|so|really|just|completely|such an?|an?|the) )*(?:ridiculous|insane"
    r"|unbelievable|outrageous|crazy|robbery|absurd|unacceptable|disgusting|stupid|annoying|nuts|bs"
    r"|bullshit|scam|joke|shame|disgrace|unfair|pathetic|rip-?off|embarrassing|not fair|too much"
    r"|bad (?:service|business)|waste of (?:my )?time|nonsense)"
)
_VENT = re.compile(
    rf"^\W*(?:(?:that|this|it|what|you|u)(?:'?s|'?re| is| was| are)? )?{_VENTED}\b(?:[\s,.!;:-]+|$)"
    r"(?:(?:really|honestly|seriously|i mean)[\s,.!;:-]+)?",
    re.I,
)
# A bid to who writes it down, which points to what is told beside it: "put it in", "add that too".
_BID = re.compile(
    r"^\W*(?:(?:and|so|but|then|now|please|pls|plz|just|also|kindly|(?:can|could|would|will)"
    r" (?:you|u))\W+)*(?:put|write|add|include|note|mention|say|tell them|fix|change|correct)"
    r"(?: (?:it|that|this|them|these|those|so|all of (?:it|that)))?"
    r"(?: (?:in|into it|down|there|too|also|here|somewhere|please|pls|now|then|to it"
    r"|(?:in|to|on) (?:it|there|the (?:claim|description|text|form|card|details))))*\W*$",
    re.I,
)
_FEWEST_WORDS = 2
# "Don't write …, just: it came late", "write instead: …": other words for what was put in last.
_INSTEAD = re.compile(
    r"\b(?:do not|don't|dont|not|never) (?:write|put|say|add|include|mention)\b[^:]{0,120}?"
    r"(?:[.,;!?\u2026]|\b(?:but|just|only)\b)\s*(?:\w+[\s,]+){0,3}?"
    r"(?:just|only|instead|rather|simply|but)(?: (?:write|put|say|add|this))*\s*:\s*(?P<a>\S.*)"
    r"|\b(?:write|put|say|add)(?: (?:it|that|this|there|down))* (?:instead|rather)"
    r"(?: that\b|\s*:)\s*(?P<b>\S.*)"
    r"|^\W*(?:(?:no|wait|sorry|please|pls)\W+)*"
    r"(?:instead|rather|replace (?:it|that|this) (?:with|by))\s*:\s*(?P<c>\S.*)",
    re.I | re.S,
)
_WRITTEN = r"['\"\u201c\u2018]?(?P<{0}>[^,;!?'\"\u201c\u201d\n]{{1,60}}?)['\"\u201d\u2019]?"
_MUST = (
    r"(?:(?:it|that|this|which) )?"
    r"(?:must|should|has to|needs? to|ought to|is supposed to|was meant to)"
    r"(?: (?:actually|really|just))?(?: (?:be|say|read|have been))"
)
# What stands there wrongly, and what is right: "it says S9, must be S9 FE".
_STANDS = re.compile(
    r"\b(?:it|you|u|that|this|there|claim|card|line|description|form)(?: \w+)?"
    r" (?:says?|said|wrote|writes|puts?|shows?|reads?|stands?|have|has)"
    rf"(?: (?:only|just|still|down))* {_WRITTEN.format('wrong')}(?:\s*[,;.!]+\s*|\s+)"
    r"(?:(?:but|and|when|while|though)\s+)?"
    rf"(?:{_MUST}|it'?s (?:really|actually)|it (?:really|actually) is)\s+"
    rf"{_WRITTEN.format('right')}"
    r"(?=\W*$|[,;!?'\"]|\.\s|\s+(?:and|but|please|pls|not|instead)\b)",
    re.I,
)


def without_talk(text: str) -> str:
    """What a remark tells of the matter: no courtesy, no venting, and no bid to write it down.

    Empty where it tells nothing.
    """
    told = (_without_talk(each.strip()) for each in sentences(text.replace("\u2019", "'")))
    return " ".join(each for each in told if each).strip(" ,;")


def said_instead(text: str) -> str:
    """What is to stand in the place of what was put in last: "don't write that, just: …"."""
    found = _INSTEAD.search(text.replace("\u2019", "'"))
    told = (found["a"] or found["b"] or found["c"]) if found else ""
    return told.strip().strip("'\"\u201c\u201d")


def stands_wrongly(text: str) -> tuple[str, str, tuple[int, int]] | None:
    """What is said to stand somewhere wrongly, what is right, and where the message says so."""
    found = _STANDS.search(text.replace("\u2019", "'"))
    if found is None:
        return None
    return found["wrong"].strip(" ."), found["right"].strip(" ."), found.span()


def _without_talk(sentence: str) -> str:
    said = sentence
    for lead in (_LEAD, _VENT, _LEAD):
        said = lead.sub("", said, count=1)
    brief = len(said.split()) <= _WORDS_OF_COURTESY
    courteous = brief and _COURTESY.match(said) and not _MORE.search(said)
    if _BID.match(said) or (courteous and not FAULT.search(said)):
        return ""
    return said if said == sentence or len(said.split()) >= _FEWEST_WORDS else ""
