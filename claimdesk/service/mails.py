"""Mail inputs and composed mails."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Literal

from claimdesk.service.records import AdditionRecord, ClaimRecord, EscalationRecord, KeptEvidence
from claimdesk.service.text import one_line

if TYPE_CHECKING:  # the outbox's process needs no terms
    from claimdesk.claims.store_policy import StorePolicy

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
class ClaimMail:
    """A new claim, for support and shopper; `next_steps` are sentences to the shopper."""

    store: StoreContact
    claim: ClaimRecord
    transcript: Transcript
    next_steps: tuple[str, ...] = ()


#: What happened to a claim after it was filed.
ChangeKind = Literal["added", "corrected", "withdrawn", "readdressed"]


@dataclass(frozen=True)
class AdditionMail:
    """What was added to a claim or changed on it, for support and shopper.

    `claim` is as it stands now; `rejudged` says that its decision came out another way;
    `next_steps` are for a receipt that is sent again.
    """

    store: StoreContact
    claim: ClaimRecord
    addition: AdditionRecord
    transcript: Transcript
    kind: ChangeKind = "added"
    rejudged: bool = False
    next_steps: tuple[str, ...] = ()


@dataclass(frozen=True)
class StatusMail:
    """How a claim stands, for the shopper alone; `sentences` say it, `key` sets the mail apart."""

    store: StoreContact
    claim: ClaimRecord
    sentences: tuple[str, ...]
    date: datetime
    key: str


@dataclass(frozen=True)
class About:
    """What a message to the staff is about; `matter` is a code whose words are `matter_<code>`."""

    matter: str = "message"
    order_number: str | None = None
    new_address: str | None = None
    urgent: bool = False


NOTHING = About()


@dataclass(frozen=True)
class EscalationMail:
    """A handover request, for support and as a confirmation to the shopper."""

    store: StoreContact
    escalation: EscalationRecord
    transcript: Transcript
    about: About = NOTHING


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
