"""Words in the singular and the plural."""

from __future__ import annotations

import re
from functools import lru_cache


def singular(word: str) -> str:
    """The word without the "s" of a plural."""
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word


@lru_cache(maxsize=2000)  # there are as many as the stores name
def one_or_more(name: str) -> re.Pattern[str]:
    """The pattern of a thing's name in a casefolded text: one of them or several."""
    return re.compile(rf"\b{re.escape(name.casefold())}s?\b")
