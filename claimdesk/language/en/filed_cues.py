"""What a message does about a claim that is filed already, by the words in it."""

from __future__ import annotations

import re

_CLAIM = re.compile(
    r"\bclaims?\b|\bclm\b|\brmas?\b|\btickets?\b|\bcomplaints?\b|\bwarranty\b|\brefund|\breimburse"
    r"|\breturn(s|ed|ing)?\b|\bexchange|\breplacement|\b(filed|submitted|reported|sent in)\b"
    r"|\b(my|the|this|that) request\b|\b(open(ed)?|support) (a )?case\b|\bcase number\b"
    r"|\b(approved?|reject(ed)?|accept(ed)?|decision|decided?|verdict|review(ed)?)\b",
    re.I,
)
_ORDER = re.compile(
    r"\b(orders?|ordered|parcels?|packages?|shipments?|deliver(y|ed)|shipped|bought)\b", re.I
)
_IT = r"(it|this|that|everything|((the|my|this|that) )?(whole )?(claim|request|return|case))"
_WITHDRAW = re.compile(
    rf"\bwithdraw|\b(cancel|drop|delete|remove|revoke|retract|scrap|forget|void) {_IT}\b"
    rf"|\b(take|pull) {_IT} back\b|\btake back {_IT}\b|\bcall {_IT} off\b"
    r"|\b(do not|don'?t|dont|no longer) (want|need) (it|this|that|the claim|my claim)"
    r"( (any ?more|any longer|now))?\W*$|\bno longer (want|need) (the|my|this|a) claim\b"
    r"|\b(close|end) (the|my|this) claim\b",
    re.I,
)
_WHEN = re.compile(
    r"\b(when|how (long|soon|fast|quickly))\b.*\b(hear|answer|repl(y|ies)|respon[ds]\w*|decid|"
    r"decision|get back|let me know|contact me|know (more|the outcome|if)|outcome|news|review)"
    r"|\bwhat (happens|comes|follows|is) (now|next)\b|\bnext steps?\b|\bwhat now\b"
    r"|\bby when\b|\bhow long (does|will|do) (it|this|that|you|they) (take|need)\b",
    re.I,
)
_MISSING = re.compile(
    r"\b(what|anything|something)( else)?('s| is| do you| are you)?( still)? (missing|lacking)\b"
    r"|\b(still|also) (missing|need(ed)?|required?)\b.*\?|\bis (it|my claim|that) complete\b"
    r"|\b(what|anything|something) (else|more)\b.*\b(need|want|require|send|give)"
    r"|\b(need|want|require) (anything|something|any) (else|more|further)\b"
    r"|\b(what|anything) (do )?(i|you) (still )?(have to|need to|must|need) (send|give|do)\b",
    re.I,
)
_ARRIVED = re.compile(
    r"^\W*(got|get|received) (it|that|this|everything)\b"
    r"|\b(did|has|have|is|was) (it|that|this|(my|the) (claim|photo|picture|message|e-?mail|mail)"
    r"|you|everything)\b.*"
    r"\b(go|gone|went|been|get|got|receiv\w*|arriv\w*|sent|file[ds]?|work(ed)?|through|recorded"
    r"|submitted)\b|\bhow do i know (it|if|whether|that)\b|\b(went|gone|go) through\b",
    re.I,
)
_AWAITS = re.compile(
    r"\b(not|n'?t|never|nothing) heard\b|\bheard (nothing|anything)\b"
    r"|\b(any|some)(one|body) (is |has |been )*(look|work|deal|handl|read|on it)"
    r"|\bany (news|update|word|progress|decision|answer)\b",
    re.I,
)
_ADD = re.compile(
    r"\b(add|attach|include|append|upload)\b|\bforgot to (say|mention|tell|add|send|attach|write)"
    r"|\b(also|as well|too|in addition|besides|one more thing|another thing|something else)\b"
    r"|\b(one more|another|an(other)? extra|more) (photo|picture|pic|image)s?\b|\bp\.?s\.?:?\s"
    r"|\b(have|found|here('?s| is| are)|send(ing)?) ((to )?(you|u) )?(the|a|my|an|some|another) "
    r"(photo|picture|pic|image|receipt|invoice|proof|screenshot)"
    r"|\bhere('?s| is| are) (one|it|them|they|these|another)\b",
    re.I,
)
# What leads to what is to be added: "please add that", "I forgot to mention:".
_ADD_LEAD_IN = re.compile(
    r"^\W*((hi|hello|oh|ok(ay)?|and|sorry|please|pls|plz)\W+)*"
    r"((i|i'd|i would|could|can|may|you|want|like|wanted|need|to|also|please|just|let me|me)\W+)*"
    r"((add|include|append|note|mention)( (this|that|to (it|my claim|the claim|this)))*"
    r"|forgot to (say|mention|tell you|add|write)( that)?|one more thing|another thing|p\.?s\.?)"
    r"(\W+that\b)?\W*",
    re.I,
)
_NOTHING_TOLD = re.compile(
    r"^\W*((something|anything|a|an|one|some|more|another|few|the|my|details?|information|info"
    r"|thing|things|note|comment|text|photos?|pictures?|pics?|images?|screenshots?|receipts?"
    r"|invoices?|proof|of|purchase|to|it|this|claim|in|too|also|else|please|now|still|and|or"
    r"|extra|further|with|here|is|are|s|ok|okay|them|they|these|you|go)\W*)*$",
    re.I,
)
_EMAIL = re.compile(r"\be-?mails?\b|\bmail(box)?\b|\baddress\b|@", re.I)
_NO_MAIL = re.compile(
    r"\b(no|did(n'?t| not)|haven'?t|have not|never|nothing|not)\b.*\b(e-?mail|mail|receipt|"
    r"confirmation)\b|\b(e-?mail|mail|confirmation)\b.*\b(never|not|didn'?t|hasn'?t|nothing)\b",
    re.I,
)
_LACKS = re.compile(
    r"\b(can'?t|cannot|can not|couldn'?t|could not|don'?t|do not|didn'?t|haven'?t|no|lost|without"
    r"|forgot(ten)?|deleted|never)\b.*\b(find|have|know|idea|remember|recall|number|it|got|get|one"
    r"|clue|see|e-?mail)\b|\b(no (idea|clue)|dunno|idk|not sure|lost it|what number)\b",
    re.I,
)
_DECLINES = re.compile(r"\W*((please|oh|well|actually)\W+)*(no|nope|nah|don'?t|keep|leave)\b", re.I)
_HESITATION = re.compile(r"\W*(h+m+|m+h*|u+h+m*|u+m+|e+r+m*|e+h+|a+h+|well|hold on)\W*", re.I)
# What each field of a claim is called by who wants it changed.
_FIELDS = {
    "order_number": re.compile(r"\border( ?(number|no|nr|id|#))|#", re.I),
    "email": re.compile(r"\be-?mails?\b|\bmail (address|adress)\b|\bmy mail\b", re.I),
    "delivered_on": re.compile(r"\b(deliver(y|ed)|arriv(al|ed)|came)\b", re.I),
    "purchased_on": re.compile(r"\b(purchase|bought|buy|order(ed)?) ?(date|day|on)?\b", re.I),
    "product": re.compile(r"\b(product|item|model)\b", re.I),
    "price": re.compile(r"\b(price|amount|paid|cost)\b", re.I),
    "wants": re.compile(r"\b(wish|remedy|resolution)\b", re.I),
    "condition": re.compile(r"\bcondition\b", re.I),
}


