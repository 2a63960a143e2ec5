"""Finds known phrases in a message, the longest first, a typing slip forgiven."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from claimdesk.language.edit_distance import within_one_edit, written_alike
from claimdesk.language.languages import DEFAULT, Language
from claimdesk.language.word_cache import cached_by_word

_WORD = re.compile(r"[^\W_]+(?:['\u2019-][^\W_]+)*")
_SHORTEST_FORGIVEN = 6  # letters: below, one slip too easily makes another word
_SHORTEST_HEARD = 4  # letters of a word that may be written by ear
_FEWEST_LEFT = 2  # words of a phrase that must be left when what may be left out is
_MOST_REMEMBERED = 20_000  # words whose right spelling is cached

# A phrase that is part of an address ("support@procase.com") is not said.
_ADDRESS = frozenset("@/")


class Phrase(NamedTuple):
    """A known phrase found at ``start`` to ``end`` of a message.

    It is not ``told`` where it is denied ("I don't want a refund"), or only asked about or supposed
    ("what if it is broken").
    """

    entity: str
    value: str
    start: int
    end: int
    told: bool = True


class _Node:
    """The words that known phrases go on with, and what the phrases that end here mean."""

    __slots__ = ("ends", "on")

    def __init__(self) -> None:
        self.on: dict[str, _Node] = {}
        self.ends: dict[str, str] = {}


_SELLER, _OWN = "purchased_from", "store"


class PhraseTable:
    """Phrases of several entities: entity -> phrase -> value."""

    def __init__(
        self, phrases: Mapping[str, Mapping[str, str]], language: Language = DEFAULT
    ) -> None:
        self._language = language
        self.phrases = {entity: dict(known) for entity, known in phrases.items()}
        self._root = _Node()
        for shortened in (False, True):  # a phrase as it is written goes before one made shorter
            for entity, known in self.phrases.items():
                for phrase, value in known.items():
                    words = _words(phrase)
                    self._plant(self._shortened(words) if shortened else words, entity, value)
        vocabulary = {
            word for known in self.phrases.values() for phrase in known for word in _words(phrase)
        }
        self._vocabulary = frozenset(vocabulary)
        self._long_words: dict[str, list[str]] = {}
        for word in sorted(vocabulary):
            if len(word) >= _SHORTEST_FORGIVEN:
                self._long_words.setdefault(word[0], []).append(word)
        self._by_sound: dict[str, list[str]] = {}
        for word in sorted(vocabulary):
            self._by_sound.setdefault(language.sound_of(word), []).append(word)
        self._nearest = cached_by_word(self._nearest_to, _MOST_REMEMBERED)

    def find(self, text: str) -> list[Phrase]:
        """The phrases in a message, told or not, in order; of two that overlap the longer.

        Left out is one that is part of an address.
        """
        tokens = list(_WORD.finditer(text))
        words = [self._spelled(token.group()) for token in tokens]
        found: list[Phrase] = []
        free: dict[str, int] = {}  # by entity: the first word after the last phrase found
        for place, word in enumerate(words):
            if word not in self._root.on:
                continue
            for entity, (value, after) in self._longest(words, place).items():
                if place < free.get(entity, 0):
                    continue
                free[entity] = after
                start, end = tokens[place].start(), tokens[after - 1].end()
                if not _ADDRESS.isdisjoint((text[start - 1 : start], text[end : end + 1])):
                    continue
                language = self._language
                told = not (
                    language.is_negated(text, start)
                    or language.is_hypothetical(text, start, end)
                    or (value == _OWN and entity == _SELLER and language.is_on_a_site(text, end))
                )
                found.append(Phrase(entity, value, start, end, told))
        return found

    def _longest(self, words: list[str], place: int) -> dict[str, tuple[str, int]]:
        """By entity: the value of the longest phrase from here on, and the place after it."""
        language = self._language
        node, ends = self._root, {}
        for after in range(place, len(words)):
            follows = node.on.get(words[after])
            if follows is None:
                if after > place and words[after] in language.PUT_IN:
                    if (
                        words[after] in language.LEFT_OUT
                        and words[after - 1] in language.NOT_BEFORE_LEFT_OUT
                    ):
                        break  # "is a cracked screen covered" does not tell "is cracked"
                    continue
                break
            node = follows
            for entity, value in node.ends.items():
                ends[entity] = (value, after + 1)
        return ends

    def _plant(self, words: tuple[str, ...], entity: str, value: str) -> None:
        if not words:
            return
        node = self._root
        for word in words:
            node = node.on.setdefault(word, _Node())
        node.ends.setdefault(entity, value)

    def _shortened(self, words: tuple[str, ...]) -> tuple[str, ...]:
        """The words without those that may be left out; none where too few are left."""
        kept = tuple(word for word in words if word not in self._language.LEFT_OUT)
        return kept if len(kept) >= _FEWEST_LEFT else ()

    def _spelled(self, written: str) -> str:
        word = _plain(written)
        if len(word) < _SHORTEST_HEARD or word in self._vocabulary or not word.isalpha():
            return word
        return self._nearest(word)

    def _nearest_to(self, word: str) -> str:
        """The word of a phrase that an unknown word is one slip away from, or sounds like; else
        the word."""
        if word in self._language.common_words():
            return word
        slips = (
            right
            for right in self._long_words.get(word[0], ())
            if within_one_edit(word, right)
            and (len(word) >= _SHORTEST_FORGIVEN or self._lacks_a_letter(word, right))
        )
        alike = (
            right
            for right in self._by_sound.get(self._language.sound_of(word), ())
            if written_alike(word, right)
        )
        return next(slips, next(alike, word))

    @staticmethod
    def _lacks_a_letter(word: str, right: str) -> bool:
        """Whether of a word that may be forgiven a slip a letter was left out: "havnt"."""
        return len(word) < len(right) == _SHORTEST_FORGIVEN


def _words(phrase: str) -> tuple[str, ...]:
    return tuple(_plain(token.group()) for token in _WORD.finditer(phrase))


def _plain(word: str) -> str:
    return word.lower().replace("\u2019", "").replace("'", "")


def table_of(
    lookup_tables: Iterable[Mapping[str, Any]],
    entities: Iterable[str],
    language: Language = DEFAULT,
) -> PhraseTable:
    """The table of a trainer's lookup tables.

    A lookup table ``reason/defective`` lists the phrases that mean that code of the entity
    ``reason``; in one named ``reason`` alone each phrase stands for itself.
    """
    phrases: dict[str, dict[str, str]] = {entity: {} for entity in entities}
    for table in lookup_tables:
        entity, _, code = table["name"].partition("/")
        if entity in phrases:
            elements = table["elements"]
            listed: list[str] = elements if isinstance(elements, list) else elements.splitlines()
            phrases[entity] |= {phrase: code or phrase for phrase in listed}
    return PhraseTable(phrases, language)
