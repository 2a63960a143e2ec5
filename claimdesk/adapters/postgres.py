"""How PostgreSQL is reached: every wait for it has an end, also where it is stopped or frozen."""

from __future__ import annotations

import select
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import sqlalchemy as sa
from psycopg2 import OperationalError, extensions
from sqlalchemy.engine import URL, Connection, Engine

_KEPT_OPEN = 2  # connections


class PatientConnection(extensions.connection):
    """A connection whose every answer is awaited for `patience` seconds (None: for ever)."""

    patience: float | None = None


def open_postgres(url: URL, patience: float, connections: int) -> Engine:
    """Open the database at `url`, with so many `connections` at the most.

    A server that does not answer for `patience` seconds has failed. It is told to end a statement
    a little sooner, which keeps the connection.
    """
    # The driver itself waits without an end for a server that is frozen: its connections are
    # alive, for the system acknowledges what is sent to them.
    extensions.set_wait_callback(_wait)
    factory = type("PatientConnection", (PatientConnection,), {"patience": patience})
    engine = sa.create_engine(
        url,
        future=True,
        pool_pre_ping=True,
        pool_size=_KEPT_OPEN,
        max_overflow=connections - _KEPT_OPEN,
        pool_timeout=patience,
        connect_args={"connection_factory": factory},
    )

    @sa.event.listens_for(engine, "connect")
    def _configure(connection: Any, _record: object) -> None:
        with connection.cursor() as cursor:
            cursor.execute("SET statement_timeout=%s", [int(900 * patience)])  # milliseconds
        connection.commit()

    return engine


@contextmanager
def unhurried(connection: Connection) -> Iterator[None]:
    """Let the transaction's statements take as long as they take, as a migration's may."""
    driven = connection.connection.dbapi_connection
    usual, driven.patience = driven.patience, None
    connection.execute(sa.select(sa.func.set_config("statement_timeout", "0", sa.true())))
    try:
        yield
    finally:
        driven.patience = usual


def _wait(connection: Any) -> None:
    """Wait until the driver has its answer; psycopg2 closes the connection where this raises."""
    patience = getattr(connection, "patience", None)
    deadline = None if patience is None else time.monotonic() + patience
    while (state := connection.poll()) != extensions.POLL_OK:
        poll = select.poll()
        reads = state == extensions.POLL_READ
        poll.register(connection.fileno(), select.POLLIN if reads else select.POLLOUT)
        left = None if deadline is None else 1000 * max(0.0, deadline - time.monotonic())
        if not poll.poll(left):
            raise OperationalError(f"PostgreSQL has not answered for {patience:g} s")
