"""Questions that anybody may put at any time, and what is said to be no trouble (any more)."""

from __future__ import annotations

import re

from claimdesk.language.en.hypotheticals import is_hypothetical
from claimdesk.language.en.negation import is_negated
from claimdesk.language.en.questions import is_question, tells_something
from claimdesk.language.en.segmentation import sentences

_DANGER = re.compile(
    r"\b(?:spark\w*|smok(?:e[ds]?|ing|y)|fires?|flam(?:es?|ing)|burn(?:s|t|ed|ing)?|hot|heat(?:s"
    r"|ed|ing)?|overheat\w*|warm|melt\w*|swell\w*|swollen|bulg\w*|bloated|explo(?:d\w+|sions?)"
    r"|blew up|shock\w*|electrocut\w*|scorch\w*|singe\w*|charred|leak\w*|acid|fumes?"
    r"|burning smell|smell\w*|danger\w*|emergency|hurt|injur\w*|sharp|cuts?|bleed\w*|chok\w*"
    r"|poison\w*|toxic|hazard\w*|unsafe)\b",
    re.IGNORECASE,
)
# "No smoke, sparks or heat": one denial for the whole of a list that ends in "or".
_DENIED_LIST = re.compile(
    r"\b(?:no|not|never|without|any|n['\u2019]t)\b(?: (?:any|get|getting|even|a))*"
    r"(?: [\w-]+){1,2}(?:, (?:no )?[\w-]+(?: [\w-]+)?)*,? (?:or|nor) (?:any )?[\w-]+",
    re.IGNORECASE,
)
_SAFE_TO_USE = re.compile(
    r"\b(?:is|are|isn['\u2019]?t|would|will)\b[^.?!]{0,40}\b(?:safe|dangerous|risky|ok(?:ay)?"
    r" to (?:use|charge|keep using|plug))\b"
    r"|\b(?:can|may|should|could|shall|do|must)(?: i| we)\b[^.?!]{0,30}\b(?:(?:still|continue to"
    r"|go on|keep(?: on)?|carry on) (?:us(?:e|ing)|charg(?:e|ing)|plug\w*)"
    r"|stop (?:using|charging))\b"
    r"|\bsafe to (?:use|charge|plug|touch|keep)\b",
    re.IGNORECASE,
)
_MY_DATA = (
    r"(?:my|our|the|this|that|all (?:of )?(?:my|this|that)|personal|customer)"
    r" (?:personal |private |own )?(?:data|info(?:rmation)?|details|e-?mail(?: address)?|address"
    r"|name|photos?|pictures?|messages?|chat|number)"
)
_USE = (
    r"(?:do|done|use[ds]?|using|keep|kept|stored?|save[ds]?|sell|sold|share[ds]?|go(?:es)?|end"
    r"(?:s)? up|happens?|delete[ds]?|train\w*|need)"
)
_OF_DATA = re.compile(
    rf"\b(?:what|where|who|why|how|do|does|will|is|are)\b[^.?!]*\b{_USE}\b[^.?!]*\b{_MY_DATA}\b"
    rf"|\b(?:what|where|who|how long|does|will|is|are)\b[^.?!]*\b{_MY_DATA}\b[^.?!]*\b{_USE}\b"
    r"|\bwhat (?:else )?(?:will|do|would) (?:you|they|u) (?:else )?(?:use|need|do with|want)"
    r" (?:it|that|this) (?:for|with)\b|\bwhat else will you use it for\b"
    r"|\bwhere does what i (?:type|write|say)\b[^.?!]*\b(?:go|end)\b"
    r"|\bprivacy (?:policy|notice|statement)\b|\bgdpr\b"
    r"|\b(?:used? (?:it |this |them )?to )?train (?:some |an |your )?(?:ai|model|bot)\b",
    re.IGNORECASE,
)
_SENT = re.compile(
    r"\b(?:nothing|anything|something|a claim|(?:my|the) claim)\b[^.?!]{0,20}"
    r"\b(?:sent|filed|submitted|passed on|reported|went out|gone out)\b[^.?!]*\?"
    r"|\b(?:did|have|has|was|is) (?:you|u|it|this|that)\b[^.?!]{0,20}\b(?:sent|send|filed?"
    r"|submit(?:ted)?|pass(?:ed)?|go|gone|went)\b[^.?!]{0,25}\b(?:anything|something|any of (?:it"
    r"|this|that)|claim|staff|your (?:team|people)|any(?:one|body)|some(?:one|body))\b[^.?!]*\?",
    re.IGNORECASE,
)
_TO_CLAIM = re.compile(
    r"\b(?:want|wanna|like|need|wish|going|trying|how (?:do|can) i|can i|could i)\b(?: \w+){0,3}?"
    r" (?:claim\b|(?:make|file|open|start|submit|raise|put in|lodge) (?:an?|my|the|another|this)"
    r" (?:\w+ )?claim\b|(?:make|file|open|start) (?:one|it)\b)"
    r"|\bnew claim\b|\bclaim (?:a|the|my) (?:replacement|refund|warranty|new)\b",
    re.IGNORECASE,
)
_WHO_DECIDES = re.compile(
    r"\bwho\b[^.?!]{0,25}\b(?:decid\w*|judges?|approves?|rules? on|has the (?:last|final) (?:say"
    r"|word))\b"
    r"|\b(?:is|does|do|will) (?:it|a (?:program|bot|machine|computer|person|human)|you|the"
    r" (?:bot|program))\b[^.?!]{0,20}\bdecid\w*\b",
    re.IGNORECASE,
)
_CARRIER = re.compile(
    r"\b(?:carriers?|couriers?|shippers?|ups|usps|fedex|dhl|post office|postal service"
    r"|delivery (?:company|firm|service|people|driver)|driver|royal mail)\b",
    re.IGNORECASE,
)
_WHO_ACTS = re.compile(
    r"\b(?:should|shall|must|do|can|ought|may) (?:i|we)\b(?! (?:get|have my))"
    r"|\b(?:is|isn['\u2019]?t) (?:it|that) (?:for |up to |on )?(?:me|us|you)\b"
    r"|\b(?:me|i|us|we) or (?:you|the (?:shop|store)|your)\b"
    r"|\b(?:you|the (?:shop|store)) or (?:me|i|us|we)\b|\bwho\b[^.?!]{0,20}\b(?:chas\w*|contact\w*"
    r"|call\w*|ring\w*|asks?|talk\w*|write\w*|deal\w*)\b|\b(?:do|will|can) you (?:do|chase|ring"
    r"|call|contact|ask|talk)\b|\bleave it to you\b",
    re.IGNORECASE,
)
_NO_NUMBER = re.compile(
    r"^\W*(?:none|no number|there(?:['\u2019]s| is| was) none)\b"
    r"|(?:\bno|\bwithout(?: an?| any)?|\bnever (?:got|had) (?:an?|any)"
    r"|(?:\bnot|n['\u2019]?t) (?:have|get|got|there)?(?: (?:an?|any|the|one))?)"
    r" (?:order )?number\b"
    r"|\bpaid (?:in )?cash\b"
    r"|\b(?:at|from|off) (?:an? |the |some )?(?:\w+ )?(?:stall|market|(?:yard|garage) sale|fair)\b",
    re.IGNORECASE,
)
_WELL = re.compile(
    r"\b(?:it|this|that|everything|the \w+|my \w+|all)(?:['\u2019]s| is| does)?(?: (?:now|all"
    r"|actually|just|perfectly|really))* (?:works?|working|charg(?:es|ing)|fine|ok(?:ay)?|alright"
    r"|sorted|fixed|resolved|solved|good)(?: (?:now|again|after all|fine))?(?=\W*$|[.,;!?]"
    r"|\s+(?:and|so|with|you|now|then|thanks)\b)"
    r"|\b(?:works|working|charging) (?:now|again|fine|after all|perfectly)\b"
    r"|\bfalse alarm\b|\bfound (?:it|them)(?=\W*$|[.,;!])"
    r"|\b(?:problem|issue)(?:['\u2019]?s| is| has been)? (?:solved|sorted|gone|fixed|resolved)\b"
    r"|\bnothing(?:['\u2019]?s| is) wrong\b",
    re.IGNORECASE,
)


