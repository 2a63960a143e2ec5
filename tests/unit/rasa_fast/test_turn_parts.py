"""The parts of a turn that replace Rasa's do what Rasa's do."""

from __future__ import annotations

import random
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from rasa.core.channels.channel import UserMessage
from rasa.core.policies.ensemble import DefaultPolicyPredictionEnsemble
from rasa.core.policies.memoization import MemoizationPolicy
from rasa.core.policies.policy import Policy
from rasa.core.policies.rule_policy import RulePolicy
from rasa.core.policies.ted_policy import TEDPolicy
from rasa.core.processor import MessageProcessor
from rasa.engine.exceptions import GraphRunError
from rasa.engine.graph import ExecutionContext, GraphSchema, SchemaNode
from rasa.engine.runner.dask import DaskGraphRunner
from rasa.engine.storage.local_model_storage import LocalModelStorage
from rasa.engine.storage.resource import Resource
from rasa.graph_components.converters.nlu_message_converter import NLUMessageConverter
from rasa.nlu.classifiers.regex_message_handler import RegexMessageHandler
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import (
    ActionExecuted,
    ActionExecutionRejected,
    ActiveLoop,
    BotUttered,
    Restarted,
    SessionStarted,
    SlotSet,
    UserUtteranceReverted,
    UserUttered,
)
from rasa.shared.core.trackers import DialogueStateTracker, EventVerbosity
from rasa_sdk import Tracker

from claimdesk.dialogue.context_policy import ContextPolicy
from claimdesk.dialogue.story_policy import StoryPolicy
from claimdesk.rasa_fast.graph_runner import SequentialGraphRunner
from claimdesk.rasa_fast.history import last_states
from claimdesk.rasa_fast.policies import FastRulePolicy
from claimdesk.rasa_fast.processor import FastMessageProcessor, extracts_slots, final_policies
from claimdesk.rasa_fast.remote_action import sdk_tracker
from claimdesk.settings import ROOT


class Adds:
    """A component that adds its inputs."""

    @classmethod
    def create(cls, config: Any, *_: Any, **__: Any) -> Adds:
        return cls()

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        return {}

    def add(self, left: int, right: int = 1) -> int:
        return left + right

    def fail(self, left: int) -> int:
        raise RuntimeError("no")


def graph(tmp_path: Path) -> tuple[GraphSchema, LocalModelStorage, ExecutionContext]:
    def node(needs: dict[str, str], fn: str = "add") -> SchemaNode:
        return SchemaNode(needs, Adds, "create", fn, {}, eager=True)

    schema = GraphSchema(
        {
            "sum": node({"left": "two", "right": "three"}),
            "three": node({"left": "two"}),
            "two": node({"left": "__one__"}),
            "broken": node({"left": "two"}, "fail"),
        }
    )
    return schema, LocalModelStorage(tmp_path), ExecutionContext(schema)


@pytest.mark.parametrize("kind", [DaskGraphRunner, SequentialGraphRunner])
def test_a_graph_gives_what_dask_gives(kind: type, tmp_path: Path):
    """Only what the targets need is run, in an order in which each finds its inputs."""
    runner = kind.create(*graph(tmp_path))

    assert runner.run({"__one__": 1}, ["sum"]) == {"sum": 5}
    assert runner.run({"__one__": 10}, ["two", "three"]) == {"two": 11, "three": 12}
    with pytest.raises(Exception) as raised:
        runner.run({"__one__": 1}, ["broken"])
    assert raised.type.__module__ == GraphRunError.__module__


class KnowsDomain(Adds):
    """A component that gives the domain."""

    def give(self) -> Domain:
        return DOMAIN


@pytest.mark.parametrize(
    "text", ["/ask", '/ask{"product": "case"}', "/ask@0.4", "/unheard", "/ what", "/", "hello"]
)
def test_what_a_message_says_outright_is_what_the_whole_pipeline_gives(text: str, tmp_path: Path):
    """An intent by name, with entities or without; anything else is read as ever."""
    schema = GraphSchema(
        {
            "domain": SchemaNode({}, KnowsDomain, "create", "give", {}, eager=True),
            "message": SchemaNode(
                {"messages": "__message__"}, NLUMessageConverter, "create", "convert_user_message",
                {}, eager=True,
            ),
            "outright": SchemaNode(
                {"messages": "message", "domain": "domain"}, RegexMessageHandler, "create",
                "process", {}, eager=True,
            ),
        }
    )  # fmt: skip
    processor = object.__new__(FastMessageProcessor)
    storage, context = LocalModelStorage(tmp_path), ExecutionContext(schema)
    processor.graph_runner = SequentialGraphRunner.create(schema, storage, context)
    processor.model_metadata = SimpleNamespace(nlu_target="outright")
    processor.domain = DOMAIN
    message, tracker = UserMessage(text, metadata={"store": "procase"}), conversation(1)

    parsed = processor._parse_message_with_graph(message, tracker)

    assert parsed == MessageProcessor._parse_message_with_graph(processor, message, tracker)


