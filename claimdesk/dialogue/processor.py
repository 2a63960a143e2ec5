"""Takes a turn as Rasa's message processor does, without the work that changes nothing here."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Any

from rasa.core.actions.action import Action, RemoteAction, action_for_name_or_text
from rasa.core.actions.forms import FormAction
from rasa.core.agent import Agent
from rasa.core.channels.channel import OutputChannel
from rasa.core.nlg.response import TemplatedNaturalLanguageGenerator
from rasa.core.policies.policy import PolicyPrediction
from rasa.core.processor import ActionLimitReached, MessageProcessor
from rasa.engine.runner.interface import GraphRunner
from rasa.engine.storage.storage import ModelMetadata
from rasa.shared.core.constants import ACTION_VALIDATE_SLOT_MAPPINGS, DEFAULT_SLOT_NAMES
from rasa.shared.core.domain import Domain
from rasa.shared.core.trackers import DialogueStateTracker

from claimdesk.dialogue.forms import DeskForm
from claimdesk.dialogue.graph_runner import StraightGraphRunner
from claimdesk.dialogue.in_process_actions import InProcessAction, InProcessActions

logger = logging.getLogger(__name__)


class DeskProcessor(MessageProcessor):
    """Runs the model's graph as a straight line and the actions in this process."""

    action_endpoint: InProcessActions

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self._actions: dict[str, Action] = {}
        self._extracts_slots = extracts_slots(self.domain)

    @staticmethod
    def _load_model(model_path: str | Path) -> tuple[str, ModelMetadata, GraphRunner]:
        name, metadata, runner = MessageProcessor._load_model(model_path)
        straight = StraightGraphRunner(runner._graph_schema, runner._instantiated_nodes)
        return name, metadata, straight

    async def run_action_extract_slots(
        self, output_channel: OutputChannel, tracker: DialogueStateTracker
    ) -> DialogueStateTracker:
        """Fill slots from the message, where the domain maps any from it."""
        if not self._extracts_slots:
            return tracker
        return await super().run_action_extract_slots(output_channel, tracker)

    def predict_next_with_tracker_if_should(
        self, tracker: DialogueStateTracker
    ) -> tuple[Action, PolicyPrediction]:
        """The next action and the prediction that chose it; raises ActionLimitReached."""
        goes_on = self.should_predict_another_action(tracker.latest_action_name)
        if self.is_action_limit_reached(tracker, goes_on):
            raise ActionLimitReached("The limit of actions to predict has been reached.")
        prediction = self._predict_next_with_tracker(tracker)
        name = self.domain.action_names_or_texts[prediction.max_confidence_index]
        return self._get_action(name), prediction

    def _get_action(self, action_name: str) -> Action:
        if action_name not in self._actions:
            self._actions[action_name] = self._new_action(action_name)
        return self._actions[action_name]

    def _new_action(self, name: str) -> Action:
        action = action_for_name_or_text(name, self.domain, self.action_endpoint)
        if type(action) is FormAction:
            return DeskForm(name, self.action_endpoint)
        if type(action) is RemoteAction:
            return InProcessAction(name, self.action_endpoint)
        return action

    @staticmethod
    def _log_slots(tracker: DialogueStateTracker) -> None:
        if logger.isEnabledFor(logging.DEBUG):
            MessageProcessor._log_slots(tracker)


class DeskAgent(Agent):
    """An agent whose turns a DeskProcessor takes."""

    def load_model(self, model_path: str | Path, fingerprint: str | None = None) -> None:
        """Load the model, and with it its domain into what answers from it."""
        if not isinstance(self.action_endpoint, InProcessActions):
            self.action_endpoint = InProcessActions()
        self.processor = DeskProcessor(
            model_path=model_path,
            tracker_store=self.tracker_store,
            lock_store=self.lock_store,
            action_endpoint=self.action_endpoint,
            generator=self.nlg,
            http_interpreter=self.http_interpreter,
        )
        self.domain = self.processor.domain
        self._set_fingerprint(fingerprint)
        self.tracker_store.domain = self.domain
        if isinstance(self.nlg, TemplatedNaturalLanguageGenerator):
            self.nlg.responses = self.domain.responses


def extracts_slots(domain: Domain) -> bool:
    """Whether any slot is filled from a message by the domain's mappings, or by an action for them."""
    if ACTION_VALIDATE_SLOT_MAPPINGS in domain.user_actions:
        return True
    mappings = [
        mapping
        for slot in domain.slots
        if slot.name not in DEFAULT_SLOT_NAMES
        for mapping in slot.mappings
    ]
    return any(mapping.get("type") != "custom" or "action" in mapping for mapping in mappings)
