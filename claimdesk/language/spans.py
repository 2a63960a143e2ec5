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


class SumsTold(NamedTuple):
    """What was ``paid`` and what came ``back`` of it, as written; None where it isn't told."""

    paid: str | None = None
    back: str | None = None


class LineTold(NamedTuple):
    """A line of a claim that a message names, and what it wants it to say.

    ``fields``: the line is whichever of these the claim has. ``value`` is as it is written, empty
    where the message doesn't say. ``how``: it ``replaces`` what stands there, ``adds`` to it, or
    ``maybe`` is as good. ``is_firm``: it wants the line changed, whatever else is under way.
    ``is_thing``: the line's name is as often that of a thing ("the order").
    ``is_guess``: no line is named; this one takes anything, but a code may be meant.
    """

    fields: tuple[str, ...]
    value: str
    how: str
    is_firm: bool
    start: int
    end: int
    is_guess: bool = False
    is_thing: bool = False


class SellerWeighed(NamedTuple):
    """Where two sellers are weighed, and whether the one believed after that is the store.

    ``is_ours`` is None where none is.
    """

    start: int
    end: int
    is_ours: bool | None


class DayRelation(NamedTuple):
    """A day told by another: ``days`` after it (before it where negative; 0 is the same day).

    ``field`` is the claim's date it tells and ``anchor`` the one it is told by; None where no word
    says. ``puts_right``: it is told by what was told of the same date before, and is on the
    ``weekday`` (Monday is 0): "Wednesday, not Tuesday". ``is_rough``: "about a week later".
    ``about`` is how many days more or less may be meant: "a few days later".
    """

    field: str | None
    anchor: str | None
    days: int
    start: int
    end: int
    puts_right: bool = False
    weekday: int | None = None
    is_rough: bool = False
    about: int = 0


class Supposed(NamedTuple):
    """A field of a claim supposed to have a value, by the words at ``start`` to ``end``."""

    field: str
    value: str
    start: int
    end: int
