"""Handing mail to a real SMTP server: TLS, login, refusals, and servers that hang."""

from __future__ import annotations

import socket
import ssl
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import pytest

from claimdesk.adapters.delivery import DeliveryError, PermanentDeliveryError
from claimdesk.adapters.mail_message import message_bytes
from claimdesk.adapters.outbox import Lease
from claimdesk.adapters.smtp import SmtpServer, SmtpTransport
from tests.integration.mail.mail_harness import (
    USER,
    DeskAtHome,
    certificate,
    free_port,
    login_required,
    mail_server,
)
from tests.unit.service.claim_fakes import NOW

LOGIN = f"{USER}:p%40ss%2Fword%3A1@"


@pytest.fixture
def lease(desk: DeskAtHome) -> Lease:
    """A mail in hand."""
    desk.file_claim()
    lease = desk.outbox.lease_next(NOW, timedelta(hours=1))
    assert lease is not None
    return lease


def _deliver(desk: DeskAtHome, lease: Lease, url: str, **options: object) -> None:
    transport = SmtpTransport(SmtpServer.from_url(url), **options)  # type: ignore[arg-type]
    transport.deliver(lease.mail, message_bytes(lease.mail, desk.photos))


def _trusting(path: Path) -> ssl.SSLContext:
    return ssl.create_default_context(cafile=str(path))


def test_a_plain_server_takes_the_mail(desk, lease, mailroom) -> None:
    """From the desk's address, to the one recipient, byte for byte."""
    with mail_server(mailroom) as port:
        _deliver(desk, lease, f"smtp://127.0.0.1:{port}")

    (envelope,) = mailroom.received
    assert envelope[:2] == ("desk@claims.example", ["support@procase.com"])
    assert envelope[2] == message_bytes(lease.mail, desk.photos)
    assert mailroom.seen == ["plain"]


def test_starttls_and_login(desk, lease, mailroom, tmp_path) -> None:
    """The connection is encrypted before the password is said."""
    tls, path = certificate(tmp_path)
    with mail_server(mailroom, tls_context=tls, **login_required()) as port:
        _deliver(desk, lease, f"smtp://{LOGIN}127.0.0.1:{port}", tls=_trusting(path))

    assert mailroom.seen == ["tls"]


def test_the_system_trusts_what_ssl_cert_file_names(
    desk, lease, mailroom, tmp_path, monkeypatch
) -> None:
    """A private authority needs no setting of ours."""
    tls, path = certificate(tmp_path)
    monkeypatch.setenv("SSL_CERT_FILE", str(path))
    with mail_server(mailroom, tls_context=tls, require_starttls=True) as port:
        _deliver(desk, lease, f"smtp://127.0.0.1:{port}")

    assert mailroom.seen == ["tls"]


def test_smtps(desk, lease, mailroom, tmp_path) -> None:
    """TLS from the first byte."""
    tls, path = certificate(tmp_path)
    with mail_server(mailroom, ssl_context=tls) as port:
        _deliver(desk, lease, f"smtps://127.0.0.1:{port}", tls=_trusting(path))

    assert len(mailroom.received) == 1


@pytest.mark.parametrize("scheme", ["smtp", "smtps"])
def test_an_unknown_certificate_gets_no_mail(desk, lease, mailroom, tmp_path, scheme) -> None:
    """It is tried again later, and nothing was said to the stranger."""
    tls, _ = certificate(tmp_path)
    options = {"tls_context": tls} if scheme == "smtp" else {"ssl_context": tls}
    with mail_server(mailroom, **options) as port, pytest.raises(DeliveryError) as caught:
        _deliver(desk, lease, f"{scheme}://127.0.0.1:{port}")

    assert "CERTIFICATE_VERIFY_FAILED" in str(caught.value)
    assert not isinstance(caught.value, PermanentDeliveryError)
    assert not mailroom.received


def test_a_required_starttls_is_not_done_without(desk, lease, mailroom) -> None:
    """A server that does not offer it, or has it stripped on the way, gets nothing."""
    with mail_server(mailroom) as port, pytest.raises(DeliveryError, match="STARTTLS"):
        _deliver(desk, lease, f"smtp://127.0.0.1:{port}?starttls=required")

    assert not mailroom.received


