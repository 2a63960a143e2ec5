"""Editing the description by words."""

from __future__ import annotations

import pytest

from tests.unit.conversation.talk import Talk


@pytest.fixture
def talk() -> Talk:
    """A claim that is shown."""
    talk = Talk().opens().until("review")
    talk.slots["details"] = "The hinge has a crack. I never wrote it was late."
    return talk


def test_what_is_put_in_is_added(talk: Talk) -> None:
    """In its own words."""
    talk.says("please add that I was in hospital last week to the description")
    assert talk.slots["details"].endswith("I was in hospital last week")
    assert talk.asked == "review"


def test_what_is_only_named_is_asked_for_once_and_added(talk: Talk) -> None:
    """Unless it stands there."""
    talk.says("put my hospital reason in the description")
    assert talk.asked == "details"
    assert "hospital reason" in talk.heard

    talk.says("I had surgery until Monday")
    assert talk.slots["details"].startswith("The hinge has a crack.")
    assert talk.slots["details"].endswith("I had surgery until Monday")
    assert talk.asked == "review"

    talk.says("put my surgery in the description")
    assert talk.asked == "review"
    assert "I had surgery" in talk.heard


def test_two_edits_in_one_message_are_both_done(talk: Talk) -> None:
    """Whichever comes first; the one that can't be is named."""
    talk.says("where does it say I want 3 sleeves? put that in, grey, and take out the late part")
    assert "I want 3 sleeves, grey" in talk.slots["details"]
    assert "late" not in talk.slots["details"]

    talk.says("the description misses that it is for work. and take out the part about the dog")
    assert "it is for work" in talk.slots["details"]
    assert "nothing about that (the dog)" in talk.heard


def test_words_in_quotes_that_should_go_go(talk: Talk) -> None:
    """With the sentence, where nearly nothing else stands in it."""
    talk.says('"I never wrote it was late" should go')
    assert talk.slots["details"] == "The hinge has a crack."


def test_what_was_added_last_is_taken_back(talk: Talk) -> None:
    """And only that."""
    before = talk.slots["details"]
    talk.slots["shown"] = {**talk.slots["shown"], "details": before}
    talk.says("please add that the box was blue to the description")
    assert "blue" in talk.slots["details"]

    talk.says("no, please remove it")
    assert talk.slots["details"] == before


def test_a_long_story_is_read_back_whole_only_on_the_card_or_for_who_asks() -> None:
    """Elsewhere its beginning stands, or what was added."""
    story = f"The hinge has a crack. {'I sat there and looked at it for a while. ' * 10}".strip()
    talk = Talk().opens().until("purchased_on")
    talk.slots["details"] = story
    talk.says("I told you that already")
    assert talk.words[0] == "told_already"
    assert "The hinge has a crack." in talk.heard
    assert story not in talk.heard

    talk.until("review")
    assert story in talk.heard

    talk.says("please add that it squeaks too to the description")
    assert "it squeaks too" in talk.heard
    assert story not in talk.heard
    assert talk.slots["details"].startswith(story)

    talk.says("show me")
    assert story in talk.heard


def test_what_was_added_beside_a_cut_is_taken_back(talk: Talk) -> None:
    """What was cut stays out."""
    talk.says('the description misses that the box was blue. "I never wrote it was late" should go')
    talk.says("oh no, please remove it again")
    assert talk.slots["details"] == "The hinge has a crack."


def test_an_account_of_what_could_not_be_done_is_one_where_it_was_asked_for(talk: Talk) -> None:
    """It is no word of going without it."""
    talk.says("put my hospital reason in the description")
    talk.says("I was in hospital for a week so I couldn't send it", "cannot_provide")
    assert "in hospital for a week" in talk.slots["details"]


def test_what_was_added_last_gives_way_to_other_words(talk: Talk) -> None:
    """Said against it, or instead of it."""
    before = talk.slots["details"]
    talk.says("please write in there: I was away until the 12th")
    talk.says("no don't write that, just: I came home on the 12th", "change_order")
    assert talk.slots["details"] == f"{before} I came home on the 12th"

    talk.says("write instead: I came home late", "correct")
    assert talk.slots["details"] == f"{before} I came home late"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("the flood is not mentioned. Our cellar was under water. put it in", "Our cellar was"),
        ("my father was ill so I opened it late. please put that in", "I opened it late"),
        ("so put somewhere that we were abroad for a week", "we were abroad for a week"),
    ],
)
def test_what_is_told_beside_a_bid_to_write_it_is_written(talk: Talk, text: str, told: str) -> None:
    """And neither the bid nor the complaint that it lacks."""
    talk.says(text, "inform")

    assert told in talk.slots["details"]
    assert not any(word in talk.slots["details"] for word in ("put", "please"))
    assert "not mentioned" not in talk.slots["details"]


@pytest.mark.parametrize(
    "text",
    [
        "it says ipad mini, must be ipad mini 6!! change it",
        "you wrote ipad mini but it should be ipad mini 6",
        "the card says ipad mini, but it's actually ipad mini 6",
    ],
)
def test_words_that_stand_wrongly_are_put_right_where_they_stand(text: str) -> None:
    """In the line that has them; nothing is added to the description."""
    talk = Talk().opens("my ipad mini case tore", "report_defect", reason="defective")
    talk.until("product").says("ipad mini case", product="ipad mini case")
    talk.until("review")
    before = talk.slots["details"]
    talk.says(text, "change_order")

    assert talk.slots["product"] == "ipad mini 6 case"
    assert talk.slots["details"] == before
