"""What was said before is not asked again: before the claim, in the one before it, and in it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from claimdesk.conversation.claim_form.told_before import shared
from claimdesk.conversation.context.handed_over import HandedOver
from claimdesk.conversation.shared.turn import Turn
from claimdesk.language import en
from tests.unit.conversation.talk import Talk, sentence


def opened_after(*before: Turn, text: str = "I want to return it", **understood: str) -> Talk:
    """A claim opened by a message that stands after these."""
    talk = Talk()
    talk.turn(replace(sentence(text, "open_return", **understood), before=before))
    return talk


# --- before the claim -------------------------------------------------------------


def test_what_was_told_before_the_claim_is_taken_and_told_back() -> None:
    """Beside a greeting, a question of a parcel, an answer of the FAQ."""
    talk = opened_after(
        sentence("hi, Ana here, ana@example.com", "greet"),
        sentence("where is my order 88120?", "ask_track_order"),
        sentence("it's from your website, I bought it March 5", purchased_from="store"),
        text="the folio's hinge came off",
        reason="defective",
        product="folio",
    )

    assert talk.given("order_number", "email", "purchased_from", "purchased_on") == {
        "order_number": "PC-88120",
        "email": "ana@example.com",
        "purchased_from": "store",
        "purchased_on": "2026-03-05",
    }
    assert "noted" in talk.words
    assert talk.asked == "wants"


def test_what_the_staff_were_alerted_for_is_told() -> None:
    """In a message that asks, too; not what only asks."""
    told = "the charger smoked and its side has melted."
    talk = opened_after(
        sentence(f"{told} is that dangerous?", "report_danger", product="charger"),
        sentence("is it safe to touch?", "report_danger"),
    )

    assert talk.given("reason", "details") == {"reason": "defective", "details": told}


def test_what_was_only_supposed_is_not_told() -> None:
    """A question of what would be brings no reason and no day; one of an own purchase does."""
    talk = opened_after(
        sentence("how long is it if I buy on March 5?", "ask_return_policy", reason="damaged"),
        sentence("can I return a folio I bought March 3?", "ask_return_policy", product="folio"),
    )

    assert talk.given("reason", "purchased_on", "product") == {
        "reason": None,
        "purchased_on": "2026-03-03",
        "product": "folio",
    }


def test_what_was_told_beside_a_question_is_not_asked_again() -> None:
    """The sentences before and after it; what it supposes is not told."""
    talk = opened_after(
        sentence("I have a folio here. If I send it back on March 9, who pays?", product="folio"),
        sentence("It came March 6. What's the fee?", "ask_restocking_fee"),
        sentence("The folio was $79.99, so how much do I get back?", "ask_restocking_fee"),
        sentence("if it were $15, how much would that be?", "ask_restocking_fee"),
    )

    assert talk.given("product", "delivered_on", "purchased_on") == {
        "product": "folio",
        "delivered_on": "2026-03-06",
        "purchased_on": None,
    }
    assert talk.slots["price"] == "79.99"


def test_what_was_told_of_another_item_stays_with_that() -> None:
    """But for the shopper's address."""
    talk = opened_after(
        sentence("my sleeve, order 88120, came March 5, ana@example.com", product="sleeve"),
        text="the charger stopped working",
        reason="defective",
        product="charger",
    )

    assert talk.given("order_number", "delivered_on", "email") == {
        "order_number": None,
        "delivered_on": None,
        "email": "ana@example.com",
    }


def test_the_message_itself_goes_before_what_was_told_earlier() -> None:
    """Another order number there is the one that is meant."""
    before = sentence("where is my order 88120?", "ask_track_order")
    assert opened_after(before, text="order 91377 is broken").slots["order_number"] == "PC-91377"


def test_what_was_heard_before_is_confirmed_before_it_refuses() -> None:
    """As anything that nobody asked for."""
    before = sentence("I got it from some guy", purchased_from="unauthorized_reseller")
    talk = opened_after(before, text="I changed my mind", reason="change_of_mind")

    assert talk.asked == "confirm_purchased_from"


def test_a_claim_under_way_takes_nothing_from_before() -> None:
    """What it was opened with is done; a line emptied since stays empty."""
    talk = Talk().opens().until("order_number")
    before = (sentence("order 88120", "inform"),)

    talk.turn(replace(sentence("hmm"), before=before))

    assert not talk.slots.get("order_number")


# --- the claim before it ------------------------------------------------------------

LAST = {"order_number": "PC-20418", "purchased_from": "store", "purchased_on": "2026-03-05"}


@pytest.mark.parametrize(
    "text",
    ["the charger from the same order is dead", "a charger came with it, same box, it's dead"],
)
def test_a_second_claim_on_the_same_order_is_not_asked_for_it(text: str) -> None:
    """Its number, seller and days are those of the claim just filed."""
    talk = Talk()
    talk.slots["last_claim"] = LAST
    talk.says(text, "report_defect", reason="defective", product="charger")

    assert talk.given(*LAST) == LAST
    assert talk.asked == "wants"


def test_without_a_word_of_it_the_order_is_asked_for_and_may_be_the_same() -> None:
    """It may be another; "same as before" answers the question."""
    talk = Talk()
    talk.slots["last_claim"] = LAST
    talk.says("my charger is dead", "report_defect", reason="defective", product="charger")
    assert talk.asked == "order_number"

    talk.says("same as before")
    assert talk.given(*LAST) == LAST


