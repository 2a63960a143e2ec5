"""Rasa's reading of a message as plain text, part by part, with slips of typing mended."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from claimdesk.nlu.plain_text import plain_text
from claimdesk.nlu.segmentation import readings
from claimdesk.nlu.speller import Speller
from claimdesk.nlu.stored_component import StoredComponent

#: Message property: the plain text of each of the message's readings, the whole message first.
PLAIN_TEXTS = "plain_texts"
_WORDS = "words.json"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=True)
class SpellingCorrector(StoredComponent):
    """Sets ``plain_texts``; learns the words of the training sentences, which it mends towards."""

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Every key with its default; see config.yml for what each does."""
        return {"shortest": 4, "min_count": 3}

    def __init__(
        self, config: dict[str, Any], model_storage: ModelStorage, resource: Resource
    ) -> None:
        super().__init__(config, model_storage, resource)
        self._speller: Speller | None = None

    def train(self, training_data: TrainingData) -> Resource:
        """Learn the words of the training sentences and how often each occurs."""
        texts = [
            plain_text(e.get(TEXT), self._language)
            for e in training_data.training_examples
            if e.get(TEXT)
        ]
        self._speller = Speller.learn(texts, **self._limits(), language=self._language)
        return self.persist()

    def write(self, folder: Path) -> None:
        """One file with the words and how often each was seen."""
        assert self._speller is not None
        words = json.dumps(self._speller.words, ensure_ascii=False)
        (folder / _WORDS).write_text(words, encoding="utf-8")

    def read(self, folder: Path) -> None:
        """Take up the words."""
        words = json.loads((folder / _WORDS).read_text(encoding="utf-8"))
        self._speller = Speller(words, shortest=self._config["shortest"], language=self._language)

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Give every training sentence its plain text, as one whole."""
        for example in training_data.training_examples:
            if example.get(TEXT):
                example.set(PLAIN_TEXTS, [self._plain(example.get(TEXT))])
        return training_data

    def process(self, messages: list[Message]) -> list[Message]:
        """Give every message the plain texts of the whole and of its parts."""
        for message in messages:
            text = message.get(TEXT) or ""
            message.set(PLAIN_TEXTS, [self._plain(part) for part in readings(text, self._language)])
        return messages

    def _plain(self, text: str) -> str:
        plain = plain_text(text, self._language)
        return self._speller.mend(plain) if self._speller else plain

    def _limits(self) -> dict[str, int]:
        return {"shortest": self._config["shortest"], "min_count": self._config["min_count"]}
