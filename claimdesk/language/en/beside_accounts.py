"""What stands in a sentence beside what it tells of the matter: greetings, requests, numbers."""

from __future__ import annotations

import re

from claimdesk.language.email_addresses import find_emails
from claimdesk.language.en.by_ear import Ear
from claimdesk.language.en.order_numbers import find_order_numbers
from claimdesk.language.text_cache import cached_by_text

_HONORIFIC = r"(?:sirs?|madam|ma'?am|mam)"
_GREETING = re.compile(
    r"\W*(?:(?:hi+|hello|hey+a?|heya|hiya|howdy|greetings|dears?|excuse me"
    rf"|good (?:morning|afternoon|evening|day)|{_HONORIFIC}(?=\s*[,.!/])"
    r"|(?:i |we )?hope (?:that )?(?:you(?:'re| are"
    r"| r)?|this (?:message|mail|e-?mail|finds))[^,.;!?]*(?=[,.;!?]|$)"
    r"|how are you(?: doing)?(?: today)?)"
    rf"(?:[ /]+(?:there|all|everyone|guys|folks|team|dears?|friends?|{_HONORIFIC}"
    rf"|or(?= {_HONORIFIC})))*(?!\w)"
    r"[\s,.!:-]*)+",
    re.I,
)
_TOLD_LEAD = re.compile(
    r"^\W*(?:as|like) i (?:already |just )?(?:said|say|told|mentioned|wrote|explained|described"
    r"|stated|reported|typed|noted)(?: (?:you|before|already|above|earlier))*\b[\s,:;-]*",
    re.I,
)
# What puts a line of the claim, or all of it, right before what is told: "the reason is wrong,
# it's torn", "that's wrong, …".
_OF_A_LINE = re.compile(
    r"^\W*(?:please |but |no )*(?:the |that |this |your |my )?(?:reason|description|claim|line)\b"
    r"[^,.;:!?]*[,.;:!?]*\s*"
    r"|^\W*(?:(?:no|sorry|but|and|oh)[\s,]+)*(?:that|this)(?:'?s| is) (?:not |all |also |just )*"
    r"(?:wrong|incorrect|right|true|correct)[\s,.;:-]+(?=\w)",
    re.I,
)
_BIDS = r"(?:please|kindly|pls|plz|pl)"
# What leads to what is to be written or told: "kindly note that", "can you tell them plainly:".
_WRITTEN_LEAD = re.compile(
    rf"^\W*(?:(?:and|also|so|but|just|{_BIDS}|(?:can|could|would|will) (?:you|u))[\s,]+)*"
    r"(?:(?:note|add|mention|write|include|put|be informed|be advised|say)(?: in| down| there)*"
    r"|(?:tell|inform|let) (?:them|(?:the|your) (?:staff|team|people))(?: know)?)"
    r"(?: (?:plainly|simply|clearly|also|too))?(?:\s*:| that\b)\s*",
    re.I,
)
_WRITTEN_WITHIN = re.compile(
    rf"[\s,;]+(?:and |but |so )?(?:also )?{_BIDS} (?:note|add|mention|write|include|put)"
    r"(?: in| down| there| also)* that\s+",
    re.I,
)
_TO_DO = (
    r"(?:tell|guide|advi[sc]e|inform|let me|let us|explain|confirm|clarify|check|help|assist|remove"
    r"|delete|take|add|include|put|change|correct|update|show|reply|answer|respond|do the needful"
    r"|resolve|look into|suggest)"
)
# Where a request to who reads it begins, or a doubt of what can be done, behind what is told.
_REQUEST_BEHIND = re.compile(
    rf"(?:^|\s*[,;:.-]+\s*|\s+)(?:(?:and|so|but|then)\s+)*(?:before (?:you|u|i|we)\b[^,.;]*,\s*)?"
    rf"(?:(?:i (?:would )?request you to )?{_BIDS}\s+(?:just |also )*{_TO_DO}\b"
    r"|(?<=so )is it possible\b|(?<=and )is it possible\b).*?"
    r"(?P<told>[,;:]\s+(?:it|its|it's|the|there|my|this|they|one|both|i|we)\b.*)?$",
    re.I | re.S,
)
_VALUE_WORD_LIST = """
    my our the a an it its it's that's thats this is was here here's heres and or order orders
    number no nr id ref reference purchase e-mail email mail address at you can reach me on
    from placed by under with name contact to for
"""
_VALUE_WORDS = frozenset(_VALUE_WORD_LIST.split())
# What these words may be slips of, or written by ear: "my emale is …".
_EAR = Ear(["email", "address", "order", "number", "reach", "reference"])
_NAME = r"[A-Z][\w'-]*[a-z](?: (?:[A-Z]\.|[A-Z][\w'-]*[a-z])){0,2}"
_OWN_NAME = re.compile(rf"\b(?i:my (?:full )?name(?:'s| is)?:?|name:|i am|i'm) {_NAME}")
_ONLY_NAME = re.compile(r"\s*[A-Z][a-z'-]+(?: [A-Z][a-z'-]+){1,2}\s*")
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?"
_DAY = (
    rf"(?:\d{{1,2}}(?:st|nd|rd|th)?(?: of)? {_MONTH}|{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?"
    r"|\d{1,4}[./-]\d{1,2}(?:[./-]\d{2,4})?)(?:,? \d{4})?"
)
# What tells a day of the order and no more, which has a line of its own.
_ONLY_DAY = re.compile(
    r"\s*(?:(?:and|it|i|we|was|is|got|has|been) )*(?:ordered|bought|purchased|order(?:ed)? date"
    r"|came|arrived|delivered|received)(?: (?:it|this|that|them|is|was))?"
    rf"(?: (?:on|the|around|about))* {_DAY}[\s.!]*",
    re.I,
)
_CLAUSE_MARKS = re.compile(r"(\s*[,;]\s+|\s+(?:and|but)\s+)", re.I)


