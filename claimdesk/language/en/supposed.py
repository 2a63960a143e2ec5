"""What a shopper supposes of an item in a question: "if I opened it", "a broken one"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from claimdesk.language.en.negation import is_negated
from claimdesk.language.en.number_words import NUMBER_WORD, read_number
from claimdesk.language.spans import Supposed
from claimdesk.language.text_cache import cached_by_text

_NOT = r"(?:not|\w+n['’]?t|never|no longer)"
_DONT = r"(?:do|does|did)(?: ?n['’]?t| not)"
_SOMEBODY = r"(?:i|we)"
# The first that fits a stretch of the text has it; each line is one way to say it.
_TABLE: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("condition", "unopened", (
        rf"(?:un|never |{_NOT} (?:been |even )?)opened",
        r"(?:still |factory )?sealed",
        r"in (?:its|the) (?:original )?seal",
        r"brand new in (?:the )?box",
    )),
    ("condition", "unused", (
        r"unused",
        rf"{_NOT} (?:been |even |really )?(?:used|worn|touched)",
        rf"open(?:ed)? (?:it |them |the \w+ )?(?:up )?but {_NOT} (?:\w+ )?used?(?: it| them)?",
    )),
    ("reason", "ordered_by_mistake", (
        r"(?:clicked|ordered|bought|picked|chose|got) (?:\w+ ){0,3}by (?:mistake|accident)",
        r"accidentally (?:ordered|bought)",
        r"ordered (?:it )?twice",
    )),
    ("condition", "misused", (
        r"(?:dog|cat|puppy|kid|child|baby|toddler|son|daughter) (?:\w+ )?"
        r"(?:chew|bit|broke|ate|scratch|dropp|destroy|ripp|tore)\w*",
        rf"{_SOMEBODY} (?:\w+ )?(?:dropped|spil\w+|broke|cracked|stepped on|sat on|scratched)",
        r"dropp(?:ed|ing) it|drops?|spill(?:ed|s)?|water damage",
        r"accidents|accidental(?:ly)? (?:damag|drop|broke|break|spil|crack|step|sat|tor)\w*",
        r"(?:broke\w*|damaged|cracked|fell|torn?) (?:\w+ ){0,3}(?:by|in an) accident",
        r"had an accident",
        r"my (?:own )?fault|misus(?:e|ed)",
    )),
    ("condition", "used", (
        r"(?:i(?:['’]ve| have)? |it['’]?s |it is |it was |been |already |lightly )"
        r"(?:already |been |only )*(?:used|worn|tried)(?: it| this| that|(?=\W*$))",
        r"(?:it['’]?s|it is|it was|is|been) (?:already |been )*(?:used|worn)",
        r"used (?:it|one|ones|item|items)",
        r"signs of use",
    )),
    # At best: what came out of its box, or has lost it, may be used as well.
    ("condition", "unused", (
        r"opened|unboxed|unwrapped|unsealed|open(?:ed)? box",
        r"(?:take|took|taken|taking) (?:it|them|one) out",
        r"(?:open|unbox|unwrap|unseal) (?:it|them|one|up|(?:the|my|its) \w+)",
        r"(?:without|no|threw (?:away|out)|lost|tossed|missing) (?:the |its |my |any )?"
        r"(?:original )?(?:box|packag\w+|seal|wrap\w*)",
        r"seal (?:is |was )?broken",
        r"(?:bag|box|seal|pack\w*|wrapp\w+|plastic|pouch|carton|polybag|sleeve bag)"
        r"(?: is| was| has been|['’]s)?(?: already| now)? open",
        r"out of (?:its|the|their) (?:\w+ ){0,2}(?:pack\w+|bag|box|wrapp\w+|plastic|seal)",
    )),
    ("reason", "wrong_item", (
        r"(?:you|they|u) (?:\w+ )?(?:sent|shipped|gave) (?:me )?(?:the |a )?wrong(?: \w+)?",
        r"(?:got|received|sent) (?:me )?(?:the|a) wrong "
        r"(?:one|item|thing|product|model|color|colour)",
        r"(?:it|that|they)(?:['’]?s|['’]re| is| are| comes? with| has) (?:got )?the wrong"
        r" (?:one|item|thing|product|print|picture|photo|design|pattern)",
        r"wrong item|(?:the )?wrong one (?:came|arrived)|(?:your|their) mistake",
    )),
    ("reason", "missing_item", (
        r"(?:something|part|piece|item)s? (?:\w+ )?missing",
        r"missing (?:item|part|piece)s?|incomplete",
    )),
    ("reason", "ordered_wrong_model", (
        rf"{_SOMEBODY} (?:\w+ )?(?:ordered|picked|chose|bought|got) (?:the |a )?wrong(?: \w+)?",
        r"does ?n['’]?t fit|too (?:small|big|large)|wrong (?:size|model|colou?r)|ordered wrong",
    )),
    ("reason", "ordered_by_mistake", (r"(?:by|my) mistake",)),
    ("reason", "damaged", (
        r"(?:arriv\w*|came|comes|delivered|shows up|turns up) (?:\w+ )?"
        r"(?:damaged|broken|cracked|scratched|smashed|dented|bent|torn)",
        r"damaged|cracked|smashed|dented",
    )),
    ("reason", "defective", (
        r"defect(?:ive|s)?|faulty|a fault|broken?|breaks|broke|malfunction\w*|dead|dies",
        rf"(?:{_DONT}|not|stops?|stopped|quit) work(?:ing)?|falls apart",
    )),
    ("reason", "change_of_mind", (
        r"chang(?:ed?|ing) (?:my|your|her|his|their|of) minds?|change of mind",
        r"just because|no reason|for any reason|unwanted",
        rf"{_DONT} (?:really )?(?:want|need|like)(?: (?:it|them|one|(?:the|my|this) \w+))?"
        r"(?: any ?more)?",
        r"no longer (?:want|need)\w*|not happy with (?:it)?",
        r"nothing(?:['’]s| is)? (?:wrong|broken)",
        r"(?:just |simply )?not (?:really )?"
        r"(?:my (?:thing|style|taste)|for me|what i (?:like|hoped))",
    )),
    ("purchased_from", "unauthorized_reseller", (
        r"(?:unauthori[sz]ed |third[- ]party |some )?resellers?",
        r"facebook marketplace|craigslist|second ?hand",
        r"(?:from|off|by|via|through) (?:a|my) friend|a friend (?:sold|was selling)",
    )),
    ("purchased_from", "marketplace", (
        r"amazon|e-?bay|walmart|etsy|temu|(?:a )?marketplaces?",
    )),
    ("purchased_from", "store", (
        r"(?:on|from|at|through|via) (?:your|ur) (?:own )?(?:web ?site|site|store|shop|page)",
        r"(?:your|ur) (?:own )?(?:web ?site|site)",
        r"(?:directly )?from you(?: guys| directly)?",
    )),
)  # fmt: skip
_PATTERNS = tuple(
    (field, value, re.compile(rf"\b(?:{'|'.join(ways)})(?!\w)", re.IGNORECASE))
    for field, value, ways in _TABLE
)


_ORDERING = re.compile(
    r"\b(?:order\w*|bought|buy\w*|purchas\w*|click\w*|twice|two of|duplicate"
    r"|chang\w+ (?:my|our) minds?)\b",
    re.I,
)
_HARM = re.compile(
    r"\b(?:br[eo]k\w*|crack\w*|dropp?\w*|fell|spil\w*|sat|stepp\w*|scratch\w*|damag\w*|tore|torn"
    r"|rip\w*|smash\w*|bent|chew\w*|wet|water)\b",
    re.I,
)
_UNIT = r"days?|weeks?|months?|years?|yrs?"
_LATER = re.compile(
    rf"\b(?:after|in|past) (?:about |around |like |only |just |more than |over )?"
    rf"(?P<count>\d{{1,3}}|{NUMBER_WORD}|an?|one|half a|a couple(?: of)?) (?P<unit>{_UNIT})\b"
    rf"|\b(?P<count2>\d{{1,3}}|{NUMBER_WORD}|an?|one|a couple(?: of)?) (?P<unit2>{_UNIT})"
    r" (?:later|in|on|from now|down the (?:road|line))\b",
    re.IGNORECASE,
)
_IF = re.compile(
    r"\b(?:if|when|once|say|suppos\w+|still|(?:what|how) about)\b|^\W*(?:and|so|but)\b",
    re.IGNORECASE,
)
_MONTHS_OF = {"d": 1 / 30.4, "w": 7 / 30.4, "m": 1.0, "y": 12.0}


def supposed_months(text: str) -> float | None:
    """After how many months a message supposes something: "if it breaks after a year" (12)."""
    found = _LATER.search(text)
    if found is None or not _IF.search(text):
        return None
    words = (found["count"] or found["count2"]).lower()
    unit = (found["unit"] or found["unit2"]).lower()
    if words == "half a":
        count = 0.5
    elif words.startswith("a couple"):
        count = 2.0
    else:
        count = 1.0 if words in ("a", "an", "one") else float(read_number(words))
    return count * _MONTHS_OF[unit[0]]


def is_of_ordering(text: str) -> bool:
    """Whether an accident that the text tells of was in ordering: "I bought two by accident"."""
    return bool(_ORDERING.search(text)) and not _HARM.search(text)


_FAULTS = frozenset({"defective", "damaged", "wrong_item", "missing_item"})
_RULE = re.compile(
    r"\b(?:(?:has|have|had|needs?|got|ought|supposed) to|must|should) (?:still )?be (?:\w+ )?$"
    r"|\bcounts? as (?:an? )?$|\b(?:new|unopened|unused|opened) or $",
    re.IGNORECASE,
)


_NOBODY = re.compile(r"\b(?:nobody|no[- ]one|none of (?:us|it|them))(?: \w+)? $", re.IGNORECASE)


def _is_denied(text: str, start: int) -> bool:
    """Whether a fault is named to say that there is none: "nobody broke anything"."""
    return bool(_NOBODY.search(text[:start])) or is_negated(text, start)


def only_mentions(field: str, values: Sequence[str], text: str) -> bool:
    """Whether a field's value stands in a message only as denied, or as what is asked for.

    "Nobody broke anything" tells of no fault, "you said it has to be sealed" of no seal.
    """
    found = [
        match.start()
        for name, value, pattern in _PATTERNS
        if name == field and value in values
        for match in pattern.finditer(text)
    ]
    if field == "condition":
        return bool(found) and all(_RULE.search(text[:start]) for start in found)
    if not _FAULTS.issuperset(values):
        return False
    return bool(found) and all(_is_denied(text, start) for start in found)


@cached_by_text
def supposed_values(text: str) -> tuple[Supposed, ...]:
    """What a message supposes or tells of an item: its condition, a reason, where it was bought.

    For questions: values that are told as the shopper's own are entities of the message. The
    first value of a field counts; an item opened or without its box is ``unused`` at best.
    """
    found: dict[str, Supposed] = {}
    taken: set[int] = set()
    for field, value, pattern in _PATTERNS:
        for match in pattern.finditer(text):
            stretch = set(range(*match.span()))
            if value in _FAULTS and _is_denied(text, match.start()):
                continue
            if field == "condition" and _RULE.search(text[: match.start()]):
                continue  # "you said it has to be unopened": what is asked for, not what it is
            if not stretch & taken:
                taken |= stretch
                found.setdefault(field, Supposed(field, value, *match.span()))
    return tuple(sorted(found.values(), key=lambda each: each.start))
