"""The policy that reads a message in its context, before Rasa's rules read its intent."""

from __future__ import annotations

from typing import Any

from rasa.core.policies.policy import Policy, PolicyPrediction
from rasa.engine.graph import ExecutionContext
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.core.constants import ACTION_LISTEN_NAME
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import (
    ActionExecuted,
    BotUttered,
    DefinePrevUserUtteredFeaturization,
)
from rasa.shared.core.generator import TrackerWithCachedStates
from rasa.shared.core.trackers import DialogueStateTracker

from claimdesk.bootstrap import desk
from claimdesk.conversation.context.asked import asked_in_parts
from claimdesk.conversation.context.follow_up import may_lean, topic_in_context
from claimdesk.conversation.context.handed_over import HandedOver
from claimdesk.conversation.context.parsed_message import Spoken
from claimdesk.conversation.routing.where_it_goes import Situation, where_it_goes, where_unsure
from claimdesk.conversation.shared.faq import is_faq
from claimdesk.conversation.shared.matters import INTENTS
from claimdesk.dialogue.spoken import ContextReaders, messages_of, timezone_of, topic_of


@DefaultV1Recipe.register(
    DefaultV1Recipe.ComponentType.POLICY_WITHOUT_END_TO_END_SUPPORT, is_trainable=True
)
class ContextPolicy(Policy):
    """Answers follow-ups: "what about a charger" goes on with the question answered before it.

    What goes on about a message that the staff have goes to the form of such messages, and what
    answers the offer of a next item to the action that heeds it.

    Outside forms only. Where a message is to be taken as it reads by itself, the policy
    predicts nothing and the rules go on. It learns nothing.
    """

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """``priority``: above the rules', which are sure of any intent they know."""
        return {"priority": 7}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._readers = ContextReaders()

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> ContextPolicy:
        """The policy; there is nothing to load."""
        return cls(config, model_storage, resource, execution_context)

    def train(
        self, training_trackers: list[TrackerWithCachedStates], domain: Domain, **kwargs: Any
    ) -> Resource:
        """Learn nothing."""
        return self._resource

    def predict_action_probabilities(
        self,
        tracker: DialogueStateTracker,
        domain: Domain,
        rule_only_data: dict[str, Any] | None = None,
        **kwargs: Any,
    ) -> PolicyPrediction:
        """The answer of the topic in mind, then to listen; else nothing."""
        probabilities = self._default_predictions(domain)
        action = self._next_action(tracker, domain)
        if action is not None:
            probabilities[domain.index_for_action(action)] = 1.0
        return self._prediction(probabilities)

    def final_prediction(
        self, tracker: DialogueStateTracker, domain: Domain
    ) -> PolicyPrediction | None:
        """The prediction as the policy ensemble returns it; None where nothing is predicted."""
        action = self._next_action(tracker, domain)
        if action is None:
            return None
        probabilities = self._default_predictions(domain)
        probabilities[domain.index_for_action(action)] = 1.0
        heard = tracker.latest_action_name == ACTION_LISTEN_NAME
        events = [DefinePrevUserUtteredFeaturization(False)] if heard else []
        return self._prediction(probabilities, events=events)

    def _next_action(self, tracker: DialogueStateTracker, domain: Domain) -> str | None:
        if tracker.active_loop_name is not None:
            return None
        if tracker.latest_action_name != ACTION_LISTEN_NAME:
            ended_a_form = tracker.latest_action_name in domain.form_names
            return ACTION_LISTEN_NAME if self._acted_last(tracker) and not ended_a_form else None
        messages = messages_of(tracker)
        if not messages:
            return None
        buttons = _buttons_of_last(tracker)
        situation = Situation(
            topic=topic_of(tracker),
            handed=HandedOver.from_slot(tracker.get_slot("handed_over")),
            has_claim=bool(tracker.get_slot("filed")),
            in_mind=tracker.get_slot("next_claim"),
            product=tracker.get_slot("product"),
            offered=str(buttons[0].get("payload")) if buttons else "",
        )
        if (action := where_it_goes(messages, situation)) is not None:
            return action
        action = f"utter_{self._topic(tracker, messages)}"
        if action in domain.action_names_or_texts:
            return action
        return where_unsure(messages[-1], situation)

    def _acted_last(self, tracker: DialogueStateTracker) -> bool:
        done = (event for event in reversed(tracker.events) if type(event) is ActionExecuted)
        last = next(done, None)
        return last is not None and last.policy == type(self).__name__

    def _topic(self, tracker: DialogueStateTracker, messages: list[Spoken]) -> str | None:
        message = messages[-1]
        of_the_faq = is_faq(message.intent) and message.intent not in INTENTS
        several = of_the_faq and len(message.parts) > 1
        leans = may_lean(message)
        if not (several or leans):
            return None
        here = desk()
        policy = here.store(tracker.get_slot("store"))
        reader = self._readers.reader(policy, here.days(policy, timezone_of(tracker)))
        before = topic_of(tracker)
        asked = asked_in_parts(messages, before, reader) if several else ()
        if asked and asked[0].topic not in INTENTS:
            return asked[0].topic
        return topic_in_context(message, reader.context(messages, before)) if leans else None


def _buttons_of_last(tracker: DialogueStateTracker) -> list[dict[str, Any]]:
    for event in reversed(tracker.events):
        if type(event) is BotUttered:
            return list((event.data or {}).get("buttons") or ())
    return []
