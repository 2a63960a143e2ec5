"""What a shopper bids about a message to the staff: to see it first, to withdraw or correct it."""

from __future__ import annotations

import re

from claimdesk.language.en.negation import is_negated
from claimdesk.language.en.questions import is_question

_MESSAGE = r"(?:message|note|ticket|report|enquiry|inquiry|MSG(?:-\w+)?)"
_SENDS = (
    r"(?:send|pass on|forward|submit|write(?: to)?|tell them|tell (?:the|your) staff|say to them)"
)
_TO_SEE_FIRST = re.compile(
    rf"\bbefore (?:you|u|it|anything|this|that|the {_MESSAGE})\b[^.?!;]{{0,20}}"
    r"\b(?:send|sent|pass\w*|goes?|forward\w*|submit\w*)\b"
    r"(?=[^.?!;]*\b(?:tell|show|read|see|say|let me|what|repeat)\b)"
    r"|\b(?:tell|show|read)(?: to)? me\b[^.?!;]{0,25}\bwhat(?: exactly)? (?:you|u|it|they)"
    r"(?:'ll| will|'re going to| are going to| would| want to| plan to| are about to)\b"
    rf"|\bwhat(?: exactly)? (?:will|would|are) (?:you|u)(?: be)?(?: going to| about to)? {_SENDS}\b"
    rf"|\b(?:show|read)(?: to)? me (?:the|that|my) {_MESSAGE}\b"
    rf"|\b(?:can|could|may) i (?:see|read|check) (?:it|the {_MESSAGE}|that) (?:first|before)\b",
    re.IGNORECASE,
)
_TAKES_BACK = r"(?:withdraw|retract|recall|take back|cancel|delete|drop|close|scrap|revoke|void)"
_WITHDRAWS = re.compile(
    rf"\b{_TAKES_BACK} (?:it|this|that|(?:the|my|that|this) (?:\w+ )?{_MESSAGE}|MSG-\w+)\b"
    rf"|\btake (?:it|that|(?:the|my) {_MESSAGE}|MSG-\w+) back\b",
    re.IGNORECASE,
)
_NAMES_MESSAGE = re.compile(rf"\b{_MESSAGE}\b", re.IGNORECASE)
_HEADING = (
    r"(?:heading|headline|title|subject(?: line)?|label|category|topic|matter"
    r"|(?:it|this|that)(?:'s| is| was|s)? (?:filed|listed|labell?ed|marked|sent|titled"
    r"|put down|down|categori[sz]ed|passed on) (?:as|under))"
)
_WRONG = (
    r"(?:wrong|incorrect|not (?:right|correct|true|what)|isn't (?:right|correct)|mistaken|nonsense)"
)
_CORRECTS = re.compile(
    rf"\b{_HEADING}\b.{{0,60}}\b{_WRONG}\b|\b{_WRONG}\b.{{0,20}}\b(?:heading|title|subject|label)\b"
    r"|\b(?:change|correct|fix) (?:the|that|your) (?:heading|title|subject|label|category)\b"
    # It is about one thing, and not about another.
    r"|\b(?:it|this|that|my message)(?:'s| is| was) (?:about|for|regarding) [^.?!;]{2,60},?"
    r" (?:and )?not (?:about |for )?(?:a|an|the|any|my) \w+"
    r"|\b(?:it|this|that|my message)(?:'s| is| was)?(?: not|n't) about (?:a|an|the|any) \w+"
    # "refund not received?? That's not what I said"
    r"|\?+[ ]*(?:no,? )?(?:that(?:'s| is| was)|this is)(?: not|n't) what (?:i|it|this)\b",
    re.IGNORECASE,
)
_FILES = re.compile(r"\bfile (?:it|this|that|an?|the|my)\b", re.IGNORECASE)
_COMES_BACK = re.compile(
    r"\b(?:if|when|once|in case|should|suppose|what if)\b[^.?!;]*\b(?:again|once more|another time"
    r"|later|after all|next (?:week|month|time)|(?:starts?|keeps?|goes) (?:\w+ing|on))\b",
    re.IGNORECASE,
)
_FOR_LATER = re.compile(
    r"\b(?:can|could|may|do|should|would|will|am) (?:i|we)\b|\bwhat (?:then|happens|if|do i)\b",
    re.IGNORECASE,
)
_BEFORE_NOW = re.compile(
    r"\b(?:it|this|that|they)(?:'s| has| have|'ve)? (?:just )?(?:broke|broken|failed|stopped|died)"
    r"\b(?! (?:again|later))",
    re.IGNORECASE,
)
_TRANSIT = re.compile(
    r"\b(?:tracking|trackin|last scan\w*|scanned|in transit|usps|ups|fed ?ex|dhl|carrier|courier"
    r"|depot|sorting|out for delivery)\b|\b(?:parcel|package|shipment)\b[^.?!]{0,20}\b(?:stuck|lost"
    r"|moving|moved|held)\b",
    re.IGNORECASE,
)
_INVOICE = re.compile(
    r"\b(?:send|need|want|get|got|give|e-?mail|issue|have|had|make|request|without)\b[^.?!;]{0,30}"
    r"\b(?:an|proper|vat|tax|the|my|our|any|business|company) (?:\w+ ){0,2}invoice\b"
    r"|\binvoice (?:with|for|to|in|made out|as)\b|\b(?:for|on) (?:the|an|our|my) invoice\b",
    re.IGNORECASE,
)
_GIVES_INVOICE = re.compile(
    r"\b(?:here(?:'s| is| are)|attach\w*|upload\w*|found|i(?:'ll| will| can) send|sending) "
    r"(?:(?:you|the|my|an|a|our) )*invoice\b|\bphoto of\b",
    re.IGNORECASE,
)

