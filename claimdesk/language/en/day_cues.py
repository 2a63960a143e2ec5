"""The words of buying and of arrival, which tell whose a day of an order is."""

from __future__ import annotations

import re

from claimdesk.language.en.by_ear import Ear
from claimdesk.language.en.date_words import MONTHS, WEEKDAYS
from claimdesk.language.en.sellers import SHOP, YOUR

_OBJECT = (
    r"(?:it|them|the(?! (?:refund|money|e-?mail|message|reply|answer|confirmation)\b)"
    r"|my(?! (?:refund|money|e-?mail|reply|answer|confirmation)\b)"
    r"|mine|this|that|these|those|an?(?! (?:refund|e-?mail|message|reply|answer)\b)|one)"
)
_OTHER_SHOPS = r"amazon|ebay|walmart|target|etsy|temu|aliexpress|best ?buy"
_ADDRESS = r"[\w-]+\.(?:com|net|org|shop|store|co)"
_SHOPS = rf"(?:{YOUR}|{_OTHER_SHOPS}|(?:the|an?) (?:[\w-]+ )?{SHOP}|{_ADDRESS})"
# Getting from who sells is buying: "got it off your site", "on somewhere.com".
_FROM_WHO_SELLS = (
    rf"(?: [\w-]+){{0,4}}? (?:(?:off|from|through|via) (?:of )?"
    rf"(?:you|u|ya|yall|y['\u2019]all|{_SHOPS}|the|an?)|(?:at|in|on) {_SHOPS})\b"
    r"(?! (?:post\w*|mail\w*|courier|carrier|driver|porch|neighbou?r|box|depot|locker|delivery))"
)
_DAYS = "|".join((*WEEKDAYS, *MONTHS, "yesterday", "today", "christmas"))
_SHORT_DAYS = (
    r"(?:mon|tues?|weds?|thu(?:rs?)?|fri|sat|sun|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b"
)
_A_DAY = rf"(?: on| in)?(?: the)? (?:last |this )?(?:{_DAYS}|{_SHORT_DAYS}|\d)"
_NOT_OFF = (
    r"(?! (?:off|apart|undone|loose|un\w+ed|out|up|back|with|without|to (?:you|your|mind|me for)"
    r"|in (?:an?|the|two|three|four|\w+ colou?rs?)\b))"
)
_CARRIER = (
    r"(?:post(?:man|woman|ie|al \w+)|mail(?:man|woman| ?carrier)|driver|courier|carrier|ups|usps"
    r"|fedex|dhl|neighbou?r)"
)
_FETCHED = (
    r"(?:collected|fetched|picked up|picked (?:it|this|them|one|mine|that) up)(?: \w+){0,3}?"
    r" (?:from|at) (?:(?:the|my|a|our|your) )?(?:\w+ )?(?:post|depot|locker|neighbou?r|ups|usps"
    r"|fedex|dhl|mail|pick-?up|parcel|delivery|concierge|front desk|office)"
)
_DATES = {
    "purchased_on": re.compile(
        r"\b(bought|buy(?:ing|ed|s)?|order(?:ed|ing)|purchas(?:ed?|ing)|paid"
        r"|(?:order|purchase|buying) date|date of (?:the |my )?(?:order|purchase)|check(?:ed )?out"
        r"|order (?:was |got )?placed|plac(?:ed|ing) (?:the|my|an|this|that) (?:\w+ )?order"
        r"|(?:i|we)(?: have| had| just| did)? (?:order|pay)\b"
        r"|(?:i|we)(?: have| had|['\u2019]ve)? brought (?:it|this|them|one|the|an?|these)\b"
        r"(?! (?:back|to|in|home|with|along|over|up))"
        rf"|(?:snagged|grabbed|nabbed|copped|scored) {_OBJECT}"
        rf"|gott?(?:en)? {_OBJECT}{_FROM_WHO_SELLS}"
        rf"|(?!{_FETCHED})picked (?:it|one|this|that|them) up (?:on|from|at|in))\b",
        re.I,
    ),
    "delivered_on": re.compile(
        rf"\b(arriv(?:ed?|es|al|ing)|came|receiv(?:ed?|es|ing)|recd|rec['\u2019]d"
        r"|date of (?:the )?(?:receipt|arrival|delivery)|receipt date"
        r"|(?:has|have|had|it|they|parcel|package|box|order|did|didn['\u2019]t|which|only"
        rf"|['\u2019](?:s|ve)) comes?{_NOT_OFF}"
        rf"|gott?(?:en)? {_OBJECT}(?!{_FROM_WHO_SELLS})|got(?={_A_DAY})"
        rf"|(?:(?:i|we)(?: only| just| finally| have| did)?|and|then) get {_OBJECT}"
        rf"(?!{_FROM_WHO_SELLS})"
        r"|(?:got|get|gets|was|been) (?:it )?(?:here|home)|(?:got|get) to (?:me|us)"
        r"|reached (?:me|us|my|our)|had (?:it|them|this|these)|deliver(?:ed|y)"
        r"|(?:show(?:ed|n|s)?|turn(?:ed|s)?|rolled|rocked|pitched) up"
        r"|landed|made it (?:here|at|on|to)|in (?:my|our) hands"
        r"|handed (?:over )?to (?:me|us)|dropped off"
        r"|(?<!\bi )(?<!\bwe )brought (?:it|them|the)(?! back)"
        rf"|{_CARRIER}(?: \w+)? (?:left|dropped|gave|handed) (?:it|them|the|me)"
        rf"|{_FETCHED})\b",
        re.I,
    ),
}
# What one has got may have been bought or have come.
_GOT = re.compile(r"got\b(?! (?:it )?(?:here|home|to (?:me|us)|in\b|delivered))", re.I)
# What these words may be slips of, or written by ear.
_MEANT_LIST = """
    bought ordered ordering purchased purchase paid arrived arrive received receive delivered
    delivery reached showed turned landed your website picked
"""
_EAR = Ear(_MEANT_LIST.split())


def date_cues(text: str) -> list[tuple[str, int]]:
    """The words of buying and of arrival, each as the claim's date they tell and where it begins.

    The dates are ``purchased_on`` and ``delivered_on``.
    """
    heard = _EAR.hear(text)
    found: dict[int, str] = {}
    for name, words in _DATES.items():
        for match in words.finditer(heard.text):
            found.setdefault(heard.place(match.start()), name)
    return [(name, at) for name in _DATES for at in sorted(found) if found[at] == name]


def may_tell_buying(text: str, cue: int) -> bool:
    """Whether a word of arrival there may as well tell of buying: "got it the 3rd, it came …"."""
    return bool(_GOT.match(text, cue))
