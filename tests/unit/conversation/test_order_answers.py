"""What is asked, demanded or told while the address for a message to the staff is awaited."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from claimdesk.claims.today import Today
from claimdesk.conversation.danger.advice import claim_after_danger
from claimdesk.conversation.shared.matters import matter_of
from claimdesk.conversation.shared.turn import Step
from claimdesk.conversation.staff_message.form import ContactForm
from tests.unit.conversation.talk import STORES, TODAY, sentence


class Contact:
    """A conversation with the form."""

    def __init__(self, store: str = "procase") -> None:
        self._form = ContactForm(STORES[store], lambda _: True, Today.on(TODAY))
        self.slots: dict[str, Any] = {}
        self.step = Step()

    def says(
        self,
        text: str,
        intent: str = "inform",
        questions: tuple[str, ...] = (),
        confidence: float = 1.0,
    ) -> list[str]:
        """The names of what is answered."""
        turn = replace(sentence(text, intent, questions), confidence=confidence)
        self.step = self._form.step(turn, self.slots, self.step.ask)
        self.slots |= self.step.slots
        return [say.response for say in self.step.say]


def of_returned(store: str = "procase") -> Contact:
    """Somebody whose parcel goes back to the store."""
    talk = Contact(store)
    talk.says("PC-20418 is being returned to sender", "report_not_received")
    return talk


def of_charge() -> Contact:
    """Somebody whose card was charged twice."""
    talk = Contact()
    talk.says("my card was billed two times for PC-20418", "order_problem")
    return talk


def to_cancel() -> Contact:
    """Somebody who wants an order cancelled."""
    talk = Contact("casesora")
    talk.says("please cancel order CS-10233", "ask_cancel_order", ("ask_cancel_order",))
    return talk


def test_a_cancellation_is_one_whatever_it_was_taken_for() -> None:
    """What was ordered wrongly is the reason for it."""
    turn = sentence("I chose the wrong size, can you cancel CS-10233", "open_return")

    assert matter_of(turn).code == "cancellation"


def test_who_gave_the_wrong_address_hears_who_pays() -> None:
    """By the store's terms, and the staff hear of it."""
    talk = of_returned()

    said = talk.says("sorry, I typed our previous street. who covers the postage now", "inform")

    assert said == ["wrong_address_terms", "ask_contact_email"]
    assert "previous street" in talk.slots["message"]


def test_who_gave_the_wrong_address_hears_if_it_is_sent_again() -> None:
    """A store may promise no second parcel for it."""
    talk = of_returned("casesora")
    talk.says("my fault, wrong apartment number on it", "inform")

    assert talk.says("could you deliver it once more", "inform")[0] == "wrong_address_terms"


def test_who_gave_the_right_one_hears_that_the_staff_say() -> None:
    """No term is held against what was not said."""
    said = of_returned().says("so who covers the postage now", "inform")

    assert said == ["contact_theirs", "ask_contact_email"]


def test_what_if_it_is_too_late_to_cancel() -> None:
    """What the store says of that, and what it takes back."""
    talk = to_cancel()

    said = talk.says("what if it's already printed", "cannot_provide")

    assert said[:2] == ["order_too_late", "utter_ask_return_policy"]


def test_who_fears_to_be_stuck_hears_what_is_taken_back() -> None:
    """Once, whatever else it resembles."""
    talk = to_cancel()

    said = talk.says("am I out of luck then?", "ask_refund_method", ("ask_refund_method",))

    assert said[0] == "utter_ask_return_policy"
    assert said[1:] == [said[-1]]


def test_an_order_of_ones_own_stays_to_be_cancelled() -> None:
    """Though something is asked meanwhile."""
    talk = to_cancel()

    talk.says("how much do you keep of it?", "ask_restocking_fee", ("ask_restocking_fee",))

    assert talk.step.then is None
    assert talk.step.ask


@pytest.mark.parametrize(
    ("text", "intent", "said"),
    [
        ("is the other payment going to drop off?", "ask_return_policy", "contact_payment"),
        ("must I send it back to you?", "ask_return_policy", "contact_keep"),
        ("don't make me ship the sleeve to you", "ask_return_shipping_cost", "contact_keep"),
        ("I demand to have this put right", "complain", "contact_sorry"),
        ("why was 4.20 deducted too", "order_problem", "contact_fee"),
    ],
)
def test_of_money_taken_twice_no_return_is_spoken(text: str, intent: str, said: str) -> None:
    """Nothing has to be sent back for it."""
    questions = (intent,) if intent.startswith("ask_") else ()

    assert of_charge().says(text, intent, questions)[0] == said


