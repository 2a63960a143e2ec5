"""What a warranty does not answer for: some sellers' sales, and misuse."""

from __future__ import annotations

from claimdesk.claims.clauses.clause import WARRANTY, Clause
from claimdesk.claims.finding import Case, Ruling, doubts, fails, holds, lacks
from claimdesk.claims.terms import WarrantyExclusionsTerm


class WarrantySeller(Clause[WarrantyExclusionsTerm]):
    """The item was not bought from a seller the warranty excludes."""

    id, term = "warranty_seller", "warranty_exclusions"
    tracks = WARRANTY
    codes = ("seller_outside_warranty", "seller_unknown")

    def judge(self, term: WarrantyExclusionsTerm, case: Case) -> Ruling | None:
        """A seller the shopper cannot name is for a person to find out."""
        seller = case.claim.purchased_from
        if not term.sellers:
            return None
        if seller is None:
            return lacks("purchased_from")
        if seller == "unknown":
            return doubts("seller_unknown")
        return fails("seller_outside_warranty") if seller in term.sellers else holds()


class WarrantyUse(Clause[WarrantyExclusionsTerm]):
    """The item was used as it is meant to be."""

    id, term = "warranty_use", "warranty_exclusions"
    tracks = WARRANTY
    codes = ("misuse_outside_warranty",)

    def judge(self, term: WarrantyExclusionsTerm, case: Case) -> Ruling | None:
        """Misuse, accident and improper use are one condition of the item: misused."""
        condition = case.claim.condition
        if not term.conditions:
            return None
        if condition is None:
            return lacks("condition")
        return fails("misuse_outside_warranty") if condition in term.conditions else holds()
