"""How a message points to what was said before: "I told you already", "the same order"."""

from __future__ import annotations

import re

from claimdesk.language.text_cache import cached_by_text

_TELL = (
    r"(?:told|said|gave|given|sent|mentioned|wrote|written|typed|answered|explained|provided"
    r"|described|entered|shared|put|stated)"
)
_TO_YOU = (
    r"(?! (?:them|him|her|my|amazon|ups|fedex|usps"
    r"|the (?:driver|carrier|seller|guy|lady|postman))\b)"
)
_TOLD_ALREADY = re.compile(
    rf"\b(?:i|we)(?:['’]?ve| have| did| had)? (?:just |already |literally |clearly "
    rf"|only just )+{_TELL}\b{_TO_YOU}"
    rf"|\b(?:i|we)(?:['’]?ve| have| did)? {_TELL} (?:you|u|it|that|this|so|all (?:that|this))?\s*"
    r"(?:already|before|twice|above|earlier|\d times|multiple times|a minute ago|just now)\b"
    rf"|\b(?:i|we)(?:['’]?ve| have| did|['’]?d)? (?:told|tell) (?:you|u)\b"
    rf"|\balready {_TELL}\b{_TO_YOU}|\b(?:as|like) i (?:\w+ )?(?:{_TELL})\b"
    r"|\b(?:you|u)(?:['’]?ve| have)? (?:already|just) (?:have|got|know|asked|ask)\b"
    r"|\b(?:you|u) (?:have|got|know) (?:it|that|my \w+(?: \w+)?|all (?:of )?(?:that"
    r"|this)) already\b"
    r"|\b(?:you|u) (?:asked|ask) (?:me )?(?:that|this|it|for (?:that|it))(?: already| again"
    r"| before)?\b"
    r"|\b(?:asking|asked) (?:me )?(?:that |this |the same \w+ )?(?:again|twice)\b"
    r"|\bhow (?:many times|often)\b[^.!]*\b(?:tell|say|give|repeat|write|ask)\b"
    r"|\b(?:in|read|see|look at|scroll up(?: to)?) (?:my|the) (?:first|previous|last|earlier) "
    r"(?:message|text|msg|line|post)\b|\b(?:see|read|look|scroll) (?:above|up)\b|\bsee above\b"
    r"|\bi(?:['’]?m| am) repeating myself\b|\b(?:i )?said (?:it|that|so)\W*$"
    r"|^\W*i said\b|[,.]? i said\W*$",
    re.I,
)
# What only says so, before what is told again or behind it.
_AGAIN = (
    r"(?:(?:as|like) )?(?:i|we)?(?:['\u2019]?ve| have| did| just| already| literally| clearly)*"
    r" ?(?:told|said|mentioned|wrote|written|explained|answered)(?: (?:you|u|ya))?"
    r"(?: (?:already|before|twice|above|earlier|again|that|this|so"
    r"|it['\u2019]?s|its|it is|\d times))*"
)
_AGAIN_FIRST = re.compile(
    rf"^\W*(?:(?:no|ugh|uff|omg|ffs|again|hello|sorry|wait|but|and|well|ok|okay)[\s,.!:;-]+)*"
    rf"(?:{_AGAIN}(?=[\s,.!:;-])|(?:once )?(?:again|more)(?=[,.!:;-]))[\s,.!:;-]+"
    r"(?=\w)(?!(?:you|u|ya|that|this|so|it|already)\W*$)",
    re.I,
)
_AGAIN_LAST = re.compile(rf"(?<![\s,.!:;-])[\s,.!:;-]+{_AGAIN}\W*$", re.I)
_ONLY_AGAIN = re.compile(rf"\W*{_AGAIN}\W*", re.I)
_SAME_ORDER = re.compile(
    r"\bsame (?:order|parcel|package|purchase|shipment|delivery|box|number|order number"
    r"|one as before"
    r"|as (?:before|the (?:first|other|last)|that)|everything|info|details|data)\b"
    r"|\b(?:in|from|with|on|of) (?:that|this|the (?:same|first|other|last|previous)) "
    r"(?:same )?(?:order|parcel|package|purchase|shipment|delivery|box)\b"
    r"|\b(?:came|arrived|ordered|bought|shipped) (?:\w+ )?(?:together|along) ?(?:with (?:it|that"
    r"|this))?",
    re.I,
)
_THE_SAME = re.compile(
    r"\W*(?:(?:it'?s|its|it is|also|still|the|yeah|yes)\W+)*(?:same|see above|as before)"
    r"(?: (?:one|thing|again|order|as (?:before|above|last time)))?\W*",
    re.I,
)


