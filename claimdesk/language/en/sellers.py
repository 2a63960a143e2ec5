"""Whether a message says that the store itself, which it speaks to, sold the item."""

from __future__ import annotations

import re

from claimdesk.language.en.by_ear import Ear
from claimdesk.language.en.claim_cues import breaks_clause
from claimdesk.language.en.negation import is_negated
from claimdesk.language.en.questions import is_question
from claimdesk.language.spans import SellerWeighed

#: Who the shopper speaks to, as whose a site or a shop is told.
YOUR = r"(?:your|ur|yr|yall['\u2019]?s|y['\u2019]all['\u2019]?s|you guys['\u2019]?)"
#: The places that shops sell at.
SHOP = (
    r"(?:(?:own |online |main |official |actual )*"
    r"(?:web ?)?(?:site|shop|store|page)s?|home ?page|e-?shop|web|(?:mobile )?app)\b"
)
_YOURS = re.compile(
    rf"\b(?:{YOUR} {SHOP}|(?:(?:on|from|through|at|via|in|off) )(?:this|the) {SHOP}(?! of)"
    r"|(?:right |on |from |directly |straight )+here\b|^\W*here\W*$)",
    re.I,
)
_FROM_YOU = re.compile(
    r"\b(?:from|with|through|off|via) (?:you|u|ya|yall|y['\u2019]all)(?: guys| all| directly| folks"
    r"| people| lot)?(?= *(?:$|[.,;:!?)]|and\b|but\b|on\b|in\b|for\b|last\b|directly\b|online\b))",
    re.I,
)
_BOUGHT = re.compile(r"\b(?:bought|ordered|purchased|got|buy|order(?!s)|paid)\b", re.I)
# What comes from a store besides what was bought there.
_MAIL = re.compile(
    r"\b(?:e-?mails?|mails?|messages?|repl(?:y|ies)|answers?|confirmations?|calls?|texts?)\b", re.I
)
_SAYS = re.compile(r" (?:says?|said|states?|shows?|is|was|has|does|did|gave|lists?)\b", re.I)
_OTHERS = re.compile(
    r"\b(?:amazon|ebay|walmart|target|etsy|temu|aliexpress|facebook|marketplace|best ?buy)\b", re.I
)
_SITE = r"(?:amazon|e-?bay|walmart|target|etsy|temu|aliexpress|facebook|marketplace)"
_ON_A_SITE = re.compile(
    rf"(?:,? there)? (?:on|at|in|over at) (?:the )?{_SITE}\b(?! (?:prime day|prime|pay|gift|card))",
    re.I,
)
_STALL = r"(?:store(?:front)?|shop|page|listing|account)s?"
_OWN_STALL = re.compile(
    rf"\b(?:{YOUR}|the official) (?:(?:own|official|actual) )*{_SITE}"
    rf"(?: {_STALL})?\b(?!['\u2019]s)"
    rf"|\b(?:{YOUR}|the official) (?:(?:own|official|actual) )*{_STALL}{_ON_A_SITE.pattern}",
    re.I,
)
# The item itself is "from" there, or the writer says so again: "it's from", "i told u".
_ITEM_IS = re.compile(
    r"\b(?:it|this|that|they|these|those|mine)(?:['\u2019]?s|['\u2019]?re| is| are| was| were)"
    r"(?: (?:all|just|straight|directly|definitely|defo|actually))*"
    r"(?: (?:bought|ordered|purchased))? (?:from|off|through|via) $"
    r"|\b(?:i|we)(?:['\u2019]ve| have)?(?: (?:already|just|literally|clearly))*"
    r" (?:said|told|wrote|typed)(?: (?:you|u|ya|y['\u2019]?all|it|its|it['\u2019]s|it was|that|guys"
    r"|already|from|on|was))* $"
    # The thing by its name: "my desk lamp off your site"; not what else a store sends or shows.
    r"|\b(?:my|this|these|our)(?! (?:[\w-]+ )?(?:e-?mails?|mails?|messages?|repl(?:y|ies)|answers?"
    r"|confirmations?|codes?|coupons?|vouchers?|discounts?|photos?|pictures?|links?|refunds?|money"
    r"|orders?|numbers?|info|information|newsletters?|accounts?|profile|address|data)\b)"
    r"(?: [\w-]+){1,4}? (?:from|off) $",
    re.I,
)
_SOMEBODY_ELSE = re.compile(
    r"\b(?:from|at|off|on|through|via|was|is|it['\u2019]?s) (?:an?|the|some|this|one of th\w+)"
    r" (?:[\w-]+ ){0,2}?(?:stall|stand holder|flea market|street (?:market|vendor|seller)"
    r"|vendor|yard sale|garage sale|car boot(?: sale)?|thrift (?:store|shop)|charity shop"
    r"|pawn ?shop|swap meet|reseller|guy (?:on|at|in) \w+)\b|^\W*(?:an? )?(?:market )?stall\W*$",
    re.I,
)
_OURS = rf"(?:{YOUR} (?:own )?{SHOP}|(?:the|this) {SHOP}|{YOUR}s\b|you(?: guys)?\b|direct(?:ly)?\b)"
_OTHER = rf"(?:the )?{_OTHERS.pattern}"
_AT = r"(?:(?:on|from|at|via|through|off|with) )?"
# "Order was on Amazon or your site?": what is weighed aloud before it is told.
_WEIGHED = re.compile(
    r"(?:(?<=[.!?;\n])|(?<=[.!?;\n] )|^|(?<=, ))[^.!?;,\n]{0,60}?"
    rf"(?:{_AT}{_OTHER} or (?:was it |maybe )?{_AT}{_OURS}|{_AT}{_OURS} or (?:was it |maybe )?"
    rf"{_AT}{_OTHER})[^.!?;,\n]{{0,20}}(?:[.!?;,]+|\n|$)",
    re.I,
)
# "Is it cheaper on Amazon or your site?" asks; it wonders about nothing that was bought.
_OF_NO_PURCHASE = re.compile(
    r"\b(?:is|should|shall|can|could|do|does|will|would|may|must|how|why|which|what|cheaper|better"
    r"|return|send)\b",
    re.I,
)
_OURS_BELIEVED = re.compile(
    rf"\b(?:{YOUR} (?:own )?{SHOP}|yours\b|(?:from|with|through|via) you\b|you guys\b"
    r"|direct(?:ly)?\b)",
    re.I,
)
# Who took a parcel along: "a friend carried it", "friend bring it to me from USA".
_CARRIER = re.compile(
    r"\b(?:br(?:ing|ings|ought|inging)|carr(?:y|ies|ied|ying)|t(?:ake|akes|ook|aken)|hand(?:s|ed)?"
    r"|fetch(?:es|ed)?|forward(?:s|ed)?|pass(?:es|ed)?) (?:it|them|this|that|one|(?:the|my) \w+)"
    r"(?: \w+){0,2}? (?:to me|for me|here|over|along|across|with (?:him|her|them)|from|on|to us)\b"
    r"|\b(?:only|just)(?: \w+)? (?:br(?:ing|ings|ought)|carr(?:y|ies|ied)) (?:it|them|this|that)\b"
    r"|\b(?:carried|brought|taken)(?: \w+){0,3} by (?:a|my|our)\b",
    re.I,
)
_SOLD_BY = re.compile(
    r"\b(?:sold|selling|sells?|seller|bought|buy|purchased|second ?hand|paid (?:him|her|them))\b",
    re.I,
)
_NAMED_AS_SOLD = re.compile(
    r"\b(?:bought|ordered|purchased|got|paid|bt|buyed|order it|buy it"
    r"|(?:it|they|mine|this|that)(?:['\u2019]?s| is| are| was| were) from)\b",
    re.I,
)
_TO_COME = re.compile(
    r"\b(?:will|['\u2019]ll|would|going to|gonna|next|want to|can|could|please)\b", re.I
)
_SUPPOSED = re.compile(r"\b(?:if|what about|how about|suppos\w+|say|case)\b|\?", re.I)
_MARKET = rf"(?:{_SITE}|e-?bay|shopee|lazada|newegg|tiktok(?: shop)?|facebook|best ?buy)"
_WHERE_SOLD = re.compile(
    # The store itself there: "are you on eBay", "do you sell on Etsy", "have you got a shop on".
    r"\b(?:are|r) (?:you|u|y['\u2019]?all|ya)(?: guys)?(?: (?:also|even|still|not))* (?:on|at|in)"
    rf"(?: the)? {_MARKET}\b"
    r"|\b(?:do|does|can|could|will|would|don['\u2019]?t|is|are)(?: \w+){1,4}? (?:sell|sold|list"
    r"|listed|find|found|buy|get|available|have|has)(?: [\w'\u2019]+){0,4}?"
    rf" (?:on|at|through|via|over|from)(?: the)? {_MARKET}\b"
    rf"|\b(?:is|isn['\u2019]?t) there (?:also )?(?:an?|any) (?:official )?{_MARKET} {_STALL}\b"
    rf"|\b(?:do|have|does) (?:you|u|y['\u2019]?all|ya)(?: guys)?(?: (?:have|got|run|also))*"
    rf" (?:an?|any|your own) (?:own |official )?{_MARKET}(?: {_STALL})?\b"
    rf"|^\W*(?:(?:and|so|ok|an?|any|the|your|official)\W+)*{_MARKET} {_STALL}\W*\?\W*$"
    r"|\bwhere (?:else )?(?:do|can|could)(?: \w+){1,2}? (?:sell|buy|get|find)"
    r" (?:your|ur|these|the) (?:stuff|products?|things|cases|brand)\b",
    re.I,
)
# As they write themselves, where a capital is not all.
_BRANDS = {"ebay": "eBay", "aliexpress": "AliExpress", "bestbuy": "Best Buy", "tiktok": "TikTok"}
_MARKET_NAMED = re.compile(rf"\b{_MARKET}\b", re.I)
# Goods of another sort are asked for there: a thing once bought, its warranty or return.
_OF_A_PURCHASE = re.compile(
    r"\b(?:bought|ordered|purchased|warrant\w*|guarant\w*|returns?|returned|refunds?|send it back"
    r"|resell\w*|re-sell\w*|may i|(?:can|could|am) i(?: \w+)? (?:sell|resell|list)|authori[sz]ed"
    r"|legit|fake|genuine|seller|claim|broke\w*|code|coupon|cheaper|price)\b",
    re.I,
)
_THEIR_NUMBER = re.compile(
    rf"{_OTHERS.pattern}(?:['\u2019]?s)? (?:order )?(?:numbers?|no\b|nr\b|id\b|#|one\b|ref\w*|code)"
    r"|\b(?:their|the seller['\u2019]?s|the shop['\u2019]?s) (?:order )?(?:number|no\b|id\b|one\b)",
    re.I,
)
# What these words may be slips of, or written by ear.
_MEANT_LIST = "your website site store shop page bought ordered purchased paid from off straight"
_EAR = Ear(_MEANT_LIST.split())
_ASKS_MORE = re.compile(r"\b(?:where|how|why|what|when)\b", re.I)
_PARTS = re.compile(r"(?<=[.!?;\n])\s+|\n+")
_WORDS_OF_AN_ANSWER = 6


