"""Reason, remedy, seller and condition as entities, by the phrases that trainers list."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.extractors.extractor import EntityExtractorMixin
from rasa.shared.nlu.constants import ENTITIES, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from claimdesk.nlu.phrase_table import PhraseTable, table_of
from claimdesk.nlu.stored_component import StoredComponent

#: Message property: the phrases in the message, told or not.
MENTIONED = "mentioned"
_STORED = "phrases.json"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=True)
class PhraseExtractor(StoredComponent, EntityExtractorMixin):
    """Adds the entities whose phrases stand in the training data's lookup tables.

    Rasa's own RegexEntityExtractor and EntitySynonymMapper neither forgive a typing slip nor see
    that a phrase is denied, and share one synonym table among all entities.
    """

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """``entities``: those whose lookup tables are read, a table for each code."""
        return {"entities": ["reason", "remedy", "purchased_from", "condition"]}

    def __init__(
        self, config: dict[str, Any], model_storage: ModelStorage, resource: Resource
    ) -> None:
        super().__init__(config, model_storage, resource)
        self._table = PhraseTable({}, self._language)

    def train(self, training_data: TrainingData) -> Resource:
        """Take the phrases from the training data's lookup tables."""
        self._table = table_of(
            training_data.lookup_tables, self._config["entities"], self._language
        )
        return self.persist()

    def write(self, folder: Path) -> None:
        """One file with the phrases."""
        (folder / _STORED).write_text(json.dumps(self._table.phrases), encoding="utf-8")

    def read(self, folder: Path) -> None:
        """Take up the phrases."""
        phrases = json.loads((folder / _STORED).read_text(encoding="utf-8"))
        self._table = PhraseTable(phrases, self._language)

    def process(self, messages: list[Message]) -> list[Message]:
        """Add the phrases that each message tells to its entities."""
        for message in messages:
            mentioned = self._table.find(message.get(TEXT) or "")
            message.set(MENTIONED, mentioned)
            found = [
                {"entity": p.entity, "start": p.start, "end": p.end, "value": p.value}
                for p in mentioned
                if p.told
            ]
            entities = message.get(ENTITIES, []) + self.add_extractor_name(found)
            message.set(ENTITIES, entities, add_to_output=True)
        return messages
