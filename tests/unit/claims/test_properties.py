"""What holds of every claim at every store."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from claimdesk.adapters.store_files import load_stores
from claimdesk.claims.claim import Claim
from claimdesk.claims.clauses import CLAUSES
from claimdesk.claims.decision import decide
from claimdesk.claims.fields import needed
from claimdesk.claims.store_policy import StorePolicy
from claimdesk.claims.today import Today
from claimdesk.claims.vocabulary import (
    CONDITIONS,
    EVIDENCE,
    PURCHASED_FROM,
    REASONS,
    WANTS,
)
from claimdesk.settings import ROOT
from tests.unit.service.claim_fakes import facts_of_claim

STORES = load_stores(ROOT / "stores") | load_stores(ROOT / "tests" / "fixtures" / "stores")
FIRST, LAST = date(2024, 6, 1), date(2026, 6, 1)


def maybe_of(values: Sequence[object]) -> some.SearchStrategy[object]:
    """One of the values, or nothing known."""
    return some.none() | some.sampled_from(values)


policies = some.sampled_from(list(STORES.values()))
days = some.dates(FIRST, LAST)


@some.composite
def cases(draw: some.DrawFn) -> tuple[StorePolicy, Claim, Today]:
    """A store, a claim that can be judged there, and the day it is judged on."""
    policy = draw(policies)
    bought = draw(days)
    delivered = bought + timedelta(days=draw(some.integers(0, 30)))
    today = delivered + timedelta(days=draw(some.integers(0, 450)))
    claim = Claim(
        reason=draw(maybe_of(REASONS)),
        wants=draw(maybe_of(WANTS)),
        purchased_from=draw(maybe_of(PURCHASED_FROM)),
        purchased_on=draw(maybe_of([bought])),
        delivered_on=draw(maybe_of([delivered])),
        condition=draw(maybe_of(CONDITIONS)),
        product_kind=draw(maybe_of([*policy.kinds] or ["standard"])),
        price=draw(some.none() | some.decimals(0, 5000, places=2)),
        currency=draw(maybe_of(["USD", "EUR"])),
        evidence=frozenset(draw(some.sets(some.sampled_from(EVIDENCE)))),
    )
    return policy, claim, Today.on(today)


many = settings(max_examples=300, deadline=None)


@many
@given(cases(), some.sampled_from(EVIDENCE))
def test_more_evidence_never_speaks_against_a_claim(
    case: tuple[StorePolicy, Claim, Today], kind: str
) -> None:
    """What was eligible stays so, and what was not ineligible does not become it."""
    policy, claim, today = case
    before = decide(policy, claim, today)
    after = decide(policy, replace(claim, evidence=claim.evidence | {kind}), today)

    assert (before.verdict == "ineligible") == (after.verdict == "ineligible")
    assert before.verdict != "eligible" or after.verdict == "eligible"
    assert set(after.missing) <= set(before.missing)


@many
@given(cases(), some.integers(1, 450))
def test_an_earlier_today_never_closes_a_window(
    case: tuple[StorePolicy, Claim, Today], earlier: int
) -> None:
    """What is not too late is not too late on any day before, either."""
    policy, claim, today = case
    # The purchase keeps the terms the same, and earlier days must still be possible.
    claim = replace(claim, purchased_on=claim.purchased_on or claim.delivered_on or FIRST)
    known = claim.delivered_on or claim.purchased_on
    sooner = Today.on(max(today.store - timedelta(days=earlier), known))
    too_late = {"return_window_over", "cancellation_over", "warranty_over"}

    def closed(day: Today) -> set[str]:
        return {f.code for f in decide(policy, claim, day).clauses if f.held is False} & too_late

    assert closed(sooner) <= closed(today)


@many
@given(cases())
def test_price_less_charges_make_up_the_sum(case: tuple[StorePolicy, Claim, Today]) -> None:
    """No cent is lost or made, and no charge is below nothing or above the price."""
    policy, claim, today = case
    settlement = decide(policy, claim, today).settlement

    if settlement is not None:
        price, *charges = settlement.lines
        assert (price.code, price.amount, price.sign) == ("price", claim.price, 1)
        assert settlement.sum + sum(line.amount for line in charges) == claim.price
        assert {line.code for line in charges} <= {code for c in CLAUSES for code in c.charges}
        assert all(Decimal(0) <= line.amount <= claim.price for line in charges)
        assert claim.wants in (None, "any", "refund")


@many
@given(cases(), some.randoms())
def test_the_order_of_facts_does_not_matter(
    case: tuple[StorePolicy, Claim, Today], chance: object
) -> None:
    """A claim is the same whichever fact was given first."""
    policy, claim, today = case
    facts = list(facts_of_claim(claim).items())
    chance.shuffle(facts)  # type: ignore[attr-defined]

    assert decide(policy, Claim.from_mapping(dict(facts)), today) == decide(policy, claim, today)


@many
@given(cases())
def test_a_verdict_agrees_with_what_it_rests_on(case: tuple[StorePolicy, Claim, Today]) -> None:
    """Eligible has nothing against it and lacks nothing; a no promises and asks nothing."""
    decision = decide(*case)

    if decision.verdict == "eligible":
        assert (decision.reasons, decision.missing) == ((), ())
    if decision.verdict == "incomplete":
        assert decision.missing
    if decision.verdict in ("ineligible", "needs_review"):
        assert decision.reasons
    if decision.verdict == "ineligible":
        assert (decision.missing, decision.remedies, decision.settlement) == ((), (), None)
    assert list(decision.missing) == [fact for fact in needed() if fact in decision.missing]


@many
@given(cases())
def test_what_is_missing_was_not_given(case: tuple[StorePolicy, Claim, Today]) -> None:
    """Nobody is asked twice."""
    policy, claim, today = case

    for fact in decide(policy, claim, today).missing:
        assert fact not in claim.evidence if fact in EVIDENCE else getattr(claim, fact) is None


@many
@given(cases(), some.data())
def test_an_ineligible_claim_stays_so_whatever_is_added(
    case: tuple[StorePolicy, Claim, Today], data: some.DataObject
) -> None:
    """A definite no is given only where no further fact could change it."""
    policy, claim, today = case
    unknown = {
        "reason": REASONS,
        "purchased_from": PURCHASED_FROM,
        "condition": CONDITIONS,
        "product_kind": [*policy.kinds] or ["standard"],
    }
    if decide(policy, claim, today).verdict != "ineligible":
        return
    added = {
        name: data.draw(some.sampled_from(values))
        for name, values in unknown.items()
        if getattr(claim, name) is None
    }
    # A new purchase date may bring other terms; a delivery no sooner than it may not.
    if claim.delivered_on is None and claim.purchased_on is not None:
        added["delivered_on"] = data.draw(some.dates(claim.purchased_on, today.store))

    assert decide(policy, replace(claim, **added), today).verdict == "ineligible"


@pytest.mark.parametrize("store", STORES)
def test_every_fact_asked_settles_a_claim_in_the_end(store: str) -> None:
    """Answering what is missing, over and over, comes to a verdict without going in circles."""
    policy = STORES[store]
    answers = {
        "reason": "defective",
        "purchased_from": "store",
        "purchased_on": date(2025, 2, 1),
        "delivered_on": date(2025, 2, 3),
        "condition": "unused",
        "product_kind": next(iter(policy.kinds), None),
        "price": Decimal("20.00"),
    }
    claim = Claim()
    for _ in range(len(needed())):
        decision = decide(policy, claim, Today.on(date(2025, 3, 10)))
        if decision.verdict != "incomplete":
            return
        fact = decision.missing[0]
        if fact in EVIDENCE:
            claim = replace(claim, evidence=claim.evidence | {fact})
        else:
            claim = replace(claim, **{fact: answers[fact]})
    pytest.fail(f"still incomplete: {decision.missing}")
