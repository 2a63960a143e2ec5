"""What may happen in the middle of a claim, and what is heard before its end."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from claimdesk.conversation.shared.draft import FIELDS
from claimdesk.conversation.shared.turn import Turn
from tests.unit.conversation.talk import ANSWERS, Talk, sentence

ASKABLE = [
    ("order_number", "It's faulty", "procase"),
    ("product", "It's faulty", "procase"),
    ("details", "It's faulty", "procase"),
    ("purchased_on", "It's faulty", "procase"),
    ("wants", "It's faulty", "procase"),
    ("condition", "I changed my mind", "procase"),
    ("price", "I changed my mind", "procase"),
    ("photo", "I got the wrong item", "procase"),
    ("delivered_on", "It's faulty", "casesora"),
    ("proof_of_purchase", "It's faulty", "casesora"),
]


def asked_for(field: str, reason: str = "It's faulty", store: str = "procase") -> Talk:
    """A claim that waits for this field."""
    return Talk(store).opens().until(field, reason=(reason,))


def test_a_question_is_answered_and_the_claim_goes_on_where_it_was() -> None:
    """The store's answer, then the same question again; nothing entered is lost."""
    talk = asked_for("product")
    before = talk.given(*FIELDS)

    talk.says("how long does shipping take?", "ask_shipping_time", questions=("ask_shipping_time",))

    assert talk.words == ["utter_ask_shipping_time", "ask_product"]
    assert talk.given(*FIELDS) == before


def test_two_questions_in_the_middle_get_two_answers() -> None:
    """In the order asked, before the form's own question."""
    talk = asked_for("order_number")

    talk.says(
        "how long is shipping? and what does it cost?",
        "ask_shipping_time",
        questions=("ask_shipping_time", "ask_shipping_cost"),
    )

    assert talk.words == ["utter_ask_shipping_time", "utter_ask_shipping_cost", "ask_order_number"]


def test_an_answer_that_resembles_a_question_is_only_an_answer() -> None:
    """A day that sounds like asking about a parcel brings no lecture on tracking."""
    talk = asked_for("delivered_on", store="casesora")

    talk.says("it arrived on March 10", "ask_track_order", questions=("ask_track_order",))

    assert talk.words == ["ask_condition"]
    assert talk.slots["delivered_on"] == "2026-03-10"


def test_an_answer_and_a_question_in_one_message_are_both_heard() -> None:
    """The value is kept, and the question with its question mark is answered."""
    talk = asked_for("order_number")

    talk.says(
        "20418. how long does a refund take?", "ask_refund_time", questions=("ask_refund_time",)
    )

    assert talk.slots["order_number"] == "PC-20418"
    assert talk.words == ["utter_ask_refund_time", "ask_product"]


@pytest.mark.parametrize("field", ["product", "details"])
@pytest.mark.parametrize(
    "text", ["what do you need that for?", "why", "do I have to", "is it important?"]
)
def test_a_question_is_never_taken_for_free_text(field: str, text: str) -> None:
    """A question is neither a product nor a description, whatever it was understood as."""
    talk = asked_for(field)

    talk.says(text)

    assert talk.slots.get(field) is None
    assert talk.asked == field


@pytest.mark.parametrize(
    "intent", ["greet", "thank", "affirm", "deny", "ask_help", "bot_challenge"]
)
@pytest.mark.parametrize("field", ["product", "details"])
def test_a_nod_is_never_taken_for_free_text(field: str, intent: str) -> None:
    """Nor is a greeting, a yes or a thank you."""
    talk = asked_for(field)

    talk.says("okay then", intent)

    assert talk.slots.get(field) is None
    assert talk.asked == field


@pytest.mark.parametrize("intent", ["thank", "ask_help", "bot_challenge", "complain"])
def test_small_talk_is_answered_before_the_question_again(intent: str) -> None:
    """It gets its usual words, and does not count as an answer that does not fit."""
    talk = asked_for("order_number")

    talk.says("whatever was said", intent)

    assert talk.words == [f"utter_{intent}", "ask_order_number"]
    assert not talk.slots.get("misses")


def test_a_correction_changes_what_was_given_and_says_so() -> None:
    """In the middle of another question, which is then asked again."""
    talk = asked_for("purchased_on")

    talk.says("wait, the order number is 20481", "correct")

    assert talk.slots["order_number"] == "PC-20481"
    assert talk.words == ["corrected", "ask_purchased_on"]
    assert "Order number: PC-20481" in talk.heard


