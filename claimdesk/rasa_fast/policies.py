"""Rasa's rules, looked up instead of searched for at each prediction."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping
from functools import cached_property
from typing import Any, cast

from rasa.core.policies.policy import PolicyPrediction
from rasa.core.policies.rule_policy import RULES, RULES_NOT_IN_STORIES, RulePolicy
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.shared.core.constants import (
    ACTION_LISTEN_NAME,
    PREVIOUS_ACTION,
    SHOULD_NOT_BE_SET,
    USER,
)
from rasa.shared.core.domain import Domain, State
from rasa.shared.core.events import DefinePrevUserUtteredFeaturization
from rasa.shared.core.trackers import DialogueStateTracker

from claimdesk.rasa_fast.history import Glimpse, glimpse, last_happened, last_states, was_rejected

_MOST_KNOWN = 5000  # short histories whose rule is cached_by_word


@DefaultV1Recipe.register(
    DefaultV1Recipe.ComponentType.POLICY_WITHOUT_END_TO_END_SUPPORT, is_trainable=True
)
class DeskRulePolicy(RulePolicy):
    """Rasa's RulePolicy, which trains as it does and predicts the same, sooner.

    It looks only as far back as the longest rule, finds rules by the last action and
    intent, knows again what it has found before, and asks a form that goes on without
    looking at rules at all.
    """

    _ready = False

    @classmethod
    def load(cls, *arguments: Any, **named: Any) -> DeskRulePolicy:
        """Load, and put the rules in order."""
        policy = cast("DeskRulePolicy", super().load(*arguments, **named))
        policy._prepare()
        return policy

    def _prepare(self) -> None:
        rules = self.lookup.get(RULES, {})
        states = {key: json.loads(key) for key in rules}
        self._length = {key: len(each) for key, each in states.items()}
        self._by_last_state: dict[tuple[str | None, str | None], list[str]] = defaultdict(list)
        for key, each in states.items():
            self._by_last_state[_last(each)].append(key)
        read = [state.get(USER, {}) for each in states.values() for state in each]
        self._reads = {what for user in read for what in user}
        self._reads_text = "text" in self._reads
        self._longest: dict[tuple[str | None, str | None], int] = {}
        self._known: dict[Glimpse, tuple[str | None, str]] = {}
        self._scores: dict[str, list[float]] = {}
        self._hidden = frozenset(self.lookup.get(RULES_NOT_IN_STORIES, ()))
        self._ready = True

    def sure(self, tracker: DialogueStateTracker, domain: Domain) -> Sure | None:
        """What no other policy of lower priority can overrule, as the ensemble gives it.

        None where the rules say nothing certain, or Rasa's own way has to be gone.
        """
        if not self._ready or self._reads_text or was_rejected(tracker):
            return None
        if self._find_action_from_default_actions(tracker)[0] is not None:
            return None
        action, source = self._find_action_from_loop_happy_path(tracker)
        goes_on = action is not None
        if action is None and tracker.active_loop_name is None:
            action, source, _ = self._find_action_from_rules(tracker, domain, False)
        if action is None:
            return None
        if action not in self._scores:
            self._scores[action] = self._prediction_result(action, tracker, domain)
        heard = tracker.latest_action_name == ACTION_LISTEN_NAME
        return Sure(
            self._scores[action],
            type(self).__name__,
            self.priority,
            [DefinePrevUserUtteredFeaturization(False)] if heard else [],
            is_no_user_prediction=goes_on,
            hide_rule_turn=source in self._hidden,
        )

    def _predict(
        self, tracker: DialogueStateTracker, domain: Domain
    ) -> tuple[PolicyPrediction, str | None]:
        if self._ready and not self._reads_text:
            # As Rasa's: the defaults overrule a form that goes on, and that overrules the rules.
            default, _ = self._find_action_from_default_actions(tracker)
            action, source = self._find_action_from_loop_happy_path(tracker)
            if default is None and action is not None:
                scores = self._prediction_result(action, tracker, domain)
                return self._rule_prediction(scores, source, is_no_user_prediction=True), source
        return super()._predict(tracker, domain)

    def _find_action_from_rules(
        self, tracker: DialogueStateTracker, domain: Domain, use_text_for_last_user_input: bool
    ) -> tuple[str | None, str | None, bool]:
        if not self._ready:
            return super()._find_action_from_rules(tracker, domain, use_text_for_last_user_input)
        if use_text_for_last_user_input and not self._reads_text:
            return None, None, False
        if tracker.active_loop_name is not None or self._reads_text:
            return super()._find_action_from_rules(tracker, domain, use_text_for_last_user_input)
        events = list(tracker.applied_events())
        last = last_happened(events)
        if last not in self._longest:
            lengths = (self._length[key] for key in self._near(*last))
            self._longest[last] = max(lengths, default=0)
        longest = self._longest[last]
        brief = glimpse(tracker, events, longest) if self._reads == {"intent"} else None
        if brief in self._known:
            return *self._known[brief], False
        states = last_states(tracker, domain, longest + 1)
        self.featurizer._choose_last_user_input([states], False)
        rule = max(self._applicable(states), key=len, default="")
        action = self.lookup[RULES].get(rule)
        if brief is not None and rule and len(self._known) < _MOST_KNOWN:
            self._known[brief] = action, rule
        return action, rule or self._create_feature_key(states), False

    def _applicable(self, states: list[State]) -> set[str]:
        candidates: dict[str, Any] = dict.fromkeys(self._near(*_last(states)))
        return self._get_possible_keys(candidates, states)

    def _near(self, action: str | None, intent: str | None) -> list[str]:
        near = {(a, i) for a in (action, None) for i in (intent, None)}
        return [key for last in near for key in self._by_last_state.get(last, ())]


class Sure(PolicyPrediction):
    """A prediction whose scores, one 1 among zeros, are not searched again for the highest."""

    max_confidence = 1.0

    @cached_property
    def max_confidence_index(self) -> int:
        """Of the action."""
        return self.probabilities.index(1.0)


def _last(states: list[State]) -> tuple[str | None, str | None]:
    """The last action and intent that a history's last state demands or has."""
    state: Mapping[str, Any] = states[-1] if states else {}
    action = state.get(PREVIOUS_ACTION, {}).get("action_name")
    intent = state.get(USER, {}).get("intent")
    return (
        None if action == SHOULD_NOT_BE_SET else action,
        None if intent == SHOULD_NOT_BE_SET else intent,
    )
