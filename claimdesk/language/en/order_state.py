"""How far an order is by what is said of it: not here yet, on its way, come with nothing in it."""

from __future__ import annotations

import re

_NOT_HERE = re.compile(
    r"(?:n['\u2019]?t|\bnot|\bnever)\b(?: (?:even|actually|been|yet|really|it|them|got|gotten))*"
    r" (?:arriv\w*|come|came|here|(?:been )?(?:shipped|dispatched|delivered|sent)(?: out)?|left"
    r"|received?|got(?:ten)? (?:it|them|anything)|turned up|show(?:ed|n) up|in my hands)\b"
    r"(?! (?:until|till|before|with|in|on|as|at|back)\b)"
    r"|(?:n['\u2019]?t|\bnot) (?:even |yet |actually )*have (?:it yet|(?:the|my) (?:items?"
    r"|products?|thing|parcel|package|order|case)(?! (?:number|id"
    r"|confirmation|any ?more|with me)\b))\b"
    r"|\bstill (?:waiting|on (?:its|the) way|in transit|being (?:made|printed|packed))\b"
    r"|\b(?:on its way|in transit|out for delivery)\b"
    r"|\byet to (?:arrive|come|ship|be (?:delivered|shipped|sent))\b"
    r"|\bnothing (?:has |was |has been )?(?:arrived|came|come|delivered|shipped)\b",
    re.IGNORECASE,
)
_JUST_ORDERED = re.compile(
    r"\b(?:ordered|ordering|placed|bought|order)\b[^.!?]{0,60}\b(?:(?:\d+|an?|one|two|three|few"
    r"|five|ten|couple(?: of)?) ?(?:min\w*|hours?|hrs?)|moments?|seconds?) ago\b"
    r"|\b(?:minutes?|mins?|hours?|an hour|moments?) ago\b[^.!?]{0,30}\b(?:ordered|placed)\b"
    r"|\b(?:only |literally )?just (?:now )?(?:ordered|placed)\b|\b(?:ordered|placed) (?:it |this"
    r" |them |my order )?(?:just now|a second ago)\b",
    re.IGNORECASE,
)
_SHIPPED = re.compile(
    r"\b(?:shipped|dispatched|sent (?:it )?out|on (?:its|the|it['\u2019]?s) way|in transit"
    r"|out for delivery"
    r"|(?:it|case|order|parcel|package|has|have|just|already) arrived"
    r"|(?:was|been|says?|already|got) delivered|left (?:the|your) warehouse"
    r"|with the (?:carrier|courier))\b",
    re.IGNORECASE,
)
# Before such a word, what says that it is still to be.
_STILL_TO_BE = re.compile(
    r"(?:n['\u2019]?t|\b(?:not|never|before|until|till|if|when|once|unless|will|gets?|is to be))"
    r"\W+(?:[\w'\u2019]+\W+){0,3}$",
    re.IGNORECASE,
)
_PACKAGE = (
    r"(?:box|boxes|parcel|package|packet|packaging|envelope|mailer|bag|pouch|carton|wrapper"
    r"|delivery)"
)
_EMPTY_PACKAGE = re.compile(
    rf"(?<!not )(?<!isn't )\bempty (?:[\w-]+ ){{0,2}}{_PACKAGE}\b"
    rf"|\b{_PACKAGE}\b[^.!?]{{0,40}}(?:\b(?:is|was|were|came|arrived|be|being|but|and|it)"
    r"|['\u2019]s)\b(?![^.!?]{0,20}\bnot\b)[^.!?]{0,30}\bempty\b"
    r"|\b(?:envelope|mailer|packet|pouch|bag)\b[^.!?]{0,40}\bflat\b",
    re.IGNORECASE,
)
_NOTHING_IN_IT = re.compile(
    r"\b(?:nothing|no (?:[\w-]+ ){1,3}|not a thing|zero (?:[\w-]+ ){1,2})(?: ?(?:was|is|at all))*"
    rf" ?(?:in it|inside|in there|in (?:the|my|that|this) {_PACKAGE})\b"
    r"|\bwithout (?:anything|(?:the|a|my) [\w-]+) (?:in it|inside)\b|\bnothing fell out\b"
    r"|\bopened (?:it|(?:the|my) \w+)\b[^.!?]{0,12}\bno [\w-]+\W*$",
    re.IGNORECASE,
)
_CAME = re.compile(
    rf"\b(?:{_PACKAGE}|came|arrived|opened|opening|open|unpacked|got|delivered)\b", re.IGNORECASE
)
# What may be empty because nothing came.
_WHERE_IT_IS_LEFT = re.compile(
    r"\b(?:mail ?box|letter ?box|post ?box|porch|locker|door ?step|front door|hallway|lobby)\b",
    re.IGNORECASE,
)
_NO_PARCEL = re.compile(
    r"\b(?:parcel|package|packet|shipment|delivery|order)\b(?:['\u2019]?s| (?:is|was|has|went|gone"
    r"|got|seems|still|just|simply|been|to be))* (?:missing|lost|vanished|disappeared|nowhere)\b"
    r"(?! (?:an?|the|one|two|my|some|its|part\w*|piece\w*|item\w*|\d|of)\b)"
    r"|\b(?:parcel|package|shipment|order)\b[^.!?]{0,25}\bnever (?:came|arrived|turned up"
    r"|showed up)\b",
    re.IGNORECASE,
)
_CANCELS = re.compile(
    r"\bcancel\b[^.?!]{0,25}\b(?:orders?|purchase)\b"
    r"|\b(?:want|need|like|get|have|wish)\b[^.?!]{0,20}\borders?\b[^.?!]{0,15}\bcancel+ed\b",
    re.IGNORECASE,
)
_CANCEL = re.compile(r"\bcancel\b", re.IGNORECASE)
_CANCELS_IT = re.compile(
    r"\bcancel (?:it|this|that|them|everything|all of it|the (?:\w+ )?(?:thing|one|case))\b",
    re.IGNORECASE,
)
_NOT_A_CLAIM = re.compile(
    r"(?:n['\u2019]?t|\bnot|\bnever)(?: \w+){0,2} (?:a|any|the|this|my) claim\b"
    r"|\bnot (?:a |about a )?claim\b|\b(?:there(?:['\u2019]?s| is)|i have|have) no claim\b"
    r"|\bno claim(?=\W*(?:here|please|just|only|[.,;!]|$))"
    r"|\bforget (?:about )?(?:the|this|that) claim\b",
    re.IGNORECASE,
)


