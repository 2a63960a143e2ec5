"""Orders from a CSV file, such as a shop system exports every night."""

from __future__ import annotations

import asyncio
import csv
import logging
from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from claimdesk.claims.claim import Claim
from claimdesk.claims.errors import ClaimdeskError, InvalidClaim
from claimdesk.service.addresses import mail_address
from claimdesk.service.errors import InvalidAddress
from claimdesk.service.ports import OrderLine
from claimdesk.service.text import one_line, order_key

COLUMNS = (
    *("order_number", "product", "purchased_on", "delivered_on"),
    *("price", "currency", "email", "purchased_from"),
)

_Orders = Mapping[str, Sequence[OrderLine]]

logger = logging.getLogger(__name__)


class InvalidOrders(ClaimdeskError):
    """Raised when a file of orders can't be read; says file, line and what is wrong."""


class CsvOrders:
    """The orders in the file at `path`, or where that is a folder, in its `<store>.csv`.

    A line is one item; all columns but the order number may be empty. Days are ISO dates. The
    file is read anew when it changes; while it can't be read, the orders read last stand.
    """

    def __init__(self, path: Path) -> None:
        """Raises InvalidOrders."""
        self._path = path
        self._read: dict[Path, tuple[tuple[int, int], _Orders]] = {}
        for file in sorted(path.glob("*.csv")) if path.is_dir() else (path,):
            self._orders(file)

    async def lines(self, store: str, order_number: str) -> Sequence[OrderLine]:
        """The items of an order; empty where there is none."""
        return await asyncio.to_thread(self._lines, store, order_number)

    def _lines(self, store: str, order_number: str) -> Sequence[OrderLine]:
        file = self._path
        if file.is_dir():
            file = file / f"{store}.csv"
            if not file.exists():
                return ()  # a store without records
        try:
            orders = self._orders(file)
        except InvalidOrders as error:
            logger.error("%s", error)
            orders = self._read[file][1] if file in self._read else {}
        return orders.get(order_key(order_number), ())

    def _orders(self, file: Path) -> _Orders:
        try:
            found = file.stat()
            state = (found.st_mtime_ns, found.st_size)
            if file not in self._read or self._read[file][0] != state:
                self._read[file] = state, read_orders(file)
        except OSError as error:
            raise InvalidOrders(f"{file}: {error.strerror}") from None
        return self._read[file][1]


def read_orders(file: Path) -> _Orders:
    """The lines of each order by `text.order_key`; InvalidOrders names file and line."""
    orders: dict[str, list[OrderLine]] = defaultdict(list)
    with file.open(encoding="utf-8-sig", newline="") as text:
        rows = csv.DictReader(text, strict=True)
        try:
            _check_header(rows.fieldnames or ())
            for row in rows:
                line = _line(row)
                orders[order_key(line.order_number)].append(line)
        except UnicodeDecodeError:
            raise InvalidOrders(f"{file}: is not UTF-8 text") from None
        except (csv.Error, ValueError, ClaimdeskError) as error:
            raise InvalidOrders(f"{file}:{max(rows.reader.line_num, 1)}: {error}") from None
    return dict(orders)


def _check_header(names: Sequence[str]) -> None:
    missing = [name for name in COLUMNS if name not in names]
    unknown = [name for name in names if name not in COLUMNS]
    if missing or unknown or len(names) != len(COLUMNS):
        raise ValueError(f"the first line must name the columns {', '.join(COLUMNS)}")


def _line(row: Mapping[str | None, str | None]) -> OrderLine:
    if None in row or None in row.values():
        raise ValueError(f"must have {len(COLUMNS)} columns")
    told = {str(name): value.strip() for name, value in row.items() if value and value.strip()}
    if not order_key(told.get("order_number")):
        raise ValueError("order_number: must not be empty")
    try:
        email = mail_address(told.pop("email")) if "email" in told else None
    except InvalidAddress as error:
        raise InvalidClaim("email", str(error)) from None
    claim = Claim.from_mapping(told)
    claim.check_dates(date.max)
    return OrderLine(
        order_number=told["order_number"],
        product=one_line(told["product"]) if "product" in told else None,
        purchased_on=claim.purchase_day,
        delivered_on=claim.delivery_day,
        price=claim.price,
        currency=claim.currency,
        email=email,
        purchased_from=claim.purchased_from,
    )
