"""The one database: SQLite under the home folder by default, PostgreSQL by URL."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import URL, Engine, make_url

metadata = sa.MetaData()

# Seconds that a server of a database has for each answer. Where it has stopped answering, a
# connection is tried and then a new one: a request has failed after two of these.
PATIENCE = 4.0
_LOCK_WAIT_SECONDS = 15
_CONNECTIONS = 5
_READS = "claimdesk_reads"
_IDLE = "claimdesk_idle"

# What is raised where the database does not answer, or has ended the connection.
AWAY = (sa.exc.OperationalError, sa.exc.InterfaceError, sa.exc.TimeoutError)


class Busy(Exception):
    """The database cannot be written to at once; nothing was done."""


def open_database(
    url: str | URL, *, durable: bool = True, connections: int = _CONNECTIONS
) -> Engine:
    """Open the database at `url`; SQLite gets its folder, WAL and foreign keys.

    Not `durable`: after a power failure SQLite may miss the last transactions, but none in part.
    A server of a database that does not answer for PATIENCE counts as away; it gets so many
    `connections` at the most.
    """
    parsed = make_url(url)
    if parsed.get_backend_name() == "postgresql":
        from claimdesk.adapters.postgres import open_postgres  # whose driver SQLite has no use for

        return open_postgres(parsed, PATIENCE, connections)
    if parsed.get_backend_name() != "sqlite":
        return sa.create_engine(url, future=True, pool_pre_ping=True)
    if not _in_memory(parsed):
        Path(parsed.database).parent.mkdir(parents=True, exist_ok=True)
    # Kept open between transactions, and lent to one thread at a time: opening it anew costs
    # more than most transactions do.
    connect_args = {"timeout": _LOCK_WAIT_SECONDS, "check_same_thread": False}
    pool: dict[str, Any] = {} if _in_memory(parsed) else {"poolclass": sa.pool.QueuePool}
    engine = sa.create_engine(url, future=True, connect_args=connect_args, **pool)
    if not _in_memory(parsed):
        _keep_idle(engine)

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
        if not connection.get_execution_options().get(_READS):
            connection.exec_driver_sql("BEGIN IMMEDIATE")

    return engine


def _keep_idle(engine: Engine) -> None:
    """Have `transaction` keep its connections by itself.

    What SQLAlchemy's pool does at each lending costs more than most queries.
    """
    idle: list[Any] = []
    engine.update_execution_options(**{_IDLE: idle})

    @sa.event.listens_for(engine, "engine_disposed")
    def _close(_engine: Engine) -> None:
        while idle:
            idle.pop().close()


def for_reading(engine: Engine) -> Engine:
    """The same database for single queries: on SQLite they wait for no writer."""
    return engine.execution_options(**{_READS: True})


class Prepared:
    """A statement of every turn, compiled once; its values are bound by name.

    What SQLAlchemy does between a statement and the driver costs more than SQLite's answer.
    """

    def __init__(self, statement: Any, engine: Engine) -> None:
        compiled = statement.compile(dialect=engine.dialect)
        self._text = str(compiled)
        self._named = not compiled.positional
        self._names = list(compiled.positiontup if compiled.positional else compiled.params)
        said = compiled.params  # by the statement itself, such as a limit
        convert = compiled._bind_processors
        self._binds = [(name, convert.get(name), said[name]) for name in self._names]

    def __call__(self, cursor: Any, *rows: Mapping[str, Any]) -> Any:
        """Execute it with one row of values, or with several; returns the driver's cursor."""
        values = [self._bound(row) for row in rows]
        if len(values) == 1:
            cursor.execute(self._text, values[0])
        else:
            cursor.executemany(self._text, values)
        return cursor

    def _bound(self, row: Mapping[str, Any]) -> Any:
        values = [
            convert(row.get(name, said)) if convert else row.get(name, said)
            for name, convert, said in self._binds
        ]
        return dict(zip(self._names, values, strict=True)) if self._named else values


@contextmanager
def transaction(engine: Engine, *, reads: bool = False, waits: bool = True) -> Iterator[Any]:
    """A cursor of the driver's, for prepared statements, in a transaction of its own.

    One that only `reads` waits for no writer on SQLite, and may see each query's own moment.
    One that never `waits` raises Busy where another is writing, or the database is far away.
    Errors are raised as SQLAlchemy's, as everywhere else.
    """
    in_a_file = engine.dialect.name == "sqlite"
    if not (waits or in_a_file):
        raise Busy
    idle = engine.get_execution_options().get(_IDLE)
    connection = idle.pop() if idle else _opened(engine)
    try:
        cursor = connection.cursor()
        if in_a_file and not reads:
            _begin(cursor, waits)
        yield cursor
        connection.commit()
    except BaseException as error:
        base = engine.dialect.dbapi.Error
        _undo(connection, base)
        if isinstance(error, base):
            raise sa.exc.DBAPIError.instance(
                None, None, error, base, dialect=engine.dialect
            ) from error
        raise
    finally:
        if idle is None:
            connection.close()  # back to the pool
        else:
            idle.append(connection)


def _opened(engine: Engine) -> Any:
    connection = engine.raw_connection()
    if _IDLE not in engine.get_execution_options():
        return connection
    driven = connection.dbapi_connection
    connection.detach()
    return driven


def _undo(connection: Any, driver_error: type[Exception]) -> None:
    try:
        connection.rollback()
    except driver_error:  # the connection has gone, and its transaction with it
        if hasattr(connection, "invalidate"):  # the pool's
            connection.invalidate()


def _begin(cursor: Any, waits: bool) -> None:
    if waits:
        cursor.execute("BEGIN IMMEDIATE")
        return
    cursor.execute("PRAGMA busy_timeout=0")
    try:
        cursor.execute("BEGIN IMMEDIATE")
    except sqlite3.OperationalError as error:
        raise Busy from error
    finally:
        cursor.execute(f"PRAGMA busy_timeout={1000 * _LOCK_WAIT_SECONDS}")


def _in_memory(url: URL) -> bool:
    return not url.database or url.database == ":memory:"


def is_missing(url: str) -> bool:
    """Whether the database is a file that is not there yet."""
    parsed = make_url(url)
    return parsed.get_backend_name() == "sqlite" and not (
        _in_memory(parsed) or Path(parsed.database).exists()
    )
