"""What is said to be all right, so that nothing has to be done about it: "the sleeve is OK"."""

from __future__ import annotations

import re

from claimdesk.language.en.negation import is_negated

_FINE = (
    r"(?:all |perfectly |totally |just |quite |both |really |still )*(?:fine|ok|okay|good|great"
    r"|perfect|alright|all right|in order|undamaged|unharmed|intact|lovely|correct|not (?:the"
    r" (?:problem|issue)|affected|broken|damaged|missing))"
)
_NAME = r"(?:the |my |a |an |our )?[\w-]+(?: [\w-]+)?"
_PREDICATE = (
    rf"(?:(?:is|are|was|were|['\u2019]s|['\u2019]re|seems?|looks?|came|arrived|works?|worked|got"
    rf" here)(?: (?:{_FINE}|(?:here )?safely|well|there|in there|here|included"
    r"|in (?:here|the (?:box|parcel|package))(?=\W*$|[.,;!?]|\s+(?:and|but)\b)))"
    r"|(?:works?|arrived|came)(?=\W*$|[.,;!?]|\s+(?:and|but|though))"
    rf"|{_FINE}(?=\W*$|[.,;!?]))"
)
_AFTER = re.compile(rf"(?:,? (?:and|or|&|plus|,) {_NAME}?){{0,3}},?\s?{_PREDICATE}", re.IGNORECASE)
_BEFORE = re.compile(
    r"\b(?:nothing(?:['\u2019]s| is| was)? (?:wrong|the matter) with"
    r"|no (?:issues?|problems?|trouble|complaints?) (?:with|about)|happy with|keep(?:ing)?"
    r"|fine with|don['\u2019]?t (?:worry|care)"
    r" about|forget(?: about)?|never ?mind|not (?:about|claiming (?:for|on)|returning)"
    r"|leave|like|love)"
    rf" (?:(?:the|my|that|this|it|both) )?(?:{_NAME},? (?:and|or) )?(?:the |my )?"
    r"(?:[\w-]+ ){0,2}$",
    re.IGNORECASE,
)
# "There's a case and a charger in here", not "no charger in here", "the one in the box is broken".
_IN_HERE = re.compile(
    rf"(?:,? (?:and|or|&|plus|,) {_NAME}){{0,3}}"
    r" (?:right )?(?:in |inside )?"
    r"(?:here|the (?:box|parcel|package))(?=\W*$|[.,;!?]| (?:and|but)\b)",
    re.IGNORECASE,
)
_BUT = re.compile(r"[.;!?\n]|\b(?:but|except|while|whereas|however|yet)\b", re.IGNORECASE)
_DENIED = re.compile(r"\b(?:not|n['\u2019]?t|never|isnt|wasnt|didnt)\s+\w*\s*$", re.IGNORECASE)
_OTHERS = (
    r"(?:(?:the |all )?(?:others?|other (?:ones?|two|three|things?|items?|stuff)|rest(?: of (?:it"
    r"|them|the order))?)|everything else|all else|that one|that other one)"
)
_OTHERS_FINE = re.compile(
    rf"\b{_OTHERS},?\s?{_PREDICATE}"
    r"|\b(?:nothing(?:['\u2019]s| is)? wrong|no (?:issues?|problems?)|happy) with"
    rf" {_OTHERS}\b"
    rf"|\b(?:keep(?:ing)?|forget(?: about)?|never ?mind|leave) {_OTHERS}\b"
    r"|\b(?:it['\u2019]?s )?(?:only|just) (?:the |my )?[\w-]+(?: [\w-]+)? (?:is|was)"
    r" (?:missing|broken|damaged|faulty|defective|wrong|affected)\b",
    re.IGNORECASE,
)


def is_said_fine(text: str, start: int, end: int) -> bool:
    """Whether the thing named there is said to be all right, or is kept: "the sleeve came fine"."""
    until = _BUT.search(text, end)
    found = _AFTER.match(text, end, until.start() if until else len(text))
    if found and not _DENIED.search(text[end : found.end()].rsplit(" ", 1)[0]):
        return True
    if _IN_HERE.match(text, end) and not is_negated(text, start):
        return True
    clause = _BUT.split(text[:start])[-1]
    return bool(_BEFORE.search(clause))


def says_others_fine(text: str) -> bool:
    """Whether all but what a claim is about is said to be all right: "the others are fine"."""
    return bool(_OTHERS_FINE.search(text))