def rules_of(kind: type[RulePolicy], tmp_path: Path) -> RulePolicy:
    """A RulePolicy trained on a handful of rules, and loaded as the class asked for."""
    storage = LocalModelStorage(tmp_path / kind.__name__)
    context, resource = ExecutionContext(GraphSchema({})), Resource("rules")
    config = {**kind.get_default_config(), "check_for_contradictions": False}
    trackers = []
    for rule in (
        [("ask", "utter_ask")],
        [("complain", "utter_complain")],
        [(None, "utter_complain"), ("affirm", "utter_ask")],
    ):
        tracker = DialogueStateTracker("rule", DOMAIN.slots, is_rule_tracker=True)
        tracker.update(ActionExecuted("..."))
        for intent, action in rule:
            if intent is not None:
                tracker.update(ActionExecuted("action_listen"))
                tracker.update(UserUttered(None, {"name": intent}))
            tracker.update(ActionExecuted(action))
        tracker.update(ActionExecuted("action_listen"))
        tracker.update(ActionExecuted("..."))
        trackers.append(tracker)
    RulePolicy.create(config, storage, resource, context).train(trackers, DOMAIN)
    loaded = kind.load(config, storage, resource, context)
    assert isinstance(loaded, kind)
    return loaded


@pytest.mark.parametrize(
    ("runner", "policy"),
    [(DaskGraphRunner, RulePolicy), (SequentialGraphRunner, FastRulePolicy)],
)
def test_a_trained_rule_policy_is_loaded_as_the_runners_own(
    runner: type, policy: type, tmp_path: Path
):
    """One model serves both ways: stock Rasa gets its policy, the faster runner the faster one."""
    storage = LocalModelStorage(tmp_path)
    config = {**RulePolicy.get_default_config(), "check_for_contradictions": False}
    context, resource = ExecutionContext(GraphSchema({})), Resource("rules")
    RulePolicy.create(config, storage, resource, context).train([], DOMAIN)
    node = SchemaNode(
        {}, RulePolicy, "load", "predict_action_probabilities", config, eager=True,
        resource=resource,
    )  # fmt: skip
    schema = GraphSchema({"rules": node})

    loaded = runner.create(schema, storage, ExecutionContext(schema))

    nodes = loaded._nodes if runner is SequentialGraphRunner else loaded._instantiated_nodes
    assert type(nodes["rules"]._component) is policy
    assert schema.nodes["rules"].uses is RulePolicy


DOMAIN = Domain.from_yaml(
    """
version: "3.1"
intents: [ask, complain, affirm]
slots:
  form_end: {type: categorical, values: [submit, stop], mappings: [{type: custom}]}
  store: {type: text, influence_conversation: false, mappings: [{type: custom}]}
forms:
  ask_form: {required_slots: [store]}
responses:
  utter_ask: [{text: "Well."}]
  utter_complain: [{text: "Sorry."}]
"""
)


def conversation(turns: int) -> DialogueStateTracker:
    tracker = DialogueStateTracker("someone", DOMAIN.slots)
    tracker.update(ActionExecuted("action_listen"))
    for turn in range(turns):
        intent = ("ask", "complain", "affirm")[turn % 3]
        tracker.update(UserUttered(intent, {"name": intent, "confidence": 1.0}))
        tracker.update(SlotSet("form_end", ("submit", "stop", None)[turn % 3]))
        tracker.update(SlotSet("store", "procase"))
        tracker.update(ActionExecuted("utter_ask"))
        tracker.update(BotUttered("Well."))
        tracker.update(ActionExecuted("action_listen"))
    return tracker


@pytest.mark.parametrize("turns", [0, 1, 7])
@pytest.mark.parametrize("most", [1, 2, 5, 100])
def test_the_last_states_are_the_last_of_rasas(turns: int, most: int):
    """However many are asked for, and however many there are."""
    tracker = conversation(turns)

    assert last_states(tracker, DOMAIN, most) == tracker.past_states(DOMAIN)[-most:]


