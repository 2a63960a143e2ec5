"""Delivers due mails from the outbox and records the result."""

from __future__ import annotations

import logging
import random
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta, timezone

from sqlalchemy.exc import SQLAlchemyError

from claimdesk.adapters.delivery import DeliveryError, PermanentDeliveryError, Transport
from claimdesk.adapters.mail_message import message_bytes
from claimdesk.adapters.outbox import Lease, Outbox
from claimdesk.service.ports import EvidenceFiles

log = logging.getLogger("claimdesk.outbox")

# RFC 5321, section 4.5.4.1, recommends retrying for 4–5 days: 28 attempts with this backoff
# take 4.5.
FIRST_DELAY = timedelta(seconds=30)
LONGEST_DELAY = timedelta(hours=6)
MOST_ATTEMPTS = 28
_JITTER = 0.2  # ±, to avoid synchronized retries


def retry_delay(attempts: int, chance: float) -> timedelta:
    """How long to wait after the `attempts`-th failure; `chance` in [0, 1) spreads it."""
    doubled = FIRST_DELAY * 2 ** min(attempts - 1, 30)
    return min(doubled, LONGEST_DELAY) * (1 - _JITTER + 2 * _JITTER * chance)


def _now() -> datetime:
    return datetime.now(timezone.utc)


class OutboxWorker:
    """Delivers from one outbox; `lease_time` bounds how long a dead sender keeps a mail."""

    def __init__(
        self,
        outbox: Outbox,
        transport: Transport,
        evidence: EvidenceFiles,
        *,
        lease_time: timedelta = timedelta(seconds=60),
        clock: Callable[[], datetime] = _now,
        chance: Callable[[], float] = random.random,
    ) -> None:
        self._outbox = outbox
        self._transport = transport
        self._evidence = evidence
        self._lease_time = lease_time
        self._clock = clock
        self._chance = chance

    def send_next(self, stop: threading.Event | None = None) -> bool:
        """Deliver the mail that is due; False when none is.

        Raises SQLAlchemyError when the database fails before delivery.
        Afterwards it keeps trying to record the outcome until `stop` is set.
        """
        lease = self._outbox.lease_next(self._clock(), self._lease_time)
        if lease is None:
            return False
        with self._renewing_lease(lease):
            outcome = self._deliver(lease)
        self._record(outcome, stop or threading.Event())
        return True

    def _deliver(self, lease: Lease) -> Callable[[], bool]:
        mail, tries = lease.mail, lease.attempts + 1
        name = f"{mail.kind} {mail.reference} to {mail.recipient}"
        try:
            self._transport.deliver(mail, message_bytes(mail, self._evidence))
        except PermanentDeliveryError as error:
            log.error("given up: %s: %s", name, error)
            reason = str(error)
            return lambda: self._outbox.give_up(lease, reason)
        except SQLAlchemyError as error:
            # Only the photos' records are read here: the database is away, not the mail wrong.
            return self._schedule_retry(lease, name, f"{type(error).__name__}", tries)
        except DeliveryError as error:
            return self._schedule_retry(lease, name, str(error), tries)
        except Exception as error:
            # One mail that cannot be built, say for a photo that is not there, must not
            # keep the others waiting; it comes back like any that failed.
            return self._schedule_retry(lease, name, f"{type(error).__name__}: {error}", tries)
        log.info("sent: %s %s", name, mail.message_id)
        return lambda: self._outbox.sent(lease, self._clock())

    def _schedule_retry(
        self, lease: Lease, name: str, error: str, tries: int
    ) -> Callable[[], bool]:
        if tries >= MOST_ATTEMPTS:
            log.error("given up after %d tries: %s: %s", tries, name, error)
            return lambda: self._outbox.give_up(lease, error)
        delay = retry_delay(tries, self._chance())
        log.warning("failed, again in %.0f s: %s: %s", delay.total_seconds(), name, error)
        return lambda: self._outbox.failed(lease, error, self._clock() + delay)

    def _record(self, outcome: Callable[[], bool], stop: threading.Event) -> None:
        pause = 0.1
        while True:
            try:
                if not outcome():
                    log.warning("another sender took the mail over; it may arrive twice")
                return
            except SQLAlchemyError as error:
                # Already sent: retry recording, or it would be sent twice.
                log.warning("the database is away: %s", type(error).__name__)
                if stop.wait(pause):
                    return
                pause = min(pause * 2, 5.0)

    @contextmanager
    def _renewing_lease(self, lease: Lease) -> Iterator[None]:
        """Renew the lease from a thread of its own while the mail server takes its time."""
        done = threading.Event()

        def renew() -> None:
            while not done.wait(self._lease_time.total_seconds() / 3):
                try:
                    self._outbox.renew(lease, self._clock() + self._lease_time)
                except SQLAlchemyError as error:
                    log.warning("the lease was not renewed: %s", type(error).__name__)

        keeper = threading.Thread(target=renew, name="outbox-lease", daemon=True)
        keeper.start()
        try:
            yield
        finally:
            done.set()
            keeper.join()
