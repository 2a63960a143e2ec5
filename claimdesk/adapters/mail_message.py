"""A recorded mail as RFC 5322 bytes: deterministic, including Message-ID."""

from __future__ import annotations

import hashlib
from email.headerregistry import Address
from email.message import EmailMessage, Message
from email.policy import SMTP
from email.utils import format_datetime

from claimdesk.service.mails import OutgoingMail
from claimdesk.service.ports import EvidenceFiles
from claimdesk.service.text import one_line

_SUBJECT_LIMIT = 250  # characters; longer ones are cut by the composer, this is the backstop
_NAME_LIMIT = 100
_FILE_NAME_LIMIT = 60
_SUFFIXES = {"image/jpeg": ".jpg", "image/png": ".png", "image/webp": ".webp"}

# Header values contain user input. Control characters are stripped here, and the policy refuses a
# line break that is left; addresses pass through `Address`, which refuses more than one.


def message_bytes(mail: OutgoingMail, evidence: EvidenceFiles) -> bytes:
    """The mail, complete with attachments, lines ending in CRLF.

    Raises LookupError or OSError when a photo cannot be read and ValueError when the mail is
    malformed.
    """
    message = EmailMessage(SMTP)
    message["From"] = _address(mail.from_address, mail.from_name)
    message["To"] = _address(mail.recipient)
    if mail.reply_to:
        message["Reply-To"] = _address(mail.reply_to)
    message["Subject"] = _header_text(mail.subject, _SUBJECT_LIMIT)
    message["Date"] = format_datetime(mail.date)
    message["Message-ID"] = one_line(mail.message_id)
    if mail.in_reply_to:
        message["In-Reply-To"] = one_line(mail.in_reply_to)
        message["References"] = one_line(mail.in_reply_to)
    message["Auto-Submitted"] = "auto-generated"  # RFC 3834: nothing should auto-reply
    message["X-Auto-Response-Suppress"] = "OOF, AutoReply"  # the same, in Exchange's words
    message.set_content(mail.plain, cte="quoted-printable")
    message.add_alternative(mail.html, subtype="html", cte="quoted-printable")
    for attachment in mail.attachments:
        main, _, sub = attachment.media_type.partition("/")
        message.add_attachment(
            _content(evidence, attachment.evidence_id),
            maintype=main,
            subtype=sub or "octet-stream",
            filename=attachment_name(attachment.name, attachment.media_type),
        )
    _fix_boundaries(message, mail.message_id)
    return message.as_bytes()


def _header_text(text: str, limit: int) -> str:
    # `email` decodes RFC 2047's encoded words in what it is given, and a line break that
    # comes out of one is written as it is: a shopper's `=?utf-8?q?x=0D=0ABcc:…?=` would be
    # a header of its own. Without their opening mark they are plain text.
    return one_line(text, limit).replace("=?", "= ?")


def _address(address: str, name: str = "") -> Address:
    return Address(display_name=_header_text(name, _NAME_LIMIT), addr_spec=address)


def _content(evidence: EvidenceFiles, evidence_id: str) -> bytes:
    content = evidence.open(evidence_id).content
    return content if isinstance(content, bytes) else content.read_bytes()


def attachment_name(name: str, media_type: str) -> str:
    """A file name no mail client or shell stumbles over, with the suffix of its media type."""
    stem = one_line(name).replace("\\", "/").rsplit("/", 1)[-1]
    safe = "".join(c if c.isascii() and (c.isalnum() or c in "-_") else "-" for c in stem)
    return (safe.strip("-_")[:_FILE_NAME_LIMIT] or "photo") + _SUFFIXES.get(media_type, ".bin")


def _fix_boundaries(message: Message, message_id: str) -> None:
    """Make the boundaries follow from the Message-ID, so that copies are equal to the byte."""
    for position, part in enumerate(message.walk()):
        if part.is_multipart():
            digest = hashlib.sha256(f"{message_id} {position}".encode()).hexdigest()
            part.set_boundary(f"=_{digest[:40]}")
