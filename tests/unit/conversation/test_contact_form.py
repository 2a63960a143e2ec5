"""A message to a person: what it is about, what it needs, and how few questions that takes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest

from claimdesk.claims.store_policy import facts_of
from claimdesk.claims.today import Today
from claimdesk.conversation.context.handed_over import HandedOver
from claimdesk.conversation.context.items_in_mind import DROPPED
from claimdesk.conversation.danger.advice import advice_told
from claimdesk.conversation.routing.concerns_staff import concerns_staff
from claimdesk.conversation.shared.faq import fill, worded
from claimdesk.conversation.shared.matters import INTENTS, MATTERS, matter_of
from claimdesk.conversation.shared.turn import Step, Turn
from claimdesk.conversation.staff_message.asking import SEND
from claimdesk.conversation.staff_message.form import ContactForm
from claimdesk.language import en
from tests.unit.conversation.talk import STORES, TODAY, WORDING, sentence


class Contact:
    """A conversation with the form, and the staff who are told of what is urgent."""

    def __init__(self, store: str = "procase", today: Today | None = None, **slots: Any) -> None:
        self.alerts: list[Mapping[str, Any]] = []
        self.reached = True
        self._form = ContactForm(STORES[store], self._alert, today)
        self.slots: dict[str, Any] = slots
        self.asked: str | None = None
        self.step = Step()

    def _alert(self, slots: Mapping[str, Any]) -> bool:
        self.alerts.append(slots)
        return self.reached

    @property
    def words(self) -> list[str]:
        """The names of what was said last."""
        return [say.response for say in self.step.say]

    @property
    def labels(self) -> list[str]:
        """The names of the choices that were offered last."""
        return [choice.label for say in self.step.say for choice in say.choices]

    def says(self, text: str, intent: str = "inform", questions: tuple[str, ...] = ()) -> Step:
        """One message, one answer."""
        return self.hears(sentence(text, intent, questions))

    def chooses(self, label: str) -> Step:
        """The choice with this name, of those offered last."""
        choice = next(c for say in self.step.say for c in say.choices if c.label == label)
        entities = {name: (value,) for name, value in choice.entities.items()}
        return self.hears(Turn(f"/{choice.intent}", choice.intent, (), entities, is_choice=True))

    def hears(self, turn: Turn) -> Step:
        """One turn, one step."""
        self.step = self._form.step(turn, self.slots, self.asked)
        self.slots |= self.step.slots
        self.asked = self.step.ask
        return self.step


@pytest.fixture
def talk() -> Contact:
    """Somebody who wants a person, and has said no more."""
    talk = Contact()
    talk.says("can I talk to somebody", "talk_to_human")
    return talk


def test_a_person_is_told_what_and_where_to_answer(talk: Contact) -> None:
    """In that order; then it is done, with a key under which it is sent once."""
    assert talk.words == ["ask_contact_message"]
    talk.says("Nobody answers my mails about the bent folio.")
    assert talk.words == ["ask_contact_email"]

    step = talk.says("sam@example.com")

    assert step.then == "done"
    assert talk.slots["message"] == "Nobody answers my mails about the bent folio."
    assert talk.slots["email"] == "sam@example.com"
    assert talk.slots["message_key"]


def test_a_person_in_one_message() -> None:
    """Which holds what is wrong, and where to answer: nothing is asked."""
    talk = Contact()

    step = talk.says(
        "have somebody write to sam@example.com about PC-20418, the box was empty", "talk_to_human"
    )

    assert step.then == "done"
    assert talk.slots["message_order"] == "PC-20418"
    assert "the box was empty" in talk.slots["message"]


@pytest.mark.parametrize(
    "text", ["sam@example.com", ".", "what do I write?", "website", "PC-20418", "?", "hello", "👍"]
)
def test_what_tells_nothing_is_no_message(talk: Contact, text: str) -> None:
    """An address, a dot or a question what to write is not what the staff get."""
    talk.says(text)

    assert not talk.slots["message"]
    assert talk.asked == "message"


def test_an_address_given_too_early_is_kept(talk: Contact) -> None:
    """And not asked for again."""
    talk.says("sam@example.com")

    assert talk.says("The zipper of my sleeve came off.").then == "done"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("the app says delivered but my porch is empty", "parcel_marked_delivered"),
        ("it's three weeks late by now", "parcel_late"),
        ("tracking says it goes back to sender", "parcel_returned"),
        ("they left it at the wrong house", "parcel_wrong_house"),
        ("somebody stole it off my porch", "parcel_stolen"),
        ("no parcel", "parcel_not_received"),
    ],
)
def test_a_parcel_that_did_not_come_needs_two_answers(text: str, code: str) -> None:
    """Sympathy first, then order number and address in one question, and it is with the staff."""
    talk = Contact()

    talk.says(text, "report_not_received")

    assert talk.slots["matter"] == code
    assert talk.words[0].startswith(f"opening_{code}")
    assert talk.words[-1] == "ask_contact_order_email"
    assert talk.says("PC-20418, sam@example.com").then == "done"
    assert talk.slots["message"] == text


def test_order_number_and_address_may_come_one_after_the_other() -> None:
    """Only what is missing is asked for."""
    talk = Contact()
    talk.says("my parcel never came", "report_not_received")

    talk.says("20418")
    assert talk.words == ["ask_contact_email"]

    assert talk.says("sam@example.com").then == "done"
    assert talk.slots["message_order"] == "PC-20418"


def test_what_a_wrong_address_means_is_answered_before_it_is_passed_on() -> None:
    """By the store's terms; an order with a wrong address is a change of address."""
    talk = Contact()
    talk.says(
        "what happens if I typed my street wrong?", "ask_wrong_address", ("ask_wrong_address",)
    )
    assert talk.words == ["utter_ask_wrong_address", "ask_contact_offer_order_email"]

    talk = Contact()
    talk.says("I typed the wrong street on order PC-20418", "ask_wrong_address")
    assert talk.slots["matter"] == "address_change"


def test_what_a_wrong_address_lost_is_a_claim_once_it_is_to_be_made_good() -> None:
    """Whatever else is to become of the parcel."""
    talk = Contact()
    told = sentence("I typed the old street, now it's gone. Send me another one", remedy="replace")
    assert talk.hears(replace(told, intent="ask_wrong_address")).then == "claim"

    talk = Contact()
    told = sentence("I typed the old street, it's 4 Elm Road, Dayton OH 45429")
    assert talk.hears(replace(told, intent="ask_wrong_address")).then is None


def test_what_the_order_is_asked_about_is_no_question_of_the_faq() -> None:
    """A question of another kind in the same message is answered."""
    talk = Contact()
    parts = ("ask_shipping_options", "ask_warranty_policy")
    asked = "I moved, can it still go to my new address before it ships? And is there a warranty?"
    talk.says(asked, "change_order", parts)

    assert talk.words[:2] == ["opening_address_change", "utter_ask_warranty_policy"]


def test_where_a_parcel_is_only_the_staff_can_find_out() -> None:
    """Whatever that question is taken for; others are answered."""
    talk = Contact()
    talk.says("my parcel never came", "report_not_received")

    talk.says("where is it now?", "ask_track_order", ("ask_track_order",))
    assert talk.words == ["contact_parcel", "ask_contact_order_email"]


def test_what_is_wanted_for_a_parcel_goes_with_it() -> None:
    """A claim form is no help where nothing came."""
    talk = Contact()
    talk.says("my parcel never came", "report_not_received")

    talk.says("I want my money back", "open_return", ())

    assert talk.slots["message"].endswith("I want my money back")
    assert talk.step.then is None


@pytest.mark.parametrize("intent", ["ask_help", "ask_claim_requirements"])
def test_what_a_question_is_for_is_explained(talk: Contact, intent: str) -> None:
    """Also where it sounds like another question."""
    talk.says("what should that be?", intent, (intent,) if intent != "ask_help" else ())

    assert talk.words == ["explain_message"]


def test_an_order_number_that_cannot_be_found_is_done_without() -> None:
    """The address is still asked for."""
    talk = Contact()
    talk.says("my parcel never came", "report_not_received")

    talk.says("I can't find it", "cannot_provide")
    assert talk.words == ["contact_without", "ask_contact_email"]

    assert talk.says("sam@example.com").then == "done"


