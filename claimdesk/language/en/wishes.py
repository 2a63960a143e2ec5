"""Which of the remedies that a message mentions are wished for."""

from __future__ import annotations

import re
from collections.abc import Mapping

from claimdesk.language.en.by_ear import Ear
from claimdesk.language.en.choosing import place_named
from claimdesk.language.en.negation import clause_before, is_negated
from claimdesk.language.en.questions import is_question
from claimdesk.language.en.segmentation import sentences
from claimdesk.language.text_cache import cached_by_text

_HOW_MANY = re.compile(
    r"\b(?:[2-9]|two|three|four|five|six|both|all) (?:\w+ )?(?:replacements?|new (?:ones?|\w+s)"
    r"|more|of (?:them|those))\b|\breplacements? (?:of|for) (?:[2-9]|two|three|both)\b"
    r"|\b(?:replacements?|ones?) in (?!(?:the|a|my|your|time|an?|case|there|it|this|that)\b)\w+",
    re.I,
)
_WORDS_OF_A_COUNTED_WISH = 14
_NAMES: Mapping[str, re.Pattern[str]] = {
    "refund": re.compile(
        r"\brefund(?:s|ed|ing)?\b|\b(?:my |the )?money(?: back)?\b|\bcash back\b|\bpaid back\b"
        r"|\breimburse\w*",
        re.I,
    ),
    "replacement": re.compile(
        r"\breplac\w*|\b(?:a |the )?(?:brand )?new one\b|\banother one\b|\bre-?send\w*"
        r"|(?<!bought )(?<!ordered )(?<!got )(?<!have )\ba (?:brand )?new (?:case|cover|folio"
        r"|sleeve|keyboard|charger|cable|strap|stand|bag|band|adapter|bundle)\b",
        re.I,
    ),
    "exchange": re.compile(r"\bexchang\w*|\bswap\w*|\bswop\w*|\btrade (?:it )?in\b", re.I),
    "repair": re.compile(r"\brepair\w*|\bfix(?:ed|ing)?\b|\bmend(?:ed)?\b", re.I),
    "store_credit": re.compile(r"\b(?:store )?credits?\b|\bvouchers?\b|\bgift cards?\b", re.I),
}
# What was given or done before, or another time: "you replaced it once already".
_BEFORE = re.compile(
    r"\b(?:last (?:time|year|month|week|order)|once (?:already|before)|before|previously|already"
    r"|the (?:first|other|last) time|in the past|back then|ages ago|twice|again and again)\b",
    re.I,
)
_DONE = re.compile(
    r"\b(?:you|u|they|i|we|it|store|shop|amazon)"
    r"(?:['\u2019]ve| have| had| was| were| got| just| already| once| even)*"
    r" (?:replaced|refunded|exchanged|swapped|repaired|fixed|mended|resent|re-sent|got|gave|sent"
    r"|received|had|was|were)\b|\bgot (?:an?|the|my)\b|\bgave me\b|\bbeen\b",
    re.I,
)
_WISHED = re.compile(
    r"\b(?:want|need|like|prefer|please|pls|plz|give|send|hoping|hope|expect|demand|request|rather"
    r"|i['\u2019]?ll take|looking for|after|ask(?:ing)? for|get|have|wish|happy with|due)\b",
    re.I,
)
# What a line of the claim says: "it still says replacement", "you put a refund".
_ON_RECORD = re.compile(
    r"\b(?:it|this|that|there|card|claim|line|list|summary|wish|you|u)\b"
    r"(?: (?:still|now|just|only|even|already|again|wrongly))*"
    r" (?:says?|said|shows?|reads?|put|wrote|ha(?:s|ve) (?:it )?(?:as|down as))\b",
    re.I,
)
# What the writer asks for outright; a mere mention of a remedy is none.
_OUTRIGHT = re.compile(
    r"\b(?:i|we)(?:['\u2019]?d| would| do| really| still| just| only| now)* (?:want|need|like"
    r"|prefer|rather|request|demand|ask for|choose|take)\b|\bi['\u2019]?ll take\b"
    r"|\b(?:please|pls|plz|change (?:it|that) to|make (?:it|that)|give me|send me)\b",
    re.I,
)
# "Ok, keep the swap then": of two wishes spoken of, the one to stand after all.
_STAYS_WITH = re.compile(
    r"\b(?<!you )(?<!u )(?:keep|stay with|stick (?:with|to)|go(?:ing)? (?:back )?(?:with|for|to)"
    r"|(?:go |switch |change )?back to|switch to|settle (?:for|on)|let['\u2019]?s do|just do"
    r"|i (?:already )?said|told (?:you|u))"
    r" (?:it (?:as|at|to) )?(?:(?:the|an?|my) )?$",
    re.I,
)
_HAS_IT = re.compile(r"\s*(?:that |which )?(?:you|u|i|we|it|they) \w+", re.I)
# "You did get that I want …?" asks if it was heard, and says it.
_IF_HEARD = re.compile(
    r"\b(?:you|u)(?: did| do|['\u2019]ve| have)? (?:get|got|understand|understood|hear|heard|see"
    r"|saw|know|note|noted|notice|noticed|realis?z?e)(?: that)? (?:i|we)\b",
    re.I,
)
_PLEASE_AFTER = re.compile(
    r"[^.!?;,]{0,40}\b(?:instead(?: of)?|rather than)\b|[^.!?;]{0,25},? (?:please|pls|plz)\b", re.I
)
# What others say the shopper should have: "my husband says I should get a refund".
_HEARSAY = re.compile(
    r"\b(?:my|the|a|our) \w+ (?:says?|said|thinks?|thought|told|reckons?|suggest(?:s|ed)?|wants?)\b"
    r"|\b(?:she|he|they|someone|somebody|people|everyone|everybody|google|reviews?)"
    r" (?:says?|said|thinks?|told|wrote|claims?|suggest(?:s|ed)?)\b",
    re.I,
)
# What is no remedy where it stands beside the word: "paid good money", "the replacement case".
_NO_REMEDY_BEFORE = re.compile(
    r"\b(?:good|much|hard.earned|lot of|more|of|for the|about the|about|extra|save|waste of"
    r"|wasted?|pay|paid|paying|pocket|own|spend|spent|cost me|credit card|debit)"
    r"(?: (?:my|the|a|so much|that much|good|this))? $",
    re.I,
)
# "I didn't say I want my money back": what was never asked for.
_NEVER_SAID = re.compile(
    r"(?:n['\u2019]?t|\bnot|\bnever) (?:say|said|ask(?:ed)?|mean|meant|write|wrote|tell|told)\b"
    r"(?: (?:you|u|that|for|to|i|we|want(?:ed)?|need(?:ed)?|have|get|my|the|a|any|all|back))* $",
    re.I,
)
_NOUN_AFTER = re.compile(
    r" (?:(?:case|cover|folio|sleeve|keyboard|charger|cable|part|parts|strap|band|screen|battery"
    r"|pen|item|product|unit|lid|tip|tips|bulb|filter|blade|key|belt|cards?|words|rates?|student)\b)",
    re.I,
)
_TOLD_OF = re.compile(r"\b(?:bought|ordered|purchased|this|that|your|the|my)(?: [\w-]+)? $", re.I)
_CARD = re.compile(r" cards?\b", re.I)
# What leaves it to the listener which of several is done.
_LEAVES_IT = re.compile(
    r"\b(?:either|whichever|whatever|any\w*|up to (?:you|u)|(?:your|ur) (?:call|pick|choice)"
    r"|(?:do|would)(?:n['\u2019]?t| not) (?:mind|care|matter)|doesn['\u2019]?t matter|no preference"
    r"|difference|prefer\w*|flexible|open to|i['\u2019]?m (?:open|easy)|choose|pick|decide|suits?"
    r"|same to me|leave (?:it|that)|surprise me|trust you|no wish"
    r"|both (?:\w+ )?(?:ok|okay|fine|good|work)\w*)\b",
    re.I,
)
# What these words may be slips of, or written by ear.
_EAR = Ear(["first", "second", "please"])
# "… I said", however that is written.
_I_SAID = re.compile(
    r" (?:(?:that|which|what) )?(?:i|we)(?: just| already| have| had| first)*"
    r" (?!bought|ordered|got|paid|had|received)\w+(?: (?:for|about))?"
    r"(?=\W*(?:$|please|pls|plz|thanks))",
    re.I,
)
_ANYTHING_BUT = re.compile(r"\b(?:anything|everything|whatever) but (?:an? |the |my )?$", re.I)
_NOT = r"no(?:t|ne)?\b(?! (?:too|already|asking))"
_CANNOT = (
    rf"(?:{_NOT}|(?:it|that|this|you|u|they|there|(?:the |a )?(?:new |other )?one)"
    rf"(?:['\u2019]s| is| are| will|s)? ?(?:{_NOT}|ca(?:n['\u2019]?t|nnot)|won['\u2019]?t"
    r"|(?:is|are|do|does)n['\u2019]?t|impossible|gone|out of stock|sold out|unavailable|too late)"
    r"|no longer|impossible|unavailable|out of stock|sold out)"
)
# What is wished for only where the first wish can't be had: "otherwise I'd rather have the money".
_OR_ELSE_BEFORE = re.compile(
    rf"\b(?:otherwise|or else|else|failing that|worst case|as a (?:backup|fallback|last resort)"
    rf"|plan b|second choice|if {_CANNOT}[^.!?;]{{0,60}}?[,:]?)"
    r"(?:[\s,:]+[\w'\u2019]+){0,5}?[\s,:]*$",
    re.I,
)
_OR_ELSE_AFTER = re.compile(
    rf"\s*(?:back )?(?:otherwise(?=\W*$|[.!?;,])|,? ?as a (?:backup|fallback|last resort)"
    rf"|,? ?(?:only )?if {_CANNOT})",
    re.I,
)
# The first wish may be told by what is wished for without it: "if you can't replace it".
_IF_CANNOT = re.compile(
    r"\bif (?:you|u|they|it|that) ?(?:ca(?:n['\u2019]?t|nnot)|won['\u2019]?t"
    r"|(?:don['\u2019]?t|do not) (?:have|do|offer)"
    r"|(?:is|['\u2019]s)(?:n['\u2019]?t| not) possible to)"
    r"(?: (?!i\b|we\b)\w+){0,2}\s+$",
    re.I,
)
# What a wish, or the sending, hangs on.
_ONLY_IF = re.compile(
    r"\bonly if\b|\bonly (?:want|take|need|like|accept|exchange|swap|replac\w+|refund|send)\b"
    r"[^.?!;]{0,60}?\bif\b|\bunless\b|\bas long as\b|\bprovided\b|\bon (?:the )?condition\b"
    r"|\bif (?:you|u|they) still\b",
    re.I,
)
_LEANS_BACK = re.compile(r"\W*(?:otherwise|or else|if not|else|failing that)\b", re.I)
_SENDS = re.compile(r"\b(?:send|submit|file) (?:it|this|that|the claim)\b(?! back)", re.I)
_SENTENCE_AFTER = re.compile(r"(?<=\?)|[.;!\n]")
_SENTENCE_BEFORE = re.compile(r"[.;!?\n]|\bbut\b")
_OR = re.compile(r"\bor\b|/", re.I)
_RATHER = re.compile(r"\b(?:rather|instead|prefer\w*|not|no|but|actually|better)\b", re.I)
_WHETHER = re.compile(
    r"\b(?:even|possible|poss|chance|option|options|allowed|able to|policy|ever|do you (?:do|offer"
    r"|give)|is there|are there|would i|do i get|what about)\b",
    re.I,
)


