"""Whose an e-mail address is that a message names: the writer's, or another's or an order's."""

from __future__ import annotations

import re
from functools import lru_cache

from claimdesk.language.email_addresses import find_emails
from claimdesk.language.en.gifts import KIN

_ANOTHERS = re.compile(
    rf"\b(?:his|hers?|their|theirs|(?:my|our|the|her|his) (?:[\w-]+ )?{KIN}(?:['\u2019]?s)?"
    rf"|{KIN}['\u2019]s|some(?:one|body) else(?:['\u2019]s)?)\b",
    re.IGNORECASE,
)
_OF_THE_ORDER = re.compile(
    r"\b(?:order(?:ed|s)?|account|bought|purchased?|placed|registered|logged|login|paid"
    r"|(?:look|find|search|check)(?: it| the order| that| me)?(?: up)?)\b"
    r"[^@.;!?\n]*\b(?:under|with|on|in|through|using|from|via|at|by|is|was|be|used|is in)\b",
    re.IGNORECASE,
)
_OWN = re.compile(
    r"\b(?:mine|my (?:own |new |current |personal |correct |real )?(?:e-?mails?|address|mail)"
    r"|i(?:['\u2019]m| am) at|me(?: at)?)\b",
    re.IGNORECASE,
)
_ANSWER = re.compile(
    r"\b(?:answer\w*|repl(?:y|ies)|respon[ds]\w*|contact|write|reach|hear|get back|chang(?:e|ed)"
    r"|switch|replace|instead|use|rather|better|go(?:es)? to|come to|correct(?:ed)?|send (?:it|them"
    r"|that|everything|all|mail|e-?mails?))\b",
    re.IGNORECASE,
)
_ADDS = re.compile(
    r"\b(?:add|put|include|note|mention|write down|attach|cc)\b[^.;!?\n]*\b(?:too|as well|also|in"
    r" (?:there|it)|on (?:there|it)|for the staff)\b"
    r"|\b(?:too|as well|also)\b[^.;!?\n]*\b(?:add|put|include|note|mention)\b",
    re.IGNORECASE,
)
_USED_FOR_IT = re.compile(
    r"\b(?:he|she|they) (?:used|uses|ordered|bought|placed|paid)\b"
    r"|\b(?:is|was) (?:only |just )?(?:what|the one) (?:he|she|they)\b"
    rf"|^\W*(?:(?:that|it)(?:['\u2019]?s| is)|which is|i\.?e\.?)? ?(?:my|our) {KIN}\b"
    r"|\bonly so (?:they|you|the staff) can find\b|\b(?:is|was) (?:his|hers|theirs)\b",
    re.IGNORECASE,
)
# The head of a mail that was pasted: who sent it is another, who got it is the writer.
_HEADER = re.compile(
    r"^[\s>*]*(?P<name>from|sender|sent|date|to|cc|bcc|reply-to|subject)\s*:", re.I | re.M
)
_FEWEST_HEADERS = 2
_TO = ("to", "cc")
# Nobody reads what is sent there.
_NO_ONES = re.compile(
    r"^(?:no|not|donot|do-not|do_not|dont)[-_.]?reply\b|^(?:mailer-daemon|postmaster|bounces?)\b"
    r"|[-_.+](?:no-?reply)$",
    re.I,
)
_SENTENCE_END = re.compile(r"[.!?](?=\s|$)|[;\n]")


@lru_cache(100)
def anothers_emails(text: str, *, asked: bool = False, has_own: bool = False) -> tuple[str, ...]:
    """The addresses, as they are written, that are another's or only the order's.

    "The order is under my son's, x@y.z", "put his in there too, x@y.z". Not one that the answer is
    to go to, whosever it is: "write to my wife instead, x@y.z", or the one given where the
    writer was ``asked`` for one. An order's alone counts beside one of the writer's own, or where
    one is known already (``has_own``), for else it is the writer's too. Who a pasted mail is from
    is another, and so is an address that nobody reads ("noreply@…").
    """
    spans = find_emails(text)
    told: list[tuple[str, str]] = []
    for index, span in enumerate(spans):
        begins = spans[index - 1].end if index else 0
        ends = spans[index + 1].start if index + 1 < len(spans) else len(text)
        whose = _in_header(text, span.start)
        if _NO_ONES.search(span.text.split("@")[0]):
            whose = "another"
        if whose is None:
            whose = _whose(text[begins : span.start], text[span.end : ends], asked)
        told.append((span.text, whose))
    has_own = has_own or (len(told) > 1 and any(whose in ("own", "") for _, whose in told))
    return tuple(
        address for address, whose in told if whose == "another" or (whose == "order" and has_own)
    )


def is_pasted_mail(text: str) -> bool:
    """Whether a mail with its head stands in the message: "From: …", "Subject: …"."""
    names = {found["name"].lower() for found in _HEADER.finditer(text)}
    return len(names) >= _FEWEST_HEADERS


def _in_header(text: str, at: int) -> str | None:
    """Whose an address in the head of a pasted mail is; None where it stands in none."""
    found = _HEADER.match(text, text.rfind("\n", 0, at) + 1)
    if found is None or not is_pasted_mail(text):
        return None
    return "own" if found["name"].lower() in _TO else "another"


def _whose(before: str, after: str, asked: bool) -> str:
    sentence = _SENTENCE_END.split(before)[-1]
    sentence = sentence if sentence.strip(" :,") else before
    adds = _ADDS.search(sentence)
    another = [found.start() for found in _ANOTHERS.finditer(sentence)]
    own = [found.start() for found in _OWN.finditer(sentence)]
    if another and (not own or another[-1] > own[-1]):
        answer = _ANSWER.search(sentence)
        if adds or _OF_THE_ORDER.search(sentence) or not (answer or asked):
            return "another"
        return "own"
    if own:
        return "own"
    if _USED_FOR_IT.search(_SENTENCE_END.split(after)[0]):
        return "another"
    return "order" if _OF_THE_ORDER.search(sentence) else ""
