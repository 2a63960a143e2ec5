"""How a message leans on what was spoken of before: "what about a charger", "counted from when"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from claimdesk.language.en.questions import is_question
from claimdesk.language.spans import Stretch
from claimdesk.language.text_cache import cached_by_text

_GOING_ON = (
    r"(?:and|but|so|also|then|or|plus|even|same|too|like|what about|how about|what of|what if)"
)
_JOINING = re.compile(
    rf"^\W*{_GOING_ON}\b"
    r"|^\W*(?:if|when|unless|in case|with|without|within|in|on|at|from|to|for|after|before|over"
    r"|under|during|by|not)\b"
    r"|\b(?:too|as well|also|same)\W*$",
    re.IGNORECASE,
)
_SUPPOSES = re.compile(
    r"\bif\b|\b(?:what|how) about\b|\bin case\b|\bunless\b|\bsuppos(?!ed to\b)|\bassuming\b|\?\s*$"
    r"|^\W*(?:even|same)\b",
    re.IGNORECASE,
)
_POINTS_BACK = re.compile(
    r"\b(?:that|it|its|them|those|this|these|there|the same|one|each|either|both)\b", re.IGNORECASE
)
# A word by which a message names what it asks about itself.
_NAMES_A_TOPIC = re.compile(
    r"\b(?:ship\w*|deliver\w*|postage|carriers?|couriers?|track\w*|return\w*|refund\w*|warrant\w*"
    r"|guarantees?|restock\w*|fees?|codes?|coupons?|vouchers?|promos?|promotions?|discounts?|sales?"
    r"|cancel\w*|exchang\w*|repair\w*|express|overnight|expedit\w*|reviews?|resell\w*|claims?"
    r"|receipts?|proof|contact\w*|emails?|e-mails?|phone|call|address\w*|money|pay|pays|paid|paypal"
    r"|cards?|who|stock|jobs?|sell|human|person|someone|help)\b",
    re.IGNORECASE,
)
_MOST_WORDS_LEANING = 8
# Words that say nothing of what is asked.
_EMPTY_WORDS = """
    a an the this that these those it its one ones them they he she my mine our your i we you u me
    us is are was were be been being am do does did done have has had having will would can could
    shall should may might must get gets got getting going gonna goes go come comes came want
    wanted what whats how hows about if when whether which why in on at to from for with of by into
    onto and or but so also too then than as well even still already just only now there here same
    instead again ever ok okay oh hmm hm um uh well hey hi hello please pls thanks thank cool great
    alright right yes no not say suppose supposing assume assuming like case lets let something
    anything thing things item items product products order stuff kind sort type bought buy buying
    purchased purchase ordered ordering make makes made take takes happen happens apply applies
    count counts hold holds work works true think guess mean know see wondering tho though
    exactly roughly usually normally really approximately
    s t d ll re ve m dont doesnt didnt isnt wasnt havent hasnt im ive id youre thats
