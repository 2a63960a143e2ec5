"""Amounts, rounded half up to the cent."""

from __future__ import annotations

from decimal import Decimal

import pytest

from claimdesk.claims.money import cents, percent_of, plain
from claimdesk.claims.terms import RestockingFeeTerm


@pytest.mark.parametrize(
    ("amount", "expected"),
    [("1.004", "1.00"), ("1.005", "1.01"), ("1.015", "1.02"), ("2.675", "2.68"), ("3", "3.00")],
)
def test_half_a_cent_goes_up(amount: str, expected: str) -> None:
    """Neither to the even cent, nor down."""
    assert str(cents(Decimal(amount))) == expected


@pytest.mark.parametrize(
    ("price", "fee"),
    [("0.03", "0.00"), ("0.04", "0.01"), ("0.10", "0.02"), ("33.30", "5.00"), ("33.29", "4.99")],
)
def test_a_percentage_is_rounded_once(price: str, fee: str) -> None:
    """Fifteen percent on both sides of half a cent."""
    assert str(percent_of(Decimal(price), Decimal(15))) == fee


@pytest.mark.parametrize(("number", "text"), [("15", "15"), ("7.50", "7.5"), ("100", "100")])
def test_a_plain_number_has_no_needless_noughts(number: str, text: str) -> None:
    """As a person would write a percentage."""
    assert plain(Decimal(number)) == text


@pytest.mark.parametrize(
    ("terms", "price", "fee"),
    [
        ({"percent": 0}, "40.00", "0.00"),
        ({"percent": 100}, "40.00", "40.00"),
        ({"percent": 15, "cap": "5.00"}, "33.33", "5.00"),
        ({"percent": 15, "cap": "5.00"}, "33.29", "4.99"),
        ({"flat": "5.90"}, "5.89", "5.89"),
        ({"flat": "5.90"}, "5.91", "5.90"),
        ({"flat": "5.90", "cap_percent": 10}, "40.00", "4.00"),
        ({"flat": "0"}, "40.00", "0.00"),
    ],
)
def test_a_fee_keeps_to_its_cap_and_to_the_price(
    terms: dict[str, object], price: str, fee: str
) -> None:
    """Percent or flat, capped by an amount or a share, never more than was paid."""
    assert RestockingFeeTerm.parse_obj(terms).on(Decimal(price)) == Decimal(fee)
