"""Whether it is asked how a claim stands on record: what it says, and whether it was changed."""

from __future__ import annotations

import re

from claimdesk.language.en.questions import is_question

_PLACE = r"(?:address(?:es)?|date|day|number|colou?r|size|amount)"
_LINE = (
    rf"(?:e-?mails?(?: address)?|mail(?: address)?|(?:order |purchase |delivery )?{_PLACE}|product"
    r"|item|model|wish|price|amount|reason|condition|description|name|details?"
    r"|order(?: (?:number|date))?)"
)
_LINES = rf"{_LINE}(?:(?:,| and|,? or)? (?:and )?(?:the |my )?{_LINE})*"
_CHANGES = r"(?:changes?|corrections?|updates?|edits?|fix(?:es)?)"
_IN_PLACE = (
    r"(?:right|correct(?:ed)?|changed|updated|fixed|in(?: there| it| place|(?=\W*$))|there|saved"
    r"|done|ok(?:ay)?|good|sorted|on (?:it|there|file|record|(?:the|my) claim)|noted|wrong"
    r"|put right|the (?:new|old) one)"
)
_CLAIM = r"(?:(?:the|my|this|that) (?:claim|request|return|form)|it)"
_SAYS = r"(?:say|have|show|include|mention|contain|list|state|read|name)"
_STATE = re.compile(
    # "is the e-mail changed now", "if the e-mail and the date are right"
    rf"\b(?:is|are|was|were|has|have) (?:both )?(?:the|my|that|both) (?:new |right )?{_LINES}\b"
    rf"(?: (?:been|now|all|also|both|really|then|finally|actually))* {_IN_PLACE}\b"
    rf"|\b(?:if|whether|that) (?:the|my|both) (?:new |right )?{_LINES}"
    rf" (?:is|are|was|were|has been|have been)(?: (?:now|all|also|both|really))* {_IN_PLACE}\b"
    # "did the changes go through", "have my corrections been saved"
    rf"|\b(?:did|have|has|were|was|are|is) (?:the|my|those|these|both|all|that)"
    rf"(?: two| of the| my)? {_CHANGES}\b"
    rf"|\b(?:did|have|has) (?:you|u|it|that|they|everything)"
    r"(?: (?:already|now|really|actually|just|both))*"
    r" (?:change|changed|correct(?:ed)?|update|updated|fix(?:ed)?|put (?:it|that|them) right)\b"
    r"|\b(?:did|do|have) (?:you|u)(?: (?:already|now|really))*"
    rf" (?:get|got|save|saved|take|took|make|made) (?:the|my|both|those|that)"
    rf" (?:new |right )?(?:{_CHANGES}|{_LINE})\b"
    r"|\bis (?:it|that|everything)(?: all| now)* (?:changed|corrected|updated|fixed|saved)\b"
    # "does the claim say navy", "did my claim say that"
    rf"|\b(?:does|did|do) {_CLAIM}(?: (?:now|also|already|still|really))* {_SAYS}\b"
    r"|\bwhat(?:'s| is| does) (?:on|in|now on|now in)? ?(?:the|my) claim"
    r"(?: (?:now|say|as it stands))*\W*$",
    re.IGNORECASE,
)
_WITHDRAWN = re.compile(
    r"\b(?:is|was|has|are)(?: (?:it|that|this|(?:the|my) (?:claim|request|return)))"
    r"(?: (?:been|now|really|actually|already|finally|definitely))*"
    r" (?:withdrawn|cancel+ed|closed|dropped|taken back|called off|gone|off|retracted|deleted)\b"
    r"|\b(?:did|have|has) (?:you|u|they|it)(?: (?:already|now|really|actually))*"
    r" (?:withdraw|withdrawn|withdrew|cancel+ed|cancel|closed?|dropped?)\b"
    r"(?! (?:my|the|this|that) (?:order|parcel|package|delivery|item)\b)"
    r"|\bso it(?:'s| is) (?:withdrawn|cancel+ed|closed|off)\b",
    re.IGNORECASE,
)
_WANTS_TO_KNOW = re.compile(
    r"\b(?:know|see|check|sure|tell me|confirm|ask(?:ing)?|yes or no|or not)\b", re.IGNORECASE
)
_LED = re.compile(
    r"(?:^|[.!?,;:\n]|\b(?:and|so|but|ok(?:ay)?|now)) *"
    r"(?:what(?:'s| is| does)|is|are|was|were|did|does|has|have) ",
    re.IGNORECASE,
)


def asks_if_changed(text: str) -> bool:
    """Whether it is asked what a line of the claim says by now, or if a change was made.

    "Is the e-mail right now", "did the changes go through", "does the claim say navy".
    """
    return bool(_STATE.search(_plain(text))) and _asks(text)


def asks_if_withdrawn(text: str) -> bool:
    """Whether it is asked if the claim is withdrawn by now: "so is it off or not"."""
    return bool(_WITHDRAWN.search(_plain(text))) and _asks(text)


def _asks(text: str) -> bool:
    return is_question(text) or bool(_WANTS_TO_KNOW.search(text)) or bool(_LED.search(text))


def _plain(text: str) -> str:
    return " ".join(text.replace("\u2019", "'").split())
