"""What is stated of an item by the way, while something of the order is asked."""

from __future__ import annotations

import pytest

from claimdesk.language import en
from tests.unit.conversation.talk import Talk


@pytest.mark.parametrize(
    "text",
    [
        "packing list says two",
        "the sticker reads 12 pieces",
        "oh and the seal looked cut open",
        "its left corner looks bent",
        "there was no manual in it",
        "they are both scratched badly",
    ],
)
def test_what_is_stated_of_the_item_or_its_box(text: str) -> None:
    """However short."""
    assert en.tells_of_item(text)


@pytest.mark.parametrize(
    "text",
    [
        "it was a while back",
        "it was about 20",
        "it was some time in spring",
        "it's from your site",
        "the confirmation mail is gone",
        "it is on my bank statement",
        "my number is not there",
        "this is too complicated",
        "that is annoying",
        "is the lid covered?",
        "it was a gift",
        "it's sam at home dot com",
        "the black one please",
        "I don't have it",
    ],
)
def test_what_may_answer_a_question_of_the_order_is_none(text: str) -> None:
    """Nor what is said of the talk."""
    assert not en.tells_of_item(text)


@pytest.mark.parametrize("field", ["order_number", "purchased_on", "email", "wants"])
def test_what_is_told_by_the_way_goes_to_the_description(field: str) -> None:
    """It is no answer that does not fit; the question follows."""
    talk = Talk().opens("the lid of my folio is torn", reason="defective").until(field)

    talk.says("the sticker on the box says sample")

    assert talk.words[0] == "added_to_details"
    assert "sticker on the box says sample" in talk.slots["details"]
    assert (talk.asked, talk.draft.misses) == (field, 0)


def test_what_answers_is_no_more_of_the_description() -> None:
    """A question of its state may be answered so."""
    talk = Talk("casesora").opens().until("condition")
    before = talk.slots["details"]

    talk.says("the box was not opened by anybody", condition="unopened")

    assert (talk.slots["details"], talk.slots["condition"]) == (before, "unopened")
