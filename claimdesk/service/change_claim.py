"""Changing a filed claim: the claim, its journal and the mails in one transaction."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from claimdesk.claims import claim_numbers, lifecycle
from claimdesk.claims.decision import Decision
from claimdesk.claims.store_policy import StorePolicy
from claimdesk.service import filing
from claimdesk.service.addresses import same_address
from claimdesk.service.allowance import allowance
from claimdesk.service.claim_moves import make_move
from claimdesk.service.errors import NoSuchClaim
from claimdesk.service.mails import AdditionMail, ChangeKind, StoreContact
from claimdesk.service.ports import ClaimPorts, RecordsUnit
from claimdesk.service.records import AdditionRecord, ClaimMove, ClaimRecord, EvidenceRef
from claimdesk.service.text import item_key, long_text, order_key

#: The decision on a claim with these facts, by the terms of the day it was filed.
Judge = Callable[[ClaimRecord, Mapping[str, Any]], Decision]

_NOBODY = "nobody@invalid.example"  # compared where there is no claim, so that it takes as long

# What of a decision a shopper is told anew when it comes out another way.
_OUTCOME = ("verdict", "track", "missing", "remedies", "settlement", "return_shipping_paid_by")


@dataclass(frozen=True)
class ClaimKey:
    """Which claim is meant, and by whom.

    `email` has to be the claim's; None is enough where it was filed in this conversation, or that
    was opened by the link in a mail about it.
    """

    number: str
    conversation_id: str
    email: str | None = None


@dataclass(frozen=True)
class Change:
    """What is to become of a claim; `details` is what the journal and the mails say of it.

    `states` are those of a claim that it can be made of; `next_steps` are sentences for a receipt
    that is sent again.
    """

    kind: ChangeKind
    details: str = ""
    evidence: Sequence[EvidenceRef] = ()
    apply: Callable[[ClaimRecord], ClaimRecord] = lambda claim: claim
    next_steps: Callable[[ClaimRecord], tuple[str, ...]] = lambda claim: ()
    states: Sequence[str] = lifecycle.HEARD

    def move_of(self, claim: ClaimRecord) -> str | None:
        """The move that it is: whoever was asked for something answers with what they send."""
        if self.kind == "withdrawn":
            return "withdraw"
        return "answer" if claim.status == lifecycle.WAITING else None


@dataclass(frozen=True)
class ChangeReceipt:
    """Result of changing a claim: it as it stands now, and whether its decision changed.

    `repeated` says that this submission had been recorded before and nothing was written now.
    """

    claim: ClaimRecord
    rejudged: bool = False
    repeated: bool = False


def change_claim(
    ports: ClaimPorts,
    *,
    policy: StorePolicy,
    key: ClaimKey,
    change: Change,
    submission_key: str,
    now: datetime,
) -> ChangeReceipt:
    """Record a change of a claim and queue its mails, all or nothing.

    The same conversation and `submission_key` again write nothing. NoSuchClaim when there is no
    such claim at this store, its state allows no such change, or it is not theirs:
    indistinguishable by design. Raises EvidenceMissing, NotRecorded and TooManyFilings
    too.
    """
    store = StoreContact.of(policy)
    with ports.records.transaction() as unit:
        claim = own_claim(unit, store.id, key, unit.claim)
        first = unit.addition_of_submission(key.conversation_id, submission_key)
    if first:
        return ChangeReceipt(claim, repeated=True)
    if claim.status not in change.states:
        raise NoSuchClaim("no such claim")

    allowance().charge_filing()
    kept = filing.load_evidence(ports, change.evidence)
    transcript = filing.transcript_of(ports, key.conversation_id)

    def write() -> ChangeReceipt:
        addition = AdditionRecord(
            id=ports.new_reference(claim_numbers.ADDITION),
            claim_number=claim.number,
            created_at=now,
            conversation_id=key.conversation_id,
            submission_key=submission_key,
            details=long_text(change.details),
            evidence=kept,
        )
        with ports.records.transaction() as unit:
            before = own_claim(unit, store.id, key, unit.claim_to_change)
            if unit.addition_of_submission(key.conversation_id, submission_key):
                return ChangeReceipt(before, repeated=True)
            if before.status not in change.states:
                raise NoSuchClaim("no such claim")
            after = change.apply(before)
            rejudged = _outcome_of(before) != _outcome_of(after)
            if move := change.move_of(before):
                after, made = _moved(ports, after, move, now, addition.id)
                unit.add_move(made)
            if after != before:
                unit.change_claim(after)
            unit.add_addition(addition)
            facts = AdditionMail(
                store, after, addition, transcript, change.kind, rejudged, change.next_steps(after)
            )
            for mail in filing.compose(ports, facts).mails:
                unit.add_mail(mail, now=now)
        return ChangeReceipt(after, rejudged)

    return filing.retry_on_conflict(write)


def _moved(
    ports: ClaimPorts, claim: ClaimRecord, move: str, now: datetime, key: str
) -> tuple[ClaimRecord, ClaimMove]:
    try:
        return make_move(ports, claim, move, by=claim.email, now=now, key=key)
    except lifecycle.IllegalMove:  # what was settled is not withdrawn
        raise NoSuchClaim("no such claim") from None


def own_claim(
    unit: RecordsUnit, store: str, key: ClaimKey, find: Callable[[str], ClaimRecord | None]
) -> ClaimRecord:
    """The claim that `key` opens at this store, whatever its status; else NoSuchClaim."""
    claim = find(claim_numbers.read(key.number) or "")
    if key.email is None:
        theirs = unit.claims_of_conversation(key.conversation_id)
        is_theirs = claim is not None and claim.number in {each.number for each in theirs}
    else:
        is_theirs = same_address(claim.email if claim else _NOBODY, key.email)
    if claim is None or claim.store != store or not is_theirs:
        raise NoSuchClaim("no such claim")
    return claim


def with_facts(claim: ClaimRecord, facts: Mapping[str, Any], judge: Judge) -> ClaimRecord:
    """The claim with these facts (JSON), judged anew if they differ."""
    merged = {**claim.facts, **facts}
    if merged == claim.facts:
        return claim
    return replace(
        claim,
        facts=merged,
        decision=judge(claim, merged),
        order_key=order_key(merged.get("order_number")),
        item_key=item_key(merged.get("product")),
    )


def _outcome_of(claim: ClaimRecord) -> dict[str, Any]:
    return {name: getattr(claim.decision, name) for name in _OUTCOME}
