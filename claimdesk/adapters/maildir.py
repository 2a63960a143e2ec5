"""Mail written as files into a Maildir, for a desk without a mail server.

(Format: https://cr.yp.to/proto/maildir.html)
"""

from __future__ import annotations

import hashlib
import mailbox
import os
from pathlib import Path

from claimdesk.adapters.delivery import DeliveryError
from claimdesk.service.mails import OutgoingMail


class MaildirTransport:
    """Puts each mail into the Maildir once: its file name follows from its Message-ID."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def deliver(self, mail: OutgoingMail, content: bytes) -> None:
        """Write the mail durably; an existing mail, even if read, is left untouched."""
        digest = hashlib.sha256(mail.message_id.encode()).hexdigest()[:32]
        name = f"{int(mail.date.timestamp())}.{digest}.claimdesk"
        try:
            self._folder.parent.mkdir(parents=True, exist_ok=True)
            mailbox.Maildir(self._folder, create=True)
            if not self._has(name):
                self._write(name, content)
        except OSError as error:
            raise DeliveryError(f"{type(error).__name__}: {error}") from error

    def _has(self, name: str) -> bool:
        # A mail client moves what it has seen to cur, with flags after a colon.
        return (self._folder / "new" / name).exists() or any(
            (self._folder / "cur").glob(f"{name}*")
        )

    def _write(self, name: str, content: bytes) -> None:
        temporary = self._folder / "tmp" / f"{name}.{os.getpid()}"
        # Files of the home folder have the system's line ends, as mail clients expect.
        with open(temporary, "wb") as stream:
            os.fchmod(stream.fileno(), 0o600)
            stream.write(content.replace(b"\r\n", b"\n"))
            stream.flush()
            os.fsync(stream.fileno())
        os.replace(temporary, self._folder / "new" / name)
        _sync(self._folder / "new")


def _sync(folder: Path) -> None:
    """fsync a directory."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
