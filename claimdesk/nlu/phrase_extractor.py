"""Reason, remedy, seller and condition as entities, by the phrases that trainers list."""

from __future__ import annotations

import json
from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.extractors.extractor import EntityExtractorMixin
from rasa.shared.nlu.constants import ENTITIES, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from claimdesk.nlu.phrase_table import PhraseTable, table_of

_STORED = "phrases.json"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=True)
class PhraseExtractor(GraphComponent, EntityExtractorMixin):
    """Adds the entities whose phrases stand in the training data's lookup tables.

    Rasa's own RegexEntityExtractor and EntitySynonymMapper neither forgive a typing slip nor see
    that a phrase is denied, and share one synonym table among all entities.
    """

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """``entities``: the lookup tables that are entities with codes as values."""
        return {"entities": ["reason", "remedy", "purchased_from", "condition"]}

    def __init__(
        self,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        table: PhraseTable | None = None,
    ) -> None:
        self._config = {**self.get_default_config(), **config}
        self._model_storage = model_storage
        self._resource = resource
        self._table = table or PhraseTable({})

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> PhraseExtractor:
        """A component that knows no phrases yet."""
        return cls(config, model_storage, resource)

    def train(self, training_data: TrainingData) -> Resource:
        """Take the phrases from the training data's lookup tables and synonyms."""
        self._table = table_of(
            training_data.lookup_tables, training_data.entity_synonyms, self._config["entities"]
        )
        with self._model_storage.write_to(self._resource) as folder:
            (folder / _STORED).write_text(json.dumps(self._table.phrases), encoding="utf-8")
        return self._resource

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> PhraseExtractor:
        """The component with the phrases it was trained on."""
        with model_storage.read_from(resource) as folder:
            phrases = json.loads((folder / _STORED).read_text(encoding="utf-8"))
        return cls(config, model_storage, resource, PhraseTable(phrases))

    def process(self, messages: list[Message]) -> list[Message]:
        """Add the phrases found in each message to its entities."""
        for message in messages:
            found = [
                {"entity": p.entity, "start": p.start, "end": p.end, "value": p.value}
                for p in self._table.find(message.get(TEXT) or "")
            ]
            entities = message.get(ENTITIES, []) + self.add_extractor_name(found)
            message.set(ENTITIES, entities, add_to_output=True)
        return messages
