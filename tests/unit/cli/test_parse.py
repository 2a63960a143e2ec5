"""`claimdesk parse`: how it ends where it cannot begin, and the dates it prints."""

from __future__ import annotations

from datetime import date

import pytest

from claimdesk.adapters.store_files import load_stores
from claimdesk.claims.today import Today
from claimdesk.cli import main as cli
from claimdesk.cli.parse import commands_of, dates_of
from claimdesk.settings import ROOT

STORES = load_stores(ROOT / "stores")


@pytest.mark.parametrize(
    ("more", "told"),
    [
        (["--store", "nobody"], "there is no store 'nobody'; known are casesora, procase"),
        (["--store", "procase", "--today", "tomorrow"], "--today: 'tomorrow' must be a date"),
        (["--store", "procase", "--today", "2026-02-30"], "is not a day of the calendar"),
        (["--store", "procase", "--asked", "colour"], "--asked: 'colour' must be one of reason"),
    ],
)
def test_a_wrong_input_is_one_line_and_exit_code_2(
    more: list[str], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Before a model is loaded."""
    assert cli.main(["parse", *more, "hello"]) == 2

    error = capsys.readouterr().err
    assert told in error
    assert len(error.splitlines()) == 1


def test_dates_are_days_or_ranges() -> None:
    """Each with what was read; what nothing bounds has no ends."""
    text = "bought about a week ago, a while ago, or 03/04/2026, it came yesterday, or tomorrow"
    found = dates_of(text, STORES["procase"], Today.on(date(2026, 11, 29)))

    assert found[0] == {
        "text": "about a week ago",
        "earliest": "2026-11-20",
        "latest": "2026-11-24",
    }
    assert {"text": "a while ago", "earliest": None, "latest": None} in found
    assert {"text": "yesterday", "earliest": "2026-11-28", "latest": "2026-11-28"} in found


def test_commands_are_what_a_form_would_do() -> None:
    """The same words open a claim, or answer the question that was asked."""
    parsed = {
        "text": "still in its wrap, CS-40001",
        "intent": {"name": "open_return", "confidence": 0.5},
        "entities": [{"entity": "order_number", "value": "CS-40001", "start": 19, "end": 27}],
        "answers": {"condition": ["unopened", 0.9]},
    }
    store, today = STORES["casesora"], Today.on(date(2026, 11, 29))

    opening = commands_of(parsed, None, store, today)
    answer = commands_of(parsed, "condition", store, today)

    assert [command["command"] for command in opening] == ["set", "start"]
    assert opening[0]["values"] == {"order_number": "CS-40001"}
    assert answer[0]["values"] == {"order_number": "CS-40001", "condition": "unopened"}
    assert answer[0]["text"] == "still in its wrap, CS-40001"