# That two answers do not fit together: "you said free, now I pay?", "which is it".
_CONTRADICTED = re.compile(
    r"\b(?:you|u)(?:['’]?ve| have)? (?:just |also |literally |first |only )*(?:said|told me|wrote"
    r"|say|promised)\b[^.!]*\b(?:now|but|then|suddenly|and yet)\b"
    r"|\b(?:before|earlier|first|above|a (?:minute|moment|second) ago|just now|but|and yet|wait"
    r"|hang on)\b,? (?:you|u)(?:['’]?ve| have)? (?:just |also |literally )*(?:said|told me|wrote"
    r"|say|promised)\b"
    r"|\bwhich (?:one )?is it(?: now| then)?\b(?=\W*$|[?.!,])"
    r"|\bcontradict\w*|\bmake up your mind\b",
    re.I,
)
_UNANSWERED = re.compile(
    r"\b(?:(?:you|u)(?:['’]?re| are)?|(?:that|this|it)(?= \w+['’]?t? (?:\w+ )?answer\w*"
    r"(?: (?:my|the) question| it| that| anything|\W*$|[.,;!?])))"
    r" ?(?:did ?n['’]?t|do ?n['’]?t|does ?n['’]?t|have ?n['’]?t|not|never|still not)"
    r" (?:really |even |actually )?(?:answer\w*|(?:an?|my|the) answer)\b"
    r"|\banswer (?:me|my question|the question|what i ask\w*)\b"
    r"|\b(?:no|not an?|without an?) (?:real |clear |straight |proper )?answer\b"
    r"|\bi (?:did ?n['’]?t|did not|never|was ?n['’]?t|was not) ask(?:ed|ing)? (?:you )?"
    r"(?:about|for|how|what|when|that)\b"
    r"|(?:^|[.!?;\n]\s*|\b(?:no|i said),? )not (?:how|what|when|where|who|about)\b"
    r"|\b(?:not|isn['’]?t) what i(?:['’]?m| am)? ask\w*|\bi(?: was|['’]?m| am)? ask(?:ed|ing)"
    r" (?:about|if|whether|how|what|when|something else)\b",
    re.I,
)


@cached_by_text
def says_told_already(text: str) -> bool:
    """Whether the message says that it was all told before: "I told you", "you asked me that"."""
    return bool(_TOLD_ALREADY.search(text))


def without_told_again(text: str) -> str:
    """The text without the words that it was told before, where anything else is: "told u, the 16
    inch"."""
    if _ONLY_AGAIN.fullmatch(text):
        return text
    bare = _AGAIN_LAST.sub("", _AGAIN_FIRST.sub("", text)).strip()
    return bare if any(letter.isalnum() for letter in bare) else text


def says_it_differs(text: str) -> bool:
    """Whether the message holds one answer against another: "you said it was free, now I pay?"."""
    return bool(_CONTRADICTED.search(text))


def says_unanswered(text: str) -> bool:
    """Whether the message says that what was asked got no answer: "that's no answer"."""
    return bool(_UNANSWERED.search(text))


def means_same_order(text: str, *, asked: bool = False) -> bool:
    """Whether it is of the order spoken of before; where that was asked, a bare "same" says it."""
    return bool(_SAME_ORDER.search(text) or (asked and _THE_SAME.fullmatch(text)))
