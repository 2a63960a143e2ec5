"""Sends a claim as it was shown: by the card, in words, or added to an open one that is alike."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from claimdesk.conversation.claim_form.draft_changes import in_spite_of_terms
from claimdesk.conversation.claim_form.progress import Advance, ClaimProgress
from claimdesk.conversation.claim_form.prompts import Prompts
from claimdesk.conversation.claim_form.questions import ClaimQuestions
from claimdesk.conversation.shared.commands import Command
from claimdesk.conversation.shared.draft import Draft
from claimdesk.conversation.shared.turn import Say, Step
from claimdesk.conversation.shared.understood import DUPLICATE, REVIEW

#: Gives the number of an open claim on the same order, item and reason; None where there is none.
FindDuplicate = Callable[[Draft], str | None]


class ClaimSubmission:
    """Sends drafts for one store on one day."""

    def __init__(
        self,
        progress: ClaimProgress,
        prompts: Prompts,
        questions: ClaimQuestions,
        find_duplicate: FindDuplicate,
    ) -> None:
        self._progress = progress
        self._prompts = prompts
        self._questions = questions
        self._find_duplicate = find_duplicate

    def submit(self, draft: Draft, answer: str) -> Advance:
        """Sends the draft, unless an open claim is alike: "new" files it beside that one, "add"
        adds to it, and "send" asks which."""
        number = self._find_duplicate(draft) if answer != "new" else None
        if number and answer == "add":
            return Step(then="add"), draft.with_(add_to=number)
        if number:
            return Step(say=(self._prompts.duplicate(number),), ask=DUPLICATE), draft
        return Step(then="submit"), draft

    def submit_corrected(self, going_on: Advance, say: tuple[Say, ...]) -> Advance:
        """Sends what was put right in the same message, unless something is to be asked first.

        `going_on` is what would come next, begun with what is said (`say`) to the message.
        """
        step, draft = going_on
        if step.ask != REVIEW:
            return step, draft
        more = (each for each in step.say if each not in say and not each.choices)
        say = (*say, *more)
        step, draft = self.submit(draft, "send")
        return replace(step, say=(*say, *step.say)), draft

    def choose(self, command: Command, draft: Draft, asked: str | None) -> Advance:
        """What was chosen by a button of the card, or of what else may keep it from being sent."""
        # A form that opens again, as after a failure to record, must not take the same
        # message as its answer once more.
        answer = command.values["answer"] if asked is not None else None
        if answer == "change":
            return Step(say=(self._prompts.which_line(draft),), ask=REVIEW), draft
        if self._questions.next_field(draft) is not None and answer != "go_on":
            return self._progress.go_on(draft, ())
        if answer == "show":
            return self._progress.review(draft, (), whole=True)
        if answer == "go_on":
            return self._progress.go_on(in_spite_of_terms(draft), ())
        if answer == "send" and command.values.get("draft") != draft.digest():
            return self._progress.review(draft, (Say("review_changed"),), whole=True)
        if answer in ("send", "new", "add"):
            return self.submit(draft, answer)
        return self._progress.go_on(draft, ())
