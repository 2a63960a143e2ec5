"""Whether somebody else placed the order that a message speaks of."""

from __future__ import annotations

import re

from claimdesk.language.text_cache import cached_by_text

KIN = (
    r"(?:mom|mum|mother|dad|father|parents?|folks|sis|sister|bro|brother|aunt(?:ie)?|uncle|cousin"
    r"|friends?|mate|buddy|pal|colleagues?|co-?workers?|boss|wife|husband|hubby|partner|spouse"
    r"|girl ?friend|boy ?friend|gf|bf|fianc\w+|ex|son|daughter|kids?|child|children|nephew|niece"
    r"|nan|gran|granny|grand\w+|in-laws?|room ?mate|flat ?mate|family|relatives?|teacher"
    r"|secret santa|\w+-in-law)"
)
# Who gives: people by what they are to the writer, for a charger "gave me" a shock too.
_GIVER = (
    rf"(?:(?<!your )(?:(?:my|our|a|an|her|his|the) (?:[\w-]+ )?)?{KIN}(?:'s \w+)?(?: of mine)?"
    r"|some(?:one|body)(?: else)?|another person|santa)"
)
# Who orders: no thing does.
_BUYER = (
    rf"(?:{_GIVER}|(?:my|our) (?!order\b|parcel\b|bank\b|card\b)[a-z-]+|she|he"
    r"|they(?! (?:have )?paid))"
)
_ALSO = r"(?:['\u2019]s|['\u2019]d| has| had| have| must have| actually| originally| kindly| just)*"
_ORDERED = re.compile(
    rf"\b{_BUYER}{_ALSO}"
    r" (?:(?:bought|ordered|purchased|paid for)\b"
    r"|placed (?:the|this|that|my|an|it)\b|(?:is|was) the (?:buyer|one who (?:ordered|bought)))"
    rf"|\b{_GIVER}{_ALSO} (?:got|gave|sent|gifted|brought|handed|passed)"
    r" (?:(?:it|this|that|them|these) (?:to |on to )?)?(?:me|us)\b",
    re.I,
)
_BY_OTHERS = re.compile(
    r"\b(?:ordered|bought|purchased|placed|paid(?: for)?|sent|given)(?: (?:it|to me|for me|me|us))?"
    rf" by (?!mistake|accident|me\b|myself|card|paypal|you\b|credit|phone|today){_BUYER}"
    r"|\b(?:under|in|on|from|through|with|has|using)"
    r" (?:his|her|their|(?:my|our) [\w-]+(?:'s|\u2019s)|some(?:one|body) else(?:'s|\u2019s)?)"
    r" (?:name|account|e-?mail|login|card|order)\b"
    r"|\bi (?:did ?n[o'\u2019]?t|was ?n[o'\u2019]?t the one (?:who|to)|never) (?:order|buy|bought"
    r"|ordered|purchased?) (?:it|this|that|them) myself\b"
    r"|\b(?:not me|wasn['\u2019]?t me|was not me) (?:who|that) (?:ordered|bought)\b"
    r"|\bon my behalf\b|\b(?:some(?:one|body)) else(?:'s|\u2019s)? order\b",
    re.I,
)
_GIFT = re.compile(
    r"\b(?:was|is|it'?s|its|were|as|being|got|received|for|only|just)(?: (?:an?|my|the))?"
    r"(?: [\w'-]+){0,2} (?:gift|present|pressie|prezzie|giveaway)\b"
    r"|\b(?:gift|present)(?:ed)? (?:from|by|to me|he|she|they|i (?:got|received|was given))\b"
    r"|\bgifted\b|\bwas given (?:it|this|these|them|an?|to me)\b|\bgiven to (?:me|us)\b"
    r"|\b(?:got|get|received) (?:it|this|these|them|an?(?: [\w-]+){1,4}) for"
    r" (?:my|x-?mas|christmas|hanukkah|easter|valentine'?s|mothers?'?s? day|fathers?'?s? day)\b"
    r"|^\W*(?:an? )?(?:gift|present)\W*$|\b(?:it|this|that|them) (?:to me )?(?:for|as) (?:my |a )?"
    r"(?:birthday|bday|b-day|christmas|x-?mas|wedding|anniversary)\b",
    re.I,
)
# The writer's own purchase, for someone else or with a gift in it.
_OWN = re.compile(
    r"\b(?:i|we)(?:['\u2019](?:ve|d))?(?: have| had| just| also| actually| originally)*"
    r" (?:bought|ordered|purchased|am buying|need|want(?:ed)?|picked|chose|meant)\b"
    r"(?![^.!?;]{0,30}\bfrom my\b)"
    r"[^.!?;]{0,60}\b(?:as|for|to give)\b[^.!?;]{0,40}"
    r"\b(?:gift|present|birthday|bday|christmas|x-?mas|him|her|them|son|daughter|wife|husband|mom"
    r"|mum|dad|friend|nephew|niece|boyfriend|girlfriend|kid|kids|sister|brother)\b"
    r"|\bgift (?:card|wrap\w*|box|bag|receipt|voucher|message|note|option)\b"
    r"|\b(?:is|are|was|were|meant|supposed) (?:to be )?(?:an? )?(?:[\w'-]+ )?(?:gift|present)"
    r" (?:for|to) (?!me\b|us\b)\w+"
    r"|\b(?:gift|present) (?:for|to) (?:my|a|the|him|her|them|our|someone|somebody)\b",
    re.I,
)


# The writer placed the order, whoever it is for.
_MYSELF = re.compile(
    r"\b(?:i|we)(?:['\u2019](?:ve|d))?(?: have| did| had| actually| just)*"
    r" (?:bought|ordered|purchased|order|buy|paid for|placed) (?:it|this|that|them|the \w+|one)"
    r" (?:myself|ourselves|my ?self|on my own)\b"
    r"|\b(?:i|we)(?:['\u2019]m| am| was| were|['\u2019]re| are) the (?:one|ones|buyer)"
    r"(?: (?:who|that) (?:ordered|bought|paid|placed))?\b"
    r"|^\W*no[,. ]+i (?:bought|ordered) (?:it|this)\b",
    re.I,
)
# A present that somebody is still to get: hers, or one for a day to come.
_TO_BE_GIVEN = re.compile(
    rf"\b(?:her|his|their|(?:my|our) (?:\w+ )?{KIN}'?s?)"
    r"(?: [\w'-]+){0,2} (?:gift|present)\b"
    r"(?! (?:to|for) (?:me|us)\b)"
    r"|\b(?:gift|present) (?:for|on) (?:this |next |the )?(?:\w+day|weekend|week|month|\d|x-?mas"
    r"|christmas|tomorrow|tonight)",
    re.I,
)


@cached_by_text
def ordered_oneself(text: str) -> bool:
    """Whether the writer says that nobody else placed the order: "no, I ordered it myself"."""
    return bool(_MYSELF.search(text.replace("\u2019", "'")))


@cached_by_text
def is_anothers_order(text: str) -> bool:
    """Whether somebody else placed the order: "it was a gift", "my sister bought it for me".

    Not what the writer bought as a gift for somebody.
    """
    plain = text.replace("\u2019", "'")
    if ordered_oneself(plain):
        return False
    if _ORDERED.search(plain) or _BY_OTHERS.search(plain):
        return True
    own = _OWN.search(plain) or _TO_BE_GIVEN.search(plain)
    return bool(_GIFT.search(plain)) and not own
