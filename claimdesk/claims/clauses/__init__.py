"""Every clause a claim is judged by, one small class each, in the order they are told."""

from __future__ import annotations

from typing import Any

from claimdesk.claims.clauses.cancellation import Cancellation
from claimdesk.claims.clauses.clause import Clause
from claimdesk.claims.clauses.evidence import EvidenceGiven
from claimdesk.claims.clauses.item_condition import ItemCondition
from claimdesk.claims.clauses.reason_accepted import ReasonAccepted
from claimdesk.claims.clauses.remedy import RemedyOffered
from claimdesk.claims.clauses.restocking_fee import RestockingFee
from claimdesk.claims.clauses.return_shipping import ReturnShipping
from claimdesk.claims.clauses.return_window import ReturnWindow
from claimdesk.claims.clauses.seller import SellerClause
from claimdesk.claims.clauses.warranty_exclusions import WarrantySeller, WarrantyUse
from claimdesk.claims.clauses.warranty_period import WarrantyPeriod
from claimdesk.claims.clauses.wrong_address import WrongAddress

CLAUSES: tuple[Clause[Any], ...] = (
    SellerClause(),
    ReasonAccepted(),
    ReturnWindow(),
    ItemCondition(),
    WrongAddress(),
    Cancellation(),
    WarrantyPeriod(),
    WarrantySeller(),
    WarrantyUse(),
    EvidenceGiven(),
    RemedyOffered(),
    RestockingFee(),
    ReturnShipping(),
)
