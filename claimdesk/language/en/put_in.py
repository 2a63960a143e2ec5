"""What a message wants put into the description by a word for it: "put my travel reason in"."""

from __future__ import annotations

import re

from claimdesk.language.email_addresses import find_emails
from claimdesk.language.en.negation import is_negated
from claimdesk.language.en.order_numbers import find_order_numbers
from claimdesk.language.en.questions import is_question

_PUT = (
    r"(?<!\bi )(?<!\bwe )(?<!\bthey )(?<!\bhe )(?<!\bshe )(?<!\byou've )"
    r"\b(?:put|add|include|write|get|mention|bring|work)"
)
_THE_TEXT = r"(?:description|details?|text|claim|card|statement|report)"
_INTO = (
    rf"(?:in|into|to|on|under)(?: (?:the|my|this|your|that) (?:\w+ )?{_THE_TEXT}| {_THE_TEXT}"
    r"| there)\b"
)
_INTO_IT = re.compile(
    rf"{_PUT} (?P<what>(?!(?:in|into|to|on|it|this|that) (?:that|the description)\b)"
    rf"[^.!?;\n]{{2,200}}?) {_INTO}",
    re.I,
)
_THAT_IN = re.compile(
    r"\b(?:put|add|include|write) (?:that|it|this|those|them|both)(?: (?:in|too|there|also|down))+"
    r"(?:,\s*(?P<more>[\w -]{2,40}?)(?=,|\.|;|!|\?|$|\s+and\b))?",
    re.I,
)
# "Write there about the hospital": what it is called, to be told yet.
_ABOUT = re.compile(
    rf"{_PUT}(?: (?:in|there|down|something|also|too|here|a (?:line|word|note|sentence)))*"
    r" about (?:the|my|our|his|her|that) (?P<name>(?:[\w'-]+ ){0,3}?[\w'-]+)"
    r"(?=\W*$|[.,;!?]|\s+(?:too|also|please|pls|and|then|in there|there)\b)",
    re.I,
)
# The place of what "that" is: "where does it say I want two?", "it doesn't say that it's blue".
_NOT_SAID = re.compile(
    r"\b(?:where (?:does|do) (?:it|the \w+|that) (?:say|mention|state)"
    r"|(?:it|the (?:claim|card|description)) (?:doesn't|does not|doesnt|never)"
    r" (?:say|mention|state)"
    r"|(?:nothing|no word) (?:about|of|there about))(?: that)?\s+(?P<said>[^.?!;\n]{4,200})",
    re.I,
)
# What is said not to stand there, with what is told of it before it is to be put in.
_LACKED = re.compile(
    r"(?:^|[.!?;,]\s+|\bbut )(?:the |my |that |this |our )?[\w' -]{2,60}? (?:is|are|was)(?: still)?"
    r"(?: not|n't| nowhere)(?: (?:in (?:it|there|the (?:description|claim|text|card|form))|there"
    r"|mentioned|written(?: (?:in|there|down))?|included))+\s*[.!,;]+\s+(?P<said>\S.*)$",
    re.I | re.S,
)
_POINTS = re.compile(r"(?:it|this|that|those|them|both|all (?:that|this|of it))", re.I)
_NAMED = re.compile(r"(?:my|the|that|this|our) (?P<name>(?:[\w'-]+ ){0,3}[\w'-]+)", re.I)
# What has a line of its own, or is sent along.
_OF_A_LINE = re.compile(
    r"(?:e-?mail|address|number|receipt|invoice|photo|picture|pic|screenshot|price|date|phone|name)s?$",
    re.I,
)
_VERB = re.compile(
    r"\b(?:is|are|was|were|am|be|has|have|had|did|do|does|will|would|can|could|need|want|came|got"
    r"|went|\w+ed|\w+n't)\b",
    re.I,
)
# That what was added last is to go again: "please remove it", "that doesn't belong in there".
_TAKES_BACK = re.compile(
    r"^\W*(?:(?:no|oh|sorry|wait|please|pls|kindly|just|ok|okay|can you|could you|then|so)"
    r"[\s,.!]+)*"
    r"(?:(?:remove|delete|undo|erase|scrap|take) (?:it|that|this|what you(?:'ve)? added"
    r"|the last (?:sentence|part|bit|addition|line))"
    r"(?: (?:out|off|away|back|again|please|pls|from the \w+|then|there))*\W*$"
    r"|(?:that|this|it) (?:should not|shouldn't|shouldnt|does not|doesn't|doesnt|must not"
    r"|is not to)"
    r" (?:be|belong|go|stand)(?: (?:in|on))? (?:there|the \w+|it|that)\b)",
    re.I,
)
_FEWEST_WORDS_TOLD = 4
_BID_LEAD = re.compile(
    r"(?<![\s,.;:!-])(?:[\s,.;:!-]+(?:and|so|but|please|pls|plz|just|also|kindly|then"
    r"|(?:can|could|would) (?:you|u)))+\W*$",
    re.I,
)
_LEAD = re.compile(r"^(?:(?:also|please|kindly|down|in|that)\s+)+", re.I)


def told_to_put_in(text: str) -> tuple[str, str, tuple[int, int]]:
    """What is to be put into the description, or else what that is called, and where it says so.

    "Put that I was ill in the description" tells it, "put my travel reason in" only names it.
    Empty, and of no length, where nothing is to be put there.
    """
    plain = text.replace("\u2019", "'")
    about = _ABOUT.search(plain)
    if about and not is_negated(plain, about.start()):
        return "", about["name"].strip(), about.span()
    for found in _INTO_IT.finditer(plain):
        what = found["what"].strip()
        if is_negated(plain, found.start()):
            continue
        if _POINTS.fullmatch(what):
            return _with_place(plain, found, "")
        named = _NAMED.fullmatch(what)
        if _OF_A_LINE.search(what):
            continue
        if named and not _VERB.search(what):
            return "", named["name"], found.span()
        return _LEAD.sub("", what).strip(" ,\"'"), "", found.span()
    that = _THAT_IN.search(plain)
    if that and not is_negated(plain, that.start()):
        return _with_place(plain, that, that["more"] or "")
    return "", "", (0, 0)


def takes_back_addition(text: str) -> bool:
    """Whether the message wants what was added last out again: "no, please remove it"."""
    return bool(_TAKES_BACK.search(text.replace("\u2019", "'")))


def _with_place(text: str, found: re.Match[str], more: str) -> tuple[str, str, tuple[int, int]]:
    """What was said not to stand there, which "that" means, with what is told of it besides."""
    if lacked := _LACKED.search(text[: found.start()]):
        return lacked["said"].rstrip(" .,;!"), "", (lacked.start(), found.end())
    lacks = list(_NOT_SAID.finditer(text, 0, found.start()))
    if not lacks:
        return _with_what_was_told(text, found, more)
    said = lacks[-1]["said"].strip(" ,")
    return f"{said}, {more.strip()}" if more else said, "", (lacks[-1].start(), found.end())


def _with_what_was_told(
    text: str, found: re.Match[str], more: str
) -> tuple[str, str, tuple[int, int]]:
    """What is told in the same message before "put that in", which has no line of its own."""
    told = _BID_LEAD.sub("", text[: found.start()]).strip(" ,.;:!-")
    of_a_line = find_emails(told) or find_order_numbers(told) or is_question(told)
    if of_a_line or len(told.split()) < _FEWEST_WORDS_TOLD:
        return "", "", (0, 0)
    return f"{told}, {more.strip()}" if more else told, "", (0, found.end())
