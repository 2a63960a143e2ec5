"""Values that are no words yet: names of the catalogue's entries, which say them in a language."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal


@dataclass(frozen=True)
class Phrase:
    """An entry of the catalogue by its name, with the values of its placeholders.

    A value `count` (a whole number) chooses among the forms of an entry that has several.
    """

    name: str
    values: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class PhraseList:
    """Phrases, and a store's own words, as one list: the catalogue's `list_<joint>` joins them."""

    items: tuple[Phrase | PhraseList | str, ...]
    joint: Literal["or", "and", "comma", "semicolon"] = "or"

    def __bool__(self) -> bool:
        return bool(self.items)


def named(kind: str, codes: Iterable[str]) -> PhraseList:
    """Codes of a kind (`reason`, `remedy`, `condition`, `purchased_from`) as inside a sentence."""
    return PhraseList(tuple(Phrase(f"{kind}_name_{code}") for code in codes))
