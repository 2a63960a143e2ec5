"""Ports of the use cases, implemented by adapters."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Protocol

from claimdesk.conversation.shared.wording import Wording
from claimdesk.service.mails import MailFacts, OutgoingMail
from claimdesk.service.records import AdditionRecord, ClaimMove, ClaimRecord, EscalationRecord


@dataclass(frozen=True)
class EvidenceFile:
    """One photo as the conversation holds it; `content` is its bytes or the file that has them."""

    id: str
    media_type: str
    content: bytes | Path
    sha256: str
    name: str


class EvidenceFiles(Protocol):
    """The photos shoppers gave, as the web channel stored them."""

    def open(self, evidence_id: str) -> EvidenceFile:
        """The photo with this id; LookupError when there is none (any more)."""
        ...


@dataclass(frozen=True)
class OrderLine:
    """One item of an order as the store's records have it; None where they don't say.

    `purchased_from` is a code of the claim's field, `email` the customer's address, `currency`
    three letters.
    """

    order_number: str
    product: str | None = None
    purchased_on: date | None = None
    delivered_on: date | None = None
    price: Decimal | None = None
    currency: str | None = None
    email: str | None = None
    purchased_from: str | None = None


class OrderSource(Protocol):
    """The store's own records of orders, wherever they are kept."""

    async def lines(self, store: str, order_number: str) -> Sequence[OrderLine]:
        """The items of an order of this store; empty where there is no such order.

        `order_number` is written as the store's pattern has it. Whatever this raises costs the
        shopper nothing but the questions it would have spared.
        """
        ...


class Transcripts(Protocol):
    """What was said in a conversation, both sides, in order."""

    def transcript(self, conversation_id: str) -> Sequence[tuple[datetime, str, str]]:
        """Triples of when, who ("shopper" or "assistant") and what; empty when unknown."""
        ...


class ClaimLinks(Protocol):
    """Links for mails to one claim: to where it is decided, or to the chat about it."""

    def url(self, claim_number: str, store: str, mailbox: str) -> str | None:
        """A new link, to be sent to `mailbox` alone; None where there are none."""
        ...


class MailComposer(Protocol):
    """Turns recorded facts into mails ready to go; sends nothing."""

    def compose(self, facts: MailFacts) -> Sequence[OutgoingMail]:
        """The mails this event causes: to support (one or more, with the photos), to the shopper.

        Those and no others, in that order, that its `sending` names and that have an address.
        """
        ...


class RecordsUnit(Protocol):
    """A unit of work on the records (atomic)."""

    def claim(self, number: str) -> ClaimRecord | None:
        """The claim with this canonical number."""
        ...

    def claim_to_change(self, number: str) -> ClaimRecord | None:
        """The same, kept from other transactions until this one ends."""
        ...

    def claims_of_conversation(self, conversation_id: str) -> Sequence[ClaimRecord]:
        """The claims filed in this conversation or that it was opened for, oldest first."""
        ...

    def claim_of_submission(self, conversation_id: str, submission_key: str) -> ClaimRecord | None:
        """The claim this submission already made."""
        ...

    def claims_on_order(self, store: str, order_key: str) -> Sequence[ClaimRecord]:
        """Claims on this order (as `text.order_key` writes it), oldest first."""
        ...

    def claims_in_state(self, store: str, status: str) -> Sequence[ClaimRecord]:
        """The claims of a store in this state, oldest first."""
        ...

    def additions(self, number: str) -> Sequence[AdditionRecord]:
        """What was added to the claim with this canonical number, oldest first."""
        ...

    def addition_of_submission(
        self, conversation_id: str, submission_key: str
    ) -> AdditionRecord | None:
        """The addition this submission already made."""
        ...

    def escalation_of_submission(
        self, conversation_id: str, submission_key: str
    ) -> EscalationRecord | None:
        """The escalation this submission already made."""
        ...

    def add_claim(self, record: ClaimRecord) -> None:
        """Insert a claim and link its evidence, so that photos survive erasure of the conversation.

        RecordConflict when number or key is taken; EvidenceMissing when a photo is gone.
        """
        ...

    def change_claim(self, record: ClaimRecord) -> None:
        """Write a claim's status, parcel, e-mail address, facts and decision anew."""
        ...

    def moves(self, number: str) -> Sequence[ClaimMove]:
        """The moves of the claim with this canonical number, oldest first."""
        ...

    def move_of_key(self, key: str) -> ClaimMove | None:
        """The move this key already made."""
        ...

    def add_move(self, move: ClaimMove) -> None:
        """Write a move; RecordConflict when its key was used."""
        ...

    def add_addition(self, record: AdditionRecord) -> None:
        """Write an addition and tie its evidence to the claim; raises as `add_claim` does."""
        ...

    def add_escalation(self, record: EscalationRecord) -> None:
        """Write an escalation and tie its evidence to it; raises as `add_claim` does."""
        ...

    def add_mail(self, mail: OutgoingMail, *, now: datetime) -> None:
        """Queue a mail for the outbox."""
        ...

    def has_mail(self, message_id: str) -> bool:
        """Whether this mail was queued before."""
        ...


class ClaimRecords(Protocol):
    """The store of claims, their evidence links, and outgoing mail."""

    @property
    def is_local(self) -> bool:
        """Whether what only reads answers at once, as a file beside the program does."""
        ...

    def transaction(self, *, reads: bool = False) -> AbstractContextManager[RecordsUnit]:
        """Open a transaction, committed on leaving and undone on any exception.

        One that only `reads` waits for no writer where the store is local. Raises NotRecorded when
        the store fails, RecordConflict when a unique value was taken.
        """
        ...


@dataclass(frozen=True)
class ClaimPorts:
    """Everything the claim use cases work with; made once, by `bootstrap`.

    `new_reference` makes a fresh canonical number for a prefix ("CLM", "MSG"); `orders` is None
    where the store's records of orders can't be asked.
    """

    records: ClaimRecords
    evidence_files: EvidenceFiles
    transcripts: Transcripts
    composer: MailComposer
    wording: Wording
    new_reference: Callable[[str], str]
    orders: OrderSource | None = None
