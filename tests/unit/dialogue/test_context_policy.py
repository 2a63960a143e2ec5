"""The policy that goes on with the question answered before."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from rasa.engine.graph import ExecutionContext, GraphSchema
from rasa.engine.storage.local_model_storage import LocalModelStorage
from rasa.engine.storage.resource import Resource
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import (
    ActionExecuted,
    ActiveLoop,
    BotUttered,
    SlotSet,
    UserUttered,
)
from rasa.shared.core.trackers import DialogueStateTracker

from claimdesk.dialogue.context_policy import ContextPolicy
from tests.unit.dialogue.conftest import MakeTracker


@pytest.fixture
def policy(tmp_path: Path, home: Path) -> ContextPolicy:
    """The policy as the graph makes it."""
    return ContextPolicy.create(
        ContextPolicy.get_default_config(),
        LocalModelStorage(tmp_path),
        Resource("context"),
        ExecutionContext(GraphSchema({})),
    )


@pytest.fixture
def talk(make_tracker: MakeTracker, domain: Domain) -> DialogueStateTracker:
    """A conversation in which the warranty was just answered."""
    tracker = make_tracker("procase", "how long is the warranty", "ask_warranty_policy")
    tracker.update(ActionExecuted("utter_ask_warranty_policy"), domain)
    tracker.update(BotUttered("…", metadata={"utter_action": "utter_ask_warranty_policy"}), domain)
    tracker.update(ActionExecuted("action_listen"), domain)
    return tracker


def hear(tracker: DialogueStateTracker, domain: Domain, text: str, intent: str) -> None:
    """The shopper goes on."""
    parsed: dict[str, Any] = {"name": intent, "confidence": 0.9}
    tracker.update(UserUttered(text, parsed, parse_data={"text": text, "intent": parsed}), domain)


def predicted(policy: ContextPolicy, tracker: DialogueStateTracker, domain: Domain) -> str | None:
    """The action predicted, the same for the ensemble and alone."""
    of_many = policy.predict_action_probabilities(tracker, domain)
    alone = policy.final_prediction(tracker, domain)
    if alone is None:
        assert of_many.max_confidence == 0
        return None
    assert alone.probabilities == of_many.probabilities
    return str(domain.action_names_or_texts[alone.max_confidence_index])


def test_a_follow_up_gets_the_answer_of_the_topic_and_the_turn_ends(
    policy: ContextPolicy, talk: DialogueStateTracker, domain: Domain
) -> None:
    """Then it is the shopper's turn."""
    hear(talk, domain, "and for how long, from when?", "inform")

    assert predicted(policy, talk, domain) == "utter_ask_warranty_policy"

    talk.update(ActionExecuted("utter_ask_warranty_policy", policy="ContextPolicy"), domain)
    assert predicted(policy, talk, domain) == "action_listen"


@pytest.mark.parametrize(
    ("text", "intent"), [("do you have a shop", "ask_local_store"), ("thanks", "thank")]
)
def test_what_reads_by_itself_is_left_to_the_rules(
    policy: ContextPolicy, talk: DialogueStateTracker, domain: Domain, text: str, intent: str
) -> None:
    """So is what comes after an action that another policy chose."""
    hear(talk, domain, text, intent)
    assert predicted(policy, talk, domain) is None

    talk.update(ActionExecuted("utter_thank", policy="RulePolicy"), domain)
    assert predicted(policy, talk, domain) is None


@pytest.mark.parametrize(
    ("text", "intent", "action"),
    [
        ("Flames? It is made of wool. I shall wait for the mail then. Thank you", "ask_stock", 1),
        ("It is a blue one, dear. Many thanks for your patience!", "ask_product_advice", 1),
        ("Do you have it in blue? Thank you", "ask_stock", 0),
        ("the seam has come open too. thanks", "report_defect", 0),
    ],
)
def test_what_ends_with_thanks_or_waiting_opens_nothing(
    policy: ContextPolicy,
    talk: DialogueStateTracker,
    domain: Domain,
    text: str,
    intent: str,
    action: int,
) -> None:
    """Once the staff have something; what asks or tells of a trouble is heard."""
    hear(talk, domain, text, intent)
    assert predicted(policy, talk, domain) != "utter_thank"

    talk.update(SlotSet("handed_over", HANDED), domain)
    assert (predicted(policy, talk, domain) == "utter_thank") == bool(action)