def names_this_store(text: str, *, asked: bool) -> bool:
    """Whether the item was bought "on ur website", "from you guys".

    Who was ``asked`` for that may say so in so many words; else it takes a word of buying, or one
    that it is from there.
    """
    heard = _EAR.hear(text).text
    return any(_is_told(part, asked) for part in _PARTS.split(heard) if not _names_others(part))


def names_own_stall(text: str) -> bool:
    """Whether the store's own place on a marketplace is named: "your Amazon store"."""
    return bool(_OWN_STALL.search(text))


def names_carrier(text: str) -> bool:
    """Whether somebody only took the thing along, who sold nothing: "a friend brought it over"."""
    return any(_CARRIER.search(part) and not _SOLD_BY.search(part) for part in _PARTS.split(text))


def tells_shop_outright(text: str) -> bool:
    """Whether it is told, in a word of buying, where the thing was bought; see `supposes_shop`."""
    return any(
        _NAMED_AS_SOLD.search(part) and not (is_question(part) or _TO_COME.search(part))
        for part in _PARTS.split(text)
    )


def supposes_shop(text: str) -> bool:
    """Whether a shop is named in what is asked or supposed: "what if it's from eBay?".

    One that is only echoed ("ok amazon. and can I send it back?") is not.
    """
    return any(
        _OTHERS.search(part) and (is_question(part) or _SUPPOSED.search(part))
        for part in _PARTS.split(text)
    )


