"""Runs a trained model's NLU only."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from rasa.core.channels.channel import UserMessage
from rasa.engine.constants import PLACEHOLDER_MESSAGE, PLACEHOLDER_TRACKER
from rasa.engine.loader import load_predict_graph_runner
from rasa.engine.runner.dask import DaskGraphRunner
from rasa.engine.storage.local_model_storage import LocalModelStorage
from rasa.shared.core.trackers import DialogueStateTracker

Reader = Callable[[Sequence[str]], list[dict[str, Any]]]


class UnusableModel(Exception):
    """Raised when a file is no Rasa model, or one without understanding."""


def newest_model(folder: Path) -> Path:
    """The newest model of a folder; UnusableModel if it holds none."""
    models = sorted(folder.glob("*.tar.gz"), key=lambda path: path.stat().st_mtime)
    if not models:
        raise UnusableModel(f"no model in {folder}")
    return models[-1]


def load_reader(model: Path) -> Reader:
    """A function from texts to what Rasa's parse says of each (intent, intent_ranking, …).

    Only the graph's understanding runs. Raises UnusableModel.
    """
    with tempfile.TemporaryDirectory() as unpacked:
        try:
            metadata, runner = load_predict_graph_runner(
                Path(unpacked), model, LocalModelStorage, DaskGraphRunner
            )
        except Exception as problem:  # tarfile, JSON, missing classes: whatever the file holds
            reason = str(problem).strip().splitlines() or [type(problem).__name__]
            raise UnusableModel(f"{model} cannot be loaded: {reason[0]}") from problem
    target = metadata.nlu_target
    if target is None:
        raise UnusableModel(f"{model} was trained without NLU")
    tracker = DialogueStateTracker.from_events("reader", [])

    def read(texts: Sequence[str]) -> list[dict[str, Any]]:
        messages = [UserMessage(text) for text in texts]
        inputs = {PLACEHOLDER_MESSAGE: messages, PLACEHOLDER_TRACKER: tracker}
        results = runner.run(inputs=inputs, targets=[target])[target]
        return [message.as_dict(only_output_properties=True) for message in results]

    return read
