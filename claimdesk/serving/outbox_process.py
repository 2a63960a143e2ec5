"""The process that delivers the outbox: `python -m claimdesk.serving.outbox_process`."""

from __future__ import annotations

import logging
import signal
import sys
import threading
from collections.abc import Callable
from datetime import timedelta
from types import FrameType

from sqlalchemy.engine import Engine
from sqlalchemy.exc import SQLAlchemyError

from claimdesk.adapters.database import open_database
from claimdesk.adapters.delivery import Transport
from claimdesk.adapters.maildir import MaildirTransport
from claimdesk.adapters.outbox import Outbox
from claimdesk.adapters.photos import Photos
from claimdesk.adapters.schema import SchemaBusy, UnfitDatabase, migrate
from claimdesk.adapters.sender import OutboxWorker
from claimdesk.adapters.smtp import SmtpServer, SmtpTransport
from claimdesk.settings import Settings

IDLE_SECONDS = 0.5  # between polls when idle
AWAY_SECONDS = 2.0  # retry interval while the database is down

log = logging.getLogger("claimdesk.outbox")


def make_transport(settings: Settings) -> Transport:
    """SMTP where the settings name a server, else the Maildir under home.

    Raises ValueError when the mail server's URL cannot be read.
    """
    if settings.smtp_url:
        server = SmtpServer.from_url(settings.smtp_url)
        return SmtpTransport(server, timeout=settings.smtp_timeout)
    return MaildirTransport(settings.home / "mail")


def make_sender(settings: Settings, engine: Engine) -> OutboxWorker:
    """The sender of this database's outbox."""
    return OutboxWorker(
        Outbox(engine),
        make_transport(settings),
        Photos(engine, settings.photo_folder),
        lease_time=timedelta(seconds=settings.outbox_lease),
    )


def run(send_next: Callable[[threading.Event], bool], stop: threading.Event) -> None:
    """Deliver until `stop` is set, retrying while the database is down."""
    away = False
    while not stop.is_set():
        try:
            busy = send_next(stop)
        except (SQLAlchemyError, SchemaBusy) as error:
            if not away:
                log.warning("database unavailable: %s", type(error).__name__)
            away = True
            stop.wait(AWAY_SECONDS)
            continue
        if away:
            log.info("database available again")
            away = False
        if not busy:
            stop.wait(IDLE_SECONDS)


def main() -> int:
    """Deliver until told to stop (SIGTERM, SIGINT); 2 when a setting or the database is wrong."""
    logging.basicConfig(
        stream=sys.stderr, level=logging.INFO, format="%(asctime)s %(levelname)s %(message)s"
    )
    stop = threading.Event()

    def end(_signal: int, _frame: FrameType | None) -> None:
        # Finish the current mail first.
        stop.set()

    signal.signal(signal.SIGTERM, end)
    signal.signal(signal.SIGINT, end)
    try:
        settings = Settings.from_environment()
        engine = open_database(settings.database)
        sender = make_sender(settings, engine)
    except ValueError as error:
        print(f"claimdesk outbox: {error}", file=sys.stderr)
        return 2

    migrated = False

    def send_next(stop: threading.Event) -> bool:
        nonlocal migrated
        if not migrated:
            migrate(engine)
            migrated = True
        return sender.send_next(stop)

    log.info("outbox started")
    try:
        run(send_next, stop)
    except UnfitDatabase as error:
        print(f"claimdesk outbox: {error}", file=sys.stderr)
        return 2
    finally:
        engine.dispose()
    log.info("the outbox has stopped")
    return 0


if __name__ == "__main__":
    sys.exit(main())
