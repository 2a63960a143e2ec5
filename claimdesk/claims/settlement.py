"""The money of a claim: lines that come to a sum."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

PRICE = "price"


@dataclass(frozen=True)
class Line:
    """One line of a settlement, called by the catalogue's `line_<code>`.

    `amount` is never below nothing, in the settlement's currency; `sign` is 1 for what goes back
    to the shopper and -1 for what the store keeps.
    """

    code: str
    amount: Decimal
    sign: Literal[1, -1]

    @property
    def label(self) -> str:
        """The catalogue's entry for it."""
        return f"line_{self.code}"


def keeps(code: str, amount: Decimal) -> Line:
    """A charge: what the store keeps of the money."""
    return Line(code, amount, -1)


@dataclass(frozen=True)
class Settlement:
    """Money that would go back if staff confirm the claim: the price, and what clauses charge."""

    lines: tuple[Line, ...]
    currency: str

    @property
    def sum(self) -> Decimal:
        """What the lines come to."""
        return sum((line.sign * line.amount for line in self.lines), Decimal("0.00"))

    def amount_of(self, code: str) -> Decimal:
        """What the lines of this code amount to, 0.00 where there is none."""
        return sum((line.amount for line in self.lines if line.code == code), Decimal("0.00"))
