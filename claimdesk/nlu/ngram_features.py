"""The n-grams of a plain text as numbers: of characters within its words, and of its words."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

import numpy as np
from scipy.sparse import csr_matrix

from claimdesk.language.word_cache import cached_by_word

_WORD = re.compile(r"[^\W_][\w']*|[?!]")
_WORDS_IN_MIND = 8192  # whose n-grams, or what they add, need not be looked up again
_TEXTS_IN_MIND = 16  # one model reads a text after the other


class NgramFeatures:
    """What each known n-gram counts for: the rarer it is (idf), the more.

    A text's numbers are those of its n-grams, divided by the root of how many it has of the kind.
    So each kind is of about length 1, and what a word adds is the same in every text. Under the
    usual tf-idf (counts by their logarithm, length exactly 1) a word adds something else in each,
    which takes three times as long to work out and tells no more (docs/decisions/0006).
    """

    def __init__(
        self,
        vocabularies: Sequence[Sequence[str]],
        values: np.ndarray,
        *,
        char_ngrams: Sequence[int],
        word_ngrams: Sequence[int],
    ) -> None:
        """``vocabularies``: n-grams of characters, of words; ``values``: one for each, in order."""
        self.vocabularies = [list(vocabulary) for vocabulary in vocabularies]
        self.values = np.asarray(values, dtype=np.float32)
        self._char_lengths = range(char_ngrams[0], char_ngrams[1] + 1)
        self._word_lengths = range(word_ngrams[0], word_ngrams[1] + 1)
        chars, words = self.vocabularies
        self._chars = {ngram: i for i, ngram in enumerate(chars)}
        self._words = {ngram: i for i, ngram in enumerate(words, start=len(chars))}
        self.in_word = cached_by_word(self._in_word, _WORDS_IN_MIND)
        self.of_words = lru_cache(_TEXTS_IN_MIND)(self._of_words)

    @classmethod
    def learn(
        cls,
        texts: Sequence[str],
        *,
        char_ngrams: Sequence[int],
        word_ngrams: Sequence[int],
        word_weight: float,
        min_count: int = 1,
    ) -> NgramFeatures:
        """Know the n-grams that so many of these plain texts have, and how rare each is.

        ``word_weight``: of the n-grams of words beside those of characters.
        """
        limits = {"char_ngrams": char_ngrams, "word_ngrams": word_ngrams}
        empty = cls([[], []], np.zeros(0), **limits)
        found = [
            [[n for word in text.split() for n in empty._ngrams_in(word)] for text in texts],
            [empty._word_ngrams(text) for text in texts],
        ]
        vocabularies, values = [], []
        for kind, weight in zip(found, (1.0, word_weight), strict=True):
            having = Counter(ngram for ngrams in kind for ngram in set(ngrams))
            known = {n: often for n, often in sorted(having.items()) if often >= min_count}
            rarity = np.log((1 + len(texts)) / (1 + np.array([*known.values()]))) + 1
            times = Counter(ngram for ngrams in kind for ngram in ngrams)
            usual = np.average(rarity**2, weights=[times[n] for n in known]) if known else 1.0
            vocabularies.append(list(known))
            values.append(rarity * (weight / math.sqrt(usual)))
        return cls(vocabularies, np.concatenate(values), **limits)

    @property
    def width(self) -> int:
        """How many n-grams are known."""
        return len(self.values)

    def matrix(self, texts: Sequence[str]) -> csr_matrix:
        """One row of numbers per plain text."""
        rows = [self._row(text) for text in texts]
        ends = np.cumsum([0, *(len(places) for places, _ in rows)])
        places = np.concatenate([np.zeros(0, dtype=np.intp), *(places for places, _ in rows)])
        values = np.concatenate([np.zeros(0, dtype=np.float32), *(values for _, values in rows)])
        matrix = csr_matrix((values, places, ends), shape=(len(rows), self.width))
        matrix.sum_duplicates()
        return matrix

    def _row(self, text: str) -> tuple[np.ndarray, np.ndarray]:
        chars = [place for word in text.split() for place in self.in_word(word)]
        kinds = [np.array(chars, dtype=np.intp), self.of_words(text)]
        values = [self.values[kind] / np.float32(math.sqrt(len(kind) or 1)) for kind in kinds]
        return np.concatenate(kinds), np.concatenate(values)

    def _in_word(self, word: str) -> np.ndarray:
        """The places of the known n-grams of characters in a word."""
        return _places(self._chars, self._ngrams_in(word))

    def _of_words(self, text: str) -> np.ndarray:
        """The places of the known n-grams of words in a text."""
        return _places(self._words, self._word_ngrams(text))

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


class NgramScores:
    """What the n-grams of a text add to each score of a linear model, worked out once a word."""

    def __init__(self, ngrams: NgramFeatures, shares: np.ndarray) -> None:
        """``shares``: known n-grams x scores, each coefficient times the n-gram's value."""
        self._ngrams = ngrams
        self.shares = shares
        self._of_word = cached_by_word(self._share_of_word, _WORDS_IN_MIND)

    def __call__(self, text: str) -> np.ndarray:
        """One number per score: the row of the text's numbers by the coefficients."""
        words = self._ngrams.of_words(text)
        scores = self.shares[words].sum(axis=0) / math.sqrt(len(words) or 1)
        found = [self._of_word(word) for word in text.split()]
        if found:
            count = sum(count for _, count in found) or 1
            scores += np.add.reduce([share for share, _ in found]) / math.sqrt(count)
        return np.asarray(scores)

    def _share_of_word(self, word: str) -> tuple[np.ndarray, int]:
        places = self._ngrams.in_word(word)
        return self.shares[places].sum(axis=0), len(places)


def _places(vocabulary: Mapping[str, int], ngrams: Iterable[str]) -> np.ndarray:
    return np.array([vocabulary[ngram] for ngram in ngrams if ngram in vocabulary], dtype=np.intp)
