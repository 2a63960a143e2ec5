"""The claim form: what is asked, in which order, and how a claim comes to its end."""

from __future__ import annotations

from typing import Any

import pytest

from claimdesk.conversation.shared.draft import FIELDS, Draft
from tests.unit.conversation.talk import ANSWERS, STORES, TODAY, WORDING, Talk

# What each store needs for each reason: its own terms, and what its staff need.
ASKED = {
    ("procase", "It's faulty"): (
        "reason order_number product details purchased_from purchased_on wants email"
    ),
    ("procase", "I got the wrong item"): (
        "reason order_number product details purchased_from purchased_on wants photo email"
    ),
    ("procase", "I changed my mind"): (
        "reason order_number product purchased_from purchased_on condition wants price email"
    ),
    ("casesora", "It's faulty"): (
        "reason order_number product details delivered_on condition wants photo "
        "proof_of_purchase email"
    ),
}
CASE = ("New and unopened",)


@pytest.mark.parametrize(("store", "reason"), ASKED)
def test_only_what_the_store_needs_for_the_reason_is_asked(store: str, reason: str) -> None:
    """A fee asks for the price, evidence for a photo, and nothing is asked twice or in vain."""
    talk = Talk(store).opens().until("review", reason=(reason,))

    assert talk.questions == [*ASKED[store, reason].split(), "review"]


def test_the_refund_is_worked_out_only_where_one_is_wanted() -> None:
    """Who wants another model is not asked what it cost."""
    talk = Talk().opens("I want to swap it", "open_exchange")
    talk.until("review", reason=("I ordered the wrong model",))

    assert talk.slots["wants"] == "exchange"
    assert "price" not in talk.questions


def test_one_sentence_may_hold_most_of_a_claim() -> None:
    """Several fields come from one sentence, and only the rest is asked."""
    talk = Talk().opens(
        "order PC-20418, the folio case came with a cracked hinge last Tuesday, "
        "I'd like my money back",
        "report_defect",
        product="folio case",
        reason="defective",
        remedy="refund",
    )

    assert talk.given("reason", "order_number", "product", "delivered_on", "wants") == {
        "reason": "defective",
        "order_number": "PC-20418",
        "product": "folio case",
        "delivered_on": "2026-03-10",
        "wants": "refund",
    }
    assert "cracked hinge" in talk.slots["details"]
    assert "product_kind" in talk.slots
    assert talk.words == ["sorry", "noted", "ask_purchased_from"]
    assert "a defect, order PC-20418, folio case, arrived 10 March 2026, a refund" in talk.heard
    talk.until("review")
    assert talk.questions == ["purchased_from", "purchased_on", "email", "review"]


def test_fields_may_come_in_any_order() -> None:
    """An answer to another question is kept, and the one that was asked is asked again."""
    talk = Talk().opens(reason="change_of_mind")
    assert talk.asked == "order_number"

    talk.says("you can reach me at sam@example.com")

    assert talk.slots["email"] == "sam@example.com"
    assert talk.asked == "order_number"
    talk.until("review")
    assert talk.questions.count("email") == 0


@pytest.mark.parametrize("first", ["email", "price", "purchased_on", "order_number"])
def test_the_order_of_facts_makes_no_difference(first: str) -> None:
    """Whatever is told first, the same claim comes out."""
    usual = Talk().opens(reason="change_of_mind").until("review")
    other = Talk()
    told = {"purchased_on": "I bought it on March 5", "price": "It was 30 dollars"}
    other.opens(told.get(first, str(ANSWERS[first])), reason="change_of_mind")

    other.until("review")

    assert other.draft.claim == usual.draft.claim
    assert other.slots["email"] == usual.slots["email"]


def test_a_claim_gets_one_key_for_its_whole_life() -> None:
    """The key under which it is recorded once does not change on the way."""
    talk = Talk().opens()
    key = talk.slots["claim_key"]

    talk.until("review")

    assert key
    assert talk.slots["claim_key"] == key


def test_the_card_shows_every_line_and_each_can_be_changed() -> None:
    """What was given, in the shopper's words; a button to send, and one for every line."""
    talk = Talk().opens().until("review")
    card = talk.step.say[-1].card

    assert card is not None
    assert {line["label"]: line["value"] for line in card["lines"]} == {
        "Reason": "It's faulty",
        "Order number": "PC-20418",
        "Product": "the folio case".removeprefix("the "),
        "Description": ANSWERS["details"],
        "Bought from": "On the store's own website",
        "Bought on": "Thursday, 5 March 2026",
        "Kind of product": "Not electronic (a case, folio or sleeve)",
        "Wish": "My money back",
        "E-mail": "sam@example.com",
    }
    for line in card["lines"]:
        assert f"{line['label']}: {line['value']}" in talk.heard
        assert f"Change: {line['label']}" in talk.choices
    assert {"Send the claim", "Talk to a person", "Stop"} <= set(talk.choices)


