"""A parcel lost through an address the shopper gave wrongly."""

from __future__ import annotations

from claimdesk.claims.clauses.clause import Clause
from claimdesk.claims.finding import Case, Ruling, fails, holds
from claimdesk.claims.terms import WrongAddressTerm


class WrongAddress(Clause[WrongAddressTerm]):
    """The store makes good a parcel that went to a wrong address."""

    id = term = "wrong_address"
    codes = ("lost_through_wrong_address",)

    def judge(self, term: WrongAddressTerm, case: Case) -> Ruling | None:
        """Concerns only claims that give the wrong address as their reason."""
        if case.claim.reason != "wrong_address":
            return None
        return holds() if term.made_good else fails("lost_through_wrong_address")
