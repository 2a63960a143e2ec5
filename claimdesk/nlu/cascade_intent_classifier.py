"""Rasa's intent of a message, by its words and meaning, and the wishes it holds."""

from __future__ import annotations

import json
import logging
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import numpy as np
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.classifiers.classifier import IntentClassifier
from rasa.shared.nlu.constants import INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from claimdesk.nlu.intent_model import IntentModel
from claimdesk.nlu.ngram_features import NgramFeatures
from claimdesk.nlu.reading_vectors import READING_VECTORS, ReadingVectors, plain_readings
from claimdesk.nlu.segmentation import readings
from claimdesk.nlu.stored_component import StoredComponent

logger = logging.getLogger(__name__)

#: Message property: the wishes of the message, each {text, intent, confidence}.
SEGMENTS = "segments"
#: Message property: the questions of a message of several parts which are none that is known.
UNKNOWN_QUESTIONS = "unknown_questions"
INTENT_RANKING = "intent_ranking"
_NGRAMS, _VALUES, _EARLY, _FULL = "ngrams.json", "values.npy", "early", "full"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class CascadeIntentClassifier(StoredComponent, IntentClassifier):
    """Sets ``intent``, ``intent_ranking`` (the likeliest) and ``segments`` (one per wish).

    Of a message of several parts also ``unknown_questions``, the texts of those that ask something
    else than is known.
    An early model goes by n-grams and the vectors that featurizers before it have at hand. Where
    it is not sure, and a late featurizer could tell more, the full model is asked, which goes by
    all of them. Without late featurizers there is only the early model.
    """

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Every key with its default; see config.yml for what each does."""
        return {
            "char_ngrams": [2, 5],
            "word_ngrams": [1, 2],
            "word_weight": 0.5,
            "min_count": 2,
            "meaning_weight": 1.0,
            "ridge": 1.0,
            "n_components": 192,
            "C": 10.0,
            "calibrate": True,
            "early_exit_threshold": 0.9,
            "sure": 0.6,
            "sure_of_part": 0.5,
            "ranking_length": 10,
            "off_topic": ["out_of_scope"],
            "small_talk": [],
            "same_wish": [],
            "leading": [],
        }

    def __init__(
        self, config: dict[str, Any], model_storage: ModelStorage, resource: Resource
    ) -> None:
        super().__init__(config, model_storage, resource)
        self._ngrams: NgramFeatures | None = None
        self._early: IntentModel | None = None
        self._full: IntentModel | None = None
        self._off = self._idle = np.zeros(0, dtype=bool)

    def train(self, training_data: TrainingData) -> Resource:
        """Learn from the intent examples; fewer than two intents leave the component untrained."""
        examples = [e for e in training_data.intent_examples if e.get(TEXT) and e.get(INTENT)]
        labels = [example.get(INTENT) for example in examples]
        if len(set(labels)) < 2:
            logger.warning("Not trained: the training data has fewer than two intents.")
            return self._resource
        texts = [plain_readings(example, self._language)[0] for example in examples]
        self._ngrams = NgramFeatures.learn(texts, **self._limits("word_weight", "min_count"))
        vectors, at_hand = [], []
        featurizers = zip(*(e.get(READING_VECTORS) or [] for e in examples), strict=True)
        for made in featurizers:  # what one of them made of every example
            kinds = np.hsplit(np.vstack([vector.rows([0]) for vector in made]), made[0].kinds)
            vectors += kinds
            at_hand += [] if made[0].late else kinds
        kinds_read = [at_hand, vectors] if len(at_hand) < len(vectors) else [at_hand]
        ngrams, config = self._ngrams, self._config
        with ThreadPoolExecutor(len(kinds_read)) as beside:  # the sweeps leave the interpreter free
            models = beside.map(
                lambda read: IntentModel.train(ngrams, texts, read, labels, config), kinds_read
            )
            self._early, self._full = [*models, None][:2]
        assert self._early is not None
        self._mark(self._early.labels)
        return self.persist()

    def write(self, folder: Path) -> None:
        """The known n-grams, the early model and, if there is one, the full one."""
        assert self._ngrams is not None and self._early is not None
        (folder / _NGRAMS).write_text(json.dumps(self._ngrams.vocabularies), encoding="utf-8")
        np.save(folder / _VALUES, self._ngrams.values)
        self._early.save(folder, _EARLY)
        if self._full is not None:
            self._full.save(folder, _FULL)

    def read(self, folder: Path) -> None:
        """Take up what was stored."""
        vocabularies = json.loads((folder / _NGRAMS).read_text(encoding="utf-8"))
        values = np.load(folder / _VALUES, allow_pickle=False)
        self._ngrams = NgramFeatures(vocabularies, values, **self._limits())
        self._early = IntentModel.load(folder, _EARLY, self._ngrams)
        if (folder / f"{_FULL}.json").exists():
            self._full = IntentModel.load(folder, _FULL, self._ngrams)
        self._mark(self._early.labels)

    def _mark(self, labels: list[str]) -> None:
        """Which labels are off topic, and which wish nothing."""
        self._off = np.isin(labels, self._config["off_topic"])
        self._idle = self._off | np.isin(labels, self._config["small_talk"])

    def _limits(self, *others: str) -> dict[str, Any]:
        return {key: self._config[key] for key in ("char_ngrams", "word_ngrams", *others)}

    def process(self, messages: list[Message]) -> list[Message]:
        """Classify each message; without a model or a text the intent is None."""
        for message in messages:
            text = (message.get(TEXT) or "").strip()
            if not text or self._early is None:
                message.set(INTENT, {"name": None, "confidence": 0.0}, add_to_output=True)
                message.set(INTENT_RANKING, [], add_to_output=True)
                message.set(SEGMENTS, [], add_to_output=True)
                continue
            row, segments = self._read(text, message)
            likeliest = np.argsort(-row, kind="stable")[: self._config["ranking_length"]]
            ranking = [
                {"name": self._early.labels[i], "confidence": float(row[i])} for i in likeliest
            ]
            message.set(INTENT, dict(ranking[0]), add_to_output=True)
            message.set(INTENT_RANKING, ranking, add_to_output=True)
            message.set(SEGMENTS, segments, add_to_output=True)
        return messages

    def _read(self, text: str, message: Message) -> tuple[np.ndarray, list[dict[str, Any]]]:
        """The probabilities of the message's intents, and its wishes."""
        read = readings(message.get(TEXT), self._language)
        rows = self._rows(message)
        if len(read) == 1:
            return rows[0], [self._segment(text, rows[0])]
        several = len(self._language.split_requests(text)) > 1
        if several:
            parts = enumerate(read[1:], 1)
            unknown = [part for place, part in parts if self._asks_unknown(part, rows, place)]
            message.set(UNKNOWN_QUESTIONS, unknown, add_to_output=True)
        telling = [
            (read[place], rows[place])
            for place in range(1 if several else 0, len(read))
            if not self._language.leans_on_the_rest(read[place])
            and not self._wishes_nothing(rows.early(place))
            and self._tells(rows[place])
        ]
        wishes = self._distinct(telling)
        if several:
            # What the words alone say of the whole is enough to choose between what its parts say.
            first = rows.early(0)
            agreed = [row for _, row in wishes if self._wish(row) == self._wish(first)]
            if len(wishes) > 1:
                leading = sorted(
                    (row for _, row in wishes if self._sure(row) and self._leads(row)),
                    key=lambda row: self._config["leading"].index(self._wish(row)),
                )
                stands = leading or (agreed if self._sure(first) else []) or [wishes[0][1]]
                return stands[0], [self._segment(part, row) for part, row in wishes]
            if agreed and self._sure(agreed[0]):
                return agreed[0], [self._segment(text, agreed[0])]
        row = rows[0]
        if wishes and not (self._sure(row) and self._tells(row)):
            row = max((row for _, row in wishes), key=lambda r: self._in_scope(r).max())
        return row, [self._segment(text, row)]

    def _rows(self, message: Message) -> _Rows:
        assert self._early is not None
        texts, vectors = plain_readings(message, self._language), message.get(READING_VECTORS) or []
        return _Rows(texts, vectors, self._early, self._full, self._config["early_exit_threshold"])

    def _distinct(self, telling: list[tuple[str, np.ndarray]]) -> list[tuple[str, np.ndarray]]:
        """One part per wish, in order; of parts with the same wish the one that says most."""
        best: dict[str, tuple[tuple[int, float], str, np.ndarray]] = {}
        for part, row in telling:
            label = self._wish(row)
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
        return np.where(self._off, 0.0, row)

    def _sure(self, row: np.ndarray) -> bool:
        return float(self._in_scope(row).max()) >= self._config["sure"]

    def _tells(self, row: np.ndarray) -> bool:
        """Whether a part on its own says what is wished."""
        sure = float(self._in_scope(row).max()) >= self._config["sure_of_part"]
        return sure and self._wish(row) not in self._config["small_talk"]

    def _wishes_nothing(self, row: np.ndarray) -> bool:
        """Whether the words are sure that a part is small talk or off topic, whichever it is."""
        return float(row[self._idle].sum()) >= self._config["early_exit_threshold"]

    def _asks_unknown(self, part: str, rows: _Rows, place: int) -> bool:
        """Whether a part puts a question, and none that is known."""
        words = self._language
        if not words.is_question(part) or words.leans_on_the_rest(part):
            return False
        aspects = words.asked_aspects(part)
        if aspects and words.says_only(part, aspects.values()):
            return False  # "and how much?" is of what was asked before it
        row = rows.early(place) if self._wishes_nothing(rows.early(place)) else rows[place]
        return bool(self._off[int(row.argmax())])

    def _leads(self, row: np.ndarray) -> bool:
        """Whether the wish stands for the message, whatever else it holds."""
        return self._wish(row) in self._config["leading"]

    def _wish(self, row: np.ndarray) -> str:
        """The likeliest in-scope intent."""
        assert self._early is not None
        return self._early.labels[int(self._in_scope(row).argmax())]

    def _segment(self, text: str, row: np.ndarray) -> dict[str, Any]:
        assert self._early is not None
        best = int(row.argmax())
        return {"text": text, "intent": self._early.labels[best], "confidence": float(row[best])}


class _Rows:
    """The probabilities of each reading of a message, one column per label."""

    def __init__(
        self,
        texts: list[str],
        vectors: list[ReadingVectors],
        early: IntentModel,
        full: IntentModel | None,
        early_exit_threshold: float,
    ) -> None:
        self._texts, self._vectors, self._full = texts, vectors, full
        at_hand = [v.rows(range(len(texts))) for v in vectors if not v.late]
        self._early = early.probabilities(texts, at_hand)
        self._early_exit_threshold = early_exit_threshold
        self._asked: dict[int, np.ndarray] = {}

    def early(self, place: int) -> np.ndarray:
        """What the words alone say of a reading."""
        return np.asarray(self._early[place])

    def __getitem__(self, place: int) -> np.ndarray:
        """The same, where it is sure; otherwise by the sentence's meaning as well."""
        if self._full is None or self._early[place].max() >= self._early_exit_threshold:
            return self.early(place)
        if place not in self._asked:
            vectors = [v.rows([place]) for v in self._vectors]
            self._asked[place] = self._full.probabilities([self._texts[place]], vectors)[0]
        return self._asked[place]
