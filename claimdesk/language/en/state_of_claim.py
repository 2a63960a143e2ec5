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
# What was told, and whether it stands there: "is the bit about the zip in there".
_TOLD = (
    r"(?:(?:the|my|that|this|what|everything|all) (?:[\w'-]+ ){0,6}?(?:parts?|bits?|notes?|remarks?"
    r"|additions?|comments?|sentences?|infos?|details?|text|message|story|description"
    r"|(?:i|we)(?:'ve| have)? (?:just |already )?(?:added|wrote|written|said|told (?:you|u)|sent"
    r"|mentioned|typed|gave|given))(?: (?:about|of|on|with|that|where|i|we|to)\b[^.?!;\n]{0,60}?)?)"
)
_THERE = (
    r"(?:in (?:it|there|(?:the|my) (?:claim|request|file))"
    r"|on (?:it|there|file|record|(?:the|my) claim)|with (?:it|(?:the|my) claim)|included|there"
    r"|(?:through|across|over)|added|saved|recorded|noted|part of (?:it|(?:the|my) claim))"
)
_HELD = re.compile(
    rf"\b(?:is|are|was|were|has|have|did) {_TOLD}(?: (?:been|now|also|too|already|really|get|got"
    rf"|go|gone|come|made? it|put|all))* {_THERE}(?=\W|$)"
    r"|\b(?:is|are|was|were) (?:it|that|this|everything|all of it)(?: (?:now|also|all|really))*"
    r" (?:in (?:it|there|(?:the|my) claim)|on (?:file|record|(?:the|my) claim)|included|recorded"
    r"|noted)(?: now| too| as well)?\W*$"
    rf"|\b(?:do|did|have) (?:you|u|they)(?: (?:also|already|really|all))* (?:have|got|get"
    rf"|add(?:ed)?|include[d]?|note[d]?|save[d]?|record(?:ed)?|keep|kept) {_TOLD}(?=\W|$)"
    r"|\b(?:did|have) (?:you|u|they)(?: (?:also|already|really|actually))* (?:add(?:ed)?|included?"
    r"|noted?|recorded?|put|write|written|wrote) (?:it|that|this)(?: (?:down|in|to it|on it|there"
    r"|to the claim|now|too))*\W*$"
    r"|\bwhat (?:did|have) (?:i|we)(?: already| actually)? (?:written|wrote|write|said|say|told"
    r"|tell|given|give|sent|send|put)(?: (?:you|u|them|in|down|there|so far|before|to|the|my"
    r"|claim))*\W*$"
    r"|\b(?:tell|show|remind|read|repeat|list|see|know)\b[^.?!]{0,25}\bwhat (?:i|we)(?:'ve| have)?"
    r"(?: already| just)? (?:told|written|wrote|said|sent|given|gave|put|added)\b"
    r"|\b(?:you|u)(?: guys)? (?:got|get|have|received?|have got)"
    r" (?:everything|it all|all of it)\W*$"
    r"|\b(?:read|say|play|tell) (?:it |that |me )?back(?: to me)?\b[^.?!]{0,20}\b(?:what"
    r"|everything|it all|all)\b"
    r"|\bread (?:me )?(?:back |out )?(?:what|everything|all)(?: (?:i|you|that))\b"
    r"|\bwhat (?:do|did|have) (?:you|u|they)(?: guys| all| actually)? (?:have|got|get|know"
    r"|wr(?:i|o)te|written|note[d]?|record(?:ed)?)(?: (?:down|there|now|in|on|so far|from me"
    r"|of me|about me|of mine|by now|about (?:it|(?:the|my) claim)"
    r"|on (?:file|record|it|(?:the|my) claim)|in (?:it|there|(?:the|my) claim)))+\W*$",
    re.IGNORECASE,
)
_ONE_LINE = (
    r"(?:e-?mails?(?: address)?|mail(?: address)?|(?:order |purchase |delivery )(?:number|date|day)"
    r"|address|price|amount|wish|reason|condition|order(?: (?:number|date))?)"
)
_GIVEN = (
    r"(?:(?:do|did|have) (?:you|u|they|i|we)(?: guys| all)? (?:have|got|get|put|note[d]?"
    r"|enter(?:ed)?|give[n]?|gave|use[d]?|tell|told|wr(?:i|o)te|written|take[n]?|down|filed?)\b"
    r"|(?:is|was|are|stands?)(?: (?:now|down))? (?:in|on|with|under|there)\b"
    r"|(?:is|was) (?:it|that|the claim|my claim) (?:filed |sent )?(?:under|on|for|to)\b)"
)
_LINE_ASKED = re.compile(
    rf"\b(?:what|which) (?P<line>{_ONE_LINE}) {_GIVEN}"
    rf"|\bwhat(?:'?s| is| was) (?:the|my) (?P<own>{_ONE_LINE})(?: (?:that|which|you|u|i|we)){{0,2}}"
    r" (?:have|got|put|gave|in (?:there|it|(?:the|my) claim)|on (?:there|it|file|record"
    r"|(?:the|my) claim)|down)\b"
    rf"|\b(?:my|the) (?P<mine>{_ONE_LINE}),? (?:is|was) (?:it|that)(?: now)? (?:right|correct"
    r"|ok(?:ay)?|in there|on there)\b",
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

    "Is the e-mail right now", "did the changes go through", "does the claim say navy"; or whether
    what was told stands there, and what: "is the bit I added in there", "what did I tell you".
    """
    plain = _plain(text)
    held = _HELD.search(plain) or _LINE_ASKED.search(plain)
    return bool(held) or (bool(_STATE.search(plain)) and _asks(text))


def line_asked(text: str) -> str | None:
    """What a message calls the one line of the claim whose value it asks for: "e-mail".

    "Which e-mail do you have", "what's the price on the claim".
    """
    found = _LINE_ASKED.search(_plain(text))
    return (found["line"] or found["own"] or found["mine"]) if found else None


def asks_if_withdrawn(text: str) -> bool:
    """Whether it is asked if the claim is withdrawn by now: "so is it off or not"."""
    return bool(_WITHDRAWN.search(_plain(text))) and _asks(text)


def _asks(text: str) -> bool:
    return is_question(text) or bool(_WANTS_TO_KNOW.search(text)) or bool(_LED.search(text))


def _plain(text: str) -> str:
    return " ".join(text.replace("\u2019", "'").split())
