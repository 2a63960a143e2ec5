"""How far an order is, by what is said of it."""

from __future__ import annotations

import pytest

from claimdesk.language.en.asked_of_message import asks_of_message
from claimdesk.language.en.order_state import (
    awaits_order,
    came_empty,
    cancels_order,
    disowns_claim,
    has_shipped,
    is_not_here_yet,
    misses_parcel,
    only_cancels,
)
from claimdesk.language.en.shopper_matters import code_refused


@pytest.mark.parametrize(
    "text",
    [
        "the padded envelope was completely flat",
        "I unpacked the parcel and there was nothing in it",
        "an empty cardboard box is all I got",
        "your package arrived this morning but it's empty",
        "opened it, no sleeve inside",
    ],
)
def test_a_parcel_came_with_nothing_in_it(text: str) -> None:
    """However that is said; and it is no parcel that is missing."""
    assert came_empty(text)
    assert not misses_parcel(text)


@pytest.mark.parametrize(
    "text",
    [
        "the tracking says delivered, but the letterbox is empty",
        "my parcel hasn't come",
        "the box isn't empty, only the cable is missing",
        "there is nothing in the tracking since Monday",
        "can I send it back in an unopened box",
    ],
)
def test_no_parcel_came_or_it_was_not_empty(text: str) -> None:
    """An empty letterbox tells of a parcel that did not come."""
    assert not came_empty(text)


def test_a_missing_parcel_is_not_what_misses_in_one() -> None:
    """The parcel itself, or something of it."""
    assert misses_parcel("my shipment is lost")
    assert misses_parcel("the package never showed up")
    assert not misses_parcel("my order is missing a strap")
    assert not misses_parcel("one cable is missing from the package")


@pytest.mark.parametrize(
    "text",
    [
        "I placed it half an hour ago",
        "only just ordered",
        "i dont have the item",
        "out for delivery",
    ],
)
def test_it_is_not_here_yet(text: str) -> None:
    """Ordered a moment ago, or still to come."""
    assert is_not_here_yet(text)


@pytest.mark.parametrize(
    "text",
    ["I ordered it two weeks ago", "I don't have the order number", "I don't have it any more"],
)
def test_what_tells_of_no_order_to_come(text: str) -> None:
    """An older order, a number that isn't known, what was given away."""
    assert not is_not_here_yet(text)


def test_what_has_shipped_is_no_longer_before_that() -> None:
    """But for what is yet to ship."""
    assert has_shipped("it was dispatched yesterday")
    assert has_shipped("tracking shows in transit")
    assert not has_shipped("it hasn't been shipped")
    assert not has_shipped("can you do it before it is shipped")
    assert not has_shipped("when will it be dispatched")


def test_an_order_is_cancelled_by_name_or_where_it_is_spoken_of() -> None:
    """ "Cancel" alone leaves what is under way."""
    assert cancels_order("please cancel the whole order")
    assert cancels_order("cancel, it hasn't even shipped")
    assert cancels_order("then cancel it", is_spoken_of=True)
    assert not cancels_order("then cancel it")
    assert not cancels_order("cancel")


def test_no_claim_is_meant() -> None:
    """It is said so; a claim that is asked about is one."""
    assert disowns_claim("that's not a claim, just a change")
    assert disowns_claim("i dont have any claim")
    assert not disowns_claim("can I make a claim for it")
    assert not disowns_claim("my claim is still open")
    assert not disowns_claim("I want to file a claim")  # whose verb ends as "don't" does


def test_a_code_that_is_refused() -> None:
    """By its name or its look; what is broken without one is no code."""
    assert code_refused("my voucher isn't accepted at the till")
    assert code_refused("SPRING15 shows an error")
    assert not code_refused("the zipper is broken")
    assert not code_refused("where do I enter the voucher")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("do I talk to ebay or to you", "seller"),
        ("is there anyone I can speak to", "call"),
        ("do you have live chat", "call"),
        ("a replacement or my money?", "outcome"),
        ("from when is it considered lost", "outcome"),
        ("can it be here before Friday", "outcome"),
        ("do you sell on ebay", None),
    ],
)
def test_what_is_asked_of_a_message(text: str, kind: str | None) -> None:
    """Whom it is for, who can be spoken to, what comes of it."""
    assert asks_of_message(text) == kind


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("then I'd like my money back", "outcome"),
        ("so yes or no?", "outcome"),
        ("how soon do they read it", "when"),
        ("could I phone you", "call"),
        ("I want a refund for the sleeve with the broken zip", None),
    ],
)
def test_what_is_wished_of_a_message(text: str, kind: str | None) -> None:
    """A refund of what they have, and not of something else."""
    assert asks_of_message(text) == kind


@pytest.mark.parametrize(
    "text",
    [
        "bought a stand on the 2nd, nothing has turned up",
        "ordered three weeks ago and still no parcel",
        "my order hasn't moved since Monday",
        "where's my parcel? ordered 1 May",
        "placed it in April. nothing yet",
        "bought a stand weeks ago & zilch",
    ],
)
def test_an_order_is_awaited(text: str) -> None:
    """Of some time ago, with nothing to be changed in it."""
    assert awaits_order(text)


@pytest.mark.parametrize(
    "text",
    [
        "ordered ten minutes ago, it hasn't come up in my account, still nothing",
        "my order hasn't arrived, please cancel it",
        "it has not come yet, can it be blue instead of black",
        "ordered on the 2nd, it came Monday",
        "still no refund for my order",
        "still nothing from your staff",
        "I returned the stand I bought, still waiting",
    ],
)
def test_what_is_to_be_changed_or_came_is_not_awaited(text: str) -> None:
    """Nor money, nor an answer."""
    assert not awaits_order(text)


@pytest.mark.parametrize(
    ("text", "only"),
    [
        ("cancel", True),
        ("hi, I want to cancel please", True),
        ("Cancellation", True),
        ("cancel it", False),
        ("cancel my claim", False),
        ("don't cancel", False),
    ],
)
def test_who_says_cancel_does_not_say_what(text: str, only: bool) -> None:
    """Where nothing is under way it is an order."""
    assert only_cancels(text) == only
