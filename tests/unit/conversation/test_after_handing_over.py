"""After a message went to the staff: what is answered, put right, or passed on as a question."""

from __future__ import annotations

from datetime import date

import pytest

from claimdesk.claims.today import Today
from claimdesk.conversation.context.handed_over import HandedOver
from claimdesk.conversation.routing.concerns_staff import concerns_staff
from tests.unit.conversation.talk import sentence
from tests.unit.conversation.test_contact_form import Contact

PARCEL = HandedOver("MSG-1", "parcel_marked_delivered", "sam@example.com", "PC-20977")
MOVED = HandedOver(
    "MSG-2", "address_change", "sam@example.com", "CS-1", "8 Elm Street, Dayton, OH 45402"
)
TODAY = Today.on(date(2026, 3, 16))


def refund(told: str = "you approved my refund on March 2") -> HandedOver:
    """Money that is awaited, as it was told."""
    return HandedOver("MSG-3", "refund_awaited", "sam@example.com", "PC-20418", told=(told,))


def about(handed: HandedOver, store: str = "procase") -> Contact:
    """Somebody whose message the staff have."""
    return Contact(store, TODAY, handed_over=handed.as_slot())


@pytest.mark.parametrize(
    "text",
    [
        "how long does a refund take once it is made?",
        "TELL ME how long a refund takes",
        "how many business days until the money is on my card?",
        "your page says a refund takes 5 days, yes or no",
    ],
)
def test_how_long_a_refund_takes_is_what_the_store_states(text: str) -> None:
    """And no matter of when the staff write; counted from the day that was told."""
    turn = sentence(text, "ask_reply_time")
    assert concerns_staff(turn, refund())
    talk = about(refund())
    step = talk.hears(turn)
    assert (step.then, talk.words) == ("left", ["refund_takes", "refund_days_over"])
    assert step.say[1].values == {"since": "2 March 2026", "last": "11 March 2026"}


def test_the_days_of_a_refund_may_still_run() -> None:
    """Or not be told, or be none that anybody states; a day of buying counts nothing."""
    ask = "how long does a refund take?"
    talk = about(refund("the refund was issued on March 12"))
    talk.says(ask)
    assert talk.words[1] == "refund_days_run"
    bought = about(refund("bought it on March 2, where is my money"))
    bought.says(ask)
    assert bought.words == ["refund_takes"]
    unstated = about(refund(), "casesora")
    unstated.says(ask)
    assert unstated.words == ["refund_takes"]


def test_how_long_a_refund_takes_is_answered_before_the_message_is_sent() -> None:
    """Though it was promised, and asked twice; how fast the staff answer is another question."""
    talk = Contact("procase", TODAY)
    talk.says("your colleague promised my refund on March 2, nothing yet", "ask_refund_status")
    talk.says("PC-19843. how long does a refund take with you people?")
    assert talk.words[:2] == ["refund_takes", "refund_days_over"]
    talk.says("not how long your e-mail takes. how long does a REFUND take")
    assert talk.words[:2] == ["refund_takes", "refund_days_over"]
    talk.says("and when do you answer?", "ask_reply_time")
    assert talk.words[0] == "utter_ask_reply_time"


def test_a_number_put_right_is_read_back() -> None:
    """Wherever it is told, and sent."""
    turn = sentence("oops, I typed it wrong, the order is PC-20979", "nlu_fallback")
    assert concerns_staff(turn, PARCEL)
    talk = about(PARCEL)
    step = talk.hears(turn)
    assert (step.then, talk.words) == ("done", ["order_changed"])
    assert talk.slots["message_order"] == "PC-20979"

    asked = about(PARCEL)
    asked.says("can I talk to somebody", "talk_to_human")
    asked.says("The driver's photo shows a green door. And it's PC-20979, not 77, sorry")
    assert asked.words == ["order_changed"]
    assert asked.slots["message_order"] == "PC-20979"


def test_a_second_order_is_no_number_put_right() -> None:
    """It goes to the staff as it is told."""
    talk = about(PARCEL)
    talk.says("my other order PC-30000 is missing too", "report_not_received")
    assert "order_changed" not in talk.words


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("did you get the right order number, 20977?", "order_held"),
        ("so it's PC-20977 you have?", "order_held"),
        ("which order number do you have?", "order_held_is"),
    ],
)
def test_which_order_the_staff_have_is_said(text: str, said: str) -> None:
    """Nothing is sent for it."""
    turn = sentence(text, "nlu_fallback")
    assert concerns_staff(turn, PARCEL)
    talk = about(PARCEL)
    step = talk.hears(turn)
    assert (step.then, talk.words) == ("left", [said])


def test_a_new_address_is_read_back() -> None:
    """One that is only asked about is not taken for another."""
    talk = about(MOVED, "casesora")
    talk.says("oops, it is 18 Elm Street, Dayton, OH 45402", "nlu_fallback")
    assert (talk.step.then, talk.words) == ("done", ["address_changed"])
    asked = about(MOVED, "casesora")
    asked.says("is the new address 8 Elm Street right with you?", "ask_wrong_address")
    assert (asked.step.then, asked.words) == ("left", ["address_held"])


