"""What finding a place in a message came to."""

from __future__ import annotations

from typing import Literal, NamedTuple

#: A `country`; a `part` of the US, such as a state; a `city` abroad; or a `territory`, which
#: belongs to a country and which shops treat now as a part of it, now as abroad.
PlaceKind = Literal["country", "part", "city", "territory"]


class Place(NamedTuple):
    """A place named at ``start`` to ``end``: its ``name``, and its ``country`` (ISO 3166-1)."""

    name: str
    country: str
    kind: PlaceKind
    start: int
    end: int
