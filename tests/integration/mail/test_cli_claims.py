"""`claimdesk claims` and `claimdesk outbox`: all that is on record, for people and programs."""

from __future__ import annotations

import json
from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest

from claimdesk.claims.claim_numbers import new_reference
from claimdesk.cli.main import main
from claimdesk.service.add_to_claim import add_to_claim
from claimdesk.service.change_claim import ClaimKey
from claimdesk.service.withdraw_claim import withdraw_claim
from tests.integration.mail.mail_harness import DeskAtHome
from tests.unit.service.claim_fakes import NOW, POLICY, as_decided


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch) -> None:
    """The commands read this desk."""
    monkeypatch.setenv("CLAIMDESK_HOME", str(tmp_path))


def _run(capsys, *argv: str) -> tuple[int, str, str]:
    code = main(list(argv))
    told = capsys.readouterr()
    return code, told.out, told.err


def test_show_prints_all_that_belongs_to_a_claim(desk: DeskAtHome, capsys) -> None:
    """As JSON with every key, the number written in any way."""
    receipt = desk.file_claim(evidence=(desk.give_photo(),))
    add_to_claim(
        desk.ports,
        policy=POLICY,
        key=ClaimKey(receipt.number, "c", "sam@example.com"),
        details="Worse.",
        evidence=(),
        submission_key="k",
        now=NOW,
        judge=as_decided,
    )

    code, out, _ = _run(capsys, "claims", "show", receipt.number.lower(), "--json")

    claim = json.loads(out)
    assert code == 0
    assert set(claim) == {
        "number",
        "store",
        "status",
        "created_at",
        "email",
        "name",
        "claim",
        "details",
        "decision",
        "evidence",
        "additions",
        "moves",
        "parcel",
        "mails",
    }
    assert claim["number"] == receipt.number
    assert claim["created_at"] == NOW.isoformat()
    assert claim["claim"]["order_number"] == "PC-20418"
    assert claim["decision"]["verdict"] == "eligible"
    assert len(claim["evidence"][0]["sha256"]) == 64
    assert claim["additions"][0]["details"] == "Worse."
    assert [mail["state"] for mail in claim["mails"]] == ["queued"] * 4


def test_a_withdrawn_claim_says_so(desk: DeskAtHome, capsys) -> None:
    """In the list and on its own."""
    number = desk.file_claim().number
    withdraw_claim(
        desk.ports,
        policy=POLICY,
        key=ClaimKey(number, desk.conversation),
        details="The claim is withdrawn.",
        submission_key="k",
        now=NOW,
    )

    _, listed, _ = _run(capsys, "claims", "list")
    _, shown, _ = _run(capsys, "claims", "show", number)

    assert "  withdrawn  " in listed
    assert "  withdrawn  " in shown
    assert "The claim is withdrawn." in shown


def test_show_is_readable_too(desk: DeskAtHome, capsys) -> None:
    """Facts, decision, mails and what went wrong with them, a line each."""
    receipt = desk.file_claim()
    lease = desk.outbox.lease_next(NOW, timedelta(minutes=1))
    assert lease
    desk.outbox.give_up(lease, "550 no such user")

    _, out, _ = _run(capsys, "claims", "show", receipt.number)

    for part in ("PC-20418", "eligible", "held", "given_up", "550 no such user"):
        assert part in out


def test_list_names_each_claim(desk: DeskAtHome, capsys) -> None:
    """All, or one store's; as lines or as JSON."""
    receipt = desk.file_claim()

    code, out, _ = _run(capsys, "claims", "list")
    assert (code, out.split()[0]) == (0, receipt.number)
    assert _run(capsys, "claims", "list", "--store", "casesora")[1] == "no claims on record\n"
    (claim,) = json.loads(_run(capsys, "claims", "list", "--json")[1])
    assert claim["number"] == receipt.number
    assert "additions" not in claim


@pytest.mark.parametrize(
    ("stores", "filed"), [(True, "%Y-%m-%d %H:%M PST"), (False, "%Y-%m-%d %H:%M UTC")]
)
def test_the_day_of_filing_is_the_stores(
    desk: DeskAtHome, capsys, monkeypatch, tmp_path, stores: bool, filed: str
) -> None:
    """As mail and chat name it; where the store has no file, in UTC, and it says so."""
    if not stores:
        monkeypatch.setenv("CLAIMDESK_STORES", str(tmp_path))
    receipt = desk.file_claim()
    zone = ZoneInfo("America/Los_Angeles" if stores else "UTC")

    for command in (("claims", "list"), ("claims", "show", receipt.number)):
        assert f"{NOW.astimezone(zone):{filed}}" in _run(capsys, *command)[1]


@pytest.mark.parametrize("number", ["CLM-1", new_reference()])
def test_an_unknown_number_is_one_line_and_two(desk: DeskAtHome, capsys, number) -> None:
    """Malformed or not on record."""
    code, out, err = _run(capsys, "claims", "show", number)

    assert (code, out, err.count("\n")) == (2, "", 1)


def test_a_bare_home_has_no_claims(capsys) -> None:
    """The first command on a new machine is no error."""
    assert _run(capsys, "claims", "list") == (0, "no claims on record\n", "")
    assert _run(capsys, "outbox", "list") == (0, "nothing is waiting\n", "")


def test_a_database_that_does_not_answer_is_one_line(capsys, monkeypatch) -> None:
    """Without the password of its URL."""
    monkeypatch.setenv("CLAIMDESK_DATABASE_URL", "postgresql://u:s3cret@127.0.0.1:1/x")

    code, _, err = _run(capsys, "claims", "list")

    assert (code, err.count("\n")) == (2, 1)
    assert "s3cret" not in err


def test_a_given_up_mail_is_found_and_sent_again(desk: DeskAtHome, capsys) -> None:
    """The list ends with 1 while one is there; `retry` makes it due."""
    desk.file_claim()
    lease = desk.outbox.lease_next(NOW, timedelta(minutes=1))
    assert lease
    desk.outbox.give_up(lease, "550 no such user")

    code, out, _ = _run(capsys, "outbox", "list")
    assert code == 1
    assert "550 no such user" in out
    assert _run(capsys, "outbox", "retry", str(lease.id))[1] == "1 to be sent again\n"
    assert _run(capsys, "outbox", "list", "--state", "given_up")[0] == 0
    waiting = json.loads(_run(capsys, "outbox", "list", "--json")[1])
    assert [mail["state"] for mail in waiting] == ["requeued", "queued"]
