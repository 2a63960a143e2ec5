"""Human handover: record, mail support, confirm to the shopper."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from claimdesk.claims.claim_numbers import MESSAGE
from claimdesk.claims.store_policy import StorePolicy
from claimdesk.service import filing
from claimdesk.service.allowance import allowance
from claimdesk.service.mails import NOTHING, About, EscalationMail, StoreContact
from claimdesk.service.ports import ClaimPorts
from claimdesk.service.records import EscalationRecord, EvidenceRef, Shopper
from claimdesk.service.text import long_text


@dataclass(frozen=True)
class EscalationReceipt:
    """Result of a handover: the reference of the shopper's message."""

    reference: str
    store: str
    created_at: datetime
    email: str
    repeated: bool = False


def escalate(
    ports: ClaimPorts,
    *,
    policy: StorePolicy,
    shopper: Shopper,
    message: str,
    conversation_id: str,
    submission_key: str,
    now: datetime,
    about: About = NOTHING,
    evidence: Sequence[EvidenceRef] = (),
) -> EscalationReceipt:
    """Record a message to the store's people and queue it, with the transcript, to support.

    An urgent one (`about`) may come without the shopper's address, "": then nobody gets a receipt.
    The same `conversation_id` and `submission_key` again return the first receipt and
    write nothing. Raises InvalidAddress, EvidenceMissing, NotRecorded, TooManyFilings.
    """
    if shopper.email or not about.urgent:
        shopper = filing.validate_shopper(shopper)
    store = StoreContact.of(policy)
    with ports.records.transaction() as unit:
        first = unit.escalation_of_submission(conversation_id, submission_key)
    if first:
        return _receipt(first, repeated=True)

    allowance().charge_filing()
    kept = filing.load_evidence(ports, evidence)
    transcript = filing.transcript_of(ports, conversation_id)

    def write() -> EscalationReceipt:
        record = EscalationRecord(
            reference=ports.new_reference(MESSAGE),
            store=store.id,
            created_at=now,
            conversation_id=conversation_id,
            submission_key=submission_key,
            email=shopper.email,
            name=shopper.name,
            message=long_text(message),
            evidence=kept,
        )
        composed = filing.compose(ports, EscalationMail(store, record, transcript, about))
        with ports.records.transaction() as unit:
            first = unit.escalation_of_submission(conversation_id, submission_key)
            if first:
                return _receipt(first, repeated=True)
            unit.add_escalation(record)
            for mail in composed.mails:
                unit.add_mail(mail, now=now)
        return _receipt(record)

    return filing.retry_on_conflict(write)


def _receipt(record: EscalationRecord, *, repeated: bool = False) -> EscalationReceipt:
    return EscalationReceipt(
        record.reference, record.store, record.created_at, record.email, repeated
    )
