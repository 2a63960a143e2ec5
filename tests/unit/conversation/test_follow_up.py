"""Which question a message asks, read with what was spoken of before it."""

from __future__ import annotations

from typing import Any

import pytest

from claimdesk.conversation.context.certainty import may_mean_an_order, only_goes_on
from claimdesk.conversation.context.follow_up import may_lean, topic_in_context
from claimdesk.conversation.context.parsed_message import Spoken
from tests.unit.conversation.spoken import after, spoken


def read(topic: str | None, *messages: Spoken, **other: Any) -> str | None:
    """The topic of the last message, where its own intent does not say it."""
    return topic_in_context(messages[-1], after(topic, *messages, **other))


@pytest.mark.parametrize(
    ("topic", "text", "intent", "confidence"),
    [
        ("ask_warranty_policy", "what about a charger", "inform", 0.9),
        ("ask_warranty_policy", "counted from when", "inform", 0.7),
        ("ask_warranty_policy", "and for chargers?", "ask_promo_info", 0.7),
        ("ask_restocking_fee", "and on a $100 one?", "inform", 0.9),
        ("ask_restocking_fee", "and if it's broken?", "report_defect", 0.96),
        ("ask_shipping_cost", "mexico?", "out_of_scope", 0.6),
        ("ask_return_policy", "even if i opened it?", "nlu_fallback", 0.4),
        ("ask_return_policy", "till when", "ask_refund_time", 0.97),
        ("ask_return_shipping_cost", "and if i changed my mind", "ask_change_of_mind", 0.98),
        ("ask_return_shipping_cost", "from malaysia?", "ask_international_shipping", 0.91),
        ("ask_return_policy", "what if it was a gift?", "ask_claim_requirements", 0.6),
        ("ask_promo_info", "tell me more", "cannot_provide", 0.5),
        ("ask_warranty_policy", "ok so yes or no??", "affirm", 0.95),
        ("ask_return_policy", "that's a no then?", "deny", 0.9),
    ],
)
def test_a_follow_up_goes_on_with_the_topic(
    topic: str, text: str, intent: str, confidence: float
) -> None:
    """By its values, by what it asks of it, or because it names no other."""
    assert read(topic, spoken(text, intent, confidence)) == topic


@pytest.mark.parametrize(
    ("text", "intent", "confidence"),
    [
        ("do you have a shop", "ask_local_store", 0.95),
        ("my charger is broken", "report_defect", 0.97),
        ("and my charger broke", "report_defect", 0.97),
        ("who pays for the return shipping", "ask_return_shipping_cost", 0.9),
        ("do you sell umbrellas", "out_of_scope", 0.9),
        ("thanks", "thank", 0.99),
    ],
)
def test_a_message_of_its_own_is_taken_as_it_reads(
    text: str, intent: str, confidence: float
) -> None:
    """A question that names its topic, a story, small talk."""
    for topic in ("ask_shipping_cost", "ask_return_policy"):
        assert read(topic, spoken(text, intent, confidence)) is None


def test_from_when_the_days_count_is_of_the_return_they_are_of() -> None:
    """Though it reads like a question of delivery."""
    asked = spoken(
        "when do the 30 days begin, at the order or at the door", "ask_shipping_time", 0.9
    )
    other = spoken("when does the shipping time start counting", "ask_shipping_time", 0.9)

    assert read(None, asked) == "ask_return_policy"
    assert read("ask_promo_info", other) is None


def test_which_of_several_is_had_is_no_question_of_how_money_comes() -> None:
    """Though it has a word of it."""
    asked = spoken("will I get the money or a new case", "ask_refund_method", 0.97)
    other = spoken("does the money go to my card", "ask_refund_method", 0.97)

    assert read(None, asked) == "ask_return_policy"
    assert read(None, other) is None


def test_without_a_topic_a_half_question_stays_unclear() -> None:
    """There is nothing that it could go on with."""
    assert read(None, spoken("what about a charger", "inform", 0.9)) is None
    assert read(None, spoken("tell me more")) is None


def test_days_left_are_those_of_a_return_where_nothing_else_is_spoken_of() -> None:
    """And those of the warranty where that is."""
    asked = spoken("it came yesterday. how many days do i have left?", "ask_refund_time", 0.6)

    assert read(None, asked) == "ask_return_policy"
    assert read("ask_warranty_policy", asked) == "ask_warranty_policy"


@pytest.mark.parametrize(
    ("topic", "text", "asked"),
    [
        ("ask_international_shipping", "then how long?", "ask_shipping_time"),
        ("ask_international_shipping", "and how much is it", "ask_shipping_cost"),
        ("ask_return_policy", "how much?", "ask_restocking_fee"),
        ("ask_refund_method", "how long", "ask_refund_time"),
    ],
)
def test_how_long_and_how_much_are_of_what_was_spoken_of(topic: str, text: str, asked: str) -> None:
    """Nothing else is named."""
    assert read(topic, spoken(text)) == asked


def test_what_comes_back_of_a_price_is_a_matter_of_the_fee() -> None:
    """Whatever was spoken of, once a price is known."""
    asked = spoken("so how much do i get back for $60")

    assert read(None, asked) == "ask_restocking_fee"
    assert read(None, spoken("so how much do i get back")) is None


def test_a_choice_means_what_it_says() -> None:
    """It is never read in context."""
    choice = Spoken("/ask_contact", "ask_contact", 1.0, is_choice=True)

    assert not may_lean(choice)
    assert read("ask_return_policy", choice) is None


