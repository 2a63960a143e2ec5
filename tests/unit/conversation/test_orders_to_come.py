"""Orders still to come, and parcels that came empty: what is a claim, what is for the staff."""

from __future__ import annotations

from dataclasses import replace

import pytest

from claimdesk.conversation.context.handed_over import HandedOver
from claimdesk.conversation.routing.concerns_staff import concerns_staff
from claimdesk.conversation.shared.matters import matter_of
from tests.unit.conversation.talk import Talk, sentence
from tests.unit.conversation.test_contact_form import Contact

OWN_MISTAKE = {"intent": "open_exchange", "reason": "ordered_wrong_model"}


def test_a_parcel_that_came_empty_is_a_claim_of_what_is_missing() -> None:
    """Whatever the message was taken for."""
    talk = Talk().opens("the mailer arrived, nothing inside", "report_not_received")

    assert talk.slots["reason"] == "missing_item"


def test_a_message_on_a_parcel_is_left_for_a_claim_once_it_came_empty() -> None:
    """The rest is asked there."""
    talk = Contact()
    talk.says("my parcel hasn't come", "report_not_received")

    step = talk.says("it did come today, but the box was empty", "report_not_received")

    assert step.then == "claim"


def test_a_parcel_that_is_missing_is_for_the_staff() -> None:
    """It is none of what should have been in it."""
    turn = sentence("my package is missing", "report_missing_item")

    assert matter_of(turn).code == "parcel_not_received"
    assert matter_of(sentence("a cable is missing", "report_missing_item")).code == "message"


@pytest.mark.parametrize(
    ("text", "matter"),
    [
        ("please just cancel the order", "cancellation"),
        ("it's still in transit", "order_change"),
        ("that is not a claim, I only want another colour", "order_change"),
    ],
)
def test_a_claim_opened_by_mistake_is_given_up(text: str, matter: str) -> None:
    """Nothing of it is left open; what was told goes to the staff."""
    talk = Talk().opens("I picked the wrong colour", **OWN_MISTAKE)
    talk.says("order 20418")

    step = talk.says(text)

    assert step.then == "person"
    assert talk.slots["matter"] == matter
    assert talk.slots["message_order"]
    assert talk.slots["claim_key"] is None


def test_what_was_ordered_a_moment_ago_opens_no_claim() -> None:
    """By one's own mistake; of a fault, it may well be one."""
    talk = Talk().opens("I ordered the wrong size five minutes ago", **OWN_MISTAKE)
    assert talk.step.then == "person"

    talk = Talk().opens("I just ordered it and it came broken", "report_defect")
    assert talk.slots["reason"] == "defective"


def test_an_order_that_came_broken_is_not_cancelled() -> None:
    """It is past that; the claim goes on."""
    talk = Talk().opens("the hinge is broken", "report_defect")

    assert talk.says("cancel my order then").then != "person"


def test_a_refused_code_is_no_faulty_item() -> None:
    """Where the claim has no item by then."""
    talk = Talk().opens("it does not work", "open_return")

    talk.says("it's the coupon that gets rejected")

    assert (talk.step.then, talk.slots["matter"]) == ("person", "order_problem")


def test_a_swap_goes_with_the_cancellation() -> None:
    """And to ask once more whether it works leaves nothing, nor says the same again."""
    talk = Contact()
    talk.says("can I cancel my order", "ask_cancel_order")

    talk.says("or exchange it for a bigger one", "open_exchange")
    assert talk.asked == "message_order"
    talk.says("so is it cancelled?", "ask_cancel_order", questions=("ask_cancel_order",))
    assert talk.words[0] == "contact_not_yet"
    step = talk.says("PC-20418, sam@example.com")

    assert step.then == "done"
    assert "bigger one" in talk.slots["message"]


def test_a_change_becomes_a_cancellation() -> None:
    """ "Cancel it" is the order, and "stop" the message."""
    talk = Contact()
    talk.says("I'd like to change my order PC-20418 to black", "change_order")

    talk.says("you know what, cancel it", "stop")
    assert talk.slots["matter"] == "cancellation"
    assert talk.says("stop", "stop").then == "stop"


def test_what_has_shipped_is_not_told_of_before_that() -> None:
    """Neither at first nor in between."""
    talk = Contact()
    talk.says("it was dispatched but I need it in blue", "change_order")
    assert talk.words[0] == "opening_order_change_shipped"

    talk = Contact()
    talk.says("please make it blue before it is shipped", "change_order")
    assert talk.words[0] == "opening_order_change"


def test_a_wish_for_a_call_is_answered_and_no_message() -> None:
    """The message is still asked for."""
    talk = Contact()
    talk.says("a human please", "talk_to_human")

    talk.says("is there anybody I can call?", "talk_to_human")

    assert talk.words == ["contact_by_mail", "ask_contact_message"]
    assert not talk.slots["message"]


