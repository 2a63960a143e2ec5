"""Common steps of filing: validate the shopper, load evidence and transcript."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from datetime import datetime, timezone
from pathlib import Path
from typing import NamedTuple, TypeVar

from claimdesk.service.addresses import mail_address
from claimdesk.service.allowance import allowance
from claimdesk.service.errors import EvidenceMissing, NotRecorded, RecordConflict
from claimdesk.service.mails import MailFacts, OutgoingMail, Transcript
from claimdesk.service.ports import ClaimPorts
from claimdesk.service.records import EvidenceRef, KeptEvidence, Shopper
from claimdesk.service.text import long_text, one_line

logger = logging.getLogger(__name__)

_TRIES = 5  # each with a new number; even two conflicts in a row are very unlikely

Result = TypeVar("Result")


def validate_shopper(shopper: Shopper) -> Shopper:
    """The shopper with a plain address and a one-line name; InvalidAddress otherwise."""
    return Shopper(mail_address(shopper.email), one_line(shopper.name or "") or None)


def load_evidence(ports: ClaimPorts, evidence: Sequence[EvidenceRef]) -> tuple[KeptEvidence, ...]:
    """The evidence as it is recorded and attached; EvidenceMissing or NotRecorded."""
    kept = []
    for position, ref in enumerate(dict.fromkeys(evidence), start=1):
        try:
            file = ports.evidence_files.open(ref.id)
            size = len(file.content) if isinstance(file.content, bytes) else _size(file.content)
        except (LookupError, FileNotFoundError):
            raise EvidenceMissing(ref.id) from None
        except Exception as error:
            # The port defines no error types; silently dropping a photo would be worse than
            # failing.
            raise NotRecorded("the evidence cannot be read") from error
        # A name of our own making: it carries nothing a shopper wrote.
        name = f"{ref.kind.replace('_', '-')}-{position}"
        kept.append(KeptEvidence(ref.id, ref.kind, file.sha256, file.media_type, name, size))
    return tuple(kept)


def _size(path: Path) -> int:
    return path.stat().st_size


def transcript_of(ports: ClaimPorts, conversation_id: str) -> Transcript:
    """The conversation so far, its text made safe to print."""
    try:
        lines = ports.transcripts.transcript(conversation_id)
    except NotRecorded:
        raise
    except Exception as error:
        # The port promises no error types of its own, and whatever keeps us from
        # reading the conversation must not lose it from the mail in silence.
        raise NotRecorded("the conversation cannot be read") from error
    return tuple((_as_utc(at), one_line(who, 20), long_text(text)) for at, who, text in lines)


class Composed(NamedTuple):
    """The mails of an event; `withheld` says that the shopper's is none of them."""

    mails: Sequence[OutgoingMail]
    withheld: bool = False


def compose(ports: ClaimPorts, facts: MailFacts) -> Composed:
    """The mails of an event, without the shopper's where their address has had too many.

    Whoever files a claim types the address: it must not be a way to flood a stranger's mailbox.
    """
    mails = ports.composer.compose(facts)
    sending = facts.sending
    if not sending.to_shopper or not sending.shopper or allowance().may_mail(sending.shopper):
        return Composed(mails)
    logger.warning("no receipt for %s: its address has had too many", sending.reference)
    return Composed([mail for mail in mails if mail.kind != sending.to_shopper], withheld=True)


def retry_on_conflict(write: Callable[[], Result]) -> Result:
    """Run `write` again while another transaction wins the race for the same unique value."""
    for _ in range(_TRIES):
        try:
            return write()
        except RecordConflict:
            continue
    raise NotRecorded("another transaction kept taking the same number")


def _as_utc(at: datetime) -> datetime:
    # A moment without timezone comes from a database, and those hold UTC.
    return at if at.tzinfo else at.replace(tzinfo=timezone.utc)
