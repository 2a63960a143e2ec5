"""A danger that was none: who says so is believed, as far as that may be."""

from __future__ import annotations

from dataclasses import replace

import pytest

from claimdesk.conversation.context.handed_over import HandedOver
from claimdesk.conversation.routing.concerns_staff import concerns_staff
from tests.unit.conversation.talk import Talk, sentence
from tests.unit.conversation.test_contact_form import Contact

LOUD = HandedOver(
    "MSG-4", "danger", "sam@example.com", told=["it's on the shelf and shines like the sun"]
)
BULGES = HandedOver("MSG-5", "danger", "sam@example.com", told=["the battery bulges"])
NONE = [
    "there's no danger at all, it's the wrong shade",
    "nobody is on fire here. you sent me the wrong size",
    "I was only joking, it's a very loud orange",
    "it's a leather folio in the wrong colour",
    "please withdraw that report",
]


@pytest.mark.parametrize("text", NONE)
def test_a_danger_called_off_is_over(text: str) -> None:
    """The staff hear that it was none; what is said later is no matter of safety any more."""
    for asked_first in (True, False):
        talk = Contact(**({} if asked_first else {"handed_over": LOUD.as_slot()}))
        if asked_first:
            talk.says("look at it shining on my shelf", "report_danger")
        else:
            assert concerns_staff(sentence(text, "check_claim"), LOUD, has_claim=True)
        step = talk.says(text, "nlu_fallback")
        assert (step.then, talk.words) == ("left", ["danger_called_off"])
        assert talk.alerts[-1]["matter"] == "no_danger"
        assert text in talk.alerts[-1]["message"]
        assert talk.labels == ["choice_file_claim"]
    talk.asked = None
    talk.says("will it shine on my birthday", "report_danger")
    assert not any("danger" in each for each in talk.words)
    talk.asked = None
    talk.says("oh no, now it smokes", "report_danger")
    assert talk.words[0] == "opening_danger"


def test_the_claim_that_is_told_of_beside_is_gone_on_with() -> None:
    """So is one that was left for it."""
    for slots in ({}, {"claim_key": "key"}):
        talk = Contact(handed_over=LOUD.as_slot(), **slots)
        intent = "inform" if slots else "report_wrong_item"
        assert talk.says("not dangerous, it's just the wrong one", intent).then == "claim"


def test_the_claim_that_was_told_of_before_is_gone_on_with() -> None:
    """As soon as it is none but that."""
    told = ["ordered beige, got a glowing pink one"]
    handed = HandedOver("MSG-6", "danger", "sam@example.com", told=told)
    talk = Contact(handed_over=handed.as_slot())
    assert talk.says("it was a figure of speech").then == "claim"


def test_the_claim_takes_a_danger_called_off_for_what_it_is() -> None:
    """Nobody is alerted by it, once the staff know; where no danger was told, it may be one."""
    report = sentence("look at it shining on my shelf", "report_danger")
    for before, then in (((report,), None), ((), "person")):
        talk = Talk("procase")
        told = sentence("nothing is burning! it is the wrong colour", "report_danger")
        assert talk.turn(replace(told, before=before)).then == then


def test_a_danger_is_not_over_as_long_as_the_staff_were_not_told_so() -> None:
    """It is for them when they can be reached."""
    talk = Contact(handed_over=LOUD.as_slot())
    talk.reached = False
    talk.says("it isn't dangerous", "inform")
    assert "danger_called_off" not in talk.words
    assert talk.slots["handed_over"]["matter"] == "danger"


@pytest.mark.parametrize(
    ("text", "handed"),
    [
        ("nothing is burning, I just want my money", BULGES),
        ("it isn't dangerous, that's it", BULGES),
        ("your answer? that was a joke", BULGES),
        ("please delete the other message", BULGES),
        ("is it not dangerous?", LOUD),
        ("no fire, but there's an odour", LOUD),
        ("it's not burning any more", LOUD),
        ("no danger, only my hand is bleeding", LOUD),
        ("I'm not joking, it got hot", LOUD),
        ("don't cancel that report", LOUD),
    ],
)
def test_a_danger_denied_in_part_goes_on(text: str, handed: HandedOver) -> None:
    """Whatever the part is."""
    talk = Contact(handed_over=handed.as_slot())
    talk.says(text, "report_danger")
    assert "danger_called_off" not in talk.words
    assert talk.slots.get("handed_over", {}).get("matter") == "danger"


@pytest.mark.parametrize(
    ("text", "alerted"),
    [
        ("now it sits here dazzling everybody, PC-20418", False),
        ("it glows on my desk like the sun", False),
        ("it glows where the cable goes in", True),
        ("it glows and fizzes", True),
        ("it's shining, and it stinks of smoke", True),
    ],
)
def test_a_colour_that_shines_is_no_danger(text: str, alerted: bool) -> None:
    """Where it was told that another one came; what glows may be one elsewhere."""
    talk = Contact()
    talk.says("Ordered beige, got the loudest pink", "change_order")
    talk.says(text, "report_danger")
    assert bool(talk.alerts) is alerted
    first = Contact()
    first.says(text, "report_danger")
    assert first.alerts