@pytest.mark.parametrize(
    ("text", "intent", "files"),
    [
        ("couldn't you file it here? order PC-20418", "ask_cancel_order", True),
        ("that's not it. can we make a claim now", "talk_to_human", True),
        ("I want to cancel my order, not make a claim", "ask_cancel_order", False),
        ("can you file my complaint with a person", "talk_to_human", False),
    ],
)
def test_who_wants_a_claim_made_has_one_begun(
    policy: ContextPolicy,
    talk: DialogueStateTracker,
    domain: Domain,
    text: str,
    intent: str,
    files: bool,
) -> None:
    """Also beside a message that the staff have; whatever it was taken for."""
    talk.update(SlotSet("handed_over", HANDED), domain)
    hear(talk, domain, text, intent)
    assert (predicted(policy, talk, domain) == "claim_form") == files


def test_a_yes_in_words_takes_the_claim_that_was_offered(
    policy: ContextPolicy, talk: DialogueStateTracker, domain: Domain
) -> None:
    """Though it reads like a change of an order."""
    offered = {"buttons": [{"title": "Yes", "payload": "/open_return"}]}
    talk.update(BotUttered("Shall we go on with your claim?", data=offered), domain)
    hear(talk, domain, "oh yes then, if that gets me a new lid", "change_order")
    assert predicted(policy, talk, domain) == "claim_form"


def test_a_form_reads_its_messages_itself(
    policy: ContextPolicy, talk: DialogueStateTracker, domain: Domain
) -> None:
    """In its middle nothing is predicted."""
    talk.update(ActiveLoop("claim_form"), domain)
    hear(talk, domain, "counted from when", "inform")

    assert predicted(policy, talk, domain) is None


HANDED = {"reference": "MSG-1", "matter": "refund_awaited", "email": "sam@example.com"}


def test_what_goes_on_about_a_message_opens_its_form_and_the_rules_end_it(
    policy: ContextPolicy, talk: DialogueStateTracker, domain: Domain
) -> None:
    """Whatever it reads like by itself; without a message it is left to the rules."""
    hear(talk, domain, "did they get my message?", "deny")
    assert predicted(policy, talk, domain) is None

    talk.update(SlotSet("handed_over", HANDED), domain)
    assert predicted(policy, talk, domain) == "contact_form"

    talk.update(ActionExecuted("contact_form", policy="ContextPolicy"), domain)
    assert predicted(policy, talk, domain) is None


@pytest.mark.parametrize(("text", "intent"), [("sure", "affirm"), ("no, that is all", "deny")])
def test_the_offer_of_a_next_item_is_answered(
    policy: ContextPolicy, talk: DialogueStateTracker, domain: Domain, text: str, intent: str
) -> None:
    """As long as it stands."""
    hear(talk, domain, text, intent)
    assert predicted(policy, talk, domain) is None

    talk.update(SlotSet("next_claim", {"product": "sleeve"}), domain)
    assert predicted(policy, talk, domain) == "action_after_filing"


def test_a_bare_when_is_of_the_claim_that_was_filed(
    policy: ContextPolicy, talk: DialogueStateTracker, domain: Domain
) -> None:
    """It may read like a nod."""
    talk.update(SlotSet("filed", True), domain)
    hear(talk, domain, "and when", "deny")

    assert predicted(policy, talk, domain) == "action_after_filing"


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("and how long does this take", "ask_shipping_time"),
        ("do I have to mail the old one back", "cannot_provide"),
        ("ok and when", "affirm"),
        ("please leave my claim as it is", "stop"),
        ("switch that back please", "correct"),
        ("lovely, I'll wait for their mail then", "ask_shipping_time"),
        ("let the team know it's a gift", "talk_to_human"),
    ],
)
def test_what_is_asked_of_a_filed_claims_course_is_about_that(
    policy: ContextPolicy, talk: DialogueStateTracker, domain: Domain, text: str, intent: str
) -> None:
    """Whatever it reads like; where none was filed, it is left as it reads."""
    hear(talk, domain, text, intent)
    assert predicted(policy, talk, domain) != "action_after_filing"

    talk.update(SlotSet("filed", True), domain)
    assert predicted(policy, talk, domain) == "action_after_filing"


