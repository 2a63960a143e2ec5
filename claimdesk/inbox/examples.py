"""What a labelled message becomes: an example that is taught, or one that is held out."""

from __future__ import annotations

import hashlib
import re

from claimdesk.inbox.personal import masked
from claimdesk.language.languages import DEFAULT, Language

#: One labelled example in so many is held out.
HELD_OUT_EVERY = 5
#: Sentences with more of their words in common than this (Jaccard index) are near-twins.
TWINS = 0.8

_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)?")
_MARK = re.compile(r"\[([^\]]+)\](?:\([^)]*\)|\{[^}]*\})")
_BRACKETS = str.maketrans("[]{}", "()()")  # Rasa's marks of a value


def example_of(text: str) -> str:
    """A text as a line of Rasa's examples: on one line, with no mark of a value in it."""
    return " ".join(text.translate(_BRACKETS).split())


def key_of(text: str, language: Language = DEFAULT) -> str:
    """What two messages have in common that differ in personal values and writing only."""
    plain = " ".join(masked(text, language).casefold().split())
    return hashlib.sha256(plain.encode()).hexdigest()


def words_of(text: str) -> frozenset[str]:
    """The words of a sentence, by which near-twins are known; marks of values left out."""
    plain = _MARK.sub(r"\1", text).lower().replace("’", "'")
    return frozenset(_WORD.findall(plain))


def are_near_twins(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two sentences have hardly a word that is not in both, and one at least."""
    both = len(one & other)
    return both > TWINS * (len(one) + len(other) - both)


def is_held_out_due(taught: int, held_out: int) -> bool:
    """Whether the next of so many labelled examples is to be held out."""
    return (taught + held_out + 1) // HELD_OUT_EVERY > held_out
