"""The n-grams of a plain text as numbers: of characters within its words, and of its words."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

import numpy as np
from scipy.sparse import csr_matrix

_WORD = re.compile(r"[^\W_][\w']*|[?!]")
_WORDS_IN_MIND = 4096  # whose character n-grams need not be looked up again

Row = tuple[np.ndarray, np.ndarray]


class NgramFeatures:
    """Tf-idf with logarithmic counts (scikit-learn's ``sublinear_tf``), each kind of length 1.

    scikit-learn's own vectorisers give the same numbers in twenty times the time, most of it
    spent on getting ready for more than one text.
    """

    def __init__(
        self,
        vocabularies: Sequence[Sequence[str]],
        idf: np.ndarray,
        *,
        char_ngrams: Sequence[int],
        word_ngrams: Sequence[int],
        word_weight: float,
    ) -> None:
        """``vocabularies``: n-grams of characters, of words; ``idf``: one for each, in order."""
        self.vocabularies = [list(vocabulary) for vocabulary in vocabularies]
        self.idf = np.asarray(idf, dtype=np.float32)
        self._char_lengths = range(char_ngrams[0], char_ngrams[1] + 1)
        self._word_lengths = range(word_ngrams[0], word_ngrams[1] + 1)
        self._word_weight = word_weight
        chars, words = self.vocabularies
        self._chars = {ngram: i for i, ngram in enumerate(chars)}
        self._words = {ngram: i for i, ngram in enumerate(words, start=len(chars))}
        self._known_in = lru_cache(_WORDS_IN_MIND)(self._known_in_word)

    @classmethod
    def learn(
        cls,
        texts: Sequence[str],
        *,
        char_ngrams: Sequence[int],
        word_ngrams: Sequence[int],
        word_weight: float,
        seen: int = 1,
    ) -> NgramFeatures:
        """Know the n-grams that so many of these plain texts have, and how rare each is."""
        limits = {"char_ngrams": char_ngrams, "word_ngrams": word_ngrams}
        empty = cls([[], []], np.zeros(0), **limits, word_weight=word_weight)
        chars: Counter[str] = Counter()
        words: Counter[str] = Counter()
        for text in texts:
            chars.update({ngram for word in text.split() for ngram in empty._ngrams_in(word)})
            words.update(set(empty._word_ngrams(text)))
        known = [
            {n: often for n, often in sorted(c.items()) if often >= seen} for c in (chars, words)
        ]
        vocabularies = [list(counts) for counts in known]
        often = np.array([often for counts in known for often in counts.values()], dtype=np.float64)
        idf = np.log((1 + len(texts)) / (1 + often)) + 1
        return cls(vocabularies, idf, **limits, word_weight=word_weight)

    @property
    def width(self) -> int:
        """How many n-grams are known."""
        return len(self.idf)

    def row(self, text: str) -> Row:
        """The places of a plain text's known n-grams, and their values."""
        chars = Counter(place for word in text.split() for place in self._known_in(word))
        words = Counter(_known(self._words, self._word_ngrams(text)))
        char_places, char_values = self._values(chars, 1.0)
        word_places, word_values = self._values(words, self._word_weight)
        return (
            np.concatenate([char_places, word_places]),
            np.concatenate([char_values, word_values]),
        )

    def matrix(self, texts: Iterable[str]) -> csr_matrix:
        """One row per plain text."""
        rows = [self.row(text) for text in texts]
        ends = np.cumsum([0, *(len(places) for places, _ in rows)])
        places = np.concatenate([np.zeros(0, dtype=np.intp), *(places for places, _ in rows)])
        values = np.concatenate([np.zeros(0, dtype=np.float32), *(values for _, values in rows)])
        return csr_matrix((values, places, ends), shape=(len(rows), self.width))

    def _values(self, counts: Mapping[int, int], weight: float) -> Row:
        places = np.fromiter(counts.keys(), dtype=np.intp, count=len(counts))
        often = np.fromiter(counts.values(), dtype=np.float32, count=len(counts))
        values = (np.log(often) + 1) * self.idf[places]
        return places, values * np.float32(weight / (math.sqrt(values @ values) or 1.0))

    def _known_in_word(self, word: str) -> tuple[int, ...]:
        return tuple(_known(self._chars, self._ngrams_in(word)))

    def _ngrams_in(self, word: str) -> list[str]:
        padded = f" {word} "
        return [
            padded[start : start + length]
            for length in self._char_lengths
            for start in range(len(padded) - length + 1)
        ]

    def _word_ngrams(self, text: str) -> list[str]:
        words = _WORD.findall(text)
        return [
            " ".join(words[start : start + length])
            for length in self._word_lengths
            for start in range(len(words) - length + 1)
        ]


def _known(vocabulary: Mapping[str, int], ngrams: Iterable[str]) -> list[int]:
    return [vocabulary[ngram] for ngram in ngrams if ngram in vocabulary]
