"""A whole Claimdesk for the conversation tests: trained model, channel, outbox, SMTP server."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest
from aiosmtpd.controller import Controller

from tests.conversations.mailbox import Mailbox

ROOT = Path(__file__).resolve().parents[2]
_START_SECONDS = 180


@dataclass(frozen=True)
class RunningDesk:
    """Where the running desk is reached, its supervisor's process, and the mail it sent."""

    url: str
    home: Path
    mailbox: Mailbox
    process_id: int

    def is_up(self) -> bool:
        """Whether it answers."""
        try:
            return httpx.get(f"{self.url}/webhooks/chat/", timeout=2).status_code == 200
        except httpx.HTTPError:
            return False


def free_port() -> int:
    """A loopback port nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture(scope="session")
def trained() -> None:
    """A model of the present data."""
    subprocess.run(["make", "train"], cwd=ROOT, check=True)


@pytest.fixture(scope="session")
def running_desk(trained: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningDesk]:
    """`claimdesk run` as a shop would start it, with its mail going to a real SMTP server."""
    with run_desk(tmp_path_factory.mktemp("home")) as desk:
        yield desk


@pytest.fixture(scope="session")
def stock_desk(trained: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningDesk]:
    """The same, on the same model, with the faster parts of Rasa switched off."""
    with run_desk(tmp_path_factory.mktemp("stock-home"), CLAIMDESK_RASA_FAST="off") as desk:
        yield desk


@pytest.fixture(scope="session")
def transcripts() -> dict[str, str]:
    """What was said on `running_desk`, by the dialogue's name."""
    return {}


@contextmanager
def run_desk(home: Path, **settings: str) -> Iterator[RunningDesk]:
    """`claimdesk run` in a home folder, with its mail going to an SMTP server of its own."""
    mailbox = Mailbox()
    smtp = Controller(mailbox, hostname="127.0.0.1", port=free_port())
    smtp.start()
    port = free_port()
    environment = {
        **os.environ,
        "CLAIMDESK_HOME": str(home),
        "CLAIMDESK_PORT": str(port),
        "CLAIMDESK_SMTP_URL": f"smtp://127.0.0.1:{smtp.port}",
        "CLAIMDESK_LIMIT_MESSAGES": "0",
        "CLAIMDESK_LIMIT_ADDRESS_MESSAGES": "0",
        "CLAIMDESK_LIMIT_ADDRESS_SESSIONS": "0",
        "CLAIMDESK_LIMIT_ADDRESS_PHOTOS": "0",
        "CLAIMDESK_LIMIT_PHOTOS": "0",
        "CLAIMDESK_LIMIT_FILINGS": "0",
        "CLAIMDESK_LIMIT_ADDRESS_FILINGS": "0",
        "CLAIMDESK_LIMIT_RECEIPTS": "0",
        **settings,
    }
    log = (home / "run.log").open("w")
    process = subprocess.Popen(
        [sys.executable, "-m", "claimdesk", "run"],
        cwd=ROOT,
        env=environment,
        stdout=log,
        stderr=subprocess.STDOUT,
    )
    try:
        desk = RunningDesk(f"http://127.0.0.1:{port}", home, mailbox, process.pid)
        _wait_until_up(desk, process, home / "run.log")
        yield desk
    finally:
        process.send_signal(signal.SIGINT)
        try:
            process.wait(timeout=30)
        except subprocess.TimeoutExpired:
            process.kill()
        smtp.stop()
        log.close()


def _wait_until_up(desk: RunningDesk, process: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + _START_SECONDS
    while time.monotonic() < deadline:
        if process.poll() is not None:
            pytest.fail(f"claimdesk run ended: {log.read_text()[-3000:]}")
        if desk.is_up():
            return
        time.sleep(0.3)
    pytest.fail(f"claimdesk run did not come up: {log.read_text()[-3000:]}")
