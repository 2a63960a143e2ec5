"""A claim as it stands while something is asked of its course."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from claimdesk.claims.claim import Claim
from claimdesk.claims.decision import Decision


@dataclass(frozen=True)
class Standing:
    """A claim as it stands: its facts, and the decision on them where there is one.

    `number` and `email` (where the answer goes) are those of a filed one, and `pictures` counts
    what is with it, by kind.
    """

    claim: Claim = field(default_factory=Claim)
    decision: Decision | None = None
    number: str | None = None
    email: str | None = None
    pictures: Mapping[str, int] = field(default_factory=dict)
