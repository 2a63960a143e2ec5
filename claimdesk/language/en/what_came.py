"""What came, set against what was ordered: another thing, other words on it, or fewer of it."""

from __future__ import annotations

import re

from claimdesk.language.en.by_ear import Ear
from claimdesk.language.en.dates import find_date_spans
from claimdesk.language.en.number_words import read_number

# What is said to have come without being another thing: its state, a time, a letter.
_NO_OTHER_THING = (
    r"(?!(?:it|this|that|them|on|in|at|today|yesterday|nothing|no|last|the (?:order|parcel)"
    r"|the \d|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|mon|tue|wed|thu|fri|sat|sun)"
    r"(?:[a-z]*day|uary|ruary|ch|il|e|y|ust|t?ember|ober)?)\b"
    r"|(?:an? )?(?:(?:bit|little|very|really|so|too|already|all|still|not) ){0,2}"
    r"(?:\w{2,}ed|broken|bent|torn|faulty|defective|dirty|bad|dead|used|late|lost|stuck|sick|wet|hot"
    r"|here|there|home|small|big|large|tight|loose|size too \w+|bit|little|mess|joke|shame)\b"
    r"|(?:an?|the|my|your) (?:refund|e-?mail|mail|message|confirmation|notice|notification|call"
    r"|receipt|invoice|credit|reply|answer)\b)"
)
_ANOTHER_CAME = re.compile(
    r"\b(?:ordered|bought|wanted|asked for|paid for|chose|picked)\s+"
    r"(?!(?:it|this|them|on|at|by|via|through|direct\w*|from|in|last|yesterday|two|online)\b)"
    r"(?:\S+\s+){1,8}?(?:(?:and|but|&|then)\s+)?(?:i\s+|we\s+)?"
    r"(?:(?<!\bit )(?:got|received|was sent|were sent|you(?:'ve)? sent|you gave|they sent)\s+"
    r"|(?:it'?s|its)\s+(?=(?:an?|the|for|size|one|\d\S*)\s))"
    rf"{_NO_OTHER_THING}\w"
    r"|\b(?:ordered|bought|asked for|paid for)\s+(?!(?:it|this|them|on|from)\b)(?:\S+\s+){1,6}?"
    r"(?:and|but|yet) the (?:box|label|tag|sticker|packet|package|packaging|print|back) (?:says?"
    r"|said|reads)\b"
    r"|\bwrong (?:one|item|thing|product|\w+)(?: that| which)? (?:you|u|they|was|were)"
    r"(?: guys|['\u2019]ve| have| has been)? (?:sent|shipped|delivered)\b"
    # What they put on it or in the box: "you've printed 1978 instead of 1987".
    r"|\b(?:you|u|they|someone|somebody)(?:'?ve| have| guys| has)? (?:\w+ly |just )?(?:print(?:ed)?"
    r"|wrote|written|spel(?:t|led)|engraved|embroidered|put|made|sent|packed|gave|used|shipped)\b"
    r"[^.!?]{1,60}?\binstead of\b"
    # What was to stand on it, against what does: "typed LENA, it says LEAN".
    r"|\b(?:i|we)(?:['\u2019]ve| had| have)? (?:\w+ly )?(?:typed?|wrote|written|entered"
    r"|spel(?:t|led)|put in|uploaded|asked for|gave you|requested)\b[^.!?]{1,60}?"
    r"\b(?:but|and|yet|however)\b[^.!?]{0,40}?\b(?:print(?:s|ed)?|reads?|says|engraved"
    r"|embroidered|came out|spel(?:t|led)|(?:got|has|shows))\b"
    r"(?! (?:an? )?(?:refund|e-?mail|confirmation|error|nothing|no)\b)"
    r"|\bit (?:says|reads|shows)\b[^.!?]{1,40}?"
    r"\b(?:instead of|(?:but|and) (?:it )?should (?:say|read|be|have))\b"
    # Somebody else's picture or name on it.
    r"|\b(?:with|has|have|is|it['\u2019]?s|got|shows?|of|printed) (?:some(?:one|body) else"
    r"|(?:an)?other (?:person|customer|family|couple)|a stranger)['\u2019]?s?"
    r" (?:[\w-]+ )?(?:pictures?|photos?|pics?|images?|names?|initials?|design|faces?|print|order"
    r"|case|cover|item|text|logo)\b(?! number)",
    re.I,
)
# A number of things, not of days, hours or inches.
_COUNT = (
    r"(?:\d{1,2}|an?|one|two|three|four|five|six|seven|eight|nine|ten)\b"
    r"(?![./:-]\d|%| ?(?:st|nd|rd|th|days?|weeks?|months?|years?|hours?|hrs?|min\w*|inch\w*|mm|cm"
    r"|am|pm|pro|plus|max)\b)"
)
_ORDERED = r"(?:ordered|bought|paid for|purchased)"
# How many were ordered, and how many there are.
_COUNTED = re.compile(
    rf"\b(?:(?P<a>{_COUNT})(?: [\w-]+){{0,3}}? (?:were |was )?{_ORDERED}"
    rf"|{_ORDERED} (?:for )?(?P<b>{_COUNT}))[^.!?\d]{{0,40}}?\b(?:"
    rf"(?:only|just|got|received|found|there (?:was|were)|came with|sent)"
    rf"(?: (?:only|just|me|us|got|received|found))* (?P<c>{_COUNT})"
    rf"|(?P<d>{_COUNT})(?= (?:[\w-]+ )?(?:came|arrived|here|received|turned up|showed up|delivered"
    r"|(?:was |were |is |are )?(?:in|inside) (?:it|there|the)\b)))",
    re.I,
)
# What may follow on a number of the same things: not "got 1 stand".
_NEXT_WORD = re.compile(r" ([a-z]+)\b(?!-\d)", re.I)
_NO_OTHER_WORDS = """
of in and but so please pls order when back out only for came arrived here received turned showed
delivered was were is
"""
_NO_OTHER = frozenset(_NO_OTHER_WORDS.split())
# What these words may be slips of, or written by ear.
_MEANT_LIST = "ordered bought received wrong label says instead sent shipped delivered"
_EAR = Ear(_MEANT_LIST.split())
# Not when, where or from whom: "got it Monday", "ordered on your site", "need it soon".
_WHICH_THING = re.compile(
    r"\b(?:got|received|sent (?:me|us)|came (?:with|in|as)|need(?:ed)?|ordered|wanted"
    r"|should (?:be|have been)|supposed to be|says|(?:is|was) for)"
    r"(?: (?:an?|the|one|for|instead))* (?!(?:an?|the|one|for|instead|it|them|th[ei]se?|that|mine"
    r"|my|on|in|from|at|off|by|to|you|your|through|via|with|about|back|no|help|refund|replacement"
    r"|receipt|e-?mail)\b)[\w\"']",
    re.I,
)


def tells_another_came(text: str) -> bool:
    """Whether the message sets what came against what was ordered: "ordered a 13, got an 11"."""
    return bool(_ANOTHER_CAME.search(_EAR.hear(text).text))


def tells_fewer_came(text: str) -> bool:
    """Whether fewer came than were ordered, by their numbers: "4 ordered, 3 came"."""
    for found in _COUNTED.finditer(text):
        ordered, came = found["a"] or found["b"], found["c"] or found["d"]
        more = _NEXT_WORD.match(text, found.end())
        same = more is None or more[1].lower() in _NO_OTHER or more[1].lower() in found[0].lower()
        if same and read_number(came.lower()) < read_number(ordered.lower()):
            return True
    return False


def tells_what_came(text: str) -> bool:
    """Whether the message says which thing came, or which it should be: "got a 12. need a 10"."""
    for span in reversed(find_date_spans(text)):
        text = f"{text[: span.start]}on{text[span.end :]}"
    return bool(_WHICH_THING.search(text))
