"""What a message to the staff is about."""

from __future__ import annotations

import pytest

from claimdesk.language.en.asked_of_message import asks_of_message
from claimdesk.language.en.danger import speaks_of_injury
from claimdesk.language.en.shopper_matters import (
    asks_what_happens,
    changes_nothing,
    find_postal_address,
    gives_a_message,
    keeps_order,
    names_address,
    paid_without_discount,
    parcel_trouble,
)


@pytest.mark.parametrize(
    ("text", "trouble"),
    [
        ("someone nicked it from the hallway", "stolen"),
        ("the carrier says it is on its way back to you", "returned"),
        ("returned to sender", "returned"),
        ("it was left with a neighbour I don't know", "wrong_house"),
        ("delivered to the wrong building", "wrong_house"),
        ("marked as delivered, mailbox empty", "marked_delivered"),
        ("it's ten days overdue", "late"),
        ("ordered two weeks ago", "late"),
        ("package lost", None),
        ("my parcel never came", None),
    ],
)
def test_what_became_of_a_parcel_is_read(text: str, trouble: str | None) -> None:
    """The more telling wins where several are said."""
    assert parcel_trouble(text) == trouble


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("12 Oak Street, Portland OR 97201", "12 Oak Street, Portland OR 97201"),
        ("send it to 17 Birch Lane", "17 Birch Lane"),
        ("it's 4B Elm Ave.", "4B Elm Ave"),
        ("Lindenweg 5", "Lindenweg 5"),
        ("order 30981 from 3 weeks ago", None),
        ("I have 2 cases of it", None),
        ("", None),
    ],
)
def test_a_postal_address_is_found(text: str, address: str | None) -> None:
    """A house number with its street; no order number and no quantity."""
    assert find_postal_address(text) == address


def test_where_something_goes_is_told_from_what_it_is() -> None:
    """A change of address needs the new one, another change does not."""
    assert names_address("I moved, send it to my office")
    assert not names_address("make it two instead of one")


def test_somebody_may_be_hurt() -> None:
    """Then they come first."""
    assert speaks_of_injury("it gave me a shock")
    assert speaks_of_injury("my hand is bleeding")
    assert not speaks_of_injury("smoke comes out of the plug")


@pytest.mark.parametrize(
    ("text", "general"),
    [
        ("what happens if the address was wrong?", True),
        ("do you send it again if I mistyped the street", True),
        ("who pays when the address was wrong", True),
        ("I typed the wrong street", False),
        ("what happens with order PC-20418, I gave the wrong street", False),
    ],
)
def test_a_question_in_general_tells_of_no_order(text: str, general: bool) -> None:
    """An order number makes it the shopper's own."""
    assert asks_what_happens(text) is general


@pytest.mark.parametrize(
    "text",
    [
        "The zipper broke.",
        "wrong item",
        "please call me about PC-20418, the box was empty",
        "où est mon colis",
    ],
)
def test_what_gives_a_message(text: str) -> None:
    """Two words that are no part of asking for a person."""
    assert gives_a_message(text)


@pytest.mark.parametrize(
    "text",
    [
        "sam@example.com",
        "my e-mail is sam@example.com, order PC-20418",
        ".",
        "👍",
        "what do I write?",
        "website",
        "can I talk to a real person please",
        "please have someone call me back about my order",
        "",
    ],
)
def test_what_tells_nothing(text: str) -> None:
    """Nobody could act on it."""
    assert not gives_a_message(text)


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("did they receive what I wrote?", "got"),
        ("do they have my street", "got"),
        ("and by when?", "when"),
        ("how soon will they reply", "when"),
        ("who looks at that", "who"),
        ("are they going to phone me", "call"),
        ("so is my parcel gone?", "outcome"),
        ("will they send a new one", "outcome"),
        ("did they receive my claim?", None),
        ("the colour is off", None),
    ],
)
def test_what_is_asked_of_a_message_is_read(text: str, asked: str | None) -> None:
    """What names a claim is asked of that."""
    assert asks_of_message(text) == asked


@pytest.mark.parametrize(
    ("text", "keeps"),
    [
        ("please do not cancel my order", True),
        ("I'd like to keep the order after all", True),
        ("forget about the cancellation", True),
        ("we no longer want to cancel it", True),
        ("why don't you cancel it?", False),
        ("you did not cancel my order", False),
        ("cancel my order", False),
    ],
)
def test_an_order_that_is_to_stay_is_told_from_one_to_cancel(text: str, keeps: bool) -> None:
    """Both speak of cancelling."""
    assert keeps_order(text) is keeps


@pytest.mark.parametrize(
    ("text", "paid"),
    [
        ("the voucher didn't apply and I paid full price", True),
        ("my code was rejected but the order has gone through", True),
        ("my code was rejected", False),
        ("I paid with a voucher", False),
    ],
)
def test_a_refused_code_is_told_from_one_that_was_paid_over(text: str, paid: bool) -> None:
    """Only there is money to give back."""
    assert paid_without_discount(text) is paid


@pytest.mark.parametrize(
    ("text", "nothing"),
    [
        ("tried both browsers, no luck", True),
        ("it didn't help", True),
        ("still the same error", True),
        ("that did it, thanks", False),
    ],
)
def test_what_was_advised_may_change_nothing(text: str, nothing: bool) -> None:
    """Or it helped."""
    assert changes_nothing(text) is nothing