def test_a_clear_question_is_not_looked_at_further() -> None:
    """So that most messages cost nothing more."""
    assert not may_lean(spoken("do you ship abroad", "ask_international_shipping", 0.99))
    assert may_lean(spoken("and to canada?", "ask_international_shipping", 0.99))
    assert not may_lean(spoken("hello", "greet", 0.99))


@pytest.mark.parametrize(
    ("product", "intent", "may"),
    [("folio", "check_claim", True), (None, "check_claim", False), ("folio", "greet", False)],
)
def test_the_standing_of_a_thing_that_is_sold_may_be_that_of_an_order(
    product: str | None, intent: str, may: bool
) -> None:
    """At a shop of cases "how is my case" may mean either."""
    text = f"how is my {product} coming along" if product else "any news on my claim"

    assert may_mean_an_order(spoken(text, intent, 0.95)) is may
    assert not may_mean_an_order(spoken(f"{text}, the claim", intent, 0.95))


@pytest.mark.parametrize(
    "text", ["tell me more", "counted from when?", "business or calendar days?"]
)
def test_the_rest_of_an_answer_is_asked_for_in_a_form_too(text: str) -> None:
    """It answers no question of the form's."""
    assert only_goes_on(text, "ask_return_policy")
    assert only_goes_on(text, "ask_contact") is (text == "tell me more")


@pytest.mark.parametrize("text", ["3 days ago", "the box was more than damaged", "from amazon"])
def test_an_answer_to_a_form_does_not_go_on_with_another(text: str) -> None:
    """It is the form's to read."""
    assert not only_goes_on(text, "ask_return_policy")


@pytest.mark.parametrize(
    ("text", "intent", "topic"),
    [
        ("what's my final day?", "ask_refund_status", "ask_return_policy"),
        ("will I lose the case meanwhile?", "ask_warranty_exclusions", "ask_return_policy"),
        ("before I decide, is there a fee?", "open_return", "ask_restocking_fee"),
        ("is there a fee, yes or no?", "report_defect", "ask_restocking_fee"),
        ("I haven't claimed, I just want to know my last day", "check_claim", "ask_return_policy"),
        ("if you turn me down, what do I pay?", "ask_shipping_cost", "ask_return_shipping_cost"),
        ("the zip broke. is there a fee?", "report_defect", None),
        ("I want to return it. is there a fee?", "open_return", None),
        ("is there a deadline for the code?", "ask_promo_info", None),
        ("how long do I have on the warranty?", "ask_warranty_policy", None),
    ],
)
def test_what_a_claim_would_come_to_is_answered_before_there_is_one(
    text: str, intent: str, topic: str | None
) -> None:
    """Where it is only asked, or taken for something of which it has no word."""
    assert read(None, spoken(text, intent, 0.97)) == topic


@pytest.mark.parametrize(
    ("topic", "text", "intent", "asked"),
    [
        ("ask_return_policy", "and minus shipping, right?", "ask_shipping_cost", True),
        ("ask_restocking_fee", "is postage on top of that?", "ask_shipping_cost", True),
        ("ask_return_policy", "and shipping of a new order?", "ask_shipping_cost", False),
        ("ask_warranty_policy", "and the postage?", "ask_shipping_cost", False),
        (None, "what would it cost me to send a sleeve back?", "nlu_fallback", True),
        ("ask_return_policy", "does that cost me anything?", "nlu_fallback", True),
        ("ask_promo_info", "does that cost anything?", "nlu_fallback", False),
    ],
)
def test_postage_in_talk_of_a_return_is_the_way_back(
    topic: str | None, text: str, intent: str, asked: bool
) -> None:
    """What an order to come costs to send stays a question of shipping."""
    found = read(topic, spoken(text, intent, 0.9))
    assert (found == "ask_return_shipping_cost") is asked


def test_nothing_is_claimed_for_what_was_not_bought_yet() -> None:
    """The terms are told, also to the questions after; who tells of an order has one."""
    plan = spoken("I'm thinking about ordering a sleeve", "out_of_scope")
    breaks = spoken("and when the guarantee runs, what then?", "report_defect", 0.9)
    back = spoken("it would be sent back", "open_return", 0.9)
    came = spoken("it arrived, it is broken", "report_defect", 0.9)

    assert read(None, plan, breaks) == "ask_warranty_policy"
    assert read(None, plan, back) == "ask_return_policy"
    assert read(None, plan, came, came) is None
    assert read(None, back) is None


@pytest.mark.parametrize(
    ("text", "intent", "topic"),
    [
        ("would I get it before the weekend?", "ask_expedite", "ask_shipping_time"),
        ("I want it for a party, does it come in time?", "nlu_fallback", "ask_shipping_time"),
        ("can it be rushed so it's here by Monday?", "ask_expedite", None),
        ("does it get to Peru by Monday?", "ask_international_shipping", None),
    ],
)
def test_whether_it_comes_by_a_day_is_how_long_delivery_takes(
    text: str, intent: str, topic: str | None
) -> None:
    """Not whether it goes faster, or to other countries, unless these are asked for."""
    assert read(None, spoken(text, intent, 0.8)) == topic


@pytest.mark.parametrize(
    ("text", "intent", "topic"),
    [
        ("and the 60 day money back?", "ask_refund_status", "ask_return_policy"),
        ("does your money-back guarantee count for that?", "ask_refund_time", "ask_return_policy"),
        ("the 30 days, do they apply there?", "nlu_fallback", "ask_return_policy"),
        ("I'm still waiting for my money back", "ask_refund_status", None),
        ("and the warranty days?", "ask_refund_status", None),
    ],
)
def test_the_promise_by_its_name_is_that_of_a_return(
    text: str, intent: str, topic: str | None
) -> None:
    """No money is waited for."""
    assert read("ask_local_store", spoken(text, intent, 0.95)) == topic
