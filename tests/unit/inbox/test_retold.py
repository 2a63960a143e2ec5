"""A conversation on record as a test and as a story."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from claimdesk.inbox.recorded import Done, RecordedTurn
from claimdesk.inbox.retold import as_story, as_test
from tests.unit.inbox.talks import choice, talk, turn

NUMBER = "CLM-7K3Q9ZB2M4X"


def never(_text: str) -> bool:
    return False


def test_a_test_says_what_was_said_with_invented_values() -> None:
    """Names, addresses and order numbers are replaced, days count from the day of the test."""
    told = talk(
        turn("this is Sam Porter, order PC-31501", "inform", answer="Which one, Sam Porter?"),
        turn("bought on 2026-02-28", "inform", answer="Was it new? Do say."),
        turn("Yes", "affirm", choice=choice("affirm", "Yes"), answer=f"Filed as {NUMBER}."),
        turn(f"how stands {NUMBER.lower()}", "check_claim", answer="It is open."),
        turn("", "inform", is_photo=True),
    )

    test = as_test(told, "a claim", never)

    assert test["store"] == "procase"
    says = [each.get("say") or each.get("choose") or each["photo"] for each in test["turns"]]
    assert says == [
        "this is Jo Miller, order PC-04186",
        "bought on {days_ago:2}",
        "Yes",
        "how stands {claim}",
        1,
    ]
    assert [each.get("hear") for each in test["turns"]] == [
        None, ["Was it new?"], None, ["It is open."], ["All right."],
    ]  # fmt: skip


def test_an_answer_is_expected_as_far_as_its_first_day_or_sum() -> None:
    """Up to the month or weekday of a day; what has hardly a word before it is not expected."""
    told = talk(
        turn("gift wrapping?", "inform", answer="Yes: gift wrapping is $4.99 an order."),
        turn("until when?", "inform", answer="It has to be back by Monday, March 9 at the latest."),
        turn("how long?", "inform", answer="About 30 days."),
    )

    test = as_test(told, "a present", never)

    assert [each.get("hear") for each in test["turns"]] == [
        ["Yes: gift wrapping is"], ["It has to be back by"], None,
    ]  # fmt: skip


def test_an_answer_drawn_of_several_is_not_expected() -> None:
    """Another run would draw another."""
    test = as_test(talk(turn("hi", "greet", answer="Hello you.")), "hi", lambda _: True)

    assert "hear" not in test["turns"][0]


def test_a_day_to_come_stays_as_it_is_written() -> None:
    """There is no place for it in a test."""
    test = as_test(talk(turn("by 2026-03-03 or 2026-13-01", "inform")), "day", never)

    assert test["turns"][0]["say"] == "by 2026-03-03 or 2026-13-01"


def test_a_story_has_intents_actions_forms_and_their_ends() -> None:
    """In the order in which data/stories has them; other slots, and failed turns, are left out."""
    opened = turn("return it", "open_return", form_after="claim_form")
    done = (
        Done("action", "claim_form"),
        Done("slot", "form_end", None),
        Done("slot", "reason", "defective"),
        Done("form", "claim_form"),
    )
    stopped = (
        Done("action", "claim_form"),
        Done("slot", "form_end", "stop"),
        Done("form", None),
        Done("action", "action_forget_claim"),
        Done("slot", "form_end", None),
    )
    told = talk(
        _with(opened, done),
        _with(turn("stop", "stop", form="claim_form"), stopped),
        _with(turn("hello?", "greet"), (), parse={}),
    )

    assert as_story(told, "given up") == {
        "story": "given up",
        "steps": [
            {"intent": "open_return"},
            {"action": "claim_form"},
            {"active_loop": "claim_form"},
            {"slot_was_set": [{"form_end": None}]},
            {"intent": "stop"},
            {"action": "claim_form"},
            {"active_loop": None},
            {"slot_was_set": [{"form_end": "stop"}]},
            {"action": "action_forget_claim"},
            {"slot_was_set": [{"form_end": None}]},
        ],
    }


def _with(of: RecordedTurn, done: tuple[Done, ...], **more: Any) -> RecordedTurn:
    return replace(of, done=done, **more)
