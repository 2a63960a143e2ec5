"""After filing: what more is told, asked and wanted, in one message or several."""

from __future__ import annotations

from dataclasses import replace

import pytest

from claimdesk.claims.claim_numbers import new_reference
from claimdesk.conversation.filed_claims.filed_claim import FiledClaim
from claimdesk.conversation.shared.turn import Turn
from tests.unit.conversation.talk import sentence
from tests.unit.conversation.test_filed_claim_form import CHARGER, NUMBER, Filed

FOLIO = FiledClaim(
    new_reference(), "sam@example.com", {"product": "folio", "order_number": "PC-31301"}
)


@pytest.mark.parametrize(
    "text",
    [
        "the plug is bent too",
        "and it also whistles now",
        "I forget to mention that the cord is frayed",
        "the left corner of it is chipped",
        "my wireless charger is scratched as well",
    ],
)
def test_more_trouble_of_the_same_thing_goes_with_its_claim(text: str) -> None:
    """A part of it, it by its name, or no thing named at all."""
    command = Filed(CHARGER).says(text, "report_defect", reason="defective").command

    assert (command["name"], command["number"]) == ("add", NUMBER)
    assert command["details"]


@pytest.mark.parametrize(
    "text",
    [
        "my other wireless charger does the same",
        "the cord is frayed, order PC-40001",
        "I want to make another claim, the stand broke",
    ],
)
def test_trouble_of_another_thing_or_order_is_another_claim(text: str) -> None:
    """By its name, its order, or by being called another."""
    assert Filed(CHARGER).says(text, "report_defect", reason="defective").step.then == "other"


def test_a_product_of_the_store_is_another_thing() -> None:
    """Where the model names it; else it is asked."""
    text = "my folio is torn too"
    named = Filed(CHARGER).says(text, "report_defect", reason="defective", product="folio")
    assert named.step.then == "other"
    assert Filed(CHARGER).says(text, "report_defect", reason="defective").asked == "same_item"


def test_what_may_be_of_either_is_asked_once() -> None:
    """And goes where the answer says; what answers neither loses nothing."""
    text = "the gizmo fell off too"
    talk = Filed(CHARGER).says(text, "report_defect", reason="defective", product="gizmo")
    assert (talk.words, talk.asked) == (["ask_same_item"], "same_item")
    assert talk.labels == ["choice_same_item", "choice_another_item"]

    yes = Filed(CHARGER, **talk.slots)
    yes.asked = talk.asked
    assert yes.says("yes", "affirm").command["details"] == text
    other = Filed(CHARGER, **talk.slots)
    other.asked = talk.asked
    assert other.says("no that's a different product", "deny").step.then == "claim"
    button = Filed(CHARGER, **talk.slots)
    button.asked = talk.asked
    choice = Turn("/report_defect", "report_defect", is_choice=True)
    assert button.hears(choice).step.then == "claim"
    asks = Filed(CHARGER, **talk.slots)
    asks.asked = talk.asked
    command = asks.says("when do I hear?", "ask_refund_time").command
    assert (command["details"], command["beside"]["topics"]) == (text, ("decision_when",))


def test_with_two_claims_it_is_asked_which() -> None:
    """Unless the message names the thing of one."""
    told = sentence("now it whistles as well", "report_defect", reason="defective")
    talk = Filed(FOLIO, CHARGER).hears(told)
    assert (talk.words, len(talk.labels)) == (["ask_same_item_of_several"], 3)

    named = Filed(FOLIO, CHARGER).says("the folio smells too", "report_defect", reason="defective")
    assert named.command["number"] == FOLIO.number


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("ok, but when would I hear if I keep it?", "affirm"),
        ("hm fine and what happens then?", "affirm"),
        ("okay hold on, what if I withdraw it", "withdraw_claim"),
        ("fine what happens when i cancel it", "affirm"),
    ],
)
def test_what_only_acknowledges_and_asks_withdraws_nothing(text: str, intent: str) -> None:
    """The question is answered."""
    talk = Filed(CHARGER).says("withdraw my claim", "withdraw_claim").says(text, intent)

    assert talk.slots.get("filed_command", {}).get("name") != "withdraw"


