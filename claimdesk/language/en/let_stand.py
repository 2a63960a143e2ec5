"""Whether what is on record is to stay as it is, or to be put back to what it was."""

from __future__ import annotations

import re

from claimdesk.language.en.questions import is_question

_ACT = (
    r"(?:chang(?:e|es|ing)|cancel(?:l?ing)?|withdraw(?:ing)?|clos(?:e|ing)|drop(?:ping)?"
    r"|delet(?:e|ing)|remov(?:e|ing)|edit(?:ing)?|alter(?:ing)?|touch(?:ing)?|modify(?:ing)?"
    r"|overwrit(?:e|ing)|replace (?:it|that|this|the claim)|retract(?:ing)?|revok(?:e|ing)"
    r"|(?:take|taking|pull|call) (?:it|that|this|(?:the|my) claim) (?:back|off))"
)
# Only such words may stand between a denial and what it denies, as few sentences have commas:
# "I don't like it cancel my claim" denies no cancelling.
_BETWEEN = (
    r"(?:want|wanted|wanna|need|needed|wish|ask(?:ed|ing)?|say(?:ing)?|said|mean|meant|tell|told"
    r"|try(?:ing)?|go(?:ing)?|ever|please|just|actually|really|even|dare|you|u|me|to|that"
    r"|anything|for|have|thinking of|like (?:you )?to)"
)
_DENIAL = (
    r"(?:do not|don'?t|dont|did not|didn'?t|wasn'?t|isn'?t|never|not|nothing|no need|no reason"
    r"|without|instead of|rather than)"
)
_DENIED_ACT = re.compile(rf"\b{_DENIAL}\b(?: {_BETWEEN})*? {_ACT}\b", re.I)
_NO_ACT = re.compile(
    r"\bno (?:more )?(?:changes?|cancell?ations?|withdrawals?)\b(?! (?:of mind|in))"
    r"|\b(?:leave|keep|let) (?:it|that|this|everything|all of it|(?:the|my) (?:\w+ )?"
    r"(?:claim|request|return|wish))(?: just)? (?:as (?:it|that|they) (?:is|was|are)|as is"
    r"|alone|be|like (?:that|this|it (?:is|was))|the (?:same|way (?:it|that) (?:is|was))"
    r"|unchanged|open|running|going)\b"
    r"|\b(?:keep|leave) (?:the|my) claim\b(?! (?:number|form|on))"
    r"|\bnothing (?:should|needs? to|has to|must|is to|to) (?:be )?(?:chang\w*|cancel\w*)",
    re.I,
)
# "You didn't change it": that it was not done is complained of, not forbidden.
_OF_OTHERS = re.compile(
    r"\b(?:you|u|they|he|she|it|that|this|staff|nobody|who|which)"
    r"(?: (?:still|just|really|also|all))?$",
    re.I,
)
_IF = re.compile(r"\b(?:if|unless|when|why|how|what|in case)\b[^,.!?;]*$", re.I)
_WANTS_ACT = re.compile(rf"\b{_ACT}\b", re.I)
_ABLE = re.compile(r"\b(?:how to|able to|where to|(?:can|could)(?:n'?t| ?not))\W*$", re.I)
_ASKS_FOR_IT = re.compile(
    r"\b(?:can|could|would|will) (?:you|u|they)(?: (?:please|just|pls))*\W*$", re.I
)
_BACK = re.compile(
    r"\b(?:put|change|set|switch|turn|make|move|roll|get) (?:it|that|this|everything|them"
    r"|(?:the|my) \w+)? ?back\b(?! (?:in|on|into|together|inside|up)\b)"
    r"|\b(?:undo|revert|restore|un-?change)\b|\b(?:go|goes) back to (?:what|how|the way) it was\b"
    r"|\bback (?:to )?(?:how|what|the way) it (?:was|said)\b",
    re.I,
)
# "I said don't change it" blames: it was done against one's will.
_BLAMES = re.compile(
    rf"\bi (?:said|told (?:you|u)|asked (?:you|u)|wrote)(?: to| that| already)? {_DENIAL}\b"
    rf"(?: {_BETWEEN})*? {_ACT}\b"
    rf"|\bi (?:never|did not|didn'?t|didnt) (?:ask|want|say|tell|mean)\w*(?: {_BETWEEN})*? {_ACT}\b"
    r"|\bwhy (?:did|would|have) (?:you|u) (?:change|cancel)",
    re.I,
)
_BIDS = re.compile(
    r"\b(?:can|could|would|will|may) (?:you|u|i|we|they)\b|\b(?:please|pls|plz)\b"
    r"|\bshould (?:be|say|read)\b",
    re.I,
)
_BARE_NO = re.compile(r"\W*(?:(?:no|nope|nah|oh|ok(?:ay)?)\W+)*(?:nothing|none)\b", re.I)
_NOTHING_IS = re.compile(r"\bnothing (?:is|was|works?|came|arrived|in)\b", re.I)


def forbids_change(text: str) -> bool:
    """Whether the message says that nothing is to be changed or taken back.

    Not where something else is to be changed ("don't cancel it, change the date"), nor where
    others did not do it ("you didn't change it") or the shopper could not.
    """
    plain = _plain(text)
    denied = [
        found.span() for found in _DENIED_ACT.finditer(plain) if _is_own(plain, found.start())
    ]
    denied += [found.span() for found in _NO_ACT.finditer(plain)]
    if not denied:
        return False
    rest = plain
    for start, end in denied:
        rest = rest[:start] + "_" * (end - start) + rest[end:]
    return not any(_is_wanted(rest, found.start()) for found in _WANTS_ACT.finditer(rest))


def only_asks(text: str) -> bool:
    """Whether the message asks, and bids nobody to do anything: no "can you", no "please"."""
    return is_question(text) and not _BIDS.search(text)


def says_nothing(text: str) -> bool:
    """Whether the message answers "nothing" to what is to be changed."""
    return bool(_BARE_NO.match(text)) and not _NOTHING_IS.search(text)


def puts_back(text: str) -> bool:
    """Whether the message wants what was changed to be as it was before."""
    plain = _plain(text)
    return any(_is_wanted(plain, found.start()) for found in _BACK.finditer(plain))


def blames_for_change(text: str) -> bool:
    """Whether the message says that what was done is what it did not want."""
    return bool(_BLAMES.search(_plain(text)))


def _is_own(text: str, start: int) -> bool:
    before = re.split(r"[.!?;,:\n]", text[:start])[-1].rstrip()
    return not (_OF_OTHERS.search(before) or _IF.search(before))


def _is_wanted(text: str, start: int) -> bool:
    """Whether an act is bidden: not denied, and not told as what one is able to do or did."""
    before = re.split(r"[.!?;,:\n]", text[:start])[-1]
    if _ASKS_FOR_IT.search(before):
        return True
    denied = re.search(rf"\b{_DENIAL}\b(?: {_BETWEEN})* $", before, re.I)
    return not (denied or _ABLE.search(before) or _OF_OTHERS.search(before.rstrip()))


def _plain(text: str) -> str:
    return " ".join(text.replace("\u2019", "'").split())
