"""Rasa's intent of a message, by its words and meaning, and the wishes it holds."""

from __future__ import annotations

import logging
from typing import Any

import numpy as np
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.classifiers.classifier import IntentClassifier
from rasa.shared.nlu.constants import FEATURE_TYPE_SENTENCE, INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from claimdesk.nlu.ngram_model import NgramModel
from claimdesk.nlu.plain_text import plain_text
from claimdesk.nlu.sentence_encoder import VECTORS
from claimdesk.nlu.spelling_corrector import PLAIN_TEXTS
from claimdesk.nlu.wishes import cut_wishes, leans_on_the_rest, readings

logger = logging.getLogger(__name__)

#: Message property: the wishes of the message, each {text, intent, confidence}.
SEGMENTS = "segments"
INTENT_RANKING = "intent_ranking"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class NgramIntentClassifier(GraphComponent, IntentClassifier):
    """Sets ``intent``, ``intent_ranking`` (every intent) and ``segments`` (one per wish).

    It uses n-grams, and the dense sentence features of the featurizers before it if there are any.
    """

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Every key with its default; see config.yml for what each does."""
        return {
            "char_ngrams": [2, 5],
            "word_ngrams": [1, 2],
            "word_weight": 0.5,
            "meaning_weight": 0.7,
            "looseness": 10.0,
            "class_weight": None,
            "calibrate": True,
            "sure": 0.6,
            "sure_of_part": 0.5,
            "off_topic": ["out_of_scope"],
            "small_talk": [],
            "same_wish": [],
        }

    def __init__(
        self,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        model: NgramModel | None = None,
    ) -> None:
        self._config = {**self.get_default_config(), **config}
        self._model_storage = model_storage
        self._resource = resource
        self._model = model

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> NgramIntentClassifier:
        """A component that is not trained yet."""
        return cls(config, model_storage, resource)

    def train(self, training_data: TrainingData) -> Resource:
        """Learn from the intent examples; fewer than two intents leave the component untrained."""
        examples = [e for e in training_data.intent_examples if e.get(TEXT) and e.get(INTENT)]
        labels = [example.get(INTENT) for example in examples]
        if len(set(labels)) < 2:
            logger.warning("Not trained: the training data has fewer than two intents.")
            return self._resource
        texts = [_plain_texts(example, [example.get(TEXT)])[0] for example in examples]
        vectors = [_sentence_vector(example) for example in examples]
        known = [vector for vector in vectors if vector is not None]
        stacked = np.vstack(known) if len(known) == len(examples) else None
        self._model = NgramModel.train(texts, stacked, labels, self._config)
        with self._model_storage.write_to(self._resource) as folder:
            self._model.save(folder)
        return self._resource

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> NgramIntentClassifier:
        """The trained component; an untrained one if nothing was stored."""
        component = cls(config, model_storage, resource)
        try:
            with model_storage.read_from(resource) as folder:
                component._model = NgramModel.load(folder, component._config)
        except (ValueError, FileNotFoundError):
            logger.warning("No stored model for '%s'.", resource.name)
        return component

    def process(self, messages: list[Message]) -> list[Message]:
        """Classify each message; without a model or a text the intent is None."""
        for message in messages:
            text = (message.get(TEXT) or "").strip()
            if not text or self._model is None:
                message.set(INTENT, {"name": None, "confidence": 0.0}, add_to_output=True)
                message.set(INTENT_RANKING, [], add_to_output=True)
                message.set(SEGMENTS, [], add_to_output=True)
                continue
            row, segments = self._read(text, message)
            ranking = [
                {"name": self._model.labels[i], "confidence": float(row[i])}
                for i in np.argsort(-row, kind="stable")
            ]
            message.set(INTENT, dict(ranking[0]), add_to_output=True)
            message.set(INTENT_RANKING, ranking, add_to_output=True)
            message.set(SEGMENTS, segments, add_to_output=True)
        return messages

    def _read(self, text: str, message: Message) -> tuple[np.ndarray, list[dict[str, Any]]]:
        """The probabilities of the message's intents, and its wishes."""
        assert self._model is not None
        labels = self._model.labels
        read = readings(message.get(TEXT))
        rows = self._model.probabilities(_plain_texts(message, read), message.get(VECTORS))
        whole = rows[0]
        if len(read) == 1:
            return whole, [self._segment(text, whole)]
        several = len(cut_wishes(text)) > 1
        telling = [
            (part, row)
            for part, row in list(zip(read, rows, strict=True))[1 if several else 0 :]
            if self._tells(row) and not leans_on_the_rest(part)
        ]
        wishes = self._distinct(telling)
        if len(wishes) > 1 and several:
            named = [labels[int(self._in_scope(row).argmax())] for _, row in wishes]
            best = labels[int(self._in_scope(whole).argmax())]
            row = whole if best in named and self._sure(whole) else wishes[0][1]
            return row, [self._segment(part, row) for part, row in wishes]
        row = whole
        if wishes and not self._sure(whole):
            row = max((row for _, row in wishes), key=lambda r: self._in_scope(r).max())
        return row, [self._segment(text, row)]

    def _distinct(self, telling: list[tuple[str, np.ndarray]]) -> list[tuple[str, np.ndarray]]:
        """One part per wish, in order; of parts with the same wish the one that says most."""
        assert self._model is not None
        best: dict[str, tuple[tuple[int, float], str, np.ndarray]] = {}
        for part, row in telling:
            label = self._model.labels[int(self._in_scope(row).argmax())]
            wish, rank = label, 0
            for number, family in enumerate(self._config["same_wish"]):
                if label in family:
                    wish, rank = f"same wish {number}", -family.index(label)
            says = (rank, float(self._in_scope(row).max()))
            if wish not in best or says > best[wish][0]:
                best[wish] = (says, part, row)
        return [(part, row) for _, part, row in best.values()]

    def _in_scope(self, row: np.ndarray) -> np.ndarray:
        """The probabilities with those of the off-topic intents put to nothing."""
        assert self._model is not None
        off = [label in self._config["off_topic"] for label in self._model.labels]
        return np.where(off, 0.0, row)

    def _sure(self, row: np.ndarray) -> bool:
        return float(self._in_scope(row).max()) >= self._config["sure"]

    def _tells(self, row: np.ndarray) -> bool:
        """Whether a part on its own says what is wished."""
        assert self._model is not None
        in_scope = self._in_scope(row)
        label = self._model.labels[int(in_scope.argmax())]
        return (
            label not in self._config["small_talk"]
            and float(in_scope.max()) >= self._config["sure_of_part"]
        )

    def _segment(self, text: str, row: np.ndarray) -> dict[str, Any]:
        assert self._model is not None
        best = int(row.argmax())
        return {"text": text, "intent": self._model.labels[best], "confidence": float(row[best])}


def _plain_texts(message: Message, read: list[str]) -> list[str]:
    """What a speller before this component left, else the plain text of each reading."""
    return message.get(PLAIN_TEXTS) or [plain_text(reading) for reading in read]


def _sentence_vector(message: Message) -> np.ndarray | None:
    _, dense = message.get_dense_features(TEXT)
    return dense.features if dense is not None and dense.type == FEATURE_TYPE_SENTENCE else None
