"""`claimdesk database`: of which revision the tables are, and migrating them by hand."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from claimdesk.claims.errors import ClaimdeskError

if TYPE_CHECKING:
    from sqlalchemy.engine import Engine

    from claimdesk.settings import Settings

DONE, FOUND = 0, 1


def add_commands(subparsers: Any) -> None:
    """Add `database status|upgrade`."""
    database = subparsers.add_parser("database", help="the revision of the tables, and migrating")
    verbs = database.add_subparsers(metavar="WHAT", required=True)
    status = verbs.add_parser("status", help="the revision; exit code 1 when it is not the newest")
    status.set_defaults(run=show_status)
    upgrade = verbs.add_parser("upgrade", help="migrate to the newest revision, as a start does")
    upgrade.set_defaults(run=upgrade_database)


def show_status(_arguments: argparse.Namespace) -> int:
    """Print where the database is and its revision; 1 when there is something to migrate."""
    from claimdesk.adapters.database import is_missing
    from claimdesk.adapters.schema import newest_revision, revision_of
    from claimdesk.settings import Settings

    settings = Settings.from_environment()
    newest = newest_revision()
    with _database_errors():
        revision = None
        if not is_missing(settings.database):  # a look at it would make it
            with _opened(settings) as engine:
                revision = revision_of(engine)
    if revision == newest:
        print(f"revision {revision}, the newest")
        return DONE
    print(f"revision {revision or 'none yet'}; the newest is {newest} (claimdesk database upgrade)")
    return FOUND


def upgrade_database(_arguments: argparse.Namespace) -> int:
    """Migrate the database to the newest revision, and print which that is."""
    from claimdesk.adapters.schema import newest_revision
    from claimdesk.settings import Settings

    with migrated_database(Settings.from_environment()):
        print(f"revision {newest_revision()}, the newest")
    return DONE


@contextmanager
def migrated_database(settings: Settings) -> Iterator[Engine]:
    """The database for a command, migrated; ClaimdeskError where it does not answer."""
    from claimdesk.adapters.schema import migrate

    with _database_errors(), _opened(settings) as engine:
        migrate(engine)
        yield engine


@contextmanager
def _opened(settings: Settings) -> Iterator[Engine]:
    from claimdesk.adapters.database import open_database

    engine = open_database(settings.database)
    try:
        yield engine
    finally:
        engine.dispose()


@contextmanager
def _database_errors() -> Iterator[None]:
    from sqlalchemy.exc import SQLAlchemyError

    try:
        yield
    except SQLAlchemyError as error:
        # Its own text spans lines and may hold the database's password.
        raise ClaimdeskError(f"the database does not answer ({type(error).__name__})") from None
