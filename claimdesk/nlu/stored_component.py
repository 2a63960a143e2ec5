"""What every component of ours that learns is to Rasa: made empty, taught, stored, read back."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from typing_extensions import Self

from claimdesk.language.languages import DEFAULT, Language, language
from claimdesk.nlu.fingerprint import code_fingerprint

logger = logging.getLogger(__name__)


def language_of(config: Mapping[str, Any]) -> Language:
    """The language that a component's config names, else the usual one. Raises UnknownLanguage."""
    return language(config["language"]) if config.get("language") else DEFAULT


class StoredComponent(GraphComponent):
    """A graph component with a config, and something learned that lies in one folder.

    Its config's ``language`` is the code of the one that messages are in ("en" if it has none). A
    subclass learns in ``train``, ends it with ``return self.persist()``, and says in ``write``
    and ``read`` what lies in the folder.
    """

    def __init__(
        self, config: dict[str, Any], model_storage: ModelStorage, resource: Resource
    ) -> None:
        self._config = {**self.get_default_config(), **config}
        self._model_storage = model_storage
        self._resource = resource
        self._language = language_of(self._config)

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> Self:
        """A component that has learned nothing yet."""
        return cls(config, model_storage, resource)

    @classmethod
    def fingerprint_addon(cls, config: dict[str, Any]) -> str:
        """What else than its class and its inputs a training depends on, for Rasa's cache."""
        return code_fingerprint()

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> Self:
        """The component with what it learned; one that learned nothing if nothing was stored."""
        component = cls(config, model_storage, resource)
        try:
            with model_storage.read_from(resource) as folder:
                component.read(folder)
        except (ValueError, FileNotFoundError):
            logger.warning("Nothing is stored for '%s'.", resource.name)
        return component

    def persist(self) -> Resource:
        """Store what was learned."""
        with self._model_storage.write_to(self._resource) as folder:
            self.write(folder)
        return self._resource

    def write(self, folder: Path) -> None:
        """Write what was learned into the folder."""
        raise NotImplementedError

    def read(self, folder: Path) -> None:
        """Take up what ``write`` left; FileNotFoundError if it left nothing."""
        raise NotImplementedError
