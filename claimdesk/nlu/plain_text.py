"""A message as the classifier sees it: one spelling, and no numbers or addresses to decide by."""

from __future__ import annotations

import re
import unicodedata

from claimdesk.language.email_addresses import find_emails
from claimdesk.language.languages import DEFAULT, Language
from claimdesk.language.spans import Span

_LINK = re.compile(r"\b(?:https?://|www\.)\S+")
_DIGIT, _NUMBER = re.compile(r"\d"), re.compile(r"\d+")
_CLAIM_NUMBER = re.compile(r"\bclm-\w+")
_CODE = re.compile(r"#?\b(?=[\w-]*\d{3})[\w-]+\b|\b(?=[\w-]*\d)(?=[\w-]*[a-z])\w+-\w+\b")
_DRAWN_OUT = re.compile(r"([a-z!?.])\1{2,}")
_LONGEST = 2000  # characters; what comes after does not change what a message is about


def plain_text(text: str, language: Language = DEFAULT) -> str:
    """Lower case, one kind of quotes, short forms written out; numbers, sums and addresses masked.

    An order number thereby never decides what a message means, nor does a salutation, which is left
    out.
    """
    text = unicodedata.normalize("NFKC", text[:_LONGEST])
    text = text.replace("\u2019", "'").replace("\u2018", "'").replace("`", "'")
    numbers = _DIGIT.search(text) is not None
    if "@" in text:
        text = _masked(text, find_emails(text), " emailaddress ")
    if numbers:
        text = _masked(text, language.find_amounts(text), " moneyamount ")
    text = text.lower()
    if "//" in text or "www." in text:
        text = _LINK.sub(" weblink ", text)
    if "clm-" in text:
        text = _CLAIM_NUMBER.sub(" claimnumber ", text)
    if numbers:
        text = _NUMBER.sub("0", _CODE.sub(" codenumber ", text))
    text = _DRAWN_OUT.sub(r"\1\1", text)
    return language.in_plain_words(text)


def unmasked(plain: str, language: Language = DEFAULT) -> str:
    """A plain text with words in place of the masks, for a reader that knows words only."""
    for mask, words in language.MASK_WORDS.items():
        plain = plain.replace(mask, words)
    return plain


def _masked(text: str, spans: list[Span], mask: str) -> str:
    for span in reversed(spans):
        text = text[: span.start] + mask + text[span.end :]
    return text
