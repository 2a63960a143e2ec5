"""The lines of a claim by the names that shoppers give them, and what a message wants of each."""

from __future__ import annotations

import re
from typing import NamedTuple

from claimdesk.language.email_addresses import find_emails
from claimdesk.language.en.accounts import tells_fault
from claimdesk.language.en.date_words import WEEKDAYS
from claimdesk.language.en.filed_cues import adds
from claimdesk.language.en.order_numbers import find_order_numbers
from claimdesk.language.en.questions import is_question
from claimdesk.language.en.segmentation import sentences
from claimdesk.language.spans import LineTold
from claimdesk.language.text_cache import cached_by_text

# More than one field: whichever of them the claim has. Longer names stand before their parts.
_NAMES: tuple[tuple[tuple[str, ...], str], ...] = (
    (("email",), r"e-?mails?(?: ?(?:address|adress|addy|id))?|mail (?:address|adress)"),
    (
        ("delivered_on",),
        r"(?:delivery|delivered|arrival|arrived|received|receiving) ?(?:on|dates?|day)"
        r"|(?:date|day) (?:that )?(?:it|of) (?:was )?(?:arriv\w+|came|deliver\w+|got here)"
        r"|delivery|arrival",
    ),
    (
        ("purchased_on",),
        r"(?:purchased?|bought|buying|order(?:ed|ing)?) (?:on|dates?|day)"
        r"|(?:date|day) (?:that )?(?:i|of) (?:bought|purchased?|order\w*|buying|paid)(?: it)?"
        r"|purchase",
    ),
    (("purchased_from",), r"bought from|seller|retailer|place of purchase|where i bought it"),
    (("order_number",), r"order(?: ?(?:numbers?|numer|no\.?|nr\.?|num|id|code|#))?"),
    (("product_kind",), r"(?:kind|type) of (?:product|item|thing)|(?:product|item) (?:kind|type)"),
    (("product",), r"(?:product|item|model|article)(?:'?s)?(?: name)?"),
    (("price",), r"price|amount|cost|(?:what|how much) (?:i|we) paid(?: for (?:it|that|this))?"),
    (("wants",), r"wish|remedy|resolution"),
    (("condition",), r"condition|state"),
    (("variant",), r"wanted instead|variant"),
    (("details", "reason"), r"problem(?: description)?|issue"),
    (("reason",), r"reason"),
    (("details",), r"description|details?|text|what(?:'s| is) wrong"),
    (("photo",), r"photos?|pictures?|pics?|images?"),
    (("proof_of_purchase",), r"receipt|invoice|proof(?: of purchase)?"),
    (("purchased_on", "delivered_on"), r"dates?"),
)
_NAME = re.compile(
    r"\b(?:"
    + "|".join(rf"(?P<n{index}>{pattern})" for index, (_, pattern) in enumerate(_NAMES))
    + r")(?:\b|(?<=[#.]))(?: (?:line|field|part|bit|entry|box)\b)?",
    re.I,
)
# What is named so as often as not is something else than the line: "the wrong item".
_THINGS = frozenset({"item", "product", "model", "article", "order", "problem", "issue", "photo"})
_ARTICLE = r"(?:(?:the|my|that|this|your|its|an?)\s+)?"
_CHANGES = r"\b(?:change|edit|correct|fix|update|set|switch|amend|alter|replace|modify|adjust|make)"
_CHANGE_BEFORE = re.compile(rf"{_CHANGES}\s+{_ARTICLE}$", re.I)
# "Put in the description that", "add to the details:".
_ADDS_BEFORE = re.compile(
    r"\b(?:put|add|write|mention|note|include|state|say)(?: (?:it|this|that|down|also|too|please))*"
    rf" (?:in|into|to|on)\s+{_ARTICLE}$",
    re.I,
)
_WRONG_BEFORE = re.compile(
    r"\b(?:wrong|incorrect|not the right|(?:mistake|typo|error) (?:in|with)|mistyped)"
    rf"\s+{_ARTICLE}$",
    re.I,
)
_EXCEPT_BEFORE = re.compile(
    rf"\b(?:except|apart from|aside from|other than|besides|only|all but)(?: for)?\s+{_ARTICLE}$",
    re.I,
)
_NOT_ASKED_BEFORE = re.compile(
    r"\b(?:(?:didn'?t get|wasn'?t|not|never(?: got| was)?)"
    rf"|(?:you|u) (?:never|didn'?t)) ask(?:ed)?(?: me)?(?: about| for)?\s+{_ARTICLE}$",
    re.I,
)
_AND_BEFORE = re.compile(rf"(?:,|\band|&|\+|\balso)\s+{_ARTICLE}$", re.I)
_WRONG_AFTER = re.compile(
    r"\s*(?:is|was|are|were|'s|s|looks?|seems?)?\s*(?:also |still |a bit |actually |just )*"
    r"(?:wrong|incorrect|not (?:right|correct|true)|off|mistaken|an? (?:mistake|typo|error)|false"
    r"|isn'?t (?:right|correct|true))\b",
    re.I,
)
_SHOULD_AFTER = re.compile(
    r"\s+(?:should|must|has to|needs? to|ought to|is supposed to|is meant to)"
    r"(?: really| actually| just| rather)?"
    r" (?:be|say|read|have been|have said|have read|show|go to)\b:?",
    re.I,
)
# What the description lacks: "the description leaves out that …", "it's not complete, add …".
_LACKS_AFTER = re.compile(
    r"\s+(?:still |also |completely )?(?:leaves? out|left out|omits?|omitted|miss(?:es|ed)|lacks?"
    r"|forgets?|forgot|is missing|is (?:not complete|incomplete|not full|not finished|too short)"
    r"|(?:does|do|did)(?:n'?t| not) (?:even )?(?:say|mention|include|have|contain|tell|state)"
    r"|(?:says|has) nothing (?:about|of|on)"
    r"|(?:should|must|needs? to|has to) also (?:say|mention|include|state))\b"
    r"(?:[\s,:;-]*(?:the (?:most )?important (?:part|bit|thing)|the fact|one thing))?",
    re.I,
)
# What is said of the words that stand there, and not of the matter.
_OF_THE_WORDS = re.compile(
    r"\b(?:sentences?|lines?|messages?|texts?|remarks?|words?|questions?) of mine\b"
    r"|\bout of context\b|\bnot what i (?:said|wrote|meant|told)\b|\b(?:nonsense|gibberish|garbled"
    r"|mixed up|a mess|confusing|misleading|too long)\b",
    re.I,
)
_ENDS_ACCOUNT = re.compile(
    r"^\W*(?:and |also |then |now )*(?:please |pls |kindly |just )+(?:remove|delete|take|drop|erase"
    r"|send|show|change|correct)\b|^\W*(?:remove|delete|take|erase|show) (?:it|that|me)\b",
    re.I,
)
_COLON_AFTER = re.compile(r"\s*(?::|=|->|\u2192)\s*")
_TO_AFTER = re.compile(r"\s+(?:from [^,;.]{1,40}? )?(?:to|into|as)\s+", re.I)
_IS_AFTER = re.compile(
    r"(?:'s|\s+(?:is|was|are|were|would be|(?P<maybe>(?:could|can|might|may) (?:also )?(?:be"
    r"|have been))))\s+(?:actually |really |also |now |in fact |definitely |probably )*",
    re.I,
)
_VALUE_AFTER = re.compile(
    r"\s+(?=#?\d|[$\u20ac\u00a3]|\S+@|[a-z]{2}-?\d|[a-z]{3,9}\.? \d{1,2}\b)", re.I
)
# "That's not the description, it should say …": what stands there is no such thing.
_NOT_SO_BEFORE = re.compile(
    rf"\b(?:that|this|it)(?:'?s| is| was) not {_ARTICLE}$"
    rf"|\b(?:that|this|it) (?:isn'?t|wasn'?t) {_ARTICLE}$|\bnot {_ARTICLE}$",
    re.I,
)
_ENDS_AFTER = re.compile(r"\s*(?:[.,;:!-]|$|\b(?:it should|should|put|make|change|write)\b)", re.I)
# What stands between "is wrong" and what is right, and before a value that is put right.
_LEAD = re.compile(
    r"^(?:[\s,.;:-]+|(?:because|cause|cuz|so|and|but|no|sorry|please|pls|actually|really|just|then"
    r"|it'?s|it is|it was|its|it|that'?s|that is|that|which is|they'?re"
    r"|(?:the )?(?:right|correct|real|actual|true|proper) (?:one|number|address|email|date|day"
    r"|price|name)(?: is| was|'s)?|should (?:be|say|read|have been)|is|was|make (?:it|that)|put|use"
    r"|(?:change|set|correct) (?:it|that)(?: to)?|to|i mean|i meant|meant|rather)(?=[\s,.;:-]))+",
    re.I,
)
_LEAD_OF_ACCOUNT = re.compile(
    r"^(?:[\s,.;:-]+|(?:kindly|add(?: in)?|include|mention|missing(?: that)?|because|cause"
    r"|so|and|but|no|sorry|please|pls"
    r"|it should (?:be|say|read)|should (?:be|say|read)|(?:make|put|change|set) (?:it|that)(?: to)?"
    r"|put|write(?: instead)?|with|say(?:ing)?|that(?= (?:it|i|we|they|he|she|the|there|this|my|our"
    r"|an?|both|one|two)\b))(?=[\s,.;:-]))+",
    re.I,
)
_NOT_THIS = re.compile(
    r"\s*[,;-]?\s+(?:and )?(?:not|instead of|rather than|isn'?t|wasn'?t|no longer)\b.*$",
    re.I | re.S,
)
_NO_WEEKDAY = re.compile(
    rf"\b(?:not|instead of|rather than) (?:on )?(?:{'|'.join(WEEKDAYS)})\b", re.I
)
_INSTEAD = re.compile(r"\s*,?\s+(?:instead|please|pls|then|thanks|though|now|actually)\W*$", re.I)
_NEXT_CLAUSE = re.compile(
    r"[.;\n]\s|,\s+(?:and|but|also|then|it|i|we)\b"
    r"|\s+(?:and|but) (?:it|i|we|also|please|they|you)\b",
    re.I,
)
_JOINT = re.compile(r"[\s,;.&+]*(?:\b(?:and|also|but|then|plus|oh)\b[\s,]*)*$", re.I)
#: The last words of a message, which send the claim.
SENDING = re.compile(
    r"(?:^|(?<![\s,.;!])[\s,.;!]+)"
    r"(?:(?:and|then|so|now|after that|just|please|pls|plz|you can|u can)[\s,]+)*"
    r"(?:send|submit|file)(?: (?:it|this|that|the claim|my claim|everything|all))?"
    r"(?: (?:off|in|then|please|pls|now|already|thanks|away))*\W*$",
    re.I,
)
_UNNAMED = re.compile(
    r"^\W*(?:(?:oh|wait|no|sorry|ok|okay|and|please|actually|hmm|yes|hey)[\s,.!]+)*"
    r"(?:(?P<thing>make (?:it|that)(?: that)?)|put(?: down| in)(?: there| here)?(?: that)?"
    r"|put that|put\s*:"
    r"|write(?: that)?"
    r"|(?:can|could|would|will) (?:you|u) (?:please |pls |also |just )*(?:say|write|put|note)"
    r"(?: down)?(?: that)?"
    r"|(?:it|that|this) should (?:say|read|be)(?: that)?)\s*:?\s+",
    re.I,
)
_INSTEAD_OF_IT = re.compile(r"\b(?:put|write|say|read)(?: down)?\s*:\s*$", re.I)
_BESIDE_IT = re.compile(r"\b(?:too|also|as well)\b", re.I)
# Nothing but a name, as in answer to which line.
_BARE = re.compile(
    r"\W*(?:(?:no(?=[,.:])|oh|just|only|it'?s|its|and|sorry|maybe|um+|the line|line)[\s,.:]+)*"
    rf"{_ARTICLE}(?P<name>.+?)(?:[\s,]+(?:please|pls|one|line|too|as well))*\W*",
    re.I,
)
_HAVE_NOT = (
    r"(?:do not|don'?t|did not|didn'?t|can'?t|can not|cannot|couldn'?t|never|no longer|won'?t)"
    r"(?: really| even| actually)? (?:have|got|get|find|know|remember|recall|keep|see|give|provide"
    r"|locate|send|want to give)(?: you)?"
)
_LACKS_MAIL = re.compile(
    r"\b(?:(?:do not|don'?t|did not|didn'?t|can'?t|can not|cannot|couldn'?t|never|no longer)"
    r"(?: even| really| actually| seem to)? (?:find|see|locate|keep|get|receive)"
    r"|lost|deleted|threw away|(?:have|got) no)"
    r" (?:(?:the|my|an?|any|that|this|your) )?(?:(?:order|confirmation|purchase|shipping) )*"
    r"(?:e-?mails?|mails?)\b(?! (?:address|account))",
    re.I,
)
_WITHOUT = re.compile(
    r"(?:\b(?:without|skip|leave out|remove|delete|take out|drop|forget(?: about)?|lost)"
    rf"|\b{_HAVE_NOT}"
    r"|\b(?:have|got|i'?ve)(?: got)? no|^\W*(?:sorry,? )?no)"
    r"\s+(?:(?:the|my|an?|any|that|this|your|exact|actual)\s+)*$",
    re.I,
)


