"""Order numbers as shoppers write them."""

from __future__ import annotations

import re
from collections.abc import Iterable

from claimdesk.language.email_addresses import find_emails
from claimdesk.language.en.amounts import find_amounts
from claimdesk.language.en.dates import find_date_spans
from claimdesk.language.en.spoken_numbers import spoken_order_numbers
from claimdesk.language.spans import Span

# As in: order number is, order #, order id:, purchase no.
_LED = (
    r"\b(?:orders?|purchases?|confirmation|invoice|receipt)[ ,]*"
    r"(?:(?:numbers?|num|no|nr|id|ref(?:erence)?|code)\b\.?)?(?: was| is|'s|\u2019s)?[ :=#-]*"
)
# Words that are no letters of an order number.
_NO_WORD = r"(?!(?:is|was|no|nr|id|its?|num|the|my|for|in|of)\b)"
_LED_CODE = re.compile(
    _LED + rf"(?P<code>{_NO_WORD}(?:[A-Z]{{1,6}}[-_]?\d{{2,15}}\b|[A-Z]{{1,4}} \d{{3,15}}\b)"
    r"|\d{3,15}\b(?![-/]\d))",
    re.IGNORECASE,
)
_GROUPED = re.compile(
    r"(?:(?<![\w@./-])|(?<=\d/)(?=[A-Za-z]))(?=[\w-]*\d{4})"
    r"[A-Za-z0-9]{1,8}(?:-[A-Za-z0-9]{1,15}){1,3}"
    r"(?![\w@-]|\.\d)"
)
_JOINED = re.compile(r"(?<![\w@./-])[A-Za-z]{1,6}[-_]?\d{4,15}(?![\w@-]|\.\d)")
_DOTTED = re.compile(
    r"(?<![\w@./-])(?!(?:no|nr|num|ca|approx|rs|st|vol|pp?|fig|art|sec|tel|fax|ph|mob|inc|ltd|jan"
    r"|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|ver|v|eq|max|min)\.)[A-Za-z]{2,4}\.\d{4,15}"
    r"(?![\w@-]|\.\d)",
    re.IGNORECASE,
)
_SPACED = re.compile(r"(?<![\w@./-])[A-Z]{2,4} \d{4,15}(?![\w@-]|\.\d)")
_HASHED = re.compile(r"(?<!\w)#\s?(?P<code>[A-Za-z]{0,6}-?\d{3,15})(?![\w-])")
_WHOLE = re.compile(rf"^\W*(?P<code>{_NO_WORD}[A-Za-z]{{1,4}} \d{{3,15}})\W*$")
_DIGITS = re.compile(r"(?<![\w@.,/$€£¥+-])\d{4,15}(?![\w@-]|[.,:/]\d| ?[%$€£¥])")

