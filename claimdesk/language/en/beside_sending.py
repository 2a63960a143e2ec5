"""What a message that sends the claim says besides: "the colour is blue. send it then"."""

from __future__ import annotations

import re

from claimdesk.language.en.line_names import SENDING
from claimdesk.language.en.review_cues import remark_beside, says_send
from claimdesk.language.en.segmentation import sentences

_SENT = (
    r"(?:send|submit|file)(?: (?:it|this|that|them|everything|all|(?:the|my|this) claim))?"
    r"(?: (?:off|in|on|out|then|please|pls|now|thanks|away|as it is|like that))*"
)
# Such words before the sending, or alone, tell nothing.
_NOD = (
    r"(?:yes|yeah|yep|yup|ok|okay|fine|sure|right|good|great|perfect|correct|all good|then|now|just"
    r"|please|pls|plz|so|and|ugh|uff|well|go ahead|looks? good|thanks?|thank you|thx|ty)"
)
_SENDING_FIRST = re.compile(
    rf"^\W*(?:{_NOD}\b[\s,.!]*)*{_SENT}(?:[\s,;:]+(?:and|also|plus)\b)?(?=[\s,.;:!]|$)[\s,.;:!]*"
    r"(?!back\b|to\b)",
    re.I,
)
# What leads to a sending that is put off, asked about or one's own plan: "before you send it".
_NOT_YET = re.compile(
    r"(?:\b(?:before|until|till|unless|if|when|once|after|to|not|dont|never|how|can|could|should"
    r"|would|will|i|we)|n't|'ll)(?: (?:you|u|i|we|they))?\W*$",
    re.I,
)
_NODS_LAST = re.compile(rf"(?<![\s,.;:-])(?:[\s,.;:-]+(?:{_NOD}|but)\b)+[\s,.;:-]*$", re.I)
_ONLY_NODS = re.compile(rf"\W*(?:{_NOD}\b\W*)*", re.I)
_WORDS_OF_A_SENDING = 5  # "everything looks good to me"


def beside_sending(text: str) -> str | None:
    """What a message says before or after the words that send the claim.

    None where it sends none, or says nothing else.
    """
    plain = " ".join(text.replace("\u2019", "'").split())
    last = SENDING.search(plain)
    if last and _NOT_YET.search(plain[: last.start()]):
        last = None
    if not (last or says_send(plain)):
        return None
    rest = _NODS_LAST.sub("", plain[: last.start()]) if last else plain
    told = [_bare(sentence.strip()) for sentence in sentences(rest)]
    kept = " ".join(each for each in told if each)
    nothing_else = _ONLY_NODS.fullmatch(kept) or len(kept) >= len(plain)
    return None if nothing_else else kept


def remark_before_sending(text: str) -> str:
    """What a message tells beside the sending: a wish or a fact, no question, praise or thanks."""
    rest = beside_sending(text)
    return remark_beside(f"Yes. {rest}")[0] if rest else ""


def _bare(sentence: str) -> str:
    """The sentence without the sending it begins with; empty where it does nothing else."""
    first = _SENDING_FIRST.match(sentence)
    if first:
        sentence = sentence[first.end() :]
    brief = len(sentence.split()) <= _WORDS_OF_A_SENDING
    return "" if brief and says_send(sentence) else sentence
