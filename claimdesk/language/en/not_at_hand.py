"""What was asked for and isn't to be had, in a clause of its own: "no number", "I dont find it".

Who writes in a language that isn't theirs leaves words out: "not have", "i not know".
"""

from __future__ import annotations

import re

from claimdesk.language.text_cache import cached_by_text

_MAIL = r"(?:(?:order |confirmation |purchase )*e-?mails?|(?:order |confirmation )*mails?)"
_PAPER = rf"(?:{_MAIL}|(?:order )?confirmation|receipt|invoice|paper\w*|details?|info\w*|that info)"
_DAY = rf"(?:(?:exact |right |precise )*(?:days?|dates?)|{_PAPER})"
# What each field is called by who hasn't got it, beside what it stands in.
_CALLED = {
    "order_number": (
        rf"(?:(?:order ?)?(?:numbers?|numer|no|nr|num|id|code|ref\w*|#)|orders?|{_PAPER})"
    ),
    "purchased_on": rf"(?:{_DAY}|(?:purchase|order|buying) (?:day|date))",
    "delivered_on": rf"(?:{_DAY}|(?:deliver\w*|arrival) (?:day|date))",
    "price": rf"(?:(?:exact )?(?:price|amount|sum)|{_PAPER})",
    "photo": r"(?:photos?|pictures?|pics?|images?|camera)",
    "proof_of_purchase": rf"(?:{_PAPER}|proofs?(?: of purchase)?|photos?|pictures?|screenshots?)",
}
_WHATEVER = r"(?:it|one|ones|that|this|any|anything|nothing|them)"
_LEAD = (
    r"(?:(?:sorry|please|pls|plz|but|and|so|no|nope|well|hello|hey|look|again|honestly|really"
    r"|unfortunately|ok(?:ay)?|yes|h+m+|as|like|already|now|still|because|cause|since|man"
    r"|i (?:have |had )?(?:already |just )?(?:said|told|say|tell|wrote|write)(?: (?:you|u|to you))?"
    r"(?: (?:that|already|before|twice|again))*)\s+)*"
)
_TAIL = (
    r"(?:\s+(?:any ?more|any ?where|here|at all|with me|at hand|to hand|sorry|please|already"
    r"|man|also|too|either|for (?:it|this|that)|of (?:it|this|that)|in (?:my |the )?(?:e-?mails?"
    r"|mails?|inbox|mailbox|box|papers)|as i (?:said|told)(?: (?:you|u))?|i (?:said|told)"
    r"(?: (?:you|u))?|(?:two|three|many|\d) times|twice|again|before))*"
)
_NOT = (
    r"(?:(?:do|did|does|can|could|have|has|had|am|will|would)(?:n['\u2019]?t| not)"
    r"|ca(?:n['\u2019]?t|nnot)|wo(?:n['\u2019]?t)|not|never|no)"
)
_OFTEN = r"(?:\s+(?:really|even|actually|also|still|longer|ever|be able to|able to))*"
_HAS = r"(?:have|has|had|got|gotten|get|find|found|locate|see|keep|kept|save|saved|possess)"
_KNOWS = r"(?:know|knows|remember|remembers|recall|tell|say)"
_I = r"(?:(?:i|we|me)\s+)?"


def _clause(called: str) -> re.Pattern[str]:
    thing = rf"(?:{_WHATEVER}|(?:(?:the|my|an?|any|this|that|your|no|such)\s+)*{called})"
    lacks = rf"{_I}{_NOT}{_OFTEN}\s+(?:{_HAS}|{_KNOWS})"
    return re.compile(
        rf"{_LEAD}(?:"
        rf"{lacks}(?:\s+(?:where (?:it is|is it)|{thing}))?"
        # "I know not", "I have not", "I no have number", "have no number".
        rf"|{_I}(?:{_HAS}|{_KNOWS})\s+(?:no|not|none|nothing)(?:\s+{thing})?"
        rf"|(?:no|without|zero|there(?:['\u2019]?s| is| was| are)(?: no| not))\s+(?:any )?{called}"
        r"|(?:there(?:['\u2019]?s| is| was) )?none|no idea|no clue|dunno|idk|(?:is )?not there"
        rf"|{_I}(?:have )?(?:lost|deleted|threw away|forgot|forget)\s+{thing}"
        rf"|(?:impossible|not possible) to (?:find|know|say|tell)(?:\s+{thing})?"
        # What it is first: "the order number I dont find", "number is not there".
        rf"|(?:(?:the|my|this|that)\s+)*{called}\s+(?:{lacks}|{_I}(?:have|has)\s+(?:no|not)"
        r"|(?:is|was)\s+(?:lost|gone|nowhere|not (?:there|here)|missing))"
        rf"){_TAIL}",
        re.IGNORECASE,
    )


# "I don't get it", "I don't see", and "I never got it", which is of the parcel.
_OF_ELSE = re.compile(
    r"\b(?:do not|do ?n['\u2019]?t) see(?: (?:it|this|that))?\W*$"
    r"|(?:n['\u2019]?t|\bnot|\bnever|\bno) (?:get|got|gotten)(?: (?:it|this|that))?\W*$",
    re.IGNORECASE,
)
_LONGEST = 90  # letters of a clause that says no more than that
_LACKED = {field: _clause(called) for field, called in _CALLED.items()}
_NAMED = {field: re.compile(rf"\b{called}(?!\w)", re.I) for field, called in _CALLED.items()}
_ENDS = re.compile(r"[.,;:!\n]+|(?<=\?)|\s+(?:and|but|because|cause|so)\s+", re.IGNORECASE)
_THE_MAIL = re.compile(
    rf"(?<![@.\w]){_MAIL}(?! ?(?:address|adress|addy|id|account)\b)(?!\w)(?!@)", re.IGNORECASE
)
_AN_ADDRESS = re.compile(r"\b(?:e-?mail|mail) ?(?:address|adress|addy|account)\b", re.IGNORECASE)


@cached_by_text
def not_at_hand(text: str) -> frozenset[str]:
    """The fields that a clause may say are not to be had, as the answer to who asked for them.

    "I dont find" may be said of any of them; "no number" of the order's only.
    """
    return frozenset(
        field
        for field, lacked in _LACKED.items()
        if any(lacked.fullmatch(each) for each in _clauses(text))
    )


@cached_by_text
def named_not_at_hand(text: str) -> frozenset[str]:
    """The same, of those that the clause names itself: "the order number I dont find"."""
    return frozenset(
        field
        for field, lacked in _LACKED.items()
        if any(lacked.fullmatch(each) and _NAMED[field].search(each) for each in _clauses(text))
    )


def means_the_mail(text: str) -> bool:
    """Whether an e-mail is spoken of as a letter that one gets, not as an address."""
    return bool(_THE_MAIL.search(text)) and not _AN_ADDRESS.search(text)


def _clauses(text: str) -> list[str]:
    """What stands between full stops and commas in few words, with no question among them."""
    parts = (" ".join(each.split()).strip(" -\u2013()\"'") for each in _ENDS.split(text))
    return [
        each
        for each in parts
        if each and len(each) <= _LONGEST and not (each.endswith("?") or _OF_ELSE.search(each))
    ]