@pytest.mark.parametrize(
    ("text", "intent", "confidence", "action"),
    [
        ("a pair of parcels makes one purchase", "ask_promo_stacking", 0.7, "action_clarify"),
        ("hello there anybody", "check_claim", 0.6, "action_clarify"),
        ("can I combine two codes", "ask_promo_stacking", 0.7, None),
        ("use everything at once", "ask_promo_stacking", 0.9, None),
    ],
)
def test_a_doubtful_question_without_a_word_of_its_subject_is_asked_back(
    policy: ContextPolicy,
    talk: DialogueStateTracker,
    domain: Domain,
    text: str,
    intent: str,
    confidence: float,
    action: str | None,
) -> None:
    """One with such a word, or of which the model is sure, is answered."""
    parsed: dict[str, Any] = {"name": intent, "confidence": confidence}
    talk.update(UserUttered(text, parsed, parse_data={"text": text, "intent": parsed}), domain)

    assert predicted(policy, talk, domain) == action


@pytest.mark.parametrize(
    ("payload", "action"), [("/open_return", "claim_form"), ("/ask_return_policy", None)]
)
def test_a_yes_takes_the_claim_that_was_offered(
    policy: ContextPolicy,
    talk: DialogueStateTracker,
    domain: Domain,
    payload: str,
    action: str | None,
) -> None:
    """By the button under the last answer; one for something else is not taken."""
    buttons = [{"title": "…", "payload": payload}]
    talk.update(BotUttered("…", {"buttons": buttons}), domain)
    talk.update(ActionExecuted("action_listen"), domain)
    hear(talk, domain, "yes please", "affirm")

    assert predicted(policy, talk, domain) == action


@pytest.mark.parametrize(
    ("text", "intent", "action"),
    [
        ("yes. and I'd rather have the white one", "change_order", "claim_form"),
        ("sure, go on. how does it go back?", "check_claim", "claim_form"),
        ("yes, but is the other charger safe to use?", "ask_help", "contact_form"),
    ],
)
def test_a_yes_takes_the_claim_up_though_the_staff_have_a_danger(
    policy: ContextPolicy,
    talk: DialogueStateTracker,
    domain: Domain,
    text: str,
    intent: str,
    action: str,
) -> None:
    """What is asked of the danger beside it comes first."""
    handed = {"reference": "MSG-7K3Q9ZB2M4X", "matter": "danger", "email": "sam@example.com"}
    talk.update(SlotSet("handed_over", handed), domain)
    buttons = [{"title": "…", "payload": "/open_return"}]
    talk.update(BotUttered("…", {"buttons": buttons}), domain)
    talk.update(ActionExecuted("action_listen"), domain)
    hear(talk, domain, text, intent)

    assert predicted(policy, talk, domain) == action


def test_a_doubtful_question_on_the_topic_just_answered_goes_on_with_it(
    policy: ContextPolicy, talk: DialogueStateTracker, domain: Domain
) -> None:
    """It names nothing, for what it is about was named before."""
    parsed: dict[str, Any] = {"name": "ask_warranty_policy", "confidence": 0.6}
    text = "so then for the small one of the set"
    talk.update(UserUttered(text, parsed, parse_data={"text": text, "intent": parsed}), domain)

    assert predicted(policy, talk, domain) != "action_clarify"


@pytest.mark.parametrize(
    ("text", "intent", "action"),
    [
        ("the box came, nothing in it", "report_not_received", "claim_form"),
        ("my parcel never came", "report_not_received", None),
        ("my parcel is lost", "report_missing_item", "contact_form"),
        ("a strap is missing", "report_missing_item", None),
        ("my voucher is faulty", "report_defect", "utter_ask_promo_not_working"),
        ("the strap is faulty", "report_defect", None),
    ],
)
def test_what_is_told_counts_before_what_it_was_taken_for(
    policy: ContextPolicy,
    talk: DialogueStateTracker,
    domain: Domain,
    text: str,
    intent: str,
    action: str | None,
) -> None:
    """An empty parcel is a claim, a missing one none, and a refused code no faulty item."""
    hear(talk, domain, text, intent)

    assert predicted(policy, talk, domain) == action


