"""How a claim stands, told to its shopper: its state, what the staff decided, what comes next."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from claimdesk.claims import lifecycle
from claimdesk.claims.calendar import local_date
from claimdesk.claims.store_policy import StorePolicy
from claimdesk.claims.vocabulary import EVIDENCE
from claimdesk.conversation.filed_claims.outcome import in_a_row
from claimdesk.conversation.shared.turn import Say
from claimdesk.conversation.shared.wording import Wording
from claimdesk.service.overdue import answer_by
from claimdesk.service.records import ClaimMove, ClaimRecord

#: Questions about a claim's course that its state answers, once the staff have decided.
TOLD_BY_STATE = frozenset(
    {"approval", "decision_when", "next", "refund_when", "replacement_when", "amount", "remedy"}
    | {"label", "way_back"}
)


def state_told(
    claim: ClaimRecord, moves: Sequence[ClaimMove], policy: StorePolicy, words: Wording
) -> Say:
    """The state of a claim, with what its latest decision said; `moves` are its own, in order."""
    values = status_values(claim, policy, words)
    if promised := answer_by(policy, claim, moves):
        values["answer_by"] = words.language.full_date(promised)
    decisions = [move for move in moves if move.name in lifecycle.MOVES]
    if decisions:
        values |= _decided(decisions[-1], policy, words)
    if claim.status == lifecycle.APPROVED:
        step = next((move for move in reversed(moves) if move.name == claim.parcel), None)
        values["parcel"] = _parcel(claim.parcel, step, policy, words)
        # Stores count the time of a refund from the item's return: without one it tells nothing.
        comes_back = claim.parcel and claim.parcel not in lifecycle.FINISHED
        if not (comes_back and values.get("remedy") == "refund"):
            values["refund_timing"] = None  # as a fact of the store, it would be told
    ask = "photo" if claim.status == lifecycle.WAITING and _asks_for_photo(moves) else None
    return Say(f"claim_status_{claim.status}", values, ask=ask)


def status_values(claim: ClaimRecord, policy: StorePolicy, words: Wording) -> dict[str, Any]:
    """The claim's number, the day it was filed, and where its mails go."""
    return {
        "claim_number": claim.number,
        "filed_on": _day(claim.created_at, policy, words),
        "email": claim.email,
        "answer_by": None,
    }


def _decided(move: ClaimMove, policy: StorePolicy, words: Wording) -> dict[str, Any]:
    """What a decision said, each None where it said nothing of it."""
    terms = move.terms
    return {
        "moved_on": _day(move.made_at, policy, words),
        "message": terms.get("message"),
        "reasons": " ".join(terms.get("reasons", ())) or None,
        "asked": in_a_row(terms.get("asked", ()), words),
        "settled": _settled(terms, words),
        "remedy": terms.get("remedy"),
    }


def _asks_for_photo(moves: Sequence[ClaimMove]) -> bool:
    return any(name in EVIDENCE for name in moves[-1].terms.get("asked", ()))


def _settled(terms: Any, words: Wording) -> str | None:
    remedy = terms.get("remedy")
    if remedy is None:
        return None
    if "amount" not in terms:
        return words.text(f"settled_{remedy}", {})
    money = words.text("money", {name: terms[name] for name in ("amount", "currency")})
    return words.text(f"settled_{remedy}", {"amount": money})


def _parcel(
    parcel: str | None, step: ClaimMove | None, policy: StorePolicy, words: Wording
) -> str | None:
    if parcel is None:
        return None
    day = _day(step.made_at, policy, words) if step else None
    return words.text(f"parcel_{step.told_as if step else parcel}", {"day": day} if day else {})


def _day(moment: datetime, policy: StorePolicy, words: Wording) -> str:
    day: date = local_date(moment, policy.timezone)
    return words.language.long_date(day)
