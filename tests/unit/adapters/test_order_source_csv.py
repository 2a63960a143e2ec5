"""Orders from a CSV file: each item a line, every mistake named by file and line."""

from __future__ import annotations

import asyncio
import os
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from claimdesk.adapters.order_source_csv import COLUMNS, CsvOrders, InvalidOrders
from claimdesk.bootstrap import wire
from claimdesk.service.ports import OrderLine
from claimdesk.settings import Settings

HEADER = ",".join(COLUMNS)
FULL = "PC-20418,Folio Case,2026-03-01,2026-03-05,29.99,USD,Sam@example.com,store"


def written(folder: Path, *rows: str, name: str = "orders.csv") -> Path:
    file = folder / name
    file.write_text("\n".join((HEADER, *rows)) + "\n", encoding="utf-8")
    return file


def lines(source: CsvOrders, order_number: str, store: str = "procase") -> list[OrderLine]:
    return list(asyncio.run(source.lines(store, order_number)))


def test_an_order_is_found_by_its_number_with_every_column_typed(tmp_path: Path) -> None:
    """Days are dates, the price a decimal; the number is compared by letters and digits."""
    source = CsvOrders(written(tmp_path, FULL))

    (line,) = lines(source, "pc20418")

    assert line == OrderLine(
        "PC-20418",
        "Folio Case",
        date(2026, 3, 1),
        date(2026, 3, 5),
        Decimal("29.99"),
        "USD",
        "Sam@example.com",
        "store",
    )
    assert lines(source, "PC-20419") == []


def test_empty_columns_are_unknown_and_an_order_may_have_several_items(tmp_path: Path) -> None:
    """Only the order number has to be there."""
    source = CsvOrders(written(tmp_path, "PC-1,Case,,,,,,", "PC-1,,,,,,,"))

    assert lines(source, "PC-1") == [OrderLine("PC-1", "Case"), OrderLine("PC-1")]


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (",Case,,,,,,", "order_number: must not be empty"),
        ("PC-1,Case,1 March,,,,,", "purchased_on: '1 March' must be a date"),
        ("PC-1,Case,2026-03-05,2026-03-04,,,,", "delivered_on: 2026-03-04 must not lie before"),
        ("PC-1,Case,,,29.999,USD,,", "price: '29.999' must be an amount"),
        ("PC-1,Case,,,29.99,dollars,,", "currency: 'dollars' must be three letters"),
        ("PC-1,Case,,,,,sam at example,", "email: not one plain e-mail address"),
        ("PC-1,Case,,,,,,ebay", "purchased_from: 'ebay' must be one of"),
        ("PC-1,Case,,,,,", "must have 8 columns"),
        ("PC-1,Case,,,,,,,more", "must have 8 columns"),
        ('PC-1,"Case,,,,,,', "unexpected end of data"),
    ],
)
def test_a_mistake_is_named_by_file_and_line(tmp_path: Path, row: str, reason: str) -> None:
    """One line, such as the terminal prints."""
    file = written(tmp_path, FULL, row)

    with pytest.raises(InvalidOrders) as error:
        CsvOrders(file)

    assert str(error.value).startswith(f"{file}:3: {reason}")
    assert "\n" not in str(error.value)


@pytest.mark.parametrize(
    "header", ["", "order_number,product", HEADER + ",note", HEADER + ",email"]
)
def test_the_header_has_to_name_the_columns(tmp_path: Path, header: str) -> None:
    """A column that is missing, unknown or there twice is an error of the first line."""
    file = tmp_path / "orders.csv"
    file.write_text(header + "\n", encoding="utf-8")

    with pytest.raises(InvalidOrders, match=r"orders\.csv:1: the first line must name the columns"):
        CsvOrders(file)


def test_columns_stand_in_any_order_and_a_byte_order_mark_is_skipped(tmp_path: Path) -> None:
    """Spreadsheets write both."""
    file = tmp_path / "orders.csv"
    names = ",".join(reversed(COLUMNS))
    file.write_text(f"\ufeff{names}\n,,,,,,Case,PC-1\n", encoding="utf-8")

    assert lines(CsvOrders(file), "PC-1") == [OrderLine("PC-1", "Case")]


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    """The desk does not start on it."""
    settings = Settings(home=tmp_path / "home", orders=tmp_path / "none.csv")

    with pytest.raises(InvalidOrders, match=r"none\.csv: No such file"):
        wire(settings)


def test_the_file_is_read_anew_when_it_changes_and_kept_while_it_is_broken(tmp_path: Path) -> None:
    """A nightly export needs no restart, and half of one loses nothing."""
    source = CsvOrders(written(tmp_path, "PC-1,Case,,,,,,"))

    def replaced(*rows: str, at: int) -> None:
        os.utime(written(tmp_path, *rows), (at, at))

    replaced("PC-2,Sleeve,,,,,,", at=1)
    assert lines(source, "PC-1") == []
    assert lines(source, "PC-2") == [OrderLine("PC-2", "Sleeve")]

    replaced("PC-3,Sle", at=2)
    assert lines(source, "PC-2") == [OrderLine("PC-2", "Sleeve")]


def test_a_folder_has_a_file_for_each_store(tmp_path: Path) -> None:
    """No store's shopper is told of another store's order."""
    written(tmp_path, FULL, name="procase.csv")
    source = CsvOrders(tmp_path)

    assert lines(source, "PC-20418")
    assert lines(source, "PC-20418", store="casesora") == []


def test_text_that_is_not_utf_8_is_refused(tmp_path: Path) -> None:
    """The reader stops somewhere before it, so no line is named."""
    file = tmp_path / "orders.csv"
    file.write_bytes(f"{HEADER}\nPC-1,H\xfclle,,,,,,\n".encode("latin-1"))

    with pytest.raises(InvalidOrders, match=r"orders\.csv: is not UTF-8 text"):
        CsvOrders(file)