def test_who_has_no_order_number_yet_is_not_asked_twice() -> None:
    """Where the order itself went wrong, an address will do."""
    talk = Contact()
    talk.says("I paid and got no confirmation", "order_problem")
    assert talk.words[-1] == "ask_contact_any_order_email"

    assert talk.says("sam@example.com").then == "done"


def test_a_change_of_address_asks_for_the_new_one_with_the_rest() -> None:
    """In one question; house number and street are found in what is answered."""
    talk = Contact()
    talk.says("I moved, can you change the address on order PC-20418", "change_order")
    assert talk.slots["matter"] == "address_change"
    assert talk.words[-1] == "ask_contact_new_address_email"

    step = talk.says("12 Oak Street, Portland OR 97201, sam@example.com")

    assert step.then == "done"
    assert talk.slots["new_address"].startswith("12 Oak Street, Portland")


def test_an_address_without_a_street_counts_when_it_is_asked_for() -> None:
    """As it is written."""
    talk = Contact(email="sam@example.com")
    talk.says("please change the delivery address of PC-20418", "change_order")

    assert talk.says("Rose Cottage, Little Rissington").then == "done"
    assert talk.slots["new_address"] == "Rose Cottage, Little Rissington"


def test_the_staff_hear_of_danger_before_anything_is_asked() -> None:
    """What to do comes first; the address follows in a message of its own."""
    talk = Contact()

    talk.says("smoke comes out of the charger", "report_danger")

    assert talk.words == ["opening_danger", "contact_alerted", "ask_contact_any_order_email"]
    assert talk.alerts[0]["message"] == "smoke comes out of the charger"
    assert talk.says("sam@example.com").then == "done"
    assert len(talk.alerts) == 1
    assert talk.slots["message_key"] != talk.alerts[0]["message_key"]


def test_danger_that_could_not_be_told_is_told_with_the_next_answer() -> None:
    """Nobody is told that the staff know while they do not."""
    talk = Contact()
    talk.reached = False
    talk.says("the plug is on fire", "report_danger")
    assert "contact_alerted" not in talk.words

    talk.reached = True
    talk.says("PC-20418")

    assert talk.words == ["contact_alerted", "ask_contact_email"]


def test_danger_with_an_address_needs_one_mail_only() -> None:
    """It is complete, and sent."""
    talk = Contact(email="sam@example.com")

    step = talk.says("order PC-20418, the charger gave me a shock", "report_danger")

    assert (step.then, talk.words, talk.alerts) == ("done", ["opening_injury"], [])


def test_danger_told_in_the_middle_comes_first(talk: Contact) -> None:
    """Whatever was asked."""
    talk.says("and now the battery is swelling up", "report_danger")

    assert talk.slots["matter"] == "danger"
    assert talk.words[:2] == ["opening_danger", "contact_alerted"]


def test_what_the_staff_should_know_may_turn_out_to_be_another_matter(talk: Contact) -> None:
    """The mail then says which."""
    talk.says("my parcel never came, order PC-20418", "report_not_received")

    assert talk.slots["matter"] == "parcel_not_received"
    assert talk.words == ["opening_parcel_not_received", "ask_contact_email"]


@pytest.mark.parametrize("intent", ["ask_product_advice", "ask_stock", "ask_jobs"])
def test_what_the_chat_cannot_know_is_offered_to_be_passed_on(intent: str) -> None:
    """The question is the message; only the address is missing."""
    talk = Contact()
    talk.says("will it fit my old tablet", intent, (intent,))
    assert talk.words[-1] == "ask_contact_offer_email"

    assert talk.says("sam@example.com").then == "done"
    assert talk.slots["message"] == "will it fit my old tablet"


def test_an_offer_is_left_for_another_question() -> None:
    """Which is answered, without asking for the address again."""
    talk = Contact()
    talk.says("any blue ones left", "ask_stock", ("ask_stock",))

    step = talk.says("how long is shipping?", "ask_shipping_time", ("ask_shipping_time",))

    assert (step.then, talk.words) == ("left", ["utter_ask_shipping_time"])
    assert not talk.slots["message"]


def test_an_offer_is_left_for_a_doubtful_question_too() -> None:
    """No turn is without an answer."""
    talk = Contact()
    talk.says("any blue ones left", "ask_stock", ("ask_stock",))

    turn = sentence(
        "never mind that, where are you based?", "ask_local_store", ("ask_local_store",)
    )
    step = talk.hears(replace(turn, unsure_questions=("ask_local_store",), confidence=0.5))

    assert (step.then, talk.words) == ("left", ["utter_ask_local_store"])


def test_an_offer_is_left_for_a_claim_and_declined_with_a_no() -> None:
    """A claim opens; a no ends it."""
    talk = Contact()
    talk.says("any blue ones left", "ask_stock", ("ask_stock",))
    assert talk.says("then I want to return mine", "open_return").then == "claim"

    talk = Contact()
    talk.says("any blue ones left", "ask_stock", ("ask_stock",))
    assert talk.says("no thanks", "deny").then == "stop"


def test_an_offer_that_is_taken_is_not_made_again() -> None:
    """A yes, or the order number alone, gets the plain question for the rest."""
    talk = Contact()
    talk.says("please cancel my order", "ask_cancel_order", ("ask_cancel_order",))
    assert talk.words == ["opening_cancellation", "ask_contact_offer_order_email"]

    talk.says("yes please", "affirm")
    assert talk.words == ["ask_contact_order_email"]

    talk.says("PC-20418")
    assert talk.words == ["ask_contact_email"]


def test_whoever_stops_after_an_alert_hears_that_the_staff_know() -> None:
    """It cannot be called back."""
    talk = Contact()
    talk.says("smoke comes out of the charger", "report_danger")

    assert talk.says("stop", "stop").then == "stop"
    assert talk.words == ["contact_alert_kept"]


def test_a_question_in_the_middle_is_answered_and_the_message_kept(talk: Contact) -> None:
    """Then the form goes on where it was."""
    talk.says("The zipper of my sleeve came off.")

    talk.says("how long is shipping?", "ask_shipping_time", ("ask_shipping_time",))

    assert talk.words == ["utter_ask_shipping_time", "ask_contact_email"]
    assert talk.slots["message"] == "The zipper of my sleeve came off."


def test_a_question_for_the_staff_is_answered_and_passed_on(talk: Contact) -> None:
    """If the answer will do, they stop."""
    talk.says("how long does shipping take?", "ask_shipping_time", ("ask_shipping_time",))

    assert talk.words == ["utter_ask_shipping_time", "ask_contact_email"]
    assert talk.slots["message"] == "how long does shipping take?"


def test_what_is_told_later_goes_with_it() -> None:
    """Beside what was told first."""
    talk = Contact()
    talk.says("my parcel never came", "report_not_received")

    talk.says("the driver never even rang my bell")

    assert talk.slots["message"] == "my parcel never came\nthe driver never even rang my bell"
    assert talk.words == ["contact_noted", "ask_contact_order_email"]


def test_chitchat_in_the_middle_is_no_miss(talk: Contact) -> None:
    """It is answered, and the question is put again."""
    talk.says("are you a robot?", "bot_challenge")

    assert talk.words == ["utter_bot_challenge", "ask_contact_message"]


def test_a_slip_in_the_address_is_asked_back(talk: Contact) -> None:
    """With both as choices; typed again, or chosen, the one that was typed is right."""
    talk.says("The zipper of my sleeve came off.")
    talk.says("pat@hotmial.com")
    assert talk.words == ["email_doubtful"]
    assert talk.labels == ["choice_email_meant", "choice_email_typed"]
    doubted = (dict(talk.slots), talk.asked)

    assert talk.says("yes", "affirm").then == "done"
    assert talk.slots["email"] == "pat@hotmail.com"

    for answer in ("pat@hotmial.com", "no"):
        talk.slots, talk.asked = dict(doubted[0]), doubted[1]
        assert talk.says(answer, "deny" if answer == "no" else "inform").then == "done"
        assert talk.slots["email"] == "pat@hotmial.com"


