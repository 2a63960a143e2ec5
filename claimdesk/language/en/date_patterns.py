"""What the patterns of dates are put together from, and what a date cannot be without."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from claimdesk.language.date_reading import DateReading, Reader
from claimdesk.language.en.date_words import MONTHS, WEEKDAYS
from claimdesk.language.en.number_words import NUMBER_WORD, ORDINAL_WORD

Match = re.Match[str]


class Form(NamedTuple):
    """A way of writing a time: ``reads`` gives the day; None stands for "not a day"."""

    pattern: re.Pattern[str]
    reads: Callable[[Match, Reader], DateReading] | None
    casual: bool = False  # too loose to look for outside an answer to "which day?"


MONTH = "(?:" + "|".join(MONTHS) + ")"
WEEKDAY = "(?:" + "|".join(WEEKDAYS) + ")"
SEASON = "(?:summer|winter|spring|fall|autumn)"
NUMBER = rf"(?:\d{{1,3}}|{NUMBER_WORD}|an?)"
ORDINAL = rf"(?:\d{{1,2}} ?(?:st|nd|rd|th)(?![a-z])|{ORDINAL_WORD})"
DAY = rf"(?:{ORDINAL}|\d{{1,2}}(?![\d:]))"
YEAR = r"(?:[12]\d{3}(?!\d)|'\d\d(?!\d)|\d\d(?= *(?:$|[.,;!?)])))"
COUNTED = (
    r"(?! *(?:days?|weeks?|months?|hours?|times?|business|working|items?|pieces?|pcs|dollars?|bucks"
    r"|euros?|pounds|percent|%|or \d+ days))"
)
# "The twelfth" is a day; "the first" to "the third" are more often things.
ORDINAL_IN_WORDS = rf"(?!first|second|third){ORDINAL_WORD}"
FEAST = (
    r"(?:christmas(?: eve| day)?|easter(?: monday)?|thanksgiving|halloween|black friday|boxing day"
    r"|cyber monday|new year(?:'?s(?: eve| day)?)?|valentine'?s(?: day)?"
    r"|(?:my|his|her|our) (?:birthday|b-?day))"
)
PERIOD_AGO = r"(?:days?|weeks?|months?|years?) (?:ago|back)"
ABOUT = (
    r"(?:about|around|approximately|approx|roughly|maybe|some|like|almost|nearly|over|under"
    r"|(?:less|more) than)"
)
NOT_DIGITS_BEFORE = r"(?<![\w/.,$€£#-])"
AFTER_THE_14TH = (
    r"(?= *(?:$|[.,;:!?)\n-])| (?:and|but|at|in|when|it|i|we|was|because|so|with|which|of (?:this"
    r"|last) month|from|or|my|by|morning|evening|afternoon|via|then|however|got|came|arrived|bought"
    r"|ordered|received|delivered|already|after|before|still)\b)"
)
NO_VERB = r"(?! (?:be|have|not|need|get|come|i|you|take|still|also|want|we|ask)\b)"
FRACTION = r"(?! *(?:of|off|inch|\"|size|price|stars?|pack|full|would|rating|-|hours?)\b)"

#: What looks like a date and is none: opening hours, sales, ratings.
LOOK_ALIKES = re.compile(
    rf"\b{WEEKDAY} ?(?:-|to|till|until|through|thru|and) ?{WEEKDAY}\b|\b24/7\b"
    r"|(?<!last )(?<!since )(?<!during )(?<!during the )(?<!over )(?<!before )(?<!after )"
    rf"(?<!around )\b(?:black|cyber|easter) {WEEKDAY}\b|\b(?:good|every|each|per) {WEEKDAY}\b"
    rf"|\b\d{{1,2}}/10\b(?=[^/]*$)(?! *$)"
    rf"|(?<![\d/])[0-5]/5\b(?= (?:stars?|rating))"
)

#: Without one of these (in a text spelled out) no date is written but in digits alone.
CUES = re.compile(
    rf"{WEEKDAY}|{MONTH}|{SEASON}|yesterday|to(?:day|night|morrow)|night|morning|afternoon|evening"
    r"|\b(?:ago|back|earlier|last|past|previous|during|recently|sometime|other day)\b"
    r"|\bb(?:irth|-?)day\b"
    rf"|\bthe {ORDINAL_IN_WORDS}\b|boxing|valentine"
    r"|week|month|year|christmas|easter|thanksgiving|halloween|black friday|fortnight|some ?time"
    rf"|\d ?(?:st|nd|rd|th)\b|\b(?:in|since|during|around) (?:\w+ )?20\d\d|\bin \d+ days"
)