def test_what_an_item_sent_back_costs_is_answered_all_the_same() -> None:
    """Where it is the item that is to be sent back."""
    text = "how much is kept if I return one of them?"

    said = of_charge().says(text, "ask_restocking_fee", ("ask_restocking_fee",), 0.8)

    assert said[0] == "utter_ask_restocking_fee"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("the tracking has been stuck in Ohio since Monday", "contact_noted"),
        ("you'd better find it this week", "contact_demand_noted"),
        ("so what do you owe me. tell me", "contact_question_noted"),
        ("and if they left it already", "contact_noted"),
    ],
)
def test_nobody_is_thanked_for_a_question_or_a_demand(text: str, said: str) -> None:
    """What is told is noted, what is asked or demanded goes to who decides."""
    talk = of_returned()

    assert talk.says(text, "report_not_received", confidence=0.6)[0] == said
    assert text in talk.slots["message"]


def test_a_person_is_what_reads_it() -> None:
    """Said to who wants one, with what is still needed."""
    said = of_returned().says("give me a real person", "talk_to_human")

    assert said == ["contact_person", "ask_contact_email"]


@pytest.mark.parametrize(
    ("text", "intent", "confidence"),
    [
        ("ok and can you rush it, I need it on Monday", "ask_expedite", 0.95),
        ("how long does shipping take?", "ask_shipping_time", 0.8),
    ],
)
def test_what_the_store_states_is_answered(text: str, intent: str, confidence: float) -> None:
    """With no question mark where it is sure, with less where it is nothing but a question."""
    said = of_returned().says(text, intent, (intent,), confidence)

    assert said == [f"utter_{intent}", "ask_contact_email"]


def test_whether_it_is_money_or_another_one_the_staff_decide() -> None:
    """However much of a question of the FAQ it has."""
    talk = of_returned()

    said = talk.says(
        "do I get the money or a new one?", "ask_refund_method", ("ask_refund_method",)
    )

    assert said == ["contact_which_remedy", "ask_contact_email"]


def test_what_is_asked_beside_goes_to_the_staff() -> None:
    """And is said to."""
    text = "How long does shipping take? What does your driver say?"
    talk = of_returned()

    said = talk.says(text, "ask_shipping_time", ("ask_shipping_time",))

    assert said == ["utter_ask_shipping_time", "contact_rest_noted", "ask_contact_email"]
    assert text in talk.slots["message"]


@pytest.mark.parametrize(
    ("store", "day", "said"),
    [
        ("procase", "February 20", "parcel_late_by_terms"),
        ("procase", "March 9", "parcel_not_late"),
        ("casesora", "February 20", "opening_parcel_late"),
    ],
)
def test_the_day_of_the_order_tells_whether_it_is_late(store: str, day: str, said: str) -> None:
    """By what the store states of shipping; one that states nothing is not counted for."""
    talk = Contact(store)

    assert talk.says(f"I ordered it on {day} and it's late", "report_not_received")[0] == said


def test_who_wants_a_danger_made_good_is_offered_a_claim() -> None:
    """Once the staff have it; nobody else is."""
    wish = "it smoked\nunplugged it. I want my money back"

    assert claim_after_danger({"matter": "danger", "message": wish})
    assert not claim_after_danger({"matter": "danger", "message": "it smoked"})
    assert not claim_after_danger({"matter": "parcel_late", "message": wish})


def test_the_day_is_of_the_store() -> None:
    """So that the cases above stay what they are."""
    assert date(2026, 3, 12) == TODAY


@pytest.mark.parametrize(
    ("text", "intent", "said"),
    [
        ("at no cost?", "deny", "contact_question_noted"),
        (
            "do I need to report that to my landlord?",
            "ask_claim_requirements",
            "contact_question_noted",
        ),
        ("so who looks into it", "ask_help", "contact_person"),
        ("honestly I am fed up", "complain", "contact_sorry"),
        ("and what happens next?", "ask_help", "contact_next"),
        ("what does that cost me?", "ask_shipping_cost", "contact_question_noted"),
    ],
)
def test_what_is_asked_of_the_trouble_is_not_missed(text: str, intent: str, said: str) -> None:
    """Nor answered with what the assistant is for, or how an address is given."""
    questions = (intent,) if intent in ("ask_claim_requirements", "ask_shipping_cost") else ()

    assert of_returned().says(text, intent, questions)[0] == said
