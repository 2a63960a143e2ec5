"""What a message says beside that the claim, which was shown, is not to be sent as it stands."""

from __future__ import annotations

import re

_IT = r"(?:it|this|that|them|anything|everything|(?:the|my|this|that) (?:claim|form|thing|request))"
_HOW = (
    r"(?:just |quite )?(?:yet|now|so fast|like (?:this|that)|as (?:it )?is|that way|please|pls|plz"
    r"|for now|at the moment|until then)\b"
)
# What the sending is put off to is what is to be changed.
_TILL = (
    r"(?:until|till|unless|before|because|cause|cuz|cos|as|since|bc|first)\b"
    r"(?: (?:you|u|i|we)(?:'ve| have|'ll|'d)?\b)?"
)
_NOT_SENT = re.compile(
    r"(?:\b(?:no+|nope|nah|wait|stop|hey|please|pls|plz|oh|but|and|so|ok(?:ay)?|i)\b[\s,.!]*)*"
    r"\b(?:do not|don'?t|dont|not|never|no|stop|quit|hold off(?: on)?|wait with) "
    r"(?:(?:you|just|please|pls|actually|dare|even|to|want to|wanna|want you to|yet) )*"
    r"(?:send|submit|fil(?!l)|post)(?:e|t?ing)?\b"
    # Nor of sending something else, to somebody or ever: "don't send it back".
    rf"(?!(?: {_IT})? (?:back|to|by|via|with|without|any ?more|any longer|after all|ever)\b)"
    rf"(?= {_IT}\b| (?:off|out|in|over)\b|[ ,]*{_HOW}|[\s,]*{_TILL}|\s*(?:[.,;:!?\u2013\u2014-]|$))"
    rf"(?: {_IT}\b)?(?: (?:off|out|in|over)\b)?(?:[ ,]*{_HOW})*(?:[\s,]*{_TILL})?"
    r"[\s,.;:!?\u2013\u2014-]*",
    re.I,
)
_SAYS_NOTHING = re.compile(
    r"\W*(?:(?:please|pls|plz|thanks?|thx|ty|yet|now|no+|wait|stop|ok(?:ay)?|first|again|just)\W*)*",
    re.I,
)
# "Why don't you send it".
_IS_ASKED = re.compile(r"\b(?:why|if|when|how come|that) (?:\w+ )?$", re.I)


def beside_not_sending(text: str) -> str | None:
    """What a message says beside "don't send it": "not yet, don't send it, the zip is blue" gives
    "not yet, the zip is blue".

    None where it says nothing of the kind, or nothing else.
    """
    plain = " ".join(text.replace("\u2019", "'").split())
    found = _NOT_SENT.search(plain)
    if found is None or _IS_ASKED.search(plain[: found.start()]):
        return None
    rest = f"{plain[: found.start()]}{plain[found.end() :]}".strip(" ,;:-")
    return None if _SAYS_NOTHING.fullmatch(rest) else rest
