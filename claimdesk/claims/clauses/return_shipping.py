"""Somebody pays the way back."""

from __future__ import annotations

from claimdesk.claims.clauses.clause import RETURN, WARRANTY, Clause
from claimdesk.claims.finding import Case, Ruling, holds
from claimdesk.claims.phrases import Phrase
from claimdesk.claims.terms import ReturnShippingTerm


class ReturnShipping(Clause[ReturnShippingTerm]):
    """The store says who pays the way back."""

    id = term = "return_shipping"
    tracks = RETURN | WARRANTY
    about_money = True

    def judge(self, term: ReturnShippingTerm, case: Case) -> Ruling | None:
        """Never against a claim; silent where the store does not say."""
        if case.claim.reason is None:
            return None
        payer = term.paid_by(case.claim.reason, case.claim.wants)
        if payer == "none":
            return None
        deducted = payer == "customer" and term.deducted
        named = "payer_customer_deducted" if deducted else f"payer_{payer}"
        return holds(paid_by=payer, deducted=deducted, payer=Phrase(named))
