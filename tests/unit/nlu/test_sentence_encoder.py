"""The sentence encoder: near meanings lie near, and nothing is fetched."""

from __future__ import annotations

import copy
from typing import Any

import numpy as np
import pytest
from rasa.engine.graph import ExecutionContext, GraphSchema
from rasa.engine.storage.resource import Resource
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from claimdesk.nlu import mini_lm
from claimdesk.nlu.mini_lm import WIDTH, WrongWeights
from claimdesk.nlu.reading_vectors import READING_VECTORS
from claimdesk.nlu.sentence_encoder import SentenceEncoder
from claimdesk.nlu.spelling_corrector import PLAIN_TEXTS


def _encoder(model_id: str | None = None, **config: Any) -> SentenceEncoder:
    settings = {**SentenceEncoder.get_default_config(), **config}
    context = ExecutionContext(GraphSchema({}), model_id=model_id, node_name="encoder")
    return SentenceEncoder.create(settings, None, Resource("encoder"), context)  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def encoder() -> SentenceEncoder:
    """With its defaults."""
    return _encoder()


def test_other_words_for_the_same_lie_near(encoder: SentenceEncoder) -> None:
    """Nearer than the same words for something else."""
    asked, same, other = encoder.encode(
        ["when will my parcel get here", "how long does delivery take", "when will my train leave"]
    )[:, -WIDTH:]

    assert asked @ same > asked @ other


def test_a_vector_does_not_hang_on_its_company(encoder: SentenceEncoder) -> None:
    """One sentence alone, beside a longer one, and among many on every core: the same, in order."""
    long = "my case came broken and " * 6
    alone = encoder.encode(["hello"])[0]

    assert np.array_equal(alone, encoder.encode([long, "hello"])[1])
    assert np.array_equal(alone, encoder.encode([long, "hello"] * 100)[199])
    assert np.linalg.norm(alone.reshape(2, WIDTH), axis=1) == pytest.approx([1, 1], abs=1e-5)


def test_only_so_many_pieces_are_read() -> None:
    """What comes after the last piece read changes nothing."""
    encoder = _encoder(longest=8)

    one, two = encoder.encode([f"one two three four five six {last}" for last in ("yes", "no")])

    assert np.array_equal(one, two)


def test_an_order_number_does_not_change_the_meaning(encoder: SentenceEncoder) -> None:
    """Numbers are masked before; the mask is read as a word."""
    assert np.array_equal(*encoder.encode(["track order codenumber", "track order number"]))


def test_a_message_gets_a_dense_sentence_feature(encoder: SentenceEncoder) -> None:
    """One row for the whole; a row for each part beside it."""
    message = Message({"text": "Hi. Bye.", PLAIN_TEXTS: ["hi. bye.", "hi.", "bye."]})

    encoder.process([message])

    _, dense = message.get_dense_features("text")
    (vectors,) = message.get(READING_VECTORS)
    assert dense is not None
    assert dense.features.shape == (1, 2 * WIDTH)
    assert vectors.rows([2, 0]).shape == (2, 2 * WIDTH)
    assert np.array_equal(dense.features[0], vectors.rows([0])[0])


def test_late_nothing_is_encoded_until_it_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    """No dense feature; then one sentence at a time, each once."""
    encoder = _encoder(late=True)
    encoded: list[str] = []
    encode = encoder.encode
    monkeypatch.setattr(encoder, "encode", lambda texts: encoded.extend(texts) or encode(texts))
    message = Message({"text": "Hi. Bye.", PLAIN_TEXTS: ["hi. bye.", "hi.", "bye."]})

    encoder.process([message])

    (vectors,) = message.get(READING_VECTORS)
    assert message.get_dense_features("text") == (None, None)
    assert (vectors.late, encoded) == (True, [])
    vectors.rows([1])
    vectors.rows([1, 2])
    assert encoded == ["hi.", "bye."]


def test_what_is_read_of_a_message_can_be_copied() -> None:
    """As `rasa test nlu` does with an unclear one; the encoder is not copied with it."""
    message = Message({"text": "Hi.", PLAIN_TEXTS: ["hi."]})
    _encoder(late=True).process([message])

    copied = copy.deepcopy(message.as_dict())

    assert np.array_equal(
        copied[READING_VECTORS][0].rows([0]), message.get(READING_VECTORS)[0].rows([0])
    )


def test_training_sentences_get_their_features(encoder: SentenceEncoder) -> None:
    """Also without a component before it that makes plain texts; an empty text gets none."""
    data = TrainingData([Message({"text": "hello", "intent": "greet"}), Message({"intent": "x"})])

    encoder.process_training_data(data)

    assert [len(example.features) for example in data.training_examples] == [1, 0]


def test_other_weights_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """A model trained with one encoder means nothing with another."""
    monkeypatch.setattr(mini_lm, "SHA256", "0" * 64)
    mini_lm.session.cache_clear()

    with pytest.raises(WrongWeights):
        _encoder(model_id="of a trained model")
