"""What is typed where the claim is shown: sent, shown again, put right line by line."""

from __future__ import annotations

import pytest

from claimdesk.conversation.shared.turn import Turn
from tests.unit.conversation.talk import Talk, sentence, values_in


@pytest.fixture
def talk() -> Talk:
    """A claim at its review."""
    return Talk().opens().until("review")


@pytest.mark.parametrize(
    "text",
    [
        "yes send it",
        "fine, just send it",
        "looks good to me",
        "I don't want anything changed. Send.",
    ],
)
def test_the_claim_is_sent_in_words(talk: Talk, text: str) -> None:
    """Whatever else the words may be taken for."""
    assert talk.says(text, "report_defect", remedy="replacement").then == "submit"
    assert talk.slots["wants"] == "refund"


@pytest.mark.parametrize(
    "text", ["don't send it yet", "can you send it back?", "send me a new one"]
)
def test_what_is_not_sending_sends_nothing(talk: Talk, text: str) -> None:
    """A denial, a question, and another thing to be sent."""
    assert talk.says(text).then is None


def test_a_question_beside_it_is_answered(talk: Talk) -> None:
    """ "Send it. And how long does it take?" is two things."""
    step = talk.says("yes send it. and how long will it take?", questions=("ask_refund_time",))

    assert step.then == "submit"
    assert talk.words == ["course_decision_when"]


@pytest.mark.parametrize("text", ["show me everything again", "what do you have down now?"])
def test_who_asks_what_the_claim_says_sees_it(talk: Talk, text: str) -> None:
    """It is neither begun anew nor changed."""
    talk.says(text, "start_over")

    assert (talk.words, talk.asked) == (["review"], "review")


def test_before_the_review_it_is_told_what_is_known() -> None:
    """And the question stands."""
    talk = Talk().opens().until("email")

    talk.says("what do you have so far?")

    assert (talk.words, talk.asked) == (["so_far", "ask_email"], "email")
    assert "Order number: PC-20418" in talk.heard


def test_a_mention_changes_nothing(talk: Talk) -> None:
    """A question at the review names a reason and a product, and corrects neither."""
    talk.turn(
        Turn(
            "is it a problem that the sleeve is also a bit worn?",
            "report_defect",
            entities={"product": ("sleeve",), "condition": ("used",), "reason": ("damaged",)},
        )
    )

    assert talk.given("product", "reason") == {"product": "folio case", "reason": "defective"}


def test_a_line_named_is_the_one_put_right(talk: Talk) -> None:
    """What else could be read in the words is not: 20000 is no order number here."""
    text = "the product is wrong, it's the 20000 power bank"
    found = {"product": ("power bank",), "reason": ("wrong_item",)}
    talk.turn(Turn(text, "report_wrong_item", entities={**values_in(text), **found}))

    assert talk.given("product", "reason", "order_number") == {
        "product": "20000 power bank",
        "reason": "defective",
        "order_number": "PC-20418",
    }


def test_a_line_named_without_a_value_is_asked_for(talk: Talk) -> None:
    """ "The description is wrong" does not say what would be right."""
    talk.says("the description is wrong", "correct")

    assert (talk.words, talk.asked) == (["ask_details"], "details")


def test_a_product_is_the_one_that_it_is_said_to_be() -> None:
    """Not the one it is said not to be."""
    talk = Talk().opens().until("email")
    text = "sorry, it's not the folio case, it's the power bank"
    found = {"product": ("folio case", "power bank")}
    talk.turn(Turn(text, "correct", entities=found))

    assert talk.slots["product"] == "power bank"


def test_who_lets_the_staff_decide_goes_on() -> None:
    """After the terms were told to speak against it; and is not told them again for a slip."""
    talk = Talk("casesora").opens()
    talk.chooses("I ordered the wrong model")
    talk.says("hmm")
    assert (talk.words, talk.asked) == (["unfit_go_on"], "go_on")

    talk.says("fine, let them decide", "complain")

    assert talk.asked == "order_number"


@pytest.mark.parametrize("text", ["go on without it", "skip", "I said go on WITHOUT IT"])
def test_a_question_is_skipped_in_words(text: str) -> None:
    """Whatever the words alone would be taken for."""
    talk = Talk().opens().until("order_number")

    talk.says(text, "stop" if text == "skip" else "inform")

    assert talk.words[0] == "without_order_number"


