"""What is kept of claims, additions and escalations, as plain values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from claimdesk.claims import fields
from claimdesk.claims.lifecycle import TOLD_APART, Who
from claimdesk.service.text import cleaned, one_line

if TYPE_CHECKING:  # the outbox's process needs no clauses
    from claimdesk.claims.decision import Decision


@dataclass(frozen=True)
class Shopper:
    """Who files the claim and where answers go."""

    email: str
    name: str | None = None


@dataclass(frozen=True)
class EvidenceRef:
    """A photo the shopper gave: the id the web channel knows it by, and what it is to show.

    `kind` is "photo" or "proof_of_purchase".
    """

    id: str
    kind: str = "photo"


@dataclass(frozen=True)
class KeptEvidence:
    """A photo tied to a claim or message; `size` in bytes, `name` as attached, without suffix."""

    evidence_id: str
    kind: str
    sha256: str
    media_type: str
    name: str
    size: int


@dataclass(frozen=True)
class ClaimRecord:
    """A filed claim: `facts` are JSON, as a draft holds them; `decision` is in words.

    `status` and `parcel` are codes of `lifecycle`; `revision` counts the moves made so far.
    """

    number: str
    store: str
    status: str
    created_at: datetime
    conversation_id: str
    submission_key: str
    email: str
    name: str | None
    details: str
    facts: Mapping[str, Any]
    decision: Decision
    order_key: str
    item_key: str
    evidence: tuple[KeptEvidence, ...] = ()
    parcel: str | None = None
    revision: int = 0

    @property
    def reason(self) -> str | None:
        """The claim's reason code."""
        return self.facts.get("reason")


@dataclass(frozen=True)
class AdditionRecord:
    """What a shopper added to an open claim, or changed on it: `details` says it in words."""

    id: str
    claim_number: str
    created_at: datetime
    conversation_id: str
    submission_key: str
    details: str
    evidence: tuple[KeptEvidence, ...] = ()


@dataclass(frozen=True)
class ClaimMove:
    """One move of a claim, or one step of its parcel: who made it, when and why.

    `name` is a move or step of `lifecycle`; `status`, `parcel` and `revision` are the claim's after
    it. `by` names the person or the way it came; `why` is for the record alone. `terms` (JSON) are
    what it says to the shopper: see `StaffDecision.terms`. `key` is unique: nothing is done twice.
    """

    id: str
    claim_number: str
    revision: int
    made_at: datetime
    name: str
    who: Who
    by: str
    why: str
    status: str
    parcel: str | None
    terms: Mapping[str, Any]
    key: str

    @property
    def told_as(self) -> str:
        """The name that its wording goes by: "refunded", or "refunded_as_store_credit"."""
        apart = TOLD_APART.get(self.name)
        return (
            f"{self.name}_as_{apart}" if apart and apart == self.terms.get("remedy") else self.name
        )


@dataclass(frozen=True)
class EscalationRecord:
    """A shopper's request for a human handover."""

    reference: str
    store: str
    created_at: datetime
    conversation_id: str
    submission_key: str
    email: str
    name: str | None
    message: str
    evidence: tuple[KeptEvidence, ...] = ()


def facts_on_record(facts: Mapping[str, Any]) -> dict[str, Any]:
    """A claim's facts (JSON) with every one of the table, None where it is not known."""
    return {name: safe_fact(facts.get(name)) for name in fields.judged()}


def safe_fact(value: Any) -> Any:
    """A fact (JSON) with its text made safe."""
    return one_line(value) or None if isinstance(value, str) else cleaned(value)
