"""A real SMTP server's end: keeps what arrives, to be read like a mailbox."""

from __future__ import annotations

import email
import email.policy
import time
from email.message import EmailMessage
from typing import Any

_PATIENCE_SECONDS = 20


class Mailbox:
    """aiosmtpd handler that keeps every mail."""

    def __init__(self) -> None:
        self.mails: list[EmailMessage] = []

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:
        """Take a mail in."""
        message = email.message_from_bytes(envelope.content, policy=email.policy.default)
        assert isinstance(message, EmailMessage)
        self.mails.append(message)
        return "250 kept"

    def wait_for(self, *, to: str, naming: str) -> EmailMessage:
        """The mail to this address whose subject names the claim or message."""
        deadline = time.monotonic() + _PATIENCE_SECONDS
        while time.monotonic() < deadline:
            for mail in list(self.mails):
                if to in str(mail["To"]) and naming in str(mail["Subject"]):
                    return mail
            time.sleep(0.05)
        raise AssertionError(f"no mail to {to} naming {naming} arrived: {[str(m['Subject']) for m in self.mails]}")


def text_of(mail: EmailMessage) -> str:
    """The plain text of a mail."""
    body = mail.get_body(("plain",))
    assert body is not None
    return str(body.get_content())
