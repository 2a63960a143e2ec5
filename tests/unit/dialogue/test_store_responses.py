"""The response generator: a store's facts in every answer, and honesty where there is none."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import BotUttered, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.utils.endpoints import EndpointConfig

from claimdesk.dialogue.store_responses import StoreResponses
from tests.unit.dialogue.conftest import MakeTracker

Says = Callable[..., Awaitable[dict[str, Any]]]
SHIPPING = [
    {"intent": "ask_shipping_cost", "confidence": 0.9},
    {"intent": "ask_shipping_time", "confidence": 0.9},
]


@pytest.fixture
def says(domain: Domain, home: Path) -> Says:
    """What is uttered for a name in a conversation."""
    generator = StoreResponses(EndpointConfig(), domain)

    async def generate(name: str, tracker: DialogueStateTracker, **values: Any) -> dict[str, Any]:
        said = await generator.generate(name, tracker, "web", **values)
        assert said is not None
        return said

    return generate


async def test_an_answer_is_filled_with_the_facts_of_the_conversations_store(
    says: Says, make_tracker: MakeTracker
) -> None:
    """The same question, each store's own answer."""
    for store, text in (("procase", "30 calendar days"), ("casesora", "3 business days")):
        said = await says("utter_ask_return_policy", make_tracker(store))

        assert text in said["text"]
        assert "{" not in said["text"]


async def test_a_line_whose_fact_is_not_stated_is_left_out(
    says: Says, make_tracker: MakeTracker
) -> None:
    """Casesora names no marketplace; the rest of the answer is said."""
    said = await says("utter_ask_local_store", make_tracker("casesora"))

    assert "makes every item to order" in said["text"]
    assert "also sold" not in said["text"]
    assert "None" not in said["text"]


async def test_what_a_store_does_not_state_is_said_so_with_its_contact(
    says: Says, make_tracker: MakeTracker
) -> None:
    """And no other store's figure is borrowed."""
    said = await says("utter_ask_shipping_time", make_tracker("casesora"))

    assert "Casesora doesn't state anything about how long delivery takes" in said["text"]
    assert "help@casesora.com" in said["text"]
    assert "5 to 10" not in said["text"]
    assert "buttons" not in said


async def test_two_questions_get_two_answers_in_the_order_asked(
    says: Says, make_tracker: MakeTracker
) -> None:
    """In one message, whichever of them was taken for the whole."""
    tracker = make_tracker("procase", "cost? and time?", "ask_shipping_time", segments=SHIPPING)

    said = await says("utter_ask_shipping_time", tracker)

    cost, time = said["text"].split("\n\n")
    assert cost == "Shipping is free within the US."
    assert time == "Delivery takes 5 to 10 working days within the US."


async def test_of_two_questions_the_one_not_stated_is_said_so_too(
    says: Says, make_tracker: MakeTracker
) -> None:
    """Each answer stands for itself."""
    segments = [{"intent": "ask_refund_method", "confidence": 0.9}, SHIPPING[0]]
    tracker = make_tracker(
        "casesora", "how am I paid? shipping?", "ask_refund_method", segments=segments
    )

    said = await says("utter_ask_refund_method", tracker)

    assert "the original form of payment" in said["text"]
    assert "doesn't state anything about what shipping costs" in said["text"]


async def test_a_question_that_is_none_known_is_not_passed_over(
    says: Says, make_tracker: MakeTracker
) -> None:
    """What is said of it comes after the answer to the other; in short, if it is long."""
    tracker = make_tracker("procase", "a? b?", "ask_shipping_cost", unknown=["is there a choir?"])
    said = await says("utter_ask_shipping_cost", tracker)
    answer, other = said["text"].split("\n\n")
    assert answer == "Shipping is free within the US."
    assert other == (
        "“is there a choir?”: that's not something I can answer from here. support@procase.com can."
    )

    for several in (["a choir?", "a band?"], ["is there " + "a choir " * 12 + "?"]):
        tracker = make_tracker("procase", "a? b?", "ask_shipping_cost", unknown=several)
        said = await says("utter_ask_shipping_cost", tracker)
        assert said["text"].endswith(
            "The rest of what you ask I can't answer from here. support@procase.com can."
        )


