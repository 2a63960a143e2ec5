"""What a clause tells, by its words: one logistic regression per entity, a word's share kept."""

from __future__ import annotations

import itertools
import json
import math
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

import numpy as np
from scipy.sparse import csr_matrix

from claimdesk.language.spans import Stretch
from claimdesk.language.word_cache import cached_by_word
from claimdesk.nlu.one_against_rest import OneAgainstRest

#: A clause, and by entity the code it tells: None for none, no entry where that is not known.
Taught = tuple[str, Mapping[str, str | None]]

_WORD = re.compile(r"\S*[@\d]\S*|[^\W_]+(?:['\u2019-][^\W_]+)*|[?!]")
_VALUE = re.compile(r"[@\d]")  # a number or an address says nothing of what happened
_GRAMS = range(3, 6)  # letters, of the word and the marks of its ends
_WORDS_IN_MIND = 8192
_LEAST_MOVE = 0.002  # few clauses teach it, and a sweep over them costs little
_NOTHING = ""
_MODEL, _NUMBERS = "told.json", "told.npz"


class ClauseLabel(NamedTuple):
    """A code that a clause tells with a probability, and the words of the text that say so."""

    entity: str
    code: str
    probability: float
    stretch: Stretch


class ClauseClassifier:
    """The regressions' coefficients: known features x columns, the columns in entities' order.

    A clause's features are the mean over its words of their letters, themselves and the pairs they
    make (divided by the root of how many there are), so that what a word adds to each code is
    worked out once and cached.
    """

    def __init__(
        self,
        codes: Mapping[str, Sequence[str]],
        known: Sequence[str],
        weights: np.ndarray,
        intercepts: np.ndarray,
    ) -> None:
        """``codes``: by entity, "" for none of them among them; one column each."""
        self._codes = {entity: list(its) for entity, its in codes.items()}
        self._entities = list(self._codes)
        self._known = {feature: place for place, feature in enumerate(known)}
        self._weights = weights
        self._intercepts = intercepts
        self._firsts = np.cumsum([0, *map(len, self._codes.values())])[:-1]  # of each entity
        self._nones = self._firsts + [its.index(_NOTHING) for its in self._codes.values()]
        self._of_word = cached_by_word(self._share_of_word, _WORDS_IN_MIND)

    @classmethod
    def train(
        cls,
        taught: Sequence[Taught],
        entities: Iterable[str],
        *,
        min_count: int,
        regularisation_c: float,
    ) -> ClauseClassifier | None:
        """Learn from clauses; features are known that so many have. None if nothing is told.

        ``regularisation_c`` is the regressions' C.
        """
        if not taught:
            return None
        clauses = [_words(clause, (0, len(clause)))[0] for clause, _ in taught]
        known, matrix = _learned(clauses, min_count)
        codes, weights, intercepts = {}, [], []
        for entity in entities:
            rows = [row for row, (_, told) in enumerate(taught) if entity in told]
            targets = np.array([taught[row][1][entity] or _NOTHING for row in rows])
            if len(set(targets)) < 2 or _NOTHING not in targets:
                continue
            regressions = OneAgainstRest(
                matrix[rows],
                np.zeros((len(rows), 0)),
                targets,
                regularisation_c=regularisation_c,
                least_move=_LEAST_MOVE,
            ).fit()
            mine, _, its = regressions.coefficients()
            codes[entity] = [str(code) for code in regressions.classes]
            weights.append(mine.astype(np.float32))
            intercepts.append(its.astype(np.float32))
        return cls(codes, known, np.hstack(weights), np.hstack(intercepts)) if codes else None

    def read(self, text: str, clauses: Sequence[Stretch], sure: float) -> list[list[ClauseLabel]]:
        """What each clause of a text tells with at least this probability (0.5 or more)."""
        told: list[list[ClauseLabel]] = [[] for _ in clauses]
        if not clauses:
            return told
        found = [_words(text, clause) for clause in clauses]
        scores = np.array([self._scores(words) for words, _ in found])
        highest = np.maximum.reduceat(scores, self._firsts, axis=1)
        for row, place in np.argwhere(highest > scores[:, self._nones]):
            if not found[row][0]:
                continue  # without a word, such as an emoji, nothing is told
            entity, first, none = self._entities[place], self._firsts[place], self._nones[place]
            codes = self._codes[entity]
            mine = scores[row, first : first + len(codes)]
            best = int(mine.argmax())
            probability = 1 / float(np.exp(mine - mine[best]).sum())
            if probability >= sure:
                words, places = found[row]
                start, end = _highest(self._leads(words, first + best, none))
                stretch = (places[start][0], places[end][1])
                told[row].append(ClauseLabel(entity, codes[best], probability, stretch))
        return told

    def write(self, folder: Path) -> None:
        """One JSON file of names, one of plain arrays."""
        names = {"codes": self._codes, "known": list(self._known)}
        (folder / _MODEL).write_text(json.dumps(names, ensure_ascii=False), encoding="utf-8")
        np.savez(folder / _NUMBERS, weights=self._weights, intercepts=self._intercepts)

    @classmethod
    def load(cls, folder: Path) -> ClauseClassifier | None:
        """What ``write`` left in the folder; None if nothing."""
        if not (folder / _MODEL).exists():
            return None
        names = json.loads((folder / _MODEL).read_text(encoding="utf-8"))
        with np.load(folder / _NUMBERS, allow_pickle=False) as stored:
            return cls(names["codes"], names["known"], stored["weights"], stored["intercepts"])

    def _scores(self, words: Sequence[str]) -> np.ndarray:
        """Each column's score of a clause."""
        pairs = (self._known.get(pair) for pair in _pairs(words))
        shares = [self._weights[pair] for pair in pairs if pair is not None]
        shares += map(self._of_word, words)
        total = np.add.reduce(shares) if shares else np.float32(0)
        return np.asarray(total / math.sqrt(len(words) or 1) + self._intercepts)

    def _leads(self, words: Sequence[str], code: int, none: int) -> list[float]:
        """By how much each word speaks for one column rather than the other.

        A word has its own share, and half of those of the pairs that it is in.
        """
        leads = [float(share[code] - share[none]) for share in map(self._of_word, words)]
        for place, pair in enumerate(_pairs(words)):
            known = self._known.get(pair)
            if known is not None:
                half = float(self._weights[known, code] - self._weights[known, none]) / 2
                leads[max(place - 1, 0)] += half
                leads[min(place, len(words) - 1)] += half
        return leads

    def _share_of_word(self, word: str) -> np.ndarray:
        found = [(self._known.get(feature), value) for feature, value in _features_of_word(word)]
        places = [place for place, _ in found if place is not None]
        values = [value for place, value in found if place is not None]
        return np.asarray(values, dtype=np.float32) @ self._weights[places]