def test_another_number_is_no_yes_to_the_first() -> None:
    """It is asked about in its turn."""
    talk = Filed(FOLIO, CHARGER).says(f"withdraw {NUMBER}", "withdraw_claim")

    talk.says(f"yes withdraw {FOLIO.number}", "withdraw_claim")

    assert talk.words[-1] == "confirm_withdraw"
    assert talk.step.say[-1].values == {"claim_number": FOLIO.number}
    assert talk.says("yes", "affirm").command["number"] == FOLIO.number


def test_several_wishes_are_done_in_their_order() -> None:
    """Each by its own sentence; nothing is dropped."""
    text = "mention that it hums, set the price to 30 and how does it stand?"
    command = Filed(CHARGER).says(text, "add_to_claim").command

    second = command["beside"]
    assert (command["name"], command["details"]) == ("add", "it hums")
    assert (second["name"], second["values"]) == ("correct", {"price": "30.00"})
    assert second["beside"]["name"] == "status"


def test_what_has_to_be_asked_about_comes_last() -> None:
    """Once the others are carried out."""
    text = "add that it hums and then withdraw it"
    talk = Filed(CHARGER).says(text, "add_to_claim")
    assert (talk.command["name"], talk.command["beside"]["name"]) == ("add", "withdraw")
    assert "is_sure" not in talk.command["beside"]

    waits = Filed(CHARGER, filed_wish={"waits": talk.command["beside"]})
    assert waits.says(text, "add_to_claim").words == ["confirm_withdraw"]


def test_a_line_is_put_right_by_its_name_and_a_figure() -> None:
    """The figure is not asked for again."""
    talk = Filed(CHARGER).says("change the price to 30", "correct")

    assert talk.words == ["confirm_change"]
    assert talk.says("yes", "affirm").command["values"] == {"price": "30.00"}


def test_another_wish_is_asked_about_and_changed() -> None:
    """However it is put; the one that stands changes nothing."""
    text = "I'd rather have a replacement than the refund, if that's ok"
    talk = Filed(CHARGER).says(text, "ask_refund_method")

    assert talk.words == ["confirm_change"]
    assert talk.says("yes", "affirm").command["values"] == {"wants": "replacement"}
    same = Filed(CHARGER).says("I'd rather have the refund", "ask_refund_method")
    assert same.words != ["confirm_change"]


def test_an_address_told_once_more_is_the_yes_that_was_asked_for() -> None:
    """And one that stands there already is told as such."""
    talk = Filed(CHARGER).says("it's kim@example.com", "inform")
    assert talk.words == ["confirm_change"]

    assert talk.says("it's kim@example.com", "inform").command["name"] == "change_email"
    assert Filed(CHARGER).says("it's sam@example.com", "inform").command["name"] == "no_mail"


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("is the bit about the plug in there?", None),
        ("which mail do you have", "email"),
        ("what have you got from me so far", None),
    ],
)
def test_what_the_claim_holds_is_shown(text: str, field: str | None) -> None:
    """All of it, or the line that is asked for."""
    command = Filed(CHARGER).says(text, "report_missing_item").command

    assert (command["name"], command.get("field")) == ("show", field)


def test_pictures_of_several_claims_are_told_of_each() -> None:
    """So that it is said which has them."""
    command = Filed(FOLIO, CHARGER).says("did you get both photos?", "check_claim").command

    assert (command["number"], command["beside"]["number"]) == (NUMBER, FOLIO.number)
    one = Filed(replace(FOLIO, is_open=False), CHARGER)
    assert "beside" not in one.says("did you get both photos?", "check_claim").command


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Oh no, my mail is wrong. It should be kim@example.com", {"email": "kim@example.com"}),
        ("I made a mistake in the price. Change the price to 30", {"price": "30.00"}),
    ],
)
def test_what_one_sentence_names_and_the_next_one_tells_is_one_change(
    text: str, values: dict[str, str]
) -> None:
    """Nothing is asked for that was told."""
    talk = Filed(CHARGER).says(text, "correct")
    command = talk.command if talk.step.then == "done" else talk.slots["filed_wish"]

    assert command["values"] == values
    assert "beside" not in command
