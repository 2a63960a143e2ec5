"""Remembers what was worked out for a word."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import TypeVar

# Characters, of a longer word nothing is kept: nobody writes it twice, and thousands of the longest
# that a message may hold would fill the memory.
LONGEST_WORD = 40

Result = TypeVar("Result")


def cached_by_word(function: Callable[[str], Result], words: int) -> Callable[[str], Result]:
    """The function, which keeps what it gave for so many words, those lately asked for."""
    kept = lru_cache(words)(function)

    def of_word(word: str) -> Result:
        return kept(word) if len(word) <= LONGEST_WORD else function(word)

    return of_word
