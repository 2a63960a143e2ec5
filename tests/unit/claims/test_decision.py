"""The decision as a whole: which terms it rests on, how it is shown, what it refuses to judge."""

from __future__ import annotations

from datetime import date

import pytest

from claimdesk.adapters.store_files import load_stores
from claimdesk.adapters.wording import load_wording
from claimdesk.claims.claim import Claim
from claimdesk.claims.decision import decide
from claimdesk.claims.errors import InvalidClaim
from claimdesk.claims.store_policy import facts_of
from claimdesk.claims.today import Today
from claimdesk.conversation.shared.faq import worded
from claimdesk.settings import ROOT
from tests.unit.claims.policies import policy_with

STORES = load_stores(ROOT / "stores")
TODAY = date(2025, 3, 10)
WORDING = load_wording(ROOT / "wording" / "en.yml")


class Sentence:
    """Wording that tells its own name."""

    def text(self, name: str, values: object) -> str:
        return name


def window(length: int) -> dict[str, object]:
    return {"length": length, "unit": "calendar_days", "clock": "purchase"}


CHANGED = policy_with(
    return_window=[
        {"since": "2020-01-01", "until": "2024-12-31", "source": "old", "value": window(30)},
        {"since": "2025-01-01", "until": "2025-06-30", "source": "new", "value": window(10)},
    ]
)


@pytest.mark.parametrize(
    ("bought", "source", "last_day", "version"),
    [
        (date(2024, 12, 31), "old", date(2025, 1, 30), "corner@2020-01-01"),
        (date(2025, 1, 1), "new", date(2025, 1, 11), "corner@2025-01-01"),
        (date(2025, 6, 30), "new", date(2025, 7, 10), "corner@2025-01-01"),
        (date(2019, 6, 30), "old", date(2019, 7, 30), "corner@2020-01-01"),
    ],
)
def test_the_terms_of_the_day_of_purchase_decide(
    bought: date, source: str, last_day: date, version: str
) -> None:
    """Also for what was bought before the first stated day."""
    decision = decide(CHANGED, Claim(purchased_on=bought), Today.on(date(2026, 1, 1)))

    assert decision.clauses[0].source == source
    assert decision.deadline == last_day
    assert decision.policy_version == version


def test_a_term_that_ended_decides_nothing_bought_after_it() -> None:
    """What is not in force is as good as not stated."""
    decision = decide(CHANGED, Claim(purchased_on=date(2025, 7, 1)), Today.on(date(2026, 1, 1)))

    assert decision.clauses == ()


@pytest.mark.parametrize(("field", "source"), [("delivered_on", "old"), ("order_number", "new")])
def test_without_a_purchase_the_delivery_stands_in_and_then_today(field: str, source: str) -> None:
    """The next best day that is known."""
    value = date(2024, 12, 30) if field == "delivered_on" else "1"
    decision = decide(CHANGED, Claim(**{field: value}), Today.on(TODAY))

    assert decision.clauses[0].source == source


def test_a_product_kind_the_store_does_not_have_is_refused() -> None:
    """The store's own kinds are named."""
    with pytest.raises(InvalidClaim, match="product_kind: must be one of standard, electronic"):
        decide(STORES["procase"], Claim(product_kind="gadget"), Today.on(TODAY))


def test_a_future_day_is_refused() -> None:
    """Nothing is judged on a day that cannot be."""
    with pytest.raises(InvalidClaim, match="purchased_on"):
        decide(STORES["procase"], Claim(purchased_on=date(2025, 3, 11)), Today.on(TODAY))


def test_answers_are_filled_from_the_terms_that_decide() -> None:
    """One truth for answers and decisions."""
    facts = worded(facts_of(STORES["procase"], TODAY), WORDING)

    assert (facts["return_window_length"], facts["return_window_unit"]) == ("30", "calendar days")
    assert facts["restocking_fee_percent"] == "15"
    assert facts["warranty_periods"] == "3 months for most products, 1 year for electronic products"
    assert facts["contact_email"] == "support@procase.com"
    assert facts["shipping_cost"] == "free within the US"


@pytest.mark.parametrize(
    "fact",
    ["shipping_cost", "shipping_time", "carriers", "tracking", "warranty_periods", "promo_limit"],
)
def test_what_a_store_does_not_state_is_absent_from_its_answers(fact: str) -> None:
    """No figure is borrowed from another store."""
    assert fact not in facts_of(STORES["casesora"], TODAY)


def test_answers_tell_what_is_in_force_today() -> None:
    """A fact that changed has its new value from its day on."""
    barn = load_stores(ROOT / "tests" / "fixtures" / "stores")["tinkerbarn"]

    assert facts_of(barn, date(2025, 6, 30))["shipping_cost"] == "3.90 EUR"
    assert facts_of(barn, date(2025, 7, 1))["shipping_cost"] == "4.90 EUR"
    assert worded(facts_of(barn, date(2025, 7, 1)), WORDING)["restocking_fee_amount"] == "5.90 EUR"
