"""What mails are composed of, an event each, and composed mails."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING, Literal

from claimdesk.service.records import (
    AdditionRecord,
    ClaimMove,
    ClaimRecord,
    EscalationRecord,
    KeptEvidence,
)
from claimdesk.service.text import one_line

if TYPE_CHECKING:  # the outbox's process needs no terms
    from claimdesk.claims.store_policy import StorePolicy
    from claimdesk.service.overdue import Overdue

Transcript = Sequence[tuple[datetime, str, str]]  # when, "shopper" or "assistant", text


@dataclass(frozen=True)
class StoreContact:
    """The store as a correspondent.

    `subjects` maps a reason to the kind its mail must name, `product_kinds` a kind to its title;
    `currency` is that of its prices.
    """

    id: str
    name: str
    email: str
    website: str
    timezone: str
    currency: str
    subjects: Mapping[str, str] = field(default_factory=dict)
    product_kinds: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, policy: StorePolicy) -> StoreContact:
        """The correspondent a store policy describes."""
        return cls(
            id=policy.id,
            name=one_line(policy.name),
            email=policy.contact.email,
            website=one_line(policy.website),
            timezone=policy.timezone,
            currency=policy.currency,
            product_kinds={kind.id: one_line(kind.title) for kind in policy.product_kinds},
            subjects={k: one_line(v) for k, v in policy.contact.subjects.items()},
        )


@dataclass(frozen=True)
class Sending:
    """Which mails an event causes, by their kinds; None where that side gets none.

    `shopper` is their address, "" if unknown; `evidence` goes to the staff. `tag` sets the
    Message-IDs apart from those of other events under the same `reference`. A thread is the kind
    of the claim's first mail to that side, which this one follows.
    """

    reference: str
    shopper: str
    date: datetime
    to_staff: str | None = None
    to_shopper: str | None = None
    staff_thread: str | None = None
    shopper_thread: str | None = None
    evidence: tuple[KeptEvidence, ...] = ()
    tag: str = "filed"


@dataclass(frozen=True)
class MailFacts(ABC):
    """An event that mails tell of. Its fields are the values that their templates know."""

    store: StoreContact

    @property
    @abstractmethod
    def sending(self) -> Sending:
        """Which mails it causes."""


@dataclass(frozen=True)
class ClaimMail(MailFacts):
    """A new claim; `next_steps` are sentences to the shopper.

    `confirmed` says that the store's own records have their address for the order.
    """

    claim: ClaimRecord
    transcript: Transcript
    next_steps: tuple[str, ...] = ()
    confirmed: bool = False

    @property
    def sending(self) -> Sending:
        """To the staff with the photos; to the shopper a receipt."""
        return Sending(
            self.claim.number,
            self.claim.email,
            self.claim.created_at,
            to_staff="claim_support",
            to_shopper="claim_receipt",
            evidence=self.claim.evidence,
        )


#: What happened to a claim after it was filed.
ChangeKind = Literal["added", "corrected", "withdrawn", "readdressed"]


@dataclass(frozen=True)
class AdditionMail(MailFacts):
    """What was added to a claim or changed on it.

    `claim` is as it stands now; `rejudged` says that its decision came out another way;
    `next_steps` are for a receipt that is sent again.
    """

    claim: ClaimRecord
    addition: AdditionRecord
    transcript: Transcript
    change: ChangeKind = "added"
    rejudged: bool = False
    next_steps: tuple[str, ...] = ()
    confirmed: bool = False  # one of `claim_receipt`'s values, which it may be sent again as

    @property
    def sending(self) -> Sending:
        """To both in the claim's threads; to an address put right the claim's own receipt."""
        again = self.change == "readdressed"
        return Sending(
            self.claim.number,
            self.claim.email,
            self.addition.created_at,
            to_staff="addition_support",
            to_shopper="claim_receipt" if again else "addition_receipt",
            staff_thread="claim_support",
            shopper_thread=None if again else "claim_receipt",
            evidence=self.addition.evidence,
            tag=self.addition.id,
        )


@dataclass(frozen=True)
class DecisionMail(MailFacts):
    """A move of a claim by the staff, or a step of its parcel; `claim` is as it stands after it."""

    claim: ClaimRecord
    move: ClaimMove

    @property
    def sending(self) -> Sending:
        """To the shopper, and to the staff for their own record, each in the claim's thread."""
        return Sending(
            self.claim.number,
            self.claim.email,
            self.move.made_at,
            to_staff="decision_support",
            to_shopper="decision_receipt",
            staff_thread="claim_support",
            shopper_thread="claim_receipt",
            tag=self.move.id,
        )


@dataclass(frozen=True)
class ConfirmMail(MailFacts):
    """A link, for the staff alone, that shows that who asked for it at `at` reads their mailbox."""

    claim: ClaimRecord
    url: str
    at: datetime

    @property
    def sending(self) -> Sending:
        """To the staff, once in an hour; a reply goes to nobody else."""
        tag = f"confirm-{self.at:%Y%m%d%H}"
        return Sending(self.claim.number, "", self.at, to_staff="confirm_support", tag=tag)


@dataclass(frozen=True)
class OverdueMail(MailFacts):
    """The claims that wait longer than the store promises, for its staff, on `day`."""

    overdue: Sequence[Overdue]
    at: datetime
    day: date

    @property
    def sending(self) -> Sending:
        """To the staff alone, once a day."""
        return Sending(self.store.id, "", self.at, to_staff="overdue_support", tag=f"{self.day}")


@dataclass(frozen=True)
class StatusMail(MailFacts):
    """How a claim stands, for the shopper alone; `sentences` say it, `key` sets the mail apart."""

    claim: ClaimRecord
    sentences: tuple[str, ...]
    date: datetime
    key: str

    @property
    def sending(self) -> Sending:
        """To the claim's own address."""
        return Sending(
            self.claim.number,
            self.claim.email,
            self.date,
            to_shopper="status_receipt",
            shopper_thread="claim_receipt",
            tag=self.key,
        )


@dataclass(frozen=True)
class About:
    """What a message to the staff is about; `matter` is a code whose words are `matter_<code>`."""

    matter: str = "message"
    order_number: str | None = None
    new_address: str | None = None
    urgent: bool = False


NOTHING = About()


@dataclass(frozen=True)
class EscalationMail(MailFacts):
    """A handover request, for support and as a confirmation to the shopper."""

    escalation: EscalationRecord
    transcript: Transcript
    about: About = NOTHING

    @property
    def sending(self) -> Sending:
        """To the staff with the conversation; to the shopper a receipt."""
        return Sending(
            self.escalation.reference,
            self.escalation.email,
            self.escalation.created_at,
            to_staff="message_support",
            to_shopper="message_receipt",
            evidence=self.escalation.evidence,
        )


@dataclass(frozen=True)
class OutgoingMail:
    """A composed mail: all of it but the attachments' content, which `attachments` points to.

    `message_id` is fixed here, so that every copy ever sent is recognisably the same mail.
    """

    message_id: str
    kind: str
    reference: str
    store: str
    date: datetime
    from_name: str
    from_address: str
    recipient: str
    subject: str
    plain: str
    html: str
    reply_to: str | None = None
    in_reply_to: str | None = None
    attachments: tuple[KeptEvidence, ...] = ()