def test_rules_predict_what_rasas_predict(tmp_path: Path):
    """After every event of a conversation, also where no rule applies."""
    (tmp_path / "FastRulePolicy").mkdir()
    (tmp_path / "RulePolicy").mkdir()
    ours, rasas = rules_of(FastRulePolicy, tmp_path), rules_of(RulePolicy, tmp_path)
    events = list(conversation(9).events)

    chosen = set()
    for count in range(1, len(events)):
        tracker = DialogueStateTracker.from_events("someone", events[:count], DOMAIN.slots)
        prediction = ours.predict_action_probabilities(tracker, DOMAIN)
        expected = rasas.predict_action_probabilities(tracker, DOMAIN)
        assert prediction.probabilities == expected.probabilities
        assert prediction.is_no_user_prediction == expected.is_no_user_prediction
        chosen.add(prediction.max_confidence_index)
    assert len(chosen) > 2


@pytest.mark.parametrize("seed", range(12))
def test_a_final_prediction_is_what_the_ensemble_gives(seed: int, tmp_path: Path):
    """From the cache or computed, whatever forms, slots and rejections came before."""
    (tmp_path / "FastRulePolicy").mkdir()
    (tmp_path / "RulePolicy").mkdir()
    ours, rasas = rules_of(FastRulePolicy, tmp_path), rules_of(RulePolicy, tmp_path)
    dice = random.Random(seed)
    makers = (
        *[lambda: UserUttered("x", {"name": dice.choice(["ask", "complain", "affirm"])})] * 3,
        *[lambda: ActionExecuted(dice.choice(["action_listen", "utter_ask"]))] * 4,
        lambda: ActionExecuted(dice.choice(["utter_complain", "ask_form"])),
        lambda: ActionExecutionRejected(dice.choice(["utter_ask", "ask_form"])),
        lambda: ActiveLoop(dice.choice(["ask_form", None, None])),
        lambda: SlotSet("form_end", dice.choice(["submit", None, None])),
        lambda: SlotSet("store", "procase"),
        lambda: BotUttered("x"),
        lambda: dice.choice([Restarted, UserUtteranceReverted, SessionStarted])(),
    )
    tracker = DialogueStateTracker("someone", DOMAIN.slots)
    final = 0
    for _ in range(150):
        tracker.update(dice.choice(makers)(), DOMAIN)
        ensemble = DefaultPolicyPredictionEnsemble()
        found = rasas.predict_action_probabilities(tracker, DOMAIN)
        expected = ensemble.combine_predictions([found], tracker, DOMAIN)
        expected.policy_name = "FastRulePolicy"
        prediction = ours.final_prediction(tracker, DOMAIN)
        assert ours.final_prediction(tracker, DOMAIN) == prediction
        if prediction is None:
            continue
        final += 1
        assert prediction == expected
        assert prediction.max_confidence == expected.max_confidence
        assert prediction.max_confidence_index == expected.max_confidence_index
    assert final > 20


@pytest.mark.parametrize("other", [None, MemoizationPolicy, TEDPolicy])
def test_stories_and_context_are_asked_before_the_rules(
    other: type[Policy] | None, tmp_path: Path, domain: Domain
):
    """By priority, whatever their order in config.yml; not beside a policy that might win."""
    storage, context = LocalModelStorage(tmp_path), ExecutionContext(GraphSchema({}))
    kinds = [FastRulePolicy, StoryPolicy, ContextPolicy, *([other] if other else [])]
    nodes = {
        f"policy{number}": kind.create(
            kind.get_default_config(), storage, Resource(kind.__name__), context
        )
        for number, kind in enumerate(kinds)
    }
    runner = SimpleNamespace(
        needs=lambda target: {name: name for name in nodes}, component=nodes.__getitem__
    )

    final = [type(policy) for policy in final_policies(runner, "select_prediction")]

    expected = [StoryPolicy, ContextPolicy, FastRulePolicy]
    assert final == ([] if other is TEDPolicy else expected)


def test_the_domain_of_this_project_fills_no_slot_from_messages_by_itself():
    """So a turn skips that; a domain that maps an entity does not."""
    mapped = "slots: {a: {type: text, mappings: [{type: from_entity, entity: b}]}}\nentities: [b]"

    assert not extracts_slots(Domain.load(str(ROOT / "domain.yml")))
    assert extracts_slots(Domain.from_yaml(f'version: "3.1"\n{mapped}'))


async def test_an_action_sees_the_same_tracker_as_through_json():
    """Slots, latest message, events and form, whichever way it is called."""
    tracker = conversation(2)
    through_json = Tracker.from_dict(tracker.current_state(EventVerbosity.ALL))
    here = sdk_tracker(tracker)

    assert here.slots == through_json.slots
    assert here.latest_message == through_json.latest_message
    assert list(here.events) == through_json.events
    assert list(reversed(here.events)) == through_json.events[::-1]
    assert here.events[-1] == through_json.events[-1]
    assert here.active_loop == through_json.active_loop
    assert here.latest_action_name == through_json.latest_action_name