def tells_danger(text: str) -> bool:
    """Whether a danger is told of, neither denied nor but the word of a question.

    Not "it is not sparking or heating", "is it dangerous to use?"; "if I plug it in it sparks" is.
    """
    lists = [found.span() for found in _DENIED_LIST.finditer(text)]
    return any(
        not (
            is_negated(text, at.start())
            or any(start <= at.start() < end for start, end in lists)
            or _is_asked(text, at.start())
        )
        for at in _DANGER.finditer(text)
    )


def only_denies_danger(text: str) -> bool:
    """Whether dangers are denied or asked about, and none is told: "there is no fire"."""
    if tells_danger(text):
        return False
    # Without a word of a danger, what is told beside a question may be one all the same.
    return bool(_DANGER.search(text)) or (asks_if_safe(text) and not tells_something(text))


def _is_asked(text: str, at: int) -> bool:
    """Whether a word is part of the question itself: "is it dangerous to use?"."""
    return any(asked.start() <= at < asked.end() for asked in _SAFE_TO_USE.finditer(text))


def asks_if_safe(text: str) -> bool:
    """Whether it is asked if a thing may be used: "is it safe", "can I go on using it"."""
    return bool(_SAFE_TO_USE.search(text))


def asks_of_own_data(text: str) -> bool:
    """Whether it is asked what is done with what one tells, or who gets it."""
    return any(is_question(each) for each in (text, *sentences(text))) and bool(
        _OF_DATA.search(text)
    )


def asks_if_sent(text: str) -> bool:
    """Whether it is asked if anything was sent or filed: "nothing got sent, right?"."""
    return bool(_SENT.search(text))


def asks_who_decides(text: str) -> bool:
    """Whether it is asked who decides of claims: a person, or a program."""
    return is_question(text) and bool(_WHO_DECIDES.search(text))


def asks_who_chases(text: str) -> bool:
    """Whether it is asked who is to take a parcel up with its carrier."""
    return bool(_CARRIER.search(text) and _WHO_ACTS.search(text))


def has_no_number(text: str) -> bool:
    """Whether there is no order number: "none", "I have no number", "I paid cash at a stall"."""
    return bool(_NO_NUMBER.search(text))


def wants_to_claim(text: str) -> bool:
    """Whether a claim is to be made, and none is asked about that was."""
    return any(not is_negated(text, at.start()) for at in _TO_CLAIM.finditer(text))


def says_all_is_well(text: str) -> bool:
    """Whether a trouble is said to be over: "it works after all", "false alarm", "I found it"."""
    return any(
        not (is_negated(text, at.start()) or is_hypothetical(text, at.start(), at.end()))
        for at in _WELL.finditer(text)
    )
