"""Mails composed from recorded facts: to support, and a receipt to the shopper.

A mail is composed when its claim is recorded and stored whole but for the photos: those
are read when it is sent, from the photos' own folder, where filing a claim keeps them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields
from email.headerregistry import Address
from email.utils import parseaddr
from functools import partial
from typing import Any

from claimdesk.adapters import mail_rows
from claimdesk.adapters.mail_text import MailText, MailWords
from claimdesk.conversation.shared.wording import Wording
from claimdesk.service.mails import MailFacts, OutgoingMail, Sending
from claimdesk.service.ports import ClaimLinks
from claimdesk.service.records import ClaimRecord

# Bytes of photos in one mail. Base64 makes them a third larger, and the limits of
# mail servers begin at about 20 MB for the whole mail.
PHOTO_BUDGET = 14_000_000


class TemplateMailComposer:
    """`MailComposer` on the templates; `mail_from` is the desk's own address.

    `staff_links` lead the staff from a mail about a claim to its decision, `shopper_links` who was
    asked for something into the chat.
    """

    def __init__(
        self,
        mail_from: str,
        wording: Wording,
        *,
        photo_budget: int = PHOTO_BUDGET,
        staff_links: ClaimLinks | None = None,
        shopper_links: ClaimLinks | None = None,
    ) -> None:
        self._staff_links = staff_links
        self._shopper_links = shopper_links
        self._from = parseaddr(mail_from)[1]
        try:
            self._domain = Address(addr_spec=self._from).domain or "localhost"
        except Exception:  # the parser raises several kinds, IndexError among them
            raise ValueError(f"CLAIMDESK_MAIL_FROM: {mail_from!r} is not an address") from None
        self._words = wording
        self._text = MailText(wording)
        self._photo_budget = photo_budget

    def compose(self, facts: MailFacts) -> Sequence[OutgoingMail]:
        """The mails that `facts.sending` names, each by the template of its kind."""
        sending = facts.sending
        values = {field.name: getattr(facts, field.name) for field in fields(facts)}
        values["reference"] = sending.reference
        mails: list[OutgoingMail] = []
        if sending.to_staff:
            mails += self._to_staff(facts, sending.to_staff, values)
        if sending.to_shopper and sending.shopper:
            values["chat_at"] = partial(_link, self._shopper_links, sending.shopper)
            receipt = self._mail(
                facts,
                sending.to_shopper,
                self._text.words(sending.to_shopper, values),
                recipient=sending.shopper,
                reply_to=facts.store.email,
                in_reply_to=self._first_mail(sending, sending.shopper_thread),
            )
            mails.append(receipt)
        return mails

    def _to_staff(self, facts: MailFacts, kind: str, values: dict[str, Any]) -> list[OutgoingMail]:
        """The mail with its photos, and more in its thread where they are too large for one."""
        sending = facts.sending
        photos = sending.evidence
        parts = mail_rows.photo_parts([photo.size for photo in photos], self._photo_budget)
        template, name = kind, kind
        thread = self._first_mail(sending, sending.staff_thread)
        mails: list[OutgoingMail] = []
        values["decide_at"] = partial(_link, self._staff_links, facts.store.email)
        for number, positions in enumerate(parts, start=1):
            here = tuple(photos[position] for position in positions)
            note = mail_rows.photos_note(photos, here, len(parts), self._words)
            values = {**values, "photos_note": note}
            if mails:
                template, name = "more_photos", f"{kind}_photos_{number}"
                thread = mails[0].message_id
                values.update(part=number, part_count=len(parts), subject=mails[0].subject)
            mail = self._mail(
                facts,
                name,
                self._text.words(template, values),
                recipient=facts.store.email,
                reply_to=sending.shopper or None,
                in_reply_to=thread,
                attachments=here,
            )
            mails.append(mail)
        return mails

    def _mail(self, facts: MailFacts, kind: str, words: MailWords, **values: Any) -> OutgoingMail:
        sending, store = facts.sending, facts.store
        return OutgoingMail(
            message_id=self._message_id(sending.reference, sending.tag, kind),
            kind=kind,
            reference=sending.reference,
            store=store.id,
            date=sending.date,
            from_name=store.name,
            from_address=self._from,
            subject=words.subject,
            plain=words.plain,
            html=words.html,
            **values,
        )

    def _first_mail(self, sending: Sending, thread: str | None) -> str | None:
        return thread and self._message_id(sending.reference, Sending.tag, thread)

    def _message_id(self, reference: str, tag: str, kind: str) -> str:
        return f"<{reference}.{tag}.{kind}@{self._domain}>"


def _link(links: ClaimLinks | None, mailbox: str, claim: ClaimRecord) -> str | None:
    """A link to a claim for who reads this mailbox; None where there are none."""
    return links.url(claim.number, claim.store, mailbox) if links else None
