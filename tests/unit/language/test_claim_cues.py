"""Who did a harm, whether there is one at all, and what asks about a question, by the words."""

from __future__ import annotations

import pytest

from claimdesk.language.en.claim_cues import (
    asks_about_question,
    harmed_by_others,
    speaks_of_own_claim,
    works_after_all,
)


@pytest.mark.parametrize(
    ("text", "others"),
    [
        ("it seems somebody sat on the parcel", True),
        ("UPS must have dropped it", True),
        ("the envelope was all crushed, I did not drop anything", True),
        ("I dropped it on the stairs", False),
        ("our puppy chewed the strap", False),
        ("the box was fine, we spilled tea on it", False),
        ("the lid just snapped off in my hand", True),
        ("I dropped it and the lid came off", False),
    ],
)
def test_a_harm_is_the_shoppers_only_with_the_shopper_as_doer(text: str, others: bool) -> None:
    """What others did to the parcel is no misuse."""
    assert harmed_by_others(text) is others


@pytest.mark.parametrize(
    ("text", "works"),
    [
        ("never mind, it's working again, I had it switched off", True),
        ("oh and now it charges. the socket was dead", True),
        ("it works now and then", False),
        ("it works again for a minute, then dies", False),
        ("now it's not working at all", False),
        ("is it working now?", False),
    ],
)
def test_what_works_again_is_told_from_what_does_at_times(text: str, works: bool) -> None:
    """Nor is it one where that is denied or asked."""
    assert works_after_all(text) is works


@pytest.mark.parametrize(
    ("text", "own"),
    [
        ("please withdraw my claim", True),
        ("any news on the request I sent?", True),
        ("claim number please", True),
        ("Return request for a sleeve", False),
        ("am I still in time for a claim", False),
        ("I opened it on Friday and the hinge was off", False),
    ],
)
def test_a_claim_that_is_there_is_told_from_one_to_be_made(text: str, own: bool) -> None:
    """By whose or which it is."""
    assert speaks_of_own_claim(text) == own


@pytest.mark.parametrize(
    "text",
    ["but why?", "what is that for", "in which way do you mean that", "to whom?", "meaning what?"],
)
def test_who_does_not_follow_asks_about_the_question(text: str) -> None:
    """Why, what for, in what sense, to whom: the question is to be explained."""
    assert asks_about_question(text)


@pytest.mark.parametrize(
    "text", ["in the way that it came", "to whom it may concern, my case broke", "it broke in May"]
)
def test_what_tells_something_asks_about_no_question(text: str) -> None:
    """The same words within what is told."""
    assert not asks_about_question(text)
