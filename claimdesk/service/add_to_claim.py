"""Adding a text or photos to an open claim."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from claimdesk.claims import lifecycle
from claimdesk.claims.store_policy import StorePolicy
from claimdesk.service.change_claim import (
    Change,
    ChangeReceipt,
    ClaimKey,
    Judge,
    change_claim,
    with_facts,
)
from claimdesk.service.ports import ClaimPorts
from claimdesk.service.records import ClaimRecord, EvidenceRef


def add_to_claim(
    ports: ClaimPorts,
    *,
    policy: StorePolicy,
    key: ClaimKey,
    details: str,
    evidence: Sequence[EvidenceRef],
    submission_key: str,
    now: datetime,
    judge: Judge,
) -> ChangeReceipt:
    """Record what a shopper adds to a claim of theirs and queue mails to both sides.

    Evidence that the claim lacked has it judged again, while the staff have not decided. Raises
    what `change_claim` does.
    """

    def apply(claim: ClaimRecord) -> ClaimRecord:
        if claim.status not in lifecycle.UNDECIDED:
            return claim
        shown = {*(claim.facts.get("evidence") or ()), *(ref.kind for ref in evidence)}
        return with_facts(claim, {"evidence": sorted(shown)}, judge)

    change = Change("added", details, evidence, apply)
    return change_claim(
        ports, policy=policy, key=key, change=change, submission_key=submission_key, now=now
    )