_PHONE = re.compile(
    r"\+\d[\d ().-]{6,}\d|\(\d{3}\) ?\d{3}[- .]?\d{4}|\b\d{3}[-. ]\d{3}[-. ]\d{4}\b"
    r"|\b(?:phone|cell|mobile|tel|telephone|call|text|whatsapp|reach)\b(?: me)?"
    r"(?:(?!order|purchase)[^.!?\d]){0,25}\d[\d -]{6,}\d"
    r"|(?<![\w-])0\d{2,4}[ /-]\d{5,8}\b",
    re.IGNORECASE,
)
# "The order number came by text, it is …": how it came, not whose phone it is of.
_ORDER_BEFORE = re.compile(r"\b(?:order|purchase) (?:number|no|nr|id|#)\b[^.!?]*$", re.I)
_ZIP = re.compile(
    r"\b(?:zip|postal|post ?code|pin ?code|plz)\b[^.!?\d]{0,20}\d{4,5}(?:-\d{4})?"
    r"|\b(?:A[LKZR]|C[AOT]|D[CE]|FL|GA|HI|I[ADLN]|K[SY]|LA|M[ADEINOST]|N[CDEHJMVY]|O[HKR]|PA|RI"
    r"|S[CD]|T[NX]|UT|V[AT]|W[AIVY]),? \d{5}(?:-\d{4})?\b"
)
_TOWN = re.compile(r"\b(?:to|in|near) \d{4,5} [A-Z][a-z]{2,}")  # "ship to 10115 Berlin"
_STREET = re.compile(
    r"\b\d{3,6}(?: [NSEW]\.?)?(?: [A-Z][\w']+){1,3}"
    r" (?i:street|st|avenue|ave|road|rd|lane|ln|drive|dr|boulevard|blvd|court|ct|way|place)\b"
    r"|\b\d{3,6} [a-z]+ (?:street|st|avenue|ave|road|rd|lane|boulevard|blvd)\b"
)
_TRACKING = re.compile(
    r"\btracking(?: (?:number|no|id|code|#))?(?: (?:is|says?|shows?))?[ :#]*"
    r"(?:[A-Z0-9]{8,}|[A-Z0-9]{4}(?: [A-Z0-9]{2,4}){3,})",
    re.IGNORECASE,
)
# Numbers of other things: "model 12345", "serial no SN-88412", "room 2210", "error code 5001".
_OTHERS = re.compile(
    r"\b(?:models?|serial|s/n|lot|batch|room|page|error|apartment|apt|flat|unit|gate|flight|article"
    r"|item|sku|part|style|version|build|firmware|ean|upc|isbn|suite|building|po box|ticket"
    r"|case(?! [a-z]{1,4}-?\d)"  # "my case CS-10233" is of what is sold here
    r"|(?<!order )(?<!purchase )(?<!confirmation )(?<!receipt )code|coupon|promo|voucher|gift card"
    r"|account|customer|member|(?:credit |debit |bank )?card|visa|master ?card|amex|discover"
    r"|iban|pin)(?: (?:no|nr|number|num|code|id|ending(?: in| with)?|ends? (?:in|with))\b\.?)?"
    r"(?: (?:is|was))?[ :#]{1,3}(?=[\w-]*\d{3})[\w-]+"
    # "4471 is my card", "the last four are 4471": told of it, not named by it.
    r"|\b\d{3,6}(?: is|['\u2019]s) (?:just |only )?(?:my|the|our)(?: \w+)? card\b"
    r"|\b(?:ending (?:in|with)|last (?:four|4)(?: digits)?(?: (?:is|are))?):? \d{4}\b",
    re.IGNORECASE,
)
_CLAIM = re.compile(r"\bCLM-?[A-Z0-9-]+", re.IGNORECASE)
_URL = re.compile(r"\b(?:https?://|www\.)\S+", re.IGNORECASE)
_UNIT_AFTER = re.compile(
    r"\s?(?:days?|hours?|hrs?|minutes?|mins?|weeks?|months?|years?|mah|gb|tb|mb"
    r"|mm|cm|inch(?:es)?|kg|g"
    r"|items?|pieces?|pcs|units?|people|times|followers|subscribers|views|miles|dollars|bucks|euros"
    r"|series|model|edition)\b",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_NAMED_BEFORE = re.compile(r"(?:orders?|purchases?|numbers?|no\.?|#|id|is|it's)\W*$", re.IGNORECASE)
# "ipad 2021", "s24": devices that a case is for, not orders.
_DEVICE = re.compile(
    r"(?:ipad|iphone|galaxy|pixel|macbook|kindle|surface|note|tab|model|usb|sm|mp)[-_ ]?\d+", re.I
)


# "My 10000 power bank", "a 20000 one from you": what a thing has or holds, said like a name of it.
_OF_A_THING = re.compile(r"\b(?:an?|my|the|your|our|this|that|two|three|another) $", re.IGNORECASE)
_THING_AFTER = re.compile(
    r" (?!(?:orders?|purchase|number|no|one|is|was|has|had|and|or|but|from|for|in|on|of|with|which"
    r"|that|to|please|order|confirmation|invoice|receipt|arrived|came)\b)[a-z]{3,}",
    re.IGNORECASE,
)
# "10000 is not my order number", "PC-30655, not 30654".
_DENIED_BEFORE = re.compile(r"\b(?:not|isn['\u2019]?t|instead of|rather than) (?:#|order )?$", re.I)
_DENIED_AFTER = re.compile(
    r"\s(?:is|was)(?: not|n['\u2019]?t) (?:the |my |an? |any )?(?:order|purchase|number)"
    r"|\s(?:is|was) (?:just |only )?(?:the |its )?(?:size|capacity|model|wattage|mah)\b",
    re.I,
)
_THREE_DIGITS = re.compile(r"\d(?:\D*\d){2}")
_NO_ORDER = (_PHONE, _ZIP, _TOWN, _STREET, _TRACKING, _OTHERS, _CLAIM, _URL)


def find_order_numbers(text: str, others: Iterable[Span] | None = None) -> list[Span]:
    """The stretches of a message that look like order numbers of any shop, in order.

    Letters with digits (PC-20418, PC20418), #10233, or 4 to 15 digits that are no date, sum of
    money, phone number, post code, street, year, quantity, tracking or claim number; or told
    sign by sign ("C S dash one one eight four two").
    ``others`` are the message's addresses, dates and sums, where they are known already.
    """
    spoken = spoken_order_numbers(text)
    if not _THREE_DIGITS.search(text):
        return spoken
    if others is None:
        others = [*find_emails(text), *find_date_spans(text), *find_amounts(text)]
    taken = [
        Span(*m.span(), m.group())
        for p in _NO_ORDER
        for m in p.finditer(text)
        if not (p is _PHONE and m.group()[0].isalpha() and _ORDER_BEFORE.search(text[: m.start()]))
    ]
    taken += others
    found = [span for span in spoken if not span.overlaps(others)]
    for pattern in (_WHOLE, _LED_CODE, _HASHED, _GROUPED, _JOINED, _DOTTED, _SPACED, _DIGITS):
        for match in pattern.finditer(text):
            group = "code" if "code" in pattern.groupindex else 0
            span = Span(match.start(group), match.end(group), match.group(group))
            if span.overlaps(taken) or span.overlaps(found):
                continue
            bare = pattern is _DIGITS
            if _is_denied(text, span) or (bare and _is_of_a_thing(text, span)):
                continue
            if _plausible(text, span, led=pattern in (_LED_CODE, _HASHED)):
                found.append(span)
    return sorted(found)


def _is_denied(text: str, span: Span) -> bool:
    before = _DENIED_BEFORE.search(text[: span.start])
    return bool(before or _DENIED_AFTER.match(text, span.end))


def _is_of_a_thing(text: str, span: Span) -> bool:
    led = _OF_A_THING.search(text[: span.start])
    return bool(led and _THING_AFTER.match(text, span.end))


def _plausible(text: str, span: Span, led: bool) -> bool:
    if _UNIT_AFTER.match(text, span.end) or _DEVICE.fullmatch(span.text):
        return False
    digits = sum(c.isdigit() for c in span.text)
    if digits < 3:
        return False
    if not led and not re.search(r"\d{3}", span.text):
        return False
    if _YEAR.fullmatch(span.text) and not (led or _NAMED_BEFORE.search(text[: span.start])):
        return span.text == text.strip(" .!#")
    return True
