"""Mail handed to a mail server by SMTP, with TLS, login and timeouts."""

from __future__ import annotations

import smtplib
import ssl
from contextlib import suppress
from dataclasses import dataclass
from urllib.parse import parse_qs, unquote, urlsplit

from claimdesk.adapters.delivery import DeliveryError, PermanentDeliveryError
from claimdesk.service.mails import OutgoingMail

_PORTS = {"smtp": 25, "smtps": 465}
_STARTTLS = ("required", "offered", "never")
_LEAVE_SECONDS = 3.0
_LOOPBACK = {"localhost", "127.0.0.1", "::1"}


@dataclass(frozen=True)
class SmtpServer:
    """Where mail is handed in; `starttls` is one of required, offered, never."""

    host: str
    port: int
    user: str | None = None
    password: str | None = None
    implicit_tls: bool = False
    starttls: str = "offered"

    @classmethod
    def from_url(cls, url: str) -> SmtpServer:
        """Read `smtp://user:pass@host:port?starttls=…` or `smtps://…`.

        Where a password goes to another machine, STARTTLS is required unless the URL says
        otherwise. Raises ValueError, which does not repeat the URL: it may hold a password.
        """
        try:
            parts = urlsplit(url)
            port = parts.port or _PORTS[parts.scheme]
        except (ValueError, KeyError):
            raise ValueError(
                "the mail server's URL must be smtp://[user:password@]host[:port] or smtps://…"
            ) from None
        host = parts.hostname
        if not host:
            raise ValueError("the mail server's URL names no host")
        user = unquote(parts.username) if parts.username else None
        default = "required" if user and host not in _LOOPBACK else "offered"
        starttls = parse_qs(parts.query).get("starttls", [default])[-1]
        if starttls not in _STARTTLS:
            raise ValueError(f"starttls in the mail server's URL: one of {', '.join(_STARTTLS)}")
        return cls(
            host=host,
            port=port,
            user=user,
            password=unquote(parts.password or "") if user else None,
            implicit_tls=parts.scheme == "smtps",
            starttls=starttls,
        )


class SmtpTransport:
    """A connection to the mail server for each mail; `timeout` in seconds for each exchange.

    Certificates are verified against the system's authorities (`SSL_CERT_FILE` names others).
    """

    def __init__(
        self,
        server: SmtpServer,
        *,
        timeout: float = 60,
        tls: ssl.SSLContext | None = None,
    ) -> None:
        self._server = server
        self._timeout = timeout
        self._tls = tls

    def deliver(self, mail: OutgoingMail, content: bytes) -> None:
        """Hand the mail over; returns when the server has taken responsibility for it."""
        try:
            connection = self._connect()
        except (OSError, smtplib.SMTPException) as error:
            # Whatever the server's code: connection and login errors aren't specific to this mail,
            # and are retried.
            raise DeliveryError(_error_text(error)) from error
        try:
            connection.sendmail(mail.from_address, [mail.recipient], content)
        except smtplib.SMTPRecipientsRefused as error:
            code, said = error.recipients[mail.recipient]
            raise _refusal(code, said) from error
        except smtplib.SMTPDataError as error:
            raise _refusal(error.smtp_code, error.smtp_error) from error
        except (OSError, smtplib.SMTPException) as error:
            # A sender the server refuses is here too: that is our setting, not this mail.
            raise DeliveryError(_error_text(error)) from error
        finally:
            _quit(connection)

    def _connect(self) -> smtplib.SMTP:
        server = self._server
        tls = self._tls or ssl.create_default_context()
        if server.implicit_tls:
            connection: smtplib.SMTP = smtplib.SMTP_SSL(
                server.host, server.port, timeout=self._timeout, context=tls
            )
        else:
            connection = smtplib.SMTP(server.host, server.port, timeout=self._timeout)
        try:
            connection.ehlo_or_helo_if_needed()
            if not server.implicit_tls and server.starttls != "never":
                self._start_tls(connection, tls)
            if server.user is not None:
                connection.login(server.user, server.password or "")
        except BaseException:
            connection.close()
            raise
        return connection

    def _start_tls(self, connection: smtplib.SMTP, tls: ssl.SSLContext) -> None:
        if connection.has_extn("starttls"):
            connection.starttls(context=tls)
            connection.ehlo()
        elif self._server.starttls == "required":
            raise smtplib.SMTPNotSupportedError("the server does not offer STARTTLS")


def _quit(connection: smtplib.SMTP) -> None:
    # The mail is already accepted; a failing QUIT doesn't matter, and waiting
    # for it would only put off recording that the mail is sent.
    with suppress(OSError, smtplib.SMTPException):
        if connection.sock:
            connection.sock.settimeout(_LEAVE_SECONDS)
            connection.quit()
    connection.close()


def _refusal(code: int, said: bytes | str) -> DeliveryError:
    text = said.decode("utf-8", "replace") if isinstance(said, bytes) else str(said)
    # RFC 5321, section 4.2.1: 5yz is permanent. Anything else may pass.
    kind = PermanentDeliveryError if 500 <= code <= 599 else DeliveryError
    return kind(f"{code} {text}")


def _error_text(error: BaseException) -> str:
    if isinstance(error, smtplib.SMTPResponseException):
        said = error.smtp_error
        text = said.decode("utf-8", "replace") if isinstance(said, bytes) else str(said)
        return f"{error.smtp_code} {text}"
    return f"{type(error).__name__}: {error}"
