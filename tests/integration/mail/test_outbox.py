"""The outbox: one sender per mail, nothing lost, nothing blocked, every failure in sight."""

from __future__ import annotations

import mailbox
import threading
import time
from collections import Counter
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest
import sqlalchemy as sa

from claimdesk.adapters import sender as sending
from claimdesk.adapters.database import open_database
from claimdesk.adapters.decision_json import decision_json
from claimdesk.adapters.delivery import DeliveryError, PermanentDeliveryError
from claimdesk.adapters.maildir import MaildirTransport
from claimdesk.adapters.outbox import Outbox, outbox
from claimdesk.adapters.sender import MOST_ATTEMPTS, OutboxWorker, retry_delay
from claimdesk.service.errors import EvidenceMissing, NotRecorded
from claimdesk.service.records import EvidenceRef
from tests.integration.mail.mail_harness import DeskAtHome, Mailroom, mail_server
from tests.unit.service.claim_fakes import NOW

LEASE = timedelta(seconds=60)


class Transport:
    """Takes mail, or raises what it was told to for a recipient."""

    def __init__(self) -> None:
        self.taken: list[str] = []
        self.refusing: dict[str, Exception] = {}

    def deliver(self, mail, content: bytes) -> None:
        if mail.recipient in self.refusing:
            raise self.refusing[mail.recipient]
        self.taken.append(mail.message_id)


class Clock:
    """A clock that is set by hand."""

    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def desk(request, tmp_path: Path):
    """A desk on each kind of database."""
    if request.param == "sqlite":
        desk = DeskAtHome.at(tmp_path)
    else:
        desk = DeskAtHome(open_database(request.getfixturevalue("postgres_url")), tmp_path)
    yield desk
    desk.engine.dispose()


@pytest.fixture
def transport() -> Transport:
    return Transport()


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def sender(desk: DeskAtHome, transport: Transport, clock: Clock) -> OutboxWorker:
    return OutboxWorker(
        desk.outbox, transport, desk.photos, lease_time=LEASE, clock=clock, chance=lambda: 0.5
    )


def _send_all(sender: OutboxWorker) -> None:
    while sender.send_next():
        pass


def _states(desk: DeskAtHome) -> list[str]:
    return [mail.state for mail in desk.outbox.states()]


def test_queued_mail_is_sent_once(desk, sender, transport) -> None:
    """Both mails of a claim go out, and the outbox is quiet afterwards."""
    desk.file_claim()
    _send_all(sender)
    _send_all(sender)

    assert _states(desk) == ["sent", "sent"]
    assert len(transport.taken) == len(set(transport.taken)) == 2


def test_a_claim_comes_back_as_it_was_filed(desk) -> None:
    """Facts, decision, moments and evidence survive the database."""
    ref = desk.give_photo()
    receipt = desk.file_claim(evidence=(ref,))

    with desk.ports.records.transaction() as unit:
        record = unit.claim(receipt.number)

    assert record.created_at == NOW
    assert decision_json(record.decision) == decision_json(receipt.decision)
    assert record.facts["product"] == "Folio Case"
    assert [e.evidence_id for e in record.evidence] == [ref.id]
    assert desk.photos.open(ref.id).claim_number == receipt.number


def test_a_photo_erased_meanwhile_undoes_the_whole_claim(desk) -> None:
    """Between looking at it and recording the claim its conversation may be erased."""
    ref = desk.give_photo()
    files = desk.ports.evidence_files
    opened = files.open(ref.id)
    desk.photos.erase(desk.conversation)

    class Stale:
        def open(self, evidence_id: str):
            return type(opened)(**{**vars(opened), "content": b"picture"})

    object.__setattr__(desk.ports, "evidence_files", Stale())

    with pytest.raises(EvidenceMissing):
        desk.file_claim(evidence=(EvidenceRef(ref.id),))

    assert desk.ports.records.claims() == []
    assert desk.outbox.states() == []