def test_sending_the_card_submits_the_claim() -> None:
    """The button ends the form; what was gathered stays for the action that files it."""
    talk = Talk().opens().until("review")

    step = talk.chooses("Send the claim")

    assert (step.then, step.ask) == ("submit", None)
    assert talk.draft.claim.order_number == "PC-20418"


def test_a_yes_at_the_card_sends_too() -> None:
    """Whoever types needs no button."""
    talk = Talk().opens().until("review")

    assert talk.says("yes, that's right", "affirm").then == "submit"


def test_a_card_from_before_a_change_cannot_send() -> None:
    """Its button shows the claim as it is now instead, and the new card's button sends."""
    talk = Talk().opens().until("review")
    old = talk.choices
    talk.says("actually the order number is 20419", "correct")

    step = talk.chooses("Send the claim", old)

    assert step.then is None
    assert talk.words == ["review_changed", "review"]
    assert "20419" in talk.heard
    assert talk.chooses("Send the claim").then == "submit"


def test_a_card_does_not_send_a_claim_that_lacks_something() -> None:
    """A button of an earlier card cannot skip a question that is open again."""
    talk = Talk().opens().until("review")
    card = talk.choices
    talk.chooses("Change: E-mail")

    step = talk.chooses("Send the claim", card)

    assert step.then is None
    assert talk.asked == "email"


def test_the_card_names_the_choice_of_each_line_and_the_one_that_sends() -> None:
    """As data, from among the choices that clients without cards get."""
    talk = Talk().opens().until("review")
    say = talk.step.say[-1]
    assert say.card is not None

    changes = {line["field"]: line["choice"] for line in say.card["lines"]}
    assert {"order_number", "product", "email"} <= set(changes)
    assert all(choice.entities == {"field": name} for name, choice in changes.items())
    assert say.card["send"]["choice"].entities["answer"] == "send"
    assert {*changes} == {choice.entities["field"] for choice in say.choices[1 : 1 + len(changes)]}
    assert all(choice in say.choices for choice in changes.values())
    assert say.card["send"]["choice"] == say.choices[0]


def test_the_card_says_what_stands_beside_it() -> None:
    """Once: for clients without cards the text goes on with the lines."""
    talk = Talk().opens().until("review")
    card = talk.step.say[-1].card
    assert card is not None

    rest = [f"{line['label']}: {line['value']}" for line in card["lines"]]
    assert talk.heard.endswith("\n".join([card["text"], *rest]))
    assert card["text"] == "Please check before I send it to ProCase:"


def test_every_line_can_be_changed_by_its_button() -> None:
    """The line is asked again, and the card comes back with the new value."""
    talk = Talk().opens().until("review")

    talk.chooses("Change: Order number")
    assert (talk.asked, talk.words) == ("order_number", ["ask_order_number"])
    talk.says("20555")

    assert talk.asked == "review"
    assert "Order number: PC-20555" in talk.heard


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("change the product", "product"),
        ("the e-mail is wrong", "email"),
        ("fix the price", "price"),
    ],
)
def test_a_line_can_be_named_in_words(text: str, field: str) -> None:
    """At the card a message that names one line asks for that line again."""
    talk = Talk().opens().until("review", reason=("I changed my mind",))

    talk.says(text, "correct")

    assert talk.asked == field


def test_a_no_at_the_card_asks_which_line() -> None:
    """With each line as a choice."""
    talk = Talk().opens().until("review")

    talk.says("no", "deny")

    assert (talk.words, talk.asked) == (["which_line"], "review")
    assert "Change: Product" in talk.choices
    assert talk.step.then is None


def test_a_value_at_the_card_changes_its_line() -> None:
    """A new order number at the card needs no word of correction."""
    talk = Talk().opens().until("review")

    talk.says("it is 20777")

    assert talk.slots["order_number"] == "PC-20777"
    assert talk.words == ["review_changes"]
    assert talk.heard == (
        "Order number: PC-20777\nYour claim is ready. Shall I send it to ProCase?"
    )
    talk.chooses("Show it all again")
    assert talk.words == ["review"]


def test_another_reason_at_the_card_asks_what_that_reason_needs() -> None:
    """A wrong item needs a photo where a defect needed none."""
    talk = Talk().opens().until("review")

    talk.chooses("Change: Reason")
    talk.chooses("I got the wrong item")

    assert talk.asked == "photo"
    talk.until("review")
    assert "Photo: 1 sent" in talk.heard


