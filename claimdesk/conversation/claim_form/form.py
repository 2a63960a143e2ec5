"""The claim form: fields in any order, corrections, interruptions, review."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from claimdesk.claims import fields
from claimdesk.claims.store_policy import StorePolicy
from claimdesk.claims.today import Today
from claimdesk.conversation.claim_form.answers import ClaimAnswers
from claimdesk.conversation.claim_form.commands import EDITS, STEERING, ClaimCommands
from claimdesk.conversation.claim_form.contradictions import Contradictions
from claimdesk.conversation.claim_form.danger import DangerInClaim
from claimdesk.conversation.claim_form.draft_changes import changed, in_spite_of_terms
from claimdesk.conversation.claim_form.field_questions import FieldQuestions
from claimdesk.conversation.claim_form.intake import ClaimIntake
from claimdesk.conversation.claim_form.leaving import let_go
from claimdesk.conversation.claim_form.progress import Advance, ClaimProgress, said_first
from claimdesk.conversation.claim_form.prompts import Prompts
from claimdesk.conversation.claim_form.questions import ClaimQuestions
from claimdesk.conversation.claim_form.submission import ClaimSubmission, FindDuplicate
from claimdesk.conversation.claim_form.told_before import told_before, without_what_lacked
from claimdesk.conversation.claim_form.unanswered_questions import UnansweredQuestions
from claimdesk.conversation.claim_form.yes_no_answers import YesNoAnswers, settles_leaving
from claimdesk.conversation.context.handed_over import HandedOver
from claimdesk.conversation.context.items_in_mind import taken_up
from claimdesk.conversation.shared.commands import Command
from claimdesk.conversation.shared.draft import FIELDS, Draft, new_key
from claimdesk.conversation.shared.turn import Say, Step, Turn
from claimdesk.conversation.shared.understood import (
    GO_ON,
    REVIEW,
    START_OVER,
    STOP,
    Context,
    Understood,
)
from claimdesk.conversation.shared.wording import Wording
from claimdesk.conversation.understanding.reader import Understanding
from claimdesk.conversation.values.reader import ValueReader

_CODED = tuple(field.name for field in fields.FIELDS if field.codes and field.asked)


class ClaimForm:
    """Advances a draft turn by turn, for one store on one day: carries out what was understood.

    Besides the fields of a claim the form waits for: "review" (the card), "confirm_<field>"
    (whether a fact that speaks against the claim was heard right), "go_on" (told that the terms
    speak against it), "duplicate" (an open claim is alike), "stop" and "start_over" (whether to).
    It ends with `then`: "submit", "add" (to the open claim), "stop", "person" or "check".
    """

    def __init__(
        self, policy: StorePolicy, today: Today, wording: Wording, find_duplicate: FindDuplicate
    ) -> None:
        self._reader = ValueReader(policy, today)
        self._understanding = Understanding(self._reader)
        self._prompts = prompts = Prompts(policy, wording)
        self._questions = questions = ClaimQuestions(policy, today, prompts, wording.language)
        self._fields = asking = FieldQuestions(prompts, questions, wording.language)
        self._answers = ClaimAnswers(policy, today, wording, prompts, questions)
        self._intake = ClaimIntake(prompts, self._answers)
        self._progress = progress = ClaimProgress(prompts, questions, asking)
        self._contradictions = Contradictions(self._reader, prompts, progress)
        self._unanswered = UnansweredQuestions(progress, prompts, questions, asking)
        self._submission = ClaimSubmission(progress, prompts, questions, find_duplicate)
        self._yes_no = YesNoAnswers(progress, prompts, self._submission, self._unanswered)
        self._commands = ClaimCommands(
            progress, prompts, questions, self._unanswered, self._submission, wording.language
        )

    def step(self, turn: Turn, draft: Draft, asked: str | None) -> Step:
        """What to keep, say and ask after `turn`, which answers what was `asked`."""
        before = draft
        if asked is None:
            draft = taken_up(without_what_lacked(draft, turn), turn)
        if not draft.get("claim_key"):
            draft = draft.with_(claim_key=new_key())
        handed, details = HandedOver.from_slot(draft.get("handed_over")), draft.get("details")
        danger = DangerInClaim.read(turn, handed, details, is_open=asked is not None)
        turn = danger.turn
        if danger.is_all:
            step, draft = self._progress.go_on(draft, danger.advice)
        else:
            told = told_before(turn, before, asked, self._reader)
            understood = self._understanding.read(turn, self._context(draft, asked, told))
            step, draft = self._carry_out(understood, turn, draft, asked)
            step = danger.beside(step)
        step, draft = self._unanswered.reword(step, draft, turn, asked)
        draft = self._fields.noting_explanation(step.say, step.ask, draft)
        slots = {name: value for name, value in draft.values.items() if before.get(name) != value}
        return danger.with_a_word(replace(step, slots={**slots, **step.slots}))

    def _context(self, draft: Draft, asked: str | None, told: Mapping[str, Any]) -> Context:
        """What a turn is said in; `told` is what earlier messages say of a claim to be opened."""
        choices = self._fields.ask(str(asked), draft).choices if asked in FIELDS else ()
        spoken = {name: self._prompts.spoken(name, draft) for name in _CODED if draft.get(name)}
        return Context(asked, draft, choices, spoken, told)

    def _carry_out(
        self, understood: Understood, turn: Turn, draft: Draft, asked: str | None
    ) -> Advance:
        if asked in (STOP, START_OVER) and settles_leaving(understood, turn, asked):
            say = self._answers.in_leaving(understood, draft)
            goes = understood.find("deny") is None
            return said_first(say, self._yes_no.take_on_leaving(draft, asked, goes=goes))
        command = next(iter(understood.commands), None)
        if command is not None and command.name == "leave":
            return let_go(draft, self._answers.in_leaving(understood, draft)), draft
        if command is not None and command.name == "send":
            return self._send(understood, draft, asked)
        if command is not None and command.name in STEERING:
            return self._steer(command, understood, turn, draft, asked)
        return self._fill(understood, turn, draft, asked)

    def _send(self, understood: Understood, draft: Draft, asked: str | None) -> Advance:
        """Sends the claim that was shown, with what is changed in the same breath."""
        say, draft = self._answers.answers(understood, changed(draft, understood.changes))
        if asked == GO_ON:
            going_on = self._progress.go_on(in_spite_of_terms(draft), say)
            return self._submission.submit_corrected(going_on, say)
        return said_first(say, self._submission.submit(draft, "send"))

    def _steer(
        self,
        command: Command,
        understood: Understood,
        turn: Turn,
        draft: Draft,
        asked: str | None,
    ) -> Advance:
        """Carries out a command that leaves no room for others, with what is given beside it."""
        changes = understood.changes
        updated = changed(draft, changes)
        contradicted = self._contradictions.ask(updated, draft, changes, turn)
        advance = contradicted or self._commands.run(command, updated, asked)
        _, draft = advance
        stops = command.name == "cancel"
        say = self._answers.in_leaving(understood, draft) if stops else ()
        say = (*say, *self._answers.echo(understood, turn, draft, asked))
        return said_first(say, advance)

    def _fill(self, understood: Understood, turn: Turn, draft: Draft, asked: str | None) -> Advance:
        """Takes in what is told, and asks for what it leaves open or comes next."""
        changes = understood.changes
        updated, say = self._intake.take_in(understood, turn, draft, asked)
        if contradicted := self._contradictions.ask(updated, draft, changes, turn):
            return said_first(say, contradicted)
        if better := self._asked_better(understood, turn, updated, say, asked):
            return better
        if edit := understood.find(*EDITS):
            return said_first(say, self._commands.run(edit, updated, asked))
        going_on = None
        if skipped := understood.find("skip"):
            going_on = self._unanswered.skip(str(skipped.values["field"]), updated, asked, say)
        if _sends(understood) and asked in (REVIEW, GO_ON):
            going_on = going_on or self._progress.go_on(updated, say)
            return self._submission.submit_corrected(going_on, say)
        if going_on:
            return going_on
        if understood.find("remind"):
            return self._unanswered.remind(updated, say, asked, changes)
        if understood.find("affirm", "deny") and understood.find("ask") and asked not in FIELDS:
            return said_first(say, self._yes_no.take(understood, turn, updated, str(asked)))
        if say and not changes and asked == GO_ON:  # why it is refused was said, and stays true
            return Step(say=(*say, self._prompts.go_on_or_not()), ask=GO_ON), updated
        if changes or say or asked is None:
            return self._progress.go_on(updated, say)
        return self._yes_no.take(understood, turn, draft, asked)

    def _asked_better(
        self,
        understood: Understood,
        turn: Turn,
        draft: Draft,
        say: tuple[Say, ...],
        asked: str | None,
    ) -> Advance | None:
        """Asks for the first value that was tried and failed, where it is wanted; else None."""
        meant = asked == REVIEW or turn.intent == "correct"
        for name, (code, facts) in understood.problems.items():
            heard = name == asked or meant or self._questions.may_matter(name, draft)
            if heard and name not in understood.changes:
                return self._unanswered.ask_better(draft, say, name, code, facts)
        return None


def _sends(understood: Understood) -> bool:
    """Whether the claim is to be sent, outright or by a yes beside what is added to it."""
    if understood.find("send"):
        return True
    return bool(understood.find("add_details") and understood.find("affirm"))
