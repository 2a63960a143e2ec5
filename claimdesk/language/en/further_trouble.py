"""What is told after a claim was filed: of a part of the thing, or of another thing."""

from __future__ import annotations

import re

_PARTS = (
    r"(?:kick[- ]?stand|stand|hinge|strap|zip(?:per)?|button|key|letter|corner|edge|rim|lid|flap"
    r"|clasp|latch|magnet|lining|inlay|seam|stitch(?:es|ing)?|handle|pocket|slot|port|plug|socket"
    r"|cable|cord|wire|screen|display|print(?:ing)?|logo|picture|image|colou?r|paint|coating"
    r"|battery|cap|ring|loop|foot|feet|spring|clip|buckle|lock|led|light|lamp|switch|wheel|nib|tip"
    r"|track ?pad|touch ?pad|space ?bar|back|front|side|bottom|top|spine|holder|bumper|frame"
    r"|glass|lens|hole|cut[- ]?out|tab|band|rubber|pad|fold|crease|snap|closure|fastener)"
)
_PART = re.compile(rf"(?:[\w-]+ )?{_PARTS}(?:e?s)?(?: [\w'-]+)?", re.I)
_CALLED_PART = re.compile(r"\W*(?:part|bit|piece|thing(?:y|ie)?|side|end)s?\b", re.I)
# "The strap of my bag": whose part it is stands behind it, or before it.
_OF_A_THING = re.compile(
    r"\W*(?:part |bit )?(?:of|on|from|for) (?:the|my|a|an|our|this|that) (?P<whole>[\w-]+)", re.I
)
_PARTS_OF_IT = re.compile(rf"(?:it|case|cover|thing|item|product|one|device|{_PARTS})", re.I)
_OWN_THING = re.compile(r"\b(?:my|our|an?|another|other|second|new) (?:[\w-]+ )?$", re.I)
_THE = re.compile(r"\b(?:the|its|this|that) (?:[\w-]+ )?$", re.I)
_ANOTHER = re.compile(
    r"\b(?:another|(?:the|my|an?) (?:other|second|different|separate)|(?:one|two) more|a new)"
    r" (?!(?:thing to (?:say|add|mention)|thing[:,]|problem|issue|fault|defect|trouble|day|week"
    r"|time|photo|pic|picture|detail|note|side|end|corner|part|key|letter|button)s?\b)[\w-]+"
    r"|\b(?:another|(?:other|different|separate|new|second|next)) (?:orders?|claims?|items?"
    r"|products?|things?|ones?|parcels?|purchases?)\b|\bbought (?:another|a second)\b",
    re.I,
)


def is_part(text: str, thing: str, whole: str) -> bool | None:
    """Whether a thing that is named is a part of the ``whole``: "the stand part", "letter R".

    False of a thing of one's own, or a part of another one; None where it may be either.
    """
    start = text.casefold().find(thing.casefold())
    if start < 0:
        return False
    before, behind = text[:start], text[start + len(thing) :]
    if of := _OF_A_THING.match(behind):
        own = of["whole"].casefold() in whole.casefold().split()
        return own or bool(_PARTS_OF_IT.fullmatch(of["whole"]))
    if _CALLED_PART.match(behind):
        return True
    if _OWN_THING.search(before):
        return False
    return True if _PART.fullmatch(thing.strip()) else (None if _THE.search(before) else False)


def speaks_of_another(text: str) -> bool:
    """Whether the message speaks of another thing, order or claim: "my other folio"."""
    return bool(_ANOTHER.search(text))
