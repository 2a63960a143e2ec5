"""How an item was when it came: harmed, closed still, or broken as soon as it was put on."""

from __future__ import annotations

import re

from claimdesk.language.en.claim_cues import FAULT
from claimdesk.language.en.negation import is_negated
from claimdesk.language.en.questions import is_question
from claimdesk.language.en.segmentation import sentences

_HARM = (
    r"(?:crack\w*|scratch\w*|dent\w*|bent|torn|tears?|ripp\w*|smash\w*|shatter\w*|chipp?\w*|broken?"
    r"|snapp\w*|squash\w*|crush\w*|split|stain\w*|tore|damag\w*)"
)
_HARMED = re.compile(rf"\b{_HARM}\b", re.I)
# "It came like that", "already in the packaging", "cracked out of the box".
_AS_IT_CAME = re.compile(
    r"\b(?:came|arrived|got here|was delivered|turned up|showed up)(?: (?:to me|all|already|just))*"
    r" (?:like (?:that|this)|(?:that|this) way|so\b)"
    rf"|\b(?:came|arrived) (?:(?:all|already) {_HARM}|{_HARM} already)"
    rf"|\balready (?:{_HARM}|like (?:that|this)|in (?:the|its) (?:pack\w*|box|wrap\w*|parcel))"
    r"|\b(?:straight|right|fresh)? ?(?:out of|from) (?:the|its) (?:box|pack\w*|parcel|wrap\w*)"
    r"|\b(?:on|upon) (?:arrival|delivery|opening|unboxing)\b|\bwhen it (?:came|arrived|got here)\b"
    r"|\bwhen (?:i|we) (?:first )?(?:open\w*|unbox\w*|unpack\w*|unwrap\w*|took it out)",
    re.I,
)
_NOT_AS_IT_CAME = re.compile(
    r"\b(?:was|came|arrived|looked|worked)(?: \w+)? (?:fine|ok|okay|good|perfect\w*|intact|great)\b"
    r"|\b(?:took|taking|fell|dropped) (?:it )?(?:straight |right )?(?:out of|from) ",
    re.I,
)
_AT_FIRST_USE = re.compile(
    r"\b(?:while|when|as|after|by|just|the (?:moment|second|minute) i?|as soon as)"
    r" (?:(?:i|we)(?:'m| am| was|'ve| had|'d| just| only| first)* )?(?:put|putting|press\w*"
    r"|install\w*|appl(?:y|ied|ying)|attach\w*|mount\w*|stick\w*|stuck|peel\w*|clip\w*|snapp?(?:ing|ed)"
    r"|unpack\w*|unbox\w*|tr(?:y|ied|ying) to (?:put|fit|attach|install|mount|clip|apply))\b"
    r"(?! (?:it |them )?(?:away|off|back))"
    r"|\bpress(?:ed|ing) (?:it|the \w+) (?:down|on)\b",
    re.I,
)
# What was done to a thing, or befell it: not the harm alone, which it may have come with.
_ACCIDENT = re.compile(
    r"\b(?:accident\w*|by (?:me|us|mistake)|my(?: own)? (?:fault|doing|bad)|misus\w*|clums\w*"
    r"|drop(?:ped|s|ping)?|fell(?! (?:apart|off|out|to))|fall(?:en|s|ing)?(?! (?:apart|off|out))"
    r"|spil\w+|sat|sit(?:ting)?|step(?:ped|s)?|stood|stomp\w*|trod\w*|threw|throw\w*|kick\w*"
    r"|knock\w*|bump\w*|hit|wash\w*|chew\w*|bit(?:ten)?|eat\w*|ate|ran over|drove over|water|wet"
    r"|soak\w*|flood\w*|burn\w*|melt\w*|slip\w*|bash\w*|slam\w*|crush\w*|yank\w*|pulled|forced"
    r"|cut|pried|(?:i|we|he|she|they|son|daughter|kids?|dog|cat|husband|wife|\w+er) (?:\w+ )?"
    r"(?:broke|crack\w*|smash\w*|scratch\w*|snap\w*|ripp\w*|tore|bent|ruin\w*|damag\w*"
    r"|wreck\w*))\b",
    re.I,
)
_BY_ITSELF = re.compile(
    rf"\b(?:by itself|on its own|(?:came|arrived|was delivered) (?:\w+ )?{_HARM})\b", re.I
)
_NOBODY = re.compile(r"\b(?:nobody|no[- ]?one)(?: \w+)? $", re.I)
_STILL_CLOSED = re.compile(
    r"\b(?:un-?opened|(?:not|never|\w+n't)(?: \w+)? open(?:ed)?|still (?:\w+ )?(?:sealed|closed"
    r"|shut|wrapped|in (?:its|the) (?:box|wrap\w*|plastic|pack\w*))|(?:is|it's) (?:\w+ )?sealed)\b",
    re.I,
)


def came_damaged(text: str) -> bool:
    """Whether a thing was harmed when it came: "came like that", "cracked out of the box".

    The harm itself may have been told before.
    """
    plain = text.replace("\u2019", "'")
    found = _AS_IT_CAME.search(plain)
    return bool(found and not is_negated(plain, found.start())) and not _NOT_AS_IT_CAME.search(
        plain
    )


def tells_of_harm(text: str) -> bool:
    """Whether a thing is cracked, bent, torn or the like: what may happen to it on its way."""
    plain = text.replace("\u2019", "'")
    return any(not is_negated(plain, found.start()) for found in _HARMED.finditer(plain))


def broke_at_first_use(text: str) -> bool:
    """Whether a thing broke as it was put on or set up, which is neither use nor an accident."""
    plain = text.replace("\u2019", "'")
    return bool(_AT_FIRST_USE.search(plain) and (FAULT.search(plain) or _HARMED.search(plain)))


def tells_accident(text: str) -> bool:
    """Whether words tell what was done to a thing, or befell it: "dropped it", "an accident".

    "Cracked" alone does not: that may be how it came.
    """
    plain = text.replace("\u2019", "'")
    return any(not _is_denied(plain, found.start()) for found in _ACCIDENT.finditer(plain))


def denies_accident(text: str) -> bool:
    """Whether the message says that nothing was done to a thing: "no accident", "by itself"."""
    plain = text.replace("\u2019", "'")
    if is_question(plain) or tells_accident(plain):
        return False
    return bool(_ACCIDENT.search(plain) or _BY_ITSELF.search(plain) or came_damaged(plain))


def _is_denied(plain: str, start: int) -> bool:
    return is_negated(plain, start) or bool(_NOBODY.search(plain[:start]))


def says_still_closed(text: str) -> bool:
    """Whether a thing was not opened yet; not where only its box was sealed when it came."""
    told = (
        each for each in sentences(text.replace("\u2019", "'")) if not each.rstrip().endswith("?")
    )
    return any(_STILL_CLOSED.search(each) for each in told)
