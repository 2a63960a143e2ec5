"""The one database: SQLite under the home folder by default, PostgreSQL by URL."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import URL, Engine, make_url

metadata = sa.MetaData()

_LOCK_WAIT_SECONDS = 15


def open_database(url: str, *, durable: bool = True) -> Engine:
    """Open the database at `url`; SQLite gets its folder, WAL and foreign keys.

    Not `durable`: after a power failure SQLite may miss the last transactions, but none in part.
    """
    parsed = make_url(url)
    if parsed.get_backend_name() != "sqlite":
        return sa.create_engine(url, future=True, pool_pre_ping=True)
    if not _in_memory(parsed):
        Path(parsed.database).parent.mkdir(parents=True, exist_ok=True)
    # Kept open between transactions, and lent to one thread at a time: opening it anew costs
    # more than most transactions do.
    connect_args = {"timeout": _LOCK_WAIT_SECONDS, "check_same_thread": False}
    pool: dict[str, Any] = {} if _in_memory(parsed) else {"poolclass": sa.pool.QueuePool}
    engine = sa.create_engine(url, future=True, connect_args=connect_args, **pool)

    @sa.event.listens_for(engine, "connect")
    def _configure(connection: Any, _record: object) -> None:
        # The driver's own transaction handling starts them too late for
        # read-then-write; `begin` below starts them.
        connection.isolation_level = None
        cursor = connection.cursor()
        cursor.execute("PRAGMA journal_mode=WAL")
        cursor.execute(f"PRAGMA synchronous={'FULL' if durable else 'NORMAL'}")
        cursor.execute("PRAGMA foreign_keys=ON")
        cursor.close()

    @sa.event.listens_for(engine, "begin")
    def _begin(connection: Any) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE")

    return engine


def _in_memory(url: URL) -> bool:
    return not url.database or url.database == ":memory:"


def create_tables(engine: Engine) -> None:
    """Create what is missing of the tables of every adapter imported so far."""
    metadata.create_all(engine)
