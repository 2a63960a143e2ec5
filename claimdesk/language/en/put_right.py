"""Whether a message puts a line of a claim right that stands already, and begins no claim."""

from __future__ import annotations

import re

_CHANGES = r"(?:change|correct(?:ion)?|fix|edit|update|amend|alter|put right)"
_CLAIM = r"(?:claim|case|request|complaint|one|ticket)"
# What only a claim has: a thing that came may be the wrong product as well.
_LINE_OF_CLAIM = (
    r"(?:reason|description|order (?:number|no|date)|(?:purchase|delivery|order) (?:date|day)"
    r"|wish|condition|details?)"
)
_LINE = rf"(?:{_LINE_OF_CLAIM}|product(?: name)?|model|price|amount)"
_PUTS_RIGHT = re.compile(
    # As in: change please, the reason is …
    rf"\b{_CHANGES}\b[^.!?\n]{{0,25}}\b{_LINE}\b"
    # "the reason is damaged, not faulty", "the description should say …"
    rf"|\b{_LINE_OF_CLAIM}\b[^.!?\n]{{0,20}}\b(?:is|was|should (?:be|say|read)|must (?:be|say)"
    r"|says)\b[^.!?\n]{0,50}(?:\b(?:wrong|incorrect|instead of|mistaken)\b|(?:,|\band) not\b"
    r"|\bnot\b[^.!?\n]{1,30}\bbut\b)"
    rf"|\b{_LINE}\b[^.!?\n]{{0,20}}\b(?:should|must) (?:be|say|read)\b"
    rf"|\b(?:put|wrote|noted|gave|entered|chose|picked|have)(?: down)? the wrong {_LINE}\b"
    rf"|\bwrong {_LINE_OF_CLAIM}\b",
    re.I,
)
_OF_FILED = re.compile(
    rf"\b(?:no|not (?:a|any)|don'?t (?:want|need|open|make|start)(?: a)?|without a) "
    rf"(?:new|second|other|another) {_CLAIM}\b"
    rf"|\b{_CHANGES}\b[^.!?\n]{{0,15}}\b(?:old|first|existing|same|filed|previous) {_CLAIM}\b",
    re.I,
)


def puts_line_right(text: str) -> bool:
    """Whether the message corrects a line of the claim by its name: "the reason is …, not …"."""
    return bool(_PUTS_RIGHT.search(_plain(text)))


def means_claim_there(text: str) -> bool:
    """Whether the message says that it is of the claim there is: "no new claim, correct it"."""
    return bool(_OF_FILED.search(_plain(text)))


def _plain(text: str) -> str:
    return " ".join(text.replace("\u2019", "'").split())
