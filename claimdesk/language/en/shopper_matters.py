"""What a message to the staff is about, by the words in it."""

from __future__ import annotations

import re

from claimdesk.language.text_cache import cached_by_text

# In the order in which the more telling one counts.
_PARCEL_TROUBLE = (
    (
        "stolen",
        re.compile(
            r"\b(stole|stolen|steal|thief|thieves|theft|pirates?|pilfered|nicked|swiped)\b"
            r"|\btook it (off|from)\b",
            re.I,
        ),
    ),
    (
        "returned",
        re.compile(
            r"\b(return(ed|s|ing)?|sent|went|gone|going|goes|shipped|came) (it )?(back )?to (the )?"
            r"(sender|you|seller|shop|store|warehouse)\b|\b(sent|went|gone|going) back\b"
            r"|\bback to (you|sender)\b|\bunclaimed\b|\baddress unknown\b|\breturned (it )?back\b",
            re.I,
        ),
    ),
    (
        "wrong_house",
        re.compile(
            r"\b(wrong|other|another|different|someone else'?s|somebody else'?s)"
            r" (house|home|door|address|porch|building|flat|apartment|street|town|person|place)\b"
            r"|\bneighbou?rs?\b.*\b(got|has|have|took)\b|\b(given|left|delivered|handed)\b[^.!?]*"
            r"\b(neighbou?rs?|number \d+|strangers?)\b|\bnot my (house|door|porch)\b"
            r"|\bisn'?t my (house|door|porch)\b|\bsome other house\b",
            re.I,
        ),
    ),
    (
        "marked_delivered",
        re.compile(
            r"\b(says?|said|saying|shows?|showing|shown|marked|status|claims?|tracking|scanned)\b"
            r"[^.!?]*\b(delivered|handed|received|safe place)\b|\bdelivered\b[^.!?]*\b(nothing|not"
            r"|isn'?t|never|nowhere|no one|nobody|empty|where|but)\b|\bproof of delivery\b"
            r"|\bdelivered to who\b|\bdelivered status\b|\bsigned for by\b",
            re.I,
        ),
    ),
    (
        "late",
        re.compile(
            r"\b(late|delay(ed|s)?|overdue|still (waiting|not|hasn'?t|nothing)|takes? (so|too) long"
            r"|taking (so |too )?(long|forever)|supposed to|was due|should have|should'?ve"
            r"|(days?|weeks?|months?) (ago|late|now)|(for|been|since) [\w ]{0,12}(days?|weeks?"
            r"|months?)|a month|a week)\b",
            re.I,
        ),
    ),
)
_ADDRESS = re.compile(
    r"\b(add?ress(es)?|adress|zip|post ?code|pin ?code|street|house number|apartment|apt|unit|flat"
    r"|moved|moving|redirect|reroute|divert|ship (it )?to|send (it )?to|deliver(ed)? (it )?to"
    r"|delivery to|pick-?up point)\b",
    re.I,
)
_STREET = (
    r"(?:street|st|avenue|ave|road|rd|lane|ln|drive|dr|boulevard|blvd|court|ct|way|place|pl|terrace"
    r"|square|sq|close|crescent|parkway|pkwy|highway|hwy|route|circle|trail)"
)
_POSTAL_ADDRESS = re.compile(
    rf"\b\d{{1,6}}[a-z]?\s+(?:[\w.'-]+\s+){{0,4}}?{_STREET}\b\.?(?:[,\s]+[\w#.'-]+){{0,9}}"
    # Not "12 November, came", a day, nor "5 days, yes or no", a time or a sum.
    r"|\b\d{1,6}[a-z]?\s+(?!(?:jan|feb|mar|apr|may|june?|july?|aug|sep|oct|nov|dec)[a-z]*\b"
    r"|(?:business |working |more )?(?:days?|weeks?|months?|hours?|minutes?|times|dollars|bucks"
    r"|years?)\b)[A-Z][\w.'-]+(?:\s+[\w.'-]+){0,3},\s*[\w .'-]+(?:,?\s+[A-Z]{2})?"
    r"(?:\s+\d{5}(?:-\d{4})?)?"
    r"|\b[\w.'-]*(?:stra(?:ss|ß)e|weg|gasse)\s+\d+\w?[^.!?\n]*",
    re.I,
)
_WHAT_HAPPENS = re.compile(
    r"\b(what (happens|if|are the consequences|'ll happen|will happen)|who (pays|bears|covers)"
    r"|(do|will|would) (you|i|it|they)|does it|is it a problem|(in case|if) (i|the|my|it|an?)|can i"
    r" still|how much time|at my expense)\b",
    re.I,
)
_KEEPS_ORDER = re.compile(
    r"(?<!you )(?<!they )(?<!why )(?<!i )\b(do not|don'?t|don\u2019t) (please |pls )?cancel\b"
    r"|\b(do not|don'?t|don\u2019t|no longer|not) (want|need)( you| it| this| them)? (to )?(be )?"
    r"cancel"
    r"|\b(rather|please|pls|better) not cancel\b|^\W*not cancel\b|\bnot (to )?cancel (it|the order"
    r"|my order|anything)? ?(any ?more|after all|now)\b"
    r"|\bkeep (the|my|that|this|it,? the) (whole )?order\b|\bkeep it (after all|anyway)\b"
    r"|\b(undo|stop|withdraw|revoke|retract|forget|never ?mind|take back|scrap|ignore)( about)?"
    r" (the|my|that|this) cancel(l?ation|l?ing)?\b|\bstill want (the|my|that|this) order\b"
    r"|\buncancel\b",
    re.I,
)
_DISCOUNT = re.compile(r"\b(promo|codes?|coupons?|vouchers?|discounts?)\b", re.I)
_PER_CENT = re.compile(r"\b\d{1,2} ?(?:%|per ?cent)", re.I)
_NOT_TAKEN_OFF = re.compile(
    r"\b(did(n'?t| not)|does(n'?t| not)|was(n'?t| not)|would(n'?t| not)|never|not)\b[^.!?]{0,25}"
    r"\b(work|appl\w+|accept\w*|go through|taken? off|count\w*|show\w*|deduct\w*)\b"
    r"|\b(refused|rejected|declined|failed|ignored|invalid|forgotten)\b|\bfull price\b"
    r"|\bnot valid\b|\bno longer valid\b|\bexpired\b"
    r"|\bshould('?ve| have| of)\b",
    re.I,
)
_REFUSED = re.compile(
    r"\b(?:refus\w+|reject\w*|declin\w+|fail\w*|invalid|expired|errors?|broken|faulty|dead|useless)\b"
    r"|(?:n['\u2019]?t|\bnot|\bnever|wont|doesnt|cant)\b[^.?!]{0,25}\b(?:work\w*|appl\w+|accept\w*"
    r"|go through|tak(?:e|en|ing)|use|valid|recogni[sz]\w*)\b",
    re.I,
)
_NO_CHANGE = re.compile(
    r"\b(?:still|it['\u2019]?s|its|exactly|just|is|was) (?:the )?same\b|\bsame (?:thing|error"
    r"|message|again|result)\b|\bno (?:luck|difference|change|good)\b|\bnot? help(?:ed|ing)?\b"
    r"|n['\u2019]?t (?:help|change|work|make a difference)\w*|\bstill (?:not|no|won|doesn|says"
    r"|refus|invalid)|\btried (?:it |that |this |both |all |them )",
    re.I,
)
# "HOLIDAY20": an order number has its dash, or more digits than letters.
_A_CODE = re.compile(r"\b[A-Z]{3,}\d{1,3}\b")
_PAID = re.compile(
    r"\b(paid|paying|charged|full price|difference back|already (bought|ordered)|ordered already"
    r"|(order|payment)('?s)? (has |is |was |already )*(gone|went|placed|through)"
    r"|(bought|ordered|got|took|placed) (it|them|that|the order|everything)? ?(any ?ways?"
    r"|all the same|regardless)|(refund|want|get|give|pay)[^.?!]{0,15}\bthe difference"
    r"|the difference (back|refunded|paid))\b",
    re.I,
)
# What a wish for a person consists of, and what stands in it without telling anything.
_WISH_WORDS = """
a an the i i'm im i'd id me my mine you your u ur we us our it its it's this that there here please
pls plz kindly can could would will may might must shall want wants wanna need like to talk talking
speak speaking chat write writes mail mails email emails e-mail message messages msg call phone
contact reach get got have has had give put let with at on in for of about from regarding concerning
re and or but so is are was be been am do does did hello hi hey sir madam someone somebody anyone
anybody person people human humans being agent agents representative rep operator staff team support
customer service care employee colleague colleagues manager supervisor real live actual right now
asap back answer reply respond response connect transfer pass forward escalate through address order
orders number help ask thanks thank ok okay yes yeah yep no nope what how why when who which should
say know tell them they him her website site web page just one more any some else matter question
bot bots chatbot robot machine type typing
"""
_WISH = frozenset(_WISH_WORDS.split())
_WORD = re.compile(r"[^\W_]+(?:['\u2019-][^\W_]+)*")
_VALUES = re.compile(r"\S+@\S+|#?\b[A-Za-z]{0,6}-?\d{3,}\b")
_FEWEST_WORDS = 2  # "broken zip", "wrong item"

