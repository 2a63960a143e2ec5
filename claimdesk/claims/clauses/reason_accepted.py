"""Returns are taken only for reasons the store accepts."""

from __future__ import annotations

from claimdesk.claims.clauses.clause import Clause
from claimdesk.claims.finding import Case, Ruling, doubts, fails, holds, lacks
from claimdesk.claims.phrases import named
from claimdesk.claims.terms import ReasonsTerm


class ReasonAccepted(Clause[ReasonsTerm]):
    """The store takes returns for the reason given."""

    id, term = "reason_accepted", "reasons"
    codes = ("reason_not_accepted", "reason_in_doubt")

    def judge(self, term: ReasonsTerm, case: Case) -> Ruling:
        """A reason the store's words leave open is for a person to weigh."""
        if case.claim.reason is None:
            return lacks("reason")
        accepted = term.accepts(case.claim.reason)
        if accepted is None:
            return doubts("reason_in_doubt")
        refused = named("reason", [case.claim.reason])
        return holds() if accepted else fails("reason_not_accepted", reason=refused)
