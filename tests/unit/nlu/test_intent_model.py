"""The regression over n-grams and vectors."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from claimdesk.nlu.intent_model import IntentModel
from claimdesk.nlu.ngram_features import NgramFeatures

TEXTS = ["send back", "return it", "send it back", "track it", "where is it", "trace it"]
LABELS = ["open_return"] * 3 + ["ask_track_order"] * 3
VECTORS = np.repeat(np.eye(2, dtype=np.float32), 3, axis=0)
CONFIG = {
    "meaning_weight": 0.7,
    "ridge": 0.3,
    "n_components": 2,
    "C": 10.0,
    "calibrate": False,
    "off_topic": ["out_of_scope"],
}


@pytest.fixture
def ngrams() -> NgramFeatures:
    """Of the texts above."""
    return NgramFeatures.learn(TEXTS, char_ngrams=[2, 3], word_ngrams=[1, 1], word_weight=1.0)


@pytest.fixture
def model(ngrams: NgramFeatures) -> IntentModel:
    """Trained on n-grams and two kinds of vector."""
    return IntentModel.train(ngrams, TEXTS, [VECTORS, 2 * VECTORS], LABELS, CONFIG)


def test_the_meaning_counts_where_the_words_are_new(model: IntentModel) -> None:
    """A text of unknown words has the intent its vectors lie near; its row adds up to 1."""
    near = np.eye(2, dtype=np.float32)

    rows = model.probabilities(["zzz"] * 2, [near, 2 * near])

    assert [model.labels[i] for i in rows.argmax(axis=1)] == ["open_return", "ask_track_order"]
    assert rows.sum(axis=1) == pytest.approx(1)


def test_vectors_that_it_was_not_trained_with_are_refused(model: IntentModel) -> None:
    """None where there were two kinds."""
    with pytest.raises(ValueError, match="trained with vectors of 4, given 0"):
        model.probabilities(["zzz"], [])


def test_it_is_the_same_after_storing(
    model: IntentModel, ngrams: NgramFeatures, tmp_path: Path
) -> None:
    """To the last digit."""
    model.save(tmp_path, "full")
    again = IntentModel.load(tmp_path, "full", ngrams)

    given = ["where is it"], [VECTORS[:1], VECTORS[:1]]
    assert np.array_equal(again.probabilities(*given), model.probabilities(*given))


def test_without_vectors_the_words_decide(ngrams: NgramFeatures) -> None:
    """As in a pipeline without featurizers."""
    model = IntentModel.train(ngrams, TEXTS, [], LABELS, CONFIG)

    rows = model.probabilities(["trace this"], [])

    assert model.labels[int(rows.argmax())] == "ask_track_order"


def test_calibration_changes_no_reading(ngrams: NgramFeatures) -> None:
    """It says how sure the model is, not which intent it is."""
    texts, labels = TEXTS * 3 + ["hello", "hi there", "hey"] * 2, LABELS * 3 + ["greet"] * 6
    plain, calibrated = (
        IntentModel.train(ngrams, texts, [], labels, {**CONFIG, "calibrate": calibrate})
        for calibrate in (False, True)
    )

    assert calibrated.temperature != 1.0
    orders = [m.probabilities(texts, []).argmax(axis=1) for m in (plain, calibrated)]
    assert np.array_equal(*orders)


def test_a_rare_intent_leaves_the_model_as_sure_as_it_is_right(ngrams: NgramFeatures) -> None:
    """One with a single sentence, which nothing can be held out of, as one with two."""
    texts, labels = TEXTS * 4 + ["hello", "hi there"] * 4, LABELS * 4 + ["greet"] * 8
    config = {**CONFIG, "calibrate": True}
    for rare in (["bye"], ["bye", "see you"]):
        model = IntentModel.train(
            ngrams, texts + rare, [], labels + ["goodbye"] * len(rare), config
        )

        assert model.temperature != 1.0
        assert "goodbye" in model.labels


def test_a_handful_of_sentences_is_enough_to_train_on(ngrams: NgramFeatures) -> None:
    """Two of each intent, one each, or none twice in scope."""
    config = {**CONFIG, "calibrate": True}
    for often in (1, 2):
        texts, labels = [*TEXTS[:1], "hello", "bye"] * often, ["a", "b", "out_of_scope"] * often

        assert IntentModel.train(ngrams, texts, [], labels, config).temperature > 0


def test_a_text_between_two_intents_is_still_in_scope(ngrams: NgramFeatures) -> None:
    """What is likely for neither of two is likely for both together; off topic stays unlikely."""
    texts, labels = [*TEXTS, "sing", "dance"], [*LABELS, "out_of_scope", "out_of_scope"]
    model = IntentModel.train(ngrams, texts, [], labels, CONFIG)

    between, off = model.probabilities(["send it, track it", "sing"], [])

    of = dict(zip(model.labels, between, strict=True))
    assert of["out_of_scope"] < 0.5 < of["open_return"] + of["ask_track_order"]
    assert model.labels[int(off.argmax())] == "out_of_scope"
    assert between.sum() == pytest.approx(1)