def bare_of_leads(sentence: str) -> str:
    """The sentence without a greeting before it and words that lead to what it tells."""
    for lead in (_GREETING, _TOLD_LEAD, _WRITTEN_LEAD):
        if found := lead.match(sentence):
            sentence = sentence[found.end() :]
    return sentence


def without_line_named(sentence: str) -> str:
    """The sentence without the line of the claim, or the whole of it, that it calls wrong."""
    return _OF_A_LINE.sub("", sentence)


@cached_by_text
def without_request(sentence: str) -> str:
    """The sentence up to where it only asks the reader to do something: "kindly guide me".

    Not where that is to write something down, which is told there.
    """
    sentence = _WRITTEN_WITHIN.sub(", ", sentence)
    found = _REQUEST_BEHIND.search(sentence)
    if found is None:
        return sentence
    told, after = sentence[: found.start()], (found["told"] or "").lstrip(" ,;:")
    return f"{told}, {after}" if told and after else told or after


@cached_by_text
def without_values(sentence: str) -> str:
    """The sentence without the clauses that give no more than a number, an address, the writer's
    name or a day of the order."""
    spans = [each.text for each in (*find_emails(sentence), *find_order_numbers(sentence))]
    pieces = _CLAUSE_MARKS.split(sentence)
    kept = ""
    for index in range(0, len(pieces), 2):
        named = bool(spans) and index == 0 and _ONLY_NAME.fullmatch(pieces[index])
        if not (named or _is_value(pieces[index], spans)):
            joint = pieces[index - 1] if kept else ""
            kept = f"{kept}{joint}{bare_of_leads(pieces[index]) if not kept else pieces[index]}"
    return kept


def _is_value(clause: str, spans: list[str]) -> bool:
    """Whether nothing of a clause tells anything but the values in it."""
    if _ONLY_DAY.fullmatch(clause):
        return True
    left = _OWN_NAME.sub(" ", clause)
    for span in spans:
        left = left.replace(span, " ")
    heard = _EAR.hear(left).text
    words = (word.strip(".,:;!?#()\"'").casefold() for word in heard.split())
    return left != clause and all(word in _VALUE_WORDS for word in words if word)
