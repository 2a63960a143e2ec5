"""What reading a sum of money came to."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple


class Amount(NamedTuple):
    """A sum of money: ``amount`` in ``currency`` (ISO 4217), two decimals."""

    amount: Decimal
    currency: str
