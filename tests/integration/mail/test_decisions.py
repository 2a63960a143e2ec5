"""The staff's decisions on a real database, and the mails of them."""

from __future__ import annotations

import json
import threading
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from claimdesk.adapters import claim_records
from claimdesk.adapters.sender import OutboxWorker
from claimdesk.adapters.smtp import SmtpServer, SmtpTransport
from claimdesk.cli.main import main
from claimdesk.service.decide_claim import decide_claim
from claimdesk.service.errors import NotRecorded, UnfitDecision
from claimdesk.service.staff_decision import StaffDecision
from claimdesk.service.state_told import state_told
from tests.integration.mail.mail_harness import DeskAtHome, Mailroom, body, mail_server
from tests.unit.service.claim_fakes import NOW, POLICY


def _decide(desk: DeskAtHome, number: str, move: str = "approve", key: str = "k", **changes):
    options = {"seen": changes.pop("seen")} if "seen" in changes else {}
    return decide_claim(
        desk.ports,
        policy=POLICY,
        number=number,
        decision=StaffDecision(move, "Ann", **{"remedy": "replacement", **changes}),
        key=key,
        now=NOW,
        **options,
    )


def _moves(desk: DeskAtHome, number: str) -> list[str]:
    with desk.ports.records.transaction() as unit:
        return [move.name for move in unit.moves(number)]


def _status(desk: DeskAtHome, number: str) -> str:
    with desk.ports.records.transaction() as unit:
        claim = unit.claim(number)
    assert claim
    return claim.status


def test_the_decision_reaches_the_shopper_by_smtp(desk: DeskAtHome, mailroom: Mailroom) -> None:
    """In the thread of the receipt, as text and HTML that say the same; the staff get a copy."""
    number = desk.file_claim().number
    _decide(desk, number, rma="R-1", send_to="1 Main St\nSpringfield", message="Sorry, Sam.")

    with mail_server(mailroom) as port:
        transport = SmtpTransport(SmtpServer.from_url(f"smtp://127.0.0.1:{port}"))
        worker = OutboxWorker(desk.outbox, transport, desk.photos, lease_time=timedelta(seconds=60))
        while worker.send_next():
            pass

    _, receipt, copy, told = mailroom.mails
    assert told["To"] == "Sam@example.com"
    assert told["Reply-To"] == "support@procase.com"
    assert told["In-Reply-To"] == receipt["Message-ID"]
    for kind in ("plain", "html"):
        for part in ("a replacement", "R-1", "1 Main St", "Sorry, Sam."):
            assert part in body(told, kind), (kind, part)
    assert copy["To"] == "support@procase.com"
    assert "Approved" in copy["Subject"]
    assert len({mail["Message-ID"] for mail in mailroom.mails}) == 4


def test_the_copy_tells_by_when_the_item_is_to_be_sent(desk: DeskAtHome) -> None:
    """As the shopper's mail does."""
    number = desk.file_claim().number

    receipt = _decide(desk, number, rma="R-1", send_to="1 Main St", send_by=date(2026, 3, 20))

    for mail in receipt.mails:
        assert "Please send it by 20 March 2026." in mail.plain
        assert "20 March 2026" in mail.html


@pytest.mark.parametrize(
    ("way", "asks"),
    [
        ({"rma": "R-1"}, True),
        ({"send_by": date(2026, 3, 20)}, True),
        ({"rma": "R-1", "send_to": "1 Main St"}, False),
        ({"label": "https://labels.example/1"}, False),
        ({}, False),
    ],
)
def test_an_item_that_comes_back_is_asked_for(
    desk: DeskAtHome, way: dict[str, Any], asks: bool
) -> None:
    """Also where neither an address nor a label tells where to."""
    told = _decide(desk, desk.file_claim().number, **way).mails[-1]

    assert ("Please send the item back to us." in told.plain) == asks
    assert ("There's nothing more you need to do." in told.plain) == (not way)


@pytest.mark.parametrize(
    ("remedy", "sum_is"), [("refund", "Refund:"), ("store_credit", "Store credit:")]
)
def test_the_sum_is_called_what_it_is(desk: DeskAtHome, remedy: str, sum_is: str) -> None:
    """Credit is no refund."""
    terms = {"remedy": remedy, "amount": Decimal("20.00"), "why": "kind"}

    told = _decide(desk, desk.file_claim().number, **terms).mails[-1].plain

    (line,) = (line for line in told.splitlines() if line.endswith(" 20.00 USD"))
    assert line.startswith(sum_is)


