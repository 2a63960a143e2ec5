"""A shopper who writes in another language: told in it, offered a person, and the claim goes on."""

from __future__ import annotations

import pytest

from claimdesk.conversation.shared.other_language import english_only
from claimdesk.conversation.shared.turn import Turn
from claimdesk.conversation.staff_message.form import ContactForm
from claimdesk.language.identification import OTHER_LANGUAGE
from tests.unit.conversation.talk import STORES, WORDING, Talk, title, values_in

FRENCH_LINE = "Je ne comprends que l’anglais."
PASS_ON = "Transmettre mon message"


def french(text: str, *, heard_before: bool = False, **codes: str) -> Turn:
    """A message in French, as the gate understands it."""
    entities = {**values_in(text), **{name: (code,) for name, code in codes.items()}}
    return Turn(text, OTHER_LANGUAGE, (), entities, other_language="fr", heard_before=heard_before)


def asked_for(field: str) -> Talk:
    """A claim that has come to this question."""
    return Talk().opens().until(field)


@pytest.mark.parametrize(
    ("code", "again", "line", "button"),
    [
        ("fr", False, "anglais. Écrivez-nous dans votre langue à x@example.com", PASS_ON),
        ("fr", True, "Voulez-vous que je transmette", PASS_ON),
        ("und", False, "I only understand English.", "Pass my message on"),
        ("und", True, "Shall I pass your message on", "Pass my message on"),
    ],
)
def test_it_is_said_in_that_language_with_the_contact_and_a_person(
    code: str, again: bool, line: str, button: str
) -> None:
    """In English where there are no words in it; the contact is not repeated."""
    say = english_only(WORDING, code, "x@example.com", again)

    assert line in say.values["said"]
    assert ("x@example.com" in say.values["said"]) is not again
    assert [(title(choice), choice.intent) for choice in say.choices] == [(button, "talk_to_human")]


def test_in_a_claim_the_line_comes_first_and_the_question_stays() -> None:
    """No miss, no guess at what was meant."""
    talk = asked_for("wants")

    talk.turn(french("je ne sais pas quoi choisir"))

    assert talk.words == ["in_other_language", "unfit_wants"]
    assert FRENCH_LINE in talk.heard
    assert talk.asked == "wants"
    assert PASS_ON in talk.choices


def test_numbers_and_dates_in_it_are_kept() -> None:
    """They are the same in every language; what only English words tell is not taken."""
    talk = Talk().opens()

    talk.turn(french("ma commande PC-20418, mon adresse est lea@example.com", condition="used"))

    assert talk.given("order_number", "email", "condition") == {
        "order_number": "PC-20418",
        "email": "lea@example.com",
        "condition": None,
    }
    assert FRENCH_LINE in talk.heard
    assert talk.asked == "reason"


def test_the_second_time_only_a_person_is_offered() -> None:
    """The line itself is not said again, however often the shopper goes on."""
    talk = asked_for("order_number")
    talk.turn(french("je ne trouve pas ce numéro"))

    talk.turn(french("comment je peux le trouver", heard_before=True))

    assert FRENCH_LINE not in talk.heard
    assert "Voulez-vous que je transmette votre message" in talk.heard
    assert (talk.asked, PASS_ON in talk.choices) == ("order_number", True)


def test_who_is_asked_what_is_wrong_may_tell_it_in_any_language() -> None:
    """The staff read it word for word; the line is said, and the claim goes on."""
    talk = asked_for("details")

    talk.turn(french("la charnière est cassée en deux"))

    assert talk.slots["details"] == "la charnière est cassée en deux"
    assert FRENCH_LINE in talk.heard
    assert talk.asked not in (None, "details")


@pytest.mark.parametrize(
    ("text", "product", "told"),
    [
        ("coque bleue pour tablette", "coque bleue pour tablette", False),
        ("la coque bleue pour tablette", None, True),
    ],
)
def test_a_product_may_have_a_foreign_name(text: str, product: str | None, told: bool) -> None:
    """Of up to four words, where the product is asked for; more are a sentence."""
    talk = asked_for("product")

    talk.turn(french(text))

    assert talk.slots.get("product") == product
    assert (FRENCH_LINE in talk.heard) is told


def test_passed_on_the_message_is_not_asked_for_again() -> None:
    """What was written goes to the staff; only the address is missing."""
    turn = Turn("ma coque est cassée", "talk_to_human", other_language="fr")

    step = ContactForm(STORES["procase"], lambda slots: True).step(turn, {}, None)

    assert step.slots["message"] == "ma coque est cassée"
    assert step.ask == "email"
