"""Finds known phrases in a message, the longest first, a typing slip forgiven."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from claimdesk.reading.negation import is_negated
from claimdesk.reading.spelling import within_one_edit

_WORD = re.compile(r"[^\W_]+(?:['\u2019-][^\W_]+)*")
_SHORTEST_FORGIVEN = 6  # letters: below, one slip too easily makes another word


class Phrase(NamedTuple):
    """A known phrase found at ``start`` to ``end`` of a message."""

    entity: str
    value: str
    start: int
    end: int


class PhraseTable:
    """Phrases of several entities: entity -> phrase -> value."""

    def __init__(self, phrases: Mapping[str, Mapping[str, str]]) -> None:
        self.phrases = {entity: dict(known) for entity, known in phrases.items()}
        self._by_words: dict[str, dict[tuple[str, ...], str]] = {
            entity: {words: value for phrase, value in known.items() if (words := _words(phrase))}
            for entity, known in self.phrases.items()
        }
        self._longest = {
            entity: max((len(words) for words in known), default=0)
            for entity, known in self._by_words.items()
        }
        vocabulary = {
            word for known in self._by_words.values() for words in known for word in words
        }
        self._vocabulary = frozenset(vocabulary)
        self._long_words: dict[str, list[str]] = {}
        for word in sorted(vocabulary):
            if len(word) >= _SHORTEST_FORGIVEN:
                self._long_words.setdefault(word[0], []).append(word)

    def find(self, text: str) -> list[Phrase]:
        """The phrases that a message asserts, in order; of two that overlap the longer.

        A phrase that is denied ("I don't want a refund") is left out.
        """
        tokens = list(_WORD.finditer(text))
        words = [self._spelled(token.group()) for token in tokens]
        found: list[Phrase] = []
        for entity, known in self._by_words.items():
            place = 0
            while place < len(words):
                length = self._match(words, place, known, self._longest[entity])
                if length:
                    start, end = tokens[place].start(), tokens[place + length - 1].end()
                    if not is_negated(text, start):
                        value = known[tuple(words[place : place + length])]
                        found.append(Phrase(entity, value, start, end))
                place += length or 1
        return sorted(found, key=lambda phrase: phrase.start)

    @staticmethod
    def _match(
        words: list[str], place: int, known: Mapping[tuple[str, ...], str], longest: int
    ) -> int:
        for length in range(min(longest, len(words) - place), 0, -1):
            if tuple(words[place : place + length]) in known:
                return length
        return 0

    def _spelled(self, written: str) -> str:
        word = _plain(written)
        if word in self._vocabulary or len(word) < _SHORTEST_FORGIVEN or word.isdigit():
            return word
        near = (
            right for right in self._long_words.get(word[0], ()) if within_one_edit(word, right)
        )
        return next(near, word)


def _words(phrase: str) -> tuple[str, ...]:
    return tuple(_plain(token.group()) for token in _WORD.finditer(phrase))


def _plain(word: str) -> str:
    return word.lower().replace("\u2019", "").replace("'", "")


def table_of(
    lookup_tables: Iterable[Mapping[str, Any]], synonyms: Mapping[str, str], entities: Iterable[str]
) -> PhraseTable:
    """The table of a trainer's lookup tables and synonyms.

    A lookup table ``reason`` lists the phrases of that entity, a synonym list ``defective`` the
    phrases that mean it; a phrase without a synonym stands for itself.
    """
    meaning = {phrase.lower(): value for phrase, value in synonyms.items()}
    phrases: dict[str, dict[str, str]] = {entity: {} for entity in entities}
    for table in lookup_tables:
        if table["name"] in phrases:
            elements = table["elements"]
            listed: list[str] = elements if isinstance(elements, list) else elements.splitlines()
            for phrase in listed:
                phrases[table["name"]][phrase] = meaning.get(phrase.lower(), phrase)
    return PhraseTable(phrases)
