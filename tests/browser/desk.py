"""A whole desk for the browser: `claimdesk run` with a trained model, mail into a Maildir."""

from __future__ import annotations

import mailbox
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from email.message import EmailMessage
from email.policy import default
from pathlib import Path

import httpx

ROOT = Path(__file__).resolve().parents[2]
START_SECONDS = 120


@dataclass(frozen=True)
class Desk:
    """A running desk."""

    port: int
    home: Path
    process: subprocess.Popen[bytes]

    @property
    def address(self) -> str:
        """Host and port."""
        return f"127.0.0.1:{self.port}"

    @property
    def url(self) -> str:
        """Its web address."""
        return f"http://{self.address}"

    def history(self, token: str) -> list[dict[str, object]]:
        """What a conversation has on record."""
        answer = httpx.get(
            f"{self.url}/webhooks/chat/messages", headers={"Authorization": f"Bearer {token}"}
        )
        assert answer.status_code == 200, answer.text
        return list(answer.json()["messages"])

    def is_up(self) -> bool:
        """Whether it answers."""
        try:
            return httpx.get(f"{self.url}/webhooks/chat/", timeout=2).status_code == 200
        except httpx.HTTPError:
            return False

    def kill_server(self) -> None:
        """End the process that answers the web, at once; the supervisor starts another."""
        parent = self.process.pid
        children = Path(f"/proc/{parent}/task/{parent}/children").read_text().split()
        for child in children:
            if b"rasa" in Path(f"/proc/{child}/cmdline").read_bytes():
                os.kill(int(child), signal.SIGKILL)
                return
        raise AssertionError(f"no server among the processes {children}")

    def wait_until_up(self) -> None:
        """Wait until it answers (again)."""
        deadline = time.monotonic() + START_SECONDS
        while not self.is_up():
            assert self.process.poll() is None, (self.home / "run.log").read_text()[-3000:]
            assert time.monotonic() < deadline, (self.home / "run.log").read_text()[-3000:]
            time.sleep(0.2)

    def mail(self, number: str, recipient: str, seconds: float = 20) -> EmailMessage:
        """The mail to `recipient` with a claim's number in its subject, once it has arrived."""
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            for message in self._mails():
                if number in str(message["Subject"]) and recipient in str(message["To"]):
                    return message
            time.sleep(0.2)
        raise AssertionError(f"no mail about {number} to {recipient}")

    def mails_about(self, number: str) -> list[EmailMessage]:
        """Every mail with a claim's number in its subject."""
        return [each for each in self._mails() if number in str(each["Subject"])]

    def _mails(self) -> list[EmailMessage]:
        folder = self.home / "mail"
        if not folder.exists():
            return []
        box = mailbox.Maildir(folder, create=False)
        from email import message_from_bytes

        return [
            message_from_bytes(box.get_bytes(key), policy=default)  # type: ignore[arg-type]
            for key in box.keys()  # noqa: SIM118
        ]


@contextmanager
def running_desk(home: Path, **settings: str) -> Iterator[Desk]:
    """Start a desk with its home at `home`; limits are off where `settings` don't set them."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    limits = [
        *("MESSAGES", "PHOTOS", "ADDRESS_MESSAGES", "ADDRESS_SESSIONS", "ADDRESS_PHOTOS"),
        *("FILINGS", "ADDRESS_FILINGS", "RECEIPTS"),
    ]
    environment = {
        **os.environ,
        **{f"CLAIMDESK_LIMIT_{name}": "0" for name in limits},
        "CLAIMDESK_HOME": str(home),
        "CLAIMDESK_PORT": str(port),
        **settings,
    }
    home.mkdir(parents=True, exist_ok=True)
    with (home / "run.log").open("w") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", "claimdesk", "run"],
            cwd=ROOT,
            env=environment,
            stdout=log,
            stderr=subprocess.STDOUT,
        )
        desk = Desk(port, home, process)
        try:
            desk.wait_until_up()
            yield desk
        finally:
            process.send_signal(signal.SIGINT)
            try:
                process.wait(timeout=20)
            except subprocess.TimeoutExpired:
                process.kill()
