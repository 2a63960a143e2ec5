"""Claim status lookup that reveals nothing to strangers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from claimdesk.claims import claim_numbers
from claimdesk.service.addresses import mail_address, same_address
from claimdesk.service.errors import InvalidAddress
from claimdesk.service.ports import ClaimPorts

_NOBODY = "nobody@invalid.example"  # dummy for constant-time comparison


@dataclass(frozen=True)
class ClaimStatus:
    """How a claim stands; codes as in the claim and decision."""

    number: str
    store: str
    status: str
    created_at: datetime
    verdict: str
    track: str
    reason: str | None
    product: str | None
    order_number: str | None
    additions: int


def check_claim(ports: ClaimPorts, *, store: str, number: str, email: str) -> ClaimStatus | None:
    """The claim's status when number and e-mail both match at this store, else None.

    A malformed number, a missing claim, another store's claim and a wrong e-mail all take
    the same way and give the same answer. Raises NotRecorded when the records are away.
    """
    canonical = claim_numbers.read(number) or ""
    try:
        email = mail_address(email)
    except InvalidAddress:
        email = ""
    with ports.records.transaction() as unit:
        claim = unit.claim(canonical)
        additions = unit.count_additions(canonical)
    matches = same_address(claim.email if claim else _NOBODY, email)
    if not claim or claim.store != store or not matches:
        return None
    return ClaimStatus(
        number=claim.number,
        store=claim.store,
        status=claim.status,
        created_at=claim.created_at,
        verdict=claim.decision.verdict,
        track=claim.decision.track,
        reason=claim.reason,
        product=claim.facts.get("product"),
        order_number=claim.facts.get("order_number"),
        additions=additions,
    )
