"""What a conversation does with claims on record: commands carried out, and told."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from textwrap import shorten
from typing import Any

from claimdesk.claims import lifecycle
from claimdesk.claims.claim import Claim
from claimdesk.claims.decision import Decision, decide
from claimdesk.claims.errors import InvalidClaim
from claimdesk.claims.store_policy import StorePolicy
from claimdesk.claims.today import Today
from claimdesk.conversation.claim_form.prompts import Prompts
from claimdesk.conversation.filed_claims.additions import ADDRESS, CORRECTION
from claimdesk.conversation.filed_claims.command import FiledClaimCommand
from claimdesk.conversation.filed_claims.filed_claim import FiledClaim
from claimdesk.conversation.filed_claims.form import FiledClaimForm
from claimdesk.conversation.filed_claims.outcome import in_a_row, next_steps, outcome
from claimdesk.conversation.routing.interruptions import PERSON
from claimdesk.conversation.shared.draft import FIELDS, Draft
from claimdesk.conversation.shared.faq import fill
from claimdesk.conversation.shared.turn import Choice, Say
from claimdesk.conversation.values.reader import ValueReader
from claimdesk.conversation.worked_answers.claim_course import (
    CourseAnswers,
    leaves_open,
    owning_up,
    told_once,
)
from claimdesk.conversation.worked_answers.standing import Standing
from claimdesk.service.add_to_claim import add_to_claim
from claimdesk.service.change_claim import ChangeReceipt, ClaimKey
from claimdesk.service.check_claim import check_claim, mail_status
from claimdesk.service.correct_claim import correct_claim, readdress_claim
from claimdesk.service.errors import InvalidAddress, NoSuchClaim
from claimdesk.service.ports import ClaimPorts
from claimdesk.service.records import AdditionRecord, ClaimMove, ClaimRecord, EvidenceRef
from claimdesk.service.state_told import TOLD_BY_STATE, state_told
from claimdesk.service.timezones import timezone_named
from claimdesk.service.withdraw_claim import withdraw_claim

_MOST_QUOTED = 600  # letters of what was told with a claim
_MOST_OF_A_LINE = 160
_TRY_AGAIN = Choice("topic_check_claim", "check_claim")


@dataclass(frozen=True)
class AfterFiling:
    """One conversation's way to claims on record; `facts` are the store's, in words.

    `timezone` is the shopper's, None where that is not known; `now` carries a timezone.
    """

    ports: ClaimPorts
    policy: StorePolicy
    conversation_id: str
    facts: Mapping[str, Any]
    timezone: str | None
    now: datetime

    def form(self) -> FiledClaimForm:
        """The form that finds out what is wanted, knowing the claims of this conversation."""
        with self.ports.records.transaction(reads=True) as unit:
            records = unit.claims_of_conversation(self.conversation_id)
            added = {record.number: unit.additions(record.number) for record in records}
        claims = [
            FiledClaim(
                record.number,
                record.email,
                record.facts,
                tuple(record.decision.missing),
                record.status in lifecycle.HEARD,
                self._lines(record, added[record.number]),
                lifecycle.can_move(record.status, record.parcel, "withdraw"),
                record.status == lifecycle.WAITING,
            )
            for record in records
        ]
        today = self._today(self.now)
        return FiledClaimForm(ValueReader(self.policy, today), self._prompts, claims)

    def _lines(self, record: ClaimRecord, added: Sequence[AdditionRecord]) -> tuple[str, ...]:
        """What stands in a claim, in words, line by line; not what is only asked about it."""
        language, draft = self.ports.wording.language, Draft(record.facts)
        facts = self._prompts.lines(draft, [name for name in FIELDS if draft.get(name)])
        told = (record.details, *(each.details for each in added))
        said = (line for text in told for line in language.sentences(text or ""))
        return (
            *(f"{line['label']}: {line['value']}" for line in facts),
            *(line for line in said if not language.things_asked(line)),
        )

    def carry_out(self, command: FiledClaimCommand) -> tuple[Say, ...]:
        """Does what the command says; returns what to tell. Raises NotRecorded, EvidenceMissing."""
        if command.name == "answers":
            return tuple(Say(f"utter_{topic}") for topic in command.topics)
        carry_out = {
            "mail_status": self._mail_status,
            "add": self._add,
            "correct": self._correct,
            "change_email": self._change_email,
            "withdraw": self._withdraw,
            "asked": self._answer,
        }.get(command.name, self._tell)
        try:
            return carry_out(command)
        except NoSuchClaim:
            return (Say("claim_not_found", choices=(_TRY_AGAIN, PERSON)),)
        except InvalidClaim:
            return (Say("change_impossible", {"claim_number": command.number}, (PERSON,)),)
        except InvalidAddress:
            return (Say("unfit_email"),)

    def not_recorded(self, command: FiledClaimCommand) -> Say:
        """Names what was not recorded of a command, in the words it would have been told in."""
        lines = [self._prompts.changed_to(name, value) for name, value in command.values.items()]
        told = shorten(command.details, _MOST_QUOTED, placeholder=" \u2026")
        quoted = self.ports.wording.text("quoted", {"text": told}) if told else None
        what = "\n".join(lines) or quoted
        if command.name == "withdraw":
            return Say("not_withdrawn", {"claim_number": command.number})
        if command.name not in ("add", "correct", "change_email", "asked") or not what:
            return Say("action_failed")
        return Say("not_recorded_on_claim", {"claim_number": command.number, "what": what})

    def _tell(self, command: FiledClaimCommand) -> tuple[Say, ...]:
        claim = self._claim(command)
        values = {"claim_number": claim.number, "email": claim.email}
        if command.name == "when" and claim.status == lifecycle.SUBMITTED:
            state = self._state(claim)
            promised = state.values["answer_by"]
            return (replace(state, response="when_to_hear_by" if promised else "when_to_hear"),)
        if command.name == "missing" and claim.status == lifecycle.SUBMITTED:
            looked_up = in_a_row(claim.decision.to_look_up, self.ports.wording)
            nothing = Say("nothing_missing", {**values, "looked_up": looked_up})
            return (self._still_missing(claim) or nothing,)
        if command.name == "show" and command.field:
            line = (claim.number, command.field, claim.email, claim.facts)
            return (self._prompts.line_shown(*line),)
        if command.name == "show":
            told = shorten(claim.details, _MOST_QUOTED, placeholder=" \u2026")
            record = (claim.number, claim.email, claim.facts, told)
            return (self._prompts.shown(*record, self._pictures(claim), self._since(claim)),)
        if command.name == "withdrawn" and claim.status in lifecycle.UNDECIDED:
            withdraw = Choice(
                "choice_yes_withdraw", "withdraw_claim", {"claim_number": claim.number}
            )
            return (Say("claim_not_withdrawn", values, (withdraw,)),)
        if command.name == "told":
            told = shorten(claim.details, _MOST_QUOTED, placeholder=" \u2026")
            calls = (Say("course_call"),) if "call" in command.topics else ()
            if not told:
                return (self._state(claim), *calls)
            since = self._prompts.since(self._since(claim))
            return (Say("claim_told", {**values, "told": told, **since}), *calls)
        if command.name == "held":
            return (Say("held_yes", {**values, "told": self._quoted(command.details)}),)
        if command.name == "number":
            return (Say("claim_number_is", values),)
        if command.name == "way_back" and claim.status in lifecycle.UNDECIDED:
            return (Say("claim_way_back", values),)
        if command.name == "no_mail":
            return (Say("mail_went_to", values),)
        return (self._state(claim),)

    def _state(self, claim: ClaimRecord) -> Say:
        with self.ports.records.transaction() as unit:
            moves = unit.moves(claim.number)
        return state_told(claim, moves, self.policy, self.ports.wording)

    def _quoted(self, lines: str) -> str:
        """Lines of a claim as they are quoted in one sentence."""
        words = self.ports.wording
        *before, last = (
            words.text("quoted", {"text": shorten(each, _MOST_OF_A_LINE, placeholder=" \u2026")})
            for each in lines.splitlines()
        )
        return (
            words.text("list_and", {"before": ", ".join(before), "last": last}) if before else last
        )

    def _answer(self, command: FiledClaimCommand) -> tuple[Say, ...]:
        """What there is to say of the claim's course; what has no answer goes to the staff."""
        claim = self._claim(command)
        if claim.status not in lifecycle.UNDECIDED:
            return self._answer_decided(claim, command)
        courses = CourseAnswers(self.policy, self._today(self.now), self.ports.wording)
        pictures = {kind: len(ids) for kind, ids in self._pictures(claim).items()}
        standing = Standing(
            Claim.from_mapping(claim.facts), claim.decision, claim.number, claim.email, pictures
        )
        answers = [courses.answer(topic, standing, command.details) for topic in command.topics]
        told = owning_up(told_once(answers), command.details, self.ports.wording.language)
        if "next" in command.topics:
            missing = self._still_missing(claim)
            told = (*told, *((missing,) if missing else ()))
        if told and not any(map(leaves_open, answers)):
            return told
        return (*told, self._passed_on(claim, command))

    def _answer_decided(self, claim: ClaimRecord, command: FiledClaimCommand) -> tuple[Say, ...]:
        """How it stands; what that leaves open goes to the staff, while they still read it."""
        state = self._state(claim)
        if claim.status not in lifecycle.HEARD or TOLD_BY_STATE.issuperset(command.topics):
            return (state,)
        return (state, self._passed_on(claim, command))

    def _passed_on(self, claim: ClaimRecord, command: FiledClaimCommand) -> Say:
        """Adds a question to the claim, for the staff."""
        asked = self.ports.wording.text("also_asked", {"questions": f"- {command.details}"})
        self._add(replace(command, name="add", details=asked))
        return Say("question_added", {"claim_number": claim.number, "email": claim.email})

    def _additions(self, claim: ClaimRecord) -> Sequence[AdditionRecord]:
        with self.ports.records.transaction() as unit:
            return unit.additions(claim.number)

    def _pictures(self, claim: ClaimRecord) -> dict[str, list[str]]:
        """The pictures that are with a claim by now, their ids by kind."""
        pictures: dict[str, list[str]] = {}
        added = (each for addition in self._additions(claim) for each in addition.evidence)
        for each in (*claim.evidence, *added):
            pictures.setdefault(each.kind, []).append(each.evidence_id)
        return pictures

    def _since(self, claim: ClaimRecord) -> list[str]:
        """What was added to a claim in words after it was filed, and what was changed on it."""
        told = (each.details for each in self._additions(claim) if each.details)
        return [shorten(each, _MOST_QUOTED, placeholder=" \u2026") for each in told]

    def _add(self, command: FiledClaimCommand) -> tuple[Say, ...]:
        evidence = command.evidence
        if not (evidence or command.details):  # what was only announced
            values = {"claim_number": command.number}
            photo = command.field == "photo"
            return (Say(f"ask_filed_{command.kind}" if photo else "ask_addition", values),)
        receipt = add_to_claim(
            self.ports,
            policy=self.policy,
            key=self._key(command),
            details=command.details,
            evidence=(EvidenceRef(evidence, command.kind),) if evidence else (),
            submission_key=command.key,
            now=self.now,
            judge=self.judge,
        )
        say = self._added(command, receipt.claim.number)
        undecided = receipt.claim.status in lifecycle.UNDECIDED
        missing = self._still_missing(receipt.claim) if evidence and undecided else None
        return (say, *((missing,) if missing else self._outcome(receipt)))

    def _added(self, command: FiledClaimCommand, number: str) -> Say:
        """What was added: a picture, an address, a line put right in words, or more words."""
        values = {"claim_number": number}
        if command.evidence:
            return Say(f"added_{command.kind}", values)
        if command.field == ADDRESS:
            address = self.ports.wording.language.find_postal_address(command.details)
            return Say("added_address", {**values, "address": address or command.details})
        if command.field == CORRECTION:
            told = shorten(command.details, _MOST_QUOTED, placeholder=" \u2026")
            return Say("added_correction", {**values, "told": told})
        return Say("added_to_claim", values)

    def _correct(self, command: FiledClaimCommand) -> tuple[Say, ...]:
        before = self._claim(command)
        lines = [
            self._prompts.changed_line(name, before.facts.get(name), value)
            for name, value in command.values.items()
        ]
        if before.status not in lifecycle.UNDECIDED:  # what they decided on stays as it was
            return self._add(replace(command, name="add", details="\n".join(lines)))
        receipt = correct_claim(
            self.ports,
            policy=self.policy,
            key=self._key(command),
            facts=command.values,
            details="\n".join(lines),
            submission_key=command.key,
            now=self.now,
            judge=self.judge,
        )
        values = {"claim_number": receipt.claim.number, "lines": "\n".join(lines)}
        missing = self._still_missing(receipt.claim, before) if receipt.rejudged else None
        told = (missing,) if missing else self._outcome(receipt)
        return (Say("claim_corrected", values), *told)

    def _change_email(self, command: FiledClaimCommand) -> tuple[Say, ...]:
        before = self._claim(command)
        email = command.values["email"]
        if email == before.email:
            values = {"claim_number": before.number, "email": before.email}
            return (Say("mail_went_to", values),)
        receipt = readdress_claim(
            self.ports,
            policy=self.policy,
            number=before.number,
            conversation_id=self.conversation_id,
            email=email,
            details=self._prompts.changed_line("email", before.email, email),
            next_steps=self._next_steps,
            submission_key=command.key,
            now=self.now,
        )
        values = {"claim_number": receipt.claim.number, "email": receipt.claim.email}
        photo = (Say(f"ask_filed_{command.kind}", values),) if command.field == "photo" else ()
        return (Say("email_changed", values), *photo)

    def _withdraw(self, command: FiledClaimCommand) -> tuple[Say, ...]:
        claim = self._claim(command)
        if not lifecycle.can_move(claim.status, claim.parcel, "withdraw"):
            return (self._state(claim),)
        receipt = withdraw_claim(
            self.ports,
            policy=self.policy,
            key=self._key(command),
            details=self.ports.wording.text("mail_withdrawn", {}),
            submission_key=command.key,
            now=self.now,
        )
        return (Say("claim_withdrawn", {"claim_number": receipt.claim.number}),)

    def _mail_status(self, command: FiledClaimCommand) -> tuple[Say, ...]:
        def sentences(claim: ClaimRecord, moves: Sequence[ClaimMove]) -> tuple[str, ...]:
            state = state_told(claim, moves, self.policy, self.ports.wording)
            template = self.ports.wording.template(state.response)
            told = fill(template, {**self.facts, **state.values}) or ""
            missing = self._lacking(claim)
            if missing:
                told = f"{told}\n{self.ports.wording.text('mail_missing', {'missing': missing})}"
            return tuple(told.splitlines())

        mail_status(
            self.ports,
            policy=self.policy,
            order_number=command.order_number or "",
            email=command.email or "",
            sentences=sentences,
            now=self.now,
        )
        return (Say("status_mailed", {"email": command.email}),)

    def judge(self, claim: ClaimRecord, facts: Mapping[str, Any]) -> Decision:
        """The decision on a claim with these facts, by the terms and the day it was filed."""
        decision = decide(self.policy, Claim.from_mapping(facts), self._today(claim.created_at))
        return decision.worded(self.ports.wording)

    def _claim(self, command: FiledClaimCommand) -> ClaimRecord:
        claim = check_claim(self.ports, store=self.policy.id, key=self._key(command))
        if claim is None:
            raise NoSuchClaim("no such claim")
        return claim

    def _key(self, command: FiledClaimCommand) -> ClaimKey:
        return ClaimKey(command.number or "", self.conversation_id, command.email)

    def _outcome(self, receipt: ChangeReceipt) -> tuple[Say, ...]:
        """The decision, where it came out another way than the shopper was told."""
        if not receipt.rejudged or receipt.claim.decision.verdict == "incomplete":
            return ()
        claim = receipt.claim
        *told, _next_steps = outcome(
            claim.number, claim.decision, claim.facts, self.facts, self.ports.wording
        )
        return tuple(told)

    def _next_steps(self, claim: ClaimRecord) -> tuple[str, ...]:
        words = self.ports.wording
        return next_steps(claim.decision, claim.facts, self.facts, words, in_receipt=True)

    def _still_missing(self, claim: ClaimRecord, before: ClaimRecord | None = None) -> Say | None:
        """What only the shopper can give, and what a change of the claim `before` has it lack."""
        decision = claim.decision
        known = decision.missing if before is None else before.decision.missing
        names = [n for n in decision.missing if n in decision.to_be_sent or n not in known]
        missing = in_a_row(names, self.ports.wording)
        if missing is None:
            return None
        return Say("still_missing", {"claim_number": claim.number, "missing": missing})

    def _lacking(self, claim: ClaimRecord) -> str | None:
        """What only the shopper can give, while the staff have neither asked nor decided."""
        lacking = claim.decision.to_be_sent if claim.status == lifecycle.SUBMITTED else ()
        return in_a_row(lacking, self.ports.wording)

    @property
    def _prompts(self) -> Prompts:
        return Prompts(self.policy, self.ports.wording)

    def _today(self, moment: datetime) -> Today:
        return Today.at(moment, self.policy.timezone, timezone_named(self.timezone))
