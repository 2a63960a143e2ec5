"""Days told by another one: "the same day", "two days earlier", "a day after I bought it"."""

from __future__ import annotations

import re

from claimdesk.language.en.date_words import WEEKDAYS
from claimdesk.language.en.day_cues import date_cues
from claimdesk.language.en.number_words import NUMBER_WORD, read_number
from claimdesk.language.spans import DayRelation

_SAME = re.compile(
    r"\b(?:the |that |on the |very )*(?:very |exact )?same (?:day|date|time)\b"
    r"|^\W*(?:(?:the|both|also|it'?s|its|yes|yeah|probably|all)[\s,]+)*same(?=\W*$| as\b| for\b)"
    r"|\b(?:also )?(?:on )?that (?:very )?(?:same )?day(?: too| as well| also)?\b(?=\W*$)"
    r"|^\W*ditto\b",
    re.I,
)
_FEW = r"(?:a |some )?few|some|several"
_A_FEW = {1: (4, 2), 7: (3, 7)}  # how many days or weeks, and how many days more or less
_COUNT = rf"(?P<count>\d{{1,2}}|{NUMBER_WORD}|an?|one|a couple(?: of)?|{_FEW})"
_REST = (
    r"(?=\W*$|\W+(?:than|that|it|i|we|from|of|ordering|buying"
    r"|the (?:order|purchase|delivery|arrival))\b|[.,;!])"
)
_SHIFT = re.compile(
    rf"\b(?:{_COUNT} (?P<unit>days?|weeks?|wks?) |(?:the |on the |just the )?(?P<next>next"
    r"|following|previous|prior) (?P<own>day|week)\b"
    rf"|(?:the )?(?P<the>day|week) )(?P<way>earlier|before|sooner|prior|previously|later|after"
    rf"(?:wards?)?)?{_REST}",
    re.I,
)
_WEEKDAY = "|".join(WEEKDAYS)
_NOT = r"(?:not|instead of|rather than|and not)"
_WEEKDAYS = re.compile(
    rf"\b(?P<right>{_WEEKDAY}),? (?:and )?{_NOT} (?:on )?(?:a |the )?(?P<wrong>{_WEEKDAY})\b"
    rf"|\bnot (?:on )?(?:a |the )?(?P<wrong2>{_WEEKDAY}),?(?: but)?(?: on| it was| it'?s)?"
    rf" (?:a |the )?(?P<right2>{_WEEKDAY})\b",
    re.I,
)
_ROUGHLY = re.compile(
    r"\b(?:like|about|around|roughly|approx\.?|approximately|maybe|perhaps|some|probably|ca\.?"
    r"|almost|nearly|i think|i guess) $",
    re.I,
)
_LONG = (
    rf"(?P<count>\d{{1,3}}|{NUMBER_WORD}|an?|one|(?:a )?couple(?: of)?|a few)"
    r"(?: full| whole)?[ -](?P<unit>days?|weeks?|wks?|months?|years?|yrs?)\b"
)
_ABOUT = r"(?:(?:only|just|about|around|like|maybe|roughly|almost|nearly|barely|less than) )*"
# "Snapped after three weeks", "had it for two months": not "arrived after two weeks".
_OF_USE = re.compile(
    r"\b(?:after|(?:used|using|had|worn|worked|works|lasted)"
    rf"(?: (?:it|them|this|fine|great|well|for|me))*) {_ABOUT}{_LONG}"
    r"(?! (?:ago|wait|of (?!use|using|wear|light|normal)))"
    r"(?: of (?:\w+ )?(?:use|using|wear\w*))?",
    re.I,
)
_CLAUSE_END = re.compile(r"[.,;:!?\n]|\b(?:and|but|so)\b", re.I)
_DAYS_OF = {"d": 1, "w": 7, "m": 30, "y": 365}
_BACK = ("earlier", "before", "sooner", "prior", "previous", "previously")


def day_relations(text: str) -> list[DayRelation]:
    """The days of a claim that a message tells by another day, in order.

    Which of the claim's dates each is, and which it is told by, where words of buying or arrival
    before and after it say so.
    """
    plain = text.replace("\u2019", "'")
    found = []
    for match in _SAME.finditer(plain):
        found.append(_related(plain, match, 0))
    for match in _SHIFT.finditer(plain):
        way = (match["way"] or match["next"] or "").lower()
        if not way or (match["count"] and not match["way"]):
            continue
        unit = match["unit"] or match["own"] or match["the"]
        size = 7 if unit.lower().startswith("w") else 1
        said = (match["count"] or "one").lower()
        few = re.fullmatch(_FEW, said) is not None
        count = _A_FEW[size][0] if few else _number(said)
        related = _related(plain, match, size * count * (-1 if way in _BACK else 1))
        is_rough = bool(match["count"] and _ROUGHLY.search(plain[: match.start()]))
        about = _A_FEW[size][1] if few else 0
        found.append(related._replace(is_rough=is_rough, about=about))
    for match in _WEEKDAYS.finditer(plain):
        right = WEEKDAYS.index((match["right"] or match["right2"]).lower())
        wrong = WEEKDAYS.index((match["wrong"] or match["wrong2"]).lower())
        near = (right - wrong + 3) % 7 - 3
        found.append(_related(plain, match, near)._replace(puts_right=True, weekday=right))
    return sorted(found, key=lambda each: each.start)


def _number(words: str) -> int:
    if words.startswith("a couple"):
        return 2
    return 1 if words in ("a", "an", "one") else read_number(words)


def _related(text: str, match: re.Match[str], days: int) -> DayRelation:
    cues = date_cues(text)
    before = [name for name, at in cues if at < match.start()]
    after = [name for name, at in cues if at >= match.end()]
    own, anchor = (before[-1] if before else None), (after[0] if after else None)
    # "Bought and arrived the same day" tells one by the other.
    if own == anchor:
        anchor = None
    return DayRelation(own, anchor, days, match.start(), match.end())


def time_of_use(text: str) -> tuple[int, str] | None:
    """How many days a thing was in use before its trouble, and the words for it.

    "Snapped off after 3 weeks" (21); None where no such time is told.
    """
    plain = text.replace("\u2019", "'")
    for found in _OF_USE.finditer(plain):
        count = found["count"].lower()
        before = _CLAUSE_END.split(plain[: found.start()])[-1]
        if date_cues(before):  # "it came after 2 weeks"
            continue
        unit = found["unit"][0].lower()
        number = 2 if "couple" in count or "few" in count else _number(count)
        return number * _DAYS_OF[unit], found.group().strip()
    return None