class _Named(NamedTuple):
    fields: tuple[str, ...]
    begins: int  # where what leads to the name begins
    value: int  # where what it should say may begin
    how: str
    is_firm: bool
    is_thing: bool


def lines_told(text: str) -> list[LineTold]:
    """The lines of a claim that the message wants changed, or says anew, in order.

    "The product should say …", "email: …", "problem line is wrong, it's …", "the date could be
    October too". Each comes with what it should say, as far as that is written there.
    """
    plain = text.replace("\u2019", "'")
    end = _without_sending(plain)
    named = list(_named(plain, end))
    told = []
    for index, each in enumerate(named):
        ends = named[index + 1].begins if index + 1 < len(named) else end
        ends = _end_of_value(plain, each, ends)
        raw = plain[each.value : ends]
        raw = raw[: len(raw) - len(_JOINT.search(raw).group())] if _JOINT.search(raw) else raw  # type: ignore[union-attr]
        value, how = _value(each, raw)
        told.append(
            LineTold(
                each.fields, value, how, each.is_firm, each.begins, ends, is_thing=each.is_thing
            )
        )
    unnamed = _UNNAMED.match(plain)
    if not told and unnamed:
        value = plain[unnamed.end() : end].strip().rstrip("?")
        instead = _INSTEAD_OF_IT.search(unnamed.group()) and not _BESIDE_IT.search(value)
        how = "replaces" if instead else "adds"
        told.append(LineTold(("details",), value, how, False, 0, end, bool(unnamed["thing"])))
    if not told and (bare := _BARE.fullmatch(plain)):
        match = _NAME.fullmatch(bare["name"])
        if match is not None:
            told.append(LineTold(_fields(match)[0], "", "replaces", False, 0, end))
    return told


