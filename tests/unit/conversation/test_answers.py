"""Which questions a message asks, and how an answer is filled with a store's facts."""

from __future__ import annotations

import pytest

from claimdesk.conversation.shared.faq import fill, is_faq, questions_in


def part(intent: str, confidence: float) -> dict[str, object]:
    """A sentence of a longer message, as understood."""
    return {"intent": intent, "confidence": confidence}


@pytest.mark.parametrize(
    ("intent", "expected"),
    [("ask_shipping_time", True), ("ask_help", False), ("open_return", False), ("greet", False)],
)
def test_a_question_of_the_faq_asks_for_a_fact(intent: str, expected: bool) -> None:
    """What can be done here is no fact of the store."""
    assert is_faq(intent) is expected


def test_two_questions_are_answered_in_the_order_asked() -> None:
    """Whichever of them the whole message was taken for."""
    parts = [part("ask_shipping_cost", 0.9), part("ask_refund_time", 0.8)]

    expected = ("ask_shipping_cost", "ask_refund_time")
    assert questions_in("ask_refund_time", parts) == expected
    assert questions_in("ask_shipping_cost", parts) == expected


def test_a_question_beside_a_wish_counts() -> None:
    """A return that comes with a question gets its answer too."""
    parts = [part("open_return", 0.9), part("ask_refund_time", 0.8)]

    assert questions_in("open_return", parts) == ("ask_refund_time",)


@pytest.mark.parametrize(("confidence", "counts"), [(0.5, True), (0.49, False)])
def test_a_part_counts_from_half_on(confidence: float, counts: bool) -> None:
    """Below, it is more likely a fragment of the other question."""
    parts = [part("ask_shipping_cost", 0.9), part("ask_refund_time", confidence)]

    assert ("ask_refund_time" in questions_in("ask_shipping_cost", parts)) is counts


def test_the_message_counts_whatever_its_parts_say() -> None:
    """Its own question comes first when no part is it."""
    assert questions_in("ask_contact", [part("ask_refund_time", 0.7)]) == (
        "ask_contact",
        "ask_refund_time",
    )
    assert questions_in("ask_contact", []) == ("ask_contact",)


def test_a_question_asked_twice_is_answered_once() -> None:
    """However often it is put."""
    assert questions_in("ask_contact", [part("ask_contact", 0.9)] * 3) == ("ask_contact",)


def test_three_answers_are_the_most() -> None:
    """A wall of text helps nobody."""
    parts = [part(f"ask_{name}", 0.9) for name in ("a", "b", "c", "d")]

    assert questions_in("ask_a", parts) == ("ask_a", "ask_b", "ask_c")


@pytest.mark.parametrize("parts", [[], [{"intent": "greet", "confidence": 1.0}]])
def test_small_talk_asks_nothing(parts: list[dict[str, object]]) -> None:
    """No question, no answer."""
    assert questions_in("greet", parts) == ()


def test_a_text_is_filled_line_by_line() -> None:
    """Every placeholder by its value."""
    text = "{store} ships by {carrier}.\nIt takes {time}."

    assert fill(text, {"store": "Corner", "carrier": "bike", "time": 2}) == (
        "Corner ships by bike.\nIt takes 2."
    )


def test_a_line_without_its_fact_is_left_out() -> None:
    """The rest is still said."""
    assert fill("Takes {time}.\nCosts {cost}.", {"cost": "nothing"}) == "Costs nothing."


def test_one_unknown_value_takes_its_whole_line_along() -> None:
    """No sentence is said with a hole in it."""
    assert fill("{a} and {b}.\nPlain.\n{a} alone.", {"a": "A"}) == "Plain.\nA alone."


def test_nothing_known_is_no_answer() -> None:
    """A text that would be filled and cannot be is not said at all."""
    assert fill("Takes {time}.", {}) is None
    assert fill("About shipping:\nTakes {time}.\nCosts {cost}.", {"time": None}) is None


def test_a_text_without_placeholders_is_said_as_it_is() -> None:
    """It needs no facts."""
    assert fill("Hello.\nHow are you?", {}) == "Hello.\nHow are you?"


def test_zero_is_a_value() -> None:
    """Only what is not known is left out."""
    assert fill("{count} sent", {"count": 0}) == "0 sent"


def test_a_value_with_braces_is_not_filled_again() -> None:
    """What a shopper typed cannot reach into the facts."""
    assert fill("You said {text}", {"text": "{secret}", "secret": "x"}) == "You said {secret}"
