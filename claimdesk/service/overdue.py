"""Claims that wait longer for the staff than their store promises, and the daily mail of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from claimdesk.claims import lifecycle
from claimdesk.claims.calendar import local_date
from claimdesk.claims.store_policy import StorePolicy
from claimdesk.service.mails import OverdueMail, StoreContact
from claimdesk.service.ports import ClaimPorts, RecordsUnit
from claimdesk.service.records import ClaimMove, ClaimRecord

_FROM_HOUR = 7  # of the store's day: the mail is there when work begins


@dataclass(frozen=True)
class Overdue:
    """A claim, since when it is with the staff, and by when the store promised an answer."""

    claim: ClaimRecord
    since: date
    answer_by: date


def answer_by(policy: StorePolicy, claim: ClaimRecord, moves: Sequence[ClaimMove]) -> date | None:
    """The day by which the store promises an answer; None where it promises none or gave it.

    Counted in its business days from the day the claim came to the staff, which is day 0.
    """
    within = policy.contact.answer_within
    if within is None or claim.status != lifecycle.SUBMITTED:
        return None
    return policy.calendar.add(_with_staff_since(policy, claim, moves), within)


def overdue(unit: RecordsUnit, policy: StorePolicy, now: datetime) -> list[Overdue]:
    """The claims of a store whose day has passed, the longest waiting first."""
    today = local_date(now, policy.timezone)
    found = []
    for claim in unit.claims_in_state(policy.id, lifecycle.SUBMITTED):
        moves = unit.moves(claim.number)
        promised = answer_by(policy, claim, moves)
        if promised is not None and promised < today:
            found.append(Overdue(claim, _with_staff_since(policy, claim, moves), promised))
    return sorted(found, key=lambda each: each.since)


def mail_overdue(ports: ClaimPorts, policy: StorePolicy, now: datetime) -> bool:
    """Queue the day's mail of what is overdue, once, if anything is; whether it was queued now.

    On the store's business days, from the hour that work begins. Raises NotRecorded.
    """
    today = local_date(now, policy.timezone)
    begun = now.astimezone(ZoneInfo(policy.timezone)).hour >= _FROM_HOUR
    promises = policy.contact.answer_within is not None
    if not (promises and begun and policy.calendar.is_business_day(today)):
        return False
    with ports.records.transaction() as unit:
        claims = overdue(unit, policy, now)
        if not claims:
            return False
        facts = OverdueMail(StoreContact.of(policy), tuple(claims), now, today)
        (mail,) = ports.composer.compose(facts)
        if unit.has_mail(mail.message_id):
            return False
        unit.add_mail(mail, now=now)
    return True


def _with_staff_since(policy: StorePolicy, claim: ClaimRecord, moves: Sequence[ClaimMove]) -> date:
    returned = [move.made_at for move in moves if move.status == lifecycle.SUBMITTED]
    return local_date(returned[-1] if returned else claim.created_at, policy.timezone)