_BACK = re.compile(r"\bback\b", re.I)
# Of a way that was gone, no money: "takes it to school and back".
_THERE_AND_BACK = re.compile(r"\band back\b|\bback (?:and forth|home)\b|\bway back\b", re.I)


def is_wished(code: str, text: str) -> bool:
    """Whether the remedy is wished for, of which a message was taken to speak.

    Not where every word for it is denied, tells of another time or of what others say, names
    something else, asks whether there is such, or leaves it open between several.
    """
    if code == "any" and not (_LEAVES_IT.search(text) or names_remedy(text)):
        return False  # "cracked, both"
    pattern = _NAMES.get(code)
    found = list(pattern.finditer(text)) if pattern else []
    if code == "refund" and not found and _BACK.search(text):
        return bool(_BACK.search(_THERE_AND_BACK.sub(" ", text)))
    return not found or any(_is_meant(code, text, *mention.span()) for mention in found)


def wishes_outright(code: str, text: str) -> bool:
    """Whether the writer asks for the remedy in so many words: "I want a refund now".

    Not where it is asked whether there is such: "can I have a refund instead?" may want to know.
    """
    pattern = _NAMES.get(code)
    for mention in pattern.finditer(text) if pattern else ():
        start, end = mention.span()
        before = _SENTENCE_BEFORE.split(text[:start])[-1]
        sentence = before.lstrip(" ,") + _SENTENCE_AFTER.split(text[start:])[0]
        asks = is_question(sentence) and not _IF_HEARD.search(before)
        if asks or not _is_meant(code, text, start, end):
            continue
        if _OUTRIGHT.search(before + text[start:end]) or _PLEASE_AFTER.match(text, end):
            return True
        if _STAYS_WITH.search(before) and not _HAS_IT.match(text, end):
            return True
    return False


