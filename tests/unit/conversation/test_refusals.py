"""A no says its reason by name, the term and the count; with one word of sympathy, once."""

from __future__ import annotations

import pytest

from claimdesk.conversation.shared.turn import Turn
from tests.unit.conversation.talk import Talk, sentence

SORRY = ("I'm sorry", "I am sorry")


# All long ago, and used.
ANSWERED = {
    "condition": ("Used",),
    "purchased_on": "2025-12-02",
    "delivered_on": "2026-03-02",
    "confirm_reason": ("Yes, that's right",),
}


def refused(store: str, text: str, intent: str = "open_return", **codes: str) -> Talk:
    """A talk until the terms are told to speak against the claim."""
    return Talk(store).opens(text, intent, **codes).until("go_on", **ANSWERED)


def test_a_reason_the_store_does_not_take_is_named() -> None:
    """And which ones it takes."""
    talk = refused("casesora", "don't like it", reason="change_of_mind")

    assert "We don't take returns for a change of mind, only for a defect" in talk.heard


def test_a_window_that_is_over_has_its_length_the_days_gone_and_the_last_day() -> None:
    """Counted as the store counts them."""
    talk = refused("casesora", "the lens ring is cracked", "report_defect", reason="defective")

    assert "within 3 business days of receipt" in talk.heard
    assert "It's been 8 business days; the last day was 5 March 2026." in talk.heard


def test_a_day_put_right_that_changes_nothing_has_the_count_told_anew() -> None:
    """With the day it was then; and a question if it matters is answered by that."""
    talk = refused("casesora", "the lens ring is cracked", "report_defect", reason="defective")

    talk.says("it came on the 27th of February, not the 2nd of March. does that make a difference?")
    talk.until("go_on", confirm_delivered_on=("Yes, that's right",))

    assert "the last day was 4 March 2026" in talk.heard
    assert not talk.draft.open_questions


def test_days_nobody_knows_are_not_counted() -> None:
    """Of a day known roughly, no count is told, and the last day only as the latest."""
    talk = Talk("casesora").opens("cracked", "report_defect", reason="defective")
    talk.until("delivered_on")

    talk.says("some time in February")
    if talk.asked != "go_on":
        talk.says("no idea", "cannot_provide")

    assert "It's been" not in talk.heard
    assert "at the latest" in talk.heard


def test_the_condition_it_is_in_is_named() -> None:
    """Beside the one it has to be in."""
    talk = Talk().opens("changed my mind", reason="change_of_mind", purchased_from="store")

    talk.until("go_on", condition=("Used",))

    assert "has to be unopened. From what you told us, yours is used." in talk.heard


@pytest.mark.parametrize("reason", ["defective", "change_of_mind"])
def test_one_word_of_sympathy_is_said_once(reason: str) -> None:
    """Whether it came with the report or comes with the no, and not again when asked why."""
    talk = Talk("casesora")
    heard = []

    def said(turn: Turn) -> None:
        talk.turn(turn)
        heard.append(talk.heard)

    said(sentence("I want to send the case back", "open_return", reason=reason))
    for _ in range(9):
        if talk.asked == "go_on":
            break
        if (talk.asked or "").startswith("confirm_"):
            said(sentence("yes", "affirm"))
            continue
        answer = {"delivered_on": "2026-03-02", "order_number": "10233",
                  "product": "iphone case", "details": "It has a crack."}  # fmt: skip
        said(sentence(answer[str(talk.asked)]))
    said(sentence("why?"))

    text = "\n".join(heard)
    assert talk.asked == "go_on"
    assert sum(text.count(word) for word in SORRY) == 1


def test_a_day_to_be_confirmed_reads_as_a_sentence() -> None:
    """A day is on it, a stretch between its ends."""
    exact, rough = Talk("casesora"), Talk("procase")

    exact.says("it broke, it arrived on March 2", "report_defect", reason="defective")
    rough.says("changed my mind, bought in January", reason="change_of_mind")

    assert "it arrived on Monday, 2 March 2026?" in exact.heard
    assert "you bought it between 1 January 2026 and 31 January 2026?" in rough.heard
