"""N-grams as numbers: the same as scikit-learn's, for one text at a time."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.sparse import hstack
from sklearn.feature_extraction.text import TfidfVectorizer

from claimdesk.nlu.ngram_features import NgramFeatures

TEXTS = [
    "where is my order?",
    "the order of my order is where?",
    "don't ship it to the old address!",
    "refund refund refund please",
    "a case",
]
LIMITS = {"char_ngrams": [2, 4], "word_ngrams": [1, 2], "word_weight": 0.5}


@pytest.fixture
def features() -> NgramFeatures:
    """Of the texts above."""
    return NgramFeatures.learn(TEXTS, **LIMITS)


def test_the_numbers_are_those_of_scikit_learn(features: NgramFeatures) -> None:
    """For texts it was made from and for others, column by column."""
    texts = [*TEXTS, "where do I ship the refund", "entirely unknown", ""]
    kinds = {"char_wb": ((2, 4), None), "word": ((1, 2), r"[^\W_][\w']*|[?!]")}
    vectorisers = [
        TfidfVectorizer(
            lowercase=False, analyzer=kind, ngram_range=ngrams, token_pattern=pattern,
            sublinear_tf=True,
        ).fit(TEXTS)
        for kind, (ngrams, pattern) in kinds.items()
    ]  # fmt: skip
    chars, words = (vectoriser.transform(texts) for vectoriser in vectorisers)

    ours = features.matrix(texts)

    assert features.vocabularies == [list(v.get_feature_names_out()) for v in vectorisers]
    assert np.allclose(ours.toarray(), hstack([chars, words * 0.5]).toarray(), atol=1e-6)


def test_what_is_known_can_be_stored(features: NgramFeatures) -> None:
    """The n-grams and their rarity are all there is."""
    again = NgramFeatures(features.vocabularies, features.idf, **LIMITS)

    assert (again.matrix(TEXTS) != features.matrix(TEXTS)).nnz == 0


def test_an_ngram_must_be_seen_often_enough() -> None:
    """In two texts, not twice in one."""
    features = NgramFeatures.learn(TEXTS, **LIMITS, seen=2)

    words = features.vocabularies[1]
    assert "order" in words
    assert "refund" not in words


def test_a_text_without_a_known_ngram_is_an_empty_row(features: NgramFeatures) -> None:
    """No division by nothing."""
    places, values = features.row("§§")

    assert len(places) == len(values) == 0
