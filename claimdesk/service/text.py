"""Shopper's text made safe to store and print: no control characters, bounded, comparable."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from typing import Any

ONE_LINE_LIMIT = 200  # characters: product, order number, name
LONG_TEXT_LIMIT = 10_000  # characters: the shopper's own description

# Emoji and some scripts need joiners; other format characters hide or reorder text.
_KEPT_FORMAT = {"\u200c", "\u200d"}


def _visible(character: str) -> bool:
    category = unicodedata.category(character)
    if category == "Cf":
        return character in _KEPT_FORMAT
    return category not in {"Cc", "Cs", "Co", "Cn"}


def one_line(text: str, limit: int = ONE_LINE_LIMIT) -> str:
    """`text` on one line: blanks of any kind become one space, control characters go."""
    spaced = re.sub(r"\s+", " ", text)
    kept = "".join(character for character in spaced if _visible(character))
    return _shortened(kept.strip(), limit)


def long_text(text: str, limit: int = LONG_TEXT_LIMIT) -> str:
    """`text` with its line breaks, without other control characters."""
    lines = re.split(r"\r\n|[\r\n\x0b\x0c\x85\u2028\u2029]", text)
    kept = (
        "".join(character for character in line.replace("\t", "    ") if _visible(character))
        for line in lines
    )
    return _shortened("\n".join(kept).strip(), limit)


def _shortened(text: str, limit: int) -> str:
    return text if len(text) <= limit else text[: limit - 1].rstrip() + "…"


def cleaned(value: Any) -> Any:
    """JSON data with every string in it made safe by `long_text`."""
    if isinstance(value, str):
        return long_text(value)
    if isinstance(value, Mapping):
        return {key: cleaned(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [cleaned(item) for item in value]
    return value


def item_key(product: str | None) -> str:
    """The product as compared between claims: without case and spaces."""
    return "".join(unicodedata.normalize("NFKC", product or "").casefold().split())


def order_key(order_number: str | None) -> str:
    """The order number as compared between claims: letters and digits only, without case."""
    folded = unicodedata.normalize("NFKC", order_number or "").casefold()
    return "".join(character for character in folded if character.isalnum())
