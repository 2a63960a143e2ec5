"""Fakes behind the ports of the claim use cases, and a claim to file with them."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime, timezone
from types import SimpleNamespace
from typing import Any

from claimdesk.adapters.store_files import load_store
from claimdesk.claims import fields
from claimdesk.claims.claim import Claim
from claimdesk.claims.claim_numbers import new_reference
from claimdesk.claims.day_range import DayRange
from claimdesk.claims.decision import Decision, decide
from claimdesk.claims.store_policy import StorePolicy
from claimdesk.claims.today import Today
from claimdesk.conversation.shared.wording import Wording
from claimdesk.language.languages import DEFAULT
from claimdesk.service.errors import RecordConflict
from claimdesk.service.mails import MailFacts, StatusMail
from claimdesk.service.ports import ClaimPorts, EvidenceFile
from claimdesk.service.records import (
    ClaimRecord,
    EvidenceRef,
    Shopper,
    facts_on_record,
)
from claimdesk.settings import ROOT

NOW = datetime(2026, 3, 2, 17, 30, tzinfo=timezone.utc)

TODAY = Today.on(date(2026, 3, 2))
POLICY = load_store(ROOT / "stores" / "procase.yml")
CLAIM = Claim.from_mapping(
    {
        "reason": "defective",
        "purchased_from": "store",
        "purchased_on": "2026-02-18",
        "product": "Folio Case",
        "order_number": "PC-20418",
    }
)


class FakeRecords:
    """Records in memory; a transaction works on a copy and swaps it in at its end."""

    def __init__(self) -> None:
        self.state: dict[str, list[Any]] = {
            "claims": [],
            "additions": [],
            "moves": [],
            "escalations": [],
            "mails": [],
        }
        self.fail_with: Exception | None = None
        self.writes = 0

    is_local = True

    @contextmanager
    def transaction(self, *, reads: bool = False) -> Iterator[FakeUnit]:
        """All of it or nothing."""
        if self.fail_with:
            raise self.fail_with
        draft = copy.deepcopy(self.state)
        yield FakeUnit(draft)
        self.writes += draft != self.state
        self.state = draft


@dataclass
class FakeUnit:
    """One transaction of `FakeRecords`."""

    state: dict[str, list[Any]]

    def claim(self, number: str) -> Any:
        return _first(r for r in self.state["claims"] if r.number == number)

    def claim_of_submission(self, conversation_id: str, submission_key: str) -> Any:
        return self._of("claims", conversation_id, submission_key)

    def additions(self, number: str) -> list[Any]:
        return [r for r in self.state["additions"] if r.claim_number == number]

    def addition_of_submission(self, conversation_id: str, submission_key: str) -> Any:
        return self._of("additions", conversation_id, submission_key)

    def escalation_of_submission(self, conversation_id: str, submission_key: str) -> Any:
        return self._of("escalations", conversation_id, submission_key)

    claim_to_change = claim

    def claims_of_conversation(self, conversation_id: str) -> list[Any]:
        return [r for r in self.state["claims"] if r.conversation_id == conversation_id]

    def claims_on_order(self, store: str, order_key: str) -> list[Any]:
        return [r for r in self.state["claims"] if (r.store, r.order_key) == (store, order_key)]

    def claims_in_state(self, store: str, status: str) -> list[Any]:
        return [r for r in self.state["claims"] if (r.store, r.status) == (store, status)]

    def add_claim(self, record: Any) -> None:
        if self.claim(record.number):
            raise RecordConflict("number")
        self.state["claims"].append(record)

    def change_claim(self, record: Any) -> None:
        claims = self.state["claims"]
        self.state["claims"] = [record if r.number == record.number else r for r in claims]

    def add_addition(self, record: Any) -> None:
        self.state["additions"].append(record)

    def moves(self, number: str) -> list[Any]:
        return [move for move in self.state["moves"] if move.claim_number == number]

    def move_of_key(self, key: str) -> Any:
        return _first(move for move in self.state["moves"] if move.key == key)

    def add_move(self, move: Any) -> None:
        if self.move_of_key(move.key):
            raise RecordConflict("key")
        self.state["moves"].append(move)

    def add_escalation(self, record: Any) -> None:
        self.state["escalations"].append(record)

    def add_mail(self, mail: Any, *, now: datetime) -> None:
        self.state["mails"].append(mail)

    def has_mail(self, message_id: str) -> bool:
        return any(getattr(m, "message_id", None) == message_id for m in self.state["mails"])

    def _of(self, kind: str, conversation_id: str, submission_key: str) -> Any:
        return _first(
            r
            for r in self.state[kind]
            if (r.conversation_id, r.submission_key) == (conversation_id, submission_key)
        )


class FakeEvidenceFiles:
    """Photos by id."""

    def __init__(self) -> None:
        self.files = {"photo-a": b"picture a", "photo-b": b"picture b"}

    def open(self, evidence_id: str) -> EvidenceFile:
        content = self.files[evidence_id]
        return EvidenceFile(evidence_id, "image/jpeg", content, "0" * 64, "../../x\r\n.jpg")


class FakeTranscripts:
    """A short talk."""

    fail_with: Exception | None = None

    def transcript(self, conversation_id: str) -> list[tuple[datetime, str, str]]:
        if self.fail_with:
            raise self.fail_with
        return [(NOW, "shopper", "it broke\x00")]


class FakeComposer:
    """Mails that name what they were made from."""

    def compose(self, facts: MailFacts) -> list[Any]:
        if isinstance(facts, StatusMail):
            return [SimpleNamespace(message_id=f"{facts.claim.number}.{facts.key}", facts=facts)]
        return [("to support", facts), ("to shopper", facts)]


class FakeWording:
    """Names in place of sentences."""

    language = DEFAULT

    def text(self, name: str, values: Any) -> str:
        return f"{name} {dict(values)}"


@dataclass
class FakeDesk:
    """The fakes, and the ports made of them."""

    records: FakeRecords = field(default_factory=FakeRecords)
    evidence: FakeEvidenceFiles = field(default_factory=FakeEvidenceFiles)
    transcripts: FakeTranscripts = field(default_factory=FakeTranscripts)
    new_reference: Any = new_reference

    @property
    def ports(self) -> ClaimPorts:
        return ClaimPorts(
            records=self.records,
            evidence_files=self.evidence,
            transcripts=self.transcripts,
            composer=FakeComposer(),
            wording=FakeWording(),
            new_reference=self.new_reference,
        )


def submission(**changes: Any) -> dict[str, Any]:
    """The arguments of `submit_claim` for a `claim`; the decision is the store's on it."""
    values: dict[str, Any] = {
        "policy": POLICY,
        "claim": CLAIM,
        "shopper": Shopper("Sam@Example.com", "Sam"),
        "details": "The hinge\r\ncracked.",
        "evidence": (EvidenceRef("photo-a"),),
        "conversation_id": "talk-1",
        "submission_key": "key-1",
        "now": NOW,
    }
    values |= changes
    claim = values.pop("claim")
    if "decision" not in values:
        values["decision"] = decide(POLICY, claim, TODAY)
    return {**values, "facts": facts_of_claim(claim)}


