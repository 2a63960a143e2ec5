"""Returns are taken only for a time."""

from __future__ import annotations

from claimdesk.claims.clauses.clause import Clause
from claimdesk.claims.finding import Case, Ruling, fails, holds, lacks
from claimdesk.claims.terms import ReturnWindowTerm


class ReturnWindow(Clause[ReturnWindowTerm]):
    """The claim is made no later than the last day of the window."""

    id = term = "return_window"
    codes = ("return_window_over",)

    def judge(self, term: ReturnWindowTerm, case: Case) -> Ruling:
        """Judge as soon as the known dates suffice; the last day itself still counts."""
        last_day = term.last_day(case.claim, case.policy.calendar)
        told = {"last_day": last_day.certain}
        if last_day.is_over(case.today):
            began = term.began(case.claim)
            passed = began and term.passed(began, case.today, case.policy.calendar)
            return fails("return_window_over", deadline=last_day.latest, passed=passed, **told)
        if last_day.is_open(case.today):
            return holds(**told)
        counts_from_purchase = term.clock == "purchase" or case.claim.delivery_day is not None
        return lacks("purchased_on" if counts_from_purchase else "delivered_on", **told)
