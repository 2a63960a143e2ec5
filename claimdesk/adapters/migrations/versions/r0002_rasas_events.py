"""Rasa's events among the desk's tables, with what earlier versions kept in a file of its own."""

from __future__ import annotations

from pathlib import Path

import sqlalchemy as sa
from alembic import op
from sqlalchemy.engine import Connection

from claimdesk.adapters.schema import UnfitDatabase

revision = "0002"
down_revision = "0001"

_AT_ONCE = 1000  # rows


def upgrade() -> None:
    """Create or adopt the tables; where they are new, fill them from `conversations.db`.

    That file is then among `taken_over`, which goes once all is committed.
    """
    connection = op.get_bind()
    metadata = tables()
    is_new = not sa.inspect(connection).has_table("events")
    metadata.create_all(connection)
    indexes = {index["name"] for index in sa.inspect(connection).get_indexes("events")}
    if "ix_events_sender_id_id" not in indexes:
        op.create_index("ix_events_sender_id_id", "events", ["sender_id", "id"])
    if "ix_events_sender_id" in indexes:  # Rasa's own, which says less
        op.drop_index("ix_events_sender_id", "events")
    former = _former_record(connection)
    if is_new and former is not None:
        _take_over(former, connection, metadata)
        config = op.get_context().config
        assert config is not None
        config.attributes["taken_over"].append(former)


def tables() -> sa.MetaData:
    """The tables of this revision."""
    metadata = sa.MetaData()
    sa.Table(
        "events",
        metadata,
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("sender_id", sa.String(255), nullable=False),
        sa.Column("type_name", sa.String(255), nullable=False),
        sa.Column("timestamp", sa.Float),
        sa.Column("intent_name", sa.String(255)),
        sa.Column("action_name", sa.String(255)),
        sa.Column("data", sa.Text),
    )
    sa.Table(
        "tracker_snapshots",
        metadata,
        sa.Column("sender_id", sa.String(255), primary_key=True),
        sa.Column("after", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("state", sa.Text, nullable=False),
    )
    return metadata


def _former_record(connection: Connection) -> Path | None:
    """Where Rasa's events were beside the database in the home folder, if they still are."""
    database = Path(connection.engine.url.database or "")
    if connection.dialect.name != "sqlite" or database.name != "claimdesk.db":
        return None
    former = database.with_name("conversations.db")
    return former if former.is_file() else None


def _take_over(former: Path, connection: Connection, metadata: sa.MetaData) -> None:
    engine = sa.create_engine(f"sqlite:///{former}", future=True)
    try:
        with engine.connect() as record:
            present = sa.inspect(record).get_table_names()
            for table in metadata.sorted_tables:
                if table.name in present:
                    for rows in record.execute(sa.select(table)).mappings().partitions(_AT_ONCE):
                        connection.execute(table.insert(), [dict(row) for row in rows])
    except sa.exc.DBAPIError as error:
        raise UnfitDatabase(
            f"{former} can't be read ({error.orig}): it has what earlier versions kept of"
            " conversations; put back a copy, or move it away to begin without; nothing was changed"
        ) from error
    finally:
        engine.dispose()
