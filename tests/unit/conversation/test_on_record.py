"""A line on record is put right, or asked for again, whatever was asked and however it is said."""

from __future__ import annotations

import pytest

from tests.unit.conversation.talk import Talk


@pytest.fixture
def talk() -> Talk:
    """A claim of something unopened, asked for its photo or the like."""
    talk = Talk("casesora").opens("the folio came damaged", "report_defect", reason="damaged")
    return talk.until("photo")


@pytest.mark.parametrize(
    "text",
    [
        "i unwrapped it you know",
        "its not new and unopened",
        "Unopened? It was me who opened it.",
        "did u change it? it says new and unopened",
        "I was never asked about the condition",
        "change condition to scuffed or whatever",
    ],
)
def test_a_line_that_is_denied_is_asked_for_again(talk: Talk, text: str) -> None:
    """And nothing of that goes to the description."""
    told = talk.slots["details"]

    talk.says(text, "report_defect")

    assert (talk.asked, talk.slots["details"]) == ("condition", told)


@pytest.mark.parametrize(
    ("text", "condition"),
    [
        ("I opened it but it was never used", "unused"),
        ("I opened it and used it for three weeks", "used"),
        ("change the condition please, it's opened and not used", "unused"),
    ],
)
def test_what_is_told_in_its_place_is_kept(talk: Talk, text: str, condition: str) -> None:
    """And what was asked is asked again."""
    codes = {"condition": condition} if text.startswith("change") else {}
    talk.says(text, **codes)

    assert talk.slots["condition"] == condition
    assert "Changed. Condition" in talk.heard


@pytest.mark.parametrize(
    ("text", "field", "value"),
    [
        ("used", "condition", "used"),
        ("the description should say the lid is bent", "details", "the lid is bent"),
    ],
)
def test_another_value_said_outright_and_alone_is_kept(
    talk: Talk, text: str, field: str, value: str
) -> None:
    """At any question; what was asked is asked again."""
    codes = {"condition": "used"} if field == "condition" else {}

    talk.says(text, **codes)

    assert talk.slots[field] == value


def test_a_part_is_taken_out_on_the_way(talk: Talk) -> None:
    """As at the review."""
    talk.slots["details"] = "The folio came damaged. My son chewed the strap."

    talk.says("please remove the bit about the strap", "change_order")

    assert talk.slots["details"] == "The folio came damaged."


def test_a_wish_that_is_denied_is_asked_for_again() -> None:
    """On the way as well as at the review."""
    talk = Talk().opens("the folio came torn", "report_defect", reason="damaged").until("email")
    assert talk.slots["wants"] == "refund"

    talk.says("I don't want my money back")

    assert talk.asked == "wants"


def test_an_answer_about_a_picture_changes_no_reason(talk: Talk) -> None:
    """Nor is it told of the matter: "no, just the packing slip"."""
    told = talk.given("reason", "details")

    talk.says("no just the packing slip, thats what I sent u", "report_wrong_item")

    assert talk.given("reason", "details") == told


def test_another_reason_is_not_made_of_why_it_is_to_be_changed() -> None:
    """A change of mind is only what the model hears in "I don't want to lie"."""
    talk = Talk().opens("the folio came torn", "report_defect", reason="damaged").until("review")

    talk.says("Change the reason, I don't want to lie", reason="change_of_mind")

    assert talk.asked == "reason"
