"""An order number in one way of writing, and whether it fits a store's pattern."""

from __future__ import annotations

import re


def normalise(written: str) -> str:
    """One way of writing an order number: upper case, no "#", no blanks, points, underscores."""
    return re.sub(r"[\s_.]+", "", written.strip().lstrip("#").strip()).upper()


def matches(written: str, pattern: str) -> str | None:
    """The order number as the store's pattern (a regular expression) has it, or None.

    A hyphen left out or put in between letters and digits is settled, and so are the letters that
    every number of the store begins with, left out ("20418" where the pattern is PC-\\d{5}).
    """
    plain = normalise(written)
    bare = plain.replace("-", "")
    forms = [plain, bare, re.sub(r"(?<=[A-Z])(?=\d)", "-", bare, count=1), written.strip()]
    prefix = re.match(r"\^?([A-Z]+-?)(?![A-Z?*+{|-])", pattern)
    if prefix and plain.isdigit():
        forms.append(prefix.group(1) + plain)
    return next((form for form in forms if re.fullmatch(pattern, form)), None)
