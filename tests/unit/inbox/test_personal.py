"""Personal values are masked for readers and replaced in what is kept."""

from __future__ import annotations

import pytest

from claimdesk.inbox.personal import StandIns, masked, names_in

LONG = (
    "my name is Sam Porter, sam.porter@example.com, 12 Elm Street, Austin TX 78701, call"
    " 512-555-0147, card 4012 8888 8888 1881, order PC-31501, claim CLM-7K3Q9ZB2M4X"
)


def test_every_kind_is_masked() -> None:
    """What remains tells nobody who wrote it."""
    assert masked(LONG) == (
        "my name is <name>, <email>, <address>, call <phone>, card <card>, order <order number>,"
        " claim <reference>"
    )


@pytest.mark.parametrize(
    "text",
    [
        "I paid $29.99 on 2026-03-02 for 2 iPhone 15 cases, 10000 mAh",
        "how long does shipping to New York take, thanks",
        "I'm Unhappy with it, the other way around was better",
        "10 pieces came by road",
        "the name on it is wrong",
    ],
)
def test_what_is_nobodys_stays(text: str) -> None:
    """Sums, days, places of a country and products are what a trainer has to see."""
    assert masked(text) == text


@pytest.mark.parametrize(
    ("number", "is_card"), [("4012 8888 8888 1881", True), ("4012 8888 8888 1882", False)]
)
def test_a_card_has_its_check_digit(number: str, is_card: bool) -> None:
    """Other numbers of that length are not called a card."""
    assert ("<card>" in masked(f"it says {number} there")) == is_card


def test_a_name_given_once_is_masked_throughout() -> None:
    """In any later message, also in small letters and by its parts."""
    names = names_in(["hi, this is Jo Okafor", "any news?"])

    assert masked("jo okafor again. Okafor!", names=names) == "<name> again. <name>!"
    assert masked("Jo", names={"Jo"}) == "<name>"


def test_a_part_of_a_name_gets_the_part_of_its_stand_in() -> None:
    """So that who signs as Sam is the one who was Sam Porter."""
    stand_ins = StandIns(names={"Sam"})

    assert stand_ins.replaced("my name is Sam Porter") == "my name is Jo Miller"
    assert stand_ins.replaced("it is Sam again") == "it is Jo again"


def test_stand_ins_hold_the_form_and_nothing_of_the_value() -> None:
    """The same value gets the same one, another value another."""
    stand_ins = StandIns()

    first, second = stand_ins.replaced(LONG), stand_ins.replaced("PC-31501 and PC-31502")

    for value in ("Sam", "Porter", "12 Elm", "512-555-0147", "8888", "31501", "7K3Q9ZB2M4X"):
        assert value not in first
    assert masked(first) == masked(LONG)
    one, other = second.split(" and ")
    assert one in first
    assert one != other