def test_a_doubtful_question_gets_no_answer_to_another() -> None:
    """It is said that it is not known here, and the question stands."""
    talk = Talk().opens().until("email")
    doubtful = ("ask_shipping_time",)
    talk.turn(
        Turn(
            "does October 30 count as in time?",
            "ask_shipping_time",
            doubtful,
            unsure_questions=doubtful,
        )
    )

    assert (talk.words, talk.asked) == (["question_kept", "ask_email"], "email")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("I ordered the 13 inch and got an 11", "wrong_item"),
        ("ordered it on Monday and got it on Tuesday", "missing_item"),
    ],
)
def test_what_came_against_what_was_ordered_is_a_wrong_item(text: str, reason: str) -> None:
    """Two things set against each other, not two days."""
    talk = Talk().opens(text, "report_wrong_item", reason="missing_item")

    assert talk.slots["reason"] == reason


def test_of_what_came_and_what_did_not_the_latter_is_missing() -> None:
    """And what came is no second item."""
    talk = Talk()
    text = "the sleeve is here and the power bank is missing"
    found = {"product": ("sleeve", "power bank"), "reason": ("missing_item",)}
    talk.turn(Turn(text, "report_missing_item", entities=found))

    assert talk.slots["product"] == "power bank"
    assert talk.slots.get("later") is None


def test_danger_in_the_middle_goes_to_a_person() -> None:
    """At once, whatever was asked."""
    talk = Talk().opens().until("email")

    assert talk.turn(sentence("there's smoke coming out of it", "report_danger")).then == "person"


def test_an_own_mistake_is_no_wrong_delivery() -> None:
    """ "I picked the wrong design" names whose mistake it was."""
    talk = Talk("casesora").opens("I picked the wrong design, sorry", reason="wrong_item")

    assert (talk.slots["reason"], talk.asked) == ("ordered_wrong_model", "confirm_reason")


@pytest.mark.parametrize(
    "text",
    ["yes. can't recall what I paid tho, is that a problem", "yep, lost the box, is that ok?"],
)
def test_a_yes_that_asks_if_something_matters_is_answered(talk: Talk, text: str) -> None:
    """In one line, and it is asked once more whether to send it: no line is to be picked."""
    talk.says(text, "deny")

    assert talk.asked == "review"
    assert "which_line" not in talk.words
    assert len(talk.words) == 2


def test_a_part_of_the_description_is_taken_out() -> None:
    """The sentence that the words are about; what is to be put there instead is added."""
    talk = Talk().opens().until("review")
    told = "The hinge has a crack. My son cried and shouted all day."
    talk.slots["details"] = told

    talk.says("take out the bit about my son crying, and put that it's for a wedding")

    assert talk.slots["details"].startswith("The hinge has a crack.")
    assert "cried" not in talk.slots["details"]
    assert "wedding" in talk.slots["details"]
    assert talk.asked == "review"


def test_the_only_sentence_that_tells_the_fault_is_not_taken_out() -> None:
    """What should stand there is asked for."""
    talk = Talk().opens().until("review")

    talk.says("take out the part about the crack")

    assert talk.asked == "details"


def test_a_question_of_how_many_days_is_not_added(talk: Talk) -> None:
    """Though it begins with no word of asking."""
    before = talk.slots["details"]

    assert talk.says("Correct. Send it. By how many days do you answer, roughly").then == "submit"
    assert talk.slots["details"] == before


@pytest.mark.parametrize(
    ("text", "intent", "field", "value"),
    [
        ("no don't submit it, the price was 12.50", "stop", "price", "12.50"),
        ("never send it like this! order number is PC-40404", "withdraw_claim", "order_number", ""),
        ("stop! dont file it before you add that it whistles", "stop", "details", "whistles"),
    ],
)
def test_not_sending_beside_a_change_is_a_change(
    talk: Talk, text: str, intent: str, field: str, value: str
) -> None:
    """The claim stays, and is not sent."""
    before = talk.slots.get(field)

    step = talk.says(text, intent)

    assert (step.then, talk.asked) == (None, "review")
    assert talk.slots[field] != before
    assert value in str(talk.slots[field])


@pytest.mark.parametrize(
    ("text", "words", "asked"),
    [
        ("don't send it yet, my husband wants a word first", ["no_hurry_to_send"], "review"),
        ("don't send it, I don't want it any more", ["confirm_stop"], "stop"),
        ("don't send it", ["confirm_stop"], "stop"),
    ],
)
def test_not_sending_alone_waits_or_asks_whether_to_stop(
    talk: Talk, text: str, words: list[str], asked: str
) -> None:
    """By what else is said."""
    talk.says(text, "stop")

    assert (talk.words, talk.asked) == (words, asked)
