"""Questions that anybody may put at any time, and what is said to be no trouble (any more)."""

from __future__ import annotations

import re

from claimdesk.language.en.hypotheticals import is_hypothetical
from claimdesk.language.en.negation import is_negated
from claimdesk.language.en.only_asking import denies_buying
from claimdesk.language.en.questions import is_question
from claimdesk.language.en.segmentation import sentences

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
    # "Does my sister get to hear of it?"
    r"|\b(?:do|does|will|would|can|did) my (?:\w+ )?\w+\b[^.?!]{0,12}\b(?:hear (?:of|about)"
    r"|know (?:of|about)|find out|be (?:told|informed|contacted|notified|written)"
    r"|get (?:to (?:hear|know)|told|an? (?:e-?)?mail))\b"
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
    r"\b(?:want|wanna|like|need|wish|going|trying|how (?:do|can) i|(?:can|could) (?:i|we|you)"
    r"|(?:can|couldn)['\u2019]?t you)\b(?: \w+){0,3}?"
    r" (?:claim\b|(?:make|file|open|start|submit|raise|put in|lodge) (?:an?|my|the|another|this)"
    r" (?:\w+ )?claim\b|(?:make|file|open|start) (?:one|it)\b)"
    r"|\bwhat (?:i|we)(?:['\u2019]?m| am|['\u2019]?re| are) (?:trying|here|hoping) to"
    r" (?:do|make|file)\b"
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
# "I have no order", said of none at all; not "no order came".
_NO_ORDER = re.compile(
    r"(?:\bno|\bwithout(?: an?| any)?|(?:\bnot|n['\u2019]?t|\bnever)"
    r" (?:have|had|got|placed?|made?|make) (?:an?|any|one)) orders?"
    r"(?= (?:at all|yet|here|with you|nor|or|and|so|to)\b|\W*$|[.,;!?])",
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


def has_no_order(text: str) -> bool:
    """Whether there is no order at all: "I have no order", "I haven't bought anything"."""
    return bool(_NO_ORDER.search(text)) or denies_buying(text)


def wants_to_claim(text: str) -> bool:
    """Whether a claim is to be made, and none is asked about that was."""
    return any(not is_negated(text, at.start()) for at in _TO_CLAIM.finditer(text))


def says_all_is_well(text: str) -> bool:
    """Whether a trouble is said to be over: "it works after all", "false alarm", "I found it"."""
    return any(
        not (is_negated(text, at.start()) or is_hypothetical(text, at.start(), at.end()))
        for at in _WELL.finditer(text)
    )