def test_a_question_nobody_here_can_answer_goes_to_the_staff() -> None:
    """And is said to; what is asked beside it is answered."""
    talk = about(PARCEL)
    step = talk.says("does my neighbour have to sign something for you?", "nlu_fallback")
    assert (step.then, talk.words) == ("done", ["contact_question_noted"])
    both = about(PARCEL)
    both.says("When will they answer? And will they tell my landlady?", "ask_reply_time")
    assert (both.step.then, both.words) == ("done", ["handed_when", "rest_for_staff"])


def test_whether_it_is_money_or_a_new_one_is_for_the_staff() -> None:
    """Each of two questions has its answer; a wish is passed on."""
    talk = about(PARCEL)
    talk.says("will it be a refund or a replacement, and when will they write?", "ask_reply_time")
    assert talk.words == ["handed_remedy", "handed_when"]
    turn = sentence("I'd rather have a new one than the money", "open_return")
    assert concerns_staff(turn, PARCEL)
    wish = about(PARCEL)
    wish.hears(turn)
    assert (wish.step.then, wish.words) == ("done", ["contact_wish_noted"])


def test_what_a_wrong_address_costs_is_in_the_terms() -> None:
    """Though the staff have the matter."""
    talk = about(MOVED, "casesora")
    talk.says("what if it goes to the old flat, do I get a new one free?", "nlu_fallback")
    assert talk.words == ["wrong_address_terms"]


@pytest.mark.parametrize(
    "text", ["please don't contact my wife", "and never call me at work, they listen in"]
)
def test_what_the_staff_are_not_to_do_is_told_them(text: str) -> None:
    """At once, whatever else is complained of."""
    turn = sentence(text, "nlu_fallback")
    assert concerns_staff(turn, PARCEL)
    talk = about(PARCEL)
    talk.hears(turn)
    assert (talk.step.then, talk.words) == ("done", ["told_not_to"])


def test_who_demands_a_person_hears_that_one_has_it() -> None:
    """And is not to tell it again; an insult is nothing to be passed on."""
    talk = about(PARCEL)
    talk.says("I demand to speak to a human being now", "talk_to_human")
    assert (talk.step.then, talk.words) == ("left", ["handed_person"])
    insult = about(PARCEL)
    insult.says("you people are thieves", "complain")
    assert (insult.step.then, insult.words) == ("left", ["handed_sorry"])


def test_who_keeps_an_order_to_change_it_is_heard() -> None:
    """It is no goodbye; nor is what is asked beside keeping it, or after leaving off."""
    talk = Contact("casesora")
    talk.says("please cancel order CS-10871", "ask_cancel_order")
    talk.says("wait, can I keep the order and just change the address? 21 Elm Street, Leeds")
    assert (talk.slots["matter"], talk.asked) == ("address_change", "email")

    keeps = Contact("procase")
    keeps.says("please cancel order PC-10871", "ask_cancel_order")
    keeps.says("keep it after all. How long does shipping take?", "stop", ("ask_shipping_time",))
    assert keeps.words == ["contact_order_stays", "utter_ask_shipping_time"]


def test_an_offer_that_was_not_asked_for_is_owned_up_to() -> None:
    """What was asked instead is answered, or goes to the staff."""
    talk = Contact()
    talk.says("do you sell on ebay", "ask_stock")
    talk.says("I didn't ask about stock. never mind, so what do I do about the code?", "stop")
    assert talk.words == ["misread_for_staff", "ask_contact_email"]
    answered = Contact()
    answered.says("do you sell on ebay", "ask_stock")
    ask = "not about stock. How much is shipping?"
    answered.says(ask, "ask_shipping_cost", ("ask_shipping_cost",))
    assert answered.words == ["misread", "utter_ask_shipping_cost"]


@pytest.mark.parametrize(
    "text",
    [
        "which one did you tell them to keep, 20977 or 20978?",
        "does it say anywhere that order 20977 was a present and has to be wrapped again?",
    ],
)
def test_a_yes_to_a_number_answers_nothing_else(text: str) -> None:
    """Of two orders it would say the wrong one, and of what is asked besides nothing."""
    talk = about(PARCEL)
    talk.says(text)
    assert "order_held" not in talk.words


@pytest.mark.parametrize("matter", ["order_problem", "cancellation", "parcel_late"])
def test_the_terms_of_a_refund_are_of_what_goes_back(matter: str) -> None:
    """Not of what was paid twice, of an order called off, or of a parcel that never came."""
    talk = about(HandedOver("MSG-4", matter, "sam@example.com", "PC-20418"))
    talk.says("how long does a refund take?")
    assert "refund_takes" not in talk.words
