"""Which intent a text has: its n-grams and vectors of its meaning in a logistic regression."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.model_selection import StratifiedKFold

from claimdesk.nlu.ngram_features import NgramFeatures, NgramScores
from claimdesk.nlu.one_against_rest import OneAgainstRest

#: Of each sentence its n-grams, and its vectors side by side.
Features = tuple[csr_matrix, np.ndarray]

_TEMPERATURES = np.geomspace(0.05, 2.0, 200)
_FOLDS = 12  # fewer held out, and the model they judge is nearer to the one that will read
_ENOUGH = 1000  # held-out sentences, to tell by them how sure to be
# The share of sentences that another label than theirs fits as well: 29 of the 2,068 of tests/nlu,
# where somebody noted that. A training sentence has one label.
_SECOND_READINGS = 0.014
# How much more slowly being in scope is believed than being one in-scope intent and no other, in
# the scores' temperature (docs/decisions/0006 has what else was tried).
_DOUBT = 4.0


class IntentModel:
    """A trained regression; what it stores is names and numbers, never code."""

    def __init__(
        self,
        ngrams: NgramFeatures,
        labels: Sequence[str],
        off_topic: Sequence[str],
        temperature: float,
        of_ngrams: np.ndarray,
        of_vectors: np.ndarray,
        intercepts: np.ndarray,
    ) -> None:
        """Coefficients: n-grams x labels, times the n-grams' values; numbers of the vectors x
        labels; one intercept each.

        ``off_topic`` names the labels that no message is about.
        """
        self.labels = list(labels)
        self.off_topic = list(off_topic)
        self._off = np.isin(self.labels, self.off_topic)
        self.temperature = temperature
        self._ngram_scores = NgramScores(ngrams, of_ngrams)
        self._of_vectors = of_vectors
        self._intercepts = intercepts

    @classmethod
    def train(
        cls,
        ngrams: NgramFeatures,
        texts: Sequence[str],
        vectors: Sequence[np.ndarray],
        labels: Sequence[str],
        config: Mapping[str, Any],
    ) -> IntentModel:
        """Train on one plain text and one row of each kind of vector per label.

        Config keys: ``meaning_weight`` (of each kind of vector beside the n-grams),
        ``n_components`` (how many of each kind's widest are used), ``ridge`` (how far the narrower
        ones are widened: 0 wholly), ``C`` (the regression's C), ``off_topic``, and ``calibrate``:
        fit on held-out sentences how sure the model may call itself.
        """
        targets = np.asarray(labels)
        widenings = [_widening(v, config) for v in vectors]
        wide = [(v - mean) @ matrix for v, (mean, matrix) in zip(vectors, widenings, strict=True)]
        features = ngrams.matrix(texts), np.hstack([np.zeros((len(texts), 0)), *wide])
        regressions, temperature = _calibrated(features, targets, config)
        # The widening is folded into the coefficients, so that reading needs one product.
        of_ngrams, rest, intercepts = regressions.coefficients()
        of_vectors = [np.zeros((0, rest.shape[1]))]
        for mean, matrix in widenings:
            mine, rest = np.split(rest, [matrix.shape[1]])
            of_vectors.append(matrix @ mine)
            intercepts = intercepts - mean @ of_vectors[-1]
        return cls(
            ngrams,
            [str(label) for label in regressions.classes],
            config["off_topic"],
            temperature,
            (of_ngrams * ngrams.values[:, None]).astype(np.float32),
            np.vstack(of_vectors).astype(np.float32),
            intercepts.astype(np.float32),
        )

    def probabilities(self, texts: Sequence[str], vectors: Sequence[np.ndarray]) -> np.ndarray:
        """One row per plain text, one column per label; rows sum to 1.

        Raises ValueError where the vectors are not of the kinds that it was trained with.
        """
        width = sum(kind.shape[1] for kind in vectors)
        if width != len(self._of_vectors):
            raise ValueError(f"trained with vectors of {len(self._of_vectors)}, given {width}")
        scores = np.array([self._ngram_scores(text) for text in texts])
        if width:
            scores = scores + np.hstack(vectors) @ self._of_vectors
        return _probabilities(scores + self._intercepts, self._off, self.temperature)

    def save(self, folder: Path, name: str) -> None:
        """Write the model into a folder: one JSON file, one of plain arrays."""
        description = {
            "labels": self.labels,
            "off_topic": self.off_topic,
            "temperature": self.temperature,
        }
        (folder / f"{name}.json").write_text(json.dumps(description), encoding="utf-8")
        np.savez(
            folder / f"{name}.npz",
            of_ngrams=self._ngram_scores.shares,
            of_vectors=self._of_vectors,
            intercepts=self._intercepts,
        )

    @classmethod
    def load(cls, folder: Path, name: str, ngrams: NgramFeatures) -> IntentModel:
        """Read a model written by ``save``; a missing file raises FileNotFoundError."""
        description = json.loads((folder / f"{name}.json").read_text(encoding="utf-8"))
        with np.load(folder / f"{name}.npz", allow_pickle=False) as arrays:
            return cls(ngrams, **description, **arrays)


def _widening(vectors: np.ndarray, config: Mapping[str, Any]) -> tuple[np.ndarray, np.ndarray]:
    """Mean, and the matrix that spreads the vectors more evenly, to the mean length wished.

    What all of a shop's sentences have in common fills the widest directions of the vectors; what
    tells their intents apart lies in narrower ones, which the regression would be slow to use.
    """
    mean = vectors.mean(axis=0)
    spreads, directions = np.linalg.eigh(np.cov(vectors - mean, rowvar=False))
    spreads = np.sqrt(np.maximum(spreads, 0))
    matrix = directions / (spreads + config["ridge"] * spreads.max() + 1e-6)
    matrix = matrix[:, -config["n_components"] :]  # eigh gives the widest last
    length = np.sqrt((((vectors - mean) @ matrix) ** 2).sum(axis=1).mean()) + 1e-6
    return mean, (matrix * (config["meaning_weight"] / length)).astype(np.float32)


def _calibrated(
    features: Features, targets: np.ndarray, config: Mapping[str, Any]
) -> tuple[OneAgainstRest, float]:
    """The regressions of all sentences, and the temperature of their scores.

    One against the rest tells off-topic sentences apart better than the multinomial form.
    """
    held_out: list[tuple[np.ndarray, np.ndarray]] = []
    regressions = _regressions(features, targets, config)
    for seen, unseen in _folds(targets, config):
        if held_out:  # few sentences: one fold after the other is judged from nothing
            regressions = _regressions(features, targets, config)
        regressions.fit(seen)
        held_out.append((regressions.scores(unseen), unseen))
    # What was held out last comes in now: most of the fitting is done.
    regressions.fit()
    if not held_out:
        return regressions, 1.0
    scores = np.vstack([scores for scores, _ in held_out])
    told = targets[np.concatenate([unseen for _, unseen in held_out])]
    return regressions, _temperature(scores, told, regressions.classes, config)


def _regressions(
    features: Features, targets: np.ndarray, config: Mapping[str, Any]
) -> OneAgainstRest:
    return OneAgainstRest(*features, targets, regularisation_c=config["C"])


def _folds(
    targets: np.ndarray, config: Mapping[str, Any]
) -> Iterator[tuple[np.ndarray, np.ndarray]]:
    """Sentences to learn from and others to be held out: a twelfth of all or, where those are few,
    one twelfth after the other. None where nothing can be told by them.
    """
    often = Counter(targets)
    # One of a kind is never held out.
    told = np.flatnonzero([often[label] > 1 for label in targets])
    if not config["calibrate"] or len(np.unique(targets[told])) < 3:
        return
    count, held_out = min(_FOLDS, max(often.values())), 0
    folds = StratifiedKFold(count, shuffle=True, random_state=0)
    for seen, unseen in folds.split(told, targets[told]):
        yield told[seen], told[unseen]
        held_out += len(unseen)
        if held_out >= _ENOUGH:
            return


def _temperature(
    scores: np.ndarray, targets: np.ndarray, labels: np.ndarray, config: Mapping[str, Any]
) -> float:
    """The divisor of held-out scores that makes the model as sure as it is right.

    That is, on sentences in scope the mean confidence is the accuracy, second readings
    counted, and every intent counting alike: how many sentences teach it says nothing of how often
    it is asked. The usual divisor, under which they surprise least, is led by the few that are
    wrong and sure, and makes all of the others too unsure.
    """
    off = np.isin(labels, config["off_topic"])
    places: np.ndarray = np.asarray(np.searchsorted(labels, targets))
    ours = ~off[places]
    scores, places = scores[ours], places[ours]
    weights = 1 / np.bincount(places)[places]

    def unlike(temperature: float) -> float:
        rows = np.where(off, 0, _probabilities(scores, off, temperature))
        too_sure = rows.max(axis=1) - (rows.argmax(axis=1) == places)
        return abs(float(np.average(too_sure, weights=weights)) - _SECOND_READINGS)

    return float(min(_TEMPERATURES, key=unlike))


def _probabilities(scores: np.ndarray, off: np.ndarray, temperature: float) -> np.ndarray:
    """How likely each label is: first whether a text is in scope at all, then which wish it is.

    A text between two of our intents is thereby no less in scope than one that is clearly one of
    them, while one plain softmax would take both doubts for one.
    """
    if off.all() or not off.any():
        return _softmax(scores / temperature)
    ours, others = scores[:, ~off], scores[:, off]
    lead = (ours.max(axis=1, keepdims=True) - others.max(axis=1, keepdims=True)) / temperature
    in_scope = (1 + np.tanh(lead / (2 * _DOUBT))) / 2  # the logistic function, without overflow
    probabilities = np.empty_like(scores)
    probabilities[:, ~off] = in_scope * _softmax(ours / temperature)
    probabilities[:, off] = (1 - in_scope) * _softmax(others / temperature)
    return probabilities


def _softmax(scores: np.ndarray) -> np.ndarray:
    raised = np.exp(scores - scores.max(axis=1, keepdims=True))
    return np.asarray(raised / raised.sum(axis=1, keepdims=True))
