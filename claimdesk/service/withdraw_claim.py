"""Withdrawing a claim."""

from __future__ import annotations

from datetime import datetime

from claimdesk.claims import lifecycle
from claimdesk.claims.store_policy import StorePolicy
from claimdesk.service.change_claim import Change, ChangeReceipt, ClaimKey, change_claim
from claimdesk.service.ports import ClaimPorts


def withdraw_claim(
    ports: ClaimPorts,
    *,
    policy: StorePolicy,
    key: ClaimKey,
    details: str,
    submission_key: str,
    now: datetime,
) -> ChangeReceipt:
    """Record that the shopper takes a claim back, and queue mails to both sides.

    `details` says so in words. Raises what `change_claim` does.
    """
    change = Change("withdrawn", details, states=lifecycle.LIVE)
    return change_claim(
        ports, policy=policy, key=key, change=change, submission_key=submission_key, now=now
    )