def test_the_mended_address_can_be_chosen(talk: Contact) -> None:
    """By its button."""
    talk.says("The zipper of my sleeve came off.")
    talk.says("pat@gmail")
    assert talk.labels == ["choice_email_meant"]

    assert talk.chooses("choice_email_meant").then == "done"
    assert talk.slots["email"] == "pat@gmail.com"


def test_an_address_that_cannot_be_read_is_asked_for_again_and_then_explained(
    talk: Contact,
) -> None:
    """With a way out the second time."""
    talk.says("The zipper of my sleeve came off.")
    talk.says("hmm", "nlu_fallback")
    assert talk.words == ["contact_missed", "ask_contact_email"]

    talk.says("hmm", "nlu_fallback")

    assert talk.words == ["explain_contact"]
    assert talk.labels == ["choice_stop"]


def test_stop_ends_it_and_forgets_the_message(talk: Contact) -> None:
    """Nothing of it is left for the next one."""
    talk.says("The zipper of my sleeve came off.")

    assert talk.says("stop", "stop").then == "stop"
    assert not talk.slots["message"]


def test_what_an_open_claim_holds_is_not_asked_again() -> None:
    """Neither the story, nor the order, nor the address."""
    claim = {"claim_key": "k", "details": "The hinge has a crack.", "order_number": "PC-20418"}
    talk = Contact(email="sam@example.com", **claim)

    step = talk.says("can I talk to somebody", "talk_to_human")

    assert step.then == "done"
    assert talk.slots["message"] == "The hinge has a crack."
    assert talk.slots["message_order"] == "PC-20418"


def test_a_photo_goes_with_the_message(talk: Contact) -> None:
    """And the question is put again."""
    talk.hears(Turn("/inform", "inform", (), {"evidence": ("photo-1",)}, is_choice=True))

    assert talk.slots["photo"] == ["photo-1"]
    assert talk.words == ["contact_photo_kept", "ask_contact_message"]


def test_a_message_of_endless_length_is_cut(talk: Contact) -> None:
    """Two thousand letters go into the mail."""
    talk.says("very long " * 300)

    assert len(talk.slots["message"]) == 2000


@pytest.mark.parametrize("intent", INTENTS)
def test_every_intent_that_begins_a_message_is_a_matter_of_its_own(intent: str) -> None:
    """None of them ends as a plain message."""
    assert matter_of(Turn("it is so", intent)).code != "message"


@pytest.mark.parametrize("store", ["procase", "casesora", "tinkerbarn"])
@pytest.mark.parametrize("name", [name for name in WORDING._entries if name.startswith("opening_")])
def test_every_first_answer_can_be_said_at_every_store(store: str, name: str) -> None:
    """Whatever the store leaves unstated, a line of it is left."""
    facts = worded(facts_of(STORES[store], TODAY), WORDING)

    assert fill(WORDING.template(name), facts)


def test_no_matter_asks_more_than_three_times() -> None:
    """With one answer to each question it is with the staff."""
    answers = {
        "message": "It is the blue one, of two.",
        "new_address": "12 Oak Street, Portland",
        "message_order": "PC-20418, sam@example.com",
        "email": "sam@example.com",
    }
    for matter in MATTERS.values():
        form = ContactForm(STORES["procase"], lambda slots: True)
        slots: dict[str, Any] = {"matter": matter.code, "message_key": "k"}
        asked, turns = "message", 0
        step = form.step(sentence("hm, well then", "nlu_fallback"), slots, asked)
        while step.then != "done":
            slots |= step.slots
            asked, turns = step.ask or "", turns + 1
            step = form.step(sentence(answers[asked]), slots, asked)
        assert turns <= 3


REFUND = HandedOver("MSG-1", "refund_awaited", "sam@example.com", "PC-20418")
BANK = HandedOver("MSG-2", "danger", "sam@example.com")


@pytest.mark.parametrize(
    ("text", "intent", "said"),
    [
        ("did they get my message?", "nlu_fallback", "handed_got"),
        ("do they have my new address", "ask_wrong_address", "handed_got"),
        ("who decides that", "out_of_scope", "handed_who"),
        ("and when", "deny", "handed_when"),
        ("will somebody call me back?", "talk_to_human", "handed_call"),
        ("so is it lost?", "ask_refund_status", "handed_outcome"),
    ],
)
def test_what_the_staff_have_is_not_asked_for_again(text: str, intent: str, said: str) -> None:
    """One line says how it stands, with a way to add something; nothing is sent."""
    matter = "address_change" if "address" in text else "refund_awaited"
    handed = replace(REFUND, matter=matter)
    turn = sentence(text, intent)
    assert concerns_staff(turn, handed) or intent in INTENTS
    talk = Contact(handed_over=handed.as_slot())

    step = talk.hears(turn)

    assert (talk.words, step.then) == ([said], "left")
    assert step.say[0].values == {"reference": "MSG-1", "email": "sam@example.com"}
    assert talk.labels == ["choice_add_to_message"]


def test_what_is_new_is_passed_on_with_what_is_known() -> None:
    """Nothing is asked for twice."""
    talk = Contact(handed_over=REFUND.as_slot())

    step = talk.says("The bank has closed that card meanwhile.", "ask_refund_status")

    assert step.then == "done"
    assert talk.slots["message"] == "The bank has closed that card meanwhile."
    assert (talk.slots["message_order"], talk.slots["email"]) == ("PC-20418", "sam@example.com")


def test_something_is_added_by_the_choice() -> None:
    """It is asked for what, and no more."""
    talk = Contact(handed_over=REFUND.as_slot())
    talk.says("and when?")
    talk.chooses("choice_add_to_message")
    assert talk.asked == "message"

    assert talk.says("It was paid with a gift card.").then == "done"


def test_another_matter_is_a_message_of_its_own() -> None:
    """Address and order are known, so all there is to ask is whether it is wanted."""
    talk = Contact(handed_over=REFUND.as_slot())

    step = talk.says("please change the colour of my order to red", "change_order")
    assert (talk.slots["matter"], talk.asked) == ("order_change", "message_send")
    assert talk.words[-1] == "contact_send_too"

    step = talk.says("yes please", "affirm")
    assert step.then == "done"
    assert talk.slots["message_order"] == "PC-20418"


@pytest.mark.parametrize(
    ("text", "intent", "then"),
    [
        ("no, leave that", "deny", "stop"),
        ("never mind", "stop", "stop"),
        ("the navy one would do just as well", "inform", "done"),
    ],
)
def test_nothing_goes_out_in_the_shopper_s_name_unasked(text: str, intent: str, then: str) -> None:
    """A no drops it, and nobody is told; what is told of it further is a yes."""
    talk = Contact(handed_over=REFUND.as_slot())
    talk.says("please change the colour of my order to red", "change_order")

    assert talk.says(text, intent).then == then
    assert bool(talk.slots["message"]) == (then == "done")


def test_a_question_before_it_is_sent_leaves_it_unsent() -> None:
    """It is answered, and the question whether to send it stands."""
    talk = Contact(handed_over=REFUND.as_slot())
    talk.says("please change the colour of my order to red", "change_order")

    talk.says("how long do they take to answer?", "ask_reply_time", ("ask_reply_time",))

    assert talk.words == ["utter_ask_reply_time", "contact_send_too"]


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("both of the sleeves were in it, one more to come in two weeks", "ask_promo_stacking"),
        ("I paid the shipping for nothing then", "ask_shipping_cost"),
        ("so is it lost?", "ask_warranty_policy"),
    ],
)
def test_what_is_told_to_the_staff_is_no_question_of_the_faq(text: str, intent: str) -> None:
    """However much of its words it has; it goes to them, and the shopper hears that."""
    talk = Contact()
    talk.says("my parcel never came", "report_not_received")
    turn = replace(sentence(text, intent, (intent,)), confidence=0.8)

    talk.hears(turn)

    assert talk.words[0] in ("contact_noted", "contact_question_noted")
    assert talk.slots["message"].endswith(text)


def test_a_plain_question_to_the_side_is_answered() -> None:
    """And what is missing is asked for again."""
    talk = Contact()
    talk.says("my parcel never came", "report_not_received")

    talk.says(
        "do you ship to Canada?", "ask_international_shipping", ("ask_international_shipping",)
    )

    assert talk.words == ["utter_ask_international_shipping", "ask_contact_order_email"]
    assert "Canada" not in talk.slots["message"]


