"""The transactional outbox, with leases (at-least-once delivery).

A mail is `queued`, `sending` under a lease, then `sent`; or `failed`, to be tried again at
`next_attempt_at`; or `given_up`, until staff requeue it. The lease of a sender that dies expires,
after which the mail is due again: it may then arrive twice, with the same Message-ID, but it
arrives. (States and the split of recording from delivery after django-post_office.)
"""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import asdict, dataclass, fields
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection, Engine

from claimdesk.adapters.columns import UtcDateTime
from claimdesk.adapters.database import metadata
from claimdesk.service.mails import OutgoingMail
from claimdesk.service.records import KeptEvidence
from claimdesk.service.text import one_line

QUEUED, SENDING, SENT = "queued", "sending", "sent"
FAILED, GIVEN_UP, REQUEUED = "failed", "given_up", "requeued"

_DUE = (QUEUED, FAILED, REQUEUED)
_ERROR_LIMIT = 500  # characters of what a mail server said

outbox = sa.Table(
    "outbox",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("message_id", sa.Text, nullable=False, unique=True),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("reference", sa.Text, nullable=False, index=True),
    sa.Column("store", sa.Text, nullable=False),
    sa.Column("date", UtcDateTime, nullable=False),
    sa.Column("from_name", sa.Text, nullable=False),
    sa.Column("from_address", sa.Text, nullable=False),
    sa.Column("recipient", sa.Text, nullable=False),
    sa.Column("subject", sa.Text, nullable=False),
    sa.Column("plain", sa.Text, nullable=False),
    sa.Column("html", sa.Text, nullable=False),
    sa.Column("reply_to", sa.Text),
    sa.Column("in_reply_to", sa.Text),
    sa.Column("attachments", sa.JSON, nullable=False),
    sa.Column("state", sa.Text, nullable=False),
    sa.Column("attempts", sa.Integer, nullable=False, default=0),
    sa.Column("queued_at", UtcDateTime, nullable=False),
    sa.Column("next_attempt_at", UtcDateTime, nullable=False),
    sa.Column("lease", sa.Text),
    sa.Column("leased_until", UtcDateTime),
    sa.Column("sent_at", UtcDateTime),
    sa.Column("last_error", sa.Text),
    sa.Index("outbox_due", "state", "next_attempt_at"),
)


@dataclass(frozen=True)
class Lease:
    """The right to send one mail, as long as it is renewed."""

    id: int
    token: str
    attempts: int
    mail: OutgoingMail


@dataclass(frozen=True)
class MailState:
    """How a recorded mail stands."""

    id: int
    message_id: str
    kind: str
    reference: str
    store: str
    recipient: str
    subject: str
    state: str
    attempts: int
    queued_at: datetime
    next_attempt_at: datetime
    sent_at: datetime | None
    last_error: str | None


def queue_mail(connection: Connection, mail: OutgoingMail, *, now: datetime) -> None:
    """Record a mail to be sent, in the caller's transaction."""
    values = {field.name: getattr(mail, field.name) for field in fields(mail)}
    values["attachments"] = [asdict(attachment) for attachment in mail.attachments]
    values.update(state=QUEUED, attempts=0, queued_at=now, next_attempt_at=now)
    connection.execute(outbox.insert().values(values))


def is_queued(connection: Connection, message_id: str) -> bool:
    """Whether a mail of this Message-ID was recorded before, whatever became of it."""
    query = sa.select(outbox.c.id).where(outbox.c.message_id == message_id)
    return connection.execute(query).first() is not None


class Outbox:
    """The recorded mails of one database; every method is one transaction of its own."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def lease_next(self, now: datetime, lease_time: timedelta) -> Lease | None:
        """Take the mail that has been due longest, or one whose sender's lease ran out."""
        due = sa.or_(
            sa.and_(outbox.c.state.in_(_DUE), outbox.c.next_attempt_at <= now),
            sa.and_(outbox.c.state == SENDING, outbox.c.leased_until <= now),
        )
        query = (
            sa.select(outbox)
            .where(due)
            .order_by(outbox.c.next_attempt_at, outbox.c.id)
            .limit(1)
            # PostgreSQL; on SQLite the transaction itself holds the only write lock.
            .with_for_update(skip_locked=True)
        )
        token = uuid.uuid4().hex
        with self._engine.begin() as connection:
            row = connection.execute(query).mappings().first()
            if row is None:
                return None
            connection.execute(
                outbox.update()
                .where(outbox.c.id == row["id"])
                .values(state=SENDING, lease=token, leased_until=now + lease_time)
            )
        return Lease(row["id"], token, row["attempts"], _mail(row))

    def renew(self, lease: Lease, until: datetime) -> bool:
        """Keep the lease until then; False when another sender has taken the mail over."""
        return self._update(lease, leased_until=until)

    def sent(self, lease: Lease, now: datetime) -> bool:
        """The mail has been handed over."""
        return self._finish(lease, state=SENT, sent_at=now, last_error=None)

    def failed(self, lease: Lease, error: str, retry_at: datetime) -> bool:
        """The mail was not taken; try again at `retry_at`."""
        return self._finish(
            lease, state=FAILED, next_attempt_at=retry_at, last_error=_error_text(error)
        )

    def give_up(self, lease: Lease, error: str) -> bool:
        """The mail will not be taken; keep it in sight until staff act."""
        return self._finish(lease, state=GIVEN_UP, last_error=_error_text(error))

    def retry(self, now: datetime, *, ids: Sequence[int] | None = None) -> int:
        """Make failed and given-up mails (those with these ids, or all) due now; how many."""
        update = outbox.update().where(outbox.c.state.in_((FAILED, GIVEN_UP)))
        if ids is not None:
            update = update.where(outbox.c.id.in_(list(ids)))
        values = {"state": REQUEUED, "attempts": 0, "next_attempt_at": now}
        with self._engine.begin() as connection:
            return int(connection.execute(update.values(values)).rowcount)

    def states(
        self, *, reference: str | None = None, state: str | None = None
    ) -> Sequence[MailState]:
        """How mails stand, oldest first: of one claim or message, in one state, or all."""
        columns = [outbox.c[field.name] for field in fields(MailState)]
        query = sa.select(*columns).order_by(outbox.c.id)
        if reference is not None:
            query = query.where(outbox.c.reference == reference)
        if state is not None:
            query = query.where(outbox.c.state == state)
        with self._engine.begin() as connection:
            return [MailState(**row) for row in connection.execute(query).mappings().all()]

    def _finish(self, lease: Lease, **values: Any) -> bool:
        return self._update(
            lease, attempts=lease.attempts + 1, lease=None, leased_until=None, **values
        )

    def _update(self, lease: Lease, /, **values: Any) -> bool:
        update = outbox.update().where(outbox.c.id == lease.id, outbox.c.lease == lease.token)
        with self._engine.begin() as connection:
            return bool(connection.execute(update.values(values)).rowcount)


def _mail(row: Any) -> OutgoingMail:
    values = {field.name: row[field.name] for field in fields(OutgoingMail)}
    values["attachments"] = tuple(KeptEvidence(**item) for item in row["attachments"])
    return OutgoingMail(**values)


def _error_text(error: str) -> str:
    return one_line(error, _ERROR_LIMIT)