_PLEA = re.compile(
    r"\bmake an exception\b|\b(?:reconsider|bend the rules|goodwill|as a courtesy|just this once"
    r"|special (?:case|circumstances?)|please (?:understand|consider))\b",
    re.IGNORECASE,
)


def parcel_trouble(text: str) -> str | None:
    """What became of a parcel: stolen, returned, wrong_house, marked_delivered, late; or None."""
    return next((code for code, words in _PARCEL_TROUBLE if words.search(text)), None)


def names_address(text: str) -> bool:
    """Whether the message speaks of where something is to be sent."""
    return bool(_ADDRESS.search(text))


def asks_what_happens(text: str) -> bool:
    """Whether the message asks what would follow, and tells of no order of one's own."""
    return bool(_WHAT_HAPPENS.search(text)) and not _VALUES.search(text)


def find_postal_address(text: str) -> str | None:
    """The postal address that stands in a message: a house number with a street or a town."""
    found = _POSTAL_ADDRESS.search(text)
    return found.group().strip(" ,.") if found else None


def keeps_order(text: str) -> bool:
    """Whether an order is to stay that was to be cancelled."""
    return bool(_KEEPS_ORDER.search(text))


def paid_without_discount(text: str) -> bool:
    """Whether a code was refused and the order paid all the same."""
    off = names_code(text) or bool(_PER_CENT.search(text))
    return off and all(words.search(text) for words in (_NOT_TAKEN_OFF, _PAID))


