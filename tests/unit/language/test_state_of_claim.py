"""What is asked of a claim as it stands on record, and what stands beside a yes."""

from __future__ import annotations

import pytest

from claimdesk.language import en


@pytest.mark.parametrize(
    "text",
    [
        "is the delivery date fixed by now",
        "can you check whether my email and the price have been updated",
        "did those edits get saved?",
        "have you corrected it yet?",
        "does my claim list both of the pens",
        "so what does my claim say now",
    ],
)
def test_it_is_asked_what_the_claim_says(text: str) -> None:
    """By any of its lines, or by the changes made."""
    assert en.asks_if_changed(text)


@pytest.mark.parametrize(
    "text",
    [
        "please change the date",
        "the e-mail is wrong",
        "is the item in stock?",
        "has my order shipped?",
        "I changed my mind",
    ],
)
def test_nothing_is_asked_of_what_the_claim_says(text: str) -> None:
    """A wish, a statement, or a question of something else."""
    assert not en.asks_if_changed(text)


def test_whether_a_claim_is_withdrawn_is_no_wish_to_withdraw_it() -> None:
    """Nor is it asked of an order."""
    assert en.asks_if_withdrawn("has it been closed already?")
    assert en.asks_if_withdrawn("did you cancel the claim or not")
    assert not en.asks_if_withdrawn("did you cancel my order?")
    assert not en.asks_if_withdrawn("can you cancel my claim?")


@pytest.mark.parametrize(
    ("text", "beside"),
    [
        ("Yup, also make it two pieces", "make it two pieces"),
        ("ok do it. will it take long?", "will it take long?"),
        ("yes", None),
        ("okay thanks", None),
        ("yes but only if it's free", None),
        ("yesterday it broke", None),
        ("fine screen protectors", None),
    ],
)
def test_what_stands_beside_a_yes(text: str, beside: str | None) -> None:
    """Nothing where the yes stands alone or is taken back."""
    assert en.beside_yes(text) == beside
