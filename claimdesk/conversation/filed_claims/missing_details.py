"""Asks for what a command on a filed claim still lacks, or ends with the command."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from claimdesk.conversation.claim_form.prompts import Prompts
from claimdesk.conversation.filed_claims.carrying_out import (
    carried_out,
    last_changed,
    restoring,
    unchanged,
)
from claimdesk.conversation.filed_claims.command import FiledClaimCommand
from claimdesk.conversation.filed_claims.command_slots import forgotten
from claimdesk.conversation.filed_claims.filed_claim import FiledClaim, FiledClaims
from claimdesk.conversation.filed_claims.held import OFFERED
from claimdesk.conversation.shared.turn import Choice, Say, Step, Turn
from claimdesk.conversation.shared.yes_or_no import yes_or_no_choices
from claimdesk.conversation.values.order_and_email import ask_back, email_in

#: What is asked with yes or no before it is done, and what is offered to answer.
YES_OR_NO_CHOICES = {
    "withdraw": yes_or_no_choices("choice_yes_withdraw", "choice_no_keep"),
    "change": yes_or_no_choices("choice_yes_change", "choice_no_leave"),
}
_CHANGES = ("add", "correct", "change_email", "withdraw")

_Question = tuple[Say, str]  # and the name of what is asked for


class MissingDetails:
    """Asks for what commands on the `claims` of one conversation lack."""

    def __init__(self, claims: FiledClaims, prompts: Prompts) -> None:
        self._claims = claims
        self._prompts = prompts

    def step(self, command: FiledClaimCommand, slots: Mapping[str, Any]) -> Step:
        """Asks for what is missing; where nothing is, the command is carried out."""
        claim = self._claim(command)
        if claim is not None:
            command = replace(command, number=claim.number)
        if command.is_sure and not command.chain[-1].is_sure:
            return self.done(command, slots)  # what is to be asked about comes after it
        puts_back = command.name == "put_back" or (command.name == "unchanged" and command.values)
        if puts_back and claim is not None:
            command = restoring(command, slots)
        if command.name == "unchanged":
            return self._unchanged(command, claim, slots)
        if command.name not in _CHANGES:
            return self.done(command, slots)
        if claim is not None and not claim.takes(command.name):
            return self.done(replace(command, name="status"), slots)
        question = self._question(command, claim)
        if question is None:
            return self.done(command, slots)
        say, asked = question
        kept = {"filed_wish": command.as_slot(), "email": slots.get("email"), "misses": 0}
        return Step(kept, (say,), ask=asked)

    def done(self, command: FiledClaimCommand, slots: Mapping[str, Any]) -> Step:
        """Ends with the command."""
        return carried_out(command, slots, self._claim(command))

    def _unchanged(
        self, command: FiledClaimCommand, claim: FiledClaim | None, slots: Mapping[str, Any]
    ) -> Step:
        """Ends with the claim as it is; what was told or asked beside it is heard all the same."""
        beside = command.chain[-1] if command.beside else None
        if beside is not None and beside.name != "answers":
            return self.step(beside, slots)
        topics = beside.topics if beside is not None else ()
        answers = tuple(Say(f"utter_{topic}") for topic in topics)
        say = (self._stays(replace(command, beside={}), claim, slots), *answers)
        return Step(forgotten(), say, then="said")

    def _stays(
        self, command: FiledClaimCommand, claim: FiledClaim | None, slots: Mapping[str, Any]
    ) -> Say:
        """Says that nothing is changed; of what was changed before, how it is now."""
        changed = last_changed(command, slots) if claim is not None else {}
        if claim is None or not changed:
            return unchanged(command)
        now = {**claim.facts, "email": claim.email}
        lines = "\n".join(self._prompts.changed_to(name, now.get(name)) for name in changed)
        return Say("claim_unchanged_now", {"claim_number": command.number, "lines": lines})

    @staticmethod
    def doubtful_email(turn: Turn, command: FiledClaimCommand) -> Step | None:
        """Asks back where a new address looks misspelt, as the old one may have been."""
        email = command.values.get("email")
        problem = email_in(turn, email)[1] if email else None
        if problem is None:
            return None
        kept = {"filed_wish": replace(command, values={}).as_slot(), "misses": 0}
        return Step(kept, (ask_back(problem),), ask="new_email")

    def _claim(self, command: FiledClaimCommand) -> FiledClaim | None:
        """The claim of this conversation that a command is for; one with an address is not."""
        return None if command.email else self._claims.find(command.number)

    def _question(self, command: FiledClaimCommand, claim: FiledClaim | None) -> _Question | None:
        """What is asked next of a change; None where nothing is."""
        values = {"claim_number": command.number}
        if command.name == "withdraw":
            return self._withdrawal(command)
        if command.name == "add" and not (command.details or command.evidence):
            return _addition(command), "addition"
        if command.field == OFFERED and not command.is_sure:
            return self._offer(command), "change"
        if command.name == "add" and not command.is_sure and claim is not None:
            return self._same_item(), "same_item"
        if command.name == "change_email" and not command.values:
            return Say("ask_new_email", values), "new_email"
        if command.name == "correct" and not command.values:
            return self._fact(command), "fact"
        if not command.is_sure:
            return self._confirm_change(command, claim), "change"
        return None

    def _withdrawal(self, command: FiledClaimCommand) -> _Question:
        """Which of several claims is to be withdrawn, or whether it is."""
        if command.is_sure or not self._claims.has_several:
            values = {"claim_number": command.number}
            return Say("confirm_withdraw", values, YES_OR_NO_CHOICES["withdraw"]), "withdraw"
        choices = tuple(_choice("choice_claim", "withdraw_claim", c) for c in self._claims.open)
        return Say("ask_which_claim", choices=choices), "which"

    def _same_item(self) -> Say:
        """Which claim what was told goes with, if it is of no other item."""
        claims = self._claims.open
        one = len(claims) == 1 and bool(claims[0].product)
        label = "choice_same_item" if one else "choice_claim"
        choices = tuple(_choice(label, "add_to_claim", claim) for claim in claims)
        name = "ask_same_item" if one else "ask_same_item_of_several"
        another = Choice("choice_another_item", "report_defect")
        return Say(name, choices[0].values if one else {}, (*choices, another))

    @staticmethod
    def _offer(command: FiledClaimCommand) -> Say:
        """Whether what is not in the claim is to be added."""
        values = {"claim_number": command.number, "told": command.details}
        choices = yes_or_no_choices("choice_yes_add", "choice_no_leave")
        return Say("held_not", values, choices)

    def _fact(self, command: FiledClaimCommand) -> Say:
        """What the named line should say, or which fact is to be put right."""
        if command.field is None:
            return Say("ask_fact", {"claim_number": command.number})
        label = self._prompts.label(command.field)
        return Say("ask_fact_of", {"claim_number": command.number, "label": label})

    def _confirm_change(self, command: FiledClaimCommand, claim: FiledClaim | None) -> Say:
        """Whether these lines are to be changed, with what they say now."""
        before = {**claim.facts, "email": claim.email} if claim else {}
        after = {**command.values, **command.beside.get("values", {})}
        changed = self._prompts.changed_line
        lines = "\n".join(changed(name, before.get(name), value) for name, value in after.items())
        values = {"claim_number": command.number, "lines": lines}
        return Say("confirm_change", values, YES_OR_NO_CHOICES["change"])


def _addition(command: FiledClaimCommand) -> Say:
    """What is to be added: a photo, where one was announced, or words."""
    values = {"claim_number": command.number}
    if command.field == "photo":
        return Say(f"ask_filed_{command.kind}", values, ask="photo")
    return Say("ask_addition", values)


def _choice(label: str, intent: str, claim: FiledClaim) -> Choice:
    """A claim to choose, by its number and product."""
    number = {"claim_number": claim.number}
    return Choice(label, intent, number, {**number, "product": claim.product})
