"""The terms a claim is judged by: what a store may state about returns and warranties.

Each model is one key under `terms:` of a store file, named at the end of its module. Its
`words` are what a sentence about the term is filled with: figures, and phrases of the catalogue by
name.
"""

from claimdesk.claims.terms.returns import (
    CancellationTerm,
    ItemConditionTerm,
    ReasonsTerm,
    ReturnTerms,
    ReturnWindowTerm,
    SellerTerm,
    WrongAddressTerm,
)
from claimdesk.claims.terms.settlement import (
    EvidenceTerm,
    RemediesTerm,
    RestockingFeeTerm,
    ReturnShippingTerm,
    SettlementTerms,
)
from claimdesk.claims.terms.warranty import WarrantyExclusionsTerm, WarrantyTerm, WarrantyTerms

__all__ = [
    "CancellationTerm",
    "EvidenceTerm",
    "ItemConditionTerm",
    "ReasonsTerm",
    "RemediesTerm",
    "RestockingFeeTerm",
    "ReturnShippingTerm",
    "ReturnWindowTerm",
    "SellerTerm",
    "Terms",
    "WarrantyExclusionsTerm",
    "WarrantyTerm",
    "WrongAddressTerm",
]


class Terms(SettlementTerms, WarrantyTerms, ReturnTerms):
    """The terms a claim is judged by; a term left out does not exist for the store."""
