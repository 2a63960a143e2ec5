"""Putting a fact or the e-mail address of a claim right."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from claimdesk.claims import lifecycle
from claimdesk.claims.store_policy import StorePolicy
from claimdesk.service.addresses import mail_address
from claimdesk.service.change_claim import (
    Change,
    ChangeReceipt,
    ClaimKey,
    Judge,
    change_claim,
    with_facts,
)
from claimdesk.service.ports import ClaimPorts
from claimdesk.service.records import ClaimRecord, safe_fact


def correct_claim(
    ports: ClaimPorts,
    *,
    policy: StorePolicy,
    key: ClaimKey,
    facts: Mapping[str, Any],
    details: str,
    submission_key: str,
    now: datetime,
    judge: Judge,
) -> ChangeReceipt:
    """Record facts (JSON) put right, judge the claim again, and queue mails to both sides.

    `details` says in words what changed. Raises InvalidClaim for facts that cannot be, and what
    `change_claim` does.
    """
    safe = {name: safe_fact(value) for name, value in facts.items()}

    def apply(claim: ClaimRecord) -> ClaimRecord:
        return with_facts(claim, safe, judge)

    change = Change("corrected", details, (), apply, states=lifecycle.UNDECIDED)
    return change_claim(
        ports, policy=policy, key=key, change=change, submission_key=submission_key, now=now
    )


def readdress_claim(
    ports: ClaimPorts,
    *,
    policy: StorePolicy,
    number: str,
    conversation_id: str,
    email: str,
    details: str,
    next_steps: Callable[[ClaimRecord], tuple[str, ...]],
    submission_key: str,
    now: datetime,
) -> ChangeReceipt:
    """Give a claim the right e-mail address and queue its receipt again, to that one.

    `next_steps` are the receipt's, from the wording.

    Only for a claim of this conversation: the wrong address proves nothing. Raises
    InvalidAddress and what `change_claim` does.
    """
    address = mail_address(email)
    change = Change(
        "readdressed", details, (), lambda claim: replace(claim, email=address), next_steps
    )
    return change_claim(
        ports,
        policy=policy,
        key=ClaimKey(number, conversation_id),
        change=change,
        submission_key=submission_key,
        now=now,
    )
