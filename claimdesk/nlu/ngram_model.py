"""Which intent a plain text has: n-grams and the sentence's meaning in a logistic regression."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix, hstack
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedKFold

_MODEL, _WEIGHTS = "ngrams.json", "weights.npz"
_ANALYSERS = ("char_wb", "word")
_WORD = r"[^\W_][\w']*|[?!]"
_TEMPERATURES = np.geomspace(0.2, 2.0, 30)
_FOLDS = 3
_RIDGE = 0.3  # of the widest direction's spread: how far narrow directions are widened


class NgramModel:
    """A trained classifier; what it stores is words and numbers, never code.

    It takes plain texts, and with each the vector of its sentence if it was trained with vectors.
    """

    def __init__(
        self,
        labels: Sequence[str],
        vectorisers: Sequence[TfidfVectorizer],
        coefficients: np.ndarray,
        dense_coefficients: np.ndarray,
        intercepts: np.ndarray,
        config: Mapping[str, Any],
        temperature: float,
    ) -> None:
        self.labels = list(labels)
        self._vectorisers = list(vectorisers)
        self._coefficients = coefficients  # n-grams x labels
        self._dense_coefficients = dense_coefficients  # vector's numbers x labels
        self._intercepts = intercepts
        self._config = config
        self.temperature = temperature

    @classmethod
    def train(
        cls,
        texts: Sequence[str],
        vectors: np.ndarray | None,
        labels: Sequence[str],
        config: Mapping[str, Any],
    ) -> NgramModel:
        """Train on plain texts, their vectors (or None) and labels (two different ones at least).

        Config keys: ``char_ngrams``, ``word_ngrams`` ([shortest, longest]), ``word_weight``,
        ``meaning_weight`` (of the vectors), ``looseness`` (the regression's C), ``class_weight``
        and ``calibrate``: fit on held-out thirds how sure the model may call itself.
        """
        vectorisers = [_vectoriser(analyser, config).fit(texts) for analyser in _ANALYSERS]
        ngrams = _ngrams(vectorisers, texts, config)
        targets = np.asarray(labels)
        if vectors is None:
            vectors = np.zeros((len(texts), 0), dtype=np.float32)
        mean, widening = _widening(vectors, config["meaning_weight"])
        features = hstack([ngrams, csr_matrix((vectors - mean) @ widening)], format="csr")
        regression = _regression(config).fit(features, targets)
        coefficients, intercepts = regression.coef_.T, regression.intercept_
        if len(regression.classes_) == 2:  # scikit-learn keeps one row for both
            coefficients = np.hstack([-coefficients, coefficients]) / 2
            intercepts = np.hstack([-intercepts, intercepts]) / 2
        temperature = _temperature(features, targets, config) if config["calibrate"] else 1.0
        # The widening is folded into the coefficients, so that reading needs one product.
        dense = widening @ coefficients[ngrams.shape[1] :]
        return cls(
            [str(label) for label in regression.classes_],
            vectorisers,
            np.ascontiguousarray(coefficients[: ngrams.shape[1]], dtype=np.float32),
            dense.astype(np.float32),
            (intercepts - mean @ dense).astype(np.float32),
            config,
            temperature,
        )

    def probabilities(self, texts: Sequence[str], vectors: np.ndarray | None = None) -> np.ndarray:
        """One row per plain text, one column per label; rows sum to 1.

        Raises ValueError where the model was trained with vectors and none are given.
        """
        scores = _ngrams(self._vectorisers, texts, self._config) @ self._coefficients
        if self._dense_coefficients.size:
            if vectors is None:
                raise ValueError("this model was trained with sentence vectors; none were given")
            scores = scores + vectors @ self._dense_coefficients
        return _softmax((scores + self._intercepts) / self.temperature)

    def save(self, folder: Path) -> None:
        """Write the model into a folder: one JSON file, one of plain arrays."""
        description = {
            "labels": self.labels,
            "temperature": self.temperature,
            "vocabularies": [
                sorted(v.vocabulary_, key=v.vocabulary_.__getitem__) for v in self._vectorisers
            ],
        }
        (folder / _MODEL).write_text(json.dumps(description), encoding="utf-8")
        idfs = {f"idf_{i}": v.idf_.astype(np.float32) for i, v in enumerate(self._vectorisers)}
        np.savez(
            folder / _WEIGHTS,
            coefficients=self._coefficients,
            dense_coefficients=self._dense_coefficients,
            intercepts=self._intercepts,
            **idfs,
        )

    @classmethod
    def load(cls, folder: Path, config: Mapping[str, Any]) -> NgramModel:
        """Read a model written by ``save``; a missing file raises FileNotFoundError."""
        description = json.loads((folder / _MODEL).read_text(encoding="utf-8"))
        with np.load(folder / _WEIGHTS, allow_pickle=False) as weights:
            vectorisers = []
            for index, analyser in enumerate(_ANALYSERS):
                words = description["vocabularies"][index]
                vectoriser = _vectoriser(analyser, config, {w: i for i, w in enumerate(words)})
                vectoriser.idf_ = weights[f"idf_{index}"]
                vectorisers.append(vectoriser)
            return cls(
                description["labels"],
                vectorisers,
                weights["coefficients"],
                weights["dense_coefficients"],
                weights["intercepts"],
                config,
                description["temperature"],
            )


def _vectoriser(
    analyser: str, config: Mapping[str, Any], vocabulary: dict[str, int] | None = None
) -> TfidfVectorizer:
    return TfidfVectorizer(
        lowercase=False,  # plain_text has done it
        analyzer=analyser,
        ngram_range=tuple(config["char_ngrams" if analyser == "char_wb" else "word_ngrams"]),
        token_pattern=_WORD if analyser == "word" else None,
        sublinear_tf=True,
        vocabulary=vocabulary,
        dtype=np.float32,
    )


def _ngrams(
    vectorisers: Sequence[TfidfVectorizer], plain: Sequence[str], config: Mapping[str, Any]
) -> csr_matrix:
    chars, words = (vectoriser.transform(plain) for vectoriser in vectorisers)
    return hstack([chars, words * np.float32(config["word_weight"])], format="csr")


def _widening(vectors: np.ndarray, weight: float) -> tuple[np.ndarray, np.ndarray]:
    """Mean, and the matrix that spreads the vectors more evenly, to the mean length ``weight``.

    What all of a shop's sentences have in common fills the widest directions of the vectors; what
    tells their intents apart lies in narrower ones, which the regression would be slow to use.
    """
    mean = vectors.mean(axis=0)
    if not vectors.size:
        return mean, np.zeros((0, 0), dtype=np.float32)
    spreads, directions = np.linalg.eigh(np.cov(vectors - mean, rowvar=False))
    spreads = np.sqrt(np.maximum(spreads, 0))
    matrix = directions / (spreads + _RIDGE * spreads.max() + 1e-6)
    length = np.sqrt((((vectors - mean) @ matrix) ** 2).sum(axis=1).mean()) + 1e-6
    return mean, (matrix * (weight / length)).astype(np.float32)


def _regression(config: Mapping[str, Any]) -> LogisticRegression:
    # One against the rest by coordinate descent: a second where the multinomial form takes a
    # minute, and it tells off-topic sentences apart better.
    return LogisticRegression(
        C=config["looseness"],
        solver="liblinear",
        dual=True,
        class_weight=config["class_weight"],
        max_iter=200,
        tol=1e-2,
        random_state=0,
    )


def _temperature(features: csr_matrix, targets: np.ndarray, config: Mapping[str, Any]) -> float:
    """The divisor of the scores under which held-out thirds are least surprised; 1 if too few."""
    if min(Counter(targets).values()) < _FOLDS or len(set(targets)) < 3:
        return 1.0
    scores, places = [], []
    for seen, unseen in StratifiedKFold(_FOLDS, shuffle=True, random_state=0).split(
        features, targets
    ):
        regression = _regression(config).fit(features[seen], targets[seen])
        scores.append(regression.decision_function(features[unseen]))
        places.append(np.searchsorted(regression.classes_, targets[unseen]))
    score, place = np.vstack(scores), np.concatenate(places)
    rows = np.arange(len(place))

    def surprise(temperature: float) -> float:
        return -float(np.log(_softmax(score / temperature)[rows, place] + 1e-9).mean())

    return float(min(_TEMPERATURES, key=surprise))


def _softmax(scores: np.ndarray) -> np.ndarray:
    raised = np.exp(scores - scores.max(axis=1, keepdims=True))
    return raised / raised.sum(axis=1, keepdims=True)
