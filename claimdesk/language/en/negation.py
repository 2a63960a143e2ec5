"""Whether what a shopper mentions is something they deny or do not want."""

from __future__ import annotations

import re

# Where what was said before no longer bears on what follows.
_BREAK = re.compile(
    r"[.;:!?\n]|,(?! *(?:or|nor)\b)| [-\u2013\u2014]+ "
    r"|\b(?:but|although|though|because|instead i|rather i|so)\b"
    r"|\b(?:and|then|please|just)?\s*(?:i|we)(?: would|'d|\u2019d)?"
    r" (?:want|need|like|prefer|wish|am|have)\b(?!n)"
    r"|\band (?:want|need|would|please|send|give)\b",
    re.IGNORECASE,
)
# "Why don't you", "can't I", "isn't there": asked, not denied; nor is "not only", "not sure why".
_ASKED = re.compile(
    r"\b(?:why (?:not|don['\u2019]?t|can['\u2019]?t|won['\u2019]?t)"
    r"|not (?:only|just|sure (?:why|how|what|if you))"
    r"|no (?:problem|worries|idea (?:why|how))"
    r"|do(?:es)? ?n[o'\u2019]?t (?:know|understand|see) (?:why|how|what)"
    r"|(?:is|are|was|were|do|does|did|has|have|had|can|could|would|should|wo)n['\u2019]?t"
    r" (?:i|you|it|that|this|there|they|we)"
    r"|can['\u2019]?t (?:i|you|we|wait))\b",
    re.IGNORECASE,
)
_DENIAL = re.compile(
    r"\b(?:not|never|without|nor|neither|cannot|dont|doesnt|didnt|isnt|wasnt|wont|cant|wouldnt"
    r"|arent|havent|hasnt|\w+n['\u2019]t|rather than|instead of|other than|except|nothing"
    r"|(?:nobody|no[- ]?one)(?! (?:\w+ )?(?:told|said|says|knows?|knew|noticed|answer\w*|repl\w+"
    r"|mention\w*|wrote|warned|helps?|helped)\b)"
    r"|forget(?: about)? (?:the|a|any|my|your))\b",
    re.IGNORECASE,
)
# "no refund", but not the "no" of "no i want a refund", "no bought it in may": a verb of one's
# own says that it is an answer.
_NO = re.compile(
    r"\bno (?!(?:i|it|we|please|thanks?|the|my|this|that|bought|got|came|arrived|ordered|paid"
    r"|received|was|were|is|wait|sorry|actually|hang on|hold on|make it|make that)\b)",
    re.IGNORECASE,
)
# "It's not faulty it is …": what it is instead, though no comma stands before it.
_INSTEAD_IT_IS = re.compile(
    r"(?:(?:^\W*|\b(?:is|was|are|were|its|thats) |['\u2019]s )not"
    r"|\b(?:is|was|are|were)n['\u2019]?t)"
    r"(?: (?!(?:that|if|sure|because|like|clear|as|when|where|what|how)\b)[\w'\u2019-]+){1,4}?"
    r" (?:its|it['\u2019]s|it (?:is|was|came|arrived)|they(?:['\u2019]re| are| were| came))\b",
    re.IGNORECASE,
)
_REACH = 6  # words a denial bears on


# No denial without one of these: most messages have none and are told apart quickly.
_MAY_DENY = re.compile(
    r"n['\u2019o]?t\b|\bno|nei|never|without|cannot|than\b|instead|except|forget", re.IGNORECASE
)


def clause_before(text: str, start: int) -> str:
    """What stands before ``start`` in its own clause: after the last comma, full stop or "but"."""
    # A break may begin before the phrase and reach into it: "and" + "I want my money back".
    breaks = [match.end() for match in _BREAK.finditer(text) if match.start() < start]
    return text[breaks[-1] : start] if breaks else text[:start]


def is_negated(text: str, start: int) -> bool:
    """Whether the phrase that begins at ``start`` is denied by what stands before it.

    "I don't want a refund, I want the right one": the refund is, the right one is not.
    A denial reaches at most six words and not past a comma, a full stop or "but", nor to what a
    thing is instead: "it's not cracked it is bent".
    """
    if not _MAY_DENY.search(text, 0, start):
        return False
    clause = clause_before(text, start)
    clause = _ASKED.sub(lambda m: "_" * len(m.group()), clause)
    denials = [*_DENIAL.finditer(clause), *_NO.finditer(clause + "_")]
    if not denials:
        return False
    last = max(denials, key=lambda m: m.end())
    if any(found.end() > last.end() for found in _INSTEAD_IT_IS.finditer(clause)):
        return False
    return len(clause[last.end() :].split()) < _REACH
