"""The readings of a message: the whole, and what it is cut into."""

from __future__ import annotations

from claimdesk.language.languages import DEFAULT, Language

_WINDOW, _STRIDE, _LONG = 16, 8, 30  # words


def windows(text: str) -> list[str]:
    """Overlapping stretches of 16 words of a message of more than 30; none of a shorter one."""
    words = text.split()
    if len(words) <= _LONG:
        return []
    return [
        " ".join(words[start : start + _WINDOW])
        for start in range(0, len(words) - _STRIDE, _STRIDE)
    ]


def readings(text: str, language: Language = DEFAULT) -> list[str]:
    """The message, then its parts if it has several, else its windows if it is long."""
    parts = language.split_requests(text)
    return [text, *(parts if len(parts) > 1 else windows(text))]
