"""What a message in the middle of a form is about, by the words in it."""

from __future__ import annotations

import re

_CORRECTION = re.compile(r"\b(wait|actually|sorry|meant|correction|instead)\b|^\s*no\b", re.I)
_SECOND_THOUGHT = re.compile(r"\b(sorry|i meant?|rather|actually|no wait|wait no)\b", re.I)
_CHANGE = re.compile(r"\b(change|edit|correct|fix|wrong|not right|mistake)\b", re.I)
_PHOTO = re.compile(r"\b(photos?|pictures?|pics?|images?|camera)\b", re.I)
_RECEIPT = re.compile(r"\b(receipt|invoice|proof)\b", re.I)
_DATES = {
    "purchased_on": re.compile(r"\b(bought|buy|ordered|purchased?|paid|order date)\b", re.I),
    "delivered_on": re.compile(
        r"\b(arrived?|came|received?|got (it|them|the|my|mine|this|that|these|those|an?|one)"
        r"|had (it|them|this|these)|deliver(ed|y)|showed up|turned up)\b",
        re.I,
    ),
}
_LEAD_IN = re.compile(r"^((it'?s|it is|that'?s|this is|the|an?|my)\s+)+", re.I)
_CONFUSED = re.compile(
    r"^\W*(what do you mean|what is that|huh|why|(i am|i'm|im) not sure what you mean"
    r"|i (don'?t|do not) (understand|get it))\W*$",
    re.I,
)
# In the middle of a form this cancels the form; elsewhere it may mean an order.
_CANCEL = re.compile(
    r"\W*(please )?(cancel|abort|quit|exit)( (it|this|that|all|everything|(the|my|this) claim))?"
    r"( please)?\W*",
    re.I,
)


def is_correction(text: str) -> bool:
    """Whether the message puts right what was said before: "no, it was", "actually"."""
    return bool(_CORRECTION.search(text))


def has_second_thought(text: str) -> bool:
    """Whether of two values in the message the later is meant: "a refund, no wait, a new one"."""
    return bool(_SECOND_THOUGHT.search(text))


def asks_for_change(text: str) -> bool:
    """Whether the message wants a line of the claim changed."""
    return bool(_CHANGE.search(text))


def names_photo(text: str) -> bool:
    """Whether the message speaks of a picture."""
    return bool(_PHOTO.search(text))


def names_receipt(text: str) -> bool:
    """Whether the message speaks of a proof of purchase."""
    return bool(_RECEIPT.search(text))


def date_cues(text: str) -> list[tuple[str, int]]:
    """The words of buying and of arrival, each as the claim's date they tell and where it begins.

    The dates are ``purchased_on`` and ``delivered_on``.
    """
    return [(name, m.start()) for name, words in _DATES.items() for m in words.finditer(text)]


def without_lead_in(text: str) -> str:
    """The text without what leads to a name: "it's the", "my"."""
    return _LEAD_IN.sub("", text)


def asks_what_is_meant(text: str) -> bool:
    """Whether the message says that a question was not understood, and nothing else."""
    return bool(_CONFUSED.search(text))


def cancels(text: str) -> bool:
    """Whether the message says to cancel, and nothing else."""
    return bool(_CANCEL.fullmatch(text))
