"""A database of each kind: empty, or with the tables and rows of before there were revisions."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import psycopg2
import pytest
from sqlalchemy.engine import Engine, make_url

from claimdesk.adapters.database import open_database
from claimdesk.settings import ROOT

DUMPS = ROOT / "tests" / "fixtures" / "databases"


def load(url: str, dump: Path) -> None:
    """Fill an empty database from a dump."""
    text = dump.read_text(encoding="utf-8")
    if url.startswith("sqlite"):
        connection = sqlite3.connect(str(make_url(url).database))
        connection.executescript(text)
        connection.close()
        return
    server = psycopg2.connect(url)
    with server, server.cursor() as cursor:
        cursor.execute(text)
    server.close()


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """An empty database of each kind."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path}/claimdesk.db"
    return str(request.getfixturevalue("postgres_url"))


@pytest.fixture
def engine(url: str) -> Iterator[Engine]:
    """The empty database, opened."""
    engine = open_database(url)
    yield engine
    engine.dispose()


@pytest.fixture
def unversioned(url: str, engine: Engine) -> Engine:
    """The database as the last code without revisions made it, with rows in every table.

    Those of Rasa's tables are in a file of their own beside SQLite's.
    """
    load(url, DUMPS / f"unversioned.{engine.dialect.name}.sql")
    if engine.dialect.name == "sqlite":
        load(url.replace("claimdesk.db", "conversations.db"), DUMPS / "conversations.sqlite.sql")
    return engine
