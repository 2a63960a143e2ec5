"""What is asked or told of an order that the staff are to look into, by the words in it."""

from __future__ import annotations

import re

from claimdesk.language.en.claim_course import asks_of_claim
from claimdesk.language.en.negation import is_negated
from claimdesk.language.en.questions import is_question, only_tells

_SUPPOSED = (
    r"(?:\b(?:if|in case|suppos(?:e|ing)|unless|once|when(?= (?:it|they|that|the|you|my)\b))\b"
    r"[^.?!]{0,40}?)"
)
_LEFT_OPEN = r"(?:(?:already|now|since|just|all|been|being|got|it|them|that|out|off|the \w+) )*"
_STAGE = (
    r"(?:processed|fulfill?ed|shipped|dispatched|posted|mailed|packed|made|printed|produced"
    r"|engraved|manufactured|(?:sent|shipped|gone|went) (?:(?:it|them|that) )?(?:out|off|already)"
    r"|already sent|(?:begun|began|started)(?: \w+){0,2}|left the \w+|in production|too late"
    r"|on (?:its|the) way)\b(?! back)"
)
_OTHER_PLACE = (
    r"\bto (?:the|my|that|our|an?) (?:old|wrong|other|previous|former|first|different)"
    r" (?:\w+ )?(?:place|address|house|home|apartment|apt|unit|flat|street|one)\b"
)
_KINDS = (
    (
        "who_pays",
        re.compile(
            r"\b(?:who|whose)(?:['\u2019]?s| is| has| have| will| would| does| gets)?\b"
            r"[^.?!]{0,20}\b(?:pays?|paying|covers?|covering|bears?|foots?|expense|cost|bill)\b"
            r"|\b(?:do|will|must|would|should|am) (?:i|we)(?: \w+){0,3}? (?:pay(?:ing)?"
            r"|be charged|(?:bear|cover|foot) the)\b(?! (?:for )?(?:with|by|via)\b)"
            r"|\b(?:my|your|whose) (?:own )?(?:cost|expense|dime)\b"
            r"|\b(?:me|us) (?:that |who )?(?:will |has to |have to |must )?pays?\b",
            re.IGNORECASE,
        ),
    ),
    (
        "wrong_place",
        re.compile(
            rf"{_SUPPOSED}(?:{_OTHER_PLACE}|\b(?:comes?|came|sent|goes|returned|bounces?) back"
            r" to (?:you|u|the (?:store|shop|sender|warehouse)|sender)\b"
            r"|\bon (?:its|the) way back\b)",
            re.IGNORECASE,
        ),
    ),
    ("too_late", re.compile(rf"{_SUPPOSED}\b{_LEFT_OPEN}{_STAGE}", re.IGNORECASE)),
    (
        "sent_again",
        re.compile(
            r"\b(?:will|would|can|could|do|are|is|does)\b[^.?!]{0,30}\b(?:re-?sen[dt]|re-?ship(?:ped)?"
            r"|(?:sen[dt]|ship(?:ped)?|deliver(?:ed)?)\b[^.?!]{0,20}\b(?:again|out again|another"
            r"|a (?:new|second) one|once more))\b",
            re.IGNORECASE,
        ),
    ),
    (
        "stuck",
        re.compile(
            r"\bstuck w(?:ith|/)?\b|\b(?:i['\u2019]?m|am i|are we|i am|we['\u2019]?re)"
            r" (?:\w+ )?(?:stuck|out of luck|screwed|done for)\b|\btough luck\b"
            r"|\b(?:lose|lost|losing|throw(?:ing)? away|out) (?:of )?(?:all )?my money\b"
            r"|\bnothing (?:i|we|you|that) can (?:be )?do(?:ne)?\b",
            re.IGNORECASE,
        ),
    ),
    (
        "payment_back",
        re.compile(
            r"\b(?:one|charge|payment|amount|money|debit|transaction|it|that|other|difference"
            r"|rest)\b"
            r"[^.?!]{0,25}\b(?:(?:come|go|get|be|given|paid|put|drop|fall|sent)(?: \w+)?"
            r" (?:back|off|away)|reversed?|refunded|returned|credited|disappear|vanish)\b"
            r"|\b(?:get|have|see|want|need) (?!to\b)(?:\w+ ){1,4}back\b",
            re.IGNORECASE,
        ),
    ),
)
_MADE_TO_SEND = re.compile(
    r"\b(?:make|making|have|having|force|forcing|expect|expecting|want|ask|asking) me (?:to )?"
    r"(?:\w+ )?(?:mail|send|ship|post|return|bring)(?:ing)?\b",
    re.IGNORECASE,
)
_OF_SENDING_BACK = ("way_back", "label", "packaging")
_OWN_ACT = re.compile(
    r"\b(?:i|we)(?:['\u2019]ve| have| had| must| may| might| think| guess| probably| stupidly"
    r"| accidentally| just| actually| i| have)*"
    r" (?:put|gave|given|typed?|wrote|written|entered|used|left|mixed|swapped|picked|selected"
    r"|chose|forgot(?:ten)?|misspell?(?:ed|t)|mistyped)\b(?P<rest>[^.?!;]{0,50})",
    re.IGNORECASE,
)
_OWN_FAULT = re.compile(
    r"\bmy (?:own )?(?:fault|mistake|bad|error|typo)\b|\bsilly me\b|\b(?:that|this)(?:['\u2019]s|"
    r" one is| is) on me\b",
    re.IGNORECASE,
)
_AMISS = re.compile(
    r"\b(?:old|wrong(?:ly)?|previous|former|incorrect(?:ly)?|typo|mistake|swapped|mixed"
    r"|misspell?(?:ed|t)|mistyped|forgot(?:ten)?|other way)\b",
    re.IGNORECASE,
)
_OF_AN_ADDRESS = re.compile(
    r"\b(?:add?ress|adress|unit|apartment|apt|flat|house|street|road|zip|post ?code|city|town"
    r"|(?:at|am|is|house|door) (?:number|no\.?) \d+)\b",
    re.IGNORECASE,
)
# A number told for another: "it might be PC-20979, not 77", "sorry, the order is CS-1188".
_NUMBER_PUT_RIGHT = re.compile(
    r"\b(?:sorry|oops|whoops|actually|correction|typo|mistake|wrong|mixed up|misread|meant|i mean"
    r"|rather|instead of|should be|supposed to be|might be|could be|really is|not(?= \S*\d))\b",
    re.IGNORECASE,
)
_ANOTHER_ORDER = re.compile(
    r"\b(?:other|another|second|also|too|both|as well|next) (?:\w+ )?orders?\b"
    r"|\border\b[^.?!]{0,30}\b(?:too|as well|also)\b",
    re.IGNORECASE,
)
_NUMBER_HELD = re.compile(
    r"\b(?:right|correct|which|what|proper) order(?: (?:number|no\b|num\b|id\b|#)|\W*$|[^\w ])"
    r"|\border (?:number|no\.?|num|id|#)[^.?!]{0,20}\b(?:right|correct|have|got|down)\b"
    r"|\b(?:have|got|get|has|down)\b[^.?!]{0,30}\border (?:number|no\b|num\b|id\b|#)",
    re.IGNORECASE,
)
_CHARGED = re.compile(
    r"\b(?:charged|billed|debited|deducted|paid|took|taken|withdrawn)\b[^.?!]{0,40}"
    r"\b(?:twice|two times|double|2x|2 times|again|three times|thrice)\b"
    r"|\b(?:double|doubled|duplicate|two|2|second|extra|both|third|same|one)\b"
    r"[^.?!]{0,15}\b(?:charges?|payments?|amounts?|debits?|transactions?|deductions?)\b"
    r"|\b(?:double|over)[- ]?charged?\b|\b(?:twice|double)\b[^.?!]{0,25}\b(?:charged|billed|card"
    r"|bank|account|statement)\b",
    re.IGNORECASE,
)
_DEMANDS = re.compile(
    r"\b(?:you|u|ya)(?:['\u2019]?d| had)? better\b|\bdon['\u2019]?t (?:you |even )*"
    r"(?:dare|tell me|make me|send me|give me|say|ask me)\b"
    r"|\b(?:i|we) (?:just |only |really |still )?(?:want|demand|expect|insist|require)\b"
    r"|(?:^|[.,;!?\n]\W*|\b(?:just|now|so|and|please|pls) )(?:give|pay|send|refund|get|tell|fix"
    r"|sort|cancel|stop|credit|reverse) (?:me|us|it|my|this|that|him|her|the)\b",
    re.IGNORECASE,
)