#: What supposes a choice and makes none: "if I pick a refund".
SUPPOSES_CHOICE = re.compile(
    r"\b(?:if|when) (?:i|we) (?:pick|choose|take|say|click|select|go)\b", re.I
)
_REPLACES = re.compile(r"\breplac|\bre-?send", re.I)


def wish_told(text: str) -> str | None:
    """The remedy that the writer asks for in so many words, `any` where either of two will do.

    None where none is, or where more than one is and it stays open which.
    """
    if (first := _first_wish(text)) is not None:
        return first
    told = [code for code in _NAMES if wishes_outright(code, text)]
    if told == ["replacement"] and not _REPLACES.search(text):
        return None  # "a new one" may be another one than was ordered
    if len(told) == 1:
        return told[0]
    return "any" if not told and _wishes_either(text) else None


def _first_wish(text: str) -> str | None:
    """The one remedy that another only stands in for: "a new one, money if there is none"."""
    places = [
        (code, found.span()) for code, pattern in _NAMES.items() for found in pattern.finditer(text)
    ]
    if not any(_stands_in(text, *span) for _, span in places):
        return None
    first = {
        code
        for code, (start, end) in places
        if _is_in_the_if(text, start)
        or (not _stands_in(text, start, end) and is_wished(code, text))
    }
    return first.pop() if len(first) == 1 else None


