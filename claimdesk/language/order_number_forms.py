"""An order number in one way of writing, and whether it fits a store's pattern."""

from __future__ import annotations

import re

# Letters before the digits: those every number begins with ("PC-\d{5}"), or may ("(PC-)?\d{5}").
_PREFIX = re.compile(r"\^?(?:([A-Z]+-?)(?![A-Z?*+{|-])|\((?:\?:)?([A-Z]+-?)\)\?)")


def normalise(written: str) -> str:
    """One way of writing an order number: upper case, no "#", no blanks, points, underscores."""
    return re.sub(r"[\s_.]+", "", written.strip().lstrip("#").strip()).upper()


def matches(written: str, pattern: str) -> str | None:
    """The order number as the store prints it by its pattern (a regular expression), or None.

    A hyphen left out or put in between letters and digits is settled, and so are the letters that
    every number of the store begins with or may begin with, left out ("20418" where the pattern is
    PC-\\d{5} or (PC-)?\\d{5}).
    """
    return next(iter(forms(written, pattern)), None)


def forms(written: str, pattern: str) -> tuple[str, ...]:
    """Every way to write the number that fits the store's pattern, the printed one first."""
    plain = normalise(written)
    bare = plain.replace("-", "")
    tried = [plain, bare, re.sub(r"(?<=[A-Z])(?=\d)", "-", bare, count=1), written.strip()]
    found = _PREFIX.match(pattern)
    if found:
        prefix = found[1] or found[2]
        if plain.isdigit():
            tried.insert(0, prefix + plain)
        tried.append(bare.removeprefix(prefix.rstrip("-")))
    return tuple(dict.fromkeys(form for form in tried if re.fullmatch(pattern, form)))
