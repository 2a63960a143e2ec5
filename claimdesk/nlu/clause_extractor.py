"""Reason, remedy, seller and condition as entities where no listed phrase names them."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Any

from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.extractors.extractor import EntityExtractorMixin
from rasa.shared.nlu.constants import ENTITIES, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from claimdesk.language.spans import Stretch
from claimdesk.nlu.clause_classifier import ClauseClassifier, ClauseLabel
from claimdesk.nlu.clause_examples import taught_by
from claimdesk.nlu.phrase_extractor import MENTIONED
from claimdesk.nlu.phrase_table import Phrase
from claimdesk.nlu.stored_component import StoredComponent

logger = logging.getLogger(__name__)


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=True)
class ClauseExtractor(StoredComponent, EntityExtractorMixin):
    """Adds what a clause tells in words that nobody listed; runs after the PhraseExtractor.

    Where a phrase of an entity is told it decides for its sentence, where it is denied for its
    clause.
    """

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Every key with its default; see config.yml for what each does."""
        return {
            "entities": ["reason", "remedy", "purchased_from", "condition"],
            "sure": 0.5,
            "min_count": 2,
            "C": 10.0,
            "deniable": ["remedy", "purchased_from"],
            "by_intent": {},
            "left_open": {},
        }

    def __init__(
        self, config: dict[str, Any], model_storage: ModelStorage, resource: Resource
    ) -> None:
        super().__init__(config, model_storage, resource)
        self._model: ClauseClassifier | None = None

    def train(self, training_data: TrainingData) -> Resource:
        """Learn from the marked sentences and the phrases; without any it finds nothing."""
        config = self._config
        taught = taught_by(
            training_data,
            config["entities"],
            config["by_intent"],
            config["left_open"],
            self._language,
        )
        self._model = ClauseClassifier.train(
            taught,
            config["entities"],
            min_count=config["min_count"],
            regularisation_c=config["C"],
        )
        if self._model is None:
            logger.warning("Not trained: the training data marks none of the entities.")
            return self._resource
        return self.persist()

    def write(self, folder: Path) -> None:
        """The model's two files."""
        assert self._model is not None
        self._model.write(folder)

    def read(self, folder: Path) -> None:
        """Take up the model."""
        self._model = ClauseClassifier.load(folder)

    def process(self, messages: list[Message]) -> list[Message]:
        """Add what each message tells to its entities."""
        for message in messages:
            if self._model is None or not message.get(TEXT):
                continue
            told = self._labels(message.get(TEXT), message.get(MENTIONED) or [])
            found = [
                {"entity": t.entity, "start": t.stretch[0], "end": t.stretch[1], "value": t.code}
                for t in told
            ]
            entities = message.get(ENTITIES, []) + self.add_extractor_name(found)
            message.set(ENTITIES, entities, add_to_output=True)
        return messages

    def _labels(self, text: str, mentioned: list[Phrase]) -> list[ClauseLabel]:
        """For each sentence and entity the surest of what the sentence and its clauses tell."""
        assert self._model is not None
        sentences = self._language.clauses_by_sentence(text)
        parts = [part for sentence in sentences for part in sentence]
        tells = dict(zip(parts, self._model.read(text, parts, self._config["sure"]), strict=True))
        told: list[ClauseLabel] = []
        for sentence in sentences:
            known = {p.entity for p in mentioned if p.told and _overlap(p, sentence[0])}
            surest: dict[str, ClauseLabel] = {}
            for part in filter(tells.get, sentence):
                denied = {p.entity for p in mentioned if not p.told and _overlap(p, part)}
                for its in tells[part]:
                    best = surest.get(its.entity, its)
                    if its.entity not in known | denied and its.probability >= best.probability:
                        surest[its.entity] = its
            told += [its for its in surest.values() if self._is_meant(text, its)]
        return told

    def _is_meant(self, text: str, its: ClauseLabel) -> bool:
        """Whether it is neither supposed nor, where "not" is not what tells, denied."""
        start, end = its.stretch
        # Supposing words may be among those that tell, so what is before the last one counts.
        last = max(text.rfind(" ", start, end) + 1, start)
        if self._language.is_hypothetical(text, last, end):
            return False
        deniable = its.entity in self._config["deniable"]
        return not (deniable and self._language.is_negated(text, start))


def _overlap(phrase: Phrase, part: Stretch) -> bool:
    return phrase.start < part[1] and part[0] < phrase.end
