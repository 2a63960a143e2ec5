"""A claim moved, and the entry of its timeline that says so."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from claimdesk.claims import lifecycle
from claimdesk.claims.claim_numbers import MOVE
from claimdesk.claims.lifecycle import MOVES, Who
from claimdesk.service.ports import ClaimPorts
from claimdesk.service.records import ClaimMove, ClaimRecord


def make_move(
    ports: ClaimPorts,
    claim: ClaimRecord,
    name: str,
    *,
    by: str,
    now: datetime,
    key: str,
    why: str = "",
    terms: Mapping[str, Any] | None = None,
    expects_parcel: bool = False,
) -> tuple[ClaimRecord, ClaimMove]:
    """The claim after a move, or after a step of its parcel, and the move; writes nothing.

    `expects_parcel`: an approval has the item come back. Raises IllegalMove.
    """
    who: Who = "staff"
    if name in MOVES:
        who = MOVES[name].who
        status = lifecycle.moved(claim.status, claim.parcel, name)
        parcel = "expected" if expects_parcel else None
        parcel = parcel if name == "approve" else claim.parcel
    else:
        status, parcel = claim.status, lifecycle.parcel_moved(claim.status, claim.parcel, name)
    after = replace(claim, status=status, parcel=parcel, revision=claim.revision + 1)
    move = ClaimMove(
        id=ports.new_reference(MOVE),
        claim_number=claim.number,
        revision=after.revision,
        made_at=now,
        name=name,
        who=who,
        by=by,
        why=why,
        status=status,
        parcel=parcel,
        terms=terms or {},
        key=key,
    )
    return after, move
