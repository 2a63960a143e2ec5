"""What shoppers write for a sum of money, and how much it is."""

from __future__ import annotations

from decimal import Decimal

import pytest

from claimdesk.language.en.amounts import find_amounts, read_amount


@pytest.mark.parametrize(
    ("text", "amount", "currency"),
    [
        ("$24.99", "24.99", "USD"),
        ("24,99 €", "24.99", "EUR"),
        ("it was 25 dollars", "25.00", "USD"),
        ("USD 25", "25.00", "USD"),
        ("24.99 usd", "24.99", "USD"),
        ("us$30", "30.00", "USD"),
        ("$1,299.00", "1299.00", "USD"),
        ("I paid $1,299.", "1299.00", "USD"),
        ("1.299,00 EUR", "1299.00", "EUR"),
        ("1 299,00 €", "1299.00", "EUR"),
        ("£20", "20.00", "GBP"),
        ("25$", "25.00", "USD"),
        ("twenty-five bucks", "25.00", "USD"),
        ("one hundred and twenty dollars", "120.00", "USD"),
        ("25 dollars and 50 cents", "25.50", "USD"),
        ("50 cents", "0.50", "USD"),
        ("Rs. 1,499", "1499.00", "INR"),
        ("paid 1499/- for it", "1499.00", "INR"),
        ("2000 yen", "2000.00", "JPY"),
        ("order PC-20418 for $24.99", "24.99", "USD"),
        ("I don't mean $5, I paid $6", "6.00", "USD"),
    ],
)
def test_a_sum_is_read(text: str, amount: str, currency: str) -> None:
    """Amount and currency come out whatever the marks and their order."""
    assert read_amount(text, "USD") == (Decimal(amount), currency)


def test_a_dollar_is_the_stores_dollar() -> None:
    """At a Canadian store "$20" is Canadian; "USD 20" is not."""
    assert read_amount("$20", "CAD") == (Decimal("20.00"), "CAD")
    assert read_amount("USD 20", "CAD") == (Decimal("20.00"), "USD")
    assert read_amount("$20", "EUR") == (Decimal("20.00"), "USD")


@pytest.mark.parametrize(
    ("text", "amount"), [("25", "25.00"), ("it was 24,99", "24.99"), ("1,299.00", "1299.00")]
)
def test_a_bare_number_counts_only_when_asked_for(text: str, amount: str) -> None:
    """A number without a currency is a price only as the answer to that question."""
    assert read_amount(text, "USD") is None
    assert read_amount(text, "USD", bare=True) == (Decimal(amount), "USD")


@pytest.mark.parametrize("text", ["30 or 35", "order 20418 cost 25", "15%", "30 days", "free", ""])
def test_a_bare_number_that_may_be_something_else_does_not_count(text: str) -> None:
    """Of several numbers none is taken; percents and durations are no money."""
    assert read_amount(text, "USD", bare=True) is None


@pytest.mark.parametrize("text", ["15% off", "0.005$", "order 20418", "30 days"])
def test_what_is_no_money_is_not_found(text: str) -> None:
    """No sum is made up from other numbers."""
    assert find_amounts(text) == []


def test_spans_stand_where_the_text_says() -> None:
    """Each sum is found as it was written."""
    text = "I paid $24.99 plus 5 dollars shipping"

    assert [text[s.start : s.end] for s in find_amounts(text)] == ["$24.99", "5 dollars"]
