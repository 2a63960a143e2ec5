"""The states of a claim: which moves are legal, and where they lead."""

from __future__ import annotations

import pytest

from claimdesk.claims.lifecycle import (
    APPROVED,
    FINISHED,
    MOVES,
    PARCEL_STEPS,
    STATUSES,
    IllegalMove,
    moved,
    parcel_moved,
    staff_moves,
)

# Worked out by hand: from each state, every move that leads somewhere, and where.
LEGAL = {
    "submitted": {
        "approve": "approved",
        "reject": "rejected",
        "ask": "waiting_for_shopper",
        "close": "closed",
        "withdraw": "withdrawn",
    },
    "waiting_for_shopper": {
        "approve": "approved",
        "reject": "rejected",
        "ask": "waiting_for_shopper",
        "close": "closed",
        "answer": "submitted",
        "withdraw": "withdrawn",
    },
    "approved": {"reject": "rejected", "close": "closed", "withdraw": "withdrawn"},
    "rejected": {"approve": "approved", "close": "closed", "reopen": "submitted"},
    "withdrawn": {"reopen": "submitted"},
    "closed": {"reopen": "submitted"},
}


@pytest.mark.parametrize("status", STATUSES)
def test_the_table_of_moves_is_what_was_worked_out(status: str) -> None:
    """Each move leads where it should, and every other is refused."""
    for move in MOVES:
        if move in LEGAL[status]:
            assert moved(status, None, move) == LEGAL[status][move]
        else:
            with pytest.raises(IllegalMove) as refused:
                moved(status, None, move)
            assert (refused.value.move, refused.value.state) == (move, status)
            assert status not in refused.value.allowed


@pytest.mark.parametrize("parcel", FINISHED)
def test_what_is_paid_back_or_replaced_can_only_be_closed(parcel: str) -> None:
    """Nobody rejects or withdraws what was settled."""
    assert staff_moves(APPROVED, parcel) == ("close",)
    assert moved(APPROVED, parcel, "close") == "closed"
    for move in ("reject", "withdraw"):
        with pytest.raises(IllegalMove):
            moved(APPROVED, parcel, move)


def test_a_parcel_goes_one_way_only() -> None:
    """From each place every later one may follow, and no earlier one."""
    way = ["expected", "received", "inspected", "refunded"]
    for at, place in enumerate(way):
        for step in way[at + 1 :]:
            assert parcel_moved(APPROVED, place, step) == step
        for step in way[: at + 1]:
            with pytest.raises(IllegalMove):
                parcel_moved(APPROVED, place, step)


@pytest.mark.parametrize("status", [status for status in STATUSES if status != APPROVED])
def test_only_an_approved_claims_parcel_moves(status: str) -> None:
    """Money goes back for nothing that is not approved."""
    for step in filter(None, PARCEL_STEPS):
        with pytest.raises(IllegalMove) as refused:
            parcel_moved(status, None, step)
        assert refused.value.allowed == (APPROVED,)


@pytest.mark.parametrize("status", STATUSES)
@pytest.mark.parametrize("parcel", PARCEL_STEPS)
def test_what_the_staff_may_do_is_what_is_legal(status: str, parcel: str | None) -> None:
    """Neither more nor less is offered than can be done."""
    offered = set(staff_moves(status, parcel))
    legal = set()
    for name, move in MOVES.items():
        if move.who == "staff":
            legal |= {name} if _is_legal(moved, status, parcel, name) else set()
    for step in filter(None, PARCEL_STEPS):
        legal |= {step} if _is_legal(parcel_moved, status, parcel, step) else set()
    assert offered == legal


def _is_legal(move, *arguments) -> bool:
    try:
        move(*arguments)
    except IllegalMove:
        return False
    return True
