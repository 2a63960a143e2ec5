"""What shoppers write for an order number."""

from __future__ import annotations

import pytest

from claimdesk.language.en.order_numbers import find_order_numbers
from claimdesk.language.order_number_forms import forms, matches, normalise

PATTERN = r"PC-\d{5}"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("order PC-20418, the folio case came broken last Tuesday", ["PC-20418"]),
        ("PC20418", ["PC20418"]),
        ("pc 20418", ["pc 20418"]),
        ("#10233", ["10233"]),
        ("wait, the order number is 20481", ["20481"]),
        ("my order 10233 and 10234", ["10233", "10234"]),
        ("cancel order 113542617735902", ["113542617735902"]),
        ("order no 123", ["123"]),
        ("my order is 20418", ["20418"]),
        ("Pc.20417", ["Pc.20417"]),
        ("PC-30003/PC-30004 are mine", ["PC-30003", "PC-30004"]),
        ("TB-4471-D is the order", ["TB-4471-D"]),
        ("order code W88120345", ["W88120345"]),
        ("please call off purchase 665120943", ["665120943"]),
        ("reroute CS-90313 to my parents' place", ["CS-90313"]),
        ("114-1234567-1234567", ["114-1234567-1234567"]),
        ("order 2024", ["2024"]),
        ("20418.", ["20418"]),
        ("3.11.2026 order 77812 for $24.99", ["77812"]),
        ("it's PC-20418, not PC-20481", ["PC-20418"]),
        ("20418 charger is dead", ["20418"]),
        ("the 20418 order", ["20418"]),
    ],
)
def test_an_order_number_is_found(text: str, found: list[str]) -> None:
    """Letters with digits, a hash, or digits alone."""
    assert [span.text for span in find_order_numbers(text)] == found


@pytest.mark.parametrize(
    "text",
    [
        "I paid 24.99",
        "my 20000 power bank died",
        "a 5000 charger from you",
        "20000 is not the order number, it's what it holds",
        "20000 is just the capacity",
        "$1299",
        "call me at 5551234567",
        "555-123-4567",
        "+1 555 123 4567",
        "zip 90210",
        "model 12345",
        "serial no SN-88412-77A",
        "room 2210, 3rd floor",
        "error code 5001",
        "my number is 0171 2345678",
        "tracking number 9400 1000 0000 0000 0000 00",
        "do you ship to 10115 Berlin",
        "Beverly Hills, CA 90210",
        "1200 Main Street",
        "1200 main st",
        "deliver to pincode 560037",
        "1499 rupees",
        "a case for my ipad 2021",
        "iPhone 15",
        "bought in 2021",
        "11/03/2026",
        "2026-11-03",
        "10000 mah",
        "10000mah power bank",
        "tracking number 9400111899223197428",
        "CLM-AB12-3456",
        "jo1234@example.com",
        "https://example.com/item/20418",
        "I ordered 3 cases",
    ],
)
def test_other_numbers_are_not_order_numbers(text: str) -> None:
    """Money, dates, phones, post codes, streets, devices, counts, links and claim numbers."""
    assert find_order_numbers(text) == []


def test_one_way_of_writing() -> None:
    """Case, blanks and the hash do not matter."""
    assert normalise(" # pc 20418 ") == "PC20418"


@pytest.mark.parametrize(
    "written", ["PC.20418", "PC-20418", "pc20418", "#PC 20418", "pc_20418", "20418"]
)
def test_a_number_fits_the_stores_pattern_however_written(written: str) -> None:
    """The hyphen and the letters all numbers begin with may be left out."""
    assert matches(written, PATTERN) == "PC-20418"


@pytest.mark.parametrize("written", ["PC-2041", "PC-204188", "CS-20418", "PC-2O418", ""])
def test_a_number_of_another_make_does_not_fit(written: str) -> None:
    """One digit too few or too many, other letters."""
    assert matches(written, PATTERN) is None


@pytest.mark.parametrize("written", ["20418", "#20418", "pc20418", "PC 20418", "PC-20418"])
@pytest.mark.parametrize("pattern", ["(PC-)?[0-9]{4,15}", "(?:PC-)?[0-9]{5}"])
def test_letters_that_may_be_left_out_are_put_in(written: str, pattern: str) -> None:
    """A number is told as the store prints it, and known without its letters as well."""
    assert matches(written, pattern) == "PC-20418"
    assert forms(written, pattern) == ("PC-20418", "20418")


@pytest.mark.parametrize("pattern", ["(PC-|PX-)?[0-9]{5}", "P?C?-?[0-9]{5}", "[0-9]{5}"])
def test_letters_that_nobody_can_tell_are_not_put_in(pattern: str) -> None:
    """Where the pattern leaves several ways, or none, it stays as it is written."""
    assert matches("20418", pattern) == "20418"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("it went off my mastercard ending in 8820 twice", []),
        ("8820 is my card, the order is 30377", ["30377"]),
        ("last four digits are 8820", []),
        ("amex 8820, order PC-30377", ["PC-30377"]),
        ("order 8820", ["8820"]),
    ],
)
def test_the_digits_of_a_card_are_no_order_number(text: str, found: list[str]) -> None:
    """However the card is named beside them."""
    assert [span.text for span in find_order_numbers(text)] == found
