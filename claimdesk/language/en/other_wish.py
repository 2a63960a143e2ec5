"""Which remedy a shopper wants in the place of the one that a claim asks for already."""

from __future__ import annotations

import re

from claimdesk.language.en.questions import is_question
from claimdesk.language.en.segmentation import sentences
from claimdesk.language.en.wishes import remedies_named, wish_told

# What sets one remedy against another, or turns to it after all.
_INSTEAD = re.compile(
    r"\b(?:instead|rather|after all|in (?:the )?place of|prefer\w*|switch\w*|chang(?:e|ed|ing)"
    r"|changed my mind|make (?:it|that|this)|turn it into|swap (?:it|that|the \w+) (?:for|to|into)"
    r"|second thoughts?|on reflection|would be better|actually)\b",
    re.I,
)
_MAY_I = re.compile(
    r"\b(?:can|could|may|might|would|will) (?:i|we|you|u|it)\b"
    r"|\bis it (?:possible|too late|ok(?:ay)?)|\bany chance\b|\bhow about\b|\b(?:or )?is that\b",
    re.I,
)
# "Would a replacement be quicker instead": what it would be like, not that it is wanted.
_COMPARES = re.compile(
    r"\b(?:how|when|what|why|which|if (?:i|we|you|u)|does|faster|quicker|sooner|longer|cheaper|cost"
    r"|take|differ\w*)\b",
    re.I,
)
# The one that is not wanted any more.
_NOT_THAT = re.compile(
    r"\b(?:than|instead of|in (?:the )?place of|not|no longer|n'?t (?:want|need)"
    r"|dont (?:want|need)|change)"
    r" (?:the |an? |my |any |get(?:ting)? )*[\w-]+(?: back)?",
    re.I,
)


def wish_instead(text: str, stands: str | None) -> str | None:
    """The one remedy that is asked for in the place of the one that ``stands``.

    "I'd rather have a new one than the money", "can I get a refund instead". None where several
    may be meant, or no more is asked than what it would be like.
    """
    wanted = _NOT_THAT.sub(" ", text.replace("\u2019", "'"))
    named = [code for code in remedies_named(wanted) if code != stands]
    if len(named) != 1:
        return None
    if wish_told(text) == named[0]:
        return named[0]
    told = [each for each in sentences(text) if named[0] in remedies_named(each)]
    asks = any(is_question(each) and not _MAY_I.search(each) for each in told)
    compares = any(_COMPARES.search(each) for each in told)
    meant = any(_INSTEAD.search(each) for each in told)
    return named[0] if meant and not (asks or compares) else None