def speaks_of_claim(text: str) -> bool:
    """Whether the message names a claim, a return or what comes of one."""
    return bool(_CLAIM.search(text))


def speaks_of_order(text: str) -> bool:
    """Whether the message names an order or a parcel."""
    return bool(_ORDER.search(text))


def withdraws(text: str) -> bool:
    """Whether the message takes back what was sent."""
    return bool(_WITHDRAW.search(text))


def asks_when_to_hear(text: str) -> bool:
    """Whether the message asks how long an answer takes."""
    return bool(_WHEN.search(text))


def asks_what_is_missing(text: str) -> bool:
    """Whether the message asks what else has to be given."""
    return bool(_MISSING.search(text))


def asks_if_it_arrived(text: str) -> bool:
    """Whether the message asks if what was sent has come through."""
    return bool(_ARRIVED.search(text))


def awaits_answer(text: str) -> bool:
    """Whether the message says or asks how far those are who have to answer."""
    return bool(_AWAITS.search(text))


def adds(text: str) -> bool:
    """Whether the message gives or offers more to what was told before."""
    return bool(_ADD.search(text))


def told_to_add(text: str) -> str:
    """What the message adds, without what leads to it; empty where it only offers to."""
    rest = _ADD_LEAD_IN.sub("", text).strip()
    return "" if _NOTHING_TOLD.match(rest) else rest


def names_email(text: str) -> bool:
    """Whether the message speaks of an e-mail address."""
    return bool(_EMAIL.search(text))


def misses_mail(text: str) -> bool:
    """Whether the message says that no mail came."""
    return bool(_NO_MAIL.search(text))


def lacks_it(text: str) -> bool:
    """Whether the message says that what was asked for is not to hand."""
    return bool(_LACKS.search(text))


def declines(text: str) -> bool:
    """Whether the message begins with a no: "no, keep it"."""
    return bool(_DECLINES.match(text))


def hesitates(text: str) -> bool:
    """Whether the message is but a sound of thinking, which a model may take for a yes."""
    return bool(_HESITATION.fullmatch(text))


def field_named(text: str) -> str | None:
    """The field of a claim that the message names, the first of those it may mean."""
    return next((name for name, words in _FIELDS.items() if words.search(text)), None)
