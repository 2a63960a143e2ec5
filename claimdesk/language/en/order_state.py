"""How far an order is by what is said of it: not here yet, on its way, come with nothing in it."""

from __future__ import annotations

import re

from claimdesk.language.en.negation import is_negated
from claimdesk.language.en.questions import is_question
from claimdesk.language.text_cache import cached_by_text

_NOT_HERE = re.compile(
    r"(?:n['\u2019]?t|\bnot|\bnever)\b(?: (?:even|actually|been|yet|really|it|them|got|gotten))*"
    r" (?:arriv\w*|come|came|here|(?:been )?(?:shipped|dispatched|delivered|sent)(?: out)?|left"
    r"|received?|got(?:ten)? (?:it|them|anything)|turned up|show(?:ed|n) up|in my hands)\b"
    r"(?! (?:until|till|before|with|in|on|as|at|back)\b)"
    r"|(?:n['\u2019]?t|\bnot) (?:even |yet |actually )*have (?:it yet|(?:the|my) (?:items?"
    r"|products?|thing|parcel|package|order|case)(?! (?:number|id"
    r"|confirmation|any ?more|with me)\b))\b"
    r"|\bstill (?:waiting|on (?:its|the) way|in transit|being (?:made|printed|packed))\b"
    r"|\b(?:on its way|in transit|out for delivery)\b"
    r"|\byet to (?:arrive|come|ship|be (?:delivered|shipped|sent))\b"
    r"|\bnothing (?:has |was |has been )?(?:arrived|came|come|delivered|shipped)\b(?! back\b)",
    re.IGNORECASE,
)
_JUST_ORDERED = re.compile(
    r"\b(?:ordered|ordering|placed|bought|order)\b[^.!?]{0,60}\b(?:(?:\d+|an?|one|two|three|few"
    r"|five|ten|couple(?: of)?) ?(?:min\w*|hours?|hrs?)|moments?|seconds?) ago\b"
    r"|\b(?:minutes?|mins?|hours?|an hour|moments?) ago\b[^.!?]{0,30}\b(?:ordered|placed)\b"
    r"|\b(?:only |literally )?just (?:now )?(?:ordered|placed)\b|\b(?:ordered|placed) (?:it |this"
    r" |them |my order )?(?:just now|a second ago)\b",
    re.IGNORECASE,
)
# An order of some time ago of which nothing was seen, nor is anything to be changed in it.
_NOTHING_SEEN = re.compile(
    r"(?:n['\u2019]?t|\bnot|\bnever)\b(?: (?:even|actually|been|yet|really|it|them|got|gotten))*"
    r" (?:arriv\w*|come|came|here|(?:been )?delivered|received?|turned up|show(?:ed|n) up|moved"
    r"|updated|budged)\b(?! (?:until|till|before|with|in|on|as|at|back)\b)"
    r"|\bstill (?:have |got |seen? )?(?:nothing|waiting|no (?:sign|trace|news|movement|parcel"
    r"|package|delivery|case|cover|order))\b"
    r"|\bnothing (?:yet|so far|since|in the (?:mail|post)|(?:has |have |ever )?(?:come|came|arrived"
    r"|showed up|turned up))\b(?! back\b)"
    r"|\b(?:no|not an?|zero) (?:sign|trace|single scan|scans?) (?:of|since|on)\b"
    r"|\byet to (?:arrive|come|be delivered)\b"
    r"|(?:\b(?:and|but|yet)|&)\W+(?:nothing|nada|zilch)(?=\W*$|[.,;!?])"
    r"|\bwhere(?:['\u2019]?s| is| are| the \w+ is) (?:my|the|our) (?:\w+ )?(?:order|parcel|package"
    r"|delivery|stuff)\b",
    re.IGNORECASE,
)
_WAS_ORDERED = re.compile(
    r"\b(?:order(?:ed)?|bought|purchased|paid for|placed|parcel|package|shipment|tracking"
    r"|delivery)\b",
    re.IGNORECASE,
)
_TO_BE_CHANGED = re.compile(
    r"\b(?:chang(?:e|ed|ing)|swap\w*|switch\w*|cancel\w*|instead|add(?:ed|ing)?|remove|different"
    r"|wrong|mistake|accident\w*|typo|address|upgrade|edit|correct(?:ion)?|meant|colou?rs?|sizes?"
    r"|twice|refund\w*|reimburs\w*|money|credit\w*|return(?:ed|ing)?|sent (?:it |them )?back)\b",
    re.IGNORECASE,
)
_SHIPPED = re.compile(
    r"\b(?:shipped|dispatched|sent (?:it )?out|on (?:its|the|it['\u2019]?s) way|in transit"
    r"|out for delivery"
    r"|(?:it|case|order|parcel|package|has|have|just|already) arrived"
    r"|(?:was|been|says?|already|got) delivered|left (?:the|your) warehouse"
    r"|with the (?:carrier|courier))\b",
    re.IGNORECASE,
)
# What the writer has in hand: it came, or it is used, worn, held.
_THING = (
    r"\b(?:it|they|this|that|these|mine|everything"
    r"|(?:the|my|our|your) (?!e?-?mail|confirmation|invoice|receipt|notice|message|money|refund"
    r"|credit|answer|reply|tracking|carrier|driver|mailman)[\w-]+"
    r"(?: (?!never|not|nothing|says?|said|shows?)[\w-]+)?)"
)
_HAS_COME = re.compile(
    rf"{_THING}(?:['\u2019]s)?(?: (?:has|have|had|did|finally|just|already|only|also|both|all"
    r"|actually|even))* (?:arrived?|came|got here|reached me|showed up|turned up)\b"
    r"(?! back| (?:at|in|to|into) (?:the |your |a |an |my |our )?(?:depot|hub|facility|post|customs"
    r"|ware|sort|neighbo|local|office|cit|stat|countr|wrong|carrier|distribution|usps|ups|dhl|fedex"
    r"|other|next))"
    rf"|{_THING}(?:['\u2019]s| has| have) (?:finally |just |already )*come\b(?! (?:back|to))"
    rf"|{_THING}(?:['\u2019](?:s|re)| is| are) (?:right )?(?:here (?:with me|in)"
    r"|in (?:my|our) hands?|in front of (?:me|us))\b"
    r"|\b(?:i|we)(?: do|['\u2019]ve| have| had)*(?: (?:already|actually|got|just))* (?:have|got)"
    r" (?:it|them|mine)(?= (?:right |here|now|in (?:my|our|the mail)|on |last |yesterday|this"
    r"|since|already|from you)|[.,;!]|\W*$)"
    r"|\b(?:i|we)(?: have|['\u2019]ve)?(?: (?:already|just|finally))* (?:received|unpacked|unboxed)"
    r" (?:it|them|this|mine|the|my)\b(?! (?:e?-?mail|confirmation|message|notice|refund|money))"
    r"|\b(?:i|we)(?:['\u2019]ve| have)?(?: (?:only|just|already|been))* (?:use|used|using|wear|wore"
    r"|worn|opened|tried) (?:it|them|this|the (?:box|package|parcel))\b"
    r"|(?<!as )\bdelivered (?:to me |here )?(?:on |last )?(?:the )?(?:\d|(?:jan|feb|mar|apr|may|jun"
    r"|jul|aug|sep|oct|nov|dec|mon|tue|wed|thu|fri|sat|sun)[a-z]*\b|yesterday|today|week)"
    r"|\bi (?:do )?have the (?:parcel|package|order|item)\b(?! (?:number|confirmation|e-?mail))"
    r"|\b(?:only|finally|just|and|then) (?:opened|unpacked|unboxed) (?:it|them"
    r"|(?:the|my) (?:box|package|parcel|order))\b",
    re.IGNORECASE,
)
_A_DAY = (
    r"(?:\d|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|mon|tue|wed|thu|fri|sat|sun)[a-z]*\b"
    r"|yesterday|today|tonight|last (?:night|week|month)|this (?:morning|afternoon|evening|week)"
    r"|(?:an?|one|two|three|four|five|six|few|couple)\b[^.!?,;]{0,12}\bago)"
)
_A_THING = (
    r"(?:it|them|this|mine|(?:my|the|a|an|this|your)"
    r" (?!(?:[\w-]+ ){0,3}(?:e-?mail|refund|money|confirmation|receipt)\b)(?:[\w-]+ ){0,3}?[\w-]+)"
)
# Its coming, told with the day but without a subject: "received on 3 May", "came Friday".
_CAME_ON = re.compile(
    r"(?<!\bto )(?<!\bas )\b(?:received|arrived|came|got here|(?:got|was) delivered"
    rf"|(?:(?:i|we) |(?:^|(?<=[.;!?\n]))\s*(?:(?:hi|hello|hey|so|and|just)[ ,]+)*)"
    rf"(?:get|got|received?) {_A_THING})"
    rf"(?: (?:here|in|at|on|safely|just|only|the|to (?:me|us)))*[ ,(]+{_A_DAY}"
    r"(?![^.!?;,]{0,20}\b(?:at|in) (?:the|your|a) (?:\w+ )?(?:depot|hub|facility|cent(?:er|re)"
    r"|warehouse|customs|port))",
    re.IGNORECASE,
)
# Before it: what came was something else, or the store had it, or it is only announced.
_NOT_THE_GOODS = re.compile(
    r"\b(?:orders?|e-?mails?|confirmation|payments?|refunds?|money|returns?|messages?|invoice"
    r"|receipt|notice|reply|answer|(?:you|u|they|shop|store|warehouse)(?:['\u2019]ve| have)?"
    r"|tracking|status|update)\b(?:\W+(?:was|is|got|has|been|finally|just|only)\b)*\W*$",
    re.IGNORECASE,
)
# Before it, what says that this was only expected, announced or asked.
_ONLY_SUPPOSED = re.compile(
    r"\b(?:if|when|once|until|till?|before|whether|unless|says?|said|saying|shows?|marked|supposed"
    r"|should|would|will|think|thinks|hope|hoping|claims?|as soon as|by the time|in case|after"
    r"|till|has|have|did|does|is|was|why|how|where|that)\s+(?:(?:that|all|really|maybe)\s+)?$",
    re.IGNORECASE,
)
_USED = re.compile(r"\b(?:use|used|using|wear|wore|worn|opened|tried)\b", re.IGNORECASE)
_WHILE_IN_USE = re.compile(r"\b(?:when|once|after|as|before|until|that)\s+$", re.IGNORECASE)
# Before such a word, what says that it is still to be.
_STILL_TO_BE = re.compile(
    r"(?:n['\u2019]?t|\b(?:not|never|before|until|till|if|when|once|unless|will|gets?|is to be))"
    r"\W+(?:[\w'\u2019]+\W+){0,3}$",
    re.IGNORECASE,
)
_PACKAGE = (
    r"(?:box|boxes|parcel|package|packet|packaging|envelope|mailer|bag|pouch|carton|wrapper"
    r"|delivery)"
)
_EMPTY_PACKAGE = re.compile(
    rf"(?<!not )(?<!isn't )\bempty (?:[\w-]+ ){{0,2}}{_PACKAGE}\b"
    rf"|\b{_PACKAGE}\b[^.!?]{{0,40}}(?:\b(?:is|was|were|came|arrived|be|being|but|and|it)"
    r"|['\u2019]s)\b(?![^.!?]{0,20}\bnot\b)[^.!?]{0,30}\bempty\b"
    r"|\b(?:envelope|mailer|packet|pouch|bag)\b[^.!?]{0,40}\bflat\b",
    re.IGNORECASE,
)
_NOTHING_IN_IT = re.compile(
    r"\b(?:nothing|no (?:[\w-]+ ){1,3}|not a thing|zero (?:[\w-]+ ){1,2})(?: ?(?:was|is|at all))*"
    rf" ?(?:in it|inside|in there|in (?:the|my|that|this) {_PACKAGE})\b"
    r"|\bwithout (?:anything|(?:the|a|my) [\w-]+) (?:in it|inside)\b|\bnothing fell out\b"
    r"|\bopened (?:it|(?:the|my) \w+)\b[^.!?]{0,12}\bno [\w-]+\W*$",
    re.IGNORECASE,
)
_CAME = re.compile(
    rf"\b(?:{_PACKAGE}|came|arrived|opened|opening|open|unpacked|got|delivered)\b", re.IGNORECASE
)
# What may be empty because nothing came.
_WHERE_IT_IS_LEFT = re.compile(
    r"\b(?:mail ?box|letter ?box|post ?box|porch|locker|door ?step|front door|hallway|lobby)\b",
    re.IGNORECASE,
)
_NO_PARCEL = re.compile(
    r"\b(?:parcel|package|packet|shipment|delivery|order)\b(?:['\u2019]?s| (?:is|was|has|went|gone"
    r"|got|seems|still|just|simply|been|to be))* (?:missing|lost|vanished|disappeared|nowhere)\b"
    r"(?! (?:an?|the|one|two|my|some|its|part\w*|piece\w*|item\w*|\d|of)\b)"
    r"|\b(?:parcel|package|shipment|order)\b[^.!?]{0,25}\bnever (?:came|arrived|turned up"
    r"|showed up)\b",
    re.IGNORECASE,
)
_CANCELS = re.compile(
    r"\bcancel\b[^.?!]{0,25}\b(?:orders?|purchase)\b"
    r"|\bcancel (?:(?:my|the|number|no|for me)\W+)*#?(?:[a-z]{2,3}[- ]?)?\d{4,}\b"
    r"|\b(?:want|need|like|get|have|wish)\b[^.?!]{0,20}\borders?\b[^.?!]{0,15}\bcancel+ed\b",
    re.IGNORECASE,
)
_CANCEL = re.compile(r"\bcancel\b", re.IGNORECASE)
_CANCELS_IT = re.compile(
    r"\bcancel (?:it|this|that|them|everything|all of it|the (?:\w+ )?(?:thing|one|case))\b"
    r"|\bjust cancel\b|\bcancel then\b",
    re.IGNORECASE,
)
_ONLY_CANCEL = re.compile(
    r"\W*(?:(?:hi|hello|hey|please|pls|plz|i|we|want|need|wish|would like|'d like|to|can|could|you"
    r"|how|do)\W+)*cancel(?:l?ation)?(?: (?:please|pls|plz|now|asap))*\W*",
    re.IGNORECASE,
)
_NOT_A_CLAIM = re.compile(
    r"(?:n['\u2019]t|\b(?:do|does|did|is|was|wo|would)nt|\bnot|\bnever)"
    r"(?: \w+){0,2} (?:a|any|the|this|my) claim\b"
    r"|\bnot (?:a |about a )?claim\b|\b(?:there(?:['\u2019]?s| is)|i have|have) no claim\b"
    r"|\bno claim(?=\W*(?:here|please|just|only|[.,;!]|$))"
    r"|\bforget (?:about )?(?:the|this|that) claim\b",
    re.IGNORECASE,
)
_LATE = re.compile(
    r"\b(?:is|are|isn['\u2019]?t|it['\u2019]?s|its|be|count\w*|considered)\b[^.!?]{0,30}\b(?:late|overdue"
    r"|delayed|too long)\b|\bhow long\b[^.!?]{0,30}\btakes?\b"
    r"|\b(?:late|overdue) or (?:not|no)\b",
    re.IGNORECASE,
)
# What is ordered now, or later, is to be there by a day, or in time for something.
_BY_A_DAY = re.compile(
    r"\b(?:arrive|come|get|be|make it|reach|land|delivered|have|there|here|receive|got)\b"
    r"[^.?!]{0,40}\b(?:by|before|in time|on time|until|till)\b(?! (?:mistake|accident|post|mail"
    r"|hand|me|you|it|the way|ups|usps|dhl|fedex|car|i|we|e-?mail)\b)"
    r"|\bin time (?:for|if)\b"
    r"|\border(?:ed|ing)?\b[^.?!]{0,40}\b(?:will|would|does|do|can|is)\b[^.?!]{0,20}"
    r"\b(?:be|get|come|arrive|make it)\b",
    re.IGNORECASE,
)
_SENT_BACK = re.compile(r"\b(?:send|sent|back|return\w*|refund\w*|claim)\b", re.IGNORECASE)
_TO_BE_ORDERED = re.compile(r"\b(?:order|buy|purchase)(?:ed|ing)?\b(?: \w+){0,3} ?$", re.IGNORECASE)
_FASTER = re.compile(
    r"\b(?:rush\w*|express|overnight|expedit\w*|fast\w*|speed\w*|next[- ]day|priority|quicker"
    r"|sooner)\b",
    re.IGNORECASE,
)
_STATED_DAYS = re.compile(
    r"(?:(?P<least>\d+) ?(?:to|-|\u2013) ?)?(?P<most>\d+)"
    r" (?P<kind>working |business |week)?days?\b",
    re.IGNORECASE,
)


