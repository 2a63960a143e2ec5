"""What is to be done with a filed claim."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from typing import Any, Literal

CommandName = Literal[
    "status", "when", "missing", "no_mail", "mail_status", "show", "way_back", "asked",
    "told", "number", "withdrawn", "answers", "held",
    "add", "correct", "change_email", "withdraw", "put_back", "unchanged",
]  # fmt: skip


@dataclass(frozen=True)
class FiledClaimCommand:
    """What is to be done with a claim, as far as it is known.

    `number` is the claim's; `email` and `order_number` prove whose it is where it was not filed in
    this conversation. `values` are new facts by name; `field` is the one to be asked for; `kind`
    says what an added photo shows. `topics` is what is asked of the claim's course; without one
    `details` is a question that only the staff can answer. What is not `is_sure` is asked about
    before it is done. `undo` is the command, in plain values, that puts back what was changed
    last; `beside` is another one that was wanted with it. `key` names the command, so that it is
    recorded once.
    """

    name: CommandName
    number: str | None = None
    email: str | None = None
    order_number: str | None = None
    values: Mapping[str, Any] = field(default_factory=dict)
    undo: Mapping[str, Any] = field(default_factory=dict)
    beside: Mapping[str, Any] = field(default_factory=dict)
    field: str | None = None
    details: str = ""
    evidence: str | None = None
    kind: str = "photo"
    topics: Sequence[str] = ()
    is_sure: bool = True
    key: str = ""

    @property
    def chain(self) -> tuple[FiledClaimCommand, ...]:
        """The command and those wanted with it, in the order they are done."""
        after = FiledClaimCommand.from_slot(self.beside).chain if self.beside else ()
        return (replace(self, beside={}), *after)

    def as_slot(self) -> dict[str, Any]:
        """Plain values, to be kept between turns."""
        return {name: value for name, value in asdict(self).items() if value}

    @classmethod
    def from_slot(cls, slot: Mapping[str, Any]) -> FiledClaimCommand:
        """The command that `as_slot` wrote."""
        return cls(**{"is_sure": False, **slot})