def test_a_question_in_danger_does_not_end_the_message() -> None:
    """Whatever it sounds like; a plain wish to stop does."""
    talk = Contact()
    talk.says("my power bank is swollen", "report_danger")
    talk.says("do I unplug it or leave it?", "stop")
    assert (talk.words[0], talk.asked) == ("danger_again", "message_order")

    assert talk.says("stop", "stop").then == "stop"


@pytest.mark.parametrize(
    "text",
    ["can I pick it up?", "should I call the fire department", "there are kids here", "any codes?"],
)
def test_as_long_as_there_is_danger_safety_comes_first(text: str) -> None:
    """While the staff are told where to answer, and after; no question of the FAQ is answered."""
    talk = Contact()
    talk.says("my power bank is swollen", "report_danger")
    talk.says(text, "ask_promo_info", ("ask_promo_info",))
    assert (talk.words[0], talk.asked) == ("danger_again", "message_order")
    assert not any(name.startswith("utter_") for name in talk.words)

    later = Contact(handed_over=BANK.as_slot())
    assert concerns_staff(sentence(text, "ask_promo_info"), BANK)
    later.says(text, "ask_promo_info")
    assert later.words[0] == "danger_again"


def test_a_shopper_in_danger_may_say_goodbye() -> None:
    """Or turn to a claim: neither is a worry."""
    assert not concerns_staff(sentence("ok, we've left the house", "goodbye"), BANK)
    assert not concerns_staff(sentence("I want to return a sleeve", "open_return"), BANK)


@pytest.mark.parametrize(
    "text",
    ["I want to keep the order", "please don't cancel it", "we don't want to cancel any more"],
)
def test_a_cancellation_is_taken_back(text: str) -> None:
    """The staff hear it where they have it; nobody does where it was only offered."""
    cancelled = HandedOver("MSG-3", "cancellation", "sam@example.com", "PC-20418")
    turn = sentence(text, "stop")
    assert concerns_staff(turn, cancelled)
    talk = Contact(handed_over=cancelled.as_slot())

    step = talk.hears(turn)

    assert (talk.words, step.then) == (["opening_order_kept"], "done")
    assert talk.slots["matter"] == "order_kept"
    offered = Contact()
    offered.says("cancel PC-20418", "ask_cancel_order")
    assert offered.says(text, "deny").then == "stop"


def test_a_refused_code_on_a_paid_order_is_for_a_person() -> None:
    """However a code is entered: it is too late for that."""
    text = "your coupon was declined and I was charged the full price"
    assert concerns_staff(sentence(text, "ask_promo_not_working"), None)
    assert not concerns_staff(sentence("my coupon is declined", "ask_promo_not_working"), None)

    assert matter_of(sentence(text, "ask_promo_not_working")).code == "order_problem"


def test_who_asks_for_a_call_hears_that_it_is_by_mail(talk: Contact) -> None:
    """Beside what is done with the rest of the message."""
    talk.says("the zipper of the sleeve fell off")

    step = talk.says("sam@example.com, will you call me?")

    assert (talk.words, step.then) == (["contact_by_mail"], "done")


def test_a_plea_is_for_the_staff_whatever_it_reads_like() -> None:
    """A term recited in answer would be cold, and the staff would never hear it."""
    contact = Contact()
    contact.says("I'd like a person please, it was refused", "talk_to_human")
    asked = contact.asked

    plea = "I was ill for weeks, could you make an exception?"
    contact.says(plea, "ask_warranty_exclusions", ("ask_warranty_exclusions",))

    assert "utter_ask_warranty_exclusions" not in contact.words
    assert plea in contact.slots["message"]
    assert asked


@pytest.mark.parametrize(
    "text",
    [
        "my uncle ordered it, I have no number",
        "it was a present from my friend",
        "it's under my wife's name",
    ],
)
def test_the_number_of_anothers_order_is_not_asked_for_again(text: str) -> None:
    """What another ordered is told to the staff, once, and only the address is left to ask."""
    talk = Contact()
    talk.says("my parcel never arrived", "report_not_received")
    assert talk.words[-1] == "ask_contact_order_email"

    talk.says(text)

    assert talk.words[-1] == "ask_contact_email"
    assert talk.slots["message"].count(text) == 1


def test_what_a_claim_was_given_up_for_comes_with_its_matter() -> None:
    """Order, account and matter are known: only the address is asked for."""
    talk = Contact(matter="order_change", message_order="PC-20418", message="wrong model, my bad")

    talk.says("it has not even shipped", "report_not_received")

    assert talk.words == ["opening_order_change", "ask_contact_email"]
    assert talk.says("sam@example.com").then == "done"
    assert talk.slots["message"] == "wrong model, my bad\nit has not even shipped"


def test_the_store_s_own_address_is_nobody_to_answer_to() -> None:
    """Who says where they wrote before keeps their own, or is asked for it."""
    talk = Contact()
    talk.says("I wrote to support@procase.com twice about the bent folio", "talk_to_human")
    assert (talk.slots["email"], talk.asked) == (None, "email")

    talk.says("support@procase.com never answers, mine is sam@example.com")
    assert talk.slots["email"] == "sam@example.com"


@pytest.mark.parametrize(
    ("text", "intent", "said"),
    [
        ("is my tablet safe? it was connected to it", "report_defect", "danger_own_device"),
        ("our laptop got really hot, does it still work", "report_defect", "danger_own_device"),
        ("is our phone fine? it hung on it", "nlu_fallback", "danger_own_device"),
        ("do I put it in the trash?", "change_order", "danger_throw_away"),
        ("can we get rid of that battery now?", "nlu_fallback", "danger_throw_away"),
    ],
)
def test_who_reported_a_danger_is_told_what_else_to_do(text: str, intent: str, said: str) -> None:
    """In the line that answers; no claim is opened for what was plugged in."""
    turn = sentence(text, intent)
    assert concerns_staff(turn, BANK)
    talk = Contact(handed_over=BANK.as_slot())

    talk.hears(turn)

    assert talk.words[0] == said
    assert "danger_again" not in talk.words


@pytest.mark.parametrize(
    ("text", "intent", "said"),
    [
        ("has this been reported, yes or no", "check_claim", "handed_got"),
        ("will a manager see this?", "ask_jobs", "handed_manager"),
        ("who will it be and when", "nlu_fallback", "handed_who_and_when"),
        ("do you have a phone", "ask_contact", "handed_call"),
        ("what if they refuse", "deny", "handed_refused"),
    ],
)
def test_what_is_asked_of_a_message_is_answered_alone(text: str, intent: str, said: str) -> None:
    """However urgent it is: the advice was given."""
    turn = sentence(text, intent)
    for handed in (BANK, REFUND) if intent != "check_claim" else (BANK,):
        assert concerns_staff(turn, handed)
        talk = Contact(handed_over=handed.as_slot())
        talk.hears(turn)
        assert talk.words == [said]


def test_what_is_told_of_a_dangerous_product_changes_no_order() -> None:
    """It goes to the staff beside what they have."""
    talk = Contact(handed_over=BANK.as_slot())

    step = talk.says("add that it's the 20 W one, order PC-20777", "change_order")

    assert step.then == "done"
    assert (talk.slots["matter"], talk.slots["message_order"]) == ("danger", "PC-20777")


def test_the_same_advice_is_not_given_at_length_twice() -> None:
    """The second time one line is enough."""
    talk = Contact(handed_over=BANK.as_slot())
    talk.says("there are kids here")
    assert talk.words[0] == "danger_again"

    talk.asked = None
    talk.says("and a cat is around as well")
    assert talk.words[0] == "danger_in_short"


@pytest.mark.parametrize("text", ["your charger for my phone is broken", "my phone case is torn"])
def test_another_product_s_fault_is_a_claim_s_even_after_a_danger(text: str) -> None:
    """What is sold here is no device of the shopper's."""
    assert en.asks_in_danger(text) == ()
    assert en.asks_in_danger("where do I put in my order number?") == ()


def test_the_address_an_order_is_under_does_not_replace_the_one_for_the_answer() -> None:
    """It stands in the message."""
    talk = Contact(email="sam@example.com")
    talk.says("talk to a person", "talk_to_human")

    talk.says("my brother ordered it under bro@example.com, please look there")

    assert talk.slots["email"] == "sam@example.com"