def asks_where_sold(text: str) -> bool:
    """Whether it is asked where else the store sells: "are you on eBay or just here?"."""
    return any(
        _WHERE_SOLD.search(part) and not _OF_A_PURCHASE.search(part) for part in _PARTS.split(text)
    )


def marketplaces_named(text: str) -> tuple[str, ...]:
    """The marketplaces that a text names, as it writes them, each once."""
    named: dict[str, str] = {}
    for found in _MARKET_NAMED.finditer(text):
        word = found.group()
        plain = re.sub(r"\W", "", word).casefold()
        if plain != "marketplace":
            named.setdefault(plain, _BRANDS.get(plain, word.title() if word.islower() else word))
    return tuple(named.values())


def is_on_a_site(text: str, end: int) -> bool:
    """Whether a shop named up to there is one on a marketplace: "your own store on Amazon"."""
    return bool(_ON_A_SITE.match(text, end))


def names_somebody_else(text: str) -> bool:
    """Whether the item was bought from somebody who is no shop's own site: "at a market stall"."""
    return any(
        not (is_question(part) or is_negated(part, found.start()))
        for part in _PARTS.split(text)
        for found in _SOMEBODY_ELSE.finditer(part)
    )


def offers_their_number(text: str) -> bool:
    """Whether the message asks if another shop's order number is wanted: "would ebay's one do?"."""
    return any(
        _THEIR_NUMBER.search(part) and is_question(part) and not _ASKS_MORE.search(part)
        for part in _PARTS.split(text)
    )


