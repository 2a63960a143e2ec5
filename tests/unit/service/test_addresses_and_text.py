"""What a shopper typed, made safe: addresses, single lines, long texts, keys."""

from __future__ import annotations

import pytest

from claimdesk.service.addresses import mail_address, same_address
from claimdesk.service.errors import InvalidAddress
from claimdesk.service.text import item_key, long_text, one_line, order_key


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("sam@example.com", "sam@example.com"),
        ("  Sam.O'Neil+shop@Example.COM ", "Sam.O'Neil+shop@example.com"),
        ("sam@bücher.example", "sam@xn--bcher-kva.example"),
        ("a" * 64 + "@example.com", "a" * 64 + "@example.com"),
    ],
)
def test_a_plain_address_is_taken(text: str, address: str) -> None:
    """One address, its domain in lower-case ASCII, the local part as it was."""
    assert mail_address(text) == address


@pytest.mark.parametrize(
    "text",
    [
        "",
        "sam",
        "sam@",
        "@example.com",
        "sam@localhost",
        "sam@example..com",
        "sam@-example.com",
        "sam@[127.0.0.1]",
        "sam@127.0.0.1",
        "sam@example.com,eve@example.com",
        "sam@example.com eve@example.com",
        "sam@example.com\r\nBcc: eve@example.com",
        "sam\n@example.com",
        "sam@example.com\x00",
        "Sam <sam@example.com>",
        '"sam, eve@example.com"@example.com',
        "sam@eve@example.com",
        "sam@example.com>",
        "sam..o@example.com",
        "jösé@example.com",
        "a" * 65 + "@example.com",
        "a@" + ".".join(["b" * 60] * 4) + ".example.com",
    ],
)
def test_anything_else_is_no_address(text: str) -> None:
    """Several addresses, names, line breaks, literals, too long: InvalidAddress."""
    with pytest.raises(InvalidAddress):
        mail_address(text)


def test_addresses_compare_without_case() -> None:
    """Case does not tell two shoppers apart; anything else does."""
    assert same_address("Sam@Example.com", "sam@example.COM ")
    assert not same_address("sam@example.com", "sam@example.org")


def test_one_line_is_one_line() -> None:
    """Breaks and blanks become a space; control and direction characters go."""
    assert one_line("a\r\nBcc: b\u2028c\x00\x1b[1m\u202ed\ud800") == "a Bcc: b c[1md"


def test_long_text_keeps_its_lines() -> None:
    """Line breaks stay, in one form; other control characters go."""
    assert long_text("a\r\nb\rc\td\x07") == "a\nb\nc    d"


def test_text_is_bounded() -> None:
    """At the limit it stays whole, over it it is cut and says so."""
    assert one_line("x" * 200) == "x" * 200
    assert one_line("x" * 201) == "x" * 199 + "…"


def test_keys_compare_as_people_do() -> None:
    """Items without case and blanks, order numbers by letters and digits."""
    assert item_key(" Folio  CASE ") == item_key("foliocase")
    assert order_key("#PC-20418") == order_key("pc 20418")
    assert order_key(None) == item_key(None) == ""
