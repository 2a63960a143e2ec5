"""What is asked or told of an order that the staff are to look into."""

from __future__ import annotations

import pytest

from claimdesk.language import en
from claimdesk.language.en.asked_of_order import (
    asks_of_order,
    demands,
    gave_wrong_address,
    tells_of_charge,
)
from claimdesk.language.en.claim_course import asks_of_claim
from claimdesk.language.en.order_state import cancels_order
from claimdesk.language.en.shopper_matters import keeps_order
from claimdesk.language.en.subjects import asks_outright


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("who covers the postage then", "who_pays"),
        ("do I have to pay for the second delivery", "who_pays"),
        ("is that at my own expense?", "who_pays"),
        ("what if they deliver it to the wrong house", "wrong_place"),
        ("and if it gets returned back to you", "wrong_place"),
        ("what if you have made it by now", "too_late"),
        ("and once it is shipped?", "too_late"),
        ("suppose they've already begun printing", "too_late"),
        ("am I out of luck then", "stuck"),
        ("is the other payment going to drop off again?", "payment_back"),
        ("do I have to send it back to you?", "send_back"),
        ("could you deliver it once more", "sent_again"),
        ("are you going to reship it?", "sent_again"),
        ("don't make me ship the sleeve to you", "send_back"),
    ],
)
def test_what_is_asked_of_an_order_is_read(text: str, kind: str) -> None:
    """A supposition asks, with a question mark or without."""
    assert kind in asks_of_order(text)


@pytest.mark.parametrize(
    "text",
    [
        "it was shipped on Monday",
        "when was it sent out?",
        "the order number is PC-20418",
        "I paid with my card on the 5th",
        "how do I pay with PayPal?",
        "the tracking has not moved",
        "I want my money back",
    ],
)
def test_what_only_tells_asks_nothing_of_it(text: str) -> None:
    """Nor does what is asked of something else."""
    assert asks_of_order(text) == ()


@pytest.mark.parametrize(
    ("text", "so"),
    [
        ("sorry, I typed our previous street by mistake", True),
        ("we entered the wrong zip", True),
        ("I forgot the apartment number", True),
        ("my fault, wrong house number there", True),
        ("not my mistake, the label had the right street", False),
        ("the address I gave was right", False),
        ("your driver went to the wrong address", False),
        ("I picked the wrong model", False),
    ],
)
def test_whose_mistake_the_address_was(text: str, so: bool) -> None:
    """Only the shopper's own act counts."""
    assert gave_wrong_address(text) is so


@pytest.mark.parametrize(
    ("text", "so"),
    [
        ("my card was billed two times", True),
        ("there is a duplicate charge on my statement", True),
        ("you double charged us", True),
        ("I ordered two cases", False),
        ("please charge it to my card", False),
    ],
)
def test_money_that_was_taken_twice(text: str, so: bool) -> None:
    """And no item that was ordered so."""
    assert tells_of_charge(text) is so


@pytest.mark.parametrize(
    ("text", "so"),
    [
        ("you'd better hurry", True),
        ("I demand an answer", True),
        ("just give me the money", True),
        ("the mail said it left the depot", False),
        ("it is order PC-20418", False),
    ],
)
def test_what_demands_is_told_from_what_tells(text: str, so: bool) -> None:
    """Nobody is thanked for a demand."""
    assert demands(text) is so


@pytest.mark.parametrize(
    ("text", "so"),
    [
        ("can you cancel PC-20418 for me", True),
        ("please cancel number 20418", True),
        ("cancel CLM-2TCD51KQTGY", False),
        ("I had to cancel my trip in 2025", False),
    ],
)
def test_an_order_is_cancelled_by_its_number(text: str, so: bool) -> None:
    """As well as by the word."""
    assert cancels_order(text) is so


def test_never_minding_a_cancellation_keeps_the_order() -> None:
    """By its act as by its name."""
    assert keeps_order("never mind the cancellation")
    assert keeps_order("forget about that cancel, thanks")
    assert not keeps_order("never mind, cancel my order")


@pytest.mark.parametrize(
    ("text", "topics"),
    [
        ("why was $6.75 deducted", ("fee",)),
        ("how come you kept 4.20 dollars of it?", ("fee",)),
        ("why does it say minus 3.60", ("fee",)),
        ("why has it taken 20 days", ()),
    ],
)
def test_why_a_sum_was_kept_asks_of_the_fee(text: str, topics: tuple[str, ...]) -> None:
    """Days have no sum."""
    assert asks_of_claim(text) == topics


@pytest.mark.parametrize(
    ("text", "so"),
    [
        ("whom can I e-mail about it", True),
        ("what address should I write to?", True),
        ("which address did you ship it to", False),
    ],
)
def test_whom_to_write_to_is_asked_outright(text: str, so: bool) -> None:
    """Of the store's own address, and no other."""
    assert asks_outright("ask_contact", text) is so


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("sorry, the order is CS-1188", True),
        ("it might be PC-20979, not 77", True),
        ("my other order PC-30000 is late too, sorry", False),
        ("order PC-20979", False),
    ],
)
def test_a_number_put_right(text: str, right: bool) -> None:
    """One told for another, and no second order."""
    assert en.puts_number_right(text) is right
