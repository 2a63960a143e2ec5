"""`claimdesk decide` and `claimdesk check`: what they print, and how they end."""

from __future__ import annotations

import io
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from claimdesk.bootstrap import wire
from claimdesk.claims.errors import InvalidStore
from claimdesk.cli import main as cli
from claimdesk.settings import ROOT, Settings

CLAIM = """\
reason: change_of_mind
purchased_from: store
purchased_on: 2025-03-01
condition: unopened
price: 33.30
"""
THIRD_STORE = ROOT / "tests" / "fixtures" / "stores"


def decide(store: str, today: str, claim: Path | str, *more: str) -> int:
    return cli.main(["decide", "--store", store, "--today", today, *more, str(claim)])


@pytest.fixture
def claim(tmp_path: Path) -> Path:
    path = tmp_path / "claim.yml"
    path.write_text(CLAIM, encoding="utf-8")
    return path


def test_a_claim_is_judged_as_json(claim: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The contract's object, and exit code 0."""
    assert decide("procase", "2025-03-31", claim, "--json") == 0

    decision = json.loads(capsys.readouterr().out)
    assert decision["verdict"] == "eligible"
    assert decision["refund"]["amount"] == "28.30"
    assert decision["deadline"] == "2025-03-31"


def test_a_claim_refused_was_judged_all_the_same(
    claim: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Exit code 0 whatever the verdict; a person reads why, and where it stands."""
    assert decide("procase", "2025-04-01", claim) == 0

    told = " ".join(capsys.readouterr().out.replace("|", " ").split())
    assert told.startswith("INELIGIBLE")
    assert "[fails]" in told
    assert "the last day was 31 March 2025" in told
    assert "Following the 30 days from the original date of purchase" in told


def test_a_claim_may_be_json_indented_with_tabs(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """JSON as any program writes it, its numbers exact."""
    path = tmp_path / "claim.json"
    path.write_text('{\n\t"reason": "defective",\n\t"price": 19.90\n}', encoding="utf-8")

    assert decide("procase", "2025-03-31", path, "--json") == 0
    assert json.loads(capsys.readouterr().out)["refund"]["price"] == "19.90"


def test_a_claim_may_come_from_standard_input(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """`-` stands for it."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(CLAIM.encode())))

    assert decide("procase", "2025-03-31", "-", "--json") == 0
    assert json.loads(capsys.readouterr().out)["verdict"] == "eligible"


def test_a_third_store_is_its_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """It decides with the same wording as the others."""
    monkeypatch.setenv("CLAIMDESK_STORES", str(THIRD_STORE))
    path = tmp_path / "claim.yml"
    path.write_text(CLAIM + "delivered_on: 2025-03-05\nwants: refund\n", encoding="utf-8")

    assert decide("tinkerbarn", "2025-03-10", path, "--json") == 0
    assert json.loads(capsys.readouterr().out)["refund"] == {
        "price": "33.30",
        "restocking_fee": "3.33",
        "amount": "29.97",
        "currency": "EUR",
    }


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("reason: broken", "reason: 'broken' must be one of defective"),
        ("purchased_on: 2025-04-01", "purchased_on: 2025-04-01 lies in the future"),
        ("purchased_on: 2025-02-30", "purchased_on: line 1"),
        ("purchased_on: 2025-02-02\ndelivered_on: 2025-02-01", "must not lie before"),
        ("product_kind: gadget", "must be one of standard, electronic"),
        ("reason: defective\nreason: damaged", "reason: line 2: is given twice"),
        ('{"reason": "defective", "reason": "damaged"}', "reason: is given twice"),
        ("reason: [defective", "is not YAML"),
        ("colour: red", "unknown field"),
        ("- reason", "must be a mapping"),
        ("", "must be a mapping"),
        ("[" * 5000, "nested too deeply"),
        ('{"a":' * 100000, "nested too deeply"),
        ("a: &a [*a]", "nested too deeply"),
        ("a: 1\n---\nb: 2", "is not YAML"),
        ("\x00", "is not YAML"),
        ("price: 1e400", "must be an amount"),
        ('{"price": NaN}', "must be an amount"),
        ('{"price": 1e999999999}', "must be an amount"),
    ],
)
def test_a_wrong_claim_is_one_line_and_exit_code_2(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], text: str, told: str
) -> None:
    """On standard error, without a traceback."""
    path = tmp_path / "claim.yml"
    path.write_text(text, encoding="utf-8")

    assert decide("procase", "2025-03-31", path) == 2

    out, error = capsys.readouterr()
    assert out == ""
    assert told in error
    assert len(error.splitlines()) == 1


@pytest.mark.parametrize(
    ("store", "today", "told"),
    [
        ("nobody", "2025-03-31", "there is no store 'nobody'; known are casesora, procase"),
        ("../stores/procase", "2025-03-31", "there is no store"),
        ("procase", "31.3.2025", "--today: '31.3.2025' must be a date"),
        ("procase", "2025-02-29", "--today: '2025-02-29' is not a day"),
        ("procase", "9999-12-31", "--today: 9999-12-31 must lie between"),
    ],
)
def test_a_wrong_call_is_one_line_and_exit_code_2(
    claim: Path, capsys: pytest.CaptureFixture[str], store: str, today: str, told: str
) -> None:
    """What is wrong, and what is allowed."""
    assert decide(store, today, claim) == 2

    out, error = capsys.readouterr()
    assert out == ""
    assert told in error
    assert len(error.splitlines()) == 1