CHANGE = HandedOver("MSG-4", "order_change", "sam@example.com", "PC-20418")


def test_what_came_is_no_parcel_to_look_for() -> None:
    """Whatever the intent says: it came, so it is about the item."""
    came = sentence("the stand came on Monday and its leg is bent", "report_not_received")
    assert matter_of(came).code == "message"
    stolen = sentence("the box arrived and was stolen from my porch", "report_not_received")
    assert matter_of(stolen).code == "parcel_stolen"

    talk = Contact()
    talk.says("my stand is nowhere", "report_not_received")
    found = sentence("it came just now, but the leg is bent", "inform", reason="defective")
    assert talk.hears(found).then == "claim"


def test_a_first_message_in_doubt_is_asked_about() -> None:
    """All is known, but nothing goes out before it is said what it is about."""
    talk = Contact()
    text = "the app for PC-20418 says nothing useful, sam@example.com"
    talk.hears(replace(sentence(text, "order_problem"), confidence=0.5))
    assert (talk.words, talk.asked) == (["contact_send_or_claim"], "message_send")
    assert "choice_file_claim" in talk.labels
    assert talk.says("yes", "affirm").then == "done"

    plain = Contact()
    late = replace(
        sentence("PC-20418 never arrived, sam@example.com", "report_not_received"), confidence=0.5
    )
    assert plain.hears(late).then == "done"


def test_money_nobody_waits_for_is_only_asked_about() -> None:
    """No word of waiting is said to them, and it is but an offer."""
    talk = Contact()
    talk.says("and do I get the whole sum back then?", "ask_refund_status")
    assert (talk.slots["matter"], talk.words[0]) == ("refund_asked", "opening_refund_asked")

    talk = Contact()
    talk.says("still no refund", "ask_refund_status")
    assert talk.slots["matter"] == "refund_awaited"


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("I'm not waiting for any parcel", "report_not_received"),
        ("please don't tell your staff", "deny"),
        ("that's not what I asked", "complain"),
        ("a parcel? who said anything about one", "complain"),
    ],
)
def test_who_denies_the_matter_is_heard(text: str, intent: str) -> None:
    """It is dropped, and said so; a claim that was left for it is offered again."""
    talk = Contact()
    talk.says("where is it", "report_not_received")
    step = talk.says(text, intent)
    assert (step.then, talk.words) == ("left", ["contact_dropped", "contact_what_then"])

    talk = Contact(claim_key="k")
    talk.says("where is it", "report_not_received")
    talk.says(text, intent)
    assert talk.words == ["contact_dropped", "offer_to_resume"]

    given_up = {"product": "folio", "dropped": True}
    talk = Contact(next_claim=given_up)
    talk.says("where is it", "report_not_received")
    talk.says(text, intent)
    resume = talk.step.say[-1].choices[0]
    assert (resume.intent, resume.entities) == ("open_return", {"next_item": "yes"})


def test_a_claim_left_for_a_message_survives_a_stop() -> None:
    """It is offered again, not left to be forgotten."""
    talk = Contact(claim_key="k")
    talk.says("a person please", "talk_to_human")
    step = talk.says("stop", "stop")
    assert (step.then, talk.words[-1]) == ("left", "offer_to_resume")


def test_what_the_staff_have_by_mistake_is_owned_up_to() -> None:
    """Nothing more is sent unasked."""
    turn = sentence("I never asked you to change my order", "change_order")
    assert concerns_staff(turn, CHANGE)
    talk = Contact(handed_over=CHANGE.as_slot())
    step = talk.hears(turn)
    assert (step.then, talk.words) == ("left", ["handed_misread"])


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("so has it been changed?", "handed_done"),
        ("is it changed, yes or no", "handed_not_yet"),
        ("does anybody read these", "handed_read"),
        ("this is useless", "handed_sorry"),
        ("you don't listen, can I buy the right one now", "handed_sorry"),
    ],
)
def test_a_plain_question_gets_a_plain_answer(text: str, said: str) -> None:
    """And a sigh a human word; nothing is sent for either."""
    turn = sentence(text, "nlu_fallback")
    assert concerns_staff(turn, CHANGE)
    talk = Contact(handed_over=CHANGE.as_slot())
    step = talk.hears(turn)
    assert (step.then, talk.words) == ("left", [said])


def test_whether_it_is_done_is_said_before_it_is_sent() -> None:
    """Not yet, and who can."""
    talk = Contact()
    talk.says("please change the colour of PC-20418", "change_order")
    talk.says("is it changed already?", "nlu_fallback")
    assert talk.words[0] == "contact_not_yet"


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("no I want a real person to see it", "talk_to_human"),
        ("OK FORWARD IT then", "bot_challenge"),
    ],
)
def test_a_wish_for_a_person_is_a_yes_to_passing_on(text: str, intent: str) -> None:
    """It was asked whether they should have it."""
    talk = Contact(handed_over=REFUND.as_slot())
    talk.says("please change the colour of my order to red", "change_order")
    assert talk.says(text, intent).then == "done"


def test_all_of_one_order_has_one_reference() -> None:
    """Of another order, or beside a danger, it has its own."""
    assert REFUND.is_part_of("order_change", "PC-20418")
    assert not REFUND.is_part_of("order_change", "PC-20419")
    assert not REFUND.is_part_of("order_change", None)
    assert not replace(BANK, order="PC-1").is_part_of("order_change", "PC-1")


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ("I ordered it on February 10", "late_by_terms"),
        ("I bought it on March 9", "not_late_yet"),
        ("tracking stands still since March 9", "late_unless_known"),
    ],
)
def test_whether_a_parcel_is_late_is_reckoned(told: str, said: str) -> None:
    """By what the store states, from the day of the order; no other day counts."""
    talk = Contact(today=Today.on(TODAY))
    talk.says(f"my parcel isn't here yet. {told}", "report_not_received")
    talk.says("is that late or not?", "nlu_fallback")
    assert talk.words[0] == said

    unstated = Contact("casesora", today=Today.on(TODAY))
    unstated.says(f"my parcel isn't here yet. {told}", "report_not_received")
    unstated.says("is that late or not?", "nlu_fallback")
    assert not set(unstated.words) & {"late_by_terms", "not_late_yet", "late_unless_known"}


def test_what_was_made_safe_is_not_advised_again() -> None:
    """It is acknowledged; what is new is said."""
    talk = Contact()
    talk.says("your charger is smoking", "report_danger")
    talk.says("it's disconnected and on the driveway, but the outlet is black", "inform")
    assert talk.words[:2] == ["danger_done", "danger_socket"]

    later = Contact(handed_over=replace(BANK, advice=("danger_done",)).as_slot())
    later.says("it smells in the whole house", "inform")
    assert later.words[0] == "danger_in_short"
    assert advice_told({"message": "we carried it outside"}) == ("danger_done",)
    assert advice_told({"message": "it is on the sofa"}) == ()


def test_an_address_told_in_part_is_no_new_one() -> None:
    """It is asked whether they have it."""
    moved = HandedOver(
        "MSG-5", "address_change", "sam@example.com", "PC-1", "12 Oak Street, Portland, OR 97201"
    )
    talk = Contact(handed_over=moved.as_slot())
    talk.says("did they get the new one, 12 Oak Street?", "ask_wrong_address")
    assert talk.words == ["handed_got"]


def test_a_number_with_a_word_is_a_message() -> None:
    """By itself neither is."""
    assert en.gives_a_message("please tell them it's the 15 Pro")
    assert not en.gives_a_message("call me, 15")


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("Could you let them know that the gate code is 4411", "nlu_fallback"),
        ("no wait. also mention that the box was already open", "report_damaged_in_transit"),
        ("thanks, and please add that I leave on the 3rd", "thank"),
        ("then write in there that I paid for two", "ask_promo_info"),
        ("Do they know that it's a present?", "ask_help"),
    ],
)
def test_what_is_to_be_told_goes_to_the_staff_too(text: str, intent: str) -> None:
    """Whatever it reads like: there is a bidding, and a message that it belongs to."""
    turn = sentence(text, intent)
    assert concerns_staff(turn, CHANGE)
    talk = Contact(handed_over=CHANGE.as_slot())
    step = talk.hears(turn)
    assert (step.then, talk.slots["message"]) == ("done", text)


