"""A refund may be reduced by a fee."""

from __future__ import annotations

from decimal import Decimal

from claimdesk.claims.clauses.clause import Clause
from claimdesk.claims.finding import Case, Ruling, doubts, holds, lacks
from claimdesk.claims.settlement import keeps
from claimdesk.claims.terms import RestockingFeeTerm


class RestockingFee(Clause[RestockingFeeTerm]):
    """The fee on a refund can be told."""

    id = term = "restocking_fee"
    codes = ("fee_in_other_currency",)
    charges = ("restocking_fee",)
    about_money = True

    def judge(self, term: RestockingFeeTerm, case: Case) -> Ruling | None:
        """Never against a claim; the price is asked only where a fee hangs on it."""
        claim, currency = case.claim, case.policy.currency
        stated = {"amount": term.amount(currency)}
        if not case.may_be_refunded:
            return None
        if term.is_nothing or claim.reason in term.exempt:
            return holds(keeps(self.id, Decimal("0.00")), **stated)
        if claim.price is None:
            return lacks("price", **stated)
        if term.in_store_currency and claim.currency not in (None, currency):
            return doubts("fee_in_other_currency", currency=currency, **stated)
        return holds(keeps(self.id, term.on(claim.price)), **stated)
