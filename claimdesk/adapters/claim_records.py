"""Claims, additions, escalations and queued mail, written in one database transaction."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, fields
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection, Engine

from claimdesk.adapters.claim_tables import (
    claim_additions,
    claim_evidence,
    claim_moves,
    claims,
    escalations,
)
from claimdesk.adapters.conversation_tables import claim_guests
from claimdesk.adapters.database import for_reading
from claimdesk.adapters.decision_json import decision_from, decision_json
from claimdesk.adapters.outbox import is_queued, queue_mail
from claimdesk.adapters.photos import Photos, photos
from claimdesk.service.errors import EvidenceMissing, NotRecorded, RecordConflict
from claimdesk.service.mails import OutgoingMail
from claimdesk.service.records import (
    AdditionRecord,
    ClaimMove,
    ClaimRecord,
    EscalationRecord,
    KeptEvidence,
)
from claimdesk.service.text import cleaned

# What of a claim may change once it is filed.
_MAY_CHANGE = (
    "status", "parcel", "revision", "email", "facts", "decision", "order_key", "item_key",
)  # fmt: skip


class SqlClaimRecords:
    """`ClaimRecords` on the product's database."""

    def __init__(self, engine: Engine, photos: Photos) -> None:
        self._engine = engine
        self._reader = for_reading(engine)
        self._photos = photos

    @property
    def is_local(self) -> bool:
        """Whether the database is a file here."""
        return bool(self._engine.dialect.name == "sqlite")

    @contextmanager
    def transaction(self, *, reads: bool = False) -> Iterator[SqlRecordsUnit]:
        """One transaction; see `ClaimRecords.transaction`."""
        try:
            with (self._reader if reads else self._engine).begin() as connection:
                yield SqlRecordsUnit(connection, self._photos)
        except sa.exc.IntegrityError as error:
            raise RecordConflict("a unique value was taken") from error
        except sa.exc.SQLAlchemyError as error:
            raise NotRecorded("the database did not take it") from error

    def claims(self, *, store: str | None = None) -> Sequence[ClaimRecord]:
        """Every claim on record, of one store or all, newest first."""
        query = sa.select(claims).order_by(claims.c.created_at.desc(), claims.c.number)
        if store:
            query = query.where(claims.c.store == store)
        with self.transaction() as unit:
            return unit.claim_rows(query)


