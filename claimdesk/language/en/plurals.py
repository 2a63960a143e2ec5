"""Words in the singular."""

from __future__ import annotations


def singular(word: str) -> str:
    """The word without the "s" of a plural."""
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word
