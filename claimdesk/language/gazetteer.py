"""Finds names that are known beforehand in a message, such as a store's products."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from claimdesk.language.edit_distance import within_one_edit
from claimdesk.language.languages import DEFAULT, Language
from claimdesk.language.spans import Span

_WORD = re.compile(r"[^\W_]+(?:['\u2019][^\W_]+)*")
_SHORTEST_FORGIVEN = 6  # letters: below, one slip too easily makes another word


class Named(NamedTuple):
    """A name found in a message: the key it stands for, and where."""

    key: str
    span: Span


class Gazetteer:
    """Names, each with its key; capitals, hyphens, plurals and a slip of typing are forgiven."""

    def __init__(self, keys: Mapping[str, str], language: Language = DEFAULT) -> None:
        self._language = language
        self._by_first: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for name, key in keys.items():
            words = tuple(self._plain(token.group()) for token in _WORD.finditer(name))
            if words:
                self._by_first.setdefault(words[0][0], []).append((words, key))
        for names in self._by_first.values():
            names.sort(key=lambda item: -len(item[0]))

    def find(self, text: str) -> list[Named]:
        """The names in a message that are not denied, in order; of two that overlap the longer."""
        if not self._by_first:
            return []
        tokens = list(_WORD.finditer(text))
        words = [self._plain(token.group()) for token in tokens]
        found: list[Named] = []
        place = 0
        while place < len(words):
            for name, key in self._by_first.get(words[place][0], ()):
                if _alike(name, words[place : place + len(name)]):
                    start, end = tokens[place].start(), tokens[place + len(name) - 1].end()
                    if not self._language.is_negated(text, start):
                        found.append(Named(key, Span(start, end, text[start:end])))
                    place += len(name) - 1
                    break
            place += 1
        return found

    def _plain(self, word: str) -> str:
        return self._language.singular(word.casefold().replace("\u2019", "'"))


def _alike(name: tuple[str, ...], words: list[str]) -> bool:
    return len(name) == len(words) and all(
        left == right
        or (len(left) >= _SHORTEST_FORGIVEN and left.isalpha() and within_one_edit(left, right))
        for left, right in zip(name, words, strict=True)
    )
