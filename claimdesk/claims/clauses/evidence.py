"""A claim has to show what its reason asks for."""

from __future__ import annotations

from claimdesk.claims.clauses.clause import RETURN, WARRANTY, Clause
from claimdesk.claims.finding import Case, Ruling, holds, lacks
from claimdesk.claims.terms import EvidenceTerm


class EvidenceGiven(Clause[EvidenceTerm]):
    """All evidence the store asks for with this reason is there."""

    id = term = "evidence"
    tracks = RETURN | WARRANTY

    def judge(self, term: EvidenceTerm, case: Case) -> Ruling | None:
        """Evidence not there is missing, never held against the claim."""
        reason = case.claim.reason
        if reason is None:
            return lacks("reason")
        needed = term.needed_for(reason)
        missing = [kind for kind in needed if kind not in case.claim.evidence]
        if not needed:
            return None
        return lacks(*missing) if missing else holds()
