"""The mean of the words' meanings: cheap, and near where the words are near."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from rasa.engine.graph import ExecutionContext, GraphSchema
from rasa.engine.storage.local_model_storage import LocalModelStorage
from rasa.engine.storage.resource import Resource
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from claimdesk.nlu import word_meanings
from claimdesk.nlu.reading_vectors import READING_VECTORS
from claimdesk.nlu.spelling_corrector import PLAIN_TEXTS
from claimdesk.nlu.word_meanings import WordMeanings
from claimdesk.nlu.word_pieces import word_pieces

_LINE = "when will my parcel package order get here arrive train leave the is hello"


@pytest.fixture(scope="module")
def words(tmp_path_factory: pytest.TempPathFactory) -> WordMeanings:
    """Trained on one sentence and a table of a few words, and loaded again."""
    config = WordMeanings.get_default_config()
    folder: Path = tmp_path_factory.mktemp("words")
    storage, resource = LocalModelStorage.create(folder), Resource("words")
    context = ExecutionContext(GraphSchema({}))

    def few() -> dict[str, int]:
        return {word: piece for word in _LINE.split() for piece in word_pieces(word)}

    with pytest.MonkeyPatch.context() as patch:  # all 27,000 take ten seconds
        patch.setattr(word_meanings, "readable_pieces", few)
        data = TrainingData([Message({"text": "when is the order here"})])
        WordMeanings.create(config, storage, resource, context).train(data)
    return WordMeanings.load(config, storage, resource, context)


def test_other_words_for_the_same_lie_near(words: WordMeanings) -> None:
    """Nearer than words for something else."""
    asked, same, other = words.encode(["my parcel arrive", "my package get here", "my train leave"])

    assert asked @ same > asked @ other


def test_a_frequent_word_says_little(words: WordMeanings) -> None:
    """One that every training sentence has pulls the mean less than a rare one."""
    both, frequent, rare = words.encode(["the train", "the", "train"])

    assert both @ rare > both @ frequent


def test_unknown_words_are_nothing(words: WordMeanings) -> None:
    """A text of them is zeros; among others they change nothing."""
    alone, beside, without = words.encode(["您好", "hello 您", "hello"])

    assert not alone.any()
    assert np.array_equal(beside, without)


def test_a_message_gets_its_vectors(words: WordMeanings) -> None:
    """One for each reading, that of the whole also as a dense feature."""
    message = Message({"text": "Hello. Leave.", PLAIN_TEXTS: ["hello. leave.", "hello.", "leave."]})

    words.process([message])

    _, dense = message.get_dense_features("text")
    (vectors,) = message.get(READING_VECTORS)
    assert dense is not None
    assert np.array_equal(dense.features[0], vectors.rows([0])[0])
    assert vectors.rows(range(3)).shape == (3, 384)
    assert not vectors.late


def test_an_empty_message_gets_none(words: WordMeanings) -> None:
    """Nor does it fail."""
    message = Message({"text": " "})

    words.process([message])

    assert message.get(READING_VECTORS) is None