class SqlRecordsUnit:
    """`RecordsUnit` on one open connection."""

    def __init__(self, connection: Connection, photos: Photos) -> None:
        self._connection = connection
        self._photos = photos

    def claim(self, number: str) -> ClaimRecord | None:
        """The claim with this canonical number."""
        return _first(self.claim_rows(sa.select(claims).where(claims.c.number == number)))

    def claim_to_change(self, number: str) -> ClaimRecord | None:
        """The same, locked; on SQLite the transaction itself holds the only write lock."""
        query = sa.select(claims).where(claims.c.number == number).with_for_update()
        return _first(self.claim_rows(query))

    def claims_of_conversation(self, conversation_id: str) -> list[ClaimRecord]:
        """The claims filed in this conversation or that it was opened for, oldest first."""
        guests = claim_guests.c
        admitted = sa.select(guests.claim_number).where(guests.conversation_id == conversation_id)
        is_theirs = sa.or_(
            claims.c.conversation_id == conversation_id, claims.c.number.in_(admitted)
        )
        return self.claim_rows(sa.select(claims).where(is_theirs).order_by(claims.c.created_at))

    def claim_of_submission(self, conversation_id: str, submission_key: str) -> ClaimRecord | None:
        """The claim this submission already made."""
        query = _of_submission(claims, conversation_id, submission_key)
        return _first(self.claim_rows(query))

    def claims_on_order(self, store: str, order_key: str) -> Sequence[ClaimRecord]:
        """Claims on this order, oldest first."""
        query = (
            sa.select(claims)
            .where(claims.c.store == store, claims.c.order_key == order_key)
            .order_by(claims.c.created_at)
        )
        return self.claim_rows(query)

    def claims_in_state(self, store: str, status: str) -> list[ClaimRecord]:
        """The claims of a store in this state, oldest first."""
        query = sa.select(claims).where(claims.c.store == store, claims.c.status == status)
        return self.claim_rows(query.order_by(claims.c.created_at))

    def claim_rows(self, query: sa.sql.Select) -> list[ClaimRecord]:
        """The claims a query on the claims table finds, with their evidence."""
        rows = self._connection.execute(query).mappings().all()
        return [
            ClaimRecord(
                **{
                    **row,
                    "decision": decision_from(row["decision"]),
                    "evidence": self._evidence(row["number"]),
                }
            )
            for row in rows
        ]

    def additions(self, number: str) -> list[AdditionRecord]:
        """What was added to this claim, in order."""
        query = (
            sa.select(claim_additions)
            .where(claim_additions.c.claim_number == number)
            .order_by(claim_additions.c.created_at)
        )
        return self._addition_rows(query)

    def addition_of_submission(
        self, conversation_id: str, submission_key: str
    ) -> AdditionRecord | None:
        """The addition this submission already made."""
        query = _of_submission(claim_additions, conversation_id, submission_key)
        return _first(self._addition_rows(query))

    def escalation_of_submission(
        self, conversation_id: str, submission_key: str
    ) -> EscalationRecord | None:
        """The escalation this submission already made."""
        query = _of_submission(escalations, conversation_id, submission_key)
        row = self._connection.execute(query).mappings().first()
        return EscalationRecord(**row, evidence=self._evidence(row["reference"])) if row else None

    def add_claim(self, record: ClaimRecord) -> None:
        """Write a claim and tie its evidence to it."""
        self._insert(claims, record, owner=record.number, filed_under=record.number)

    def change_claim(self, record: ClaimRecord) -> None:
        """Write anew what may change of a claim."""
        values = {name: getattr(record, name) for name in _MAY_CHANGE}
        values["decision"] = cleaned(decision_json(record.decision))
        self._connection.execute(
            claims.update().where(claims.c.number == record.number).values(values)
        )

    def add_addition(self, record: AdditionRecord) -> None:
        """Write an addition and tie its evidence to the claim."""
        self._insert(claim_additions, record, owner=record.id, filed_under=record.claim_number)

    def moves(self, number: str) -> list[ClaimMove]:
        """The moves of this claim, in order."""
        query = sa.select(claim_moves).where(claim_moves.c.claim_number == number)
        rows = self._connection.execute(query.order_by(claim_moves.c.revision))
        return [ClaimMove(**row) for row in rows.mappings().all()]

    def move_of_key(self, key: str) -> ClaimMove | None:
        """The move this key already made."""
        query = sa.select(claim_moves).where(claim_moves.c.key == key)
        row = self._connection.execute(query).mappings().first()
        return ClaimMove(**row) if row else None

    def add_move(self, move: ClaimMove) -> None:
        """Write a move."""
        values = {**asdict(move), "terms": cleaned(dict(move.terms))}
        self._connection.execute(claim_moves.insert().values(values))

    def add_escalation(self, record: EscalationRecord) -> None:
        """Write an escalation and tie its evidence to it."""
        self._insert(escalations, record, owner=record.reference, filed_under=record.reference)

    def add_mail(self, mail: OutgoingMail, *, now: datetime) -> None:
        """Queue a mail for the outbox."""
        queue_mail(self._connection, mail, now=now)

    def has_mail(self, message_id: str) -> bool:
        """Whether this mail was queued before."""
        return is_queued(self._connection, message_id)

    def _insert(
        self,
        table: sa.Table,
        record: ClaimRecord | AdditionRecord | EscalationRecord,
        *,
        owner: str,
        filed_under: str,
    ) -> None:
        values = {column.name: getattr(record, column.name) for column in table.columns}
        if isinstance(record, ClaimRecord):
            values["decision"] = cleaned(decision_json(record.decision))
        self._connection.execute(table.insert().values(values))
        for position, evidence in enumerate(record.evidence):
            row = {"owner": owner, "position": position, **asdict(evidence)}
            self._connection.execute(claim_evidence.insert().values(row))
        self._tie([evidence.evidence_id for evidence in record.evidence], filed_under)

    def _tie(self, ids: Sequence[str], filed_under: str) -> None:
        # Erasing a conversation keeps filed photos. Marking happens in this transaction: photos are
        # either marked or already gone.
        self._photos.attach_to_claim(ids, filed_under, self._connection)
        query = sa.select(photos.c.id).where(photos.c.id.in_(ids))
        there = set(self._connection.execute(query).scalars())
        for evidence_id in ids:
            if evidence_id not in there:
                raise EvidenceMissing(evidence_id)

    def _addition_rows(self, query: sa.sql.Select) -> list[AdditionRecord]:
        rows = self._connection.execute(query).mappings().all()
        return [AdditionRecord(**row, evidence=self._evidence(row["id"])) for row in rows]

    def _evidence(self, owner: str) -> tuple[KeptEvidence, ...]:
        columns = [claim_evidence.c[field.name] for field in fields(KeptEvidence)]
        query = (
            sa.select(*columns)
            .where(claim_evidence.c.owner == owner)
            .order_by(claim_evidence.c.position)
        )
        return tuple(
            KeptEvidence(**row) for row in self._connection.execute(query).mappings().all()
        )


def _of_submission(table: sa.Table, conversation_id: str, submission_key: str) -> sa.sql.Select:
    return sa.select(table).where(
        table.c.conversation_id == conversation_id, table.c.submission_key == submission_key
    )


def _first(found: Sequence[Any]) -> Any:
    return found[0] if found else None