@pytest.mark.parametrize(
    ("remedy", "step", "mailed", "said"),
    [
        ("refund", "refunded", "Your bank may take a few days", "We sent the money back on"),
        ("store_credit", "refunded", "for your next order", "You've had your store credit since"),
        ("replacement", "refunded", "Your bank may take a few days", "We sent the money back on"),
        ("repair", "replaced", "sent out your repaired item", "We sent your repaired item out on"),
        ("exchange", "replaced", "sent out the new item", "We sent the new one out on"),
        ("store_credit", "replaced", "sent out the new item", "We sent the new one out on"),
    ],
)
def test_what_was_given_is_called_what_it_is(
    desk: DeskAtHome, remedy: str, step: str, mailed: str, said: str
) -> None:
    """Store credit is no money sent back, and a repaired item is no new one."""
    number = desk.file_claim().number
    money = remedy in ("refund", "store_credit")
    terms = {"amount": Decimal("20.00"), "why": "kind"} if money else {}
    _decide(desk, number, remedy=remedy, **terms)

    done = _decide(desk, number, step, key="k2", remedy=None)

    assert mailed in done.mails[-1].plain
    with desk.ports.records.transaction() as unit:
        told = state_told(done.claim, unit.moves(number), POLICY, desk.ports.wording)
    assert str(told.values["parcel"]).startswith(said)


@pytest.mark.parametrize("fails", ["change_claim", "add_move", "queue_mail"])
def test_a_decision_is_recorded_whole_or_not_at_all(
    desk: DeskAtHome, monkeypatch: pytest.MonkeyPatch, fails: str
) -> None:
    """The database going away at any step leaves claim, timeline and outbox as they were."""
    number = desk.file_claim().number
    mails = len(desk.outbox.states())

    def away(*_arguments: object, **_options: object) -> None:
        raise sa.exc.OperationalError("away", {}, Exception("away"))

    target = claim_records if fails == "queue_mail" else claim_records.SqlRecordsUnit
    with monkeypatch.context() as patch:
        patch.setattr(target, fails, away)
        with pytest.raises(NotRecorded):
            _decide(desk, number)

    assert _status(desk, number) == "submitted"
    assert _moves(desk, number) == []
    assert len(desk.outbox.states()) == mails
    assert _decide(desk, number).claim.status == "approved"


def test_of_many_at_once_one_decides(desk: DeskAtHome) -> None:
    """The others are told to look again; one decision's mails are queued."""
    number = desk.file_claim().number
    mails = len(desk.outbox.states())
    told: list[str] = []

    def decide(by: int) -> None:
        move = ("approve", "reject", "close")[by % 3]
        remedy = "replacement" if move == "approve" else None
        try:
            _decide(desk, number, move, key=f"k{by}", remedy=remedy, message=f"by {by}", seen=0)
            told.append("done")
        except UnfitDecision as unfit:
            told.append(unfit.code)

    threads = [threading.Thread(target=decide, args=(by,)) for by in range(9)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(told) == ["done"] + ["meanwhile"] * 8
    assert len(_moves(desk, number)) == 1
    assert len(desk.outbox.states()) == mails + 2


def test_the_command_decides_and_shows(
    desk: DeskAtHome, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys
) -> None:
    """A dry run prints the mail alone; `claims show` has the decision; unfit ones end in 2."""
    monkeypatch.setenv("CLAIMDESK_HOME", str(tmp_path))
    number = desk.file_claim().number

    def run(*words: str) -> tuple[int, str, str]:
        code = main(["claims", "decide", number, *words])
        return code, *capsys.readouterr()

    code, out, _ = run("approve", "--remedy", "replacement", "--message", "Soon.", "--dry-run")
    assert (code, _moves(desk, number)) == (0, [])
    assert "To: Sam@example.com" in out
    assert "> Soon." in out

    code, out, _ = run("approve", "--remedy", "replacement", "--by", "Ann", "--why", "kind")
    assert (code, out.split(";")[0]) == (0, f"{number} approved replacement")
    assert main(["claims", "show", number, "--json"]) == 0
    claim = json.loads(capsys.readouterr().out)
    assert (claim["status"], claim["parcel"]) == ("approved", None)
    assert [(move["name"], move["by"], move["why"]) for move in claim["moves"]] == [
        ("approve", "Ann", "kind")
    ]

    for words in (
        ["ask"],
        ["approve", "--send-by", "soon"],
        ["fly"],
        ["refunded", "--amount", "x"],
    ):
        code, out, error = run(*words)
        assert (code, out, error.count("\n")) == (2, "", 1), words
    code, _, error = run("reopen")
    assert code == 2
    assert "it is approved now" in error