def test_a_value_in_passing_does_not_change_what_was_given() -> None:
    """Without a word of correction a second number is not taken for the first one's correction."""
    talk = asked_for("details")

    talk.says("the box has 99887 printed on it and the hinge is torn")

    assert talk.slots["order_number"] == f"PC-{ANSWERS['order_number']}"


def test_a_corrected_reason_makes_earlier_notices_void() -> None:
    """What was said of a change of mind is not taken as said of a defect."""
    talk = Talk("casesora").opens("I don't like it", "ask_change_of_mind", reason="change_of_mind")
    talk.says("yes", "affirm")
    assert talk.asked == "go_on"

    talk.says("sorry, it is actually broken", "correct", reason="defective")

    assert talk.slots["noticed"] == []
    assert "corrected" in talk.words
    assert talk.asked == "order_number"


def test_stop_asks_once_and_stops() -> None:
    """A yes forgets the claim and ends the form."""
    talk = asked_for("product")

    talk.says("stop", "stop")
    assert (talk.words, talk.asked, talk.step.then) == (["confirm_stop"], "stop", None)
    talk.chooses("Yes, stop")

    assert talk.step.then == "stop"
    assert talk.slots["order_number"] is None


def test_stop_said_twice_stops() -> None:
    """Whoever says it again means it."""
    talk = asked_for("product")
    talk.says("stop", "stop")

    assert talk.says("stop!!", "stop").then == "stop"


def test_a_no_to_stopping_goes_on_where_it_was() -> None:
    """With everything that was entered."""
    talk = asked_for("product")
    talk.says("stop", "stop")

    talk.chooses("No, go on")

    assert talk.words == ["going_on", "ask_product"]
    assert talk.slots["order_number"] == f"PC-{ANSWERS['order_number']}"


def test_an_answer_in_place_of_yes_or_no_goes_on_with_it() -> None:
    """Whoever gives what was asked before has not stopped."""
    talk = asked_for("order_number")
    talk.says("stop", "stop")

    talk.says("oh well, it is 20418")

    assert talk.slots["order_number"] == "PC-20418"
    assert talk.asked == "product"


def test_start_over_begins_with_an_empty_claim_and_a_new_key() -> None:
    """Of the old one only order and address are kept, and it cannot be taken for the old one."""
    talk = Talk().opens().until("review")
    key = talk.slots["claim_key"]

    talk.says("start over", "start_over")
    assert (talk.words, talk.slots["claim_key"]) == (["confirm_start_over"], key)
    talk.says("yes", "affirm")

    assert talk.words == ["starting_over_with", "ask_reason"]
    assert {name: value for name, value in talk.given(*FIELDS).items() if value} == {
        "order_number": "PC-20418",
        "email": ANSWERS["email"],
    }
    assert talk.slots["claim_key"] not in (None, key)


@pytest.mark.parametrize(
    ("text", "intent", "then"),
    [
        ("something else", "talk_to_human", "person"),
        ("my other claim, how is that one", "check_claim", "check"),
    ],
)
def test_other_wishes_leave_the_form_with_all_that_was_entered(
    text: str, intent: str, then: str
) -> None:
    """A person or another claim may be asked for at any time; the draft stays."""
    talk = asked_for("product")

    step = talk.says(text, intent)

    assert (step.then, step.ask) == (then, None)
    assert talk.slots["order_number"] == f"PC-{ANSWERS['order_number']}"


@pytest.mark.parametrize(("field", "reason", "store"), ASKABLE)
def test_two_answers_that_do_not_fit_bring_an_explanation_and_ways_on(
    field: str, reason: str, store: str
) -> None:
    """First the question in other words, then what it is for, with a way on without it."""
    talk = asked_for(field, reason, store)

    talk.says("??", "nlu_fallback")
    assert talk.words == [f"unfit_{field}"]
    talk.says("??", "nlu_fallback")

    assert talk.words == [f"explain_{field}"]
    assert {"Go on without it", "Talk to a person", "Stop"} <= set(talk.choices)
    assert talk.asked == field


@pytest.mark.parametrize("field", ["reason", "email"])
def test_what_no_claim_goes_without_offers_a_person(field: str) -> None:
    """No way on without a reason or an address, but never a dead end."""
    talk = Talk().opens() if field == "reason" else asked_for(field)

    talk.says("??", "nlu_fallback")
    talk.says("??", "nlu_fallback")

    assert talk.words == [f"explain_{field}"]
    assert {"Talk to a person", "Stop"} <= set(talk.choices)
    assert "Go on without it" not in talk.choices


