"""What is kept of claims, additions and escalations, as plain values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from claimdesk.claims.claim import Claim
from claimdesk.claims.day_range import DayRange
from claimdesk.service.text import cleaned, one_line

if TYPE_CHECKING:  # the outbox's process needs no clauses
    from claimdesk.claims.decision import Decision

# What may be the status of a claim.
OPEN = "open"  # nobody at the store has decided it yet
WITHDRAWN = "withdrawn"  # by the shopper; nothing more is done
STATUSES = (OPEN, WITHDRAWN)


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
    """A filed claim: `facts` are the JSON they were judged as, `decision` is in words."""

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


def claim_facts(claim: Claim) -> dict[str, Any]:
    """A claim as JSON data: ISO dates, decimal strings, sorted lists; its text made safe.

    A day known roughly is `{"earliest", "latest"}`.
    """
    facts: dict[str, Any] = {}
    for name, value in claim.facts().items():
        if isinstance(value, date):
            value = value.isoformat()
        elif isinstance(value, DayRange):
            value = {"earliest": value.earliest.isoformat(), "latest": value.latest.isoformat()}
        elif isinstance(value, Decimal):
            value = str(value)
        elif isinstance(value, (set, frozenset)):
            value = sorted(value)
        elif isinstance(value, str):
            value = one_line(value) or None
        facts[name] = cleaned(value)
    return facts