def test_the_same_submission_at_once_makes_one_claim(desk) -> None:
    """Many threads, one claim, two mails, one number for all."""
    numbers: list[str] = []
    together = threading.Barrier(6)

    def file() -> None:
        together.wait()
        numbers.append(desk.file_claim().number)

    threads = [threading.Thread(target=file) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(numbers) == 6
    assert len(set(numbers)) == len(desk.ports.records.claims()) == 1
    assert len(desk.outbox.states()) == 2


def test_a_mail_that_fails_comes_back_later_and_later(desk, sender, transport, clock) -> None:
    """It is not due before its time, the error is in sight, and in the end it goes."""
    desk.file_claim()
    transport.refusing["support@procase.com"] = DeliveryError("450 busy")
    _send_all(sender)

    first = desk.outbox.states(state="failed")[0]
    assert (first.attempts, first.last_error) == (1, "450 busy")
    assert first.next_attempt_at == NOW + timedelta(seconds=30)
    clock.now = NOW + timedelta(seconds=29)
    assert not sender.send_next()
    clock.now = NOW + timedelta(seconds=30)
    assert sender.send_next()
    second = desk.outbox.states(state="failed")[0]
    assert second.next_attempt_at == clock.now + timedelta(seconds=60)

    transport.refusing.clear()
    clock.now = second.next_attempt_at
    _send_all(sender)
    assert _states(desk) == ["sent", "sent"]


def test_one_bad_mail_does_not_block_the_others(desk, sender, transport) -> None:
    """Whatever one mail raises, the others go out."""
    for key in ("a", "b", "c"):
        desk.file_claim(key)
    transport.refusing["support@procase.com"] = RuntimeError("cannot be built")
    _send_all(sender)

    assert Counter(_states(desk)) == {"failed": 3, "sent": 3}


def test_a_photo_that_cannot_be_read_fails_its_mail_alone(desk, sender) -> None:
    """A damaged folder is in sight, and mended later."""
    ref = desk.give_photo()
    desk.file_claim(evidence=(ref,))
    path = desk.photos.open(ref.id).path
    path.rename(path.with_name("away"))
    _send_all(sender)

    (failed,) = desk.outbox.states(state="failed")
    assert "FileNotFoundError" in failed.last_error
    path.with_name("away").rename(path)
    desk.outbox.retry(NOW)
    _send_all(sender)
    assert _states(desk) == ["sent", "sent"]


def test_a_mail_refused_for_good_stays_in_sight_until_retried(desk, sender, transport) -> None:
    """Staff see it, mend what is wrong, and send it again."""
    desk.file_claim()
    transport.refusing["Sam@example.com"] = PermanentDeliveryError("550 no such user")
    _send_all(sender)

    (given_up,) = desk.outbox.states(state="given_up")
    assert given_up.last_error == "550 no such user"
    assert not sender.send_next()

    transport.refusing.clear()
    assert desk.outbox.retry(NOW, ids=[given_up.id + 1000]) == 0
    assert desk.outbox.retry(NOW, ids=[given_up.id]) == 1
    assert desk.outbox.states(state="requeued")
    _send_all(sender)
    assert _states(desk) == ["sent", "sent"]


@pytest.mark.parametrize(("before", "state"), [(2, "failed"), (1, "given_up")])
def test_after_the_last_try_a_mail_is_given_up(desk, sender, transport, before, state) -> None:
    """One try before the last it still comes back."""
    desk.file_claim()
    transport.refusing["support@procase.com"] = DeliveryError("away")
    with desk.engine.begin() as connection:
        connection.execute(outbox.update().values(attempts=MOST_ATTEMPTS - before))
    _send_all(sender)

    assert _states(desk) == [state, "sent"]


def test_delays_double_up_to_the_longest_and_spread() -> None:
    """30 s, a minute, two; never over six hours and a fifth; in all more than four days."""
    assert [retry_delay(n, 0.5).total_seconds() for n in (1, 2, 3)] == [30, 60, 120]
    assert retry_delay(MOST_ATTEMPTS, 0.5) == retry_delay(500, 0.5) == sending.LONGEST_DELAY
    assert retry_delay(1, 0.0).total_seconds() == 24
    assert retry_delay(1, 0.9999).total_seconds() == pytest.approx(36, abs=0.1)
    whole = sum((retry_delay(n, 0.5) for n in range(1, MOST_ATTEMPTS)), timedelta())
    assert timedelta(days=4) < whole < timedelta(days=5)


def test_a_dead_senders_mail_is_taken_over_when_its_lease_ends(desk) -> None:
    """Not a moment before; under the same Message-ID; and the dead cannot finish it."""
    desk.file_claim()
    lost = desk.outbox.lease_next(NOW, LEASE)
    other = desk.outbox.lease_next(NOW, LEASE)
    assert desk.outbox.lease_next(NOW + LEASE - timedelta(seconds=1), LEASE) is None

    again = desk.outbox.lease_next(NOW + LEASE, LEASE)

    assert {again.mail.message_id, other.mail.message_id} >= {lost.mail.message_id}
    assert again.token != lost.token
    if again.id == lost.id:
        assert not desk.outbox.sent(lost, NOW)
        assert not desk.outbox.renew(lost, NOW + LEASE * 9)
        assert desk.outbox.sent(again, NOW)


def test_a_renewed_lease_is_not_taken_over(desk) -> None:
    """A slow mail server is not a dead sender."""
    desk.file_claim()
    lease = desk.outbox.lease_next(NOW, LEASE)
    assert desk.outbox.renew(lease, NOW + 3 * LEASE)
    other = desk.outbox.lease_next(NOW + 2 * LEASE, LEASE)
    assert other.id != lease.id
    assert desk.outbox.lease_next(NOW + 2 * LEASE, LEASE) is None


def test_a_slow_delivery_keeps_its_lease(desk) -> None:
    """A delivery several leases long is still the only one."""
    taken = []

    class Slow:
        def deliver(self, mail, content: bytes) -> None:
            taken.append(mail.message_id)
            time.sleep(4.5)

    desk.file_claim()
    senders = [
        OutboxWorker(Outbox(desk.engine), Slow(), desk.photos, lease_time=timedelta(seconds=1.8))
        for _ in range(3)
    ]
    threads = [threading.Thread(target=sender.send_next) for sender in senders]
    for thread in threads:
        thread.start()
    time.sleep(3.0)
    assert not senders[0].send_next()
    for thread in threads:
        thread.join()

    assert len(taken) == len(set(taken)) == 2
    assert _states(desk) == ["sent", "sent"]


def test_two_senders_never_send_a_mail_twice(desk, mailroom: Mailroom) -> None:
    """Side by side on one outbox with a real mail server, each mail arrives once."""
    from claimdesk.adapters.smtp import SmtpServer, SmtpTransport

    for number in range(10):
        desk.file_claim(f"key-{number}")
    with mail_server(mailroom) as port:
        transport = SmtpTransport(SmtpServer.from_url(f"smtp://127.0.0.1:{port}"))
        threads = [
            threading.Thread(
                target=_send_all,
                args=(OutboxWorker(Outbox(desk.engine), transport, desk.photos, clock=_real),),
            )
            for _ in range(3)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()

    assert Counter(_states(desk)) == {"sent": 20}
    assert len({mail["Message-ID"] for mail in mailroom.mails}) == len(mailroom.mails) == 20


def _real() -> datetime:
    return datetime.now(timezone.utc)


def test_an_outcome_is_recorded_when_the_database_comes_back(desk, transport, monkeypatch) -> None:
    """A mail that is out is not forgotten, which would send it again."""
    desk.file_claim()
    original, failures = desk.outbox.sent, iter([1, 1])

    def sent(lease, now):
        if next(failures, None):
            raise sa.exc.OperationalError("update", {}, Exception("away"))
        return original(lease, now)

    monkeypatch.setattr(desk.outbox, "sent", sent)
    sender = OutboxWorker(desk.outbox, transport, desk.photos, clock=Clock())
    _send_all(sender)

    assert _states(desk) == ["sent", "sent"]
    assert len(transport.taken) == 2


def test_a_store_that_fails_raises_not_recorded(tmp_path) -> None:
    """The dialogue can tell the shopper that nothing is lost."""
    desk = DeskAtHome.at(tmp_path)
    with desk.engine.begin() as connection:
        outbox.drop(connection)

    with pytest.raises(NotRecorded):
        desk.file_claim()

    assert desk.ports.records.claims() == []


def _deliver_all(desk: DeskAtHome, folder: Path) -> None:
    _send_all(OutboxWorker(desk.outbox, MaildirTransport(folder), desk.photos, clock=Clock()))


def test_without_a_server_mail_goes_into_the_maildir(tmp_path) -> None:
    """As files any mail program reads, for the owner's eyes only."""
    desk = DeskAtHome.at(tmp_path)
    desk.file_claim()
    _deliver_all(desk, tmp_path / "mail")

    found = list(mailbox.Maildir(tmp_path / "mail", create=False))
    assert {mail["To"] for mail in found} == {"support@procase.com", "Sam@example.com"}
    files = list((tmp_path / "mail" / "new").iterdir())
    assert len(files) == 2
    assert {path.stat().st_mode & 0o777 for path in files} == {0o600}
    assert b"\r\n" not in files[0].read_bytes()


@pytest.mark.parametrize("read", [False, True])
def test_a_second_delivery_into_the_maildir_changes_nothing(tmp_path, read: bool) -> None:
    """After a crash between writing and recording, even where the first was read by then."""
    desk = DeskAtHome.at(tmp_path)
    desk.file_claim()
    _deliver_all(desk, tmp_path / "mail")
    if read:
        for path in (tmp_path / "mail" / "new").iterdir():
            path.rename(tmp_path / "mail" / "cur" / f"{path.name}:2,S")
    with desk.engine.begin() as connection:
        connection.execute(outbox.update().values(state="queued"))
    _deliver_all(desk, tmp_path / "mail")

    assert len(mailbox.Maildir(tmp_path / "mail", create=False)) == 2
    assert _states(desk) == ["sent", "sent"]


def test_an_unwritable_maildir_keeps_the_mail_waiting(tmp_path) -> None:
    """A file where the folder should be is mended some day."""
    desk = DeskAtHome.at(tmp_path)
    desk.file_claim()
    (tmp_path / "mail").write_text("in the way")
    _deliver_all(desk, tmp_path / "mail")

    assert _states(desk) == ["failed", "failed"]
