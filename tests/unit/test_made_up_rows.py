"""One row in a table of fields, reasons or remedies is all that the program has to be told."""

from __future__ import annotations

import re
import subprocess
import sys

from claimdesk.settings import ROOT


def run(*arguments: str) -> tuple[int, str]:
    """The exit code and report of a pytest whose tables have the made-up rows."""
    command = [sys.executable, "-m", "pytest", "-q", "-p", "tests.unit.made_up.rows"]
    result = subprocess.run([*command, *arguments], cwd=ROOT, capture_output=True, text=True)
    return result.returncode, result.stdout + result.stderr


def test_a_made_up_row_appears_everywhere() -> None:
    """Asked, on the card, in mails and terms, on record, in `claims show`."""
    code, report = run("tests/unit/made_up/everywhere.py")

    assert code == 0, report


def test_a_row_without_slot_or_words_is_named() -> None:
    """The tests of the domain and the catalogue say what is missing, and where."""
    code, report = run("tests/unit/test_catalogue.py", "-k", "has_its_slot or has_its_words")

    assert code == 1
    slots = set(re.findall(r"AssertionError: (\w+): no such slot in domain.yml", report))
    words = set(re.findall(r"AssertionError: the catalogue has no (\w+)", report))
    assert slots == {"serial_number", "packaging"}
    assert {
        "ask_serial_number",
        "label_serial_number",
        "packaging_is_kept",
        "reason_is_too_loud",
        "reason_name_too_loud",
        "remedy_is_hearing_aid",
        "kind_too_loud",
    } <= words
