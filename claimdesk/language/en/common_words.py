"""The commonest words, the letters they are made of, and the endings they take."""

from __future__ import annotations

import string
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

#: The vocabulary of bert-base-uncased (Apache-2.0), a piece a line, the commonest words first.
WORD_PIECES = Path(__file__).with_name("wordpieces.txt")
#: The letters of the language, in lower case.
LETTERS = string.ascii_lowercase
_ENDINGS = ("s", "es", "ed", "d", "ing", "ly", "er")
_SHORTEST_STEM = 4


@cache
def common_words() -> Mapping[str, int]:
    """About 21,000 words with their rank: the commonest first."""
    pieces = WORD_PIECES.read_text(encoding="utf-8").split("\n")
    words = (piece for piece in pieces if piece.isascii() and piece.isalpha())
    return {word: rank for rank, word in enumerate(words)}


def stems(word: str) -> Iterator[str]:
    """What the word may be a form of: "returning" of "return", "making" of "make"."""
    for ending in _ENDINGS:
        if word.endswith(ending):
            stem = word[: -len(ending)]
            if len(stem) >= _SHORTEST_STEM:
                yield stem
                yield f"{stem}e"
