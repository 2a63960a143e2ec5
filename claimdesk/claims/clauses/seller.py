"""Returns are taken only from the store's own buyers."""

from __future__ import annotations

from typing import get_args

from claimdesk.claims.clauses.clause import Clause
from claimdesk.claims.finding import Case, Ruling, doubts, fails, holds, lacks
from claimdesk.claims.terms import SellerTerm
from claimdesk.claims.vocabulary import Seller

_SELLERS = get_args(Seller)


class SellerClause(Clause[SellerTerm]):
    """The item was bought from a seller the return promise covers."""

    id = term = "seller"
    codes = (*(f"bought_from_{seller}" for seller in _SELLERS), "seller_unknown")

    def judge(self, term: SellerTerm, case: Case) -> Ruling:
        """A seller the shopper cannot name is for a person to find out."""
        seller = case.claim.purchased_from
        if seller in term.accepted or set(term.accepted) == set(_SELLERS):
            return holds()
        if seller is None:
            return lacks("purchased_from")
        return doubts("seller_unknown") if seller == "unknown" else fails(f"bought_from_{seller}")
