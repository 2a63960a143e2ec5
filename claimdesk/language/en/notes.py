"""What a message wants written down for the staff, beside whatever else it says."""

from __future__ import annotations

import re

from claimdesk.language.en.line_names import SENDING
from claimdesk.language.en.negation import is_negated
from claimdesk.language.en.questions import puts_question

_THEM = (
    r"(?:them|(?:the|your|ur) (?:staff|team|people|guys|colleagues?|store|shop|warehouse)|staff"
    r"|whoever \w+ it)"
)
_PLACE = (
    r"(?:it|there|this|here|them|(?:the|my|this|your) (?:\w+ )?"
    r"(?:claim|file|case|complaint|record|description|form|notes?))"
)
_THERE = (
    rf"(?: (?:(?:in|on|to|with|under|for) {_PLACE}|this to {_PLACE}|down|there|here|somewhere|too"
    r"|also|as a note|please|pls|then))*"
)
_NOTE = r"(?:note|remark|comment|message|line|word)"
_ITS_BEGIN = r"(?= that\b|\s*:| (?:i|we|it|it's|its)\b)"  # of what is to be written
_BID = (
    rf"(?:(?:put|add|make|leave|include|write|attach){_THERE} (?:an?|the|this|another|one more|my)"
    rf" (?:\w+ )?{_NOTE}{_THERE}"
    rf"(?:,? (?:to say|saying|that says|which says|to tell {_THEM})|(?= that\b|\s*:))"
    rf"|(?:write|note|mention|add|include|state|say(?= that|\s*:)){_THERE}{_ITS_BEGIN}"
    rf"|put(?: in| down| there| here| somewhere| (?:in|on|to) {_PLACE}){_THERE}{_ITS_BEGIN}"
    r"|put(?= that\b|\s*:)"
    rf"|(?:tell|inform|warn|remind) {_THEM}|let {_THEM} know"
    rf"|make sure (?:they|{_THEM}) (?:know|see|read))"
)
_ASKS = r"(?:(?:can|could|would|will) (?:you|u|i)|please|pls|plz|also|just|then|maybe|to|first)"
_TELLS_NOTE = re.compile(
    rf"(?P<joint>^\W*|[.!?,;:]\s+|\s+(?:and|but|also|then|so|please|pls|plz)\s+)"
    rf"(?:(?:and|but|ok(?:ay)?|oh|yes|yeah|so|{_ASKS})[\s,]+)*{_BID}(?:\s*:|\s+that\b|\s+about\b)?\s+"
    r"(?P<told>\S.+)",
    re.I | re.S,
)
# What was told before is to be written there: "put that in the file".
_POINTS = re.compile(
    r"\W*(?:(?:in|on|under|with|into|right|to (?:it|the|my|that)|it (?:in|on|to|back)"
    r"|for (?:me|who\w*))\b|(?:(?:it|this|that|so|about|please|pls|too|now|then)\W*)*$)",
    re.I,
)
_FEWEST_WORDS = 3


def note_told(text: str) -> tuple[str, str]:
    """What the message wants written down or the staff to be told, and the rest of it.

    "Send it, and tell them I only want it if …", "write that it has to be here by Friday"; empty
    where it wants nothing told.
    """
    plain = text.replace("\u2019", "'")
    found = _TELLS_NOTE.search(plain)
    if found is None or is_negated(plain, found.end("joint")):
        return "", text
    told = found["told"]
    sends = SENDING.search(told)
    note = told[: sends.start()] if sends else told
    note = note.strip(" \n\"'?,;")
    if puts_question(note):  # "add that to what I'd get back, what is it then"
        return "", text
    if len(note.split()) < _FEWEST_WORDS or _POINTS.match(note):
        return "", text
    rest = plain[: found.start()] + (f". {sends.group().strip()}" if sends else "")
    return note, rest.strip()
