"""What a message asks to stand in the claim that the staff have: "did you note that it hums"."""

from __future__ import annotations

import re

from claimdesk.language.en.choosing import telling_words
from claimdesk.language.en.common_words import stems
from claimdesk.language.en.questions import is_question
from claimdesk.language.text_cache import cached_by_text

_STAFF = r"(?:they|(?:the|your) (?:staff|team|people|colleagues)|staff|someone|anyone)"
_WHO = rf"(?:you|u|{_STAFF})"
_BETWEEN = r"(?: (?:also|now|already|even|really|actually|all|both|at least|guys))*"
_CLAIM = r"(?:the|my|this|that) (?:claim|request|file)"
_INTO = rf"(?:in|on|to|into|with) (?:{_CLAIM}|file|record)"
_WRITES = (
    r"(?:(?:wr(?:i|o)te|written|note[d]?|record(?:ed)?|mention(?:ed)?|enter(?:ed)?)"
    r"(?: (?:it|that|this|me))?(?: down)?"
    r"|put (?:(?:it|that|this|me) )?down"
    rf"|(?:put|add(?:ed)?|include[d]?)(?= [^?!;\n]{{2,100}} {_INTO}))(?: as| in)?"
)
_HAD = r"(?:[\w'-]+ ){0,2}(?:add?ress|adress|name|number|details|phone)"
_THERE = rf"(?:{_INTO}|noted|written down|recorded)"
_ASKED = re.compile(
    # As in: did you write damaged in post, have they noted that it hums
    rf"\b(?:did|have|has) {_WHO}{_BETWEEN} {_WRITES} (?:that )?(?P<written>[^?!;\n]{{2,160}})"
    # "do they know it's to Newark", "do you see that it hums", "do they have my address"
    rf"|\b(?:do|does|did) (?:{_STAFF}{_BETWEEN} (?:know|see) (?:that |about )?|(?:you|u){_BETWEEN}"
    r" (?:know|see) that )(?=(?:it|its|it's|i|i'm|the|my|there|we|this|that)\b)"
    r"(?P<known>[^?!;\n]{2,160})"
    rf"|\b(?:do|does) {_STAFF}{_BETWEEN} have (?=(?:my|our|his|her|their) {_HAD}\b)"
    r"(?P<had>[^?!;\n]{2,160})"
    # "does the claim say red", "is it in my claim that …", "is the red one in my claim"
    rf"|\b(?:does|did) (?:{_CLAIM}{_BETWEEN} (?:say|mention|include|contain|state)"
    rf"|it{_BETWEEN} say) (?:that )?(?P<said>[^?!;\n]{{2,160}})"
    rf"|\b(?:is|was) (?:it|that) {_THERE} that (?P<held>[^?!;\n]{{2,160}})"
    rf"|\b(?:is|are|was) (?P<there>[^?!;\n]{{2,100}}?) {_THERE}(?=\W*(?:$|[?!]|or not))",
    re.I,
)
_TAIL = re.compile(
    rf"\W*\b(?:or not|yes or no|right|correct|too|as well|yet|now|please|pls|{_INTO})\W*$", re.I
)
_JOINED = re.compile(r",| and (?:that |also )?| & ", re.I)
_NO_THING = re.compile(
    r"\W*(?:it|that|this|everything|all(?: of it)?|so|what i [\w ]+|(?:the|my|that|this) (?:\w+ )?"
    r"(?:part|bit|note|remark|message|text|addition|photos?|pictures?|pics?|receipts?|changes?)"
    r"\b.*)\W*",
    re.I,
)
_IDLE = frozenset(
    re.findall(
        r"\S+",
        "be am are were been has have had get got go goes going will he she they we us our his her"
        " their there here what which when where how why who claim say says said know about not"
        " also too really now still yet",
    )
)
_NUMBERS = {
    "two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7", "eight": "8",
    "nine": "9", "ten": "10",
}  # fmt: skip


@cached_by_text
def things_asked(text: str) -> tuple[str, ...]:
    """What it is asked of whether it stands in the claim, each thing by itself; empty where none.

    "Did you write damaged in post and the red one?" asks of two things.
    """
    plain = " ".join(text.replace("\u2019", "'").split())
    found = _ASKED.search(plain)
    if found is None or not (is_question(text) or found.start() == 0):
        return ()
    told = next(each for each in found.groups() if each is not None)
    while (shorter := _TAIL.sub("", told)) != told:
        told = shorter
    things = [part.strip(" .,?!") for part in _JOINED.split(told)]
    if any(_NO_THING.fullmatch(each) for each in things):
        return ()
    return tuple(each for each in things if content_words(each))


def content_words(text: str) -> frozenset[str]:
    """The words of a text that say what it is about, without their endings."""
    words, _ = telling_words(re.sub(r"[^\w' -]", " ", text.replace("'s", "")))
    return frozenset(
        _NUMBERS.get(each) or min((*stems(each), each), key=len).rstrip("e")
        for each in words
        if each not in _IDLE
    )