def _stands_in(text: str, start: int, end: int) -> bool:
    """Whether the remedy there is wished for only where another can't be had."""
    if _is_in_the_if(text, start):
        return False
    before = re.split(r"[.!?;\n]", text[:start])[-1]
    return bool(_OR_ELSE_BEFORE.search(before) or _OR_ELSE_AFTER.match(text, end))


def _is_in_the_if(text: str, start: int) -> bool:
    found = _IF_CANNOT.search(text[:start])
    return found is not None and not names_remedy(found.group())


def says_how_many(text: str) -> bool:
    """Whether a wish says how many are wanted, or in which colour: no line of the claim says it."""
    return bool(_HOW_MANY.search(text))


def wish_terms(text: str) -> str:
    """What the message says that the wish, or the sending, hangs on, for the staff, and how many
    are wished for; empty if none.

    "A new one. If it can't be here by Friday I'd rather have the money": the second sentence.
    """
    parts = sentences(text)
    told: list[str] = []
    for index, each in enumerate(parts):
        mentions = [found for pattern in _NAMES.values() for found in pattern.finditer(each)]
        stands_in = any(_stands_in(each, *found.span()) for found in mentions)
        hangs = _ONLY_IF.search(each) if mentions or _SENDS.search(each) else None
        wished = (_WISHED if stands_in else _OUTRIGHT).search(each)
        if wished and hangs and not stands_in and wished.start() > hangs.start():
            wished = None  # "is that only if I want a refund?"
        only_asks = is_question(each) and not wished
        counted = says_how_many(each) and len(each.split()) <= _WORDS_OF_A_COUNTED_WISH
        if not (stands_in or hangs or counted) or only_asks or SUPPOSES_CHOICE.search(each):
            continue
        if _LEANS_BACK.match(each) and index and parts[index - 1].strip() not in told:
            told.append(parts[index - 1].strip())
        told.append(each.strip())
    return " ".join(told)


