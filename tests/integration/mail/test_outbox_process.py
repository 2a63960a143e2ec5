"""The outbox as a process of its own: it delivers, ends when told, and may be killed anywhere."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import threading
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy.exc import OperationalError

from claimdesk.serving import outbox_process
from claimdesk.settings import ROOT
from tests.integration.mail.mail_harness import (
    DeskAtHome,
    Mailroom,
    mail_server,
    wait_until,
)

KILLS = 36


@contextmanager
def _process(home: Path, **settings: str) -> Iterator[subprocess.Popen[str]]:
    environment = {k: v for k, v in os.environ.items() if not k.startswith("CLAIMDESK_")}
    environment["CLAIMDESK_HOME"] = str(home)
    environment.update({f"CLAIMDESK_{name}": value for name, value in settings.items()})
    process = subprocess.Popen(
        [sys.executable, "-m", "claimdesk.serving.outbox_process"],
        cwd=ROOT,
        env=environment,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        yield process
    finally:
        process.kill()
        process.communicate()


def _all_sent(desk: DeskAtHome) -> bool:
    return all(mail.state == "sent" for mail in desk.outbox.states())


@pytest.mark.parametrize("ending", [signal.SIGTERM, signal.SIGINT])
def test_it_delivers_and_ends_when_told(desk, tmp_path, ending) -> None:
    """Mail filed while it runs goes out; on SIGTERM or SIGINT it ends cleanly, with a line each."""
    with _process(tmp_path) as process:
        receipt = desk.file_claim()
        assert wait_until(lambda: _all_sent(desk), 30)
        process.send_signal(ending)
        _, log = process.communicate(timeout=10)

    assert process.returncode == 0
    assert log.count(f"sent: claim_support {receipt.number}") == 1
    assert log.count(f"sent: claim_receipt {receipt.number}") == 1
    assert len(list((tmp_path / "mail" / "new").iterdir())) == 2


def test_it_makes_its_tables_on_a_bare_home(tmp_path) -> None:
    """It may be the first process ever started."""
    with _process(tmp_path / "new") as process:
        assert wait_until((tmp_path / "new" / "claimdesk.db").exists, 30)
        assert process.poll() is None


def test_a_wrong_setting_is_one_line_and_two(tmp_path) -> None:
    """Nothing of the URL, which may hold a password, is repeated."""
    with _process(tmp_path, SMTP_URL="smtp://u:s3cret@host:x") as process:
        _, log = process.communicate(timeout=30)

    assert process.returncode == 2
    assert log.count("\n") == 1
    assert "s3cret" not in log


def test_a_database_that_is_not_fit_is_one_line_and_two(desk, tmp_path) -> None:
    """It is not waited for: only another program or another database helps."""
    with desk.engine.begin() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")

    with _process(tmp_path) as process:
        _, log = process.communicate(timeout=30)

    assert process.returncode == 2
    assert "Traceback" not in log
    assert log.splitlines()[-1].startswith("claimdesk outbox: the database is of revision 9999")


def test_a_database_that_is_away_is_waited_for(monkeypatch) -> None:
    """The loop goes on where it was, and ends when told."""
    monkeypatch.setattr(outbox_process, "AWAY_SECONDS", 0.01)
    stop, calls = threading.Event(), []

    def send_next(stop: threading.Event) -> bool:
        calls.append(1)
        if len(calls) < 4:
            raise OperationalError("select", {}, Exception("away"))
        stop.set()
        return True

    outbox_process.run(send_next, stop)

    assert len(calls) == 4


def test_a_mail_the_server_defers_arrives_later(desk, tmp_path, mailroom, monkeypatch) -> None:
    """Refused with 4xx, accepted the next time; the whole way through the process."""
    mailroom.answers = ["451 later"]
    with mail_server(mailroom) as port:
        desk.file_claim()
        with _process(tmp_path, SMTP_URL=f"smtp://127.0.0.1:{port}"):
            assert wait_until(lambda: bool(desk.outbox.states(state="failed")), 30)
            from datetime import datetime, timezone

            desk.outbox.retry(datetime.now(timezone.utc))
            assert wait_until(lambda: _all_sent(desk), 30)

    assert len(mailroom.received) == 2


@pytest.mark.slow
def test_killed_anywhere_it_loses_no_mail(desk, tmp_path, mailroom: Mailroom) -> None:
    """SIGKILL between database and mail server, many times: each mail arrives, always the same.

    A kill comes while the server has the mail but has not answered, just after it has
    answered, or at any time at all.
    """
    chance = random.Random(20418)
    expected: set[str] = set()
    when = Counter[str]()
    with mail_server(mailroom) as port:
        settings = {"SMTP_URL": f"smtp://127.0.0.1:{port}", "OUTBOX_LEASE": "1"}
        for round_number in range(KILLS):
            desk.file_claim(f"key-{round_number}", evidence=(desk.give_photo("red"),))
            moment = chance.choice(["unanswered", "answered", "any"])
            with _process(tmp_path, **settings) as process:
                _kill_at(moment, process, mailroom, chance)
                assert process.wait(timeout=30) == -signal.SIGKILL
            when[moment] += 1
        mailroom.on_data = lambda: None
        expected = {mail.message_id for mail in desk.outbox.states()}
        with _process(tmp_path, **settings):
            assert wait_until(lambda: _all_sent(desk), 60)

    copies: dict[str, set[bytes]] = defaultdict(set)
    for mail, (_, _, content) in zip(mailroom.mails, mailroom.received, strict=True):
        copies[str(mail["Message-ID"])].add(content)
    assert set(copies) == expected
    assert len(expected) == 2 * KILLS
    assert all(len(contents) == 1 for contents in copies.values())
    assert len(when) == 3


def _kill_at(
    moment: str, process: subprocess.Popen[str], mailroom: Mailroom, chance: random.Random
) -> None:
    if moment == "any":
        mailroom.on_data = lambda: None
        time.sleep(chance.uniform(0.05, 1.2))
        process.kill()
    elif moment == "unanswered":
        mailroom.on_data = process.kill
    else:
        delay = chance.uniform(0.0, 0.03)
        mailroom.on_data = lambda: threading.Timer(delay, process.kill).start()
