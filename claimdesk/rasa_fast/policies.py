"""Rasa's RulePolicy with an index over its rules."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping
from functools import cached_property
from typing import Any, cast

from rasa.core.policies.policy import PolicyPrediction
from rasa.core.policies.rule_policy import RULES, RULES_NOT_IN_STORIES, RulePolicy
from rasa.shared.core.constants import (
    ACTION_LISTEN_NAME,
    PREVIOUS_ACTION,
    SHOULD_NOT_BE_SET,
    USER,
)
from rasa.shared.core.domain import Domain, State
from rasa.shared.core.events import DefinePrevUserUtteredFeaturization
from rasa.shared.core.trackers import DialogueStateTracker

from claimdesk.rasa_fast.history import (
    HistoryKey,
    history_key,
    last_action_and_intent,
    last_states,
    was_rejected,
)

_CACHE_SIZE = 5000  # histories whose rule is cached

ActionAndIntent = tuple[str | None, str | None]


class FastRulePolicy(RulePolicy):
    """A RulePolicy that predicts the same, sooner; SequentialGraphRunner loads it in its place.

    It builds states only as far back as the longest rule that can apply, looks rules up by the
    last action and intent, caches which rule applies to a history, and lets an active form
    continue without looking at rules.
    """

    @classmethod
    def load(cls, *args: Any, **kwargs: Any) -> FastRulePolicy:
        """Load what a RulePolicy persisted, and index its rules."""
        policy = cast("FastRulePolicy", super().load(*args, **kwargs))
        policy._index_rules()
        return policy

    def _index_rules(self) -> None:
        rules = self.lookup.get(RULES, {})
        states = {key: json.loads(key) for key in rules}
        self._rule_lengths = {key: len(each) for key, each in states.items()}
        self._by_last_state: dict[ActionAndIntent, list[str]] = defaultdict(list)
        for key, each in states.items():
            self._by_last_state[_of_last_state(each)].append(key)
        users = [state.get(USER, {}) for each in states.values() for state in each]
        self._user_features = {feature for user in users for feature in user}
        self._uses_text = "text" in self._user_features
        self._longest_rules: dict[ActionAndIntent, int] = {}
        self._rule_cache: dict[HistoryKey, tuple[str | None, str]] = {}
        self._probabilities: dict[str, list[float]] = {}
        self._rules_not_in_stories = frozenset(self.lookup.get(RULES_NOT_IN_STORIES, ()))

    def final_prediction(
        self, tracker: DialogueStateTracker, domain: Domain
    ) -> PolicyPrediction | None:
        """The prediction as the policy ensemble returns it, where no lower priority can win.

        None where no rule applies or a case is left to Rasa's own code.
        """
        if self._uses_text or was_rejected(tracker):
            return None
        if self._find_action_from_default_actions(tracker)[0] is not None:
            return None
        action, source = self._find_action_from_loop_happy_path(tracker)
        is_happy_path = action is not None
        if action is None and tracker.active_loop_name is None:
            action, source, _ = self._find_action_from_rules(tracker, domain, False)
        if action is None:
            return None
        if action not in self._probabilities:
            self._probabilities[action] = self._prediction_result(action, tracker, domain)
        after_listen = tracker.latest_action_name == ACTION_LISTEN_NAME
        return _OneHotPrediction(
            self._probabilities[action],
            type(self).__name__,
            self.priority,
            [DefinePrevUserUtteredFeaturization(False)] if after_listen else [],
            is_no_user_prediction=is_happy_path,
            hide_rule_turn=source in self._rules_not_in_stories,
        )

    def _predict(
        self, tracker: DialogueStateTracker, domain: Domain
    ) -> tuple[PolicyPrediction, str | None]:
        if not self._uses_text:
            # As Rasa's: default actions overrule the loop's happy path, and that the rules.
            default, _ = self._find_action_from_default_actions(tracker)
            action, source = self._find_action_from_loop_happy_path(tracker)
            if default is None and action is not None:
                probabilities = self._prediction_result(action, tracker, domain)
                prediction = self._rule_prediction(
                    probabilities, source, is_no_user_prediction=True
                )
                return prediction, source
        return super()._predict(tracker, domain)

    def _find_action_from_rules(
        self, tracker: DialogueStateTracker, domain: Domain, use_text_for_last_user_input: bool
    ) -> tuple[str | None, str | None, bool]:
        if use_text_for_last_user_input and not self._uses_text:
            return None, None, False
        if tracker.active_loop_name is not None or self._uses_text:
            return super()._find_action_from_rules(tracker, domain, use_text_for_last_user_input)
        events = list(tracker.applied_events())
        last = last_action_and_intent(events)
        if last not in self._longest_rules:
            lengths = (self._rule_lengths[key] for key in self._candidates(*last))
            self._longest_rules[last] = max(lengths, default=0)
        longest = self._longest_rules[last]
        intents_only = self._user_features == {"intent"}
        key = history_key(tracker, events, longest) if intents_only else None
        if key in self._rule_cache:
            return *self._rule_cache[key], False
        states = last_states(tracker, domain, longest + 1)
        self.featurizer._choose_last_user_input([states], False)
        rule = max(self._applicable(states), key=len, default="")
        action = self.lookup[RULES].get(rule)
        if key is not None and rule and len(self._rule_cache) < _CACHE_SIZE:
            self._rule_cache[key] = action, rule
        return action, rule or self._create_feature_key(states), False

    def _applicable(self, states: list[State]) -> set[str]:
        candidates: dict[str, Any] = dict.fromkeys(self._candidates(*_of_last_state(states)))
        return self._get_possible_keys(candidates, states)

    def _candidates(self, action: str | None, intent: str | None) -> list[str]:
        """The rules whose last state has this action and intent, or leaves either open."""
        last = {(a, i) for a in (action, None) for i in (intent, None)}
        return [key for each in last for key in self._by_last_state.get(each, ())]


class _OneHotPrediction(PolicyPrediction):
    """A prediction with one probability of 1 among zeros, whose maximum is found once."""

    max_confidence = 1.0

    @cached_property
    def max_confidence_index(self) -> int:
        """Of the action."""
        return self.probabilities.index(1.0)


def _of_last_state(states: list[State]) -> ActionAndIntent:
    """The last action and intent in a history's last state; None for one that is absent."""
    state: Mapping[str, Any] = states[-1] if states else {}
    action = state.get(PREVIOUS_ACTION, {}).get("action_name")
    intent = state.get(USER, {}).get("intent")
    return (
        None if action == SHOULD_NOT_BE_SET else action,
        None if intent == SHOULD_NOT_BE_SET else intent,
    )
