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

from claimdesk.settings import ROOT

CONFIGS = ROOT / "tests" / "nlu" / "configs"
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


@pytest.fixture(scope="module")
def trained_pipeline(tmp_path_factory: pytest.TempPathFactory) -> Trained:
    """``trained_pipeline("phrase_extractor", yaml)`` trains a config by Rasa's own means.

    The name is that of a minimal config in tests/nlu/configs, or a path. Gives a function from a
    text to the parsed message.
    """

    def train(config: str | Path, sentences: str) -> Any:
        # Rasa's training takes seconds to import.
        from rasa.model_training import train_nlu

        from claimdesk.evaluation.trained_reader import load_reader

        folder = tmp_path_factory.mktemp("model")
        (folder / "nlu.yml").write_text(textwrap.dedent(sentences), encoding="utf-8")
        path = config if isinstance(config, Path) else CONFIGS / f"{config}.yml"
        model = train_nlu(str(path), str(folder / "nlu.yml"), str(folder / "models"))
        assert model is not None
        read = load_reader(Path(model))
        return lambda text: read([text])[0]

    return train