_CALLED_OFF = re.compile(
    r"\b(?:is|was|are|has) (?:the|my|that) (?:cancel\w*|withdrawal|change|order|message)\b"
    r"(?: (?:been|now|really|actually|definitely|still|also))*"
    r" (?:off|stopped|withdrawn|called off|undone|kept|safe|on)\b",
    re.IGNORECASE,
)
_BUYS = re.compile(
    r"\b(?:want|like|need|looking|hoping|trying|just)(?: to)?(?: (?:just|only|simply|also))* "
    r"(?:to )?(?:buy|purchase)(?:ing)?\b(?! (?:it|that|this|them)? ?(?:from|on|at|here)\b)"
    r"|\b(?:can|could|may|where can|how can|how do) (?:i|we) (?:just |also |only )*"
    r"(?:buy|purchase)\b|\bi could (?:just |also )*buy\b"
    r"|\b(?:do|would) (?:you|u|y'?all)(?: guys)?(?: (?:also|even|still|happen to))*"
    r" (?:sell|stock)\b",
    re.IGNORECASE,
)


def asks_to_see_message(text: str) -> bool:
    """Whether the writer wants to know what will be sent before it is: "show me first"."""
    return bool(_TO_SEE_FIRST.search(_plain(text)))


def withdraws_message(text: str) -> bool:
    """Whether a message to the staff, named as one, is to be taken back."""
    plain = _plain(text)
    found = _WITHDRAWS.search(plain)
    if found is None or is_negated(plain, found.start()):
        return False
    return bool(_NAMES_MESSAGE.search(plain))


def corrects_heading(text: str) -> bool:
    """Whether the writer says that a message stands under a wrong matter.

    Not where a claim is to be filed of it instead.
    """
    plain = _plain(text)
    return bool(_CORRECTS.search(plain)) and not _FILES.search(plain)


def asks_to_come_back(text: str) -> bool:
    """Whether it is asked what to do should it happen again: nothing is told of now."""
    plain = _plain(text)
    asks = is_question(plain) or bool(_FOR_LATER.search(plain))
    return bool(_COMES_BACK.search(plain)) and asks and not _BEFORE_NOW.search(plain)


def tells_of_transit(text: str) -> bool:
    """Whether the way of a parcel is spoken of: its tracking, its carrier, where it is stuck."""
    return bool(_TRANSIT.search(text))


def asks_if_called_off(text: str) -> bool:
    """Whether it is asked if what was taken back is off by now: "is the cancellation off?"."""
    plain = _plain(text)
    return bool(_CALLED_OFF.search(plain))


def wants_to_buy(text: str) -> bool:
    """Whether a thing is to be bought that the writer does not have yet: a spare, a new one."""
    plain = _plain(text)
    return any(not is_negated(plain, found.start()) for found in _BUYS.finditer(plain))


def wants_invoice(text: str) -> bool:
    """Whether the store is to make out an invoice; not where the writer sends one."""
    plain = _plain(text)
    return bool(_INVOICE.search(plain)) and not _GIVES_INVOICE.search(plain)


def _plain(text: str) -> str:
    return " ".join(text.replace("\u2019", "'").split())