def seller_weighed(text: str) -> SellerWeighed | None:
    """Where two sellers are weighed, and which is believed: "Amazon or your site? I think yours".

    Of those told after them the last counts; None for that where none is told, and nothing where
    no two are weighed.
    """
    weighed = _WEIGHED.search(text)
    if weighed is None or _OF_NO_PURCHASE.search(weighed.group()):
        return None
    end = weighed.end()
    told = [
        (found.start(), ours)
        for pattern, ours in ((_OURS_BELIEVED, True), (_OTHERS, False))
        for found in pattern.finditer(text, end)
        if not (is_negated(text[end:], found.start() - end) or _SAYS.match(text, found.end()))
    ]
    last = max(told, default=None)
    return SellerWeighed(weighed.start(), end, last and last[1])


def _names_others(part: str) -> bool:
    """Whether another shop is named, and not only as the one it was not: "not amazon"."""
    return any(not is_negated(part, named.start()) for named in _OTHERS.finditer(part))


def _is_told(part: str, asked: bool) -> bool:
    brief = asked and len(part.split()) <= _WORDS_OF_AN_ANSWER
    if is_question(part):
        return False
    for named in (*_YOURS.finditer(part), *_FROM_YOU.finditer(part)):
        bought = [word.end() for word in _BOUGHT.finditer(part, 0, named.start())]
        between = part[bought[-1] : named.start()] if bought else ""
        leads = bought and not (_MAIL.search(between) or breaks_clause(between, 0, len(between)))
        speaks = _SAYS.match(part, named.end())
        of_item = _ITEM_IS.search(f"{part[: named.start()]}{_lead(named.group())}")
        if (leads or of_item or brief) and not (speaks or is_negated(part, named.start())):
            return True
    return False


def _lead(named: str) -> str:
    """The word of coming from there that a name begins with itself: "from you", "off this site"."""
    lead = re.match(r"(?:from|off|through|via) ", named, re.I)
    return lead.group() if lead else ""