@pytest.mark.parametrize("name", ["absent.yml", "."])
def test_a_claim_file_that_cannot_be_read_is_told(
    capsys: pytest.CaptureFixture[str], name: str
) -> None:
    """Not there, or a folder."""
    assert decide("procase", "2025-03-31", name) == 2
    assert capsys.readouterr().err.startswith(f"claimdesk: {name}: ")


def test_check_finds_the_stores_and_the_words_in_order(capsys: pytest.CaptureFixture[str]) -> None:
    """Exit code 0, a line for each."""
    assert cli.main(["check"]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "casesora.yml: in order",
        "procase.yml: in order",
        "domain.yml, en.yml and those in other languages: in order",
    ]


@pytest.mark.parametrize(
    ("spoilt", "told"),
    [
        (
            "Delivery takes {shipping_tim}.",
            "{shipping_tim}: no store states it; did you mean {",
        ),
        ('Delivery takes {shipping_time}.\n"', "is not YAML"),
    ],
)
def test_check_names_what_is_wrong_with_the_words(
    spoilt: str,
    told: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Exit code 1, with file, line and entry; a store asked for by name is looked at alone."""
    domain = tmp_path / "domain.yml"
    shipped = (ROOT / "domain.yml").read_text(encoding="utf-8")
    domain.write_text(shipped.replace("Delivery takes {shipping_time}.", spoilt), encoding="utf-8")
    monkeypatch.setenv("CLAIMDESK_RESPONSES", str(domain))

    assert cli.main(["check"]) == 1
    *stores, line = capsys.readouterr().out.splitlines()
    assert len(stores) == 2
    assert line.startswith(f"{domain}:")
    assert told in line
    assert cli.main(["check", "procase"]) == 0


def test_check_names_what_is_wrong(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Exit code 1, and a line for each problem."""
    monkeypatch.setenv("CLAIMDESK_STORES", str(tmp_path))
    good = (ROOT / "stores" / "casesora.yml").read_text(encoding="utf-8")
    bad = good.replace("business_days", "workdays").replace("clock: receipt", "clock: noon")
    (tmp_path / "casesora.yml").write_text(bad, encoding="utf-8")

    assert cli.main(["check", "casesora"]) == 1
    told = capsys.readouterr().out.splitlines()
    assert len(told) == 2
    assert "unit: must be one of calendar_days, business_days" in told[0]


def test_check_names_a_fact_that_no_sentence_tells(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """With the facts there are, beside what else is wrong; the server refuses it too."""
    monkeypatch.setenv("CLAIMDESK_STORES", str(tmp_path))
    good = (ROOT / "stores" / "casesora.yml").read_text(encoding="utf-8")
    bad = good.replace("  shop_kind:", "  shop_kinds:").replace("clock: receipt", "clock: noon")
    (tmp_path / "casesora.yml").write_text(bad, encoding="utf-8")

    assert cli.main(["check"]) == 1
    told = capsys.readouterr().out.splitlines()
    assert len(told) == 3
    assert "facts.shop_kinds: unknown fact; known are shop_kind, local_store" in told[1]
    with pytest.raises(InvalidStore, match="unknown fact"):
        wire(Settings(home=tmp_path / "home", stores=tmp_path))


def test_check_lists_the_facts(capsys: pytest.CaptureFixture[str]) -> None:
    """How each is read, and who states it."""
    assert cli.main(["check", "--facts"]) == 0
    told = capsys.readouterr().out.splitlines()
    assert told[0].startswith("shop_kind: What kind of shop it is; reads after `We're`.")
    assert told[0].endswith("Stated by: casesora, procase.")


def test_check_says_that_no_question_lacks_anything(capsys: pytest.CaptureFixture[str]) -> None:
    """As `make check` asks it."""
    assert cli.main(["check", "--questions"]) == 0
    assert capsys.readouterr().out.splitlines()[-1] == "questions: in order"


def test_a_question_that_is_there_is_told_in_a_line(capsys: pytest.CaptureFixture[str]) -> None:
    """And nothing is written."""
    domain = (ROOT / "domain.yml").read_bytes()

    assert cli.main(["new-question", "ask_stock"]) == 2

    assert re.fullmatch(r"claimdesk: domain.yml:\d+: ask_stock is there\n", capsys.readouterr().err)
    assert (ROOT / "domain.yml").read_bytes() == domain


def test_check_knows_no_other_stores(capsys: pytest.CaptureFixture[str]) -> None:
    """An unknown id is a wrong call."""
    assert cli.main(["check", "nobody"]) == 2
    assert "there is no store 'nobody'" in capsys.readouterr().err


@pytest.mark.slow
def test_check_finds_the_stories_in_order() -> None:
    """Without a model; whatever Rasa logs or draws, the answer is one line."""
    command = [sys.executable, "-m", "claimdesk", "check", "--stories"]
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)

    assert (result.returncode, result.stdout) == (0, "stories and rules: in order\n"), result.stderr


def test_stories_are_of_no_store(capsys: pytest.CaptureFixture[str]) -> None:
    """One line, and exit code 2."""
    assert cli.main(["check", "--stories", "procase"]) == 2
    assert capsys.readouterr().err == "claimdesk: --stories takes no store\n"


def test_check_prints_the_schema(capsys: pytest.CaptureFixture[str]) -> None:
    """For the editor's file."""
    assert cli.main(["check", "--schema"]) == 0
    assert json.loads(capsys.readouterr().out)["title"] == "StorePolicy"


def test_the_commands_load_neither_rasa_nor_a_database() -> None:
    """So that they start fast."""
    code = (
        "import sys, claimdesk.cli.stores\n"
        "print([m for m in ('rasa', 'tensorflow', 'sqlalchemy', 'sanic') if m in sys.modules])"
    )
    result = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True)

    assert result.stdout.strip() == "[]", result.stderr
