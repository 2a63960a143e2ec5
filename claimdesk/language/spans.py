"""A stretch of what a shopper typed."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

#: Where a part of a text begins and ends.
Stretch = tuple[int, int]


class Span(NamedTuple):
    """Where a value stands: ``message[start:end] == text``."""

    start: int
    end: int
    text: str

    def overlaps(self, others: Iterable[Span]) -> bool:
        """Whether this span shares a character with one of the others."""
        return any(self.start < other.end and other.start < self.end for other in others)


class Supposed(NamedTuple):
    """A field of a claim supposed to have a value, by the words at ``start`` to ``end``."""

    field: str
    value: str
    start: int
    end: int