def test_an_explanation_of_a_choice_offers_the_choices_again() -> None:
    """The buttons of the question come back with the ways on."""
    talk = Talk().opens()
    talk.says("??", "nlu_fallback")

    talk.says("??", "nlu_fallback")

    assert {"It's faulty", "I got the wrong item", "Something else"} <= set(talk.choices)


@pytest.mark.parametrize(
    ("field", "answers"),
    [
        ("wants", {}),
        ("purchased_from", {}),
        ("condition", {"reason": ("I changed my mind",)}),
        ("product_kind", {"purchased_on": "2025-11-01", "delivered_on": "2025-11-05"}),
    ],
)
def test_every_explained_choice_can_still_be_picked(field: str, answers: dict[str, Any]) -> None:
    """The explanation names things to pick: they are there to be picked."""
    talk = Talk().opens().until(field, **{"product": "a gizmo", **answers})
    offered = set(talk.choices)
    talk.says("??", "nlu_fallback")

    talk.says("??", "nlu_fallback")

    assert talk.words == [f"explain_{field}"]
    assert offered <= set(talk.choices)


def test_a_fitting_answer_clears_the_misses() -> None:
    """The next question starts with a clean slate."""
    talk = asked_for("order_number")
    talk.says("??", "nlu_fallback")

    talk.says("20418")
    talk.says("??", "nlu_fallback")

    assert talk.words == ["unfit_product"]


@pytest.mark.parametrize(("field", "reason", "store"), ASKABLE)
def test_every_field_but_two_can_be_gone_without(field: str, reason: str, store: str) -> None:
    """It is said what that means, it is not asked again, and the claim comes to its card."""
    talk = asked_for(field, reason, store)

    talk.says("I don't have that", "cannot_provide")

    assert talk.words[0] == f"without_{field}"
    assert talk.asked != field
    talk.until("review")
    assert talk.questions.count(field) == 1
    assert f"{field_label(talk, field)}: not given" in talk.heard


def field_label(talk: Talk, field: str) -> str:
    """The label of a field on the card."""
    card = talk.step.say[-1].card
    assert card is not None
    return next(line["label"] for line in card["lines"] if line["field"] == field)


def test_who_cannot_say_where_it_was_bought_does_not_know() -> None:
    """That is an answer of its own, which a person looks at."""
    talk = asked_for("purchased_from")

    talk.says("no idea", "cannot_provide")

    assert talk.slots["purchased_from"] == "unknown"
    assert talk.asked == "purchased_on"


@pytest.mark.parametrize("field", ["reason", "email"])
def test_declining_what_no_claim_goes_without_explains_why(field: str) -> None:
    """It is not skipped, and a person is offered."""
    talk = Talk().opens() if field == "reason" else asked_for(field)

    talk.says("I'd rather not", "cannot_provide")

    assert (talk.words, talk.asked) == ([f"explain_{field}"], field)
    assert "Talk to a person" in talk.choices


def test_a_photo_may_be_declined_before_it_is_asked_for() -> None:
    """It is not asked for later on."""
    talk = asked_for("product", "I got the wrong item")

    talk.says("by the way I can't send a photo", "cannot_provide")

    assert talk.words == ["without_photo", "ask_product"]
    talk.until("review")
    assert "photo" not in talk.questions


def test_a_declined_field_can_still_be_given() -> None:
    """Who finds the number after all is heard."""
    talk = asked_for("order_number")
    talk.says("lost it", "cannot_provide")
    assert talk.slots["declined"] == ["order_number"]

    talk.says("ah, here it is: order number 20418")

    assert talk.slots["order_number"] == "PC-20418"
    assert talk.slots["declined"] == []


def test_photos_are_counted_and_kept_in_order() -> None:
    """A photo sent early is kept and not asked for again."""
    talk = asked_for("product", "I got the wrong item")

    talk.sends_photo("a")
    talk.sends_photo("b")

    assert talk.slots["photo"] == ["a", "b"]
    assert talk.words == ["photo_kept", "ask_product"]
    talk.until("review")
    assert "photo" not in talk.questions


def test_a_photo_sent_twice_counts_once() -> None:
    """The same evidence is not kept a second time."""
    talk = asked_for("photo", "I got the wrong item")
    talk.sends_photo("a")
    talk.sends_photo("a")

    assert talk.slots["photo"] == ["a"]


def test_six_photos_are_the_most() -> None:
    """The sixth is kept, the seventh is not."""
    talk = asked_for("product", "I got the wrong item")
    for number in range(1, 8):
        talk.sends_photo(f"photo-{number}")

    assert talk.slots["photo"] == [f"photo-{number}" for number in range(1, 7)]