def _wishes_either(text: str) -> bool:
    """Whether two remedies are asked for as one or the other: "my money back or a new one"."""
    for sentence in re.split(r"(?<=[.!?;\n])\s*", text):
        places = sorted(
            (found.start(), found.end(), code)
            for code, pattern in _NAMES.items()
            for found in pattern.finditer(sentence)
        )
        asks = is_question(sentence) or any(is_negated(sentence, at) for at, _, _ in places)
        if asks or len({code for _, _, code in places}) < 2:
            continue
        between = sentence[places[0][1] : places[-1][0]]
        led = _OUTRIGHT.search(sentence[: places[0][0]])
        if led and _OR.search(between) and not _RATHER.search(between):
            return True
    return False


@cached_by_text
def remedies_named(text: str) -> tuple[str, ...]:
    """The remedies that the message speaks of, wished for or not."""
    return tuple(code for code, pattern in _NAMES.items() if pattern.search(text))


def remedy_picked(told: str, text: str, *, outright: bool) -> str | None:
    """The remedy that a message picks by its place of several told before: "the first one I said".

    Where it is to be picked ``outright``, the message has to say that it was told.
    """
    heard = _EAR.hear(" ".join(text.split())).text
    said = _I_SAID.search(heard)
    place = place_named(_I_SAID.sub(" ", heard)) if said or not outright else None
    first = {code: at.start() for code in _NAMES if (at := _NAMES[code].search(told))}
    places = sorted(first, key=first.__getitem__)
    if place is None or len(places) < 2 or place > len(places):
        return None
    return places[place - 1 if place > 0 else -1]


def names_remedy(text: str) -> bool:
    """Whether the message speaks of any remedy."""
    return bool(remedies_named(text))


def remedies_denied(text: str) -> tuple[str, ...]:
    """The remedies that the message speaks of only as not wanted: "anything but a refund"."""
    return tuple(
        code
        for code, pattern in _NAMES.items()
        if (found := [each.start() for each in pattern.finditer(text)])
        and all(is_negated(text, at) or _ANYTHING_BUT.search(text[:at]) for at in found)
    )


def _is_meant(code: str, text: str, start: int, end: int) -> bool:
    before = text[:start]
    if is_negated(text, start) or _NO_REMEDY_BEFORE.search(before) or _NEVER_SAID.search(before):
        return False
    if code == "store_credit" and text[start:end].lower() == "credit" and _CARD.match(text, end):
        return False
    if _NOUN_AFTER.match(text, end) and _TOLD_OF.search(text[:start] + " " * (not start)):
        return False
    if _stands_in(text, start, end):
        return False
    clause = _clause(text, start, end)
    before = clause_before(text, start)
    if SUPPOSES_CHOICE.search(before):
        return False
    wished = bool(_WISHED.search(before))
    if (_BEFORE.search(clause) or _DONE.search(clause)) and _DONE.search(clause):
        return wished and not _DONE.search(before)
    if _HEARSAY.search(before) or (_ON_RECORD.search(before) and not wished):
        return False
    if is_question(clause) and _WHETHER.search(clause):
        return False
    return not _is_one_of_several(code, text, start, end)


def _clause(text: str, start: int, end: int) -> str:
    """The part of the sentence around it, to the next stop, comma or "but"."""
    before = clause_before(text, start)
    after = re.split(r"[.;!\n,]|\b(?:but|and)\b", text[end:])[0]
    return before + text[start:end] + after


def _is_one_of_several(code: str, text: str, start: int, end: int) -> bool:
    """Whether another remedy stands beside it, and the message leaves open which."""
    for other, pattern in _NAMES.items():
        for mention in pattern.finditer(text) if other != code else ():
            between = text[min(end, mention.end()) : max(start, mention.start())]
            if len(between.split()) <= 4 and _OR.search(between) and not _RATHER.search(between):
                return True
    return False
