"""Whether a text is in another language than English, and in which."""

from __future__ import annotations

import re
import unicodedata

from claimdesk.language.en.detection_words import ENGLISH, ENGLISH_ALONE
from claimdesk.language.identification import (
    ROMANIZED_HINDI,
    UNDETERMINED,
    probabilities,
    romanized_hindi_words,
)

_WORD = re.compile(r"[^\W\d_]+(?:['\u2019-][^\W\d_]+)*")
_NO_WORDS = re.compile(r"\S*[@/\d]\S*|\S+\.\S+")  # addresses, links, numbers: of any language
_LONGEST = 600  # characters that are looked at: what a text is in shows at its beginning
# English is assumed of what English may well be: .97 lets no English message of 1,100 be refused.
_ENGLISH_ENOUGH = 0.03
# The least letters of another script; of Latin ones, below which it may be a name or a loan ("déjà
# vu"), and below which one language has to stand out, by this share.
_FEWEST_LETTERS = 3
_FEWEST_LATIN = 10
_STANDS_OUT = ((14, 0.8), (20, 0.4))
_TOLD = 0.45  # the least share of a language that is named
_WORDS_OF_A_NAME = 4
_WORDS_TO_ONE_ENGLISH = 6  # so few words a word that only English has are English
_FEWEST_HINDI = 2  # of its words, and a third of all: Tagalog shares some


def other_language(text: str) -> str | None:
    """The language of a text that is not English: ISO 639-1, `und` where it cannot be told.

    None for English, which is assumed where nothing speaks against it: a name, a number, a single
    word, a loan. Hindi in Latin letters is `hi_Latn`.
    """
    text = _NO_WORDS.sub(" ", text[:_LONGEST])
    letters = [c for c in text if c.isalpha()]
    if not text.isascii():
        latin = sum("LATIN" in unicodedata.name(c, "") for c in letters)
        if len(letters) >= _FEWEST_LETTERS and latin * 2 < len(letters):
            return _likeliest(probabilities(text))
    words = _WORD.findall(text)
    plain = [word.lower().replace("\u2019", "'") for word in words]
    hindi = romanized_hindi_words(text)
    english = sum(word in ENGLISH for word in plain)
    if hindi >= _FEWEST_HINDI and hindi > english and hindi * 3 >= len(words):
        return ROMANIZED_HINDI
    if len(words) < 2 or len(letters) < _FEWEST_LATIN or _may_be_a_name(text, words):
        return None
    if sum(word in ENGLISH_ALONE for word in plain) * _WORDS_TO_ONE_ENGLISH >= len(words):
        return None
    found = probabilities(" ".join(text.split()))
    stands_out = next((share for most, share in _STANDS_OUT if len(letters) < most), 0.0)
    if dict(found)["en"] >= _ENGLISH_ENOUGH or found[0][1] < stands_out:
        return None
    return _likeliest(found)


def _likeliest(found: list[tuple[str, float]]) -> str:
    code, share = found[0]
    return code if share >= _TOLD and code != "en" else UNDETERMINED


def _may_be_a_name(text: str, words: list[str]) -> bool:
    """Whether all its few words begin with a capital: a person, a place, a product."""
    few = len(words) <= _WORDS_OF_A_NAME
    return few and not text.isupper() and all(word[0].isupper() for word in words)