"""
_EMPTY = frozenset(_EMPTY_WORDS.split())
_WORD = re.compile(r"[^\W_]+")

_WINDOW = re.compile(
    r"\b(?:\d{1,2}|thirty|fourteen|sixty|ninety) ?-?(?:calendar |business |working )?days?\b"
    r"|\b(?:return|refund)?\s*(?:window|period|deadline)\b|\btime to (?:return|send it back)\b",
    re.IGNORECASE,
)
_ANOTHER_TIME = re.compile(
    r"\b(?:warrant\w*|guarantee\w*|shipping|delivery time|refund(?:ed)? (?:time|take))\b",
    re.IGNORECASE,
)
_I = r"\*?(?:i|we|you)"
_DO = r"(?:do|does|have|has|did|would|will)"
# Each line is one way to ask it.
_WAYS: dict[str, tuple[str, ...]] = {
    "more": (
        r"^\W*(?:(?:can|could|please|pls|you|u|me|ok|okay|yes|sure|and)\b[\s,]*)*"
        r"(?:tell (?:me )?more|more(?: (?:details?|info\w*|about (?:that|this|it)))?"
        r"|(?:the )?details?|what else|anything else(?: (?:i should know|to know))?|go on"
        r"|explain(?: more)?|read more|the rest|elaborate)(?: please| pls| then)?(?=\W*$)",
    ),
    "again": (
        r"\b(?:say|tell me|repeat|explain|show me) (?:that|it|this)?,? ?"
        r"(?:again|once more|one more time)\b"
        r"|\brepeat (?:that|it|this)\b|\bwhat (?:was|is) (?:that|it) again\b|\bcome again\b"
        r"|\bwhat did (?:you|u) (?:just )?say\b",
    ),
    "clock": (
        r"\b(?:count|start|begin|runn?|calculat|measur)(?:s|ed|ing)? (?:\w+ )?"
        r"(?:from |since |on |at )?(?:when|which|what)\b",
        r"\bfrom (?:the )?(?:purchase|delivery|order\w*|receipt|arrival)\b[^?]*\bor\b",
        r"\b(?:from|since|starting|as of) (?:when|which day|what (?:day|date|point))\b",
        r"\bwhen (?:do|does|did|will|would|is|are) (?:that|it|they|this|the \w+(?: \w+)?|those) "
        r"(?:\w+ )?(?:start|begin|count|run|kick in)\w*",
        r"\bwhen (?:that|it|they|this|(?:the|those|my|your) [\w-]+(?: [\w-]+){0,2})"
        r" (?:would |will |do |does )?(?:start|begin|count|run|kick in)(?:s|ing)?\b",
        r"\bfrom (?:the )?(?:date|day|time|when) (?:of|i|it)\b[^?]*\bor\b",
    ),
    "unit": (
        r"\b(?:business|working|calendar|ordinary|normal) (?:days )?or (?:\w+ )?days?\b",
        r"\b(?:business|working|calendar|week) ?days?\b[^.?]*(?:\bor\b|\?)",
        r"\b(?:is|are) (?:it|that|this|they|those|these)\b[^.?]*"
        r"\b(?:business|working|calendar) days\b",
        r"\b(?:do|does|are|is|with|without|including|incl|excluding|count(?:ing)?) (?:\w+ )?"
        r"(?:weekends?|holidays|sundays?|saturdays?)\b",
    ),
    "deadline": (
        rf"\bhow many (?:more )?days {_DO} {_I}\b",
        r"\bhow many (?:more )?days (?:are )?(?:left|remain)\b",
        r"\bdays? (?:do i have )?(?:left|remaining)\b|\btime left\b|\bdeadline\b|\btoo late\b",
        r"\b(?:last|latest) (?:possible )?(?:day|date)\b",
        r"\b(?:window|period) (?:\w+ )?(?:over|closed|passed|ended)\b",
        r"\bfinal day\b|\bmissed (?:it|the (?:day|date|window|cut-?off))\b",
        r"\bdays (?:end|run out|expire)\b",
    ),
    "until": (
        rf"\bhow (?:long|much (?:more )?time) {_DO} {_I}\b",
        r"\b(?:till|until|til|by) (?:when|what day|which day)\b",
        r"\bstill (?:in|within|on) time\b|\brun out\b|\bran out\b|\bexpire[sd]?\b",
        r"\bstill have time\b|\b(?:can|am|is|could) (?:i|it|we) still\b",
    ),
    "sum": (
        r"\bhow much (?:money )?(?:do|would|will|can|could|am|is|are|was|does) "
        r"(?:i|we|that|it|you|u|the (?:fee|refund))(?: \w+)?"
        r"(?: (?:get|getting|receive|lose|refund|back|kept|keep|deducted|pay|cost|charge|come))?\b",
        r"\bhow much (?:money )?(?:i|we) (?:\w+ )?(?:get|getting|receive|lose)(?: back)?\b",
        r"\bwhat (?:do|would|will) (?:i|we) (?:\w+ )?(?:get|lose|receive)(?: back)?\b",
        r"\b(?:that|thats|that['’]s|is|be) (?:what|how much)(?=\W*$)",
        r"\bin dollars\b|\b(?:full|whole) (?:price|refund|amount|money)\b|\bmoney back\b",
    ),
    "long": (
        r"\bhow (?:long|soon|many days|fast|quick\w*|late)\b",
        r"\b(?:within |in )?what (?:period|time)\b",
        r"^\W*(?:\w+ )?when(?=\W*$)",
    ),
    "much": (r"\bhow much\b|\bwhat percentage\b|\bwhat price\b|\bhow expensive\b",),
}
_ASPECTS = {name: re.compile("|".join(ways), re.IGNORECASE) for name, ways in _WAYS.items()}


@cached_by_text
def asked_aspects(text: str) -> Mapping[str, Stretch]:
    """What of a topic a message asks, each with where its words stand.

    ``more``: what else there is, and nothing besides; ``again``: what was said, once more.
    ``clock``: from when a time counts. ``unit``: which days count. ``deadline``: how many days are
    left, or which is the last; ``until``: the same, less surely. ``sum``: what a price comes to.
    ``long``, ``much``: how long and how much, of whatever is spoken of.
    """
    found = ((name, pattern.search(text)) for name, pattern in _ASPECTS.items())
    return {name: match.span() for name, match in found if match}


_GUARANTEED_DAYS = re.compile(
    r"\bmoney[- ]?back (?:guarantee|window|period|policy|promise|thing|offer|days?)\b"
    r"|\b(?:\d{1,3}|thirty|sixty|ninety)[- ]?days?['\u2019]?,? (?:of )?(?:money[- ]?back|returns?"
    r"|refunds?|guarantee)\b"
    r"|\b(?:return|refund) (?:window|period)\b"
    r"|\bthe (?:\d{1,3}|thirty|sixty|ninety)[- ]days?\b(?=\W*$|[^.?!]*\b(?:appl\w+|count\w*|hold\w*"
    r"|valid|cover\w*|start\w*|run)\b)",
    re.IGNORECASE,
)


def names_money_back(text: str) -> bool:
    """Whether the promise to take a thing back is named: "the 30 days money back"."""
    return bool(_GUARANTEED_DAYS.search(text)) and not _ANOTHER_TIME.search(
        text.replace("guarantee", "")
    )


def names_window(text: str) -> bool:
    """Whether a message names the days in which a return is taken: "the 30 days", "the window"."""
    return bool(_WINDOW.search(text)) and not _ANOTHER_TIME.search(text)


_RETURN = re.compile(
    r"\b(?:returns?|returning|(?:send\w*|sent|give|take) (?:\w+ ){0,3}back)\b", re.I
)
_GUARANTEE = re.compile(r"\b(?:warrant\w*|guarante\w*)\b(?! window)", re.I)


_POSTAGE = re.compile(r"\b(?:postage|shipping|freight)\b", re.I)
_ORDER_TO_COME = re.compile(
    r"\b(?:orders?|ordering|deliver\w*|buy\w*|checkout|replacement|new one|to me|within the)\b"
    r"|\bship\w* (?:to|within|in)\b"
    # Of a shop's shipping it is asked if it is free, of the way back who pays.
    r"|\b(?:is|are)(?: the| your)? (?:shipping|postage|delivery)(?: (?!back)\w+)? free\b"
    r"|\bfree (?:shipping|postage)\b",
    re.I,
)
_ASKS_COST = re.compile(
    r"\b(?:what|how much|does|do|will|would|is|are|can)\b[^.?!;\n]*\bcosts?(?: (?:me|us|anything)\b"
    r"|(?= to\b|\W*$|\W*[?.!,;]))",
    re.I,
)


def names_postage(text: str) -> bool:
    """Whether a message names what sending costs."""
    return bool(_POSTAGE.search(text))


def names_order_to_come(text: str) -> bool:
    """Whether a message names something that is sent to the shopper."""
    return bool(_ORDER_TO_COME.search(text))


def asks_cost(text: str) -> bool:
    """Whether it is asked what something costs, without saying which part of it."""
    return bool(_ASKS_COST.search(text)) and is_question(text)


def names_return(text: str) -> bool:
    """Whether a message names sending something back."""
    return bool(_RETURN.search(text))


def names_warranty(text: str) -> bool:
    """Whether a message names a warranty or guarantee."""
    return bool(_GUARANTEE.search(text))


_COUNTED_FROM = re.compile(
    r"\b(?:count(?:s|ed|ing)?|start(?:s|ed|ing)?|begin\w*|since|from|after|as of)"
    r"(?: from| on| with| at)?(?: (?:last|the|this|on))*\W*$",
    re.IGNORECASE,
)


def counts_from(text: str, at: int) -> bool:
    """Whether what stands at ``at`` is the day that a time is counted from."""
    return bool(_COUNTED_FROM.search(text[:at]))


def joins_on(text: str) -> bool:
    """Whether a message begins or ends as one that goes on: "and", "what about", "from", "too"."""
    return bool(_JOINING.search(text))


def leans(text: str) -> bool:
    """Whether a short message names nothing that it asks about and goes on, or points back."""
    words = len(_WORD.findall(text))
    if words > _MOST_WORDS_LEANING or _NAMES_A_TOPIC.search(text):
        return False
    return joins_on(text) or (is_question(text) and bool(_POINTS_BACK.search(text)))


def supposes(text: str) -> bool:
    """Whether a message asks or supposes, however briefly: "if", "what about", a question mark."""
    return bool(_SUPPOSES.search(text))


def says_only(text: str, spans: Iterable[Stretch]) -> bool:
    """Whether a message has no word of its own beside those at ``spans``."""
    covered: set[int] = set()
    for start, end in spans:
        covered.update(range(start, end))
    return all(
        match.group().casefold() in _EMPTY or match.start() in covered
        for match in _WORD.finditer(text)
    )
