"""The short form: a message for a person."""

from __future__ import annotations

from typing import Any

import pytest

from claimdesk.conversation.small_forms import ContactForm
from claimdesk.conversation.turn import Step, Turn
from tests.unit.conversation.talk import sentence


class Small:
    """A conversation with it."""

    def __init__(self, form: ContactForm, **slots: Any) -> None:
        self._form = form
        self.slots: dict[str, Any] = slots
        self.asked: str | None = None
        self.step = Step()

    @property
    def words(self) -> list[str]:
        """The names of what was said last."""
        return [say.response for say in self.step.say]

    def says(self, text: str, intent: str = "inform", questions: tuple[str, ...] = ()) -> Step:
        """One message, one answer."""
        return self.hears(sentence(text, intent, questions))

    def hears(self, turn: Turn) -> Step:
        """One turn, one step."""
        self.step = self._form.step(turn, self.slots, self.asked)
        self.slots |= self.step.slots
        self.asked = self.step.ask
        return self.step


@pytest.fixture
def contact() -> Small:
    """Somebody who wants a person."""
    talk = Small(ContactForm())
    talk.says("can I talk to somebody", "talk_to_human")
    return talk


def test_a_message_and_an_address_are_asked_for(contact: Small) -> None:
    """In that order; then it is done, with a key under which it is sent once."""
    assert contact.words == ["ask_contact_form_message"]
    contact.says("Where is my parcel? It should be here.")
    assert contact.words == ["ask_contact_form_email"]

    step = contact.says("sam@example.com")

    assert step.then == "done"
    assert contact.slots["message"] == "Where is my parcel? It should be here."
    assert contact.slots["email"] == "sam@example.com"
    assert contact.slots["message_key"]


def test_a_message_that_holds_the_address_needs_no_second_question(contact: Small) -> None:
    """Both are taken from one message."""
    step = contact.says("please call me, or write to sam@example.com")

    assert step.then == "done"


def test_an_address_known_from_a_claim_is_not_asked_again() -> None:
    """Only the message is."""
    talk = Small(ContactForm(), email="sam@example.com")
    talk.says("a person please", "talk_to_human")

    assert talk.says("The case is broken.").then == "done"


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("how long does shipping take?", "ask_shipping_time"),
        ("thanks", "thank"),
        ("yes", "affirm"),
        ("I want my money back", "open_return"),
    ],
)
def test_whatever_is_written_is_the_message(contact: Small, text: str, intent: str) -> None:
    """What a person should know is in the shopper's own words, a question too."""
    contact.says(text, intent, questions=(intent,) if intent.startswith("ask_") else ())

    assert contact.slots["message"] == text
    assert contact.words == ["ask_contact_form_email"]


def test_a_message_of_endless_length_is_cut(contact: Small) -> None:
    """Two thousand letters go into the mail."""
    contact.says("a" * 2001)

    assert len(contact.slots["message"]) == 2000


def test_a_button_is_no_message(contact: Small) -> None:
    """An old choice pressed by chance is not sent to the staff."""
    contact.hears(Turn('/inform{"field": "product"}', "inform", is_choice=True))

    assert contact.slots.get("message") is None
    assert contact.words == ["unfit_message"]


def test_a_broken_address_is_asked_for_again_and_then_explained(contact: Small) -> None:
    """With a way out the second time."""
    contact.says("hello there")
    contact.says("sam@")
    assert contact.words == ["unfit_email"]

    contact.says("sam@")

    assert contact.words == ["explain_email"]
    assert [choice.label for choice in contact.step.say[0].choices] == ["choice_stop"]


def test_a_question_while_the_address_is_asked_for_is_answered(contact: Small) -> None:
    """And the address is asked for again."""
    contact.says("hello there")

    contact.says("how long is shipping?", "ask_shipping_time", ("ask_shipping_time",))

    assert contact.words == ["utter_ask_shipping_time", "ask_contact_form_email"]


def test_stop_ends_it() -> None:
    """At once: there is little to lose."""
    talk = Small(ContactForm())
    talk.says("hello", "inform")

    assert talk.says("stop", "stop").then == "stop"


def test_two_messages_to_a_person_have_different_keys() -> None:
    """So that the second is not taken for the first sent again."""
    keys = set()
    for _ in range(2):
        talk = Small(ContactForm(), email="sam@example.com")
        talk.says("a person please", "talk_to_human")
        talk.says("Hello there.")
        keys.add(talk.slots["message_key"])

    assert len(keys) == 2