async def test_in_a_form_each_answer_is_uttered_by_itself(
    says: Says, make_tracker: MakeTracker
) -> None:
    """The form says one after the other; none is doubled, and no button leads away."""
    tracker = make_tracker(
        "procase", "a? b?", "ask_return_policy", segments=SHIPPING, form="claim_form"
    )

    said = await says("utter_ask_return_policy", tracker)

    assert "Shipping" not in said["text"]
    assert "buttons" not in said


async def test_outside_a_form_an_answer_keeps_its_buttons(
    says: Says, make_tracker: MakeTracker
) -> None:
    """What one may want next, a tap away."""
    said = await says("utter_ask_return_policy", make_tracker("procase"))

    assert [button["payload"] for button in said["buttons"]] == [
        "/open_return",
        '/ask_return_policy{"detail": "more"}',
    ]


async def test_the_domains_own_text_is_never_changed(
    says: Says, make_tracker: MakeTracker, domain: Domain
) -> None:
    """Filling for one shopper leaves the template for the next."""
    before = [dict(variant) for variant in domain.responses["utter_ask_contact"]]

    await says("utter_ask_contact", make_tracker("procase"))

    assert domain.responses["utter_ask_contact"] == before
    assert (
        "help@casesora.com" in (await says("utter_ask_contact", make_tracker("casesora")))["text"]
    )


async def test_what_code_says_comes_from_the_wording(says: Says, make_tracker: MakeTracker) -> None:
    """Names that are no responses of Rasa's, with the values that come along."""
    said = await says("corrected", make_tracker("procase"), label="Product", value="a mug")

    assert said["text"] == "Changed. Product: a mug"


async def test_what_a_shopper_typed_is_not_filled_in_turn(
    says: Says, make_tracker: MakeTracker
) -> None:
    """Braces in a value are only braces."""
    said = await says(
        "corrected", make_tracker("procase"), label="Product", value="{contact_email}"
    )

    assert said["text"] == "Changed. Product: {contact_email}"


async def test_without_a_store_the_first_one_speaks(says: Says, domain: Domain) -> None:
    """As in `rasa shell`, which has no page to stand on."""
    said = await says("utter_greet", DialogueStateTracker("shell", domain.slots))

    assert "{" not in said["text"]


async def test_an_answer_is_not_given_twice_in_the_same_words(
    says: Says, make_tracker: MakeTracker, domain: Domain
) -> None:
    """Asked again, there is a person; chosen, or asked for once more, it is repeated."""
    name, question = "utter_ask_shipping_cost", "ask_shipping_cost"
    tracker = make_tracker("procase", "what does shipping cost", question)
    first = await says(name, tracker)
    tracker.update(BotUttered(first["text"], metadata={"utter_action": name}), domain)

    def hear(text: str, intent: str, **metadata: Any) -> None:
        parsed = {"text": text, "intent": {"name": intent, "confidence": 0.9}}
        heard = UserUttered(text, parsed["intent"], parse_data=parsed, metadata=metadata)
        tracker.update(heard, domain)

    hear("and what is the shipping cost", question)
    again = await says(name, tracker)
    assert first["text"] not in again["text"]
    assert "talk_to_human" in str(again["buttons"])

    hear("say that again", "nlu_fallback")
    assert (await says(name, tracker))["text"] == first["text"]

    hear("thanks", "thank")
    hear("what was the shipping cost", question)
    later = (await says(name, tracker))["text"]
    assert later != first["text"]
    assert first["text"] in later


