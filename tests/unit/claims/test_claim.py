"""Reading a claim from plain values."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

import pytest

from claimdesk.claims.claim import Claim
from claimdesk.claims.errors import InvalidClaim


def test_every_field_may_be_absent() -> None:
    """An empty claim is a claim of which nothing is known."""
    assert Claim.from_mapping({}) == Claim()


def test_empty_values_are_absent() -> None:
    """A field without a value is as good as left out."""
    assert Claim.from_mapping({"reason": None, "evidence": None}) == Claim()


def test_values_are_read_into_their_types() -> None:
    """Dates from ISO text or as dates, the price exact to the cent."""
    claim = Claim.from_mapping(
        {
            "reason": "defective",
            "purchased_on": "2025-03-01",
            "delivered_on": date(2025, 3, 5),
            "price": "19.9",
            "currency": "usd",
            "order_number": 20418,
            "evidence": ["photo"],
        }
    )

    assert claim.purchased_on == date(2025, 3, 1)
    assert claim.delivered_on == date(2025, 3, 5)
    assert str(claim.price) == "19.90"
    assert claim.currency == "USD"
    assert claim.order_number == "20418"
    assert claim.evidence == {"photo"}


@pytest.mark.parametrize("price", ["19.99", 19.99, Decimal("19.99")])
def test_a_price_may_be_text_or_number(price: object) -> None:
    """YAML reads an unquoted price as a number."""
    assert Claim.from_mapping({"price": price}).price == Decimal("19.99")


@pytest.mark.parametrize(
    ("facts", "told"),
    [
        ({"reason": "broken"}, "reason: 'broken' must be one of defective, damaged"),
        ({"reason": ["defective"]}, "must be one of"),
        ({"wants": "money"}, "refund, replacement, exchange, repair, store_credit, any"),
        ({"purchased_from": "ebay"}, "store, marketplace, unauthorized_reseller, unknown"),
        ({"condition": "new"}, "unopened, unused, used, misused"),
        ({"purchased_on": "01/03/2025"}, "must be a date such as"),
        ({"purchased_on": "2025-02-30"}, "is not a day of the calendar"),
        ({"purchased_on": datetime(2025, 3, 1)}, "must be a date such as"),
        ({"purchased_on": 20250301}, "must be a date such as"),
        ({"purchased_on": "1025-03-01"}, "must lie between"),
        ({"delivered_on": "9999-12-31"}, "must lie between"),
        ({"price": "-1"}, "must be an amount such as 29.99"),
        ({"price": "19.999"}, "must be an amount"),
        ({"price": "$20"}, "must be an amount"),
        ({"price": "NaN"}, "must be an amount"),
        ({"price": 1e300}, "must be an amount"),
        ({"price": True}, "must be an amount"),
        ({"price": ""}, "must be an amount"),
        ({"currency": "dollars"}, "three letters"),
        ({"evidence": "photo"}, "must be a list of photo, proof_of_purchase"),
        ({"evidence": ["video"]}, "must be one of photo, proof_of_purchase"),
        ({"order_number": ["PC-1"]}, "must be text"),
        ({"colour": "red"}, "'colour': unknown field; known are reason, order_number"),
        ({"reason": "x\ny" * 500}, "must be one of"),
    ],
)
def test_a_wrong_value_is_told_in_one_line(facts: dict[str, object], told: str) -> None:
    """The field, and what is allowed."""
    with pytest.raises(InvalidClaim) as error:
        Claim.from_mapping(facts)

    assert told in str(error.value)
    assert "\n" not in str(error.value)
    assert len(str(error.value)) < 250


@pytest.mark.parametrize(
    ("facts", "told"),
    [
        ({"purchased_on": "2025-03-02"}, "purchased_on: 2025-03-02 lies in the future"),
        ({"delivered_on": "2025-03-02"}, "delivered_on: 2025-03-02 lies in the future"),
        (
            {"purchased_on": "2025-02-02", "delivered_on": "2025-02-01"},
            "delivered_on: 2025-02-01 must not lie before purchased_on, 2025-02-02",
        ),
    ],
)
def test_a_day_that_cannot_be_is_refused(facts: dict[str, object], told: str) -> None:
    """In the future of today, or delivered before bought."""
    with pytest.raises(InvalidClaim, match=told):
        Claim.from_mapping(facts).check_dates(date(2025, 3, 1))


def test_bought_and_delivered_today_is_possible() -> None:
    """The limits themselves are allowed."""
    today = date(2025, 3, 1)

    Claim(purchased_on=today, delivered_on=today).check_dates(today)
