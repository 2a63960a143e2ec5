"""The words of the trade: every code a claim or a store file may use."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias, get_args

from claimdesk.claims import codes

#: Codes by the tables in `codes`.
REASONS: tuple[str, ...] = tuple(row.code for row in codes.REASONS)
REMEDIES: tuple[str, ...] = tuple(row.code for row in codes.REMEDIES)

if TYPE_CHECKING:
    Reason: TypeAlias = str
    ReasonOrAny: TypeAlias = str
    Remedy: TypeAlias = str
else:  # what a store file may say: pydantic and the schema read the codes out of the type
    Reason = Literal[REASONS]
    ReasonOrAny = Literal[Reason, "any"]
    Remedy = Literal[REMEDIES]

Seller = Literal["store", "marketplace", "unauthorized_reseller"]
Condition = Literal["unopened", "unused", "used", "misused"]
Evidence = Literal["photo", "proof_of_purchase"]
Unit = Literal["calendar_days", "business_days"]
Clock = Literal["purchase", "delivery", "receipt"]
Track = Literal["return", "warranty"]
Payer = Literal["store", "customer", "none"]

CONDITIONS: tuple[str, ...] = get_args(Condition)
EVIDENCE: tuple[str, ...] = get_args(Evidence)

#: A remedy, or `any`: whichever the store gives.
WANTS: tuple[str, ...] = (*REMEDIES, "any")
#: The shopper was asked for the seller and cannot say.
UNKNOWN = "unknown"
PURCHASED_FROM: tuple[str, ...] = (*get_args(Seller), UNKNOWN)

#: What the item itself suffers from: the reasons a warranty answers for.
DEFECTS = frozenset(row.code for row in codes.REASONS if row.defect)
#: What came to nobody, so that it can't go back.
NOT_IN_HAND = frozenset(row.code for row in codes.REASONS if not row.in_hand)
#: What the shopper did not cause: returns for these are returns with fault.
FAULTS = frozenset(row.code for row in codes.REASONS if row.fault)