def sends_after(text: str) -> bool:
    """Whether the message ends with the sending, after what it says first: "…, then send"."""
    return _without_sending(text) < len(text)


@cached_by_text
def gone_without(text: str) -> str | None:
    """The line that the message names as one to go on without: "no receipt", "skip the price"."""
    plain = text.replace("\u2019", "'")
    for match in _NAME.finditer(plain):
        fields, name = _fields(match)
        if name in _THINGS or len(fields) > 1:
            continue
        if _WITHOUT.search(plain[: match.start()]):
            return fields[0]
    return None


def lacks_the_mail(text: str) -> bool:
    """Whether a mail was looked for in vain, which is no address: "I can't find the email"."""
    return bool(_LACKS_MAIL.search(text.replace("\u2019", "'")))


def _fields(match: re.Match[str]) -> tuple[tuple[str, ...], str]:
    index = next(i for i in range(len(_NAMES)) if match[f"n{i}"] is not None)
    return _NAMES[index][0], match[f"n{index}"].lower()


def _without_sending(text: str) -> int:
    """Where the message ends but for its last words, which send it."""
    sending = SENDING.search(text)
    return sending.start() if sending and sending.start() else len(text)


def _named(text: str, end: int) -> list[_Named]:
    found: list[_Named] = []
    for match in _NAME.finditer(text, 0, end):
        fields, name = _fields(match)
        # Within what a description is to say, a name has to be put right outright.
        inside = bool(found) and "details" in found[-1].fields and found[-1].is_firm
        inside = inside and not re.search(r"[.;\n]\s", text[found[-1].value : match.start()])
        each = _as_named(text, match, fields, name, bool(found))
        if each is not None and not (inside and not each.is_firm):
            found.append(each)
    return found


