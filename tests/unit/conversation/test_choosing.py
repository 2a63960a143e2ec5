"""Which of the choices offered a typed answer takes."""

from __future__ import annotations

import pytest

from claimdesk.conversation.routing.clarify import clarify
from claimdesk.conversation.routing.interruptions import RESUME, confirm_stop
from claimdesk.conversation.shared.choosing import chosen
from claimdesk.conversation.shared.turn import Turn
from tests.unit.conversation.talk import Talk, title

_STOP = [title(choice) for choice in confirm_stop().choices]
_RESUME = [title(choice) for choice in RESUME]
_ADDRESS = ["Yes, sam@example.com", "No, sam@exmaple.com is right"]


@pytest.mark.parametrize("text", ["yes", "Yep!", "ok do that", "sure go for it", "yeah please do"])
def test_a_yes_takes_the_choice_that_begins_with_it(text: str) -> None:
    """However it is put, and wherever the choices were offered."""
    assert [chosen(text, titles) for titles in (_STOP, _RESUME, _ADDRESS)] == [0, 0, 0]


@pytest.mark.parametrize("text", ["no", "nah", "Nope.", "no thanks", "not really", "rather not"])
def test_a_no_takes_the_choice_that_begins_with_it(text: str) -> None:
    """However it is put, and wherever the choices were offered."""
    assert [chosen(text, titles) for titles in (_STOP, _RESUME, _ADDRESS)] == [1, 1, 1]


@pytest.mark.parametrize(
    ("text", "titles", "index"),
    [
        ("go on", _STOP, 1),
        ("stop", _STOP, 0),
        ("yes stop", _STOP, 0),
        ("no go on", _STOP, 1),
        ("go on with it", _RESUME, 0),
        ("not now", _RESUME, 1),
    ],
)
def test_what_follows_the_yes_or_no_names_it_too(
    text: str, titles: list[str], index: int | None
) -> None:
    """With its own yes or no before it, or none."""
    assert chosen(text, titles) == index


@pytest.mark.parametrize(
    "text", ["yes go on", "no stop", "don't stop", "ok thanks", "hmm", "maybe"]
)
def test_what_says_both_or_neither_takes_none(text: str) -> None:
    """It is left to what is read in the words."""
    assert chosen(text, _STOP) is None


@pytest.mark.parametrize("titles", [["Send the claim", "Change: Price"], ["Yes, A", "Yes, B"]])
def test_a_yes_takes_nothing_where_none_or_several_begin_with_it(titles: list[str]) -> None:
    """What it agrees to is the form's to know."""
    assert chosen("yes", titles) is None


def test_a_question_of_yes_or_no_offers_a_yes() -> None:
    """So that a typed one takes it, where no form would know what it means."""
    unusual = Talk().opens().until("order_number")
    unusual.says("order 114-3941689-8772232")
    photo = clarify(Turn("/inform", "inform", (), {"evidence": ("photo-1",)}), [], again=False)
    offered = [[*unusual.choices], [title(c) for c in photo.say[0].choices], _RESUME, _STOP]

    assert [chosen("yes", titles) for titles in offered] == [0, 0, 0, 0]


def test_a_yes_picks_no_line_of_a_card() -> None:
    """ "Yes, that's my e-mail" wants none changed."""
    card = ["Send the claim", "Change: Price", "Change: E-mail"]

    assert chosen("yes thats my email", card, counted=False) is None
    assert chosen("my email", card, counted=False) == 2


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Yes that's correct, the number from Walmart.", 0),
        ("yeah it's right. the ebay one", 0),
        ("yes, a new one please", None),
        ("yes that's right, but I want a refund", None),
        ("yes it is correct, my mail is sam@example.com", None),
        ("yes it's right, can i get a new one?", None),
    ],
)
def test_a_yes_may_say_what_is_right(text: str, meant: int | None) -> None:
    """But it is no mere yes where it gives something else, asks or takes it back."""
    assert chosen(text, ["Yes, it's right", "Go on without it"]) == meant
