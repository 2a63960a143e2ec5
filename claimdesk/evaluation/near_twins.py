"""Sentences of nearly the same words: held-out ones that are taught, and taught ones that disagree.

Two sentences are as alike as the Jaccard index of their sets of words: what both have, of what
either has. Beside that index the same one is taken with each word weighed by its rarity, so that
"I paid $29.99" and "no no, I paid $29.99" count as alike too.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from claimdesk.evaluation.nlu_lines import Line

#: Twins are those more alike than this.
ALIKE = 0.8
_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)?")


@dataclass(frozen=True)
class Twins:
    """Two lines, and how alike they are (0–1)."""

    one: Line
    other: Line
    alike: float


def words_in(text: str) -> list[str]:
    """The words of a text in order, whatever its capitals and marks; one of emoji has none."""
    return _WORD.findall(text.lower().replace("’", "'"))


def words_of(text: str) -> frozenset[str]:
    """The set of them."""
    return frozenset(words_in(text))


def jaccard(one: frozenset[str], other: frozenset[str]) -> float:
    """What both have, of what either has (0–1)."""
    both = len(one & other)
    return both / (len(one) + len(other) - both or 1)


def taught_twins(held_out: Iterable[Line], taught: Sequence[Line]) -> list[Twins]:
    """Each held-out sentence of which training has a near-twin, with the nearest."""
    index = _Index(taught)
    found = []
    for line in held_out:
        words = words_of(line.text)
        alike = {place: jaccard(words, index.words[place]) for place in index.near(words)}
        nearest = max(alike, key=lambda place: (alike[place], -place), default=None)
        if nearest is not None and alike[nearest] > ALIKE:
            found.append(Twins(line, taught[nearest], alike[nearest]))
    return found


def disagreeing(lines: Iterable[Line]) -> list[Twins]:
    """Near-twins that teach different things: two intents, or two meanings of one answer.

    Here a pair also counts that is alike by its rarer words.
    """
    by_question: dict[str, list[Line]] = defaultdict(list)
    for line in lines:
        by_question[line.asked].append(line)
    return [each for group in by_question.values() for each in _disagreeing(group)]


def _disagreeing(lines: Sequence[Line]) -> Iterator[Twins]:
    index, labels = _Index(lines), [line.label for line in lines]
    for place, (line, label) in enumerate(zip(lines, labels, strict=True)):
        for other in index.near(index.words[place], after=place):
            if labels[other] != label and (alike := index.alike(place, other)) > ALIKE:
                yield Twins(line, lines[other], alike)


class _Index:
    """Finds the alike ones without comparing all: they share one of each other's rarest words.

    Were none of the rarest words of a sentence in another, up to the share that twins may differ
    by, the two could not be twins any more.
    """

    def __init__(self, lines: Sequence[Line]) -> None:
        self.words = [words_of(line.text) for line in lines]
        counts = Counter(word for words in self.words for word in words)
        self._counts = counts
        self._weights = {word: math.log(1 + len(lines) / count) for word, count in counts.items()}
        self._whole = [self._weight(words) for words in self.words]
        self._places: dict[str, list[int]] = defaultdict(list)
        for place, words in enumerate(self.words):
            for word in self._telling(words):
                self._places[word].append(place)

    def near(self, words: frozenset[str], *, after: int = -1) -> set[int]:
        """The places, behind ``after``, of all that may be alike, and some more."""
        found: set[int] = set()
        for word in self._telling(words):
            places = self._places.get(word, [])
            found.update(places[bisect_right(places, after) :])
        return found

    def alike(self, one: int, other: int) -> float:
        """The index of the words at two places or, where more, of the words by their rarity."""
        words, others = self.words[one], self.words[other]
        less, more = sorted((self._whole[one], self._whole[other]))
        if less < ALIKE * more:  # no need to weigh what they share
            return jaccard(words, others)
        both = self._weight(words & others)
        return max(jaccard(words, others), both / (less + more - both))

    def _telling(self, words: frozenset[str]) -> list[str]:
        """The rarest words, as many as twins can't all lack, by either index."""
        left = whole = self._weight(words)
        telling: list[str] = []
        for word in sorted(words, key=lambda word: (self._counts[word], word)):
            if len(telling) > (1 - ALIKE) * len(words) and left < ALIKE * whole:
                break
            telling.append(word)
            left -= self._weights.get(word, 0.0)
        return telling

    def _weight(self, words: Iterable[str]) -> float:
        """How much the words tell: the fewer sentences have one, the more (idf)."""
        return sum(self._weights.get(word, 0.0) for word in words)