def test_the_most_photos_count_the_receipt_too() -> None:
    """Five photos and a receipt are six."""
    talk = asked_for("product", store="casesora")
    for number in range(5):
        talk.sends_photo(f"photo-{number}")
    talk.until("proof_of_purchase")
    talk.sends_photo("receipt")
    talk.sends_photo("one-too-many")

    assert len(talk.draft.evidence) == 6
    assert "one-too-many" not in talk.draft.evidence


def test_a_photo_that_is_not_kept_is_not_said_to_be_kept() -> None:
    """Thanks only for what is with the claim."""
    talk = asked_for("product", "I got the wrong item")
    for number in range(6):
        talk.sends_photo(f"photo-{number}")

    talk.sends_photo("photo-7")

    assert talk.words == ["photos_enough", "ask_product"]


def test_a_receipt_is_told_from_a_photo_of_the_item() -> None:
    """What is sent when the receipt is asked for is the receipt."""
    talk = asked_for("photo", store="casesora")

    talk.sends_photo("item")
    assert talk.asked == "proof_of_purchase"
    talk.sends_photo("receipt")

    assert talk.given("photo", "proof_of_purchase") == {
        "photo": ["item"],
        "proof_of_purchase": ["receipt"],
    }


def test_what_the_terms_speak_against_is_told_once_with_ways_on() -> None:
    """Every reason with its term, before the shopper is asked for all the rest."""
    talk = Talk("casesora").opens("I don't like it", "ask_change_of_mind", reason="change_of_mind")
    talk.says("yes", "affirm")

    assert (talk.words, talk.asked) == (["not_eligible_so_far"], "go_on")
    assert "We don't take returns for a change of mind" in talk.heard
    assert {
        "Go on and let our staff decide",
        "Talk to a person",
        "Change something",
        "Stop",
    } == set(talk.choices)
    talk.chooses("Go on and let our staff decide")
    talk.until("review")
    assert talk.questions.count("go_on") == 1


def test_a_yes_goes_on_after_a_notice() -> None:
    """In words as by the button."""
    talk = Talk("casesora").opens("I don't like it", reason="change_of_mind")
    talk.says("yes", "affirm")
    assert talk.asked == "go_on"

    talk.says("yes please", "affirm")

    assert talk.asked == "order_number"


def test_change_something_after_a_notice_offers_the_lines() -> None:
    """A wrong date is put right, and the claim stands again."""
    talk = Talk().opens().until("purchased_on", reason=("I changed my mind",))
    talk.says("January 5")
    assert talk.asked == "go_on"
    assert "66 days; the last day was 4 February 2026" in talk.heard

    talk.chooses("Change something")
    talk.chooses("Change: Bought on")
    talk.says("March 5")

    assert talk.slots["purchased_on"] == "2026-03-05"
    assert talk.asked == "condition"


def test_a_return_that_is_over_goes_on_under_the_warranty() -> None:
    """Told once, and from then on only what the warranty needs is asked."""
    talk = asked_for("purchased_on")

    talk.says("January 5")

    assert talk.words == ["goes_on_as_warranty", "ask_delivered_on"]
    assert "return" not in talk.heard
    talk.until("review", delivered_on="January 9")
    assert talk.step.say[-1].response == "review"
    assert "warranty" in talk.slots["noticed"]


def test_who_wants_the_money_back_hears_why_it_is_no_return() -> None:
    """Others asked for none."""
    talk = asked_for("purchased_on")

    talk.says("January 5, I want my money back", remedy="refund")

    assert talk.words[-2:] == ["goes_on_as_warranty_not_return", "ask_delivered_on"]
    assert "66 days; the last day was 4 February 2026" in talk.heard


def test_anothers_address_is_told_the_staff_and_replaces_none() -> None:
    """On the way and at the review, where the line is named."""
    talk = asked_for("review")

    talk.says("put my brother's email in there too, bro@example.com, he ordered it")

    assert talk.slots["email"] == "sam@example.com"
    assert "bro@example.com" in talk.slots["details"]
    talk.says("change the email to kim@example.com")
    assert talk.slots["email"] == "kim@example.com"


def test_a_slip_put_right_is_no_reason() -> None:
    """Though "wrong one" was taken for one."""
    talk = asked_for("review")

    talk.says("sorry, wrong number, it's PC-31555", "correct", reason="wrong_item")

    assert talk.given("reason", "order_number") == {
        "reason": "defective",
        "order_number": "PC-31555",
    }


