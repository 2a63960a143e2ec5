"""Mails composed from recorded facts: to support, and a receipt to the shopper.

A mail is composed when its claim is recorded and stored whole but for the photos: those
are read when it is sent, from the photos' own folder, where filing a claim keeps them.
"""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from email.headerregistry import Address
from email.utils import parseaddr
from typing import Any

from claimdesk.adapters import mail_rows
from claimdesk.adapters.mail_text import MailText, MailWords, inert
from claimdesk.conversation.outcome import in_a_row
from claimdesk.conversation.wording import Wording
from claimdesk.service.mails import (
    AdditionMail,
    ClaimMail,
    EscalationMail,
    OutgoingMail,
    StatusMail,
    StoreContact,
)
from claimdesk.service.records import ClaimRecord, KeptEvidence

# Bytes of photos in one mail. Base64 makes them a third larger, and the limits of
# mail servers begin at about 20 MB for the whole mail.
PHOTO_BUDGET = 14_000_000


@dataclass(frozen=True)
class _Event:
    """What the mails of one event share; `tag` sets its Message-IDs apart from other events'."""

    store: StoreContact
    reference: str
    shopper: str
    date: datetime
    tag: str = "filed"


class TemplateMailComposer:
    """`MailComposer` on the templates; `mail_from` is the desk's own address."""

    def __init__(
        self, mail_from: str, wording: Wording, *, photo_budget: int = PHOTO_BUDGET
    ) -> None:
        self._from = parseaddr(mail_from)[1]
        try:
            self._domain = Address(addr_spec=self._from).domain or "localhost"
        except Exception:  # the parser raises several kinds, IndexError among them
            raise ValueError(f"CLAIMDESK_MAIL_FROM: {mail_from!r} is not an address") from None
        self._words = wording
        self._text = MailText(wording)
        self._photo_budget = photo_budget

    def claim_mails(self, facts: ClaimMail) -> Sequence[OutgoingMail]:
        """To support with the photos, in as many mails as they need; to the shopper a receipt."""
        claim, store, words = facts.claim, facts.store, self._words
        event = _Event(store, claim.number, claim.email, claim.created_at)
        decision = claim.decision
        shared = {
            **self._claim_values(store, claim),
            **self._decision_values(claim),
            "clauses": mail_rows.clause_rows(decision, words),
        }
        support = self._to_support(
            event,
            "claim_support",
            claim.evidence,
            outcome=mail_rows.outcome_rows(decision, words, reader="staff"),
            transcript=facts.transcript,
            **shared,
        )
        return [*support, self._claim_receipt(event, claim, facts.next_steps)]

    def _claim_receipt(
        self, event: _Event, claim: ClaimRecord, next_steps: Sequence[str] = ()
    ) -> OutgoingMail:
        """What the shopper gets once the claim is filed, or once their address is right."""
        values = self._claim_values(event.store, claim)
        values["facts"] = [(label, inert(value)) for label, value in values["facts"]]
        verdict = claim.decision.verdict
        return self._to_shopper(
            event,
            "claim_receipt",
            steps=list(next_steps) or mail_rows.usual_steps(verdict, event.store.name, self._words),
            outcome=mail_rows.outcome_rows(claim.decision, self._words, reader="receipt"),
            photo_count=self._photo_count(claim.evidence),
            **values,
            **self._decision_values(claim),
        )

    def addition_mails(self, facts: AdditionMail) -> Sequence[OutgoingMail]:
        """To support with the added photos, in the claim's thread; to the shopper a receipt.

        Where the address was put right, the shopper's is the claim's receipt, sent there.
        """
        claim, addition, kind = facts.claim, facts.addition, facts.kind
        event = _Event(
            facts.store, claim.number, claim.email, addition.created_at, secrets.token_hex(6)
        )
        shared = {
            **self._claim_values(facts.store, claim),
            **self._decision_values(claim),
            "addition": addition,
            "rejudged": facts.rejudged,
        }
        support = self._to_support(
            event,
            "addition_support",
            addition.evidence,
            in_reply_to=self._message_id(claim.number, _Event.tag, "claim_support"),
            transcript=facts.transcript,
            change=self._words.text(f"staff_{kind}", {"kind": shared["kind"]}),
            title=self._words.text(f"staff_{kind}_title", {"claim_number": claim.number}),
            outcome=mail_rows.outcome_rows(claim.decision, self._words, reader="staff"),
            **shared,
        )
        if kind == "readdressed":
            return [*support, self._claim_receipt(event, claim, facts.next_steps)]
        receipt = self._to_shopper(
            event,
            "addition_receipt",
            in_reply_to=self._message_id(claim.number, _Event.tag, "claim_receipt"),
            photo_count=self._photo_count(addition.evidence) if addition.evidence else None,
            title=self._words.text(f"receipt_{kind}_title", {}),
            intro=self._words.text(f"receipt_{kind}", {"claim_number": claim.number}),
            next=self._words.text(f"receipt_{kind}_next", {"store_name": facts.store.name}),
            outcome=mail_rows.outcome_rows(claim.decision, self._words, reader="receipt"),
            **shared,
        )
        return [*support, receipt]

    def status_mail(self, facts: StatusMail) -> OutgoingMail:
        """How a claim stands, to its own address."""
        claim = facts.claim
        event = _Event(facts.store, claim.number, claim.email, facts.date, facts.key)
        return self._to_shopper(
            event,
            "status_receipt",
            in_reply_to=self._message_id(claim.number, _Event.tag, "claim_receipt"),
            sentences=facts.sentences,
            **self._claim_values(facts.store, claim),
        )

    def escalation_mails(self, facts: EscalationMail) -> Sequence[OutgoingMail]:
        """To support the message with its conversation; to the shopper a receipt."""
        message = facts.escalation
        event = _Event(facts.store, message.reference, message.email, message.created_at)
        shared: dict[str, Any] = {"store": facts.store, "message": message}
        shared["facts"] = mail_rows.message_rows(facts.about, self._words)
        support = self._to_support(
            event,
            "message_support",
            message.evidence,
            kind=self._words.text(f"matter_{facts.about.matter}", {}),
            about=facts.about,
            transcript=facts.transcript,
            **shared,
        )
        if not message.email:
            return support
        return [*support, self._to_shopper(event, "message_receipt", **shared)]

    def _claim_values(self, store: StoreContact, claim: ClaimRecord) -> dict[str, Any]:
        words = self._words
        kind = store.subjects.get(claim.reason or "")
        kind = kind or words.text(f"kind_{mail_rows.kind_code(claim)}", {})
        rows = mail_rows.fact_rows(claim, store, words)
        return {"store": store, "claim": claim, "kind": kind, "facts": rows}

    def _decision_values(self, claim: ClaimRecord) -> dict[str, Any]:
        return {
            "decision": claim.decision,
            "against": mail_rows.reason_texts(claim.decision),
            "missing": in_a_row(claim.decision.to_be_sent, self._words),
            "stands": mail_rows.verdict_text(claim.decision, self._words),
        }

    def _photo_count(self, evidence: Sequence[KeptEvidence]) -> str:
        return str(len(evidence)) if evidence else self._words.text("mail_photos_none", {})

    def _to_support(
        self,
        event: _Event,
        template: str,
        evidence: tuple[KeptEvidence, ...],
        *,
        in_reply_to: str | None = None,
        **values: Any,
    ) -> list[OutgoingMail]:
        parts = mail_rows.photo_parts([photo.size for photo in evidence], self._photo_budget)
        names = [photo.name for photo in evidence]
        mails: list[OutgoingMail] = []
        for number, positions in enumerate(parts, start=1):
            here = [names[position] for position in positions]
            note = mail_rows.photos_note(names, here, len(parts), self._words)
            if number > 1:
                values = {"store": event.store, "reference": event.reference}
                values.update(part=number, part_count=len(parts), subject=mails[0].subject)
            words = self._text.words(
                template if number == 1 else "more_photos", photos_note=note, **values
            )
            mails.append(
                self._mail(
                    event,
                    template if number == 1 else f"{template}_photos_{number}",
                    words,
                    recipient=event.store.email,
                    reply_to=event.shopper or None,
                    in_reply_to=mails[0].message_id if mails else in_reply_to,
                    attachments=tuple(evidence[position] for position in positions),
                )
            )
        return mails

    def _to_shopper(
        self,
        event: _Event,
        template: str,
        *,
        in_reply_to: str | None = None,
        **values: Any,
    ) -> OutgoingMail:
        return self._mail(
            event,
            template,
            self._text.words(template, **values),
            recipient=event.shopper,
            reply_to=event.store.email,
            in_reply_to=in_reply_to,
        )

    def _mail(self, event: _Event, kind: str, words: MailWords, **values: Any) -> OutgoingMail:
        return OutgoingMail(
            message_id=self._message_id(event.reference, event.tag, kind),
            kind=kind,
            reference=event.reference,
            store=event.store.id,
            date=event.date,
            from_name=event.store.name,
            from_address=self._from,
            subject=words.subject,
            plain=words.plain,
            html=words.html,
            **values,
        )

    def _message_id(self, reference: str, tag: str, kind: str) -> str:
        return f"<{reference}.{tag}.{kind}@{self._domain}>"
