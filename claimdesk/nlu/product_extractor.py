"""The product a message is about, as an entity."""

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

from claimdesk.language.spans import Span
from claimdesk.nlu.stored_component import StoredComponent

_STORED = "products.json"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=True)
class ProductExtractor(StoredComponent, EntityExtractorMixin):
    """Adds ``product`` entities; runs after the other extractors and leaves their spans alone."""

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """``entity``: the lookup table and annotation it learns from, and the entity it adds."""
        return {"entity": "product"}

    def __init__(
        self, config: dict[str, Any], model_storage: ModelStorage, resource: Resource
    ) -> None:
        super().__init__(config, model_storage, resource)
        self._products = self._language.product_finder([])

    def train(self, training_data: TrainingData) -> Resource:
        """Learn product words from the lookup table and from annotated sentences."""
        known: list[str] = []
        for table in training_data.lookup_tables:
            if table["name"] == self._config["entity"]:
                elements = table["elements"]
                known += elements if isinstance(elements, list) else elements.splitlines()
        for example in training_data.entity_examples:
            for entity in example.get(ENTITIES, []):
                if entity["entity"] == self._config["entity"]:
                    known.append(example.get(TEXT)[entity["start"] : entity["end"]])
        self._products = self._language.product_finder(known)
        return self.persist()

    def write(self, folder: Path) -> None:
        """One file with the product words."""
        (folder / _STORED).write_text(json.dumps(self._products.known), encoding="utf-8")

    def read(self, folder: Path) -> None:
        """Take up the product words."""
        known = json.loads((folder / _STORED).read_text(encoding="utf-8"))
        self._products = self._language.product_finder(known)

    def process(self, messages: list[Message]) -> list[Message]:
        """Add the products named in each message to its entities."""
        for message in messages:
            entities = list(message.get(ENTITIES, []))
            taken = [Span(e["start"], e["end"], "") for e in entities if e["entity"] in _VALUES]
            found = [
                {"entity": self._config["entity"], "start": s.start, "end": s.end, "value": s.text}
                for s in self._products.find(message.get(TEXT) or "")
                if not s.overlaps(taken)
            ]
            message.set(ENTITIES, entities + self.add_extractor_name(found), add_to_output=True)
        return messages


# A phrase ("cracked hinge") may lie beside or in a product's name; a value never does.
_VALUES = frozenset({"order_number", "date", "amount", "email"})
