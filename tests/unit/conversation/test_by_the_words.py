"""What the words say goes before what a model takes them for: wishes, choices, doubts, receipts."""

from __future__ import annotations

import pytest

from tests.unit.conversation.talk import Talk


def test_the_first_wish_stands_and_what_it_hangs_on_goes_to_the_staff() -> None:
    """The other is only in its place."""
    talk = Talk("casesora").opens(
        "the grip is missing", "report_missing_item", reason="missing_item"
    )
    talk.until("wants")

    said = "replacement. but can it be here by may 9, otherwise i rather have the money"
    talk.says(said, "add_to_claim", remedy="refund")

    assert talk.slots["wants"] == "replacement"
    assert "otherwise i rather have the money" in talk.slots["details"]


def test_a_wish_is_no_answer_to_what_condition_it_is_in() -> None:
    """ "a new one" is not "New and unopened"; the wish is kept."""
    talk = Talk("casesora").opens("it came torn", "report_defect", reason="damaged")
    talk.until("condition")

    talk.says("i just want a new one")

    assert (talk.slots.get("condition"), talk.slots["wants"]) == (None, "replacement")
    assert talk.asked == "condition"


def test_a_number_with_more_beside_picks_the_choice() -> None:
    """The rest is heard as what it is."""
    talk = Talk("casesora").opens("it came torn", "report_defect", reason="damaged")
    talk.until("condition")

    talk.says("2 i think? i only looked inside")

    assert talk.slots["condition"] == "unused"


@pytest.mark.parametrize("text", ["i have the email hang on", "it's in my inbox, one sec"])
def test_who_has_the_receipt_and_looks_for_it_goes_without_nothing(text: str) -> None:
    """Whatever a model takes it for."""
    talk = Talk("casesora").opens("it came torn", "report_defect", reason="damaged")
    talk.until("proof_of_purchase")

    talk.says(text, "cannot_provide")

    assert talk.asked == "proof_of_purchase"


def test_a_mail_that_is_not_to_hand_is_the_receipt_that_was_asked_for() -> None:
    """Not the address to answer to."""
    talk = Talk("casesora").opens("it came torn", "report_defect", reason="damaged")
    talk.until("proof_of_purchase")

    talk.says("i don't have the email open", "cannot_provide")

    assert "proof_of_purchase" in talk.draft.declined
    assert "explain_email" not in talk.words


@pytest.mark.parametrize(
    "text",
    [
        "either I chose the wrong size or the page was wrong",
        "I don't know if it's 3 or 6",
    ],
)
def test_who_cannot_tell_whose_mistake_it_was_leaves_it_to_the_staff(text: str) -> None:
    """Nothing is decided against them, and they may still say what it was."""
    talk = Talk("casesora").opens("it is too small", "open_exchange").until("reason")

    talk.says(text, reason="ordered_wrong_model")

    assert talk.slots["reason"] == "other"
    assert talk.words[0] == "reason_left_open"
    assert talk.asked != "go_on"
    if text.startswith("either"):
        assert text in talk.slots["details"]