def facts_of_claim(claim: Claim) -> dict[str, Any]:
    """What is known of a claim, as a draft would hold it (JSON)."""
    named = {name: getattr(claim, name, claim.others.get(name)) for name in fields.judged()}
    return {name: _json(value) for name, value in named.items() if value is not None}


def _json(value: Any) -> Any:
    if isinstance(value, DayRange):
        return {"earliest": value.earliest.isoformat(), "latest": value.latest.isoformat()}
    if isinstance(value, frozenset):
        return sorted(value)
    return str(value)


def filed(
    policy: StorePolicy, claim: Claim, today: Today, wording: Wording, **changes: Any
) -> ClaimRecord:
    """A claim on record, judged by `policy` as of `today` in the words of `wording`."""
    values: dict[str, Any] = {
        "number": "CLM-TEST",
        "store": policy.id,
        "status": "submitted",
        "created_at": datetime(2026, 3, 12, 12, tzinfo=timezone.utc),
        "conversation_id": "talk-1",
        "submission_key": "key-1",
        "email": "sam@example.com",
        "name": None,
        "details": "",
        "facts": facts_on_record(facts_of_claim(claim)),
        "decision": decide(policy, claim, today).worded(wording),
        "order_key": "",
        "item_key": "",
    }
    return ClaimRecord(**(values | changes))


def as_decided(claim: ClaimRecord, facts: Any) -> Decision:
    """A judge who stays with the decision on record."""
    return claim.decision


def _first(found: Any) -> Any:
    return next(iter(found), None)
