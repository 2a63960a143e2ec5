"""N-grams as numbers, and what they add to a linear model's scores."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.sparse import hstack
from sklearn.feature_extraction.text import CountVectorizer, TfidfTransformer

from claimdesk.nlu.ngram_features import NgramFeatures, NgramScores

TEXTS = [
    "where is my order?",
    "the order of my order is where?",
    "don't ship it to the old address!",
    "refund refund refund please",
    "a case",
]
OTHERS = ["where do I ship the refund", "entirely unknown", "\u00a7\u00a7", ""]
LIMITS = {"char_ngrams": [2, 4], "word_ngrams": [1, 2]}


@pytest.fixture
def features() -> NgramFeatures:
    """Of the texts above."""
    return NgramFeatures.learn(TEXTS, **LIMITS, word_weight=0.5)


def test_the_numbers_are_counts_by_rarity(features: NgramFeatures) -> None:
    """scikit-learn's, but for the length: the root of how many n-grams a text has is left out."""
    kinds = {"char_wb": ((2, 4), None, 1.0), "word": ((1, 2), r"[^\W_][\w']*|[?!]", 0.5)}
    expected, vocabularies = [], []
    for kind, (ngrams, pattern, weight) in kinds.items():
        counter = CountVectorizer(
            lowercase=False, analyzer=kind, ngram_range=ngrams, token_pattern=pattern
        ).fit(TEXTS)
        seen, counts = counter.transform(TEXTS), counter.transform([*TEXTS, *OTHERS])
        idf = TfidfTransformer().fit(seen).idf_
        usual = np.sqrt((seen @ idf**2).sum() / seen.sum())
        of_each = np.sqrt(np.maximum(counts.sum(axis=1), 1))
        expected.append(counts.multiply(weight * idf / usual).multiply(1 / of_each))
        vocabularies.append(list(counter.get_feature_names_out()))

    ours = features.matrix([*TEXTS, *OTHERS])

    assert features.vocabularies == vocabularies
    assert np.allclose(ours.toarray(), hstack(expected).toarray(), atol=1e-6)


def test_each_kind_is_of_about_length_one(features: NgramFeatures) -> None:
    """However long the text is, as long as it does not say one word again and again."""
    chars = features.matrix([*TEXTS[:3], TEXTS[4]])[:, : len(features.vocabularies[0])]

    assert np.sqrt(chars.multiply(chars).sum(axis=1)) == pytest.approx(1, abs=0.15)


def test_what_is_known_can_be_stored(features: NgramFeatures) -> None:
    """The n-grams and their values are all there is."""
    again = NgramFeatures(features.vocabularies, features.values, **LIMITS)

    assert (again.matrix(TEXTS) != features.matrix(TEXTS)).nnz == 0


def test_an_ngram_must_be_seen_often_enough() -> None:
    """In two texts, not twice in one."""
    features = NgramFeatures.learn(TEXTS, **LIMITS, word_weight=1.0, min_count=2)

    words = features.vocabularies[1]
    assert "order" in words
    assert "refund" not in words


def test_scores_are_the_numbers_by_the_coefficients(features: NgramFeatures) -> None:
    """For known texts and others, the first time and again."""
    coefficients = np.random.default_rng(0).normal(size=(features.width, 3)).astype(np.float32)
    scores = NgramScores(features, coefficients * features.values[:, None])

    expected = features.matrix([*TEXTS, *OTHERS]) @ coefficients

    for _ in range(2):
        assert np.allclose([scores(text) for text in [*TEXTS, *OTHERS]], expected, atol=1e-5)
