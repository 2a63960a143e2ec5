"""Whether a text is in another language than English."""

from __future__ import annotations

import re
import unicodedata

from claimdesk.language.en.detection_words import ACCENTED, ENGLISH, FOREIGN

_WORD = re.compile(r"[^\W\d_]+(?:['\u2019-][^\W\d_]+)*")
_NO_WORDS = re.compile(r"\S*[@/]\S*|\S+\.\S+")  # addresses and links have words of any language
_FEWEST = 2  # foreign words: one alone may be a name or a slip
_FEWEST_LETTERS = 3
_LONGEST = 600  # characters that are looked at: what a text is in shows at its beginning


def is_foreign(text: str) -> bool:
    """Whether most of the text's letters are not Latin, or most of its common words not English.

    English is assumed where nothing speaks against it: a name, a number, a single word.
    """
    text = text[:_LONGEST]
    if not text.isascii():
        letters = [c for c in text if c.isalpha()]
        latin = sum("LATIN" in unicodedata.name(c, "") for c in letters)
        if len(letters) >= _FEWEST_LETTERS and latin * 2 < len(letters):
            return True
    english = foreign = 0
    shouts = text.isupper()
    for match in _WORD.finditer(_NO_WORDS.sub(" ", text)):
        written = match.group()
        word = _bare(written.lower())
        if word in ENGLISH:
            english += 1
        elif word in FOREIGN or (
            not written.isascii() and word not in ACCENTED and not _may_be_a_name(written, shouts)
        ):
            foreign += 1
    return foreign >= _FEWEST and foreign > english


def _may_be_a_name(written: str, shouts: bool) -> bool:
    return not (written.islower() or shouts)


def _bare(word: str) -> str:
    """The word without accents, in one kind of apostrophe."""
    if word.isascii():
        return word
    parts = unicodedata.normalize("NFKD", word.replace("\u2019", "'").replace("ł", "l"))
    return "".join(c for c in parts if not unicodedata.combining(c)).replace("ı", "i")
