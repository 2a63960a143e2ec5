"""Remembers what was worked out for a text, for a turn asks the same of its message many times."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import TypeVar

# A message, its sentences and what they are without their leads, in a few conversations at once.
_TEXTS = 64

Result = TypeVar("Result")


def cached_by_text(function: Callable[[str], Result]) -> Callable[[str], Result]:
    """The function of a text alone, which keeps what it gave for the last texts.

    What it gives must not be changed by who asks.
    """
    return lru_cache(_TEXTS)(function)
