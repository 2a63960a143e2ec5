"""Rasa's MessageProcessor without the steps whose result it does not use."""

from __future__ import annotations

import asyncio
import logging
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from itertools import takewhile
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from rasa.core.actions.action import (
    Action,
    ActionBotResponse,
    ActionListen,
    RemoteAction,
    action_for_name_or_text,
)
from rasa.core.actions.forms import FormAction
from rasa.core.channels.channel import OutputChannel, UserMessage
from rasa.core.nlg.generator import NaturalLanguageGenerator
from rasa.core.policies.memoization import MemoizationPolicy
from rasa.core.policies.policy import Policy, PolicyPrediction
from rasa.core.processor import ActionLimitReached, MessageProcessor
from rasa.engine.loader import load_predict_graph_runner
from rasa.engine.runner.interface import GraphRunner
from rasa.engine.storage.local_model_storage import LocalModelStorage
from rasa.engine.storage.storage import ModelMetadata
from rasa.model import get_local_model
from rasa.nlu.classifiers.regex_message_handler import RegexMessageHandler
from rasa.plugin import plugin_manager
from rasa.shared.core.constants import (
    ACTION_LISTEN_NAME,
    ACTION_SESSION_START_NAME,
    ACTION_VALIDATE_SLOT_MAPPINGS,
    DEFAULT_SLOT_NAMES,
)
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, ActionExecutionRejected, Event
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.shared.nlu.training_data.message import Message

from claimdesk.dialogue.context_policy import ContextPolicy
from claimdesk.dialogue.story_policy import StoryPolicy
from claimdesk.rasa_fast.forms import FastFormAction
from claimdesk.rasa_fast.graph_runner import SequentialGraphRunner
from claimdesk.rasa_fast.policies import FastRulePolicy
from claimdesk.rasa_fast.remote_action import FastRemoteAction

logger = logging.getLogger(__name__)

FinalPolicy = FastRulePolicy | ContextPolicy | StoryPolicy

LONG_TEXT = 100  # characters; a longer message is read in a thread, which is started when needed
_reader = ThreadPoolExecutor(1, thread_name_prefix="reader")

_TURN_BOUNDARIES = frozenset({ACTION_LISTEN_NAME, ACTION_SESSION_START_NAME})
_READ_ONLY_ACTIONS = frozenset({ActionListen, ActionBotResponse})  # never write to the tracker


