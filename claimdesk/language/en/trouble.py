"""The several things that a message names: of which it tells trouble, and which are but one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from claimdesk.language.en.claim_cues import FAULT
from claimdesk.language.en.negation import is_negated
from claimdesk.language.en.product_phrases import LEADS, NO_MODIFIER
from claimdesk.language.en.segmentation import sentences

# Faults only of a thing that another one was ordered for: "two different bricks" are none.
_OF_THE_WRONG_THING = ("different", "another", "instead", "other than")
# Said of a thing itself these tell of trouble, too.
_TROUBLE = re.compile(
    r"\b(?:quit|dies|died|dying|burn\w*|holes?|chipp\w*|fray\w*|flicker\w*|yellow(?:ed|ish)|blurr\w*"
    r"|faded|rattl\w*|wobbl\w*|smell\w*|stinks?|sticky|warp\w*|melt\w*|bulg\w*|useless|junk|barely"
    r"|nothing|not (?:there|in|included|here)|never (?:came|arrived)|left out|keeps? \w+ing"
    r"|gets? hot|too (?:small|big|tight|short|long|thin|hot|large|slow)|won'?t|can'?t|cannot"
    r"|(?:does|do|is|was|wo|ca|has|are|were|could|would)(?:n'?t| not))\b"
    r"(?! (?:the|an?) (?:problem|issue|matter))"
    r"|^\W*(?:is|are|was|were|came|arrived)(?: in)? [\w-]+,? (?:and )?not \w",
    re.I,
)
_NOUN = (
    r"\b(?:cracks?|scratch(?:es)?|dents?|tears?|rips?|holes?|stains?|marks?|chips?|damage|problems?"
    r"|issues?|trouble|defects?|faults?|wrong)(?: \w+)? (?:in|on|across|to|with|of|down|through)"
)
_LED = r"(?: (?:the|my|our|this|that|a|an|one|both|of|other)(?: of)?)*(?: [\w-]+){0,2} $"
_GONE = (
    r"\b(?:no|without|missing|lack\w*|forgot(?:ten)?"
    r"|(?:do|did|have|has)(?:n'?t| not) (?:have|get|receive|find|got|gotten|received|found)"
    r"|never (?:got|received|found))"
)
_TROUBLE_WITH = re.compile(rf"(?:{_NOUN}|{_GONE}){_LED}", re.I)
# What a thing was tried with, or is used for, has no part in the trouble.
_TRIED_WITH = re.compile(
    r"\b(?:tr(?:y|ied|ying)|test\w*|us(?:e|ed|ing)|with|swapp?\w*|plugg?\w*|connect\w*|charg(?:e|ed"
    rf"|ing))(?: (?:it|them|this))?(?: (?:on|in|into|to|with|from|via|using))?(?: \d+)?{_LED}",
    re.I,
)
# Where what is told of a thing ends: not before "and both are bent", "and one of them is".
_ENDS = re.compile(
    r"[.;!?\n]|,\s*(?=(?:it|i|we|they|nothing|still|the|my)\b)"
    r"|\b(?:and|but|so|or|because|cuz|bc|while|when|then)\b"
    r"(?!\s+(?:they (?:are |were |have )?)?(?:both|all|neither|each|none|half|(?:one|two|some)"
    r" of)\b)",
    re.I,
)
_CLAUSE = re.compile(r"[.,;:!?\n]|\b(?:and|but|also|plus|so|then)\b", re.I)
_PREDICATE = re.compile(r"\W*(?:is|are|was|were|came|arrived|got|has|had|have|['\u2019]s)\b", re.I)
_JOINS = re.compile(
    r"(?:\W|\b(?:and|also|plus|or|too|as well as|then|even|in|on|with|of|same(?: with| for)?"
    r"|so (?:is|are|does|did|was))\b)*",
    re.I,
)
_AND = re.compile(r"[,&+/]|\b(?:and|also|plus|or|same|as well|so (?:is|are|does|did|was))\b", re.I)
_TOO = re.compile(
    r"\s*(?:\b(?:too|as well|also|either|is too|does too)\b)?\s*(?:[.,;:!?)\n]|$|\b(?:and|but)\b)"
)
_ONLY_A_LIST = re.compile(
    r"(?:\W|\b(?:it'?s|its|they'?re|both|the|my|an?|and|also|plus|yes|of|two|three|\d+)\b)*", re.I
)
_NOT_ALIKE = (
    r"(?!order|parcel|package|box|delivery|shipment|problem|issue|fault|colou?r|size|model|brand|day"
    r"|place|address|e-?mail|way|reason|price|time|amount|as\b|thing (?:happened|wrong))"
)
_ONE_THING = re.compile(
    rf"(?:\b(?:is|are|its|theyre)|'s|'re)(?: (?:all|both|just|only|on|of|literally|really))*"
    rf" (?:the )?(?:very |exact )?same {_NOT_ALIKE}\w+"
    r"|(?:\b(?:is|its)|'s)(?: (?:all|just|only|really))* (?:one|1|a single) [\w-]+"
    r"(?=\W*$|\s*[,.;!]| (?:only|not|thing|item)\b)"
    r"|(?:\b(?:is|are|its)|'s|'re)(?: \w+)? part of\b|\bbelongs? to (?:the|my|that|it)\b"
    r"|\b(?:built|fixed|attached|sewn|glued) (?:in|into|to|onto) (?:the|my|it)\b"
    r"|\bnot (?:two|2|three|3|separate|different) (?:\w+ )?\w+s\b|\bnot an? (?:second|separate)\b",
    re.I,
)

# What is only for another thing to go in: "the pencil pocket", "a pen loop".
_PLACE_FOR = re.compile(
    r"(?:['\u2019]s)?[ -](?:\w+ )?"
    r"(?:pockets?|loops?|slots?|compartments?|cut-?outs?|ports?|holes?)\b",
    re.I,
)
_MOST_WORDS = 3  # that describe the second of two things


def troubled_things(text: str, things: Sequence[tuple[int, int]]) -> list[bool]:
    """Of each thing, by where it begins and ends, whether the message tells trouble of it.

    It does by the thing's own words ("the charger is dead"), or where the thing is listed with one
    that has such ("the case and the charger are dead", "the case is bent, the charger too"); of a
    mere list it does of all. What else is only mentioned: "tried three cables".
    """
    plain = text.replace("\u2019", "'")
    if things and _ONLY_A_LIST.fullmatch(_without(plain, things)):
        return [True] * len(things)
    ends = [0, *(end for _, end in things)]
    starts = [*(start for start, _ in things), len(plain)][1:]
    before = [plain[ends[index] : start] for index, (start, _) in enumerate(things)]
    after = [plain[end:stop] for (_, end), stop in zip(things, starts, strict=True)]
    by_itself = [_says_so(plain, end, told) for (_, end), told in zip(things, after, strict=True)]
    told = [
        _is_called_so(gap, first=not index) or (own and not _TRIED_WITH.search(gap))
        for index, (gap, own) in enumerate(zip(before, by_itself, strict=True))
    ]
    for here, there in reversed(list(pairwise(range(len(things))))):
        if told[there] and by_itself[there] and _is_joined(before[there]):
            told[here] = True
    for here, there in pairwise(range(len(things))):
        if told[here] and _is_told_too(before[there], after[there]):
            told[there] = True
    return told


def _without(text: str, things: Sequence[tuple[int, int]]) -> str:
    for start, end in reversed(things):
        text = f"{text[:start]} {text[end:]}"
    return text


def _says_so(text: str, at: int, told: str) -> bool:
    """Whether what follows a thing, as far as it is of it, tells trouble."""
    ends = _ENDS.search(told)
    own = told[: ends.start()] if ends else told
    faults = list(_faults(own))
    if any(not is_negated(text, at + found.start()) for found in faults):
        return True
    return not faults and bool(_TROUBLE.search(own))


def _is_called_so(gap: str, *, first: bool) -> bool:
    """Whether what leads to a thing tells trouble of it: "a cracked …", "a problem with the …"."""
    own = _CLAUSE.split(gap)[-1]
    if _TROUBLE_WITH.search(own):
        return True
    if own == gap and not first and _PREDICATE.match(own):
        return False  # of the thing before
    last = max((found.end() for found in _faults(own)), default=None)
    if last is None:
        return False
    words = own[last:].lower().split()
    return all(word in LEADS or word not in NO_MODIFIER for word in words)


def _faults(text: str) -> list[re.Match[str]]:
    return [m for m in FAULT.finditer(text) if m.group().lower() not in _OF_THE_WRONG_THING]


def _is_joined(gap: str) -> bool:
    """Whether nothing but "and the" stands between two things, and what describes the second."""
    joint = _JOINS.match(gap)
    end = joint.end() if joint else 0
    words = gap[end:].lower().split()
    describes = all(word in LEADS or word not in NO_MODIFIER for word in words)
    joins = bool(_AND.search(gap, 0, end)) and len(words) <= _MOST_WORDS
    return joins and describes and not _faults(gap)


def _is_told_too(gap: str, after: str) -> bool:
    """Whether a thing has no words of its own after those of the one before: "…, the case too"."""
    if not _TOO.match(after):
        return False
    joints = list(_CLAUSE.finditer(gap))
    if not joints:
        return False
    tail = gap[joints[-1].start() :]
    return _is_joined(tail) or ("too" in after.split()[:1] and _is_joined(f",{tail[1:]}"))


def names_place_for(text: str, end: int) -> bool:
    """Whether what ends there only says what a part is for: "the pencil" of "the pencil pocket"."""
    return bool(_PLACE_FOR.match(text, end))


def says_one_thing(text: str) -> bool:
    """Whether what was taken for several things is one: "the ring is part of the case"."""
    told = (
        each for each in sentences(text.replace("\u2019", "'")) if not each.rstrip().endswith("?")
    )
    return any(_ONE_THING.search(each) for each in told)
