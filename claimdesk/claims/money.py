"""Amounts of money: exact decimals, rounded half up to the cent."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

CENT = Decimal("0.01")


def cents(amount: Decimal) -> Decimal:
    """Round to whole cents; half a cent goes up, as a till does."""
    return amount.quantize(CENT, rounding=ROUND_HALF_UP)


def percent_of(amount: Decimal, percent: Decimal) -> Decimal:
    """The share of `amount` that `percent` (15 for 15 %) makes, in whole cents."""
    return cents(amount * percent / 100)


def plain(number: Decimal) -> str:
    """Write a number without the noughts it does not need: 15, 7.5."""
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