def test_a_wrong_password_is_not_the_mails_fault(desk, lease, mailroom, tmp_path) -> None:
    """The settings may be mended; the mail waits, and the error does not hold the password."""
    tls, path = certificate(tmp_path)
    with (
        mail_server(mailroom, tls_context=tls, **login_required()) as port,
        pytest.raises(DeliveryError) as caught,
    ):
        _deliver(desk, lease, f"smtp://{USER}:wr0ng@127.0.0.1:{port}", tls=_trusting(path))

    assert not isinstance(caught.value, PermanentDeliveryError)
    assert "535" in str(caught.value)
    assert "wr0ng" not in str(caught.value)


@pytest.mark.parametrize(
    ("answer", "for_good"),
    [
        ("450 busy", False),
        ("452 4.3.1 full", False),
        ("550 5.7.1 spam", True),
        ("599 no", True),
        ("499 no", False),
        ("421 closing", False),
    ],
)
def test_only_a_five_hundred_is_for_good(desk, lease, mailroom, answer, for_good) -> None:
    """Refused with the message or with the recipient, the code decides."""
    mailroom.answers = [answer]
    with mail_server(mailroom) as port:
        with pytest.raises(DeliveryError) as caught:
            _deliver(desk, lease, f"smtp://127.0.0.1:{port}")
        mailroom.recipient_answers = {"support@procase.com": answer}
        with pytest.raises(DeliveryError) as refused:
            _deliver(desk, lease, f"smtp://127.0.0.1:{port}")

    for error in (caught.value, refused.value):
        assert isinstance(error, PermanentDeliveryError) is for_good
        assert answer[:3] in str(error)


def test_nobody_listening_is_no_reason_to_give_up(desk, lease) -> None:
    """The mail waits."""
    with pytest.raises(DeliveryError, match="ConnectionRefused"):
        _deliver(desk, lease, f"smtp://127.0.0.1:{free_port()}")


@contextmanager
def _hanging_server(says: bytes) -> Iterator[int]:
    """A server that says so much and then nothing."""
    listener = socket.create_server(("127.0.0.1", 0))
    kept = []

    def accept() -> None:
        while True:
            try:
                connection, _ = listener.accept()
            except OSError:
                return
            kept.append(connection)
            connection.sendall(says)

    threading.Thread(target=accept, daemon=True).start()
    try:
        yield listener.getsockname()[1]
    finally:
        listener.close()
        for connection in kept:
            connection.close()


@pytest.mark.parametrize("says", [b"", b"220 hello\r\n", b"220 hello\r\n250 hi\r\n250 OK\r\n"])
def test_a_hanging_server_is_left_after_the_timeout(desk, lease, says) -> None:
    """At whatever point it falls silent."""
    began = time.monotonic()
    with _hanging_server(says) as port, pytest.raises(DeliveryError):
        _deliver(desk, lease, f"smtp://127.0.0.1:{port}", timeout=0.3)

    assert time.monotonic() - began < 3


@pytest.mark.parametrize(
    ("url", "server"),
    [
        ("smtp://mail.example", SmtpServer("mail.example", 25)),
        ("smtps://mail.example", SmtpServer("mail.example", 465, implicit_tls=True)),
        (
            "smtp://a%40b:c%2Fd@mail.example:587",
            SmtpServer("mail.example", 587, "a@b", "c/d", starttls="required"),
        ),
        ("smtp://a:b@localhost", SmtpServer("localhost", 25, "a", "b")),
        (
            "smtp://a:b@mail.example?starttls=never",
            SmtpServer("mail.example", 25, "a", "b", starttls="never"),
        ),
        ("smtp://[::1]:2525", SmtpServer("::1", 2525)),
    ],
)
def test_urls_are_read(url: str, server: SmtpServer) -> None:
    """Escapes undone, ports defaulted, TLS required where a password travels."""
    assert SmtpServer.from_url(url) == server


@pytest.mark.parametrize(
    "url",
    [
        "http://mail.example",
        "smtp://",
        "mail.example",
        "smtp://u:s3cret@mail.example:port",
        "smtp://u:s3cret@mail.example?starttls=maybe",
    ],
)
def test_a_wrong_url_is_refused_without_repeating_it(url: str) -> None:
    """It may hold a password."""
    with pytest.raises(ValueError, match="mail server") as caught:
        SmtpServer.from_url(url)

    assert "s3cret" not in str(caught.value)
