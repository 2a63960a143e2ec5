"""What placeholders can be filled with: the facts and terms that a store may state."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date
from pathlib import Path

from claimdesk.adapters.store_files import load_store, problems_in, store_names
from claimdesk.claims.store_policy import StorePolicy, facts_of
from claimdesk.proofreading.source_scan import Source


class StoreFacts:
    """The names that every sentence of the chat knows, by what stores may state.

    `stated` are those that one of `stores` states today, `declared` the `facts` that one may
    state; the source has the names of the others, put together of a term and a word of the rules.
    """

    def __init__(
        self,
        stores: Mapping[str, StorePolicy],
        facts: Collection[str],
        source: Source,
        today: date,
    ) -> None:
        self.stated = frozenset(
            name for policy in stores.values() for name in facts_of(policy, today)
        )
        self.declared = frozenset(facts)
        self._terms = tuple(f"{name}_" for name in StorePolicy.__fields__["terms"].type_.__fields__)
        # Such as `return_shipping_for_`, before a reason.
        self._prefixes = tuple(text for text in source.fact_texts if text.endswith("_"))
        self._named = self.stated | self.declared | source.fact_texts
        self._texts = source.rule_texts

    def __contains__(self, name: str) -> bool:
        starts = (start for start in (*self._terms, *self._prefixes) if name.startswith(start))
        words = (name.removeprefix(start) for start in starts)
        return name in self._named or any(map(self._is_in_rules, words))

    @property
    def names(self) -> frozenset[str]:
        """Those of them that can be listed."""
        return self.stated | self.declared

    def _is_in_rules(self, word: str) -> bool:
        """Whether the rules have a word, whole or put together of two around an underscore."""
        if word in self._texts or f"_{word}" in self._texts:
            return True
        splits = (at + side for at, each in enumerate(word) if each == "_" for side in (0, 1))
        return any(word[:at] in self._texts and word[at:] in self._texts for at in splits)


def stores_in_order(folder: Path) -> dict[str, StorePolicy]:
    """The stores of a folder whose files have no problem."""
    files = (folder / f"{name}.yml" for name in store_names(folder))
    return {path.stem: load_store(path) for path in files if not problems_in(path)}
