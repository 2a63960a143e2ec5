"""Filing a claim: claim, decision, evidence links and outgoing mail in one transaction."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from claimdesk.claims import lifecycle
from claimdesk.claims.claim_numbers import CLAIM
from claimdesk.claims.decision import Decision
from claimdesk.claims.store_policy import StorePolicy
from claimdesk.service import filing
from claimdesk.service.addresses import mail_address, same_address
from claimdesk.service.allowance import allowance
from claimdesk.service.errors import InvalidAddress
from claimdesk.service.mails import ClaimMail, StoreContact
from claimdesk.service.ports import ClaimPorts
from claimdesk.service.records import ClaimRecord, EvidenceRef, Shopper, facts_on_record
from claimdesk.service.text import item_key, long_text, one_line, order_key


@dataclass(frozen=True)
class ClaimReceipt:
    """Result of filing a claim; `decision` is the one on record, in words.

    `repeated` says that this submission had been recorded before and nothing was written now,
    `mailed` that the shopper gets it by mail too.
    """

    number: str
    store: str
    status: str
    created_at: datetime
    email: str
    decision: Decision
    repeated: bool = False
    mailed: bool = True


def submit_claim(
    ports: ClaimPorts,
    *,
    policy: StorePolicy,
    facts: Mapping[str, Any],
    decision: Decision,
    shopper: Shopper,
    details: str,
    evidence: Sequence[EvidenceRef],
    conversation_id: str,
    submission_key: str,
    now: datetime,
    next_steps: Sequence[str] = (),
    confirmed: bool = False,
) -> ClaimReceipt:
    """Record a claim and queue its mails, all or nothing; `now` carries a timezone.

    `facts` are JSON, as a draft holds them, and `decision` is what rules say of them.
    The same `conversation_id` and `submission_key` again return the first receipt and
    write nothing. `next_steps` are sentences for the shopper's receipt, from the wording.
    `confirmed` says that the store's own records have the shopper's address for the order.
    Raises InvalidAddress for the shopper's e-mail, EvidenceMissing, NotRecorded, TooManyFilings.
    """
    shopper = filing.validate_shopper(shopper)
    with ports.records.transaction() as unit:
        first = unit.claim_of_submission(conversation_id, submission_key)
    if first:
        return _receipt(first, repeated=True)

    allowance().charge_filing()
    kept = filing.load_evidence(ports, evidence)
    transcript = filing.transcript_of(ports, conversation_id)
    on_record = facts_on_record(facts)
    judged = decision.worded(ports.wording)
    store = StoreContact.of(policy)
    steps = tuple(one_line(step, 500) for step in next_steps)

    def write() -> ClaimReceipt:
        record = ClaimRecord(
            number=ports.new_reference(CLAIM),
            store=store.id,
            status=lifecycle.SUBMITTED,
            created_at=now,
            conversation_id=conversation_id,
            submission_key=submission_key,
            email=shopper.email,
            name=shopper.name,
            details=long_text(details),
            facts=on_record,
            decision=judged,
            order_key=order_key(on_record["order_number"]),
            item_key=item_key(on_record["product"]),
            evidence=kept,
        )
        composed = filing.compose(ports, ClaimMail(store, record, transcript, steps, confirmed))
        with ports.records.transaction() as unit:
            # Again, inside: the same submission may have come twice at once.
            first = unit.claim_of_submission(conversation_id, submission_key)
            if first:
                return _receipt(first, repeated=True)
            unit.add_claim(record)
            for mail in composed.mails:
                unit.add_mail(mail, now=now)
        return _receipt(record, mailed=not composed.withheld)

    return filing.retry_on_conflict(write)


def find_duplicate(
    ports: ClaimPorts,
    *,
    store: str,
    order_number: str | None,
    reason: str | None,
    product: str | None,
    email: str,
) -> str | None:
    """The number of a live claim on the same order, item and reason by the same shopper.

    A claim filed under another e-mail address is no duplicate: saying so would tell a
    stranger that it exists. Without an order number nothing is comparable.
    """
    key = order_key(order_number)
    if not key:
        return None
    try:
        email = mail_address(email)
    except InvalidAddress:
        return None
    with ports.records.transaction(reads=True) as unit:
        for record in unit.claims_on_order(store, key):
            if (
                record.status in lifecycle.LIVE
                and record.reason == reason
                and record.item_key == item_key(product)
                and same_address(record.email, email)
            ):
                return record.number
    return None


def _receipt(record: ClaimRecord, *, repeated: bool = False, mailed: bool = True) -> ClaimReceipt:
    return ClaimReceipt(
        number=record.number,
        store=record.store,
        status=record.status,
        created_at=record.created_at,
        email=record.email,
        decision=record.decision,
        repeated=repeated,
        mailed=mailed,
    )
