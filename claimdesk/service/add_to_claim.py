"""Adding to an open claim: the addition and its mails in one transaction."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from claimdesk.claims import claim_numbers
from claimdesk.claims.store_policy import StorePolicy
from claimdesk.service import filing
from claimdesk.service.addresses import same_address
from claimdesk.service.errors import NoSuchClaim
from claimdesk.service.mails import AdditionMail, StoreContact
from claimdesk.service.ports import ClaimPorts, RecordsUnit
from claimdesk.service.records import OPEN, AdditionRecord, ClaimRecord, EvidenceRef, Shopper
from claimdesk.service.text import long_text


@dataclass(frozen=True)
class AdditionReceipt:
    """Result of adding to a claim."""

    number: str
    store: str
    created_at: datetime
    repeated: bool = False


def add_to_claim(
    ports: ClaimPorts,
    *,
    policy: StorePolicy,
    number: str,
    shopper: Shopper,
    details: str,
    evidence: Sequence[EvidenceRef],
    conversation_id: str,
    submission_key: str,
    now: datetime,
) -> AdditionReceipt:
    """Record what a shopper adds to an open claim of theirs and queue mails to both sides.

    The same `conversation_id` and `submission_key` again write nothing. NoSuchClaim when
    there is no such claim at this store, it is not open, or the e-mail is not the claim's:
    indistinguishable by design. Raises InvalidAddress, EvidenceMissing, NotRecorded too.
    """
    shopper = filing.validate_shopper(shopper)
    store = StoreContact.of(policy)
    with ports.records.transaction() as unit:
        claim = _own_claim(unit, store.id, number, shopper.email)
        first = unit.addition_of_submission(conversation_id, submission_key)
    if first:
        return AdditionReceipt(first.claim_number, store.id, first.created_at, repeated=True)

    kept = filing.load_evidence(ports, evidence)
    transcript = filing.transcript_of(ports, conversation_id)

    def write() -> AdditionReceipt:
        addition = AdditionRecord(
            id=ports.new_reference(claim_numbers.ADDITION),
            claim_number=claim.number,
            created_at=now,
            conversation_id=conversation_id,
            submission_key=submission_key,
            details=long_text(details),
            evidence=kept,
        )
        mails = ports.composer.addition_mails(AdditionMail(store, claim, addition, transcript))
        with ports.records.transaction() as unit:
            first = unit.addition_of_submission(conversation_id, submission_key)
            if first:
                return AdditionReceipt(claim.number, store.id, first.created_at, repeated=True)
            _own_claim(unit, store.id, number, shopper.email)
            unit.add_addition(addition)
            for mail in mails:
                unit.add_mail(mail, now=now)
        return AdditionReceipt(claim.number, store.id, now)

    return filing.retry_on_conflict(write)


def _own_claim(unit: RecordsUnit, store: str, number: str, email: str) -> ClaimRecord:
    canonical = claim_numbers.read(number)
    claim = unit.claim(canonical) if canonical else None
    if not claim or claim.store != store or claim.status != OPEN:
        raise NoSuchClaim("no such claim")
    if not same_address(claim.email, email):
        raise NoSuchClaim("no such claim")
    return claim