def test_what_is_asked_beside_what_is_to_be_told_is_answered() -> None:
    """The bidding is no question of the message; that with a mark of its own is one."""
    talk = Contact(handed_over=CHANGE.as_slot())
    step = talk.says("Please add that the old card is closed. When will they answer?")
    assert (step.then, talk.words) == ("done", ["handed_when"])


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("nobody said anything about vouchers, connect me with a human", "complain"),
        ("That's not what I asked. Transfer me to an agent", "talk_to_human"),
    ],
)
def test_who_objects_to_an_answer_and_wants_a_person_may_tell_more(text: str, intent: str) -> None:
    """Nothing that was passed on is denied by it."""
    turn = sentence(text, intent)
    assert concerns_staff(turn, CHANGE)
    talk = Contact(handed_over=CHANGE.as_slot())
    talk.hears(turn)
    assert talk.words == ["ask_contact_message"]


def test_who_only_objects_to_an_answer_hears_a_human_word() -> None:
    """What was passed on stands."""
    talk = Contact(handed_over=CHANGE.as_slot())
    step = talk.says("nobody asked about shipping", "nlu_fallback")
    assert (step.then, talk.words) == ("left", ["handed_sorry"])


@pytest.mark.parametrize(
    "text", ["if red is gone, please cancel all of it", "ok. pls send the grey one instead then"]
)
def test_what_is_to_be_done_about_it_is_added(text: str) -> None:
    """A condition in it asks nothing."""
    talk = Contact(handed_over=CHANGE.as_slot())
    assert talk.says(text, "nlu_fallback").then == "done"


@pytest.mark.parametrize(
    ("text", "intent", "said"),
    [
        ("What do you do with my photos?", "ask_help", "data_use"),
        ("no flames and it doesn't get hot", "report_danger", "danger_none"),
        ("is it dangerous to use?", "report_danger", "safe_unknown"),
        ("was anything sent to your staff?", "check_claim", "nothing_sent"),
    ],
)
def test_what_can_be_answered_at_once_sends_nothing(text: str, intent: str, said: str) -> None:
    """Nor is anybody alerted, or anything asked."""
    talk = Contact()
    step = talk.says(text, intent)
    assert (step.then, talk.words, talk.alerts) == ("left", [said], [])


@pytest.mark.parametrize(
    "text",
    [
        "is it safe? it is too hot to touch",
        "no fire, but it smokes",
        "if I plug it in it sparks, can I still use it?",
    ],
)
def test_a_danger_told_beside_a_denial_is_one(text: str) -> None:
    """The staff hear of it at once."""
    talk = Contact()
    talk.says(text, "report_danger")
    assert talk.alerts


def test_who_chases_the_carrier_is_answered() -> None:
    """From what was said when the parcel was passed on."""
    handed = HandedOver("MSG-7K3Q9ZB2M4X", "parcel_stolen", "sam@example.com")
    talk = Contact(handed_over=handed.as_slot())
    talk.says("Do I have to call UPS or will you?", "ask_track_order")
    assert talk.words == ["handed_carrier"]


@pytest.mark.parametrize("text", ["none", "I bought it at a flea market", "there is no number"])
def test_where_there_is_no_order_number_none_is_asked_for_again(text: str) -> None:
    """It is said once."""
    talk = Contact()
    talk.says("my parcel never came", "report_not_received")
    talk.says(text, "inform")
    assert talk.words[-1] == "ask_contact_email"


def test_money_that_has_not_come_is_no_parcel() -> None:
    """Though it reads like one."""
    turn = sentence("You refunded me in May, still nothing on my card", "report_not_received")
    assert matter_of(turn).code == "refund_awaited"


def test_another_one_for_a_parcel_that_never_came_is_of_the_message() -> None:
    """No claim is begun; one that came broken begins one."""
    handed = HandedOver("MSG-7K3Q9ZB2M4X", "parcel_late", "sam@example.com")
    assert concerns_staff(sentence("could you post me a new one?", "open_exchange"), handed)
    came = sentence("the stand that came has snapped", "open_exchange")
    assert not concerns_staff(came, handed)


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("that a strap should hold longer than a month, I changed nothing on it", "change_order"),
        ("I can't get at the invoice before Friday, please leave my claim open", "cannot_provide"),
        ("yes, the second one is bent as well", "affirm"),
        ("no, it was never refunded to the old card, only half of it", "ask_refund_status"),
        ("the folio I ordered by mistake was swapped, where does that leave me?", "order_problem"),
        ("thanks. the seam came open, that is what they should see", "thank"),
    ],
)
def test_what_was_asked_to_be_told_is_the_message(talk: Contact, text: str, intent: str) -> None:
    """Word for word, whatever else it resembles: no other matter is begun for it."""
    talk.says(text, intent, (intent,) if intent.startswith("ask_") else ())

    assert (talk.slots["matter"], talk.slots["message"]) == ("message", text)
    assert talk.words == ["ask_contact_email"]


@pytest.mark.parametrize(
    ("text", "intent"),
    [("no idea what to say", "cannot_provide"), ("mails take ages. How long", "ask_reply_time")],
)
def test_a_shrug_or_how_long_it_takes_is_no_message(talk: Contact, text: str, intent: str) -> None:
    """It is asked for again."""
    talk.says(text, intent, (intent,) if intent.startswith("ask_") else ())

    assert (talk.slots["message"], talk.asked) == (None, "message")


def test_how_long_an_answer_takes_is_said_beside_what_is_done(talk: Contact) -> None:
    """A question behind an address is not passed over."""
    talk.says("the hinge of my stand has come loose")

    step = talk.says("sam@example.com. and how long does it take to hear from them?")

    assert (talk.words, step.then) == (["utter_ask_reply_time"], "done")


@pytest.mark.parametrize(
    "text",
    [
        "I don't have an order, I only want to know about the pen",
        "there is no order at all, I haven't bought anything",
        "no order. could I speak to a person",
        "get me a human please",
    ],
)
def test_nobody_is_held_up_for_an_order_number(text: str) -> None:
    """Where there is no order, or a person is wished for, only the address is left to ask."""
    talk = Contact()
    talk.says("could you change the colour", "change_order")
    talk.says(text, "talk_to_human")
    assert talk.words[-1] == "ask_contact_email"
    assert talk.says("sam@example.com").then == "done"


def test_what_is_of_no_order_is_a_plain_message() -> None:
    """Though it reads like a refund, or was said before."""
    talk = Contact(email="sam@example.com")
    step = talk.says("I've no refund due, I haven't ordered anything", "ask_refund_status")
    assert (talk.slots["matter"], step.then) == ("message", "done")

    later = Contact(email="sam@example.com")
    before = (sentence("I have no order, I'm only looking", "nlu_fallback"),)
    asked = sentence("can you send me the blue one then instead of red", "change_order")
    assert later.hears(replace(asked, before=before)).then == "done"


def test_a_cancellation_goes_out_as_soon_as_number_and_address_are_known() -> None:
    """Whatever it was taken for, and though they were given before it was asked for."""
    given = "I never asked for a refund, it's PC-20418, cancel it pls. sam@example.com"
    turn = sentence(given, "ask_refund_status")
    assert concerns_staff(turn, None)
    assert not concerns_staff(sentence("PC-20418? it came, cancel it?", "report_defect"), None)
    talk = Contact()
    assert (talk.hears(turn).then, talk.slots["matter"]) == ("done", "cancellation")

    later = Contact()
    turn = replace(
        sentence("cancel my order now", "ask_cancel_order"),
        before=(sentence("order PC-20418, sam@example.com"),),
        confidence=0.7,
    )
    assert later.hears(turn).then == "done"
    assert (later.slots["message_order"], later.slots["email"]) == ("PC-20418", "sam@example.com")


