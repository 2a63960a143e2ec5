"""The states of a claim and the legal moves between them; where its parcel is, kept apart."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from claimdesk.claims.errors import ClaimdeskError

SUBMITTED = "submitted"  # with the staff, who have not decided it yet
WAITING = "waiting_for_shopper"  # the staff asked for something
APPROVED = "approved"
REJECTED = "rejected"
WITHDRAWN = "withdrawn"  # by the shopper
CLOSED = "closed"  # nothing more is done
STATUSES = (SUBMITTED, WAITING, APPROVED, REJECTED, WITHDRAWN, CLOSED)

UNDECIDED = (SUBMITTED, WAITING)  # its facts can still be changed
LIVE = (*UNDECIDED, APPROVED)  # a second claim for the same would be one too many
HEARD = (*LIVE, REJECTED)  # what its shopper adds is read

Who = Literal["staff", "shopper"]


@dataclass(frozen=True)
class Move:
    """A legal move: who makes it, from which states, and to which."""

    who: Who
    before: tuple[str, ...]
    after: str


MOVES: Mapping[str, Move] = {
    "approve": Move("staff", (SUBMITTED, WAITING, REJECTED), APPROVED),
    "reject": Move("staff", (SUBMITTED, WAITING, APPROVED), REJECTED),
    "ask": Move("staff", (SUBMITTED, WAITING), WAITING),
    "close": Move("staff", (SUBMITTED, WAITING, APPROVED, REJECTED), CLOSED),
    "reopen": Move("staff", (REJECTED, WITHDRAWN, CLOSED), SUBMITTED),
    "answer": Move("shopper", (WAITING,), SUBMITTED),
    "withdraw": Move("shopper", LIVE, WITHDRAWN),
}

#: What becomes of an approved claim's parcel and remedy, each with what may follow it.
PARCEL_STEPS: Mapping[str | None, tuple[str, ...]] = {
    None: ("received", "refunded", "replaced"),
    "expected": ("received", "inspected", "refunded", "replaced"),
    "received": ("inspected", "refunded", "replaced"),
    "inspected": ("refunded", "replaced"),
    "refunded": (),
    "replaced": (),
}


#: Steps after which nothing more becomes of it.
FINISHED = tuple(step for step, after in PARCEL_STEPS.items() if step and not after)

#: By the last step, the remedy it may give that is told in other words than its own: no money
#: is sent back as store credit, and what was repaired is no new item.
TOLD_APART: Mapping[str, str] = {"refunded": "store_credit", "replaced": "repair"}


class IllegalMove(ClaimdeskError):
    """Raised when the state of a claim or of its parcel does not allow a move.

    `allowed` are the states from which it may be made.
    """

    def __init__(self, move: str, state: str, allowed: Sequence[str]) -> None:
        super().__init__(f"{move}: not from {state}")
        self.move = move
        self.state = state
        self.allowed = tuple(allowed)


def moved(status: str, parcel: str | None, move: str) -> str:
    """The state after a move; IllegalMove where that is not open to a claim in this state.

    What was refunded or replaced can only be closed.
    """
    row = MOVES[move]
    if status == APPROVED and parcel in FINISHED and move != "close":
        raise IllegalMove(move, parcel, row.before)
    if status not in row.before:
        raise IllegalMove(move, status, row.before)
    return row.after


def can_move(status: str, parcel: str | None, move: str) -> bool:
    """Whether a move is open to a claim in this state."""
    try:
        moved(status, parcel, move)
    except IllegalMove:
        return False
    return True


def parcel_moved(status: str, parcel: str | None, step: str) -> str:
    """Where the parcel is after a step; IllegalMove where the claim or the way is not there."""
    if status != APPROVED:
        raise IllegalMove(step, status, (APPROVED,))
    if step not in PARCEL_STEPS[parcel]:
        allowed = [state or APPROVED for state, steps in PARCEL_STEPS.items() if step in steps]
        raise IllegalMove(step, parcel or APPROVED, allowed)
    return step


def staff_moves(status: str, parcel: str | None) -> tuple[str, ...]:
    """The moves and parcel steps that the staff may make of a claim now."""
    if status == APPROVED and parcel in FINISHED:
        return ("close",)
    steps = PARCEL_STEPS[parcel] if status == APPROVED else ()
    moves = (name for name, row in MOVES.items() if row.who == "staff" and status in row.before)
    return (*steps, *moves)