async def test_how_a_message_stands_is_told_once(
    says: Says, make_tracker: MakeTracker, domain: Domain
) -> None:
    """Then in a line of its own."""
    values = {"reference": "MSG-1", "email": "sam@example.com"}
    tracker = make_tracker("procase", "so will I get it", "nlu_fallback")
    first = await says("handed_outcome", tracker, **values)
    uttered = {"utter_action": "handed_outcome"}
    tracker.update(BotUttered(first["text"], metadata=uttered), domain)

    again = await says("handed_outcome", tracker, **values)

    assert again["text"] != first["text"]
    assert "sam@example.com" in again["text"]


async def test_who_says_that_it_was_no_answer_does_not_hear_it_as_the_same(
    says: Says, make_tracker: MakeTracker, domain: Domain
) -> None:
    """Others do, where the answer was given a while ago."""
    name, intent = "utter_ask_refund_time", "ask_refund_time"
    texts = {}
    for asked in ("when do I get the money then", "you didn't answer, when do I get the money"):
        tracker = make_tracker("casesora", "when do I get my money?", intent, form="claim_form")
        first = await says(name, tracker)
        for text, meant in (("a case", "inform"), (asked, intent)):
            told = BotUttered(first["text"], metadata={"utter_action": name})
            tracker.update(told if meant == "inform" else BotUttered("When?"), domain)
            parsed = {"name": meant, "confidence": 0.9}
            heard = {"text": text, "intent": parsed, "entities": []}
            tracker.update(UserUttered(text, parsed, [], parse_data=heard), domain)
        texts[asked] = (await says(name, tracker))["text"]

    same, other = texts.values()
    assert same.startswith("Same as above")
    assert first["text"] not in other


async def test_a_question_that_is_asked_again_at_once_is_put_more_briefly(
    says: Says, make_tracker: MakeTracker, domain: Domain
) -> None:
    """Its friendly beginning is said once."""
    tracker = make_tracker("procase", "a person please", "talk_to_human", form="contact_form")
    first = await says("ask_contact_message", tracker)
    uttered = {"utter_action": "ask_contact_message"}
    tracker.update(BotUttered(first["text"], metadata=uttered), domain)
    tracker.update(UserUttered("hm", {"name": "nlu_fallback", "confidence": 0.9}), domain)

    again = await says("ask_contact_message", tracker)

    assert len(again["text"]) < len(first["text"])


async def test_what_another_answer_said_in_passing_is_still_an_answer(
    says: Says, make_tracker: MakeTracker, domain: Domain
) -> None:
    """Who asks for it by itself hears it."""
    name, question = "utter_ask_restocking_fee", "ask_restocking_fee"
    tracker = make_tracker("procase", "is there a restocking fee", question)
    first = await says(name, tracker)
    of_another = {"utter_action": "utter_ask_return_policy"}
    tracker.update(BotUttered(f"Returns. {first['text']}", metadata=of_another), domain)

    assert (await says(name, tracker))["text"] == first["text"]


async def test_what_a_message_only_resembles_is_not_said_to_be_unstated(
    says: Says, make_tracker: MakeTracker
) -> None:
    """Beside an answer it is left out; alone, it is what cannot be answered from here."""
    parts = [
        {"intent": "ask_warranty_exclusions", "confidence": 0.9},
        {"intent": "ask_refund_method", "confidence": 0.9},
    ]
    text = "I took it with me on a trip. and how am I refunded?"
    tracker = make_tracker("casesora", text, "ask_refund_method", segments=parts)
    said = await says("utter_ask_refund_method", tracker)
    assert "warranty" not in said["text"]

    tracker = make_tracker("casesora", "I took it on a trip, so what?", "ask_warranty_exclusions")
    said = await says("utter_ask_warranty_exclusions", tracker)
    assert said["text"].startswith("I can't answer that from here.")

    tracker = make_tracker("casesora", "is a drop covered?", "ask_warranty_exclusions")
    said = await says("utter_ask_warranty_exclusions", tracker)
    assert "doesn't state anything about what the warranty leaves out" in said["text"]
