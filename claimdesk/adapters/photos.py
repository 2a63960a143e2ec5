"""The photos shoppers gave: sanitized images in a private folder, metadata in the database."""

from __future__ import annotations

import contextlib
import os
import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timezone
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy.engine import Connection, Engine, Row

from claimdesk.adapters.conversation_tables import conversations
from claimdesk.adapters.database import metadata
from claimdesk.adapters.pictures import MEDIA_TYPE, Picture
from claimdesk.conversation.shared.draft import MOST_PHOTOS
from claimdesk.service.ports import EvidenceFile

_ID_BYTES = 16

photos = sa.Table(
    "photos",
    metadata,
    sa.Column("id", sa.String(64), primary_key=True),
    # No foreign key: a filed photo outlives the conversation it was given in.
    sa.Column("conversation_id", sa.String(64), nullable=False, index=True),
    sa.Column("sha256", sa.String(64), nullable=False),
    sa.Column("media_type", sa.String(100), nullable=False),
    sa.Column("size", sa.Integer, nullable=False),  # bytes
    sa.Column("created_at", sa.DateTime, nullable=False),  # UTC
    sa.Column("claim_number", sa.String(40), nullable=True, index=True),
)


class TooManyPhotos(Exception):
    """The claim under way has MOST_PHOTOS already: of its conversation, not filed yet."""


class UnknownPhoto(LookupError):
    """No photo has this id (any more)."""


@dataclass(frozen=True)
class Photo(EvidenceFile):
    """A photo on record; `claim_number` is set once a claim it belongs to is filed."""

    conversation_id: str
    size: int
    claim_number: str | None

    @property
    def path(self) -> Path:
        """The file that holds it."""
        return Path(os.fsdecode(self.content))


class Photos:
    """Photos under `folder`, readable by this user only, never served to anyone."""

    def __init__(self, engine: Engine, folder: Path) -> None:
        self._engine = engine
        self._folder = folder

    def store(self, conversation_id: str, picture: Picture) -> Photo:
        """Store a picture; duplicates within a claim are ignored.

        Raises TooManyPhotos, or UnknownPhoto when the conversation is not there.
        """
        photo_id = secrets.token_hex(_ID_BYTES)
        row = {
            "id": photo_id,
            "conversation_id": conversation_id,
            "sha256": picture.sha256,
            "media_type": MEDIA_TYPE,
            "size": len(picture.data),
            "created_at": datetime.now(timezone.utc).replace(tzinfo=None),
        }
        with self._engine.begin() as connection:
            self._lock(connection, conversation_id)
            unfiled = self._unfiled(connection, conversation_id)
            for photo in unfiled:
                if photo.sha256 == picture.sha256:
                    return photo
            if len(unfiled) >= MOST_PHOTOS:
                raise TooManyPhotos
            # The file first: a crash in between leaves a file without a record,
            # which is waste, and not a record without a file, which is a lost photo.
            path = self._path(photo_id)
            _write(path, picture.data)
            try:
                connection.execute(photos.insert().values(**row))
            except BaseException:
                path.unlink()
                raise
        return self.open(photo_id)

    def open(self, evidence_id: str) -> Photo:
        """The photo with this id; UnknownPhoto (a LookupError) when there is none."""
        query = sa.select(photos).where(photos.c.id == evidence_id)
        with self._engine.connect() as connection:
            row = connection.execute(query).one_or_none()
        if row is None:
            raise UnknownPhoto(evidence_id)
        return self._photo(row)

    def attach_to_claim(
        self, ids: Iterable[str], claim_number: str, connection: Connection | None = None
    ) -> int:
        """Tie photos to a filed claim, so that erasing the conversation leaves them.

        Takes part in the transaction of `connection`, or makes its own. Returns how
        many were there to be tied.
        """
        wanted = sa.and_(photos.c.id.in_(list(ids)), photos.c.claim_number.is_(None))
        change = photos.update().where(wanted).values(claim_number=claim_number)
        if connection is not None:
            return int(connection.execute(change).rowcount)
        with self._engine.begin() as own:
            return int(own.execute(change).rowcount)

    def erase(self, conversation_id: str) -> None:
        """Delete the conversation's photos, files and records; those of filed claims stay."""
        with self._engine.begin() as connection:
            self._lock(connection, conversation_id, missing_ok=True)
            for photo in self._unfiled(connection, conversation_id):
                photo.path.unlink(missing_ok=True)
                connection.execute(photos.delete().where(photos.c.id == photo.id))

    def _lock(
        self, connection: Connection, conversation_id: str, *, missing_ok: bool = False
    ) -> None:
        # SQLite serializes writers; PostgreSQL needs a row lock, or concurrent uploads could exceed
        # the limit.
        query = sa.select(conversations.c.id).where(conversations.c.id == conversation_id)
        found = connection.execute(query.with_for_update()).one_or_none()
        if found is None and not missing_ok:
            raise UnknownPhoto(conversation_id)

    def _unfiled(self, connection: Connection, conversation_id: str) -> list[Photo]:
        query = (
            sa.select(photos)
            .where(photos.c.conversation_id == conversation_id, photos.c.claim_number.is_(None))
            .order_by(photos.c.created_at, photos.c.id)
            .with_for_update()
        )
        return [self._photo(row) for row in connection.execute(query)]

    def _photo(self, row: Row) -> Photo:
        return Photo(
            id=row.id,
            media_type=row.media_type,
            content=self._path(row.id),
            sha256=row.sha256,
            name=f"photo-{row.id[:8]}.jpg",
            conversation_id=row.conversation_id,
            size=row.size,
            claim_number=row.claim_number,
        )

    def _path(self, photo_id: str) -> Path:
        return self._folder / photo_id[:2] / photo_id


def _write(path: Path, data: bytes) -> None:
    for folder in (path.parent.parent, path.parent):
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    draft = path.with_name(f".{path.name}")
    try:
        descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            draft.unlink()
        raise
