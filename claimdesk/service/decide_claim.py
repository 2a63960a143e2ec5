"""The staff's decision on a claim: its move and the mails of it, in one transaction."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from claimdesk.claims.calendar import local_date
from claimdesk.claims.lifecycle import FINISHED, TOLD_APART, IllegalMove
from claimdesk.claims.phrases import Phrase, PhraseList
from claimdesk.claims.store_policy import StorePolicy
from claimdesk.service import filing
from claimdesk.service.claim_moves import make_move
from claimdesk.service.errors import NoSuchClaim, UnfitDecision
from claimdesk.service.mails import DecisionMail, OutgoingMail, StoreContact
from claimdesk.service.ports import ClaimPorts, RecordsUnit
from claimdesk.service.records import ClaimMove, ClaimRecord
from claimdesk.service.staff_decision import StaffDecision


@dataclass(frozen=True)
class DecisionReceipt:
    """The claim as it stands now, the move that made it so, and the mails that tell of it.

    `repeated` says that this had been recorded before: nothing was written now, no mail is queued.
    """

    claim: ClaimRecord
    move: ClaimMove
    mails: Sequence[OutgoingMail] = ()
    repeated: bool = False


def decide_claim(
    ports: ClaimPorts,
    *,
    policy: StorePolicy,
    number: str,
    decision: StaffDecision,
    key: str,
    now: datetime,
    seen: int | None = None,
) -> DecisionReceipt:
    """Record a decision and queue its mails, all or nothing; `now` carries a timezone.

    The same `key` again, or what the last move says already, writes nothing. `seen` is the
    revision that the decider looked at: where the claim was moved since, nothing is written.
    Raises NoSuchClaim, UnfitDecision and NotRecorded.
    """

    def write() -> DecisionReceipt:
        with ports.records.transaction() as unit:
            claim = unit.claim_to_change(number)
            receipt = _decided(ports, unit, policy, claim, decision, key, now, seen)
            if not receipt.repeated:
                unit.change_claim(receipt.claim)
                unit.add_move(receipt.move)
                for mail in receipt.mails:
                    unit.add_mail(mail, now=now)
        return receipt

    return filing.retry_on_conflict(write)


def preview_decision(
    ports: ClaimPorts,
    *,
    policy: StorePolicy,
    number: str,
    decision: StaffDecision,
    now: datetime,
    seen: int | None = None,
) -> DecisionReceipt:
    """What `decide_claim` would record and send, of which nothing is written; raises as it does."""
    with ports.records.transaction() as unit:
        return _decided(ports, unit, policy, unit.claim(number), decision, "", now, seen)


def _decided(
    ports: ClaimPorts,
    unit: RecordsUnit,
    policy: StorePolicy,
    claim: ClaimRecord | None,
    decision: StaffDecision,
    key: str,
    now: datetime,
    seen: int | None,
) -> DecisionReceipt:
    if claim is None or claim.store != policy.id:
        raise NoSuchClaim("no such claim")
    if done := unit.move_of_key(key):
        return DecisionReceipt(claim, done, repeated=True)
    whole = decision.completed(claim, local_date(now, policy.timezone))
    moves = unit.moves(claim.number)
    terms = whole.terms(claim, policy.currency)
    if whole.move in FINISHED:
        terms |= _given_as_approved(whole.move, moves)
    last = next(reversed(moves), None)
    if last is not None and (last.name, last.terms) == (whole.move, terms):
        return DecisionReceipt(claim, last, repeated=True)
    if seen is not None and seen != claim.revision:
        raise UnfitDecision("meanwhile")
    try:
        after, move = make_move(
            ports,
            claim,
            whole.move,
            by=whole.by,
            now=now,
            key=key,
            why=whole.why,
            terms=terms,
            expects_parcel=whole.expects_parcel,
        )
    except IllegalMove as error:
        raise _unfit(error) from error
    mails = ports.composer.compose(DecisionMail(StoreContact.of(policy), after, move))
    return DecisionReceipt(after, move, mails)


def _given_as_approved(step: str, moves: Sequence[ClaimMove]) -> dict[str, Any]:
    """The sum of the last approval, if money was, and its remedy, if that is `TOLD_APART`."""
    approvals = (move.terms for move in reversed(moves) if move.name == "approve")
    terms = next(approvals, {})
    names = ["amount", "currency"] if step == "refunded" else []
    if terms.get("remedy") == TOLD_APART[step]:
        names.append("remedy")
    return {name: terms[name] for name in names if name in terms}


def _unfit(error: IllegalMove) -> UnfitDecision:
    allowed = PhraseList(tuple(Phrase(f"state_{state}") for state in error.allowed), "or")
    state, move = Phrase(f"state_{error.state}"), Phrase(f"done_{error.move}")
    return UnfitDecision("move", state=state, move=move, allowed=allowed)
