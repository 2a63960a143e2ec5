"""A real mail server, a real database, and claims to file between them."""

from __future__ import annotations

import io
import socket
import ssl
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta, timezone
from email import message_from_bytes, policy
from email.message import EmailMessage
from functools import cached_property
from ipaddress import ip_address
from pathlib import Path
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from PIL import Image
from sqlalchemy.engine import Engine

from claimdesk.adapters.claim_records import SqlClaimRecords
from claimdesk.adapters.conversations import Conversations
from claimdesk.adapters.database import open_database
from claimdesk.adapters.mail import TemplateMailComposer
from claimdesk.adapters.outbox import Outbox
from claimdesk.adapters.photos import Photos
from claimdesk.adapters.pictures import sanitize_image
from claimdesk.adapters.schema import migrate
from claimdesk.adapters.wording import Catalogue, load_wording
from claimdesk.claims.claim import Claim
from claimdesk.claims.claim_numbers import new_reference
from claimdesk.claims.decision import Decision, decide
from claimdesk.claims.today import Today
from claimdesk.service.ports import ClaimPorts
from claimdesk.service.records import EvidenceRef
from claimdesk.service.submit_claim import ClaimReceipt, submit_claim
from claimdesk.settings import ROOT
from tests.unit.service.claim_fakes import CLAIM, POLICY, TODAY, facts_of_claim, submission

WORDING_FILE = ROOT / "wording" / "en.yml"
USER, PASSWORD = "desk", "p@ss/word:1"


def parse(content: bytes) -> EmailMessage:
    """A mail as a mail program reads it."""
    return message_from_bytes(content, policy=policy.default)  # type: ignore[return-value]


def body(mail: EmailMessage, kind: str = "plain") -> str:
    """The plain or HTML text of a mail."""
    part = mail.get_body((kind,))
    assert part is not None
    return str(part.get_content())


def picture(colour: str = "red") -> bytes:
    """A small JPEG."""
    stream = io.BytesIO()
    Image.new("RGB", (24, 16), colour).save(stream, "JPEG")
    return stream.getvalue()


def rich_decision(**changes: Any) -> Decision:
    """A decision with everything a mail can show, put together from two of the store's own."""
    regret = {
        **facts_of_claim(CLAIM),
        "reason": "change_of_mind",
        "price": "29.99",
        "wants": "refund",
    }
    doubtful = Claim.from_mapping({**regret, "condition": "unopened", "purchased_from": "unknown"})
    decision = decide(POLICY, doubtful, TODAY)
    late = decide(POLICY, doubtful, Today.on(date(2026, 3, 21)))
    over = next(found for found in late.clauses if found.held is False)
    clauses = [over if found.clause_id == over.clause_id else found for found in decision.clauses]
    reasons = (over, *decision.reasons)
    return replace(decision, reasons=reasons, missing=("photo",), clauses=tuple(clauses), **changes)


@dataclass
class DeskAtHome:
    """A desk's database and photos in a folder."""

    engine: Engine
    home: Path
    mail_from: str = "desk@claims.example"
    photo_budget: int = 14_000_000
    wording: Catalogue = field(default_factory=lambda: load_wording(WORDING_FILE))
    conversations: Conversations = field(init=False)
    photos: Photos = field(init=False)
    outbox: Outbox = field(init=False)
    conversation: str = field(init=False)

    def __post_init__(self) -> None:
        migrate(self.engine)
        self.conversations = Conversations(self.engine)
        self.photos = Photos(self.engine, self.home / "photos")
        self.outbox = Outbox(self.engine)
        self.conversation = self.conversations.create("procase").id

    @classmethod
    def at(cls, home: Path, **changes: Any) -> DeskAtHome:
        """A desk on SQLite in `home`."""
        return cls(open_database(f"sqlite:///{home / 'claimdesk.db'}"), home, **changes)

    @cached_property
    def ports(self) -> ClaimPorts:
        """The ports as `bootstrap` would make them."""
        return ClaimPorts(
            records=SqlClaimRecords(self.engine, self.photos),
            evidence_files=self.photos,
            transcripts=self.conversations,
            composer=TemplateMailComposer(
                self.mail_from, self.wording, photo_budget=self.photo_budget
            ),
            wording=self.wording,
            new_reference=new_reference,
        )

    def give_photo(self, colour: str = "red") -> EvidenceRef:
        """Store a photo of this conversation."""
        clean = sanitize_image(picture(colour))
        return EvidenceRef(self.photos.store(self.conversation, clean).id)

    def file_claim(self, key: str = "key-1", **changes: Any) -> ClaimReceipt:
        """File a claim, its two mails queued."""
        values = {"evidence": (), "conversation_id": self.conversation, "submission_key": key}
        return submit_claim(self.ports, **submission(**(values | changes)))


@dataclass
class Mailroom:
    """What a mail server received, and how it answers: `answers` are taken first, in order."""

    received: list[tuple[str, list[str], bytes]] = field(default_factory=list)
    answers: list[str] = field(default_factory=list)
    recipient_answers: dict[str, str] = field(default_factory=dict)
    on_data: Callable[[], None] = lambda: None
    seen: list[str] = field(default_factory=list)

    async def handle_RCPT(self, server, session, envelope, address, options) -> str:
        if address in self.recipient_answers:
            return self.recipient_answers[address]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope) -> str:
        self.on_data()
        if self.answers:
            answer = self.answers.pop(0)
            if not answer.startswith("250"):
                return answer
        self.seen.append("tls" if session.ssl else "plain")
        self.received.append((envelope.mail_from, envelope.rcpt_tos, envelope.original_content))
        return "250 taken"

    @property
    def mails(self) -> list[EmailMessage]:
        return [parse(content) for _, _, content in self.received]


@contextmanager
def mail_server(mailroom: Mailroom, **options: Any) -> Iterator[int]:
    """A running SMTP server; its port."""
    port = free_port()
    controller = Controller(mailroom, hostname="127.0.0.1", port=port, **options)
    controller.start()
    try:
        yield port
    finally:
        controller.stop()


def login_required() -> dict[str, Any]:
    """Options of a server that takes mail only after login, over TLS."""

    def check(server, session, envelope, mechanism, data) -> AuthResult:
        good = (data.login, data.password) == (USER.encode(), PASSWORD.encode())
        return AuthResult(success=good, handled=False)

    return {"authenticator": check, "auth_required": True, "auth_require_tls": True}


def free_port() -> int:
    """A port nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def certificate(folder: Path) -> tuple[ssl.SSLContext, Path]:
    """A server's TLS with a certificate of its own for 127.0.0.1, and that certificate's file."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "127.0.0.1")])
    now = datetime.now(timezone.utc)
    signed = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(
            x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))]), critical=False
        )
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    path, secret = folder / "certificate.pem", folder / "key.pem"
    path.write_bytes(signed.public_bytes(serialization.Encoding.PEM))
    secret.write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(path, secret)
    return context, path


def wait_until(holds: Callable[[], bool], seconds: float = 10) -> bool:
    """Whether it comes to hold within so many seconds."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if holds():
            return True
        time.sleep(0.02)
    return holds()