def asks_if_late(text: str) -> bool:
    """Whether it is asked if an order is late, or how long one takes: "is it officially late?"."""
    return bool(_LATE.search(text)) and is_question(text.replace("late or not", "late or not?"))


def stated_days(text: str) -> tuple[int, int, bool] | None:
    """The least and the most days that a store states, and whether they are working days; or None.

    "14 days" is both.
    """
    found = _STATED_DAYS.search(text)
    if found is None:
        return None
    return int(found["least"] or found["most"]), int(found["most"]), bool(found["kind"])


def asks_by_a_day(text: str) -> bool:
    """Whether it is asked if what is ordered comes by some day: "will it be here by Friday"."""
    other = _FASTER.search(text) or _SENT_BACK.search(text)
    return bool(_BY_A_DAY.search(text)) and not other


def is_day_of_order(text: str, at: int) -> bool:
    """Whether what is ordered, or will be, is so on the day named there: "if I order on …"."""
    return bool(_TO_BE_ORDERED.search(text[:at]))


@cached_by_text
def is_not_here_yet(text: str) -> bool:
    """Whether what was ordered has not come: "it hasn't shipped", "ordered ten minutes ago"."""
    return bool(_NOT_HERE.search(text) or _JUST_ORDERED.search(text))


def awaits_order(text: str) -> bool:
    """Whether what was ordered has not come, and that is all: "ordered on the 3rd, still nothing".

    Nothing is to be changed in it, and it was not ordered just now.
    """
    waits = _NOTHING_SEEN.search(text) and _WAS_ORDERED.search(text)
    more = _TO_BE_CHANGED.search(text) or _JUST_ORDERED.search(text)
    return bool(waits) and not (more or has_come(text))


