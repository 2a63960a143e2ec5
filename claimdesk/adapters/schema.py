"""The tables of the database: migrated to the newest revision by one process at a time."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy.engine import Connection, Engine
from sqlalchemy.exc import DBAPIError, OperationalError

from claimdesk.adapters.database import for_reading
from claimdesk.claims.errors import ClaimdeskError

LOCK_WAIT = 60.0  # seconds that one process waits for another to migrate

# Alembic's own, imported only where there is something to migrate: its import takes as long as
# SQLAlchemy's, and a start on a database of the newest revision does without.
_MIGRATIONS = Path(__file__).parent / "migrations"
_VERSIONS = "claimdesk.adapters.migrations.versions"
_REVISION_FILE = re.compile(r"r(\d{4})_\w+\.py")
_version = sa.table("alembic_version", sa.column("version_num"))

_SCHEMA_LOCK = 0x434C41494D  # of PostgreSQL's advisory locks: "CLAIM", of no other meaning
_LOCK_NOT_AVAILABLE = "55P03"  # PostgreSQL: lock_timeout has passed

# Rasa made these by itself, before they were of a revision, and maybe before all others.
_RASAS = {"events", "tracker_snapshots"}

_ANOTHER = "give Claimdesk a database of its own (CLAIMDESK_DATABASE_URL); nothing was changed"


class UnfitDatabase(ClaimdeskError):
    """Raised when the tables are not ones that this code can work with; nothing was changed."""


class SchemaBusy(ClaimdeskError):
    """Raised when the tables were in use by others for too long; nothing was changed."""


def newest_revision() -> str:
    """The revision this code works with."""
    return _known_revisions()[-1]


def revision_of(engine: Engine) -> str | None:
    """The revision of a database; None before its first migration. UnfitDatabase if unknown."""
    with for_reading(engine).connect() as connection:
        revision = _revision(connection)
        if revision is None:
            _check_unversioned(connection)
    return revision


def migrate(engine: Engine, *, wait: float = LOCK_WAIT) -> None:
    """Bring the tables to the newest revision, in one transaction; an empty database gets them.

    One made before there were revisions is adopted as it is. Where another process migrates, it
    is waited for `wait` seconds. Files whose rows the tables have then are removed. Raises
    UnfitDatabase, SchemaBusy.
    """
    newest = newest_revision()
    with for_reading(engine).connect() as connection:
        if _revision(connection) == newest:
            return
    taken_over: list[Path] = []
    with schema_lock(engine, wait=wait) as connection:
        revision = _revision(connection)  # another process may have migrated meanwhile
        if revision is None:
            _check_unversioned(connection)
        if revision != newest:
            taken_over = _upgrade(connection)
    for path in taken_over:
        for file in (path, *(path.with_name(path.name + suffix) for suffix in ("-wal", "-shm"))):
            file.unlink(missing_ok=True)


@contextmanager
def schema_lock(engine: Engine, *, wait: float = LOCK_WAIT) -> Iterator[Connection]:
    """A transaction that alone may change tables; SchemaBusy after `wait` seconds for any lock.

    SQLite checks foreign keys at its end only, so that a table can be made anew under its name.
    """
    if engine.dialect.name != "sqlite":
        from claimdesk.adapters.postgres import unhurried

        with _busy_after(wait), engine.begin() as connection, unhurried(connection):
            connection.exec_driver_sql(f"SET LOCAL lock_timeout = {int(1000 * wait)}")
            connection.execute(sa.select(sa.func.pg_advisory_xact_lock(_SCHEMA_LOCK)))
            yield connection
        return
    with engine.connect() as connection:
        # These hold outside of a transaction only, and SQLAlchemy would begin one.
        driver = connection.connection.cursor()
        usual_wait = driver.execute("PRAGMA busy_timeout").fetchone()[0]
        driver.execute(f"PRAGMA busy_timeout={int(1000 * wait)}")
        driver.execute("PRAGMA foreign_keys=OFF")
        try:
            with _busy_after(wait), connection.begin():
                yield connection
                broken = connection.exec_driver_sql("PRAGMA foreign_key_check").first()
                if broken is not None:
                    raise UnfitDatabase(
                        f"a row of the database's table {broken[0]} would refer to a row of"
                        f" {broken[2]} that is not there; nothing was changed"
                    )
        finally:
            driver.execute("PRAGMA foreign_keys=ON")
            driver.execute(f"PRAGMA busy_timeout={usual_wait}")
            driver.close()


@contextmanager
def _busy_after(wait: float) -> Iterator[None]:
    try:
        yield
    except OperationalError as error:
        if not _is_lock_timeout(error):
            raise
        raise SchemaBusy(
            f"another process has held the database's tables for {wait:g} s;"
            " try again when it is done, or end it"
        ) from error


def _is_lock_timeout(error: DBAPIError) -> bool:
    code = getattr(error.orig, "pgcode", None)
    return code == _LOCK_NOT_AVAILABLE or str(error.orig) == "database is locked"


def _known_revisions() -> list[str]:
    names = (path.name for path in (_MIGRATIONS / "versions").iterdir())
    return sorted(match[1] for match in map(_REVISION_FILE.fullmatch, names) if match)


def _revision(connection: Connection) -> str | None:
    if not sa.inspect(connection).has_table(_version.name):
        return None
    found = connection.execute(sa.select(_version.c.version_num)).scalars().all()
    if not found:
        return None
    known = _known_revisions()
    revision = ", ".join(found)
    if revision in known:
        return revision
    if re.fullmatch(r"\d{4}", revision):
        raise UnfitDatabase(
            f"the database is of revision {revision}, and this Claimdesk knows those up to"
            f" {known[-1]}: start the newer Claimdesk that it was migrated by, or put back the"
            " copy from before; nothing was changed"
        )
    raise UnfitDatabase(
        f"the database is of revision {revision!r}, which is none of Claimdesk's: {_ANOTHER}"
    )


def _check_unversioned(connection: Connection) -> None:
    """Raise UnfitDatabase unless the tables are the first revision's, some of them, or none."""
    inspector = sa.inspect(connection)
    all_there = set(inspector.get_table_names()) - {_version.name}
    there = all_there - _RASAS
    first = import_module(f"{_VERSIONS}.r0001_first_tables").tables().tables
    rasas = import_module(f"{_VERSIONS}.r0002_rasas_events").tables().tables
    if there and not there & first.keys():
        names = ", ".join(sorted(there)[:3])
        raise UnfitDatabase(
            f"the database has tables of something else ({names}) and none of Claimdesk's:"
            f" {_ANOTHER}"
        )
    ours = {**first, **rasas}
    for name in sorted(all_there & ours.keys()):
        columns = {column["name"] for column in inspector.get_columns(name)}
        differing = columns ^ set(ours[name].columns.keys())
        if differing:
            raise UnfitDatabase(
                f"the database has a table {name} that is not Claimdesk's (it differs in"
                f" {', '.join(sorted(differing)[:3])}): {_ANOTHER}"
            )


def _upgrade(connection: Connection) -> list[Path]:
    """Migrate; returns the files whose rows are in the tables now."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection  # env.py takes it
    taken_over: list[Path] = []
    config.attributes["taken_over"] = taken_over
    command.upgrade(config, "head")
    return taken_over