@cached_by_text
def names_code(text: str) -> bool:
    """Whether a code for the checkout is spoken of, by what it is or by itself: "HOLIDAY20"."""
    return bool(_DISCOUNT.search(text) or _A_CODE.search(text))


def is_refused(text: str) -> bool:
    """Whether something is said not to be taken, or not to work: "it keeps saying invalid"."""
    return bool(_REFUSED.search(text))


def changes_nothing(text: str) -> bool:
    """Whether what was advised is said to have changed nothing: "still the same", "no luck"."""
    return bool(_NO_CHANGE.search(text))


def code_refused(text: str) -> bool:
    """Whether a code is told of that isn't taken at the checkout."""
    return names_code(text) and bool(_REFUSED.search(text))


def gives_a_message(text: str) -> bool:
    """Whether a message tells more than that a person is wanted, and where to answer.

    Neither an address alone, "what do I write?", "website", a dot nor a nod does.
    """
    words = (
        word.casefold().replace("\u2019", "'") for word in _WORD.findall(_VALUES.sub(" ", text))
    )
    told = [word for word in words if word not in _WISH]
    # A number tells nothing alone, but "the 15 Pro" does.
    return len(told) >= _FEWEST_WORDS and not all(word.isdigit() for word in told)


def pleads(text: str) -> bool:
    """Whether the message asks for more than the terms give: "could you make an exception?"."""
    return bool(_PLEA.search(text))
