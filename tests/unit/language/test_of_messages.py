"""What is bidden about a message to the staff, and what is asked for a later day."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from claimdesk.language import en


@pytest.mark.parametrize(
    ("cue", "meant", "other"),
    [
        (en.asks_to_see_message, "what exactly are you going to write to them", "write to them"),
        (en.asks_to_see_message, "show me the message first please", "show me the claim"),
        (en.asks_to_see_message, "before it goes out let me see it", "it broke before I sent it"),
        (en.withdraws_message, "can you take my message back", "can you take the lamp back"),
        (en.withdraws_message, "cancel MSG-7K3Q9ZB2M4X", "MSG-7K3Q9ZB2M4X is my number"),
        (en.withdraws_message, "please delete that note", "don't delete my message"),
        (en.corrects_heading, "the subject you gave it is wrong", "the item is wrong"),
        (en.corrects_heading, "it's about a voucher, not a refund", "it's about a voucher"),
        (en.corrects_heading, "it was listed as late, not correct", "it was late"),
        (en.corrects_heading, "that title isn't right", "the title? fine. file it as a defect"),
        (
            en.asks_to_come_back,
            "and when it stops again next month, may I write?",
            "it broke again",
        ),
        (en.asks_to_come_back, "what if it happens again", "what if they refuse"),
        (en.tells_of_transit, "last scanned in Memphis", "the lamp is stuck on"),
        (en.wants_invoice, "I still need a proper invoice with our VAT", "here is the invoice"),
        (en.wants_invoice, "please put Acme Ltd on the invoice", "I lost the receipt"),
        (en.asks_if_called_off, "so is my order safe now?", "is my order here"),
        (en.wants_to_buy, "where can I buy a spare strap", "I bought a strap"),
        (en.wants_to_buy, "do you still sell the pen alone?", "I don't want to buy another"),
        (en.declines_passing_on, "I don't want a ticket", "I want a message to go out"),
        (en.denies_matter, "no, you misunderstood me", "I misunderstood the box"),
    ],
)
def test_what_a_message_bids_or_asks(cue: Callable[[str], object], meant: str, other: str) -> None:
    """By its words, and not where they only resemble such."""
    assert cue(meant)
    assert not cue(other)
