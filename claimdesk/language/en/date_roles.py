"""What a time in a message is of: the order, or else a deadline, an occasion or a question."""

from __future__ import annotations

import re
from typing import Literal

Role = Literal["told", "asked", "deadline", "occasion"]

_OCCASION = (
    r"(?:birthday|bday|b-day|anniversary|wedding|party|trip|flight|vacation|cruise|holidays?"
    r"|exams?|interview|appointment|surgery|concert|graduation|christening|baptism|recital|reunion"
    r"|funeral|conference|meeting|presentation|tournament|deadline|baby shower|shower|due date"
    r"|camp|festival|game|first day(?: of \w+)?|move)"
)
_WHOSE = r"(?:(?:my|our|his|her|their|the|a|an|\w+['\u2019]s)(?: [\w'\u2019]+)? )?"
# "Before my birthday on the 9th", "the wedding is June 4"; not "I got it on my birthday, the 9th".
_OCCASION_BEFORE = re.compile(
    rf"(?P<at>\b(?:on|at) )?\b{_WHOSE}{_OCCASION}(?:['\u2019]s)?"
    r"(?:,? (?:is|was|are|were|being|will be|starts?|begins?|falls|comes(?: up)?|coming up|on|the"
    r"|this year|only))*[ ,(]*$",
    re.IGNORECASE,
)
_OCCASION_AFTER = re.compile(
    rf"\W*(?:is|was|['\u2019]s|will be) (?:when |actually |only )?{_WHOSE}{_OCCASION}\b",
    re.IGNORECASE,
)
_WHO = (
    r"(?:i|we|he|she|they|you)(?:['\u2019](?:m|re|ll|d|s|ve)| am| are| is| will| would| have| was"
    r"| were)?"
)
_GOES = (
    r"(?:fly(?:ing)?(?: \w+)?|leav(?:e|es|ing)|travel(?:l?ing)?|depart(?:ing)?|mov(?:e|ing)"
    r"|go(?:ing)?(?! to)|head(?:ing)?|start(?:ing)?|get(?:ting)? married|marry(?:ing)?"
    r"|back(?: \w+)?|away|off|visiting"
    r"|(?:got |came |come |be |been )?(?:back )?home|out of (?:town|office)"
    r"|on (?:vacation|holidays?|leave|a trip|tour)|in (?:the )?hospital|busy|abroad)"
)
# A coming and going of one's own, and what something is needed by.
_OWN_PLANS = re.compile(
    rf"\b{_WHO}(?: be| only| all| both| going to| gonna)* {_GOES}\b[^.;!?\n,]*$", re.IGNORECASE
)
_NEEDED = re.compile(
    r"\b(?:need(?:s|ed)?|want|must have|got to have|gotta have|have to have|has to be here|hop(?:e"
    r"|ing)|would (?:like|love)|['\u2019]d (?:like|love)|please|supposed to|if possible|asap"
    r"|(?:it|they|one) (?:must|should|has to|have to|needs? to) (?:be|get|come|arrive)"
    r"|(?:get|send|have|fix|replace|deliver|sort) (?:me |it |this |that |them |one |a \w+ "
    r"|the \w+ )*(?:here |there |sorted |fixed |out )?)"
    r"[^.;!?\n]*\b(?:by|before|for|until|till?|on|in time for|no later than)(?: the)?\s*$"
    r"|\bin time for(?: the)?\s*$",
    re.IGNORECASE,
)
_ASKS = re.compile(
    r"(?:^|[,;:.!?\n]\s*|\b(?:and|but|so|or|ok|okay|then|also)\s+)"
    r"(?:will|would|do|does|did|can|could|should|shall|may|might|am|are|is|was"
    r"|when(?:['\u2019]s)?|how (?:soon|long|fast|quick(?:ly)?)|what (?:if|time|happens)"
    r"|any (?:chance|idea|way)|is there|who(?:['\u2019]s)?)\b"
    r"[^.,;:!?\n]*\s(?:\w+)[^.,;:!?\n]*$"
    r"|(?:^|[,;:.!?\n]\s*|\b(?:and|but|so|or|then)\s+)(?:will|would|does|do|can|could|should)\s+$",
    re.IGNORECASE,
)
# "Could it have been the 3rd?": an answer that is not certain.
_UNSURE = re.compile(
    r"\b(?:is|was|could|would|might|can|maybe) (?:it|that|this)"
    r"(?: (?:have|be|been|maybe|perhaps|on|around|about|like|the|sometime|some|time))*\s*$",
    re.IGNORECASE,
)
# "Can you make it the 3rd?" asks for a change, and tells.
_PUTS = re.compile(
    r"\b(?:chang|edit|correct|fix|updat|put|set|mak|use|using|enter|mean|should be)\w*\b"
    r"|\b(?:should|must|has to|ought to) be\b",
    re.IGNORECASE,
)
_HAPPENED = re.compile(
    r"\b(?:bought|ordered|purchased|paid|placed|came|arrived|received|got(?! (?:back )?home)"
    r"|had|delivered|handed|gave|given|gifted|(?:showed|turned|picked) (?:it )?up|delivery|purchase"
    r"|order date|shipped)\b"
    r"|\b(?:i|we) (?:have|had|did) (?:just )?(?:buy|order|purchase|receive|get)\b"
    r"|\b(?:it|that|this) was\b",
    re.IGNORECASE,
)
# What else happened on a day than the buying and the coming of a thing.
_EVENT = re.compile(
    r"\b(?:broke|snapped|cracked|ripped|tore|died|stopped|quit|failed|split|shattered|started|began"
    r"|melted|exploded|notic\w+|found out|reali[sz]ed|went (?:dead|dark|flat|bang|wrong)"
    r"|(?:fell|came) (?:off|apart|out|loose)|gave (?:out|up|way)|it happened"
    r"|(?:finds?|found|sees?|saw|spots?|spotted|discover(?:s|ed)?)(?: (?:an?|the|some|its|this))?"
    r" (?:\w+ )?(?:defects?|faults?|flaws?|damage|cracks?|problems?)"
    r"|(?:defects?|faults?|flaws?|damage|cracks?|problems?)(?: (?:is|was|gets?|only|first))*"
    r" (?:seen|found|spotted|discovered|shows?|showed|appears?|appeared))\b",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"[.!?;,\n]\s|\b(?:and|but|then|so|because|when|while|which)\b", re.IGNORECASE)
