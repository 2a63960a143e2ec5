"""The policy that follows a trainer's stories, wherever in a conversation they begin."""

from __future__ import annotations

import json
from collections import defaultdict
from typing import Any

from rasa.core.policies.policy import Policy, PolicyPrediction, SupportedData
from rasa.engine.graph import ExecutionContext
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.core.constants import ACTION_LISTEN_NAME
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import DefinePrevUserUtteredFeaturization
from rasa.shared.core.generator import TrackerWithCachedStates
from rasa.shared.core.trackers import DialogueStateTracker

from claimdesk.dialogue.story_steps import Moment, Step, own_steps, turns_of

_FILE = "story_steps.json"
_UNDER_WAY, _MAYBE = 1.0, 0.99  # rules and context predict with 1, the fallback with less


@DefaultV1Recipe.register(
    DefaultV1Recipe.ComponentType.POLICY_WITHOUT_END_TO_END_SUPPORT, is_trainable=True
)
class StoryPolicy(Policy):
    """Predicts the steps of stories that no rule takes (docs/decisions/0019).

    A story begins anywhere; entities and slots count only where it names them. One whose turn
    before was just taken goes before the context's reading and rules; where it would begin, or
    after asides, it goes after both. Never against a form under way.
    """

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """``priority``: above the context's. ``asides``: the greatest number of turns that may
        come between those a story tells."""
        return {"priority": 8, "asides": 2}

    @staticmethod
    def supported_data() -> SupportedData:
        """Rules too: what they take is none of a story's own steps."""
        return SupportedData.ML_AND_RULE_DATA

    def __init__(self, *args: Any, steps: list[Step] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._set_steps(steps or [])

    def _set_steps(self, steps: list[Step]) -> None:
        self._steps = sorted(steps, key=lambda step: step.detail, reverse=True)
        # By the last action and intent; after a form no story tells which message was the last.
        self._by_moment: dict[tuple[str | None, str | None], list[Step]] = defaultdict(list)
        for step in self._steps:
            self._by_moment[step.moment.action, step.moment.intent].append(step)

    @property
    def reach(self) -> int:
        """The greatest number of turns before the present one that a prediction looks at."""
        longest = max((len(step.turns) for step in self._steps), default=1) - 1
        return longest + self.config["asides"] if longest else 0

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> StoryPolicy:
        """The policy with the steps it learned."""
        with model_storage.read_from(resource) as folder:
            told = json.loads((folder / _FILE).read_text(encoding="utf-8"))
        steps = [_from_json(each) for each in told]
        return cls(config, model_storage, resource, execution_context, steps=steps)

    def train(
        self, training_trackers: list[TrackerWithCachedStates], domain: Domain, **kwargs: Any
    ) -> Resource:
        """Learn the stories' own steps."""
        originals = [each for each in training_trackers if not each.is_augmented]
        own = dict.fromkeys(step for step, is_own in own_steps(originals, domain) if is_own)
        self._set_steps(list(own))
        with self._model_storage.write_to(self._resource) as folder:
            text = json.dumps(self._steps, ensure_ascii=False)
            (folder / _FILE).write_text(text, encoding="utf-8")
        return self._resource

    def predict_action_probabilities(
        self,
        tracker: DialogueStateTracker,
        domain: Domain,
        rule_only_data: dict[str, Any] | None = None,
        **kwargs: Any,
    ) -> PolicyPrediction:
        """The next step of a story that the conversation has come to; else nothing."""
        probabilities = self._default_predictions(domain)
        action, confidence = self._next_action(tracker, domain)
        if action is not None:
            probabilities[domain.index_for_action(action)] = confidence
        return self._prediction(probabilities)

    def final_prediction(
        self, tracker: DialogueStateTracker, domain: Domain
    ) -> PolicyPrediction | None:
        """The prediction as the policy ensemble returns it; None unless a story is under way."""
        action, confidence = self._next_action(tracker, domain)
        if action is None or confidence < _UNDER_WAY:
            return None
        probabilities = self._default_predictions(domain)
        probabilities[domain.index_for_action(action)] = confidence
        heard = tracker.latest_action_name == ACTION_LISTEN_NAME
        events = [DefinePrevUserUtteredFeaturization(False)] if heard else []
        return self._prediction(probabilities, events=events)

    def _next_action(
        self, tracker: DialogueStateTracker, domain: Domain
    ) -> tuple[str | None, float]:
        message, last = tracker.latest_message, tracker.latest_action_name
        intent = message.intent_name if message else None
        steps = self._by_moment.get((last, intent), ()) or self._by_moment.get((last, None), ())
        if not steps or tracker.active_loop_name is not None:
            return None, 0.0
        turns = turns_of(tracker.past_states(domain), domain.form_names)
        asides = {step: step.asides_in(turns, self.config["asides"]) for step in steps}
        for step in steps:
            if asides[step] == 0 and len(step.turns) > 1:
                return step.action, _UNDER_WAY
        begun = (step.action for step in steps if asides[step] is not None)
        action = next(begun, None)
        return action, _MAYBE if action else 0.0


def _from_json(told: list[Any]) -> Step:
    turns, action, told_by = told
    return Step(tuple(tuple(map(_moment, turn)) for turn in turns), action, told_by)


def _moment(told: list[Any]) -> Moment:
    action, intent, entities, slots, loop = told
    features = ((name, tuple(v) if isinstance(v, list) else v) for name, v in slots)
    return Moment(action, intent, tuple(entities), tuple(features), loop)
