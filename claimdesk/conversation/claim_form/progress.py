"""What comes next in a claim: a doubt, what speaks against it, the next field, or the card."""

from __future__ import annotations

from dataclasses import replace

from claimdesk.conversation.claim_form.draft_changes import changed
from claimdesk.conversation.claim_form.field_questions import FieldQuestions
from claimdesk.conversation.claim_form.prompts import Prompts
from claimdesk.conversation.claim_form.questions import ClaimQuestions
from claimdesk.conversation.shared.draft import FIELDS, SYMPATHY, Draft
from claimdesk.conversation.shared.turn import Say, Step
from claimdesk.conversation.shared.understood import GO_ON, REVIEW, confirming
from claimdesk.conversation.understanding.description_edits import added_since
from claimdesk.conversation.worked_answers.claim_course import CONDITION_ASKED

#: The form's answer to a turn, and the draft as it is then.
Advance = tuple[Step, Draft]


def said_first(say: tuple[Say, ...], advance: Advance) -> Advance:
    """The answer with other sentences before its own."""
    step, draft = advance
    return replace(step, say=(*say, *step.say)), draft


class ClaimProgress:
    """Moves a draft on, for one store on one day."""

    def __init__(self, prompts: Prompts, questions: ClaimQuestions, fields: FieldQuestions) -> None:
        self._prompts = prompts
        self._questions = questions
        self._fields = fields

    def go_on(self, draft: Draft, say: tuple[Say, ...]) -> Advance:
        """Tells what the facts so far mean, and asks what comes next; `say` goes before."""
        if doubted := self._questions.to_confirm(draft):
            prompt = self._prompts.confirm(doubted, draft)
            return Step(say=(*say, prompt), ask=confirming(doubted)), draft
        # "Let us put it right" is no word before a no, which has its own sympathy.
        unconsoled = tuple(each for each in say if each.response != "sorry")
        consoled = SYMPATHY in draft.noticed and unconsoled == say
        notice, draft = self._questions.notice(draft, consoled=consoled)
        if notice is not None and notice.choices:
            say = tuple(each for each in unconsoled if each.response != CONDITION_ASKED)
            return Step(say=(*say, notice), ask=GO_ON), draft
        if notice is not None:
            say = (*say, notice)
        draft = self._questions.with_use_told(draft)
        name = self._questions.next_field(draft)
        if name is None:
            return self.review(draft, say)
        return Step(say=(*say, self._fields.ask(name, draft)), ask=name), draft

    def ask_again(self, draft: Draft, name: str) -> Advance:
        """Clears a field and asks for it; its evidence stays with the conversation."""
        draft = changed(draft, {name: None})
        return Step(say=(self._fields.ask(name, draft),), ask=name), draft

    def review(self, draft: Draft, say: tuple[Say, ...], *, whole: bool = False) -> Advance:
        """The card; once it has been shown, only what changed since, unless as a `whole`."""
        shown = draft.get("shown")
        added = added_since(shown, draft)
        draft = draft.with_(shown={**draft.fields, "added": added})
        if shown is None and (soon := self._questions.closes_soon(draft)):
            say = (*say, soon)
        if shown is None or whole:
            return Step(say=(*say, self._prompts.review(draft)), ask=REVIEW), draft
        lines = [name for name in FIELDS if draft.get(name) != shown.get(name)]
        say = tuple(each for each in say if each.response != "corrected")  # its line is there
        card = self._prompts.changed_review(draft, lines, added)
        return Step(say=(*say, card), ask=REVIEW), draft