def test_an_item_that_is_fine_after_all_is_kept_in_mind_no_longer() -> None:
    """It was told of beside the one that is not."""
    talk = asked_for("review")
    talk.slots["later"] = [{"product": "sleeve", "details": "torn"}]

    talk.says("the sleeve is fine by the way, just the folio is bad")

    assert not talk.slots["later"]
    assert talk.words == ["item_left_out", "review_changes"]


def test_the_kind_of_product_is_asked_only_where_the_warranty_hangs_on_it() -> None:
    """Delivered four months ago, a charger is covered and a case is not."""
    talk = asked_for("product")
    talk.says("a gizmo")
    talk.until("product_kind", purchased_on="2025-11-01", delivered_on="2025-11-05")

    assert "Electronic (a charger or keyboard)" in talk.choices
    talk.chooses("Not electronic (a case, folio or sleeve)")

    assert talk.asked == "go_on"


@pytest.mark.parametrize(
    ("product", "kind"),
    [
        ("wireless charger", "electronic"),
        ("folio case", "standard"),
        ("two phone cases", "standard"),
    ],
)
def test_the_kind_is_known_from_the_products_name(product: str, kind: str) -> None:
    """Nobody who named a wireless charger is asked whether it is electronic."""
    talk = asked_for("product")
    talk.says(f"a {product}", product=product)

    talk.until("review", "go_on", purchased_on="2025-11-01", delivered_on="2025-11-05")

    assert talk.slots["product_kind"] == kind
    assert "product_kind" not in talk.questions


def test_a_corrected_product_corrects_its_kind() -> None:
    """The warranty of the charger is not that of the case named first."""
    talk = asked_for("purchased_from")
    assert talk.slots["product_kind"] == "standard"

    talk.says("wait, it was the wireless charger", "correct", product="wireless charger")

    assert talk.slots["product_kind"] == "electronic"


def test_a_product_changed_at_the_card_to_one_of_no_known_kind_forgets_the_kind() -> None:
    """What was true of the first product is not held against the second."""
    talk = Talk().opens().until("review", product="wireless charger")
    assert talk.slots["product_kind"] == "electronic"

    talk.chooses("Change: Product")
    talk.says("a gizmo")

    assert talk.slots["product"] == "gizmo"
    assert talk.slots.get("product_kind") is None


@pytest.mark.parametrize(
    ("text", "came"),
    [
        ("November 2", "2025-11-02"),
        ("early November", {"earliest": "2025-11-01", "latest": "2025-11-10"}),
        ("a few days after I ordered, November 3", "2025-11-03"),
        ("February 3 2026", "2026-02-03"),
        ("March 3", "2026-03-03"),
    ],
)
def test_a_day_without_its_year_is_of_the_year_that_the_other_day_has_it_in(
    text: str, came: Any
) -> None:
    """What was bought in November came in that, and in March in the one after."""
    bought = "December 20 2025" if text == "March 3" else "October 27 2025"
    talk = Talk(today=date(2026, 12, 1)).opens(reason="defective", product="charger")
    talk.until("delivered_on", purchased_on=bought)

    talk.says(text)

    assert talk.slots["delivered_on"] == came


def test_a_time_of_use_longer_than_the_item_was_there_is_asked_about() -> None:
    """Once: what is said then is taken."""
    talk = Talk("casesora").opens("the ring snapped off after three weeks", reason="defective")
    talk.until("delivered_on").says("March 6")

    assert talk.asked == "delivered_on"
    assert 'You told me "after three weeks"' in talk.heard
    talk.says("February 6")
    assert talk.slots["delivered_on"] == "2026-02-06"

    talk = Talk("casesora").opens("it tore after a week", reason="defective")
    talk.until("delivered_on").says("March 4")
    assert "used_longer" not in talk.words


def test_a_day_that_was_put_right_is_not_asked_to_be_confirmed() -> None:
    """It was told on purpose; a day heard in passing is."""
    talk = Talk("casesora").opens(
        "my case is torn, it came on February 20", "report_defect", reason="defective"
    )
    assert talk.asked == "confirm_delivered_on"
    talk.chooses("Yes, that's right")
    talk.says("sorry, it came on February 10, not the 20th", "correct")

    assert talk.slots["delivered_on"] == "2026-02-10"
    assert talk.asked == "go_on"