def test_an_open_claim_alike_is_offered_to_be_added_to() -> None:
    """Adding names that claim; filing a new one goes on as before."""
    talk = Talk(open_claim="CLM-7K3Q9ZB2M4X").opens().until("review")

    talk.chooses("Send the claim")
    assert (talk.asked, talk.step.then) == ("duplicate", None)
    assert "CLM-7K3Q9ZB2M4X" in talk.heard
    choices = talk.choices
    new = talk.chooses("File a new one", choices)
    assert new.then == "submit"
    talk.asked = "duplicate"
    added = talk.chooses("Add to that claim", choices)

    assert (added.then, talk.slots["add_to"]) == ("add", "CLM-7K3Q9ZB2M4X")


@pytest.mark.parametrize(("intent", "end"), [("affirm", "add"), ("deny", "submit")])
def test_the_offer_to_add_may_be_answered_in_words(intent: str, end: str) -> None:
    """Yes adds to the open claim, no files a new one."""
    talk = Talk(open_claim="CLM-7K3Q9ZB2M4X").opens().until("review")
    talk.chooses("Send the claim")

    assert talk.says("as you like", intent).then == end


def test_an_offer_to_add_that_is_not_answered_stays() -> None:
    """A word that fits neither leads back to the card, not to a new claim."""
    talk = Talk(open_claim="CLM-7K3Q9ZB2M4X").opens().until("review")
    talk.chooses("Send the claim")

    step = talk.says("hm", "inform")

    assert step.then is None
    assert talk.asked == "review"


def test_a_form_that_opens_again_does_not_send_by_the_same_message() -> None:
    """After a failure to record, the message that sent it is not taken as a new yes."""
    talk = Talk().opens().until("review")
    choice = talk.choices
    talk.chooses("Send the claim")
    assert talk.asked is None

    step = talk.chooses("Send the claim", choice)

    assert step.then is None
    assert talk.asked == "review"


def every_way(store: str) -> list[dict[str, Any]]:
    """A claim for every reason, sent with every answer to what it was asked."""
    reasons = [("It's faulty",), ("It arrived damaged",), ("I got the wrong item",)]
    reasons += [("Something is missing",), ("I changed my mind",), ("I ordered the wrong model",)]
    reasons += [("I ordered it by mistake",), ("Something else",)]
    kinds = [(kind.title,) for kind in STORES[store].product_kinds[:1]]
    number = STORES[store].order_number.example
    fixed = {"order_number": number, **({"product_kind": kinds[0]} if kinds else {})}
    return [{**fixed, "reason": reason} for reason in reasons]


@pytest.mark.parametrize("store", STORES)
def test_every_reason_comes_to_a_card_at_every_store(store: str) -> None:
    """Whatever the store's terms say, nobody is left at a dead end."""
    for answers in every_way(store):
        talk = Talk(store).opens().until("review", "go_on", **answers)
        if talk.asked == "go_on":
            talk.chooses("Go on and let our staff decide")
            talk.until("review", **answers)
        assert talk.chooses("Send the claim").then == "submit"


def test_a_draft_forgets_by_its_empty_slots() -> None:
    """Every field and all bookkeeping is among them."""
    empty = Draft.empty_slots()

    assert set(FIELDS) < set(empty)
    assert set(empty.values()) == {None}
    assert Draft(empty).claim == Draft().claim
    assert TODAY.isoformat() and WORDING


@pytest.mark.parametrize(
    ("asked", "text", "kept"),
    [
        ("order_number", "no idea, it came from a seller on etsy, some real brand listing", None),
        ("order_number", "I can't find it. the stand keeps tipping over", "the stand keeps"),
        ("purchased_from", "got it from a guy on amazon", None),
        ("purchased_from", "on amazon, and one of the feet came off", "one of the feet"),
    ],
)
def test_what_is_said_of_the_order_is_no_description(
    asked: str, text: str, kept: str | None
) -> None:
    """Whatever the reason is taken to be; a fault told beside it is one."""
    talk = Talk().opens().until(asked)
    talk.slots["details"] = None
    talk.says(text, "report_defect", reason="defective")

    told = talk.slots["details"]
    assert (kept in told) if kept else told is None


def test_a_description_that_tells_no_fault_gives_way_to_one_that_does() -> None:
    """A second fault does not take the place of a first one."""
    talk = Talk().opens().until("email")
    talk.slots["details"] = "no idea, I got it from ebay"
    talk.says("three of the ports are dead", "report_defect", reason="defective")
    assert talk.slots["details"] == "three of the ports are dead"

    talk.says("the lid squeaks as well", "report_defect", reason="defective")
    assert talk.slots["details"].startswith("three of the ports are dead")