def is_not_here_yet(text: str) -> bool:
    """Whether what was ordered has not come: "it hasn't shipped", "ordered ten minutes ago"."""
    return bool(_NOT_HERE.search(text) or _JUST_ORDERED.search(text))


def has_shipped(text: str) -> bool:
    """Whether it is said to be on its way, or there: "it has shipped", "in transit"."""
    return any(
        not _STILL_TO_BE.search(text[max(found.start() - 40, 0) : found.start()])
        for found in _SHIPPED.finditer(text)
    )


def came_empty(text: str) -> bool:
    """Whether a parcel came with nothing in it; an empty mailbox tells of none that came."""
    if _WHERE_IT_IS_LEFT.search(text):
        return False
    nothing = _NOTHING_IN_IT.search(text) and _CAME.search(text)
    return bool(nothing or _EMPTY_PACKAGE.search(text))


def misses_parcel(text: str) -> bool:
    """Whether it is the parcel that is missing, and not something of what was in it."""
    return bool(_NO_PARCEL.search(text)) and not came_empty(text)


def cancels_order(text: str, *, is_spoken_of: bool = False) -> bool:
    """Whether an order is to be cancelled that is named, has not come, or `is_spoken_of`."""
    if is_spoken_of and _CANCELS_IT.search(text):
        return True
    return bool(_CANCELS.search(text) or (_CANCEL.search(text) and is_not_here_yet(text)))


def disowns_claim(text: str) -> bool:
    """Whether it is said that no claim is meant: "I don't have a claim", "it's not a claim"."""
    return bool(_NOT_A_CLAIM.search(text))