def test_dates_that_contradict_each_other_are_asked_about() -> None:
    """Nothing arrives before it is bought; neither date is kept silently."""
    talk = asked_for("delivered_on", store="casesora")

    talk.says("I bought it on March 11 and it came on March 10")

    assert "dates_contradict" in talk.words
    assert "Tuesday, 10 March 2026" in talk.heard
    assert talk.asked == "delivered_on"


def test_an_old_button_with_an_unknown_field_does_no_harm() -> None:
    """The form goes on where it was."""
    talk = asked_for("product")

    talk.turn(Turn("/inform", "inform", (), {"field": ("password",)}, is_choice=True))

    assert talk.asked == "product"


def test_an_old_button_of_stopping_is_no_answer_to_another_question() -> None:
    """A "Yes, stop" pressed later is a bare yes, which is no product."""
    talk = asked_for("order_number")
    talk.says("stop", "stop")
    old = talk.choices
    talk.chooses("No, go on")
    talk.says("20418")

    talk.chooses("Yes, stop", old)

    assert talk.step.then is None
    assert talk.slots.get("product") is None


@pytest.mark.parametrize("text", ["What do you mean?", "I don't understand", "why?"])
def test_who_asks_what_is_meant_hears_the_explanation(text: str) -> None:
    """At once, and with a way on without an answer."""
    talk = Talk()
    talk.turn(Turn("It broke.", "report_defect", (), {"reason": ("defective",)}))

    talk.turn(Turn(text, "cannot_provide"))

    assert talk.words == [f"explain_{talk.asked}"]


def test_a_claim_that_was_dropped_can_be_taken_up_with_all_that_was_told() -> None:
    """The questions for the staff go along."""
    talk = asked_for("wants")
    product = talk.slots["product"]
    talk.slots["open_questions"] = ["does it come in red?"]
    talk.says("stop", "stop")
    talk.says("yes", "affirm")
    assert talk.step.then == "stop"
    assert talk.slots["product"] is None

    talk.asked = None
    talk.turn(replace(sentence("can you bring it back?"), entities={"next_item": ("yes",)}))

    assert talk.asked == "wants"
    assert talk.slots["product"] == product
    assert talk.slots["open_questions"] == ["does it come in red?"]


def test_another_claim_takes_no_more_than_the_questions_of_a_dropped_one() -> None:
    """They are for the staff in any case."""
    talk = asked_for("wants")
    talk.slots["open_questions"] = ["does it come in red?"]
    talk.says("stop", "stop")
    talk.says("yes", "affirm")

    talk.asked = None
    talk.opens()

    assert talk.asked == "reason"
    assert talk.slots["open_questions"] == ["does it come in red?"]


def test_one_picture_may_be_of_the_item_and_of_the_receipt() -> None:
    """It stands for whatever it was sent for; unasked it is the same one once more."""
    talk = asked_for("photo", store="casesora")
    talk.sends_photo("photo-1")
    assert talk.asked == "proof_of_purchase"

    talk.sends_photo("photo-1")

    assert talk.given("photo", "proof_of_purchase") == {
        "photo": ["photo-1"],
        "proof_of_purchase": ["photo-1"],
    }
    assert talk.draft.evidence == ("photo-1",)
    assert talk.asked != "proof_of_purchase"


@pytest.mark.parametrize(
    "text",
    [
        "I only have it as a Word file, would that be enough?",
        "can I send my bank statement instead",
        "is the paper slip ok",
        "do I have to make a scan, or is a screenshot fine",
    ],
)
def test_who_asks_what_may_be_sent_has_something_to_send(text: str) -> None:
    """The question stays, with what will do."""
    talk = asked_for("proof_of_purchase", store="casesora")

    talk.says(text, "cannot_provide")

    assert (talk.words, talk.asked) == (["explain_proof_of_purchase"], "proof_of_purchase")


@pytest.mark.parametrize(
    "text",
    ["is it ok if I don't have one?", "can I send it later?", "I have no receipt, is that ok"],
)
def test_who_asks_to_go_without_may(text: str) -> None:
    """That is no question of what will do."""
    talk = asked_for("proof_of_purchase", store="casesora")

    talk.says(text, "cannot_provide")

    assert talk.asked != "proof_of_purchase"


def test_what_was_gone_without_may_be_found_after_all() -> None:
    """It is asked for again then."""
    talk = asked_for("proof_of_purchase", store="casesora")
    talk.says("I don't have one", "cannot_provide")

    talk.says("oh wait, I do have the receipt")

    assert talk.asked == "proof_of_purchase"


