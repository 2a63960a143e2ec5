"""The message that the staff have: what it is about, what was told in it, and how it stands."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from textwrap import shorten
from typing import Any

from claimdesk.conversation.shared.matters import MATTERS, of_a_parcel
from claimdesk.conversation.shared.turn import Choice, Said, Say

#: Begins a message that adds to the one the staff have.
ADD_TO_IT = Choice("choice_add_to_message", "talk_to_human")

_MOST_OF_A_LINE, _MOST_QUOTED = 160, 600  # letters
_ENDS = re.compile(r"(?<=[.!?;])\s+")
_TELLING = re.compile(r"\d|(?<=\w )(?!I\b)[A-Z]\w+")  # figures, and names within a sentence
_LEFT = " \u2026"
# What was ordered is not to be sent as it was.
_TO_BE_STOPPED = ("cancellation", "order_change", "address_change", "wrong_address")
# Matters that are one and the same to who tells of them.
_SAME = (
    (
        *(code for code in MATTERS if code.startswith("parcel_")),
        *("refund_awaited", "refund_asked", "cancellation"),
    ),
    ("danger", "injury"),
    ("message", "bought_elsewhere"),
    ("address_change", "wrong_address", "order_change", "cancellation", "order_kept"),
    ("order_change", "cancellation", "refund_asked"),
)


@dataclass(frozen=True)
class HandedOver:
    """The message: its reference, its matter, and what it said of the order and the shopper.

    `told` is what they were told in it and since, and `about` its matter as the staff read it;
    `earlier` are the references of those that went before it, and `dangers` what was told in those
    of a danger.
    """

    reference: str
    matter: str
    email: str
    order: str | None = None
    address: str | None = None
    told: Sequence[str] = ()
    about: str = ""
    earlier: Sequence[str] = ()
    advice: Sequence[str] = ()  # given since the staff have it, by the names of its sentences
    dangers: Sequence[str] = ()

    def as_slot(self) -> dict[str, Any]:
        """Plain values, to be kept between turns."""
        return asdict(self)

    @classmethod
    def from_slot(cls, slot: Mapping[str, Any] | None) -> HandedOver | None:
        """The one that `as_slot` wrote; None where nothing was handed over."""
        return cls(**slot) if slot else None

    @property
    def is_urgent(self) -> bool:
        """Whether somebody may be in danger as long as it is not settled."""
        return MATTERS[self.matter].urgent

    @property
    def knows_of_danger(self) -> bool:
        """Whether the staff were told of one, in this message or before it."""
        return self.is_urgent or bool(self.dangers)

    @property
    def dangers_told(self) -> tuple[str, ...]:
        """What they were told of it."""
        return (*self.dangers, *(self.told if self.is_urgent else ()))

    def retells_danger(self, said: Said) -> bool:
        """Whether a message tells of nothing dangerous but what the staff know of."""
        told = self.dangers_told
        return self.knows_of_danger and said.language.retells_danger(said.text, told)

    def is_about(self, matter: str) -> bool:
        """Whether what is told under this matter belongs to the message."""
        if matter in ("message", "complaint", self.matter):
            return True
        return any(matter in codes and self.matter in codes for codes in _SAME)

    def is_parcels(self, matter: str) -> bool:
        """Whether a matter is only what may come of the parcel that the message is about."""
        return of_a_parcel(self.matter) and matter in ("refund_awaited", "refund_asked")

    def is_part_of(self, matter: str, order: str | None) -> bool:
        """Whether a message on this matter goes under the same reference: as all of an order."""
        return self.is_about(matter) or bool(order and order == self.order and not self.is_urgent)

    def tells(self, kind: str) -> Say:
        """How it stands, in one line: `kind` is as in `Language.asks_of_message`."""
        values = {"reference": self.reference, "email": self.email}
        if kind == "got" and self.told:
            return self._told(values)
        if kind == "call_me":
            kind = "call_noted"
        if kind == "turns_up" and self.matter in _TO_BE_STOPPED:
            kind = "comes"
        return Say(f"handed_{kind}", values, (ADD_TO_IT,))

    def tells_all(self, kinds: Iterable[str]) -> tuple[Say, ...]:
        """The same of each kind; what may be added is offered once."""
        *before, last = (self.tells(kind) for kind in kinds)
        return (*(replace(say, choices=()) for say in before), last)

    def _told(self, values: dict[str, str]) -> Say:
        """What the staff have, in the shopper's words."""
        lines = [line for told in self.told for line in told.splitlines() if line.strip()]
        most = max(_MOST_OF_A_LINE, _MOST_QUOTED // max(len(lines), 1))
        quoted = " / ".join(_gist(line, most) for line in lines)
        if len(quoted) > _MOST_QUOTED:  # the latest is what was asked about
            quoted = f"\u2026 {quoted[-_MOST_QUOTED:].partition(' ')[2]}"
        values = {**values, "told": quoted, "about": self.about}
        if self.earlier:
            values["earlier"] = ", ".join(self.earlier)
        of_a_matter = self.matter not in ("message", "complaint") and bool(self.about)
        return Say("staff_told_of" if of_a_matter else "staff_told", values, (ADD_TO_IT,))


def _gist(line: str, most: int) -> str:
    """A line in so many letters at most, of its sentences those that give figures or names."""
    parts = [part for part in _ENDS.split(" ".join(line.split())) if part]
    if len(" ".join(parts)) <= most or len(parts) == 1:
        return shorten(line, most, placeholder=" \u2026")
    by_weight = sorted(range(len(parts)), key=lambda index: not _TELLING.search(parts[index]))
    kept: set[int] = set()
    for index in by_weight:
        if sum(len(parts[each]) + 3 for each in kept) + len(parts[index]) <= most:
            kept.add(index)
    told = "".join(f" {part}" if index in kept else _LEFT for index, part in enumerate(parts))
    told = re.sub(f"(?:{_LEFT})+", _LEFT, told).strip()
    return told if kept else shorten(line, most, placeholder=_LEFT)
