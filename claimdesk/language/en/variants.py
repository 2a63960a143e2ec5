"""Which size, colour or model of a thing a message wants instead of the one it is about."""

from __future__ import annotations

import re

_SIZE = (
    r"(?:size \w{1,4}|\d+(?:\.\d+)?[ -]?(?:inch(?:es)?\b|in\b|cm\b|mm\b|ml\b|\"|\u2033)"
    r"|(?:x+[sl]|small|medium|large|extra large|bigger|smaller|larger)\b(?: size)?)"
)
_COLOUR = (
    r"(?:(?:light|dark|navy|rose|space|baby|sky|forest) )?"
    r"(?:black|white|gr[ae]y|silver|gold|red|blue|navy|green|pink|purple|lilac|lavender|brown|beige|yellow|orange|teal|mint|clear|transparent"
    r"|turquoise|maroon|burgundy|tan)\b"
)
_KIND = rf"(?:{_COLOUR}|{_SIZE})"
_ONE = rf"{_KIND}(?:,? (?:and |in )?{_KIND}){{0,2}}(?: (?:one|version|model))?"
_WANTED = re.compile(
    r"(?:\b(?:want|need|prefer|like|rather(?: have)?|take|give me|send me|instead"
    r"|(?:swap|exchange|change|trade)(?: (?:it|this|that|them))? (?:for|to)|go (?:for|with)"
    r"|told (?:you|u)|i said)"
    rf"(?: (?:it|one))?(?: in)?(?: (?:the|an?|my))?[,:]? |\b(?:exchange|swap|one)[, ]+in )"
    rf"(?P<one>{_ONE})(?![\w-])"
    r"(?! (?!please|pls|plz|instead|if|and|but|thanks|then|now|or)\w)",
    re.I,
)
# A part of its own: "no, the swap, 16 inch one".
_APART = re.compile(rf"(?:^|[,.;!])\s*(?:the |an? )?(?P<one>{_ONE})\s*(?=$|[,.;!])", re.I)
_DENIED = re.compile(r"(?:\b(?:not|dont|never|no longer)|n't)(?: \w+){0,2} ?$", re.I)


def variant_told(text: str) -> str:
    """The size or colour that the message says is wanted: "i want the 16 inch"; empty if none."""
    plain = " ".join(text.replace("\u2019", "'").split())
    for pattern in (_WANTED, _APART):
        for found in pattern.finditer(plain):
            if not _DENIED.search(plain[: found.start()]):
                return found["one"].strip()
    return ""