def test_another_wish_beside_whether_something_is_needed_is_heard() -> None:
    """The reason is given, the wish that was told is kept, and the question stands."""
    talk = Talk().opens().until("email")

    talk.says(
        "do you really need that as well? you did get that I want a new one now, not the money?",
        remedy="replacement",
    )

    assert (talk.slots["wants"], talk.asked) == ("replacement", "email")
    assert talk.words[-1] == "explain_email"


def test_another_shops_order_number_is_asked_for_and_taken() -> None:
    """From who bought there; one that is only offered is welcome."""
    talk = Talk().opens("my charger is dead", reason="defective", product="charger")
    talk.says("no PC number, I have it from amazon", "cannot_provide", purchased_from="marketplace")

    assert talk.asked == "order_number"
    assert talk.words[-1] == "ask_order_number_elsewhere"
    for text in ("would the amazon number help?", "I said amazon. can I give you their order id?"):
        talk.says(text, "ask_claim_requirements")
        assert (talk.asked, talk.words) == ("order_number", ["order_number_elsewhere_will_do"])
    talk.says("113-4482917-7720316")
    assert talk.slots["order_number"] == "113-4482917-7720316"


@pytest.mark.parametrize(
    ("today", "said"),
    [
        # Three business days from a Tuesday, with Thanksgiving between: the Monday.
        (date(2026, 11, 26), None),
        (date(2026, 11, 29), "closes_tomorrow"),
        (date(2026, 11, 30), "closes_today"),
    ],
)
def test_the_last_day_is_told_before_it_is_over(today: date, said: str | None) -> None:
    """With the card, once: a claim that is ready may not lie about until it is too late."""
    talk = Talk("casesora", today).opens("the ring came cracked", reason="damaged")

    talk.until("review", purchased_on="2026-11-18", delivered_on="2026-11-24")

    assert [name for name in talk.words if name.startswith("closes")] == ([said] if said else [])
    if said:
        assert "Monday, 30 November 2026" in talk.heard


def test_one_of_two_days_narrows_a_rough_one() -> None:
    """Told after it, or beside it."""
    either = {"earliest": "2026-02-19", "latest": "2026-02-20"}
    talk = Talk().opens().until("purchased_on")
    talk.says("a few weeks ago", date="a few weeks ago")
    talk.says("around the 19th or the 20th of February", date="February")
    assert talk.slots["purchased_on"] == either

    talk = Talk().opens().until("purchased_on")
    talk.says("a few weeks back I think. it was the 19th or 20th of February", date="February")
    assert talk.slots["purchased_on"] == either


def test_days_told_beside_looking_back_are_doubted_as_well() -> None:
    """They can't both be: which is right is asked, and nothing fails."""
    talk = Talk("casesora").opens("it came cracked", reason="damaged").until("wants")
    talk.slots |= {"purchased_on": "2026-03-05", "delivered_on": None}

    talk.says("what have you got until now? It was delivered on March 1")

    assert ("dates_contradict" in talk.words, talk.asked) == (True, "delivered_on")


def test_what_works_again_leaves_no_question_unanswered() -> None:
    """It is asked whether to stop, and what was asked beside it is answered."""
    talk = Talk().opens("my stand wobbles", reason="defective").until("condition", "email")

    talk.says("it works again now. who pays the return shipping though?")

    assert talk.asked == "stop"
    assert len(talk.words) > 1


def test_who_tells_that_it_failed_in_use_is_not_asked_how_it_is() -> None:
    """It shows on the card; where use would speak against the claim, it is asked all the same."""
    told = "the left hinge held fine for six weeks and then it snapped"
    talk = Talk("procase").opens(told, "report_defect", reason="defective")
    talk.until("purchased_on").says("January 2")
    talk.until("delivered_on").says("January 4")
    talk.until("review")
    assert talk.slots["condition"] == "used"
    assert "ask_condition" not in talk.words

    talk = Talk("casesora").opens(told, "report_defect", reason="defective")
    talk.until("condition")


def test_what_is_told_beside_an_open_doubt_is_noted() -> None:
    """The question stands, and the shopper sees that the number was heard."""
    talk = Talk("casesora").opens(
        "the strap tore, it came on February 12", "report_defect", reason="defective"
    )
    assert talk.asked == "confirm_delivered_on"

    talk.says("it's order 30377 by the way")

    assert talk.asked == "confirm_delivered_on"
    assert "noted" in talk.words
    assert "30377" in talk.heard


