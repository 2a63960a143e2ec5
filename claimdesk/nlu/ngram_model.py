"""Which intent a text has: character and word n-grams, tf-idf, logistic regression."""

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

from claimdesk.nlu.plain_text import plain_text

_MODEL, _WEIGHTS = "ngrams.json", "weights.npz"
_ANALYSERS = ("char_wb", "word")
_WORD = r"[^\W_][\w']*|[?!]"
_TEMPERATURES = np.geomspace(0.2, 2.0, 30)
_FOLDS = 3


class NgramModel:
    """A trained classifier; what it stores is words and numbers, never code."""

    def __init__(
        self,
        labels: Sequence[str],
        vectorisers: Sequence[TfidfVectorizer],
        coefficients: np.ndarray,
        intercepts: np.ndarray,
        config: Mapping[str, Any],
        temperature: float,
    ) -> None:
        self.labels = list(labels)
        self._vectorisers = list(vectorisers)
        self._coefficients = coefficients  # features x labels
        self._intercepts = intercepts
        self._config = config
        self.temperature = temperature

    @classmethod
    def train(
        cls, texts: Sequence[str], labels: Sequence[str], config: Mapping[str, Any]
    ) -> NgramModel:
        """Train on texts and their labels (two different ones at least).

        Config keys: ``char_ngrams``, ``word_ngrams`` ([shortest, longest]), ``word_weight``,
        ``looseness`` (the regression's C), ``class_weight`` and ``calibrate``: fit on held-out
        thirds how sure the model may call itself.
        """
        plain = [plain_text(text) for text in texts]
        vectorisers = [_vectoriser(analyser, config).fit(plain) for analyser in _ANALYSERS]
        features = _features(vectorisers, plain, config)
        targets = np.asarray(labels)
        regression = _regression(config).fit(features, targets)
        coefficients, intercepts = regression.coef_.T, regression.intercept_
        if len(regression.classes_) == 2:  # scikit-learn keeps one row for both
            coefficients = np.hstack([-coefficients, coefficients]) / 2
            intercepts = np.hstack([-intercepts, intercepts]) / 2
        temperature = _temperature(features, targets, config) if config["calibrate"] else 1.0
        return cls(
            [str(label) for label in regression.classes_],
            vectorisers,
            np.ascontiguousarray(coefficients, dtype=np.float32),
            intercepts.astype(np.float32),
            config,
            temperature,
        )

    def probabilities(self, texts: Sequence[str]) -> np.ndarray:
        """One row per text, one column per label; rows sum to 1."""
        plain = [plain_text(text) for text in texts]
        scores = _features(self._vectorisers, plain, self._config) @ self._coefficients
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
            folder / _WEIGHTS, coefficients=self._coefficients, intercepts=self._intercepts, **idfs
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


def _features(
    vectorisers: Sequence[TfidfVectorizer], plain: Sequence[str], config: Mapping[str, Any]
) -> csr_matrix:
    chars, words = (vectoriser.transform(plain) for vectoriser in vectorisers)
    return hstack([chars, words * np.float32(config["word_weight"])], format="csr")


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