@cached_by_text
def has_come(text: str) -> bool:
    """Whether the writer has what was ordered: "it got here on the 5th", "I use it every day".

    What is denied, expected, asked or only said by the carrier has not.
    """
    for found in _HAS_COME.finditer(text):
        before = text[: found.start()]
        in_use = _USED.search(found.group()) and _WHILE_IN_USE.search(before)
        if is_negated(text, found.start()) or (_ONLY_SUPPOSED.search(before) and not in_use):
            continue
        return True
    return any(_came_then(text, found.start()) for found in _CAME_ON.finditer(text))


def _came_then(text: str, start: int) -> bool:
    """Whether what is told there of a day is the coming of the goods, and no hope or notice."""
    before = text[:start]
    supposed = _ONLY_SUPPOSED.search(before) or _NOT_THE_GOODS.search(before)
    return not (supposed or is_negated(text, start))


def has_shipped(text: str) -> bool:
    """Whether it is said to be on its way, or there: "it has shipped", "in transit"."""
    return any(
        not _STILL_TO_BE.search(text[max(found.start() - 40, 0) : found.start()])
        for found in _SHIPPED.finditer(text)
    )


def came_empty(text: str) -> bool:
    """Whether a parcel came with nothing in it; an empty mailbox tells of none that came."""
    if _WHERE_IT_IS_LEFT.search(text):
        return False
    nothing = _NOTHING_IN_IT.search(text) and _CAME.search(text)
    return bool(nothing or _EMPTY_PACKAGE.search(text))


def misses_parcel(text: str) -> bool:
    """Whether it is the parcel that is missing, and not something of what was in it."""
    return bool(_NO_PARCEL.search(text)) and not came_empty(text)


def cancels_order(text: str, *, is_spoken_of: bool = False) -> bool:
    """Whether an order is to be cancelled that is named, has not come, or `is_spoken_of`."""
    if is_spoken_of and _CANCELS_IT.search(text):
        return True
    return bool(_CANCELS.search(text) or (_CANCEL.search(text) and is_not_here_yet(text)))


def only_cancels(text: str) -> bool:
    """Whether the message says "cancel" and not what: where nothing is under way, an order."""
    return bool(_ONLY_CANCEL.fullmatch(text))


@cached_by_text
def disowns_claim(text: str) -> bool:
    """Whether it is said that no claim is meant: "I don't have a claim", "it's not a claim"."""
    return bool(_NOT_A_CLAIM.search(text))
