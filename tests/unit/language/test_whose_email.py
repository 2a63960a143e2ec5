"""Of several addresses, which are another's or the order's."""

from __future__ import annotations

import pytest

from claimdesk.language.en.whose_email import anothers_emails, is_pasted_mail


@pytest.mark.parametrize(
    "text",
    [
        "my dad's is dad@example.com, that's where the order went",
        "I'm me@example.com but it was ordered under dad@example.com",
        "please add my sister's as well, dad@example.com",
        "dad@example.com is what he used, mine is me@example.com",
        "the account is with my wife's e-mail dad@example.com",
        "answer me at me@example.com, hers is dad@example.com",
    ],
)
def test_anothers_address_is_told_apart(text: str) -> None:
    """However it is told, before or after it."""
    assert anothers_emails(text) == ("dad@example.com",)


@pytest.mark.parametrize(
    "text",
    [
        "me@example.com",
        "my email is me@example.com, my son ordered it",
        "my daughters lamp went dark, my emails me@example.com",
        "I ordered with me@example.com",
        "please send the answer to my wife's, me@example.com",
        "change it to my husband's e-mail: me@example.com",
        "me@example.com, not you@example.com",
    ],
)
def test_the_writers_own_is_not(text: str) -> None:
    """Nor one that the answer is to go to."""
    assert "me@example.com" not in anothers_emails(text)


def test_who_is_asked_for_an_address_may_give_anothers() -> None:
    """Unless it is told as the order's, or as one more."""
    assert not anothers_emails("my daughter's: dana@example.com", asked=True)
    assert anothers_emails("it's ordered under my daughter's, dana@example.com", asked=True)


def test_beside_an_own_one_the_orders_is_for_the_staff() -> None:
    """As after filing, where the answer goes somewhere already."""
    text = "the order was placed under x@example.com"

    assert anothers_emails(text, has_own=True)
    assert not anothers_emails(text)


@pytest.mark.parametrize(
    "text",
    [
        "From: Shop <dad@example.com>\nDate: Monday\nTo: me@example.com\n\nyour order",
        "> From: dad@example.com\n> Subject: shipped\nhere it is. me@example.com",
    ],
)
def test_who_a_pasted_mail_is_from_is_another(text: str) -> None:
    """Its receiver is the writer."""
    assert is_pasted_mail(text)
    assert anothers_emails(text) == ("dad@example.com",)


@pytest.mark.parametrize("name", ["noreply", "no-reply", "do-not-reply", "order-noreply"])
def test_what_nobody_reads_is_nobodys(name: str) -> None:
    """Even where it is the only address."""
    assert anothers_emails(f"it's from {name}@example.com") == (f"{name}@example.com",)


@pytest.mark.parametrize("text", ["From: me@example.com", "write to: replyking@example.com"])
def test_one_line_is_no_mail(text: str) -> None:
    """It may be how somebody signs."""
    assert not is_pasted_mail(text)
    assert not anothers_emails(text)
