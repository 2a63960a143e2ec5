"""A defect is answered for a time that depends on the kind of product."""

from __future__ import annotations

from claimdesk.claims.clauses.clause import WARRANTY, Clause
from claimdesk.claims.finding import Case, Ruling, fails, holds, lacks
from claimdesk.claims.terms import WarrantyTerm


class WarrantyPeriod(Clause[WarrantyTerm]):
    """The defect is claimed no later than the last day of the warranty."""

    id, term = "warranty_period", "warranty"
    tracks = WARRANTY
    codes = ("warranty_over", "kind_not_covered")

    def judge(self, term: WarrantyTerm, case: Case) -> Ruling:
        """Judge as soon as the answer is the same for every kind the product may be."""
        claim, today = case.claim, case.today
        kinds = [claim.product_kind] if claim.product_kind else list(case.policy.kinds)
        last_day = term.last_day(claim.delivery_day, kinds)
        told = {"periods": term.periods(case.policy.kinds), "last_day": last_day.certain}
        if not any(kind in term.months for kind in kinds):
            return fails("kind_not_covered", **told)
        if last_day.is_over(today):
            return fails("warranty_over", deadline=last_day.latest, **told)
        # Delivery comes no sooner than purchase: within that bound the kind makes no difference.
        in_any_case = term.last_day(claim.delivery_day or claim.purchase_day, kinds)
        lacking = {
            "reason": claim.reason is None,
            "delivered_on": claim.delivery_day is None,
            "product_kind": claim.product_kind is None and not in_any_case.is_open(today),
        }
        unknown = [fact for fact, is_lacking in lacking.items() if is_lacking]
        return lacks(*unknown, **told) if unknown else holds(**told)
