"""Runs a trained model, its NLU and its policies, without a server."""

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
from rasa.engine.storage.storage import ModelMetadata
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted
from rasa.shared.core.trackers import DialogueStateTracker

from claimdesk.evaluation.model_files import UnusableModel, newest_model

__all__ = ["Reader", "TrainedModel", "UnusableModel", "load_model", "load_reader", "newest_model"]

Reader = Callable[[Sequence[str]], list[dict[str, Any]]]


class TrainedModel:
    """A model's graph: what it reads in messages, and which action its policies choose."""

    def __init__(self, metadata: ModelMetadata, runner: DaskGraphRunner) -> None:
        self._nlu, self._core = metadata.nlu_target, metadata.core_target
        self._runner = runner
        self._no_conversation = DialogueStateTracker.from_events("reader", [])
        self.domain: Domain = metadata.domain

    @property
    def chooses_actions(self) -> bool:
        """Whether policies were trained too."""
        return self._core is not None

    def read(self, texts: Sequence[str]) -> list[dict[str, Any]]:
        """What Rasa's parse says of each text: intent, intent_ranking, entities and so on."""
        inputs = {
            PLACEHOLDER_MESSAGE: [UserMessage(text) for text in texts],
            PLACEHOLDER_TRACKER: self._no_conversation,
        }
        results = self._runner.run(inputs=inputs, targets=[self._nlu])[self._nlu]
        return [message.as_dict(only_output_properties=True) for message in results]

    def next_action(self, tracker: DialogueStateTracker) -> str:
        """The action that the policies choose; the tracker has it on record afterwards."""
        inputs = {PLACEHOLDER_TRACKER: tracker}
        prediction = self._runner.run(inputs=inputs, targets=[self._core])[self._core]
        action = str(self.domain.action_names_or_texts[prediction.max_confidence_index])
        tracker.update_with_events(prediction.events, self.domain)
        tracker.update(ActionExecuted(action, prediction.policy_name, prediction.max_confidence))
        return action


def load_model(model: Path) -> TrainedModel:
    """A model file, loaded; UnusableModel where it is none, or has no NLU."""
    with tempfile.TemporaryDirectory() as unpacked:
        try:
            metadata, runner = load_predict_graph_runner(
                Path(unpacked), model, LocalModelStorage, DaskGraphRunner
            )
        except Exception as problem:  # tarfile, JSON, missing classes: whatever the file holds
            reason = str(problem).strip().splitlines() or [type(problem).__name__]
            raise UnusableModel(f"{model} cannot be loaded: {reason[0]}") from problem
    if metadata.nlu_target is None:
        raise UnusableModel(f"{model} was trained without NLU")
    return TrainedModel(metadata, runner)


def load_reader(model: Path) -> Reader:
    """A function from texts to what Rasa's parse says of each. Raises UnusableModel."""
    return load_model(model).read