@pytest.mark.parametrize(
    ("text", "action"),
    [
        ("entered it twice, it's AUTUMN10", "utter_ask_promo_not_working"),
        ("I want to return what I bought with AUTUMN10", None),
        ("the other one, for my tablet", None),
    ],
)
def test_a_code_named_after_an_answer_on_codes_is_about_that(
    policy: ContextPolicy, talk: DialogueStateTracker, domain: Domain, text: str, action: str | None
) -> None:
    """Unless something is to go back."""
    uttered = {"utter_action": "utter_ask_promo_not_working"}
    hear(talk, domain, "my code is refused", "ask_promo_not_working")
    talk.update(ActionExecuted("utter_ask_promo_not_working"), domain)
    talk.update(BotUttered("…", metadata=uttered), domain)
    talk.update(ActionExecuted("action_listen"), domain)

    hear(talk, domain, text, "open_return")

    assert predicted(policy, talk, domain) == action


@pytest.mark.parametrize(
    ("text", "intent", "opens"),
    [
        ("you engraved 1978 instead of 1987 on my folio, need it fast", "ask_expedite", True),
        ("my charger is toast and I got it last week, so annoying", "complain", True),
        ("my sleeve came and the zip is misprinted", "nlu_fallback", True),
        ("is my charger toast if I spill on it?", "ask_warranty_policy", False),
        ("if my charger is broken I want a new one fast", "ask_expedite", False),
        ("need my folio fast, the old one was great", "ask_expedite", False),
    ],
)
def test_a_trouble_told_opens_a_claim_whatever_question_it_resembles(
    policy: ContextPolicy,
    talk: DialogueStateTracker,
    domain: Domain,
    text: str,
    intent: str,
    opens: bool,
) -> None:
    """Not where it is only asked or supposed."""
    parsed: dict[str, Any] = {"name": intent, "confidence": 0.9}
    item = next(name for name in ("folio", "charger", "sleeve") if name in text)
    found = [{"entity": "product", "value": item}]
    data = {"text": text, "intent": parsed, "entities": found}
    talk.update(UserUttered(text, parsed, entities=found, parse_data=data), domain)
    assert (predicted(policy, talk, domain) == "claim_form") == opens


@pytest.mark.parametrize(
    ("text", "action"),
    [
        ("I ordered a blue one and received red", "claim_form"),
        ("the hinge snapped off", "claim_form"),
        ("I typed in the wrong house number", "no claim"),
        ("what if it turns out to be the wrong size?", "no claim"),
    ],
)
def test_what_came_wrong_is_no_order_to_be_changed(
    policy: ContextPolicy, talk: DialogueStateTracker, domain: Domain, text: str, action: str
) -> None:
    """Nor is a wrong address, or what is only supposed, a thing that came."""
    hear(talk, domain, text, "change_order")

    assert (predicted(policy, talk, domain) == "claim_form") == (action == "claim_form")


def said(talk: DialogueStateTracker, domain: Domain, text: str, intent: str, **values: str) -> None:
    """A message with the values found in it."""
    parsed: dict[str, Any] = {"name": intent, "confidence": 0.8}
    found = [{"entity": name, "value": value} for name, value in values.items()]
    data = {"text": text, "intent": parsed, "entities": found}
    talk.update(UserUttered(text, parsed, entities=found, parse_data=data), domain)


