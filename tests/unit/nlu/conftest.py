"""Trains a component on a few sentences, stores it, and loads it again as a server would."""

from __future__ import annotations

import textwrap
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from rasa.engine.graph import ExecutionContext, GraphSchema
from rasa.engine.storage.local_model_storage import LocalModelStorage
from rasa.engine.storage.resource import Resource
from rasa.shared.nlu.training_data.formats.rasa_yaml import RasaYAMLReader
from rasa.shared.nlu.training_data.message import Message

Trained = Callable[..., Callable[[str], dict[str, Any]]]


@pytest.fixture
def trained(tmp_path: Path) -> Trained:
    """``trained(Component, yaml, config)`` gives a function from a text to the parsed message."""

    def make(component: Any, sentences: str, config: dict[str, Any] | None = None) -> Any:
        settings = {**component.get_default_config(), **(config or {})}
        storage = LocalModelStorage.create(tmp_path)
        resource = Resource(component.__name__)
        context = ExecutionContext(GraphSchema({}))
        data = RasaYAMLReader().reads(textwrap.dedent(sentences))
        component.create(settings, storage, resource, context).train(data)
        loaded = component.load(settings, storage, resource, context)

        def parse(text: str) -> dict[str, Any]:
            message = Message({"text": text})
            loaded.process([message])
            return message.as_dict(only_output_properties=True)

        parse.component = loaded  # type: ignore[attr-defined]
        return parse

    return make
