"""The pictures that a claim needs: what they show, when they come, and whether they came."""

from __future__ import annotations

import pytest

from claimdesk.language import en
from tests.unit.conversation.talk import Talk

MISSING = ("Something is missing",)


def at(field: str, **answers: object) -> Talk:
    """A claim at the question for a picture."""
    return Talk("casesora").opens().until(field, **answers)


@pytest.mark.parametrize(
    ("text", "later"),
    [
        ("may I upload it after work?", True),
        ("I'll take one when I'm home", True),
        ("can you send it again", False),
        ("it came later than I thought", False),
    ],
)
def test_a_picture_that_is_to_come_is_told(text: str, later: bool) -> None:
    """And nothing else that is later."""
    assert en.gives_later(text) is later


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("it's in the picture I sent", True),
        ("the same photo has both on it", True),
        ("that's the one I uploaded", True),
        ("I bought the same one again", False),
        ("the hinge is cracked", False),
    ],
)
def test_a_picture_that_shows_it_already_is_told(text: str, shown: bool) -> None:
    """By the picture that is named, or the sending."""
    assert en.says_shown_already(text) is shown


@pytest.mark.parametrize(
    ("text", "topics"),
    [
        ("has my picture arrived?", ("picture_there",)),
        ("did they receive the invoice?", ("picture_there",)),
        ("is my pic saved yes or no", ("picture_there",)),
        ("the receipt is also with my claim, yes?", ("picture_there",)),
        ("you have my pictures, right?", ("picture_there",)),
        ("is a picture needed?", ("evidence",)),
        ("u want a pic of it?", ("evidence",)),
        ("may I answer your mail with the invoice?", ("reply_with",)),
        ("the receipt, can I forward it to that address?", ("reply_with",)),
        ("did I have to take that photo?", ("evidence",)),
    ],
)
def test_what_is_asked_of_a_picture_is_told_by_its_words(
    text: str, topics: tuple[str, ...]
) -> None:
    """Whether it came is on record, whether it is needed in the terms."""
    assert en.asks_of_claim(text) in (topics, ())


def test_of_what_is_missing_no_photo_is_asked_for() -> None:
    """But of all that came."""
    talk = at("photo", reason=MISSING)

    assert talk.step.say[-1].values["photo_wanted"] == (
        "a photo of everything that came in the parcel"
    )


@pytest.mark.parametrize(
    "text",
    [
        "what picture? there is nothing I could take one of",
        "should I take it with my phone beside it?",
        "which photo do you mean, there's none to take",
    ],
)
def test_a_question_about_the_photo_is_told_what_it_is_to_show(text: str) -> None:
    """It is none for the staff."""
    talk = at("photo", reason=MISSING)

    talk.says(text)

    assert talk.words == ["explain_photo"]
    assert "everything that came in the parcel" in talk.heard
    assert not talk.draft.open_questions


def test_who_sends_a_picture_later_hears_by_when() -> None:
    """While the day is still to come, and before the claim is sent."""
    talk = at("photo")

    talk.says("can I send the photo tomorrow?")

    assert talk.words[0] == "evidence_later"
    assert (talk.words[1], bool(talk.step.say[1].values["send_by"])) == ("send_by", True)


def test_who_has_no_receipt_hears_by_when_one_is_wanted() -> None:
    """It can be sent later."""
    talk = at("proof_of_purchase")

    talk.says("I don't have one", "cannot_provide")

    said = {say.response: say.values for say in talk.step.say}
    assert "without_proof_of_purchase" in said
    assert said["send_by"]["send_by"]


def test_a_picture_that_shows_the_receipt_as_well_is_both() -> None:
    """As the shopper says; nothing of it goes into the description."""
    talk = at("proof_of_purchase")
    told = talk.slots["details"]

    talk.says("that's on the same photo, it shows the packing slip")

    assert talk.slots["proof_of_purchase"] == talk.slots["photo"]
    assert talk.slots["details"] == told
    assert talk.words[0] == "photo_kept"


def test_any_picture_is_meant_by_a_photo_where_there_is_no_other() -> None:
    """The one of the receipt came."""
    talk = at("photo")
    talk.says("I can't send one", "cannot_provide")
    talk.sends_photo("photo-2")

    talk.says("did the photo get there?")

    assert talk.words[0] == "course_proof_of_purchase_there"


def test_whether_a_picture_came_through_is_on_record() -> None:
    """Of the kind that is asked of."""
    talk = at("proof_of_purchase")

    talk.says("did my photo get through?")
    assert talk.words[0] == "course_photo_there"

    talk.says("do you have the receipt?")
    assert talk.words[0] == "course_proof_of_purchase_not_there"


@pytest.mark.parametrize("store", ["procase", "casesora"])
def test_who_has_no_picture_hears_no_last_day_where_none_is_known(store: str) -> None:
    """The rest is said all the same."""
    talk = Talk(store).opens("you sent the wrong case", reason="wrong_item", product="case")
    talk.says("I can't take a photo", "cannot_provide")

    assert talk.words[0] == "without_photo"
    assert "send_by" not in talk.words
    assert "without a photo" in talk.heard