def asks_of_order(text: str) -> tuple[str, ...]:
    """What is asked of an order, as in `Language.asks_of_order`; a supposition asks by itself."""
    found = [
        name
        for name, words in _KINDS
        if words.search(text) and not (name == "payment_back" and only_tells(text))
    ]
    sends = bool(_MADE_TO_SEND.search(text))
    if sends or any(each in _OF_SENDING_BACK for each in asks_of_claim(text)):
        found.append("send_back")
    return tuple(found)


def gave_wrong_address(text: str) -> bool:
    """Whether the address was given wrongly by who ordered: "I put the old unit number in"."""
    owns_up = any(not is_negated(text, at.start()) for at in _OWN_FAULT.finditer(text))
    if owns_up and _AMISS.search(text) and _OF_AN_ADDRESS.search(text):
        return True
    return bool(_OF_AN_ADDRESS.search(text)) and any(
        _AMISS.search(act.group()) and not is_negated(text, act.start("rest"))
        for act in _OWN_ACT.finditer(text)
    )


def puts_number_right(text: str) -> bool:
    """Whether a number stands there for one told before: "it might be PC-20979, not 77, sorry"."""
    return bool(_NUMBER_PUT_RIGHT.search(text)) and not _ANOTHER_ORDER.search(text)


def asks_of_number_held(text: str) -> bool:
    """Whether it is asked which order number the staff have: "did you get the right order no?"."""
    return is_question(text) and bool(_NUMBER_HELD.search(text))


def tells_of_charge(text: str) -> bool:
    """Whether it is told that money was taken more than once."""
    return bool(_CHARGED.search(text))


def demands(text: str) -> bool:
    """Whether something is demanded, or forbidden: "don't you dare", "I want it gone"."""
    return bool(_DEMANDS.search(text))
