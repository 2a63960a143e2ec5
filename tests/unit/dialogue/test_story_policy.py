"""A trainer's stories fire in a conversation as they are told, and nowhere else."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from rasa.core.policies.ensemble import DefaultPolicyPredictionEnsemble
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, ActiveLoop, Event, SlotSet, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from claimdesk.dialogue.story_policy import StoryPolicy
from tests.unit.dialogue.stories import STORIES, trained_on

Turn = tuple[object, ...]
UNDER_WAY, MAYBE = 1.0, 0.99
PROMO = ("ask_promo_info", "utter_ask_promo_info")
PARTING = ("thank", "utter_thank")


@pytest.fixture(scope="module")
def policy(domain: Domain, tmp_path_factory: pytest.TempPathFactory) -> StoryPolicy:
    """The policy, trained on the stories of these tests beside the project's rules."""
    return trained_on(STORIES, domain, tmp_path_factory.mktemp("stories"))


@pytest.fixture
def next_action(policy: StoryPolicy, domain: Domain) -> Callable[..., tuple[str, float] | None]:
    """What the policy says after some turns, the same alone and for the ensemble."""

    def predict(*turns: Turn) -> tuple[str, float] | None:
        tracker = talk(domain, *turns)
        of_many = policy.predict_action_probabilities(tracker, domain)
        alone = policy.final_prediction(tracker, domain)
        if of_many.max_confidence == UNDER_WAY:
            ensemble = DefaultPolicyPredictionEnsemble()
            assert alone == ensemble.combine_predictions([of_many], tracker, domain)
        else:
            assert alone is None
        if of_many.max_confidence == 0:
            return None
        return domain.action_names_or_texts[of_many.max_confidence_index], of_many.max_confidence

    return predict


def talk(domain: Domain, *turns: Turn) -> DialogueStateTracker:
    """A conversation: each turn an intent, with entities in a tuple, then actions and events."""
    tracker = DialogueStateTracker("talk", domain.slots)
    tracker.update(ActionExecuted("action_session_start"))
    for heard, *done in turns:
        tracker.update(ActionExecuted("action_listen"))
        intent, *entities = heard if isinstance(heard, tuple) else (heard,)
        found = [{"entity": name, "value": "x"} for name in entities]
        tracker.update(UserUttered("…", {"name": intent, "confidence": 0.9}, found))
        for each in done:
            tracker.update(each if isinstance(each, Event) else ActionExecuted(str(each)))
    return tracker


def test_a_story_goes_on_to_its_end(next_action: Callable[..., object]) -> None:
    """Action by action, and then it is the shopper's turn."""
    yes: Turn = ("affirm",)
    for action in ("utter_ask_promo_stacking", "utter_ask_promo_not_working", "action_listen"):
        assert next_action(PROMO, yes) == (action, UNDER_WAY)
        yes = (*yes, action)
    assert next_action(PROMO, yes, ("affirm",)) is None


@pytest.mark.parametrize(
    "before",
    [
        [("greet", "utter_greet")],
        [("ask_contact", "utter_ask_contact"), PARTING, ("complain", "utter_complain")],
        [("nlu_fallback", "action_clarify")] * 8,
    ],
)
def test_whatever_came_before_does_not_matter(
    next_action: Callable[..., object], before: list[Turn]
) -> None:
    """The greeting every session opens with, other questions, a long talk."""
    assert next_action(*before, PROMO, ("affirm",)) == ("utter_ask_promo_stacking", UNDER_WAY)


def test_entities_do_not_matter_unless_the_story_names_them(
    next_action: Callable[..., object],
) -> None:
    """Those a sentence happens to hold; the one the story asks for has to be there."""
    promo = (("ask_promo_info", "product", "amount"), "utter_ask_promo_info")
    shipping = (("ask_shipping_time", "date"), "utter_ask_shipping_time")
    of_product = (("ask_shipping_time", "date", "product"), "utter_ask_shipping_time")

    assert next_action(promo, (("affirm", "product"),)) == ("utter_ask_promo_stacking", UNDER_WAY)
    assert next_action(shipping, ("affirm",)) is None
    assert next_action(of_product, ("affirm",)) == ("utter_ask_expedite", UNDER_WAY)


