"""Tells whether a message asks."""

from __future__ import annotations

import re

_ASKS = re.compile(
    r"\?|^\s*(what|how|when|where|why|who|which|do|does|is|are|can|could|will|would)\b"
    r"|^\s*(please )?(tell me|explain|any idea|i('d| would) like to know|i wonder)\b",
    re.IGNORECASE,
)


def is_question(text: str) -> bool:
    """Whether the message has a question mark or begins as a question does."""
    return bool(_ASKS.search(text))
