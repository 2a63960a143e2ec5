"""The desk: facade over the use cases, per store."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cached_property, lru_cache
from typing import Any, TypeVar

from claimdesk.claims.calendar import local_date
from claimdesk.claims.decision import decide
from claimdesk.claims.store_policy import StorePolicy, facts_of
from claimdesk.claims.today import Today
from claimdesk.conversation.claim_form.form import ClaimForm
from claimdesk.conversation.context.handed_over import HandedOver
from claimdesk.conversation.danger.advice import advice_told, claim_after_danger
from claimdesk.conversation.filed_claims.command import FiledClaimCommand
from claimdesk.conversation.filed_claims.command_slots import waiting
from claimdesk.conversation.filed_claims.outcome import next_steps, outcome
from claimdesk.conversation.routing.interruptions import RESUME
from claimdesk.conversation.shared.draft import EVIDENCE, Draft
from claimdesk.conversation.shared.faq import worded
from claimdesk.conversation.shared.matters import MATTERS, NO_DANGER
from claimdesk.conversation.shared.turn import Choice, Say, Step, Turn
from claimdesk.conversation.shared.wording import Wording
from claimdesk.conversation.staff_message.form import ContactForm
from claimdesk.service.add_to_claim import add_to_claim
from claimdesk.service.after_filing import AfterFiling
from claimdesk.service.change_claim import ClaimKey
from claimdesk.service.errors import EvidenceMissing, ServiceError, TooManyFilings
from claimdesk.service.escalate import EscalationReceipt, escalate
from claimdesk.service.mails import About
from claimdesk.service.order_facts import step_with_order
from claimdesk.service.overdue import mail_overdue
from claimdesk.service.ports import ClaimPorts
from claimdesk.service.records import EvidenceRef, Shopper
from claimdesk.service.submit_claim import find_duplicate, submit_claim
from claimdesk.service.timezones import timezone_named

Result = TypeVar("Result")

_FORMS_KEPT = 16  # of each store, for the days that it is at once around the world


@dataclass(frozen=True)
class CarriedOut:
    """What is told of commands on claims, which of them were done, and if a draft was offered.

    `waits` is the slot `filed_wish` of one that has to be asked about now.
    """

    said: tuple[Say, ...]
    done: tuple[FiledClaimCommand, ...]
    waits: Mapping[str, Any] | None = None
    offers: bool = False


@dataclass(frozen=True)
class Desk:
    """Stores, wording and ports behind the use cases; `now` gives an aware datetime."""

    stores: Mapping[str, StorePolicy]
    ports: ClaimPorts
    now: Callable[[], datetime]

    @property
    def wording(self) -> Wording:
        """The wording of all codes."""
        return self.ports.wording

    def store(self, store_id: str | None) -> StorePolicy:
        """The store's policy; without an id, as in `rasa shell`, the first store's."""
        return self.stores[store_id or next(iter(self.stores))]

    def today(self, policy: StorePolicy) -> date:
        """The day it is in the store's timezone."""
        return local_date(self.now(), policy.timezone)

    def days(self, policy: StorePolicy, timezone: str | None) -> Today:
        """The day it is for the store and for a shopper whose browser names `timezone`."""
        return Today.at(self.now(), policy.timezone, timezone_named(timezone))

    def mail_overdue(self) -> None:
        """Mail each store's staff which claims wait too long, once a day. Raises NotRecorded."""
        for policy in self.stores.values():
            mail_overdue(self.ports, policy, self.now())

    def facts(self, store_id: str | None) -> dict[str, Any]:
        """What answers may be filled with, in words: the facts and terms in force today."""
        policy = self.store(store_id)
        return dict(worded(facts_of(policy, self.today(policy)), self.wording))

    def claim_form(self, store_id: str | None, timezone: str | None) -> ClaimForm:
        """The claim form of a store, today, for a shopper in `timezone`."""
        policy = self.store(store_id)
        return self._claim_form(policy.id, self.days(policy, timezone))

    @cached_property
    def _claim_form(self) -> Callable[[str, Today], ClaimForm]:
        """A form keeps nothing of a conversation, so one serves all of a day."""
        return lru_cache(_FORMS_KEPT)(self._new_claim_form)

    def _new_claim_form(self, store_id: str, today: Today) -> ClaimForm:
        def duplicate(draft: Draft) -> str | None:
            return find_duplicate(
                self.ports,
                store=store_id,
                order_number=draft.get("order_number") or "",
                reason=draft.get("reason"),
                product=draft.get("product") or "",
                email=draft.get("email"),
            )

        return ClaimForm(self.store(store_id), today, self.wording, duplicate)

    async def claim_step(
        self,
        store_id: str | None,
        timezone: str | None,
        turn: Turn,
        draft: Draft,
        asked: str | None,
    ) -> Step:
        """Advances the claim form, with what the records of orders tell where there are any."""
        form = self.claim_form(store_id, timezone)
        if self.ports.orders is None:
            return await self.read(form.step, turn, draft, asked)
        policy = self.store(store_id)
        today = self.days(policy, timezone)
        return await step_with_order(form, self.ports.orders, policy, today, turn, draft, asked)

    async def read(self, function: Callable[..., Result], *arguments: Any) -> Result:
        """Do what may read the records: at once where they are local, else in a thread."""
        if self.ports.records.is_local:
            return function(*arguments)
        return await asyncio.to_thread(function, *arguments)

    def submit(
        self, store_id: str | None, conversation_id: str, draft: Draft, timezone: str | None
    ) -> tuple[Say, ...]:
        """Files the claim; returns what to tell. Raises ServiceError when nothing was recorded."""
        policy = self.store(store_id)
        decision = decide(policy, draft.claim, self.days(policy, timezone))
        facts = self.facts(policy.id)
        receipt = submit_claim(
            self.ports,
            policy=policy,
            facts=draft.facts,
            decision=decision,
            shopper=Shopper(draft.get("email")),
            details=self._told(draft),
            evidence=_evidence(draft),
            conversation_id=conversation_id,
            submission_key=draft.get("claim_key"),
            now=self.now(),
            next_steps=next_steps(decision, draft.values, facts, self.wording, in_receipt=True),
            confirmed=draft.is_by_owner,
        )
        said = outcome(receipt.number, receipt.decision, draft.values, facts, self.wording)
        if receipt.mailed:
            return said
        *told, steps = said
        values = {"claim_number": receipt.number, "email": receipt.email}
        return (*told, Say("receipt_withheld", values), steps)

    def add(self, store_id: str | None, conversation_id: str, draft: Draft) -> str:
        """Adds the draft to the open claim it names; returns that claim's number."""
        filed = self.after_filing(store_id, conversation_id, None)
        receipt = add_to_claim(
            self.ports,
            policy=filed.policy,
            key=ClaimKey(draft.get("add_to"), conversation_id, draft.get("email")),
            details=self._told(draft),
            evidence=_evidence(draft),
            submission_key=draft.get("claim_key"),
            now=filed.now,
            judge=filed.judge,
        )
        return receipt.claim.number

    def _heading(self, first: HandedOver | None, matter: str, slots: Mapping[str, Any]) -> str:
        """What a message is called; nothing once its heading was said to be wrong."""
        told = slots.get("message") or ""
        unnamed = first is not None and not first.about
        wrong = first is not None and self.wording.language.corrects_heading(told)
        return "" if wrong or unnamed else self.wording.text(f"matter_{matter}", {})

    def _told(self, draft: Draft) -> str:
        """What the shopper told in words, and what they asked that only the staff can answer."""
        told = draft.get("details") or ""
        if not draft.open_questions:
            return told
        questions = "\n".join(f"- {question}" for question in draft.open_questions)
        asked = self.wording.text("also_asked", {"questions": questions})
        return "\n\n".join(filter(None, (told, asked)))

    def after_filing(
        self, store_id: str | None, conversation_id: str, timezone: str | None
    ) -> AfterFiling:
        """The conversation's way to claims on record, for a shopper in `timezone`."""
        policy = self.store(store_id)
        facts = self.facts(policy.id)
        return AfterFiling(self.ports, policy, conversation_id, facts, timezone, self.now())

    def carry_out(
        self,
        store_id: str | None,
        conversation_id: str,
        slots: Mapping[str, Any],
        timezone: str | None,
    ) -> CarriedOut:
        """Carries the slot `filed_command` out, and what is wanted beside it, one after the other.

        What could not be recorded is named, and the rest done all the same. Offers the way back to
        a draft, once.
        """
        filed = self.after_filing(store_id, conversation_id, timezone)
        wanted = FiledClaimCommand.from_slot(slots["filed_command"])
        waits = waiting(wanted)
        said: list[Say] = []
        done: list[FiledClaimCommand] = []
        for command in wanted.chain[: -1 if waits else None]:
            try:
                said += [*filed.carry_out(command), *_of_message(command, slots)]
                done.append(command)
            except EvidenceMissing:
                said.append(Say("added_photo_gone"))
            except TooManyFilings:
                said.append(Say("too_many_sent"))
            except ServiceError:
                said.append(filed.not_recorded(command))
        if waits or not Draft(slots).is_to_be_resumed:
            return CarriedOut(tuple(said), tuple(done), waits)
        *told, last = said
        offer = _offer_to_resume(last.choices)
        return CarriedOut((*told, replace(last, choices=()), offer), tuple(done), None, offers=True)

    def contact_form(self, store_id: str | None, conversation_id: str) -> ContactForm:
        """The form of a message to a store's staff, which tells them of an urgent one at once."""

        def alert(slots: Mapping[str, Any]) -> bool:
            try:
                self._escalate(store_id, conversation_id, slots)
            except ServiceError:
                return False  # it is tried again with the next answer
            return True

        policy = self.store(store_id)
        return ContactForm(policy, alert, self.days(policy, None))

    def escalate(
        self, store_id: str | None, conversation_id: str, slots: Mapping[str, Any]
    ) -> tuple[tuple[Say, ...], HandedOver]:
        """Sends a message to the store's staff; returns what to tell, and what they have now.

        What belongs to a message they have goes by its reference. Raises ServiceError.
        """
        receipt = self._escalate(store_id, conversation_id, slots)
        matter = slots.get("matter") or "message"
        first = HandedOver.from_slot(slots.get("handed_over"))
        adds = first is not None and first.is_part_of(matter, slots.get("message_order"))
        reference = first.reference if first and adds else receipt.reference
        same = first and adds and (matter in ("message", "complaint") or first.is_parcels(matter))
        matter = first.matter if first and same else matter
        handed = HandedOver(
            reference,
            matter,
            receipt.email,
            slots.get("message_order") or (first.order if first else None),
            slots.get("new_address") or (first.address if first else None),
            advice=first.advice if first and adds else advice_told(slots),
            told=[*(first.told if first and adds else ()), *filter(None, [slots.get("message")])],
            about=self._heading(first if first and adds else None, matter, slots),
            earlier=_references_before(first, adds=adds),
            dangers=first.dangers if first and adds else (first.dangers_told if first else ()),
        )
        values = {"reference": reference, "email": receipt.email}
        sent = Say("message_added" if adds else "message_sent", values)
        if Draft(slots).is_to_be_resumed:
            return (sent, _offer_to_resume()), handed
        return (sent, *claim_after_danger(slots)), handed

    def _escalate(
        self, store_id: str | None, conversation_id: str, slots: Mapping[str, Any]
    ) -> EscalationReceipt:
        matter = MATTERS[slots.get("matter") or "message"]
        message = slots.get("message") or ""
        if first := HandedOver.from_slot(slots.get("handed_over")):
            values = {"reference": first.reference, "message": message}
            message = self.wording.text("message_follows", values)
        return escalate(
            self.ports,
            policy=self.store(store_id),
            shopper=Shopper(slots.get("email") or ""),
            message=message,
            conversation_id=conversation_id,
            submission_key=slots["message_key"],
            now=self.now(),
            about=About(
                matter.code,
                slots.get("message_order"),
                slots.get("new_address"),
                matter.urgent or matter.code == NO_DANGER,  # nobody is to set out for nothing
            ),
            evidence=_evidence(Draft(slots)),
        )


def _of_message(command: FiledClaimCommand, slots: Mapping[str, Any]) -> tuple[Say, ...]:
    """What the message beside the claim has, where what the staff were told is asked of both."""
    handed = HandedOver.from_slot(slots.get("handed_over"))
    kind = {"told": "got", "number": "number"}.get(command.name)
    return (handed.tells(kind),) if handed and kind else ()


def _references_before(first: HandedOver | None, *, adds: bool) -> list[str]:
    """The messages that went before the latest one, to which another may only add."""
    if first is None:
        return []
    return [*first.earlier, *([] if adds else [first.reference])]


def _offer_to_resume(others: tuple[Choice, ...] = ()) -> Say:
    """Asks whether to go on with an unfinished claim, beside other choices."""
    return Say("offer_to_resume", choices=(*RESUME, *others))


def _evidence(draft: Draft) -> tuple[EvidenceRef, ...]:
    return tuple(
        EvidenceRef(evidence, kind) for kind in EVIDENCE for evidence in draft.get(kind) or ()
    )