def test_asides_do_not_end_a_story_up_to_two(next_action: Callable[..., object]) -> None:
    """After them it is less sure: rules and the message's own context go first."""
    expected = ("utter_ask_promo_stacking", MAYBE)
    question = ("ask_contact", "utter_ask_contact")

    assert next_action(PROMO, PARTING, ("affirm",)) == expected
    assert next_action(PROMO, PARTING, ("bot_challenge", "utter_bot_challenge"), ("affirm",)) == (
        expected
    )
    assert next_action(PROMO, PARTING, PARTING, PARTING, ("affirm",)) is None
    assert next_action(PROMO, question, ("affirm",)) == ("contact_form", UNDER_WAY)


def test_a_turn_the_story_tells_is_no_aside(next_action: Callable[..., object]) -> None:
    """Another yes is not the first one over again."""
    yes = ("affirm", "utter_ask_promo_stacking", "utter_ask_promo_not_working")

    assert next_action(PROMO, yes, ("affirm",)) is None


def test_a_story_of_three_turns_needs_all_of_them(next_action: Callable[..., object]) -> None:
    """In their order."""
    warranty = ("ask_warranty_policy", "utter_ask_warranty_policy")
    refund = ("ask_refund_time", "utter_ask_refund_time")

    assert next_action(warranty, refund, ("affirm",)) == ("utter_ask_reply_time", UNDER_WAY)
    assert next_action(warranty, PARTING, refund, ("affirm",)) == ("utter_ask_reply_time", MAYBE)
    assert next_action(refund, ("affirm",)) is None
    assert next_action(refund, warranty, ("affirm",)) is None


def test_never_against_a_form_under_way(next_action: Callable[..., object]) -> None:
    """Nor on account of what was said before the form."""
    opened = ("open_return", "claim_form", ActiveLoop("claim_form"))
    closed = (
        *("stop", "claim_form", ActiveLoop(None), SlotSet("form_end", "stop")),
        *("action_forget_claim", SlotSet("form_end", None), "utter_claim_stopped"),
    )

    assert next_action(PROMO, opened, ("affirm",)) is None
    assert next_action(opened, PROMO, ("affirm",)) is None
    assert next_action(PROMO, opened, closed, ("affirm",)) is None
    assert next_action(opened, closed, PROMO, ("affirm",)) == (
        "utter_ask_promo_stacking",
        UNDER_WAY,
    )


def test_after_a_form_a_story_goes_on_however_many_turns_it_took(
    next_action: Callable[..., object],
) -> None:
    """Only when it ended as the story tells."""
    within = [("affirm", "contact_form", ActiveLoop("contact_form"))]
    within += [("inform", "contact_form")] * 9
    done = (
        *("inform", "contact_form", ActiveLoop(None), SlotSet("form_end", "done")),
        *("action_escalate", SlotSet("form_end", None)),
    )
    stopped = (
        *("stop", "contact_form", ActiveLoop(None), SlotSet("form_end", "stop")),
        *("utter_stopped", SlotSet("form_end", None)),
    )

    assert next_action(*within, done, ("affirm",)) == ("utter_ask_reply_time", UNDER_WAY)
    assert next_action(*within, stopped, ("affirm",)) is None


def test_what_the_rules_take_is_left_to_them(next_action: Callable[..., object]) -> None:
    """A story that tells what the rules do anyway adds nothing."""
    assert next_action(("ask_promo_info",)) is None
    assert next_action(PROMO) is None
    assert next_action() is None


def test_where_a_story_would_begin_it_is_not_under_way(domain: Domain, tmp_path: Path) -> None:
    """A first step that no rule takes yields to the message's own context."""
    stories = """
version: "3.1"
stories:
  - story: a yes to nothing
    steps: [{intent: affirm}, {action: utter_ask_help}]
"""
    policy = trained_on(stories, domain, tmp_path)
    tracker = talk(domain, ("greet", "utter_greet"), ("affirm",))

    assert policy.predict_action_probabilities(tracker, domain).max_confidence == MAYBE
    assert policy.final_prediction(tracker, domain) is None


@pytest.mark.parametrize(("asides", "reach"), [(0, 2), (2, 4)])
def test_the_reach_is_that_of_the_longest_story_with_asides(
    domain: Domain, tmp_path: Path, asides: int, reach: int
) -> None:
    """As far back as a conversation has to be at hand."""
    policy = trained_on(STORIES, domain, tmp_path, asides=asides)

    assert policy.reach == reach
    nothing = trained_on('version: "3.1"', domain, tmp_path / "none", asides=asides)
    assert nothing.reach == 0
