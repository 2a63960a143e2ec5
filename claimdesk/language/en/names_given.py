"""Personal names and street addresses that a message gives, which a reader of it need not see."""

from __future__ import annotations

import re
from collections.abc import Iterator

from claimdesk.language.spans import Span

_CAPITALISED = (
    r"[A-ZÀ-ÖØ-Þ][\w'’-]*\.?(?: (?:(?:van|von|de|del|da|di|la|bin|al) )?[A-ZÀ-ÖØ-Þ][\w'’-]*){0,3}"
)
# What is said before a name, however it is written; a name in lower case is at most two words.
_LED = re.compile(
    r"\b(?:(?:my|the|his|her|full|last|first|account|order'?s?) )?name(?: here)?"
    r"(?:(?:['’]?s| is|:| -)| on (?:it|the order|the account) is) ?"
    r"(?!(?:on|in|of|not|wrong|correct|different|the|a|an|misspelled|spelled|missing|for)\b)"
    rf"(?P<name>(?:(?-i:{_CAPITALISED})|[^\W\d_]+(?: (?!(?:and|but|i|my|the|it|from|order|with|at"
    r"|on|in|is|was|ordered|bought|here|please|so|email|e-?mail|mail|phone|number)\b)[^\W\d_]+)?))",
    re.IGNORECASE,
)
# These lead to a name only where it is written like one.
_CALLED = re.compile(
    r"\b(?:(?:i am|i['’]?m|im|this is|it['’]?s|call me|i am called|(?:under|for|from|to|by|signed)"
    r"|dear|hi|hello|hey|thanks|thank you|thx|regards|best|cheers|sincerely|yours)[,:]?\s+"
    rf"(?-i:(?P<both>(?:[A-ZÀ-ÖØ-Þ][\w'’-]+)(?: [A-ZÀ-ÖØ-Þ][\w'’-]+){{1,2}})))(?![\w@])"
    rf"|\b(?:mr|mrs|ms|miss|dr|prof)\.? (?-i:(?P<titled>{_CAPITALISED}))",
    re.IGNORECASE,
)
_SIGNED = re.compile(
    r"(?:\b(?:thanks|thank you|thx|regards|best|cheers|sincerely|yours)\b[^\w\n]*\s)"
    rf"(?-i:(?P<name>{_CAPITALISED}))[.!]?\s*$",
    re.IGNORECASE,
)
# Capitalised and no person: days, months, places that are written so, and what shops are about.
_NO_NAME = re.compile(
    r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\b(?:january|february|march|april|may|june"
    r"|july|august|september|october|november|december|christmas|easter|amazon|ebay|etsy|apple"
    r"|iphone|ipad|galaxy|samsung|procase|casesora|paypal|klarna|usps|ups|fedex|dhl|us|usa|uk"
    r"|united|states|kingdom|new|north|south|west|east|the|a|an|i|you|your|my|case|folio|order)\b",
    re.IGNORECASE,
)
_STREET = r"(?:street|str|avenue|ave|road|rd|lane|drive|boulevard|blvd)"
_LIKE_A_NAME = (
    r"(?:st|ln|dr|court|ct|place|pl|way|terrace|square|sq|close|crescent|highway|hwy|parkway|pkwy"
    r"|circle|cir|trail|row|mews|gardens)"
)
_WORD = r"[A-ZÀ-ÖØ-Þ][^\W\d_'’.-]*[\w'’.-]*"
_TOWN = r"(?:(?!\w*\d)[A-ZÀ-ÖØ-Þ][\w'’.-]+,? ?){1,3}"
_POST_CODE = r"[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b|(?:[A-Z]{2},? )?\d{5}(?:-\d{4})?\b|[A-Z]{2}\b"
_ADDRESS = re.compile(
    rf"\b\d{{1,5}}[a-zA-Z]? (?:(?:{_WORD} ){{1,4}}?(?i:{_STREET}|{_LIKE_A_NAME})"
    rf"|(?!(?:by|on|off|down|the|an?|in|of|to)\b)[a-z]+ (?!(?:by|on|off|down|the|an?|in|of|to)\b)"
    rf"(?:[a-z]+ )?{_STREET})\b\.?"
    r"(?:,? ?(?i:apt|apartment|unit|suite|flat|#)\.? ?\w{1,5}\b)?"
    rf"(?:,? {_TOWN})?(?:,? ?(?:{_POST_CODE}))?"
    r"|\b(?i:p\.? ?o\.? ?box) \d+",
)


def find_names(text: str) -> list[Span]:
    """The stretches of a message that are a person's name, in order, as far as it says so.

    "my name is sam porter", "this is Sam Porter", "Mrs Okafor", "thanks, Sam"; not one that merely
    stands there.
    """
    found: list[Span] = []
    for match in _candidates(text):
        group = next(name for name in ("name", "both", "titled") if match.groupdict().get(name))
        span = Span(*match.span(group), match.group(group))
        if not (_NO_NAME.search(span.text) or span.overlaps(found)):
            found.append(span)
    return sorted(found)


def find_addresses(text: str) -> list[Span]:
    """The stretches of a message that are street addresses, in order, with town and post code."""
    found = ((match.start(), match.group().rstrip(" ,.")) for match in _ADDRESS.finditer(text))
    return [Span(start, start + len(written), written) for start, written in found]


def _candidates(text: str) -> Iterator[re.Match[str]]:
    for pattern in (_LED, _CALLED, _SIGNED):
        yield from pattern.finditer(text)