def test_who_looks_for_the_number_leaves_no_cancellation() -> None:
    """However much it reads like a question of another kind."""
    talk = Contact()
    talk.says("cancel the order I placed five minutes ago", "ask_cancel_order")
    asked = ("ask_refund_status",)
    talk.says("so soon? give me a sec, looking it up", "ask_refund_status", asked)
    assert talk.asked == "message_order"
    assert talk.says("PC-20418 sam@example.com").then == "done"


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("just cancel then, forget the colour", "ask_cancel_order"),
        ("it goes to my old flat, can you send it to the new one instead", "ask_wrong_address"),
    ],
)
def test_another_wish_about_the_same_order_is_passed_on(text: str, intent: str) -> None:
    """It is what is wanted now, in the shopper's words."""
    handed = replace(CHANGE, matter="cancellation") if "old flat" in text else CHANGE
    talk = Contact(handed_over=handed.as_slot())
    assert talk.says(text, intent).then == "done"
    assert talk.slots["message"] == text


TOLD = replace(CHANGE, told=["please make it the grey one", "it is for the 5th"], about="a change")


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("what exactly did you pass on?", "check_claim"),
        ("can you tell me what it says, the colour or the date", "ask_contact"),
        ("did you ask them about the 5th too?", "ask_refund_status"),
        ("I hope you've put the date in", "nlu_fallback"),
        ("so have they or haven't they? do they have it", "talk_to_human"),
    ],
)
def test_what_the_staff_were_told_is_said_in_the_shopper_s_words(text: str, intent: str) -> None:
    """With its matter and its number; nothing is sent for it."""
    turn = sentence(text, intent)
    assert concerns_staff(turn, TOLD)
    talk = Contact(handed_over=TOLD.as_slot())

    step = talk.hears(turn)

    assert (talk.words, step.then) == (["staff_told_of"], "left")
    values = step.say[0].values
    assert values["told"] == "please make it the grey one / it is for the 5th"
    assert (values["reference"], values["about"]) == ("MSG-4", "a change")


def test_the_messages_that_went_before_are_named() -> None:
    """Where there are any; else that line is left out."""
    text = WORDING.template("staff_told")
    first = replace(TOLD, matter="message")
    assert "before as well" not in str(fill(text, first.tells("got").values))
    later = replace(first, earlier=["MSG-0"]).tells("got")
    assert "They have MSG-0 from before" in str(fill(text, later.values))


@pytest.mark.parametrize(
    ("text", "unsent", "sent"),
    [
        ("did you ask them about the voucher too?", "can I use my voucher for it?", True),
        ("and did you pass that on?", "the porch light is broken, ring twice", True),
        ("did you ask them about the voucher too?", "what are your opening hours?", False),
        ("and did you pass that on?", "do you ship to Ohio?", False),
    ],
)
def test_what_was_told_since_and_is_asked_about_is_passed_on(
    text: str, unsent: str, sent: bool
) -> None:
    """It is not said to be with them; what is not asked about stays here."""
    talk = Contact(handed_over=TOLD.as_slot())
    step = talk.hears(replace(sentence(text, "check_claim"), unsent=(unsent,)))
    assert (step.then == "done", "staff_told_now" in talk.words) == (sent, sent)
    assert (unsent in str(talk.slots["message"])) == sent


@pytest.mark.parametrize(
    ("text", "intent", "said"),
    [
        ("if it shows up on Monday do I write to you", "ask_track_order", "handed_turns_up"),
        ("do they read the whole chat or must I explain it again", "nlu_fallback", "handed_whole"),
        ("I want a phone number, I've ordered it weeks ago", "report_not_received", "handed_call"),
        ("that was no message. I asked for a phone number", "talk_to_human", "handed_call"),
        ("which number do I quote to them", "ask_contact", "handed_number"),
        ("do they see everything?", "greet", "handed_whole"),
    ],
)
def test_a_question_of_yes_or_no_adds_nothing(text: str, intent: str, said: str) -> None:
    """It is answered, however much it tells beside."""
    late = replace(CHANGE, matter="parcel_late")
    turn = sentence(text, intent)
    assert concerns_staff(turn, late)
    talk = Contact(handed_over=late.as_slot())
    step = talk.hears(turn)
    assert (talk.words, step.then) == ([said], "left")


def test_an_order_that_ships_all_the_same() -> None:
    """Whether it can be refused is for the staff to say."""
    cancelled = replace(CHANGE, matter="cancellation")
    talk = Contact(handed_over=cancelled.as_slot())
    talk.says("what if it gets sent anyway, can I send it straight back", "ask_return_policy")
    assert talk.words == ["handed_comes"]

    talk = Contact(handed_over=cancelled.as_slot())
    talk.says("and if it shows up after all?", "ask_track_order")
    assert talk.words == ["handed_comes"]


def test_a_number_to_call_goes_to_the_staff_and_no_call_is_promised() -> None:
    """Without a number there is nothing to pass on."""
    talk = Contact(handed_over=REFUND.as_slot())
    step = talk.says("just call me on 813 555 0144, the money has not come")
    assert (step.then, talk.words) == ("done", ["handed_call_noted"])

    talk = Contact(handed_over=REFUND.as_slot())
    step = talk.says("I'm home by six. Will they ring me? It's 813 555 0144")
    assert (step.then, talk.words) == ("done", ["handed_call_noted"])

    talk = Contact(handed_over=REFUND.as_slot())
    assert talk.says("please call me").then == "left"
    assert talk.words == ["handed_call"]


def test_two_questions_of_a_message_get_two_answers() -> None:
    """In a line each."""
    talk = Contact(handed_over=TOLD.as_slot())
    talk.says("Tell me you've added the date. And how long until someone answers?")
    assert talk.words == ["staff_told_of", "handed_when"]


def test_whether_there_is_a_claim_is_said() -> None:
    """Where there is but a message; nothing is looked up for it."""
    talk = Contact(handed_over=REFUND.as_slot())
    talk.says("so is a claim filed by now or not?", "check_claim")
    assert (talk.words, talk.labels) == (["only_message"], ["choice_file_claim"])

    talk = Contact(handed_over=REFUND.as_slot(), claim_key="k")
    talk.says("is it one claim or two messages you have?", "check_claim")
    assert (talk.words, talk.labels) == (
        ["only_message_yet"],
        ["choice_resume", "choice_no_resume"],
    )


def test_a_fault_that_is_told_after_a_message_is_a_claim_s() -> None:
    """Though it is asked first what was passed on."""
    text = "passed on what? fine then. The seam of the sleeve is torn from end to end"
    asked = replace(CHANGE, matter="message")
    assert not concerns_staff(sentence(text, "report_defect"), asked)
    assert concerns_staff(sentence("passed on what?", "check_claim"), asked)


def test_of_much_that_was_told_the_latest_is_quoted() -> None:
    """A line at a time, each no longer than it takes to know it again."""
    long = replace(TOLD, told=["first of all " * 60, *(f"remark number {n}" for n in range(60))])
    told = long.tells("got").values["told"]
    assert len(told) < 700
    assert told.endswith("remark number 59")


@pytest.mark.parametrize(
    "text", ["should I just cancel and reorder?", "shall I e-mail support@procase.com myself too"]
)
def test_what_to_do_meanwhile_is_not_advised(text: str) -> None:
    """It is said why, and where else to turn."""
    talk = Contact(handed_over=CHANGE.as_slot())
    step = talk.says(text, "ask_cancel_order")
    assert (talk.words, step.then) == (["handed_advise"], "left")


def test_who_only_wanted_a_number_to_call_is_not_asked_for_a_message() -> None:
    """One is with the staff already."""
    talk = Contact(handed_over=REFUND.as_slot())
    talk.says("can I talk to a human", "talk_to_human")
    assert talk.asked == "message"
    assert talk.says("I'd like a phone number").then == "left"
    assert talk.words == ["handed_call"]


@pytest.mark.parametrize(
    "text",
    [
        "SUMMER15 was not valid at your checkout, I bought it anyway, can I have the 15% back",
        "the voucher did not apply and I'd like the difference refunded",
    ],
)
def test_a_code_refused_at_the_checkout_is_named_in_the_answer(text: str) -> None:
    """Whatever it reads like, and though something else was taken first."""
    turn = sentence(text, "open_return")
    assert concerns_staff(turn, None)
    talk = Contact()
    talk.hears(turn)
    assert (talk.slots["matter"], talk.words[0]) == ("order_problem", "opening_code_refused")

    late = Contact()
    late.says("my parcel isn't here yet", "report_not_received")
    late.says(f"no, the parcel is fine. {text}", "order_problem")
    assert (late.slots["matter"], late.words[0]) == ("order_problem", "opening_code_refused")


