"""The words of the trade: every code a claim or a store file may use."""

from __future__ import annotations

from typing import Literal, get_args

Reason = Literal[
    "defective",
    "damaged",
    "wrong_item",
    "missing_item",
    "change_of_mind",
    "ordered_wrong_model",
    "ordered_by_mistake",
    "wrong_address",
    "other",
]
Remedy = Literal["refund", "replacement", "exchange", "repair", "store_credit"]
Seller = Literal["store", "marketplace", "unauthorized_reseller"]
Condition = Literal["unopened", "unused", "used", "misused"]
Evidence = Literal["photo", "proof_of_purchase"]
Unit = Literal["calendar_days", "business_days"]
Clock = Literal["purchase", "delivery", "receipt"]
Track = Literal["return", "warranty"]
Payer = Literal["store", "customer", "none"]

REASONS: tuple[str, ...] = get_args(Reason)
REMEDIES: tuple[str, ...] = get_args(Remedy)
CONDITIONS: tuple[str, ...] = get_args(Condition)
EVIDENCE: tuple[str, ...] = get_args(Evidence)

#: A remedy, or `any`: whichever the store gives.
WANTS: tuple[str, ...] = (*REMEDIES, "any")
#: A seller, or `unknown`: the shopper was asked and cannot say.
PURCHASED_FROM: tuple[str, ...] = (*get_args(Seller), "unknown")

#: What the item itself suffers from: the reasons a warranty answers for.
DEFECTS = frozenset({"defective", "damaged"})
#: What the shopper did not cause: returns for these are returns with fault.
FAULTS = DEFECTS | {"wrong_item", "missing_item"}
