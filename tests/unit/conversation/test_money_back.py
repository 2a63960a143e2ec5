"""What is said in a claim of the money it brings back, and of what is kept."""

from __future__ import annotations

from datetime import date

import pytest

from claimdesk.language import en
from tests.unit.conversation.talk import Talk

FACTS = {"restocking_fee_amount": "15 %"}


def of_second_thoughts(**answers: str) -> Talk:
    """A claim for a change of mind, at the question for the condition."""
    talk = Talk().opens("I want to return a folio, I changed my mind", reason="change_of_mind")
    return talk.until("condition", reason=("I changed my mind",), **answers)


@pytest.mark.parametrize(
    ("topic", "text"),
    [
        ("amount", "so what would I lose on it"),
        ("amount", "and what's taken off the price"),
        ("amount", "what do I really get back of that"),
        ("fee", "even 15% if I swap it?"),
        ("fee", "is that for a replacement too or only if I take the money"),
        ("source", "where is that written"),
        ("source", "since when?"),
        ("source", "who says so?"),
        ("way_back_cost", "and the postage?"),
        ("way_back_cost", "what about shipping"),
    ],
)
def test_what_is_asked_of_the_money_is_told_by_its_words(topic: str, text: str) -> None:
    """In other words than those of the list."""
    assert en.asks_of_claim(text) == (topic,)


@pytest.mark.parametrize(
    "text",
    ["where do I find the order number?", "what is left in the tube", "how long is shipping"],
)
def test_what_sounds_alike_asks_nothing_of_the_money(text: str) -> None:
    """Nor where the terms say something."""
    assert en.asks_of_claim(text) == ()


def test_what_hangs_on_a_fact_not_known_yet_says_on_which() -> None:
    """So that no hope is raised that the next answer takes away."""
    talk = of_second_thoughts()

    talk.says("do I get all of it back?")

    assert talk.words[0] == "worked_fee_for_whole"
    condition = talk.step.say[0].values["on_condition"]
    assert condition == (
        "That's if it's unopened; otherwise our terms don't take it back for a change of mind."
    )


def test_an_item_known_to_be_unopened_hangs_on_nothing() -> None:
    """The condition was told."""
    talk = of_second_thoughts()
    talk.chooses("New and unopened")

    talk.says("do you keep anything of the price?")

    assert talk.words[0] == "worked_fee_for"
    assert talk.step.say[0].values["on_condition"] is None


def test_a_refused_claim_is_promised_nothing() -> None:
    """What would be kept is told for the case that the staff take it all the same, in sums."""
    talk = of_second_thoughts()
    talk.chooses("Used")

    talk.says("what would I lose? I paid $32.99")

    assert talk.words[:2] == ["course_refused_less_fee", "course_sums"]
    sums = talk.step.say[1].values
    assert (sums["price"], sums["kept"], sums["amount"]) == ("$32.99", "$4.95", "$28.04")
    assert sums["way_back"] == "You also pay for sending it back."


def test_of_a_refused_claim_the_whole_price_is_not_promised_either() -> None:
    """Where nothing would be kept."""
    talk = Talk("casesora", today=date(2026, 3, 30)).opens().until("go_on", delivered_on="March 10")

    talk.says("will I get it all back then?")

    assert talk.words[0] == "course_refused_whole"


@pytest.mark.parametrize(
    "text",
    [
        "what do I get back, it was 40.50",
        "what comes off 40.50?",
        "15 percent of 40.50, is that what you keep?",
    ],
)
def test_a_price_named_beside_the_question_is_taken(text: str) -> None:
    """With cents it needs no currency."""
    talk = of_second_thoughts()

    talk.says(text)

    assert talk.slots["price"] == "40.50"
    assert "course_sums" in talk.words


def test_a_day_that_reads_like_a_sum_is_no_price() -> None:
    """It was heard as a day."""
    talk = of_second_thoughts()

    talk.says("it was 10.11 when it came", date="10.11")

    assert not talk.slots.get("price")


def test_whether_the_fee_is_kept_on_an_exchange_is_left_open_where_the_terms_do() -> None:
    """It is said that they do, and the staff are asked."""
    talk = of_second_thoughts()
    talk.says("I'd like an exchange please", remedy="exchange")

    talk.says("do you take the 15% off an exchange as well?")

    assert talk.words[:2] == ["course_fee_of_thing", "question_kept"]
    assert talk.draft.open_questions


def test_an_exchange_is_meant_where_the_question_speaks_of_one() -> None:
    """Though none is wished for yet."""
    talk = of_second_thoughts()

    talk.says("is a fee taken if you exchange it?")

    assert talk.words[0] == "course_fee_of_thing"
    assert not talk.slots.get("wants")


@pytest.mark.parametrize("questions", [("ask_shipping_cost",), ("ask_return_shipping_cost",)])
def test_the_postage_of_a_return_is_the_way_back(questions: tuple[str, ...]) -> None:
    """However it was taken; free shipping of an order is no answer to it."""
    talk = of_second_thoughts()

    talk.says("do I pay for the shipping then?", questions[0], questions=questions)

    assert talk.words[0] == "worked_way_back_customer"


def test_the_postage_of_what_is_sent_to_the_shopper_is_not() -> None:
    """Of an order it is asked what its delivery costs."""
    talk = of_second_thoughts()
    asked = "what is the shipping on another order?"

    talk.says(asked, "ask_shipping_cost", questions=("ask_shipping_cost",))

    assert talk.words[0] == "utter_ask_shipping_cost"


def test_where_the_terms_say_so_is_told() -> None:
    """By the store's page."""
    talk = of_second_thoughts()

    talk.says("where does it say that about the fee?")

    assert talk.words[0] == "course_source"