def test_money_that_was_promised_is_acknowledged_without_a_recital() -> None:
    """When a refund is made in general is no answer to who was told that it would come."""
    talk = Contact()
    text = "my refund was approved in May, I was told to keep the folio. Still nothing"
    talk.says(text, "ask_refund_status", ("ask_refund_time",))
    assert talk.words[0] == "opening_refund_promised"
    assert "utter_ask_refund_time" not in talk.words

    asked = ("ask_refund_time",)
    step = talk.says(
        "PC-20418, sam@example.com. When will the money come?", "ask_refund_time", asked
    )
    assert (step.then, talk.words) == ("done", ["contact_refund"])


def test_who_gives_the_number_denies_no_cancellation() -> None:
    """Whatever else is denied beside it."""
    talk = Contact()
    talk.says("cancel the order I placed just now", "ask_cancel_order")
    step = talk.says("I never asked about a refund. PC-20418, sam@example.com", "complain")
    assert step.then == "done"


@pytest.mark.parametrize("text", ["I said no. A human please.", "just get me a real person"])
def test_who_wants_no_more_than_a_person_is_passed_on(talk: Contact, text: str) -> None:
    """The staff have what was written, and hear that a person is wanted."""
    talk.says(text, "talk_to_human")
    assert (talk.slots["message"], talk.asked) == (text, "email")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("which number is for what?", "handed_number"),
        ("did they get my remark about the gate?", "staff_told_of"),
    ],
)
def test_a_question_of_what_they_have_is_no_message(text: str, said: str) -> None:
    """Though more was asked for; it is answered, and nothing is sent."""
    talk = Contact(handed_over=TOLD.as_slot())
    talk.says("can I talk to a human", "talk_to_human")
    assert talk.says(text, "nlu_fallback").then == "left"
    assert talk.words == [said]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("may I go on using the wallet without the flap?", "use_unknown"),
        ("is it safe to keep using the charger?", "safe_unknown"),
        ("does my nephew get to hear of it?", "data_use"),
    ],
)
def test_what_is_asked_beside_a_message_gets_its_own_answer(text: str, said: str) -> None:
    """Sparks are spoken of where it is a matter of safety."""
    talk = Contact(handed_over=CHANGE.as_slot())
    step = talk.says(text, "nlu_fallback")
    assert (step.then, talk.words) == ("left", [said])


def test_whether_there_is_a_claim_is_no_yes_to_passing_on() -> None:
    """It is answered, and nothing goes out."""
    talk = Contact(handed_over=REFUND.as_slot())
    talk.says("please change the colour of my order to red", "change_order")
    assert talk.asked == "message_send"
    step = talk.says("no no. so is a claim filed now or not? the pad is my son's", "check_claim")
    assert (step.then, talk.words, talk.slots["message"]) == ("left", ["only_message"], None)


def test_who_leaves_off_in_the_end_is_obeyed(talk: Contact) -> None:
    """Whatever was said before that."""
    assert talk.says("I can't make sense of this, one or two? forget it").then == "stop"


def test_what_they_were_told_is_not_told_again_and_what_is_new_is() -> None:
    """Both are asked alike."""
    painted = replace(TOLD, told=["the folio for my violin is purple"])
    talk = Contact(handed_over=painted.as_slot())
    assert talk.says("did you tell them that it's the purple folio?").then == "left"
    assert talk.words == ["staff_told_of"]

    talk = Contact(handed_over=painted.as_slot())
    assert talk.says("and did you tell them that it's a wedding present?").then == "done"


def test_who_asks_what_will_be_sent_sees_it_and_nothing_is_sent() -> None:
    """Though all that was asked for stands beside it."""
    talk = Contact()
    talk.says("my parcel is lost", "report_not_received")
    given = {"order_number": ("PC-31301",), "email": ("sam@example.com",)}
    text = "PC-31301, sam@example.com. show me first what you will write"

    talk.hears(Turn(text, "inform", (), given))

    assert (talk.words, talk.asked) == (["contact_would_send", "contact_send_too"], SEND)
    assert talk.step.say[0].values["told"] == "my parcel is lost"
    assert talk.says("yes", "affirm").then == "done"


def test_what_the_staff_have_may_be_withdrawn_or_corrected() -> None:
    """They are told so in the shopper's words."""
    for text, intent, opening in (
        ("please take my message back, I found it", "withdraw_claim", "handed_withdrawn"),
        ("the heading is wrong, it is for a voucher", "report_wrong_item", "handed_retitled"),
    ):
        assert concerns_staff(sentence(text, intent), TOLD, has_claim=True)
        talk = Contact(handed_over=TOLD.as_slot())
        talk.says(text, intent)
        assert (talk.step.then, talk.words) == ("done", [opening])
        assert talk.slots["message"] == text


def test_who_lets_it_rest_hears_that_the_staff_have_it() -> None:
    """Something is under way: the message."""
    talk = Contact(handed_over=TOLD.as_slot())

    talk.says("nvm, I'll wait for their mail", "stop")

    assert (talk.step.then, talk.words) == ("left", ["handed_waits"])


def test_what_is_told_of_the_way_of_a_parcel_goes_with_the_message_on_it() -> None:
    """However much it reads like a fault of an item; what came and is broken does not."""
    parcel = replace(TOLD, matter="parcel_late")
    assert concerns_staff(sentence("dhl says it is held in Reno", "report_defect"), parcel)
    text = "the courier came, and the lamp arrived smashed"
    assert not concerns_staff(sentence(text, "report_defect"), parcel)


def test_of_a_long_line_the_figures_and_names_are_quoted() -> None:
    """Not the first words of a greeting."""
    greeting = "Good day to all of you who read this, I hope you are well and warm. " * 12
    line = f"{greeting}It was last seen in Tucson, number 4471 9920."
    told = replace(TOLD, told=[line]).tells("got").values["told"]

    assert told.endswith("It was last seen in Tucson, number 4471 9920.")
    assert len(told) < 700


def test_after_a_goodbye_no_dropped_claim_is_offered_again() -> None:
    """Who writes to the staff instead takes leave."""
    talk = Contact(next_claim={DROPPED: "yes"})
    talk.says("do you have it in green?", "ask_stock")
    assert talk.asked is not None

    talk.says("no thanks, I'll write to them myself. bye", "deny")

    assert (talk.step.then, talk.words) == ("left", ["utter_goodbye"])


def test_a_claim_withdrawn_in_the_place_of_a_message_is_not_lost() -> None:
    """The message is dropped, and the claim asked about."""
    talk = Contact(filed=True)
    talk.says("where is my money", "ask_refund_status")

    talk.says("I'm not waiting for any money. please cancel the claim", "withdraw_claim")

    assert (talk.step.then, talk.words) == ("check", ["contact_dropped"])


def test_of_what_is_left_for_their_answer_it_is_said_that_they_have_it() -> None:
    """A message that was begun beside it is dropped."""
    talk = Contact(handed_over=REFUND.as_slot())
    talk.says("I want to talk to a person", "talk_to_human")

    talk.says("nvm, I'll wait for their mail", "stop")

    assert (talk.step.then, talk.words) == ("left", ["handed_waits"])


def test_whether_a_cancellation_is_off_is_answered_and_not_passed_on() -> None:
    """It is neither a cancellation nor a word to keep the order."""
    kept = replace(CHANGE, matter="order_kept")
    text = "ok but is the cancellation really off"
    assert concerns_staff(sentence(text, "ask_cancel_order"), kept)
    talk = Contact(handed_over=kept.as_slot())

    talk.says(text, "ask_cancel_order")

    assert (talk.step.then, talk.words) == ("left", ["handed_called_off"])


def test_what_is_to_be_bought_is_a_question_of_stock() -> None:
    """Whatever it was taken for."""
    assert matter_of(sentence("where can I buy a spare strap?", "open_exchange")).code == "stock"


def test_who_asks_to_call_hears_at_once_that_answers_come_by_mail() -> None:
    """Before anything is asked for, or sent with what a claim has."""
    talk = Contact()
    talk.says("may I please phone somebody?", "talk_to_human")

    assert talk.words[0] == "contact_by_mail"
