"""Whether the thing itself is wanted: the one that was ordered, or what is missing, sent."""

from __future__ import annotations

import re

from claimdesk.language.en.by_ear import Ear
from claimdesk.language.en.negation import is_negated
from claimdesk.language.en.wishes import SUPPOSES_CHOICE

_WHAT_WAS_ORDERED = re.compile(
    r"\b(?:the|that|my|what|which) ?(?:\w+ ){0,3}?(?:that |which )?(?:i|we)"
    r"(?: had| have|['\u2019]ve)? (?:actually |originally |really )?"
    r"(?:paid|order|bought|purchas|chose|picked|asked)\w*"
    r"|\b(?:want|need|like|get|have|send(?: me)?|give me)(?: \w+)? mine\b|^\W*(?:just )?mine\W*$"
    r"|\b(?:the|an?|my) (?:right|correct|proper|actual|real|good|working|intact)"
    r" (?:one|\w+)\b"
    r"|\b(?:the|that) (?:missing|other|rest of (?:it|them|the \w+))(?: (?:one|part|piece|bit)s?)?"
    r"(?=\W*$| (?:please|pls|plz|only|then)\b)",
    re.I,
)
_RIGHT = r"(?:right|correct|proper|actual|intended|original|ordered|promised)"
_ORDERED = (
    rf"(?:(?:the|my|an?) (?:\w+ )?{_RIGHT}(?: [\w-]+){{1,3}}"
    r"|(?:the (?:\w+ )?(?:ones?|things?|items?|case|model)|what)(?: (?:that|which))?"
    r" (?:i|we)(?: had| have| actually| originally)* (?:order|paid|bought|chose|picked|asked)\w*)"
)
_NO_GOODS = (
    r"(?:photos?|pictures?|pics?|labels?|e-?mails?|links?|forms?|claims?|refunds?|money|messages?"
    r"|codes?|receipts?|confirmations?|address\w*|information|info|details|tracking|number|invoice"
    r"|reply|answer|update|request|chat|this)"
)
_LACKED = (
    rf"(?:it|them|that(?: one)?|those|one|what(?:['\u2019]s| is| was)? missing|mine"
    rf"|(?:the|my|an?|another|only the|just the)(?! (?:[\w-]+ )?{_NO_GOODS}\b)(?: [\w-]+){{1,4}}?)"
    r"\b(?! back\b| to (?:you|the store|support)\b)"
)
_SENDING = (
    r"(?:^\W*|[.,;:!?\n]\s*|\b(?:please|pls|plz|kindly|just|only|and|then|so|but)\s+"
    r"|\b(?:want|like|need|love|ask(?:ing)?|request\w*|expect) (?:you|u)(?: \w+){0,2}? to\s+"
    r"|(?<!when )(?<!how )(?<!where )\b(?:can|could|would|will) (?:you|u|ya|y['\u2019]?all)"
    r"(?: guys| people| folks)?\s+)"
    r"(?:(?:please|pls|kindly|just|only)\s+)*"
    r"(?:re-?)?(?:send|ship|courier|post|mail|dispatch|forward|deliver)(?: out| over| across)?"
    r"(?: (?:me|us|her|him))?(?: out| over| across)? (?:just |only )?"
)
_RECEIVING = (
    r"\b(?:want|need|like|love|wish|hop(?:e|ing)|prefer|expect\w*|rather|please|pls)"
    r"(?: (?:you|u) (?:people |guys )?to)?(?: to)?(?: just)?"
    r"(?: (?:receive|get|have|be sent|send(?: me)?))? "
)
_GOODS_SENT = {
    missing: re.compile(
        rf"{_SENDING}{_LACKED if missing else _ORDERED}\b|{_RECEIVING}{_ORDERED}\b"
        + (r"|\b(?:want|need|like) (?:\w+ )?(?:the|my) missing \w+" if missing else ""),
        re.I,
    )
    for missing in (False, True)
}
# What these words may be slips of, or written by ear.
_MEANT_LIST = """
    right correct proper actual original ordered bought missing please kindly send receive
    size colour color wrong
"""
_EAR = Ear(_MEANT_LIST.split())


def wants_what_was_ordered(text: str) -> bool:
    """Whether the writer wants the very thing that was ordered: "the one I paid for", "mine", or
    no more than to have it sent.

    As an answer to what is to be done.
    """
    heard = _EAR.hear(text).text
    found = _WHAT_WAS_ORDERED.finditer(heard)
    return any(not is_negated(heard, each.start()) for each in found) or wants_it_sent(
        text, missing=True
    )


def wants_it_sent(text: str, *, missing: bool) -> bool:
    """Whether the writer asks for the right thing to be sent: "please send the correct one".

    Where something is ``missing`` also for that: "just send it", "kindly courier me the cable".
    """
    heard = _EAR.hear(text.replace("\u2019", "'")).text
    return any(
        not (is_negated(heard, found.end() - 1) or SUPPOSES_CHOICE.search(heard[: found.end()]))
        for found in _GOODS_SENT[missing].finditer(heard)
    )