def _as_named(
    text: str, match: re.Match[str], fields: tuple[str, ...], name: str, goes_on: bool
) -> _Named | None:
    """How the message names the line; None where it only mentions what is called so."""
    before, after = text[: match.start()], text[match.end() :]
    article = re.search(rf"{_ARTICLE}$", before, re.I)
    begins = article.start() if article else match.start()

    def named(begins: int, value: int, how: str, *, is_firm: bool = True) -> _Named:
        return _Named(fields, begins, match.end() + value, how, is_firm, name in _THINGS)

    if "details" in fields and (adding := _ADDS_BEFORE.search(before)):
        return named(adding.start(), 0, "adds")
    if fields == ("details",) and (lacks := _LACKS_AFTER.match(after)):
        return named(begins, lacks.end(), "adds")
    for pattern, how in ((_WRONG_AFTER, "right"), (_SHOULD_AFTER, "replaces")):
        if found := pattern.match(after):
            return named(begins, found.end(), how)
    denied = None if name in _THINGS else _NOT_SO_BEFORE.search(before)
    if denied and _ENDS_AFTER.match(after):
        return named(denied.start(), 0, "replaces")
    if found := _COLON_AFTER.match(after):
        return named(begins, found.end(), "replaces")
    to = _TO_AFTER.match(after)
    changed = _CHANGE_BEFORE.search(before)
    if not changed and goes_on and to:
        changed = _AND_BEFORE.search(before)
    if changed:
        return named(changed.start(), to.end() if to else 0, "replaces")
    wrong = None if name in _THINGS else _WRONG_BEFORE.search(before)
    wrong = wrong or _NOT_ASKED_BEFORE.search(before)
    if wrong or (wrong := _EXCEPT_BEFORE.search(before)):
        return named(wrong.start(), 0, "right")
    if found := _IS_AFTER.match(after):
        how = "maybe" if found["maybe"] else "adds" if "details" in fields else "right"
        return named(begins, found.end(), how, is_firm=False)
    if found := _VALUE_AFTER.match(after):
        return named(begins, found.end(), "right", is_firm=False)
    return None