@pytest.mark.parametrize(
    ("text", "intent", "reason", "opens"),
    [
        (
            "the strap was supposed to be in the box, it arrived Monday without one",
            "change_order",
            "missing_item",
            True,
        ),
        (
            "my sleeve came on Friday and it is a red one, can you send the grey",
            "change_order",
            "wrong_item",
            True,
        ),
        (
            "I wrote NOOR, you printed NOUR instead of that. Received on 4 May",
            "order_problem",
            None,
            True,
        ),
        ("got my stand yesterday, no longer needed", "ask_cancel_order", None, True),
        ("charged twice, the parcel came Friday and is fine", "order_problem", None, False),
        ("it came Friday but the code SAVE10 was refused", "order_problem", "defective", False),
        ("it hasn't shipped, I clicked the wrong colour", "change_order", "wrong_item", False),
        ("the sleeve I got Monday is great, can I add one", "change_order", None, False),
    ],
)
def test_what_has_come_is_no_order_any_more(
    policy: ContextPolicy,
    talk: DialogueStateTracker,
    domain: Domain,
    text: str,
    intent: str,
    reason: str | None,
    opens: bool,
) -> None:
    """What is wrong with it is a claim; what was charged, or is still to come, is not."""
    values = {"reason": reason} if reason else {}
    if "can you send" in text:
        values["remedy"] = "replacement"
    said(talk, domain, text, intent, **values)

    assert (predicted(policy, talk, domain) == "claim_form") == opens


@pytest.mark.parametrize(
    ("text", "intent", "opens"),
    [
        ("Return request: one stand, received 4 May, not needed", "withdraw_claim", True),
        ("my sleeve came Monday and its seam is torn, may I claim?", "check_claim", True),
        ("came Monday, the clasp is torn, what is the status of my claim", "check_claim", False),
        ("withdraw my claim, it came Monday and works", "withdraw_claim", False),
    ],
)
def test_a_claim_told_anew_asks_after_none_that_is_there(
    policy: ContextPolicy,
    talk: DialogueStateTracker,
    domain: Domain,
    text: str,
    intent: str,
    opens: bool,
) -> None:
    """Unless it speaks of that."""
    said(talk, domain, text, intent)

    assert (predicted(policy, talk, domain) == "claim_form") == opens


@pytest.mark.parametrize(
    ("text", "intent", "action"),
    [
        ("bought a stand in April, nothing has turned up", "change_order", "contact_form"),
        ("bought a stand in April, nothing has turned up", "nlu_fallback", "contact_form"),
        ("bought a stand in April and nothing", "ask_refund_status", "contact_form"),
        ("the stand came on Monday and lacks its screws", "nlu_fallback", "claim_form"),
        ("it came too late, I am sending it back", "report_not_received", "claim_form"),
        ("my parcel is late", "report_not_received", None),
    ],
)
def test_what_is_awaited_or_came_late(
    policy: ContextPolicy,
    talk: DialogueStateTracker,
    domain: Domain,
    text: str,
    intent: str,
    action: str | None,
) -> None:
    """The one is for the staff, the other goes back."""
    said(talk, domain, text, intent)

    assert predicted(policy, talk, domain) == action


def test_the_number_after_a_bare_cancel_is_of_an_order_to_cancel(
    policy: ContextPolicy, talk: DialogueStateTracker, domain: Domain
) -> None:
    """Where nothing else was under way."""
    hear(talk, domain, "cancel please", "stop")
    talk.update(ActionExecuted("utter_nothing_to_stop"), domain)
    talk.update(ActionExecuted("action_listen"), domain)

    said(talk, domain, "PC-20418", "inform", order_number="PC-20418")

    assert predicted(policy, talk, domain) == "contact_form"


@pytest.mark.parametrize(
    ("text", "intent", "entities"),
    [
        ("ta! and when will the right one go out", "thank", []),
        (
            "it was the 9th, not the 7th, a neighbour took it in",
            "report_not_received",
            [{"entity": "date", "value": "the 9th", "start": 7, "end": 14}],
        ),
    ],
)
def test_a_question_after_thanks_and_a_day_put_right_are_of_the_claim(
    policy: ContextPolicy,
    talk: DialogueStateTracker,
    domain: Domain,
    text: str,
    intent: str,
    entities: list[dict[str, Any]],
) -> None:
    """That was filed: neither only ends the talk, nor reports a parcel that never came."""
    talk.update(SlotSet("filed", True), domain)
    parsed = {"name": intent, "confidence": 0.9}
    heard = {"text": text, "intent": parsed, "entities": entities}
    talk.update(UserUttered(text, parsed, entities, parse_data=heard), domain)

    assert predicted(policy, talk, domain) == "action_after_filing"
