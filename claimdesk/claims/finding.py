"""What one clause finds of one claim."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from claimdesk.claims.claim import Claim
from claimdesk.claims.dated import Dated
from claimdesk.claims.settlement import Line
from claimdesk.claims.store_policy import StorePolicy
from claimdesk.claims.vocabulary import Track

HOLDS = "holds"
FACTS_MISSING = "facts_missing"


@dataclass(frozen=True)
class Case:
    """All a clause may look at: a claim, the terms in force for it, the day, the track.

    `today` is the day that deadlines are held against.
    """

    policy: StorePolicy
    claim: Claim
    today: date
    track: Track
    terms: Mapping[str, Dated[Any]]

    @property
    def remedies(self) -> tuple[str, ...]:
        """Remedies the store gives for the claim's reason on this track."""
        stated = self.terms.get("remedies")
        return stated.value.given_for(self.claim.reason, self.track) if stated else ()

    @property
    def may_be_refunded(self) -> bool:
        """Whether a refund is open and the shopper has not asked for something else."""
        return "refund" in self.remedies and self.claim.wants in (None, "any", "refund")


@dataclass(frozen=True)
class Ruling:
    """What a clause rules: held, or not (with the code why), or not to be determined.

    `held` is None for want of the facts in `missing`; with none missing, no fact
    could settle it and a person has to look.
    """

    held: bool | None
    code: str = HOLDS
    values: Mapping[str, object] = field(default_factory=dict)
    missing: tuple[str, ...] = ()
    charges: tuple[Line, ...] = ()


def holds(*charges: Line, **values: object) -> Ruling:
    """Nothing counts against the claim here; `charges` go into its settlement."""
    return Ruling(True, values=values, charges=charges)


def fails(code: str, **values: object) -> Ruling:
    """This counts against the claim, whatever else is true."""
    return Ruling(False, code, values)


def lacks(*facts: str, **values: object) -> Ruling:
    """Not to be determined before the shopper gives `facts`."""
    return Ruling(None, FACTS_MISSING, values, facts)


def doubts(code: str, **values: object) -> Ruling:
    """Not to be determined by any fact: a person has to look."""
    return Ruling(None, code, values)


@dataclass(frozen=True)
class Finding:
    """A clause's ruling with the ground it stands on; `text` says it, once it is worded.

    `about_money` as of the clause (see `Clause`).
    """

    clause_id: str
    held: bool | None
    code: str
    values: Mapping[str, object]
    source: str
    missing: tuple[str, ...] = ()
    charges: tuple[Line, ...] = ()
    about_money: bool = False
    text: str = ""

    @property
    def reason(self) -> str:
        """The catalogue's entry for what it has against the claim.

        One whose last day hangs on what is not known has another than one whose is certain.
        """
        hangs = self.values.get("deadline") and self.values.get("last_day", ...) is None
        return f"reason_at_latest_{self.code}" if hangs else f"reason_{self.code}"

    @property
    def in_doubt(self) -> bool:
        """Whether only a person can settle it."""
        return self.held is None and not self.missing