_NO_MORE_THAN_LED = re.compile(
    r"\W*(?:(?:on|only|just|no|sorry|yes|since|this)\W*)*", re.IGNORECASE
)
_EVENT_AFTER = re.compile(
    rf",? (?:(?:it|this|that|one|they|(?:the|my|its|a) [\w'-]+|[\w'-]+) ){{1,2}}?{_EVENT.pattern}",
    re.IGNORECASE,
)
# What somebody did with the thing then: "yesterday night my daughter was charging her tablet".
_DOING_AFTER = re.compile(
    r"(?: (?:night|morning|evening|afternoon|noon))?,? (?:i|we|he|she|they|(?:my|our|his|her|the)"
    r" [\w'-]+)(?: just| then| only| also| even| \w+ly)? (?:(?:was|were)(?: just| only)?"
    r" (?!buying|ordering|purchasing|paying|receiving|getting|shopping"
    r"|waiting|sitting|lying|coming|arriving)\w+ing\b"
    r"|(?:used|plugged|charged|tried(?! to (?:buy|order))|connected|washed|wore|dropped|smelled"
    r"|smelt|saw|heard|felt|called|phoned|wrote|e-?mailed|contacted|complained)\b)",
    re.IGNORECASE,
)
_ONES_OWN = re.compile(
    r"\b(?:i|we|you|u)\b|\b(?:let me|lemme|let['\u2019]?s|gonna)\b", re.IGNORECASE
)
_SENTENCE_START = re.compile(r"(?:[.!?](?=\s)|[;\n])\s*")
_LEAD = re.compile(r"(?:by|before|for|on|until|till?|in time for)\b", re.IGNORECASE)
_THEN = re.compile(
    r"\W*(?:so|and|but|which means|then)?\W*(?:[\w']+ ){0,5}?(?P<way>before|after)"
    r" (?:that|then|it)\b",
    re.IGNORECASE,
)
_BY_OCCASION = re.compile(
    rf"(?P<way>before|after) {_WHOSE}{_OCCASION}(?:,? (?:which )?(?:is|was|on|the))*[ ,(]*$",
    re.IGNORECASE,
)
_WAYS = {"before": -1, "after": 1}


