"""An order can be undone only for a time."""

from __future__ import annotations

from claimdesk.claims.clauses.clause import Clause
from claimdesk.claims.finding import Case, Ruling, doubts, fails, holds, lacks
from claimdesk.claims.terms import CancellationTerm


class Cancellation(Clause[CancellationTerm]):
    """The order can still be undone for second thoughts."""

    id = term = "cancellation"
    codes = ("order_fulfilled", "order_state_unknown", "cancellation_over")

    def judge(self, term: CancellationTerm, case: Case) -> Ruling | None:
        """What has been delivered was fulfilled; before that only the store knows how far it is."""
        bought, delivered = case.claim.purchase_day, case.claim.delivery_day
        if case.claim.reason not in term.reasons:
            return None
        if term.within is None:
            return fails("order_fulfilled") if delivered else doubts("order_state_unknown")
        if bought is None:
            return lacks("purchased_on")
        last_day = term.within.after(bought, case.policy.calendar)
        if case.today > last_day:
            return fails("cancellation_over", deadline=last_day)
        return holds()
