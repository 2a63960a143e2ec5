"""Claims whose days are known roughly: judged where every possible day says the same."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from claimdesk.adapters.store_files import load_stores
from claimdesk.claims.claim import Claim
from claimdesk.claims.day_range import DayRange, ends
from claimdesk.claims.decision import Decision, decide
from claimdesk.claims.errors import InvalidClaim
from claimdesk.claims.store_policy import StorePolicy
from claimdesk.claims.today import Today
from claimdesk.service.records import facts_on_record
from claimdesk.settings import ROOT

STORES = load_stores(ROOT / "stores") | load_stores(ROOT / "tests" / "fixtures" / "stores")
TODAY = date(2025, 3, 31)
SEALED = {
    "reason": "change_of_mind",
    "wants": "refund",
    "purchased_from": "store",
    "condition": "unopened",
    "price": "40.00",
}


def judged(earliest: str, latest: str, store: str = "procase", **facts: object) -> Decision:
    bought = {"earliest": earliest, "latest": latest}
    claim = Claim.from_mapping({**SEALED, "purchased_on": bought, **facts})
    return decide(STORES[store], claim, Today.on(TODAY))


def test_a_window_open_for_every_day_is_open() -> None:
    """The 30 days from 1 March end today: any later purchase is within them."""
    decision = judged("2025-03-01", "2025-03-20")

    assert (decision.verdict, decision.missing) == ("eligible", ())


def test_a_window_over_for_every_day_is_over_and_tells_the_kindest_day() -> None:
    """Bought by 28 February, day 31 was yesterday at the latest."""
    decision = judged("2025-02-01", "2025-02-28")

    assert decision.verdict == "ineligible"
    assert [finding.code for finding in decision.reasons] == ["return_window_over"]
    assert decision.reasons[0].values["deadline"] == date(2025, 3, 30)


@pytest.mark.parametrize(("earliest", "latest"), [("2025-02-28", "2025-03-01")])
def test_where_the_answer_hangs_on_the_day_it_is_missing(earliest: str, latest: str) -> None:
    """Day 31 is too late and day 30 is not: nobody guesses which it was."""
    decision = judged(earliest, latest)

    assert (decision.verdict, decision.missing) == ("incomplete", ("purchased_on",))
    assert decision.deadline is None


def test_a_deadline_that_differs_is_not_told() -> None:
    """An open window has a last day only where the day it counts from is known."""
    assert judged("2025-03-10", "2025-03-12").deadline is None


def test_a_day_that_does_not_matter_is_not_asked_for() -> None:
    """The clock of the return runs from the purchase, so any day of delivery will do."""
    delivered = {"earliest": "2025-03-06", "latest": "2025-03-25"}
    decision = judged("2025-03-05", "2025-03-05", delivered_on=delivered)

    assert (decision.verdict, decision.deadline) == ("eligible", date(2025, 4, 4))


def test_a_range_ends_today_and_a_delivery_follows_the_purchase() -> None:
    """What has not come yet, and a purchase after the delivery, are left out of account."""
    bought = {"earliest": "2025-03-02", "latest": "2025-12-31"}
    claim = Claim.from_mapping({**SEALED, "purchased_on": bought, "delivered_on": "2025-03-02"})
    decision = decide(STORES["procase"], claim, Today.on(TODAY))

    assert decision.deadline == date(2025, 4, 1)


def test_a_warranty_asks_for_the_delivery_where_it_hangs_on_it() -> None:
    """Three months from delivery: over for early December, not for late January."""
    facts = {"reason": "defective", "condition": "used", "product_kind": "standard"}
    delivered = {"earliest": "2024-12-01", "latest": "2025-01-25"}
    decision = judged("2024-11-20", "2024-11-25", **facts, delivered_on=delivered)

    assert (decision.track, decision.verdict) == ("warranty", "incomplete")
    assert decision.missing == ("delivered_on",)


@pytest.mark.parametrize(
    ("facts", "told"),
    [
        (
            {"purchased_on": {"earliest": "2025-03-02", "latest": "2025-03-01"}},
            "purchased_on: earliest, 2025-03-02, must not lie after latest, 2025-03-01",
        ),
        (
            {"purchased_on": {"earliest": "2025-04-01", "latest": "2025-05-01"}},
            "purchased_on: 2025-04-01 to 2025-05-01 lies in the future; today is 2025-03-31",
        ),
        ({"delivered_on": {"earliest": "2025-03-02"}}, "must hold earliest and latest"),
        (
            {"delivered_on": {"earliest": "soon", "latest": "2025-03-02"}},
            "delivered_on.earliest: 'soon' must be a date such as",
        ),
        (
            {
                "purchased_on": {"earliest": "2025-03-10", "latest": "2025-03-12"},
                "delivered_on": {"earliest": "2025-03-01", "latest": "2025-03-09"},
            },
            "delivered_on: 2025-03-01 to 2025-03-09 must not lie before purchased_on",
        ),
    ],
)
def test_a_range_that_cannot_be_is_refused(facts: dict[str, object], told: str) -> None:
    """The message names the fact and what is wrong with it."""
    with pytest.raises(InvalidClaim) as error:
        decide(STORES["procase"], Claim.from_mapping(facts), Today.on(TODAY))

    assert told in str(error.value)


def test_a_range_of_one_day_is_that_day() -> None:
    """Earliest and latest may be the same."""
    day = {"earliest": "2025-03-02", "latest": "2025-03-02"}

    assert Claim.from_mapping({"purchased_on": day}).purchased_on == date(2025, 3, 2)


def test_a_range_is_recorded_as_it_was_given() -> None:
    """Facts on record are read back into the same claim."""
    bought = {"earliest": "2025-03-01", "latest": "2025-03-20"}
    claim = Claim.from_mapping({"purchased_on": bought})
    facts = facts_on_record({"purchased_on": bought})

    assert facts["purchased_on"] == bought
    assert Claim.from_mapping({name: fact for name, fact in facts.items() if fact}) == claim


@some.composite
def rough_claims(draw: some.DrawFn) -> tuple[StorePolicy, Claim, Today]:
    """A store, a claim with a range for a purchase, a delivery or both, and a day."""
    policy = STORES[draw(some.sampled_from(sorted(STORES)))]
    bought = draw(some.dates(date(2024, 9, 1), date(2025, 6, 1)))
    width = draw(some.integers(1, 60))
    arrived = bought + timedelta(days=draw(some.integers(0, 40)))
    today = arrived + timedelta(days=draw(some.integers(60, 200)))
    arrivals = [None, arrived, DayRange(arrived, arrived + timedelta(days=20))]
    claim = Claim(
        reason=draw(some.sampled_from(["defective", "change_of_mind", "wrong_item"])),
        purchased_from="store",
        purchased_on=draw(
            some.sampled_from([bought, DayRange(bought, bought + timedelta(days=width))])
        ),
        delivered_on=draw(some.sampled_from(arrivals)),
        condition=draw(some.sampled_from(["unopened", "used"])),
        product_kind=draw(some.sampled_from([*policy.kinds] or ["standard"])),
    )
    return policy, claim, Today.on(today)


@settings(max_examples=200, deadline=None)
@given(rough_claims(), some.data())
def test_no_verdict_rests_on_a_guess(
    case: tuple[StorePolicy, Claim, Today], data: some.DataObject
) -> None:
    """What is decided for a range is decided so for each of its days."""
    policy, claim, today = case
    decision = decide(policy, claim, today)
    exact = claim
    for name in ("purchased_on", "delivered_on"):
        day = getattr(claim, name)
        if day is not None:
            earliest, latest = ends(day)
            exact = replace(exact, **{name: data.draw(some.dates(earliest, latest))})
    bought, arrived = exact.purchase_day, exact.delivery_day
    if bought and arrived and arrived < bought:
        return

    found = decide(policy, exact, today)
    if decision.verdict == "ineligible":
        assert found.verdict == "ineligible"
    for finding in decision.clauses:
        same = [f for f in found.clauses if f.clause_id == finding.clause_id]
        if finding.held is not None and same and decision.track == found.track:
            assert same[0].held == finding.held