class FastMessageProcessor(MessageProcessor):
    """Runs the model's graph sequentially, and actions without JSON; asks the rules first.

    `reach` is the number of turns that the model's stories look back.
    """

    graph_runner: SequentialGraphRunner

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._actions: dict[str, Action] = {}
        self._extracts_slots = extracts_slots(self.domain)
        self._intents = {None, "", *self.domain.intents}
        self._entities = {None, "", *self.domain.entities}
        target = self.model_metadata.core_target
        self._final_policies = final_policies(self.graph_runner, target)
        stories = [p for p in policies_of(self.graph_runner, target) if isinstance(p, StoryPolicy)]
        self.reach = max((policy.reach for policy in stories), default=0)

    @staticmethod
    def _load_model(model_path: str | Path) -> tuple[str, ModelMetadata, GraphRunner]:
        archive = get_local_model(str(model_path))
        with TemporaryDirectory() as folder:
            metadata, runner = load_predict_graph_runner(
                Path(folder), Path(archive), LocalModelStorage, SequentialGraphRunner
            )
        return Path(archive).name, metadata, runner

    async def run_action_extract_slots(
        self, output_channel: OutputChannel, tracker: DialogueStateTracker
    ) -> DialogueStateTracker:
        """Fill slots from the message, where the domain has mappings for it."""
        if not self._extracts_slots:
            return tracker
        return await super().run_action_extract_slots(output_channel, tracker)

    def predict_next_with_tracker_if_should(
        self, tracker: DialogueStateTracker
    ) -> tuple[Action, PolicyPrediction]:
        """The next action and the prediction that chose it; raises ActionLimitReached."""
        should_predict = self.should_predict_another_action(tracker.latest_action_name)
        if self.is_action_limit_reached(tracker, should_predict):
            raise ActionLimitReached("The limit of actions to predict has been reached.")
        prediction = self._predict_next_with_tracker(tracker)
        name = self.domain.action_names_or_texts[prediction.max_confidence_index]
        return self._get_action(name), prediction

    def is_action_limit_reached(
        self, tracker: DialogueStateTracker, should_predict_another_action: bool
    ) -> bool:
        """Whether as many actions ran since the bot last listened as may run in a turn."""
        actions = (event for event in reversed(tracker.events) if type(event) is ActionExecuted)
        ran = takewhile(lambda action: action.action_name not in _TURN_BOUNDARIES, actions)
        return should_predict_another_action and len([*ran]) >= self.max_number_of_predictions

    def _predict_next_with_tracker(self, tracker: DialogueStateTracker) -> PolicyPrediction:
        if not tracker.followup_action:
            for policy in self._final_policies:
                prediction = policy.final_prediction(tracker, self.domain)
                if prediction is not None:
                    return prediction
        return super()._predict_next_with_tracker(tracker)

    async def run_anonymization_pipeline(self, tracker: DialogueStateTracker) -> None:
        """Run the anonymization of a plug-in, where one has it."""
        if plugin_manager().hook.get_anonymization_pipeline.get_hookimpls():
            await super().run_anonymization_pipeline(tracker)

    async def parse_message(
        self,
        message: UserMessage,
        tracker: DialogueStateTracker | None = None,
        only_output_properties: bool = True,
    ) -> dict[str, Any]:
        """The parse data of a message; an unknown intent or entity is only warned of."""
        if self.http_interpreter or tracker is None:
            parsed: dict[str, Any] = await super().parse_message(
                message, tracker, only_output_properties
            )
            return parsed
        # As Rasa's, without the deep copy of the parse data for its debug log.
        parse = partial(self._parse_message_with_graph, message, tracker, only_output_properties)
        if len(message.text or "") <= LONG_TEXT:
            parse_data = parse()
        else:
            # Other conversations go on meanwhile: the components keep nothing of a message but in
            # caches by text and word, which are safe to share.
            parse_data = await asyncio.get_running_loop().run_in_executor(_reader, parse)
        self._update_full_retrieval_intent(parse_data)
        self._check_for_unseen_features(parse_data)
        return parse_data

    def _parse_message_with_graph(
        self,
        message: UserMessage,
        tracker: DialogueStateTracker,
        only_output_properties: bool = True,
    ) -> dict[str, Any]:
        # The intent of "/greet" replaces all that the pipeline would predict: it is not run.
        handler = self.graph_runner.component(self.model_metadata.nlu_target)
        if isinstance(handler, RegexMessageHandler) and message.text.startswith("/"):
            data = {"text": message.text, "message_id": message.message_id}
            plain = Message({**data, "metadata": message.metadata})
            (parsed_message,) = handler.process([plain], self.domain)
            if parsed_message is not plain:
                return dict(parsed_message.as_dict(only_output_properties))
        parsed: dict[str, Any] = super()._parse_message_with_graph(
            message, tracker, only_output_properties
        )
        return parsed

    def _check_for_unseen_features(self, parse_data: dict[str, Any]) -> None:
        # Rasa's checks first whether the domain is empty, by serialising it and an empty one.
        entities = parse_data["entities"] or []
        known = all(each["entity"] in self._entities for each in entities)
        if not known or parse_data["intent"]["name"] not in self._intents:
            super()._check_for_unseen_features(parse_data)

    def _get_action(self, action_name: str) -> Action:
        if action_name not in self._actions:
            self._actions[action_name] = self._new_action(action_name)
        return self._actions[action_name]

    def _new_action(self, name: str) -> Action:
        action = action_for_name_or_text(name, self.domain, self.action_endpoint)
        if type(action) is FormAction:
            return FastFormAction(name, self.action_endpoint)
        if type(action) is RemoteAction:
            return FastRemoteAction(name, self.action_endpoint)
        return action

    async def _run_action(
        self,
        action: Action,
        tracker: DialogueStateTracker,
        output_channel: OutputChannel,
        nlg: NaturalLanguageGenerator,
        prediction: PolicyPrediction,
    ) -> bool:
        if type(action) not in _READ_ONLY_ACTIONS:
            return bool(await super()._run_action(action, tracker, output_channel, nlg, prediction))
        # As Rasa's, without the copy of the tracker.
        try:
            events = await action.run(output_channel, nlg, tracker, self.domain)
        except Exception:
            logger.exception("action %s failed", action.name())
            events = []
        self._log_action_on_tracker(tracker, action, events, prediction)
        await self._send_bot_messages(events, tracker, output_channel)
        return bool(self.should_predict_another_action(action.name()))

    def _log_action_on_tracker(
        self,
        tracker: DialogueStateTracker,
        action: Action,
        events: list[Event] | None,
        prediction: PolicyPrediction,
    ) -> None:
        # As Rasa's, without the deep copy of all events for its debug log.
        events = events or []
        if not any(isinstance(event, ActionExecutionRejected) for event in events):
            tracker.update_with_events(prediction.events, self.domain)
            tracker.update(action.event_for_successful_execution(prediction))
        tracker.update_with_events(events, self.domain)

    @staticmethod
    def _log_slots(tracker: DialogueStateTracker) -> None:
        if logger.isEnabledFor(logging.DEBUG):
            MessageProcessor._log_slots(tracker)


def final_policies(runner: SequentialGraphRunner, target: str | None) -> tuple[FinalPolicy, ...]:
    """The policies whose prediction is the ensemble's choice, by descending priority.

    The rule policy and those above it, where every other one is a memoization of lower priority.
    """
    policies = policies_of(runner, target)
    final = [each for each in policies if isinstance(each, FinalPolicy)]
    final.sort(key=lambda policy: -policy.priority)
    others = [policy for policy in policies if policy not in final]
    if not final or not isinstance(final[-1], FastRulePolicy):
        return ()
    if sum(isinstance(policy, FastRulePolicy) for policy in final) > 1:
        return ()
    below = all(
        isinstance(p, MemoizationPolicy) and p.priority < final[-1].priority for p in others
    )
    return tuple(final) if below else ()


def policies_of(runner: SequentialGraphRunner, target: str | None) -> list[Policy]:
    """The policies of a model whose dialogue side is `target`; none where it has no such."""
    needs = runner.needs(target).items() if target is not None else ()
    return [runner.component(name) for key, name in needs if key.startswith("policy")]


def extracts_slots(domain: Domain) -> bool:
    """Whether any slot mapping or custom action fills slots from messages."""
    if ACTION_VALIDATE_SLOT_MAPPINGS in domain.user_actions:
        return True
    mappings = [
        mapping
        for slot in domain.slots
        if slot.name not in DEFAULT_SLOT_NAMES
        for mapping in slot.mappings
    ]
    return any(mapping.get("type") != "custom" or "action" in mapping for mapping in mappings)