def test_a_number_is_no_place_among_the_choices() -> None:
    """Whatever it is taken for: it is an order number, or an address."""
    talk = Talk("procase").opens("I want to send it back", "open_return").until("reason")

    text = "PC-30377 ann@example.com"
    entities = {"order_number": ("PC-30377",), "email": ("ann@example.com",)}
    talk.turn(Turn(text, "inform", entities=entities, answers={"choice": ("third", 0.9)}))

    assert talk.asked == "reason"
    assert talk.slots["order_number"] == "PC-30377"
    assert talk.slots["email"] == "ann@example.com"


@pytest.mark.parametrize("said", ["it came around the 18th", "it came the 18th or so"])
def test_a_rough_day_without_its_month_is_of_the_month_told(said: str) -> None:
    """As a sure one is: what was bought on 12 October came around the 18th of October."""
    talk = Talk("procase").opens("the hinge cracked", "report_defect", reason="defective")
    talk.until("purchased_on", purchased_on="January 12").says("January 12")
    talk.until("delivered_on").says(said)

    assert talk.slots["delivered_on"] == {"earliest": "2026-01-15", "latest": "2026-01-21"}


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("not have, sorry", "inform"),
        ("Please look. No number. I wrote it before", "correct"),
        ("I dont have number!! I told you. It was bought on March 5", "correct"),
        ("number we dont find", "nlu_fallback"),
    ],
)
def test_what_cannot_be_given_is_gone_without_whatever_it_is_taken_for(
    text: str, intent: str
) -> None:
    """And what stands beside it is heard."""
    talk = Talk().opens().until("order_number")
    talk.says(text, intent)
    assert "order_number" in talk.draft.declined
    assert talk.asked not in ("order_number", None)
    if "March" in text:
        assert talk.slots["purchased_on"] == "2026-03-05"


def test_the_mail_that_cannot_be_found_is_not_the_address() -> None:
    """Which was not asked for yet: what the mail would show is gone without."""
    talk = Talk().opens().until("purchased_on")
    talk.slots["purchased_on"] = {"earliest": "2026-02-25", "latest": "2026-02-28"}
    talk.says("no, first week of march. i cant find the email", "cannot_provide")
    assert talk.words.count("without_purchased_on") == 1
    assert talk.slots["purchased_on"]["latest"] == "2026-03-07"
    assert "explain_email" not in talk.words


def test_a_day_that_is_told_is_kept_though_the_mail_is_lost() -> None:
    """Nothing of it is left to the staff."""
    talk = Talk().opens().until("purchased_on")
    talk.says("March 5, I lost the mail", "inform")
    assert talk.slots["purchased_on"] == "2026-03-05"
    assert "purchased_on" not in talk.draft.declined


def test_a_question_that_stood_is_explained_at_the_next_slip() -> None:
    """With the way on without it."""
    talk = Talk().opens().until("order_number")
    talk.says("it was bought on March 5")
    assert talk.asked == "order_number"
    talk.says("the thing is beige")
    assert talk.words == ["explain_order_number"]
    assert "Go on without it" in talk.choices


def test_what_was_told_before_is_heard_in_one_line() -> None:
    """And the next question follows."""
    talk = Talk().opens().until("purchased_from")
    talk.says("I told you, on your website", purchased_from="store")
    assert talk.words == ["told_again", "ask_purchased_on"]
    assert "Order number" not in talk.heard


def test_a_lost_mail_leaves_a_question_it_would_not_answer() -> None:
    """Neither is that gone without, nor the address."""
    talk = Talk().opens().until("wants")
    talk.says("i cant find the email by the way", "cannot_provide")
    assert talk.asked == "wants"
    assert not {"explain_email", "without_wants"} & {*talk.words}


def test_what_is_gone_without_already_skips_nothing_else() -> None:
    """However often it is said."""
    talk = Talk().opens().until("order_number")
    talk.says("no number")
    asked = talk.asked
    talk.says("as I wrote, I have no number", "cannot_provide")
    assert (talk.asked, talk.draft.declined) == (asked, ("order_number",))


def test_who_has_no_photo_hears_whether_one_is_wanted() -> None:
    """By when, where the store's rules ask for one; nothing of the kind where they don't."""
    fault = Talk("procase").opens("the lid came loose", "report_defect", reason="defective")
    fault.until("email").says("I have no photo", "cannot_provide", photo=())
    assert "without_photo_needed" in fault.words
    assert "send_by" not in fault.words

    wrong = Talk("procase").opens("another one came", "report_wrong_item", reason="wrong_item")
    wrong.until("photo").says("I have no photo", "cannot_provide")
    assert "without_photo" in wrong.words