def _end_of_value(text: str, named: _Named, end: int) -> int:
    """Where another clause begins, of which the line is not told; an account may have several."""
    if "details" in named.fields:
        return _end_of_account(text, named.value, end)
    lead = _LEAD.match(f"{text[named.value : end]} ")
    begins = named.value + (lead.end() if lead else 0)
    another = _NEXT_CLAUSE.search(text, begins, end)
    return another.start() if another else end


def _end_of_account(text: str, at: int, end: int) -> int:
    """Where the sentences that an account is to have end: before one that asks for something, or
    gives a number or an address, which has a line of its own."""
    first, *others = sentences(text[at:end]) or [""]
    ends = at + len(first)
    for sentence in others:
        gives = find_emails(sentence) or find_order_numbers(sentence)
        if gives or is_question(sentence) or _ENDS_ACCOUNT.search(sentence):
            return ends
        ends += len(sentence)
    return end


def _value(named: _Named, raw: str) -> tuple[str, str]:
    """What the line should say, and whether that is told beside what it says, or instead."""
    how = named.how
    if "details" in named.fields:
        value = _LEAD_OF_ACCOUNT.sub("", raw).strip(" \n\"'")
        if _OF_THE_WORDS.search(value):
            return "", how
        # "It's the corner, not the screen" tells of what was written, and doesn't stand alone.
        whole = how == "replaces" or (how == "right" and tells_fault(value))
        apart = whole and not (adds(value) or (how == "right" and _NOT_THIS.search(value)))
        return value, "replaces" if apart else "adds"
    value = _LEAD.sub("", f"{raw} ")
    if not _NO_WEEKDAY.search(value):  # such a day is told by the one it is not
        value = _NOT_THIS.sub("", value)
    value = _INSTEAD.sub("", value).strip(" \n\"'.,;!")
    return value, "maybe" if how == "maybe" or (how != "replaces" and adds(raw)) else "replaces"
