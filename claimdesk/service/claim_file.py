"""All that is on record of one claim, for who decides it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from claimdesk.claims import lifecycle
from claimdesk.claims.store_policy import StorePolicy
from claimdesk.service.errors import NoSuchClaim
from claimdesk.service.ports import ClaimPorts
from claimdesk.service.records import AdditionRecord, ClaimMove, ClaimRecord, KeptEvidence


@dataclass(frozen=True)
class ClaimFile:
    """A claim with what was added to it and its moves, oldest first.

    `used` is the move that was made by the key the file was opened with, if any was.
    """

    claim: ClaimRecord
    additions: Sequence[AdditionRecord]
    moves: Sequence[ClaimMove]
    used: ClaimMove | None = None

    @property
    def evidence(self) -> tuple[KeptEvidence, ...]:
        """Every photo that was given with it or later."""
        added = (each for addition in self.additions for each in addition.evidence)
        return (*self.claim.evidence, *added)

    @property
    def open_moves(self) -> tuple[str, ...]:
        """The moves and parcel steps that may be made now; none with a key that is used."""
        return () if self.used else lifecycle.staff_moves(self.claim.status, self.claim.parcel)


def claim_file(ports: ClaimPorts, policy: StorePolicy, number: str, key: str) -> ClaimFile:
    """The file of a claim of this store; raises NoSuchClaim and NotRecorded."""
    with ports.records.transaction() as unit:
        claim = unit.claim(number)
        if claim is None or claim.store != policy.id:
            raise NoSuchClaim("no such claim")
        return ClaimFile(claim, unit.additions(number), unit.moves(number), unit.move_of_key(key))
