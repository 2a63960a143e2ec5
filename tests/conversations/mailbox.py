"""A real SMTP server's end: keeps what arrives, to be read like a mailbox."""

from __future__ import annotations

import email
import email.policy
import time
from collections.abc import Iterable
from email.message import EmailMessage
from typing import Any

# Tries, not seconds by the clock: a machine that stands still for a while loses no mail by it.
_TRIES = 400
_PAUSE_SECONDS = 0.05


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

    def all_to(self, address: str) -> list[EmailMessage]:
        """What has arrived so far for this address."""
        return [mail for mail in self.mails if address in str(mail["To"])]

    def wait_for(self, *, to: str, subject: Iterable[str]) -> EmailMessage:
        """The mail to this address whose subject holds all these words."""
        for _ in range(_TRIES):
            for mail in self.all_to(to):
                if all(words in str(mail["Subject"]) for words in subject):
                    return mail
            time.sleep(_PAUSE_SECONDS)
        arrived = [(str(mail["To"]), str(mail["Subject"])) for mail in self.mails[-10:]]
        raise AssertionError(f"no mail to {to} naming {subject} arrived, last ones: {arrived}")


def text_of(mail: EmailMessage) -> str:
    """The plain text of a mail."""
    body = mail.get_body(("plain",))
    assert body is not None
    return str(body.get_content())
