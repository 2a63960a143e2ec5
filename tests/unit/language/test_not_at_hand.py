"""What was asked for and is not to be had, in whichever English."""

from __future__ import annotations

import pytest

from claimdesk.language import en


@pytest.mark.parametrize(
    "text",
    [
        "no number",
        "i not have number",
        "Sorry, number I have not",
        "hello? no order number. I wrote this twice",
        "we never had one, and it came on Monday",
        "can not find it anywhere",
        "i no know, is old",
        "I lost the confirmation mail",
        "there is no number",
        "the order code we do not find, it was for my birthday",
    ],
)
def test_a_clause_may_say_that_there_is_no_order_number(text: str) -> None:
    """Whatever stands beside it."""
    assert "order_number" in en.not_at_hand(text)


@pytest.mark.parametrize(
    "text",
    [
        "I don't get it",
        "don't you have it?",
        "it does not find my phone",
        "the box has no number on it",
        "I can't find the on switch",
        "I never got it",
        "no, it is 20418",
        "no problem",
        "I don't have time for this",
        "no idea why you need that",
    ],
)
def test_what_else_is_lacking_is_no_order_number(text: str) -> None:
    """Nor is a question."""
    assert "order_number" not in en.not_at_hand(text)


def test_what_a_clause_names_is_of_no_other_field() -> None:
    """Only what names it says so where it was not asked for."""
    assert "purchased_on" not in en.not_at_hand("I have no number")
    assert en.named_not_at_hand("the number I dont find") == {"order_number"}
    assert not en.named_not_at_hand("I dont find it")


@pytest.mark.parametrize("text", ["no " * 3000, "i said already " * 2000, "i have not " * 2000])
def test_long_texts_are_read_in_no_time(text: str) -> None:
    """Whatever they repeat."""
    assert not en.not_at_hand(text)


@pytest.mark.parametrize(
    ("text", "is_mail"),
    [
        ("I cant find the email", True),
        ("the confirmation mail is gone", True),
        ("I don't have an e-mail address", False),
        ("write to sam@mail.example", False),
    ],
)
def test_an_email_is_a_letter_or_an_address(text: str, is_mail: bool) -> None:
    """As far as it is called so."""
    assert en.means_the_mail(text) is is_mail
