"""What a message says of the pictures that a claim needs: sent, still to come, on one already."""

from __future__ import annotations

import re

_PICTURE = (
    r"(?:photos?|pics?|pictures?|images?|screenshots?|receipts?|invoices?|proof|confirmation"
    r"|(?:packing |delivery )?slips?|file|attachment)"
)
_LATER = (
    r"(?:tomorrow|tonight|later|afterwards|another (?:day|time)|next week|this (?:evening|afternoon"
    r"|weekend)|(?:in|by) the morning|after (?:work|school|lunch|dinner)|at home"
    r"|when i(?:'m| am| get)|once i(?:'m| am| get)|as soon as i"
    r"|in (?:an?|a few|\d+|two|three|some) \w+"
    r"|(?:on )?(?:mon|tues|wednes|thurs|fri|satur|sun)day)"
)
_GIVES_LATER = re.compile(
    r"\b(?:can|could|may|is it ok\w*|would it be ok\w*|i'?ll|i will|i can|i could|let me|gonna"
    r"|going to|will)\b[^.?!;\n]*\b(?:send|upload|give|add|take|show"
    rf"|bring|mail|attach|forward)\b[^.?!;\n]*\b{_LATER}\b",
    re.I,
)
_SHOWN_ALREADY = re.compile(
    rf"\b(?:the )?same (?:one|{_PICTURE})\b[^.?!;\n]*\b(?:shows?|has|have|lists?|is on)\b"
    rf"|\b(?:it|that|they|both)(?:'?s| is| are)? (?:also |already |all )*(?:on|in) (?:the|that|my)"
    rf" (?:same |first |last |other )?{_PICTURE}\b"
    rf"|\b(?:that'?s|thats|this is|it'?s|it was|is) (?:exactly )?(?:the one|what|the {_PICTURE}) "
    r"(?:that )?i(?:'ve| have)? (?:already |just )?(?:sent|uploaded|gave|given|attached|showed"
    r"|shown)\b"
    rf"|\b(?:i|we)(?:'ve| have)? (?:already|just) (?:sent|uploaded|gave|attached|showed)"
    rf"(?: \w+){{0,2}} (?:it|that|{_PICTURE})\b"
    r"|\b(?:i|we)(?:'ve| have)? (?:sent|uploaded|gave|attached|showed)(?: (?:you|u))?"
    rf" (?:it|that|them|(?:the|a|my) {_PICTURE}) already\b"
    rf"|\b{_PICTURE} (?:that )?i(?:'ve| have)? (?:already |just )?(?:sent|uploaded|attached)"
    r"(?: (?:you|u))? (?:shows?|has|is)\b",
    re.I,
)
_HOW_MANY = re.compile(r"\bhow many\b", re.I)
_HELD = (
    r"(?:attached|received|uploaded|saved|stored|recorded|registered|in there|in the file"
    r"|(?:with|on|in) (?:it|(?:my|the) claim)|on (?:file|record))"
)
#: Whether a picture that was sent has come; a topic of `asks_of_claim`.
CAME_THROUGH = (
    r"\b(?:did|have|has|is|was|are|were)\b(?!\W+(?:i|we|it) (?:have|need|got) to)[^.?!;\n]*"
    rf"\b(?:the|my|that|this|those|both|any)(?: \w+)? {_PICTURE}\b[^.?!;\n]*"
    r"\b(?:get (?:there|through|to)|got (?:there|through)|go(?:ne)? through|went through|arriv\w*"
    rf"|com(?:e|ing) through|came through|there(?! (?:is|are))|{_HELD})\b",
    # "The picture is in there, right?": told to be confirmed.
    rf"\b(?:the|my|that|both|those)(?: \w+)? {_PICTURE}(?:'?s| is| are| was| were| has been"
    rf"| have been)(?: (?:now|also|all|already|safely))* (?:there|{_HELD})\b(?=[^.!;\n]*\?"
    r"|[^.!;\n]*\b(?:yes|right|correct|or not|yes or no)\b)",
    rf"\b(?:you|u|they|your staff)(?:'?ve)?(?: \w+)? (?:got|have|received)"
    rf" (?:the|my|that|both|those|all)(?: \w+)? {_PICTURE}\b(?:[^.!?;\n]*\b(?:right|yes|yeah"
    r"|correct|or not)\b|,? *\?)",
    rf"\b(?:did|do|have) (?:you|u|they|your staff)(?: \w+)? (?:get|got|have|receive|received|see)"
    rf" (?:(?:the|my|that|both|those|all|any)(?: \w+)?|two|three|\d) (?:of (?:the|my) )?"
    rf"{_PICTURE}\b",
    rf"\bhow many(?: of my| of the)? {_PICTURE}\b[^.?!;\n]*"
    r"\b(?:have (?:you|u|they)|(?:do|did) (?:you|u|they) (?:have|get|got|see)|i sent"
    r"|there|with (?:it|(?:the|my) claim)|came|got)\b",
)

#: Whether a picture may follow in reply to the e-mail; a topic of `asks_of_claim`.
REPLIES_WITH = (
    r"\b(?:repl(?:y|ies)|answer|write back)\b[^.?!;\n]*\b(?:with|attach\w*)\b[^.?!;\n]*"
    rf"\b{_PICTURE}\b",
    rf"\b{_PICTURE}\b[^?!;\n]*\b(?:send|sent|reply|forward|e-?mail|mail|attach)\b[^.?!;\n]*"
    r"\b(?:to|in|by|at|via) (?:that|the|your|this|an?)? ?(?:e-?mail|mail|address|reply)\b",
    rf"\b(?:send|reply|forward|e-?mail|mail|attach)\b[^.?!;\n]*\b{_PICTURE}\b[^.?!;\n]*"
    r"\b(?:to|in|by|at|via) (?:that|the|your|this|an?)? ?(?:e-?mail|mail|address|reply)\b",
)


_COUNTED = re.compile(
    rf"\b(?P<count>both|two|three|four|five|[2-9])(?: of (?:the|my|them))?(?: \w+)? {_PICTURE}\b"
    r"|\b(?P<all>both|all (?:two|three|four|five|[2-9]))\b",
    re.I,
)
_COUNTS = {"both": 2, "two": 2, "three": 3, "four": 4, "five": 5}


def asks_how_many(text: str) -> bool:
    """Whether the message asks for a count: "how many photos do you have"."""
    return bool(_HOW_MANY.search(text))


def pictures_counted(text: str) -> int | None:
    """How many pictures the message speaks of: "did you get both photos"."""
    found = _COUNTED.search(text)
    if found is None:
        return None
    word = (found["count"] or found["all"]).casefold().split()[-1]
    return _COUNTS.get(word) or int(word)


def gives_later(text: str) -> bool:
    """Whether the writer means to send a picture at another time, or asks if that will do."""
    return bool(_GIVES_LATER.search(text.replace("\u2019", "'")))


def says_shown_already(text: str) -> bool:
    """Whether a picture that was sent before is said to show what is asked for now."""
    return bool(_SHOWN_ALREADY.search(text.replace("\u2019", "'")))
