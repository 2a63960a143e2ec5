"""Each clause on its own: a store that states only its term."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from claimdesk.claims.claim import Claim
from claimdesk.claims.clauses import CLAUSES
from claimdesk.claims.decision import decide
from claimdesk.claims.finding import Finding
from claimdesk.claims.today import Today
from tests.unit.claims.policies import policy_with

TODAY = date(2025, 3, 10)
SELLER = {"seller": {"accepted": ["store"]}}
REASONS = {"reasons": {"accepted": ["defective"], "in_doubt": ["other"]}}
WINDOW = {"return_window": {"length": 5, "unit": "calendar_days", "clock": "delivery"}}
ALWAYS = {"item_condition": {"accepted": ["unused"], "binding": "always"}}
SOMETIMES = {"item_condition": {"accepted": ["unused"], "binding": "without_fault"}}
ADDRESS = {"wrong_address": {"made_good": False}}
CANCEL = {"cancellation": {"reasons": ["change_of_mind"]}}
CANCEL_SOON = {
    "cancellation": {
        "reasons": ["change_of_mind"],
        "within": {"length": 1, "unit": "business_days"},
    }
}
EVIDENCE = {"evidence": {"required": [{"reasons": ["defective"], "kinds": ["photo"]}]}}
REMEDIES = {"remedies": {"offers": [{"reasons": ["defective", "other"], "gives": ["refund"]}]}}
FEE = {**REMEDIES, "restocking_fee": {"flat": 5, "exempt": ["other"]}}
SHIPPING = {"return_shipping": {"rules": [{"paid_by": "store", "reasons": ["defective"]}]}}
# A return that is always refused, so that the warranty is looked at.
NO_RETURN = {"reasons": {"accepted": ["change_of_mind"]}}
WARRANTY = {**NO_RETURN, "warranty": {"months": {"toy": 1}}}
EXCLUDED = {
    **WARRANTY,
    "warranty_exclusions": {"sellers": ["marketplace"], "conditions": ["misused"]},
}
LAST_WEEK = date(2025, 3, 3)
DEFECT = {"reason": "defective"}


def finding(terms: dict[str, Any], facts: dict[str, Any], clause_id: str) -> Finding | None:
    """What the clause finds, with the terms and facts given."""
    found = decide(policy_with(**terms), Claim.from_mapping(facts), Today.on(TODAY)).clauses
    return next((finding for finding in found if finding.clause_id == clause_id), None)


@pytest.mark.parametrize(
    ("clause_id", "terms", "facts", "held", "code"),
    [
        ("seller", SELLER, {"purchased_from": "store"}, True, "holds"),
        (
            "seller",
            SELLER,
            {"purchased_from": "marketplace"},
            False,
            "bought_from_marketplace",
        ),
        ("seller", SELLER, {"purchased_from": "unknown"}, None, "seller_unknown"),
        (
            "seller",
            {"seller": {"accepted": ["marketplace"]}},
            {"purchased_from": "store"},
            False,
            "bought_from_store",
        ),
        (
            "seller",
            {"seller": {"accepted": ["store", "marketplace", "unauthorized_reseller"]}},
            {"purchased_from": "unknown"},
            True,
            "holds",
        ),
        ("reason_accepted", REASONS, DEFECT, True, "holds"),
        ("reason_accepted", REASONS, {"reason": "damaged"}, False, "reason_not_accepted"),
        ("reason_accepted", REASONS, {"reason": "other"}, None, "reason_in_doubt"),
        ("return_window", WINDOW, {"delivered_on": date(2025, 3, 5)}, True, "holds"),
        (
            "return_window",
            WINDOW,
            {"delivered_on": date(2025, 3, 4)},
            False,
            "return_window_over",
        ),
        ("item_condition", ALWAYS, {**DEFECT, "condition": "unused"}, True, "holds"),
        (
            "item_condition",
            ALWAYS,
            {**DEFECT, "condition": "used"},
            False,
            "condition_not_accepted",
        ),
        (
            "item_condition",
            SOMETIMES,
            {**DEFECT, "condition": "misused"},
            None,
            "fault_or_misuse",
        ),
        (
            "wrong_address",
            ADDRESS,
            {"reason": "wrong_address"},
            False,
            "lost_through_wrong_address",
        ),
        (
            "wrong_address",
            {"wrong_address": {"made_good": True}},
            {"reason": "wrong_address"},
            True,
            "holds",
        ),
        (
            "cancellation",
            CANCEL,
            {"reason": "change_of_mind", "delivered_on": LAST_WEEK},
            False,
            "order_fulfilled",
        ),
        ("cancellation", CANCEL, {"reason": "change_of_mind"}, None, "order_state_unknown"),
        (
            "cancellation",
            CANCEL_SOON,
            {"reason": "change_of_mind", "purchased_on": date(2025, 3, 7)},
            True,
            "holds",
        ),
        (
            "cancellation",
            CANCEL_SOON,
            {"reason": "change_of_mind", "purchased_on": date(2025, 3, 6)},
            False,
            "cancellation_over",
        ),
        ("evidence", EVIDENCE, {**DEFECT, "evidence": ["photo"]}, True, "holds"),
        ("evidence", EVIDENCE, DEFECT, None, "facts_missing"),
        ("remedy", REMEDIES, {**DEFECT, "wants": "refund"}, True, "holds"),
        ("remedy", REMEDIES, {**DEFECT, "wants": "repair"}, None, "remedy_not_offered"),
        ("restocking_fee", FEE, {**DEFECT, "price": "9"}, True, "holds"),
        ("restocking_fee", FEE, {"reason": "other"}, True, "holds"),
        ("restocking_fee", FEE, DEFECT, None, "facts_missing"),
        (
            "restocking_fee",
            FEE,
            {**DEFECT, "price": "9", "currency": "EUR"},
            None,
            "fee_in_other_currency",
        ),
        ("return_shipping", SHIPPING, DEFECT, True, "holds"),
        (
            "warranty_period",
            WARRANTY,
            {**DEFECT, "product_kind": "toy", "delivered_on": date(2025, 2, 10)},
            True,
            "holds",
        ),
        (
            "warranty_period",
            WARRANTY,
            {**DEFECT, "product_kind": "toy", "delivered_on": date(2025, 2, 9)},
            False,
            "warranty_over",
        ),
        (
            "warranty_period",
            WARRANTY,
            {**DEFECT, "product_kind": "book"},
            False,
            "kind_not_covered",
        ),
        ("warranty_seller", EXCLUDED, {**DEFECT, "purchased_from": "store"}, True, "holds"),
        (
            "warranty_seller",
            EXCLUDED,
            {**DEFECT, "purchased_from": "marketplace"},
            False,
            "seller_outside_warranty",
        ),
        (
            "warranty_seller",
            EXCLUDED,
            {**DEFECT, "purchased_from": "unknown"},
            None,
            "seller_unknown",
        ),
        ("warranty_use", EXCLUDED, {**DEFECT, "condition": "used"}, True, "holds"),
        (
            "warranty_use",
            EXCLUDED,
            {**DEFECT, "condition": "misused"},
            False,
            "misuse_outside_warranty",
        ),
    ],
)
def test_a_clause_rules(
    clause_id: str,
    terms: dict[str, Any],
    facts: dict[str, Any],
    held: bool | None,
    code: str,
) -> None:
    """Held, failed or in doubt, with its code and the source of its term."""
    found = finding(terms, facts, clause_id)

    assert found is not None
    assert (found.held, found.code) == (held, code)
    assert found.source.startswith("Our terms, ")


@pytest.mark.parametrize(
    ("clause_id", "terms", "facts", "missing"),
    [
        ("seller", SELLER, {}, ("purchased_from",)),
        ("reason_accepted", REASONS, {}, ("reason",)),
        ("return_window", WINDOW, {}, ("delivered_on",)),
        ("item_condition", ALWAYS, {}, ("reason", "condition")),
        ("item_condition", ALWAYS, DEFECT, ("condition",)),
        ("item_condition", SOMETIMES, {}, ("reason",)),
        ("cancellation", CANCEL_SOON, {"reason": "change_of_mind"}, ("purchased_on",)),
        ("evidence", EVIDENCE, {}, ("reason",)),
        ("evidence", EVIDENCE, DEFECT, ("photo",)),
        ("restocking_fee", FEE, DEFECT, ("price",)),
        ("warranty_period", WARRANTY, DEFECT, ("delivered_on", "product_kind")),
        ("warranty_seller", EXCLUDED, DEFECT, ("purchased_from",)),
        ("warranty_use", EXCLUDED, DEFECT, ("condition",)),
    ],
)
def test_a_clause_names_what_it_lacks(
    clause_id: str, terms: dict[str, Any], facts: dict[str, Any], missing: tuple[str, ...]
) -> None:
    """Not to be determined before these facts are given."""
    found = finding(terms, facts, clause_id)

    assert found is not None
    assert found.held is None
    assert found.missing == missing


@pytest.mark.parametrize(
    ("clause_id", "terms", "facts"),
    [
        ("item_condition", SOMETIMES, {**DEFECT, "condition": "used"}),
        ("item_condition", ALWAYS, {"reason": "missing_item", "condition": "used"}),
        ("wrong_address", ADDRESS, DEFECT),
        ("cancellation", CANCEL, DEFECT),
        ("evidence", EVIDENCE, {"reason": "other"}),
        ("remedy", REMEDIES, {"reason": "damaged", "wants": "repair"}),
        ("restocking_fee", FEE, {**DEFECT, "wants": "exchange"}),
        ("return_shipping", SHIPPING, {"reason": "other"}),
        ("warranty_period", WARRANTY, {"reason": "wrong_item"}),
    ],
)
def test_a_clause_is_silent_where_it_does_not_concern_the_claim(
    clause_id: str, terms: dict[str, Any], facts: dict[str, Any]
) -> None:
    """What has no bearing on a claim is not told of it."""
    assert finding(terms, facts, clause_id) is None


def test_a_term_not_stated_does_not_exist() -> None:
    """A store without terms finds nothing against any claim, and needs nothing."""
    decision = decide(policy_with(), Claim(), Today.on(TODAY))

    assert decision.clauses == ()
    assert decision.verdict == "eligible"
    assert decision.policy_version == "corner@none"


def test_each_clause_is_small_and_named_once() -> None:
    """One rule to a class."""
    ids = [clause.id for clause in CLAUSES]

    assert len(ids) == len(set(ids))
    assert all(clause.tracks for clause in CLAUSES)
