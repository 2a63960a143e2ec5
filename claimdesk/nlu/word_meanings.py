"""Rasa's dense features of a message: what its words mean, each for itself, without their order."""

from __future__ import annotations

import inspect
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.featurizers.dense_featurizer.dense_featurizer import DenseFeaturizer
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from claimdesk.nlu.content_cache import ContentCache, key_of
from claimdesk.nlu.encoded_once import encoder_key
from claimdesk.nlu.mini_lm import WIDTH, encode
from claimdesk.nlu.plain_text import unmasked
from claimdesk.nlu.reading_vectors import ReadingVectors, add_vectors, plain_readings
from claimdesk.nlu.stored_component import StoredComponent
from claimdesk.nlu.word_pieces import readable_pieces, word_piece_tokenizer, word_pieces

_STORED = "word_meanings.npz"
_RARE = 1e-3  # a in a / (a + frequency), the weight of a word: Arora et al., ICLR 2017
_STEPS = 127


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=True)
class WordMeanings(StoredComponent, DenseFeaturizer):
    """Hands on 384 numbers for each reading of a message: the mean of its word pieces' vectors.

    A piece's vector is what the sentence encoder says of it alone, taken once, in training. The
    mean says less than the encoder does of the sentence, in a small part of the time.
    """

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Every key with its default; see config.yml for what each does."""
        return {**DenseFeaturizer.get_default_config(), "longest": 96}

    @staticmethod
    def required_packages() -> list[str]:
        """What has to be installed; the encoder only for training."""
        return ["tokenizers"]

    @classmethod
    def validate_config(cls, config: dict[str, Any]) -> None:
        """Everything is allowed that has the right type."""

    def __init__(
        self, config: dict[str, Any], model_storage: ModelStorage, resource: Resource
    ) -> None:
        StoredComponent.__init__(self, config, model_storage, resource)
        self._table = np.zeros((0, WIDTH), dtype=np.int8)
        self._weights = np.zeros(0, dtype=np.float32)

    def train(self, training_data: TrainingData) -> Resource:
        """Take every piece's vector, and how frequent it is in the training sentences."""
        key = key_of(encoder_key(), inspect.getsource(_table))
        self._table = ContentCache().array(key, _table)
        counts = np.ones(len(self._table))
        for example in training_data.training_examples:
            if example.get(TEXT):
                np.add.at(counts, self._pieces(plain_readings(example, self._language)[0]), 1)
        weights = _RARE / (_RARE + counts / counts.sum())
        self._weights = np.where(self._table.any(axis=1), weights, 0).astype(np.float32)
        return self.persist()

    def write(self, folder: Path) -> None:
        """One file with the table and the weights."""
        np.savez(folder / _STORED, table=self._table, weights=self._weights)

    def read(self, folder: Path) -> None:
        """Take up the table and the weights."""
        with np.load(folder / _STORED, allow_pickle=False) as stored:
            self._table, self._weights = stored["table"], stored["weights"]

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Add the vector of every training sentence."""
        for example in training_data.training_examples:
            if example.get(TEXT):
                self._add(example, plain_readings(example, self._language)[:1])
        return training_data

    def process(self, messages: list[Message]) -> list[Message]:
        """Add each message's vectors."""
        for message in messages:
            if (message.get(TEXT) or "").strip():
                self._add(message, plain_readings(message, self._language))
        return messages

    def encode(self, texts: Sequence[str]) -> np.ndarray:
        """One row per plain text; zeros for one without a known word."""
        return np.stack([self._mean(self._pieces(text)) for text in texts])

    def _mean(self, pieces: np.ndarray) -> np.ndarray:
        weights = self._weights[pieces]
        total = weights @ self._table[pieces]
        return np.asarray(total / (_STEPS * max(float(weights.sum()), 1e-6)), dtype=np.float32)

    def _pieces(self, text: str) -> np.ndarray:
        pieces = word_pieces(unmasked(text, self._language))
        return np.array(pieces[: self._config["longest"]], dtype=np.intp)

    def _add(self, message: Message, texts: list[str]) -> None:
        add_vectors(message, ReadingVectors(texts, self.encode, late=False), type(self).__name__)


def _table() -> np.ndarray:
    """The vector of every piece of the vocabulary in steps of 8 bits; zeros if nobody writes it."""
    pieces = readable_pieces()
    vectors = encode([piece.removeprefix("##") for piece in pieces])[:, -1]
    table = np.zeros((word_piece_tokenizer().get_vocab_size(), WIDTH), dtype=np.int8)
    steps = np.round(vectors * (_STEPS / np.abs(vectors).max())).astype(np.int8)
    table[list(pieces.values())] = steps
    return table
