"""What every test can rely on: no setting leaks in, and a database server where one is at hand."""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

# Rasa's dependencies read these at import.
os.environ["RASA_TELEMETRY_ENABLED"] = "false"
os.environ["SQLALCHEMY_SILENCE_UBER_WARNING"] = "1"
os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "2")

# Where the tests find a PostgreSQL server whose databases they may make and drop.
POSTGRES = os.environ.get(
    "CLAIMDESK_TEST_POSTGRES", "postgresql://postgres@127.0.0.1:5432/postgres"
)

# What the browser tests run in, and whether they may be left out where it isn't there.
CHROMIUM_PATH = os.environ.get("CLAIMDESK_CHROMIUM")
BROWSER = os.environ.get("CLAIMDESK_TEST_BROWSER", "")

# The developer's own settings must not decide how a test ends.
for _name in [name for name in os.environ if name.startswith("CLAIMDESK_")]:
    del os.environ[_name]


@pytest.fixture
def postgres_url() -> Iterator[str]:
    """The URL of an empty PostgreSQL database, dropped after the test; skips without a server."""
    with postgres_database() as url:
        yield url


@contextmanager
def postgres_database() -> Iterator[str]:
    """The same, for as long as the context lasts."""
    import psycopg2

    try:
        server = psycopg2.connect(POSTGRES, connect_timeout=2)
    except psycopg2.OperationalError as error:
        pytest.skip(f"no PostgreSQL server: {str(error).splitlines()[0]}")
    server.autocommit = True
    name = f"claimdesk_test_{secrets.token_hex(6)}"
    try:
        with server.cursor() as cursor:
            cursor.execute(f"CREATE DATABASE {name}")
        yield POSTGRES.rsplit("/", 1)[0] + "/" + name
    finally:
        with server.cursor() as cursor:
            cursor.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
        server.close()
