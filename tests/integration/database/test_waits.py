"""How long a statement may take on PostgreSQL: a turn's only so long, a migration's longer."""

from __future__ import annotations

import time

import pytest

from claimdesk.adapters import database
from claimdesk.adapters.database import AWAY, open_database
from claimdesk.adapters.schema import schema_lock

pytestmark = pytest.mark.postgres


def test_a_statement_ends_in_time_but_in_a_migration(
    postgres_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The connection is as good as before, within and after either."""
    monkeypatch.setattr(database, "PATIENCE", 1.0)
    engine = open_database(postgres_url)
    with engine.connect() as connection:
        connection.exec_driver_sql("SELECT pg_sleep(0.5)")
        began = time.monotonic()
        with pytest.raises(AWAY):
            connection.exec_driver_sql("SELECT pg_sleep(5)")
        assert time.monotonic() - began < 2

    with schema_lock(engine) as connection:
        connection.exec_driver_sql("SELECT pg_sleep(1.5)")

    with engine.connect() as connection, pytest.raises(AWAY):
        connection.exec_driver_sql("SELECT pg_sleep(5)")
    engine.dispose()
