"""What an item is called, and whether two names are of the same one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from claimdesk.language.languages import DEFAULT, Language


def name_of(item: Mapping[str, Any]) -> str:
    """What the item is called in front of a shopper: its product, or its order number."""
    return str(item.get("product") or item.get("order_number"))


def is_same(name: str, other: str, language: Language = DEFAULT) -> bool:
    """Whether two names are of one thing, which one of them only describes more fully.

    "The keyboard case" is the "ipad keyboard case", but not the keyboard.
    """
    one, two = (_words(each, language) for each in (name, other))
    same_head = one[:1] == two[:1]
    return same_head and (set(one) <= set(two) or set(two) <= set(one))


def _words(name: str, language: Language) -> list[str]:
    """The words of a name, the thing itself first: "case for my iPad" is an "ipad case"."""
    thing, purpose = language.thing_and_purpose(language.without_lead_in(name.casefold().strip()))
    words = [language.singular(word) for word in thing.split()]
    return [*reversed(words), *language.without_lead_in(purpose).split()]
