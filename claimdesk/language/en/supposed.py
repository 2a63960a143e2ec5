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
# What was left undone with it: no "can't" or "won't", which tell of a lid that is stuck.
_UNDONE = (
    r"(?:not|never|no longer|without|(?:do|does|did|have|has|had|is|was|are|were|would|ai)"
    r"n['’]?t)(?: (?:been|be|even|yet|ever|actually|really|at all))*"
)
_SOMEBODY = r"(?:i|we)"
_PEOPLE = (
    r"(?:he|she|somebody|someone|anybody|anyone|people|pupp(?:y|ies)|bab(?:y|ies)"
    r"|(?:dog|cat|kid|toddler|son|daughter|boy|girl|brother|sister|mum|mom|dad|husband|wife|guy"
    r"|friend|flatmate|roommate|mate|colleague|co-?worker|boss|student|pupil|guest|tenant|customer"
    r"|neighbou?r|grand(?:ma|pa|son|daughter|kid|mother|father))s?|child(?:ren)?|wives)"
)
_DEVICE = (
    r"(?:i?phones?|tablets?|i?pads?|laptops?|macbooks?|kindles?|devices?|wrists?|watch(?:es)?"
    r"|screens?|galaxy|pixel)"
)
_PUT_ON = (
    r"(?:had|put|tried|stuck|fitted|installed|snapped|clipped)(?: (?:it|them|one|this|that))? on"
    rf"(?:to)? (?:(?:my|the|his|her|our|their|an?) )(?:\w+ )?{_DEVICE}"
)
_MADE = r"(?:print|make|made|cut|sew|sewed|stitch|glue|build|buil[dt]|assemble|produce)(?:e?d|s)?"
_BADLY = (
    r"(?:wrong\w*|crooked\w*|bad(?:ly)?|upside[- ]down|off(?:[- ]cent(?:er|re))?|blurr\w+|smudg\w+"
    r"|smear\w+|faded|backwards|mirrored|poorly|sideways|slanted|incorrect\w*|pixel\w+|fuzzy"
    r"|streaky|washed out|peeling|a mess)"
)
# The first that fits a stretch of the text has it; each line is one way to say it.
_TABLE: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("condition", "unopened", (
        rf"(?:un|never |{_NOT} (?:been |even )?)opened",
        rf"(?<!can )(?<!could ){_UNDONE} (?:open(?:ing)?|unbox(?:ed|ing)?|unwrap(?:ped|ping)?"
        r"|unseal(?:ed|ing)?)(?! to\b)",
        r"(?:leave|left|leaving|keep|kept|keeping|stays?|stayed)"
        r"(?: (?:it|them|this|that|one|(?:the|my) \w+))?(?: still)? (?:closed|shut)",
        r"(?:still |factory )?sealed",
        r"in (?:its|the) (?:original )?seal",
        r"brand new in (?:the )?box",
    )),
    ("condition", "unused", (
        r"unused",
        rf"{_NOT} (?:been |even |really )?(?:used|worn|touched)",
        rf"{_NOT} (?:even |really )?{_PUT_ON}",
        rf"open(?:ed)? (?:it |them |the \w+ )?(?:up )?but {_NOT} (?:\w+ )?used?(?: it| them)?",
    )),
    ("reason", "ordered_wrong_model", (
        rf"{_SOMEBODY} (?:\w+ )?(?:order(?:ed)?|pick(?:ed)?|choo?se|chosen|select(?:ed)?|buy"
        r"|bought) (?:the |an? )?wrong(?: \w+){0,2}",
        r"(?:ordering|picking|choosing|selecting|buying) (?:the |an? )?wrong(?: \w+)?",
    )),
    ("reason", "ordered_by_mistake", (
        r"(?:click|order|pick|select|choose|buy|bought|chose|got)(?:ed)? (?:\w+ ){0,3}"
        r"by (?:mistake|accident)",
        r"accidentally (?:ordered|bought)",
        r"ordered (?:it )?twice",
    )),
    ("condition", "misused", (
        rf"{_PEOPLE} (?:\w+ )?(?:chew|bit|break|broke|ate|eats?\b|crack|scratch|drop|destroy|rip"
        r"|tear|tore|smash|snap|ruin|wreck|bent|bend)\w*",
        rf"{_SOMEBODY} (?:\w+ )?(?:dropped|spil\w+|broke|cracked|stepped on|sat on|scratched)",
        r"(?:back|r[au]n|dr[oi]ve|roll)(?:s|ed|ning|ing)? (?:right |straight )?"
        r"(?:over (?:it|them|one|mine|my \w+)|(?:it|them|one|mine|my \w+) over)",
        r"(?:sat|sits?|sitting|step(?:s|ped|ping)?|stood|trod|stomp(?:s|ed)?|lean(?:s|ed|t)?"
        r"|fell|falls?) (?:right |down )?on (?:it|them|one|mine)",
        r"(?:knock|kick|slam|bash|crush|yank|sh[ou]t)(?:s|e?d|ing)? (?:it|them|mine|my \w+)"
        r"(?: (?:off|over|down|in|shut))?",
        r"(?:threw|throws?|throwing) (?:it|them) (?:at|against|across|down|on|off)",
        r"(?:through|in) the (?:wash|washer|washing machine|dryer|laundry|dishwasher|microwave)",
        r"(?:in|into|down) (?:the|a|my) (?:pool|toilet|bath(?:tub)?|sink|lake|sea|ocean|river"
        r"|puddle)",
        r"(?:gets?|got|gotten|getting) (?:\w+ )?(?:wet|soaked|rained on|run over|dropped|crushed"
        r"|stepped on|sat on)",
        r"left (?:it|them|one)(?: out)? in the (?:rain|sun|car|heat)",
        rf"(?:it|i|{_DEVICE}) (?:\w+ )?(?:f[ea]lls?|fallen) (?:\w+ )?(?:off|out of|down|from|onto)"
        rf" (?:an?|the|my|his|her|our) (?!(?:\w+ )?{_DEVICE}|case|wall|mount)\w+",
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
        rf"(?:{_PEOPLE}|{_SOMEBODY}|they) (?:\w+ )?(?:used|wore|tried) (?:it|them|this|that|one)",
        _PUT_ON,
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
        r"(?:you|they|u) (?:\w+ )?(?:sen[dt]|ship(?:ped)?|gave|give|pack(?:ed)?|pick(?:ed)?)"
        r" (?:me |us )?(?:the |a )?wrong(?: \w+)?",
        r"(?:got|received|sent) (?:me )?(?:the|a) wrong "
        r"(?:one|item|thing|product|model|color|colour)",
        r"(?:it|that|they)(?:['’]?s|['’]re| is| are| comes? with| has) (?:got )?the wrong"
        r" (?:one|item|thing|product|print|picture|photo|design|pattern)",
        r"wrong item|(?:your|their) mistake",
        r"(?:the |a )?wrong (?:\w+ ){1,2}(?:came|comes?|arrive[sd]?|shows? up|turns? up)",
    )),
    ("reason", "missing_item", (
        r"(?:something|part|piece|item)s? (?:\w+ )?missing",
        r"missing (?:item|part|piece)s?|incomplete",
    )),
    ("reason", "ordered_wrong_model", (
        rf"{_SOMEBODY} (?:\w+ )?got (?:the |a )?wrong(?: \w+)?",
        r"does ?n['’]?t fit|too (?:small|big|large)|wrong (?:size|model|colou?r)|ordered wrong",
    )),
    ("reason", "ordered_by_mistake", (r"(?:by|my) mistake",)),
    ("reason", "damaged", (
        r"(?:arriv\w*|came|comes|delivered|shows up|turns up) (?:\w+ )?"
        r"(?:damaged|broken|cracked|scratched|smashed|dented|bent|torn|bust(?:ed)?|wrecked|ruined"
        r"|messed up|in (?:bits|pieces))",
        r"damaged|cracked|smashed|dented",
    )),
    ("reason", "defective", (
        r"defect(?:ive|s)?|faulty|a fault|broken?|breaks|broke|malfunction\w*|dead|dies",
        rf"(?:{_DONT}|not|stops?|stopped|quit) work(?:ing)?|(?:falls?|comes?) apart",
        rf"(?:you|u|they|your \w+) (?:\w+ )?{_MADE} (?:it|them|mine|one|(?:the|my) \w+)"
        rf"(?: (?:all|really|very|too|in))* {_BADLY}",
        r"(?:print(?:ing)?|picture|image|photo|design|pattern|lettering|stitching|colou?rs?)"
        r"(?:['’]s| is| are| was| were| comes?| came| turns?| turned| looks?)(?: out)?"
        rf"(?: (?:all|really|very|too|a bit|not))* {_BADLY}",
        r"misprint(?:s|ed)?|mis-?spelled|mis-?spelt",
        r"(?:bad|crooked|blurr\w+|smudg\w+|smear\w+|faded|mirrored|pixel\w+|fuzzy|streaky|peeling)"
        r" (?:print(?:ing|s)?|picture|image|photo|design|pattern|lettering|stitching)",
        r"(?:it|they|one|that|mine)(?:['’]s| is| are| gets?)? (?:\w+ )?"
        r"(?:fails?|failed|gives? out|gave out|packs? up|conks? out|snaps?|snapped|splits?|peels?"
        r"|fades?|frays?|wears? out|quits|bust(?:ed)?|kaput|knackered)",
    )),
    ("reason", "change_of_mind", (
        r"chang(?:ed?|ing) (?:my|your|her|his|their|of) minds?|change of mind",
        r"just because|no reason|for any reason|unwanted",
        rf"{_DONT} (?:really )?(?:want|need|like)(?: (?:it|them|one|(?:the|my|this) \w+))?"
        r"(?: any ?more)?",
        r"no longer (?:want|need)\w*|not happy with (?:it)?",
        r"(?:doesn?|don|didn|won)['’]?t (?:really )?suit|does not suit",
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


# "I did not buy it on", "it's not from": what stands next is where it was not bought.
_NOT_SOLD = re.compile(
    r"\b(?:not|never|\w+n['’]?t)(?: (?:\w+ ){0,2}?(?:buy|bought|order(?:ed)?|purchased?|get|got"
    r"|paid?|pay)(?: \w+){0,2})?(?: (?:it|this|that|them))?"
    r"(?: (?:from|on|off|at|via|through|with|by|an?|the|your|ur))* $",
    re.IGNORECASE,
)
_NOBODY = re.compile(r"\b(?:nobody|no[- ]one|none of (?:us|it|them))(?: \w+)? $", re.IGNORECASE)


def _is_denied(text: str, start: int) -> bool:
    """Whether a fault is named to say that there is none: "nobody broke anything"."""
    return bool(_NOBODY.search(text[:start])) or is_negated(text, start)


def _is_not_told(field: str, value: str, text: str, start: int) -> bool:
    """Whether what stands there is denied or asked for, and so is not what the item is."""
    if field == "purchased_from":
        return bool(_NOT_SOLD.search(text[:start]))
    if field == "condition":
        return bool(_RULE.search(text[:start]))
    return value in _FAULTS and _is_denied(text, start)


def only_mentions(field: str, values: Sequence[str], text: str) -> bool:
    """Whether a field's value stands in a message only as denied, or as what is asked for.

    "Nobody broke anything" tells of no fault, "you said it has to be sealed" of no seal, "not
    bought on Amazon" of no Amazon.
    """
    found = [
        _is_not_told(field, value, text, match.start())
        for name, value, pattern in _PATTERNS
        if name == field and value in values
        for match in pattern.finditer(text)
    ]
    return bool(found) and all(found)


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
            if not stretch & taken and not _is_not_told(field, value, text, match.start()):
                taken |= stretch
                found.setdefault(field, Supposed(field, value, *match.span()))
    return tuple(sorted(found.values(), key=lambda each: each.start))