def test_a_claim_leaves_what_holds_for_its_order() -> None:
    """Not the item, nor what is wrong with it."""
    talk = Talk().opens().until("review")
    assert set(shared(talk.draft)) == {"order_number", "purchased_from", "purchased_on"}


def test_a_second_item_reported_in_the_middle_is_kept_for_later() -> None:
    """The one under way goes on; the same one told again, or a mere mention, is no second item."""
    talk = Talk().opens().until("wants")
    talk.says("I also have a charger that's dead", reason="defective", product="charger")
    assert "one_at_a_time" in talk.words
    assert [item["product"] for item in talk.slots["later"]] == ["charger"]

    talk.says("the folio case also has a dent", reason="damaged", product="folio case")
    talk.says("I use it with a keyboard too", product="keyboard")
    assert len(talk.slots["later"]) == 1


# --- in the claim --------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "I told you already",
        "already gave you that",
        "as I said, it's cracked",
        "you already have my e-mail",
        "why are you asking me this again",
        "you asked me that before",
        "it's in my first message",
        "I just said that",
        "how many times do I have to say it",
    ],
)
def test_who_was_asked_twice_hears_what_is_there_and_is_asked_for_the_rest(text: str) -> None:
    """With an apology the first time; nothing is skipped, and nothing counted as a slip."""
    talk = Talk().opens().until("wants")

    talk.says(text, "cannot_provide")
    assert (talk.words, talk.asked) == (["told_already", "unfit_wants"], "wants")
    assert "20418" in talk.heard
    assert "wants" not in talk.draft.declined

    talk.says(text, "complain")
    assert "told_already" not in talk.words


def test_a_complaint_after_a_slip_brings_the_explanation_and_the_ways_out() -> None:
    """What was told did not fit the question, so it is explained at once."""
    talk = Talk("casesora").opens().until("condition")
    talk.says("the colour is blue")
    talk.says("it is, as I said, blue")

    assert talk.words == ["told_already", "explain_condition"]
    assert "Go on without it" in talk.choices


@pytest.mark.parametrize(
    "text",
    [
        "I told the seller already",
        "I gave it to my son",
        "it already broke",
        "I already sent them mail",
    ],
)
def test_what_was_told_or_given_to_others_is_no_complaint(text: str) -> None:
    """It was not told here."""
    assert not en.says_told_already(text)


def test_what_is_told_beside_the_complaint_is_heard() -> None:
    """The value asked for, said once more, or for the first time."""
    talk = Talk().opens().until("purchased_on")
    talk.says("I told you already, March 5")
    assert (talk.slots["purchased_on"], talk.asked) == ("2026-03-05", "wants")


def test_a_description_asked_for_twice_is_let_go() -> None:
    """The staff read the conversation too."""
    talk = Talk().opens().until("details")
    talk.says("I already told you what's wrong")
    assert talk.asked not in (None, "details")


def test_who_lacks_it_is_believed_whatever_the_words() -> None:
    """ "I said I don't have it" skips the question."""
    talk = Talk().opens().until("order_number")
    talk.says("I told you I don't have it", "cannot_provide")
    assert talk.words[0] == "without_order_number"


def test_what_was_not_known_may_still_be_told_later() -> None:
    """A seller told at another question, and told back, for nobody asked for it there."""
    talk = Talk().opens().until("purchased_from")
    talk.says("no idea", "cannot_provide")
    assert talk.slots["purchased_from"] == "unknown"
    talk.says("oh, on your website", purchased_from="store")
    assert (talk.slots["purchased_from"], talk.words[0]) == ("store", "noted")


def test_no_idea_is_of_what_was_asked() -> None:
    """Not of the seller, whose button says the same."""
    talk = Talk().opens().until("purchased_on")
    talk.says("no clue", "cannot_provide", purchased_from="unknown")
    assert talk.slots["purchased_from"] == "store"
    assert "purchased_on" in talk.draft.declined


def test_a_new_start_keeps_whose_order_it_is() -> None:
    """And says so; where nothing was told there is nothing to say."""
    talk = Talk().opens().until("order_number")
    talk.says("start over", "start_over")
    talk.says("yes", "affirm")
    assert talk.words[0] == "starting_over"

    talk = Talk().opens("it broke, order 20418, ana@example.com", reason="defective")
    talk.says("start over", "start_over")
    talk.says("yes", "affirm")
    assert talk.given("reason", "order_number", "email") == {
        "reason": None,
        "order_number": "PC-20418",
        "email": "ana@example.com",
    }
    assert "20418, ana@example.com" in talk.heard


def test_the_order_of_a_message_that_the_staff_have_is_not_asked_again() -> None:
    """Unless the claim names another."""
    handed = HandedOver("MSG-1", "message", "ana@example.com", order="PC-31302").as_slot()
    talk = Talk()
    talk.slots["handed_over"] = handed
    assert talk.opens().slots["order_number"] == "PC-31302"

    talk = Talk()
    talk.slots["handed_over"] = handed
    talk.opens("the hinge broke, order PC-20418", reason="defective")
    assert talk.slots["order_number"] == "PC-20418"
