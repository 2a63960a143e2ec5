"""A claim that holds brings the remedies the store gives for its reason."""

from __future__ import annotations

from claimdesk.claims.clauses.clause import RETURN, WARRANTY, Clause
from claimdesk.claims.finding import Case, Ruling, doubts, holds
from claimdesk.claims.phrases import named
from claimdesk.claims.terms import RemediesTerm


class RemedyOffered(Clause[RemediesTerm]):
    """What the shopper wants is among the remedies the store gives."""

    id, term = "remedy", "remedies"
    tracks = RETURN | WARRANTY
    codes = ("remedy_not_offered",)
    about_money = True

    def judge(self, term: RemediesTerm, case: Case) -> Ruling | None:
        """A wish for something else does not undo a good claim: a person settles it."""
        given, wants = case.remedies, case.claim.wants
        if not given:
            return None
        if wants is None or wants in ("any", *given):
            return holds(given=named("remedy", given))
        return doubts(
            "remedy_not_offered", given=named("remedy", given), wanted=named("remedy", [wants])
        )