def role_of(text: str, start: int, end: int) -> Role:
    """What the time at ``start`` to ``end`` is of, by the words nearest before it.

    ``told``: of the order, as far as the words say; ``asked``: it stands in a question that tells
    nothing ("do I hear back this week?"); ``deadline``: by then something is needed, or the writer
    comes or goes; ``occasion``: a birthday, a wedding.
    """
    sentence = text[_sentence_start(text, start) : start]
    if _is_of_event(text, sentence, end):
        return "occasion"
    if not sentence.strip() and not _OCCASION_AFTER.match(text, end):
        return "told"
    lead = _LEAD.match(text, start, end)
    led = f"{sentence}{lead.group()}" if lead else sentence
    told = max((found.end() for found in _HAPPENED.finditer(sentence)), default=-1)
    occasion = _OCCASION_BEFORE.search(sentence)
    if (occasion and not occasion["at"]) or _OCCASION_AFTER.match(text, end):
        return "occasion"
    for pattern in (_OWN_PLANS, _NEEDED):
        if (found := pattern.search(sentence if pattern is _OWN_PLANS else led)) and (
            told < found.start()
        ):
            return "deadline"
    asks = _ASKS.search(sentence)
    tells = _UNSURE.search(sentence) or (asks and _PUTS.search(sentence, asks.start()))
    if asks and told < asks.start() and not tells:
        return "asked"
    return "told"


def told_by_occasion(text: str, start: int, end: int) -> tuple[int, int, int] | None:
    """How something else is told by the occasion whose day stands there, and where that is told.

    Before it (-1) or after it (1): "before my birthday on the 9th", "my birthday was the 9th, so
    before that".
    """
    begins = _sentence_start(text, start)
    if led := _BY_OCCASION.search(text[begins:start]):
        return _WAYS[led["way"].lower()], begins + led.start(), end
    if then := _THEN.match(text, end):
        return _WAYS[then["way"].lower()], start, then.end()
    return None


def _is_of_event(text: str, sentence: str, end: int) -> bool:
    """Whether the clause of a time tells what broke or was noticed then, and no more."""
    clause = _CLAUSE.split(sentence)[-1]
    if not _NO_MORE_THAN_LED.fullmatch(clause):
        return bool(_EVENT.search(clause)) and not _HAPPENED.search(clause)
    after = _EVENT_AFTER.match(text, end) or _DOING_AFTER.match(text, end)
    return after is not None and not _HAPPENED.search(after.group())


def is_day_of_event(text: str, start: int, end: int) -> bool:
    """Whether the time that stands there is when something broke or was noticed."""
    return _is_of_event(text, text[_sentence_start(text, start) : start], end)


def is_only_asked(text: str, start: int, end: int) -> bool:
    """Whether what stands there is in a question that tells nothing: "will I get $20 back?"."""
    return role_of(text, start, end) == "asked"


def is_own_plan(text: str, start: int, end: int) -> bool:
    """Whether a day to come that stands there is when somebody means to do something.

    "I'd rather buy one in town tomorrow", but not "it came tomorrow", which tells wrongly.
    """
    stop = _SENTENCE_START.search(text, end)
    sentence = text[_sentence_start(text, start) : stop.start() if stop else len(text)]
    return bool(_ONES_OWN.search(sentence)) and not _HAPPENED.search(sentence)


def _sentence_start(text: str, at: int) -> int:
    ends = [found.end() for found in _SENTENCE_START.finditer(text, 0, at)]
    return ends[-1] if ends else 0