def test_whom_to_turn_to_is_for_the_staff() -> None:
    """With the message they have, or as one of its own; not where a claim was filed."""
    turn = sentence("do I go to ebay or to you?", "nlu_fallback")
    handed = HandedOver("MSG-9", "message", "sam@example.com")
    assert concerns_staff(turn, None)
    assert not concerns_staff(turn, None, has_claim=True)

    talk = Contact(handed_over=handed.as_slot())
    talk.hears(turn)
    assert talk.words == ["handed_seller"]
    talk = Contact()
    talk.hears(turn)
    assert talk.words[0] == "opening_bought_elsewhere"


def test_who_has_no_claim_goes_on_with_the_message() -> None:
    """What is told then is added to it."""
    handed = HandedOver("MSG-9", "order_change", "sam@example.com", "PC-20418")
    turn = sentence("I don't have a claim, just tell them the blue one", "open_return")
    assert concerns_staff(turn, handed)
    talk = Contact(handed_over=handed.as_slot(), claim_key="key", reason="defective")

    step = talk.hears(turn)

    assert step.then == "done"
    assert (talk.slots["claim_key"], talk.slots["reason"]) == (None, None)


@pytest.mark.parametrize(
    ("text", "intent"),
    [("is that with them now?", "check_claim"), ("so by Monday?", "ask_shipping_time")],
)
def test_a_question_that_names_nothing_else_is_about_the_message(text: str, intent: str) -> None:
    """Not where it names a claim, or something else the store states."""
    handed = HandedOver("MSG-9", "parcel_late", "sam@example.com", "PC-20418")
    assert concerns_staff(sentence(text, intent), handed)
    assert not concerns_staff(sentence(text, intent), None)
    assert not concerns_staff(sentence("how is my claim CLM-1", "check_claim"), handed)
    assert not concerns_staff(sentence("what does shipping cost?", "ask_shipping_cost"), handed)


def test_an_order_that_is_late_is_cancelled_by_the_message_about_it() -> None:
    """The wish is added to what the staff have; nothing is asked again."""
    handed = HandedOver("MSG-9", "parcel_late", "sam@example.com", "PC-20418")
    talk = Contact(handed_over=handed.as_slot())

    step = talk.says("could I cancel it instead", "ask_cancel_order")

    assert step.then == "done"
    assert talk.slots["message_order"] == "PC-20418"
    assert "cancel it instead" in talk.slots["message"]


def test_what_is_to_be_added_is_added() -> None:
    """Where it is understood as nothing else; an item added to an order is."""
    handed = HandedOver("MSG-9", "order_problem", "sam@example.com")
    assert concerns_staff(sentence("please add that it was paid twice", "nlu_fallback"), handed)
    assert not concerns_staff(sentence("please add that it was paid twice", "nlu_fallback"), None)
    assert not concerns_staff(sentence("do you add a charger", "ask_promo_info"), handed)


def test_how_fast_is_of_the_answer() -> None:
    """In the middle of a message, faster delivery is asked by its name."""
    talk = Contact()
    talk.says("please make my order PC-20418 a blue one", "change_order")

    talk.hears(replace(sentence("but how fast?", "ask_expedite", ("ask_expedite",)), confidence=1))

    assert talk.words[0] == "utter_ask_reply_time"


def test_what_the_store_states_is_answered_though_the_staff_have_a_message() -> None:
    """By its name; when they answer is of the message, and what is disowned is no claim."""
    handed = HandedOver("MSG-9", "message", "sam@example.com")
    shipping = sentence("how long does delivery take?", "ask_shipping_time")
    assert not concerns_staff(shipping, handed)
    assert concerns_staff(sentence("how long do they take?", "ask_reply_time"), handed)
    assert concerns_staff(sentence("I don't have a claim, only a question", "check_claim"), handed)


def test_what_broke_in_use_is_no_change_of_mind() -> None:
    """However the whole of it reads; who says so, or has nothing broken, has changed their mind."""
    story = "the stand came in May, we use it daily, and now its arm snapped off. I want another."
    talk = Talk().opens(story, "report_not_received", reason="change_of_mind")
    assert talk.slots["reason"] == "defective"

    for text in (
        "the stand came in May but I changed my mind, my old one isn't broken after all",
        "the stand came in May and nothing broke, it is only too big for the desk",
    ):
        talk = Talk().opens(text, "open_return", reason="change_of_mind")
        assert talk.slots["reason"] == "change_of_mind"


def test_what_is_in_hand_does_not_give_a_claim_up() -> None:
    """Though the words of what was misunderstood are said again; what is still to come does."""
    talk = Talk().opens("I'd like to return it", "open_return")
    step = talk.says("what do you mean, not here yet? I have it here and the zip is torn")
    assert step.then != "person"

    talk = Talk().opens("I'd like my money", "open_return")
    assert talk.asked == "reason"
    assert talk.says("it never showed up").then == "person"
    assert talk.slots["matter"] == "parcel_not_received"
