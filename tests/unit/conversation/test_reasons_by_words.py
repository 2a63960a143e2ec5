"""The reason of a claim, where only its words tell it, and where nothing does."""

from __future__ import annotations

from dataclasses import replace

import pytest

from claimdesk.conversation.shared.matters import matter_of
from claimdesk.conversation.shared.turn import Turn
from tests.unit.conversation.talk import Talk, sentence


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("I want my money back, the pen won't hold any charge", "defective"),
        ("returning it, I saw it cheaper elsewhere", "change_of_mind"),
        ("money back please, the photo on it is grainy", "defective"),
        ("4 ordered, 3 came, send the last one", "missing_item"),
    ],
)
def test_a_reason_that_nothing_was_found_of_is_read_in_the_words(text: str, reason: str) -> None:
    """No list to pick it from is shown."""
    talk = Talk().opens(text, "open_return")

    assert talk.slots["reason"] == reason
    assert "ask_reason" not in talk.words


def test_of_several_reasons_found_the_one_that_is_said_counts() -> None:
    """Not what a sentence on the order was taken for."""
    turn = sentence("Order 20418, a folio, bought on your site. The clasp is stuck", "open_return")
    talk = Talk()

    talk.turn(replace(turn, entities={**turn.entities, "reason": ("wrong_item", "defective")}))

    assert talk.slots["reason"] == "defective"


def test_a_reason_found_by_chance_gives_way_to_the_one_that_is_said() -> None:
    """As long as its own words do not say it, too."""
    talk = Talk().opens("the lamp refuses to turn on", "open_return", reason="wrong_item")
    assert talk.slots["reason"] == "defective"

    talk = Talk().opens("you sent the wrong one", "open_return", reason="wrong_item")
    assert talk.slots["reason"] == "wrong_item"


def test_a_reason_on_record_is_no_matter_of_chance_words() -> None:
    """What is told on the way is of what was asked."""
    talk = Talk().opens("you sent the wrong one", "report_wrong_item", reason="wrong_item")

    talk.says("the label on the box is stuck on the lid, 20418")

    assert talk.slots["reason"] == "wrong_item"


def test_who_cannot_tell_the_reason_leaves_it_to_the_staff() -> None:
    """The second time the question is not put again."""
    talk = Talk().opens()

    talk.says("no idea", "cannot_provide")
    assert talk.words == ["explain_reason"]
    talk.says("I can't say", "cannot_provide")

    assert talk.slots["reason"] == "other"
    assert talk.words[0] == "reason_left_open"
    assert talk.asked != "reason"


def test_what_was_told_in_vain_is_the_description() -> None:
    """Whatever the shopper wrote goes to the staff; the third time nothing is asked again."""
    talk = Talk().opens()

    for told in (
        "it makes me sad to look at",
        "my aunt says so as well",
        "that is all of it",
    ):
        talk.says(told, "nlu_fallback")

    assert talk.slots["reason"] == "other"
    assert "my aunt says so as well" in talk.slots["details"]
    assert talk.asked not in ("reason", "details")


@pytest.mark.parametrize("intent", ["withdraw_claim", "check_claim"])
def test_a_claim_told_anew_is_no_other_one(intent: str) -> None:
    """None is dropped or looked up for it."""
    talk = Talk()

    step = talk.turn(sentence("Return request: a stand, received March 4, not needed", intent))

    assert step.then is None
    assert talk.slots["reason"] == "change_of_mind"


def test_what_is_missing_is_to_be_sent() -> None:
    """ "Send it" is what is wished for, where that is asked."""
    talk = Talk().opens("one of the straps is missing", reason="missing_item")
    talk.until("wants")

    talk.says("send it")

    assert talk.slots["wants"] == "replacement"


@pytest.mark.parametrize("intent", ["change_order", "nlu_fallback"])
def test_an_order_awaited_is_of_its_parcel(intent: str) -> None:
    """Whatever it was taken for."""
    turn = sentence("bought a stand three weeks ago, still nothing", intent)
    changed = sentence("bought a stand, it has not shipped, make it grey instead", intent)

    assert matter_of(turn).code == "parcel_late"
    assert matter_of(changed).code == ("order_change" if intent == "change_order" else "message")


def test_a_number_right_after_cancel_is_of_a_cancellation() -> None:
    """Not where something else was said before it."""
    number = sentence("PC-20418")

    assert matter_of(replace(number, before=(Turn("cancel", "stop"),))).code == "cancellation"
    assert matter_of(replace(number, before=(Turn("hello", "greet"),))).code == "message"


def test_a_pocket_for_a_thing_is_no_second_thing() -> None:
    """The pen of a pen loop is not what is torn."""
    talk = Talk().opens()
    turn = sentence("the folio is scratched and the stylus loop is torn", "report_defect")
    found = {"reason": ("defective",), "product": ("folio", "stylus")}

    talk.turn(replace(turn, entities={**turn.entities, **found}))

    assert not talk.slots.get("later")