def _words(text: str, within: Stretch) -> tuple[list[str], list[Stretch]]:
    """The words of a stretch of a text as features know them, and where each stands."""
    found = list(_WORD.finditer(text, *within))
    return [_as_known(match.group()) for match in found], [match.span() for match in found]


def _known_form(written: str) -> str:
    return "0" if _VALUE.search(written) else written.lower().replace("\u2019", "'")


_as_known = cached_by_word(_known_form, _WORDS_IN_MIND)


def _worked_out(word: str) -> tuple[tuple[str, float], ...]:
    marked = f"^{word}$"
    grams = [
        marked[start : start + length]
        for length in _GRAMS
        for start in range(len(marked) - length + 1)
    ]
    return (*((f"#{gram}", 1 / math.sqrt(len(grams))) for gram in grams), (word, 1.0))


_features_of_word = cached_by_word(_worked_out, _WORDS_IN_MIND)


def _pairs(words: Sequence[str]) -> list[str]:
    """The pairs of neighbours, the clause's start and end among them: one more than words."""
    return [f"{left} {right}" for left, right in zip(("^", *words), (*words, "$"), strict=True)]


def _learned(clauses: Sequence[Sequence[str]], min_count: int) -> tuple[list[str], csr_matrix]:
    """The features that so many clauses have, in order, and a row of their values per clause."""
    numbers: defaultdict[str, int] = defaultdict(itertools.count().__next__)

    @cache
    def of_word(word: str) -> tuple[list[int], list[float]]:
        features = _features_of_word(word)
        return [numbers[feature] for feature, _ in features], [value for _, value in features]

    values: list[np.ndarray] = []
    places: list[int] = []
    ends = [0]
    for words in clauses:
        its_values: list[float] = []
        for word in words:
            of_one, worth = of_word(word)
            places += of_one
            its_values += worth
        pairs = [numbers[pair] for pair in _pairs(words)]
        places += pairs
        its_values += [1.0] * len(pairs)
        values.append(np.array(its_values, dtype=np.float32) / math.sqrt(len(words) or 1))
        ends.append(len(places))
    shape = len(clauses), len(numbers)
    matrix = csr_matrix((np.concatenate(values), places, ends), shape=shape, dtype=np.float32)
    matrix.sum_duplicates()
    often = np.bincount(matrix.indices, minlength=len(numbers))
    known = sorted(feature for feature, number in numbers.items() if often[number] >= min_count)
    return known, matrix[:, [numbers[feature] for feature in known]]


def _highest(leads: Sequence[float]) -> tuple[int, int]:
    """The first and last place of the stretch with the highest sum."""
    best, stretch, total, start = -math.inf, (0, 0), 0.0, 0
    for place, lead in enumerate(leads):
        if total <= 0:
            total, start = 0.0, place
        total += lead
        if total > best:
            best, stretch = total, (start, place)
    return stretch
