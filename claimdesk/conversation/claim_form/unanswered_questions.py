"""A question of the claim that got no answer: put better, explained, or gone on without."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from claimdesk.claims.vocabulary import UNKNOWN
from claimdesk.conversation.claim_form.draft_changes import certain, changed, with_reason_open
from claimdesk.conversation.claim_form.field_questions import FieldQuestions
from claimdesk.conversation.claim_form.progress import Advance, ClaimProgress
from claimdesk.conversation.claim_form.prompts import NO_WAY_WITHOUT, ROUGH, Prompts
from claimdesk.conversation.claim_form.questions import ClaimQuestions
from claimdesk.conversation.shared.draft import (
    EVIDENCE,
    FIELDS,
    LEFT_OPEN,
    OF_ANOTHERS_ORDER,
    Draft,
)
from claimdesk.conversation.shared.turn import Say, Step, Turn
from claimdesk.conversation.shared.understood import GO_ON, REVIEW, field_confirmed

_MOST_OF_A_ROUGH_DAY = 2  # times that it is asked for to the day
_MOST_MISSES = 3  # of answers to one question, before the claim goes on without
_WENT_ON = "went_on_"  # and the field: of what was noticed
_SAYS_THEM = ("review", "corrected")  # what a message gave, in lines of their own
_TOLD_ALREADY = "told_already"  # noticed: that something was asked twice


class UnansweredQuestions:
    """Deals with them for one store on one day."""

    def __init__(
        self,
        progress: ClaimProgress,
        prompts: Prompts,
        questions: ClaimQuestions,
        fields: FieldQuestions,
    ) -> None:
        self._progress = progress
        self._prompts = prompts
        self._questions = questions
        self._fields = fields

    def ask_better(
        self, draft: Draft, say: tuple[Say, ...], name: str, code: str, facts: Mapping[str, Any]
    ) -> Advance:
        """Asks for a field so that it helps with what was wrong with the answer (`code`)."""
        draft = draft.missed()
        prompt = self._prompts.better(name, code, facts)
        say = (*say, prompt)
        if draft.misses >= 2 and not prompt.choices:
            say = (*say, self._prompts.explain(name))
        return Step(say=say, ask=name), draft

    def explain(self, draft: Draft, asked: str | None) -> Advance:
        """Why it is asked, and what can be answered; the question stays."""
        doubted = field_confirmed(asked)
        if doubted:
            prompt = self._questions.why_confirm(doubted, draft)
        elif asked == GO_ON:
            prompt = self._questions.why_not(draft)
        elif asked in FIELDS:
            prompt = self._fields.explained(str(asked), draft)
        elif asked == REVIEW:
            prompt = self._prompts.why_review(draft)
        else:
            return self.miss(draft, str(asked))
        return Step(say=(prompt,), ask=asked), draft.missed()

    def miss(self, draft: Draft, asked: str) -> Advance:
        """A second answer that does not fit gets an explanation and a way on without it, and a
        third one goes that way."""
        draft = draft.missed()
        if asked == GO_ON:
            return Step(say=(self._prompts.go_on_or_not(),), ask=GO_ON), draft
        if asked not in FIELDS:
            return self._progress.go_on(draft, (Say("unfit_choice"),))
        may_go_without = asked == "reason" or asked not in NO_WAY_WITHOUT
        of_others = asked in OF_ANOTHERS_ORDER and self._fields.is_of_others(draft)
        if of_others or (may_go_without and draft.misses >= _MOST_MISSES):
            return self.skip(asked, draft, asked, ())
        return Step(say=(self._fields.after_a_miss(asked, draft),), ask=asked), draft

    def reword(self, step: Step, draft: Draft, turn: Turn, asked: str | None) -> Advance:
        """The step; a field's question that stands after the turn is put in other words."""
        is_photo = turn.entity("evidence") or asked in EVIDENCE
        goes_on = any(say.response == "going_on" for say in step.say)
        if step.ask != asked or asked not in FIELDS or is_photo or goes_on:
            return step, draft
        name = str(asked)
        *before, prompt = step.say
        prompt, draft = self._fields.otherwise(prompt, name, draft)
        step = replace(step, say=(*before, prompt))
        return self._rough_again(step, draft, name) if prompt.response == ROUGH else (step, draft)

    def _rough_again(self, step: Step, draft: Draft, name: str) -> Advance:
        """A day known roughly is asked for once more; after that the claim goes on with it."""
        asked = f"{ROUGH}_{name}"
        if draft.noticed.count(asked) < _MOST_OF_A_ROUGH_DAY:
            return step, draft.with_(noticed=[*draft.noticed, asked])
        draft = draft.with_(declined=[*draft.declined, name])
        return self._progress.go_on(draft, (*step.say[:-1], Say(f"without_{name}")))

    def ask_on(self, draft: Draft, asked: str) -> Advance:
        """The question that stands, to who says "go on"; the second time goes on without."""
        went_on = f"{_WENT_ON}{asked}"
        if went_on in draft.noticed and asked not in NO_WAY_WITHOUT:
            return self.skip(asked, draft, asked, ())
        draft = draft.with_(noticed=[*dict.fromkeys([*draft.noticed, went_on])], misses=0)
        return self._progress.go_on(draft, (Say("going_on"),))

    def remind(
        self, draft: Draft, say: tuple[Say, ...], asked: str | None, given: Mapping[str, Any]
    ) -> Advance:
        """An apology to who says that it was told before, and what is still missing.

        With what the message has `given`, which is then heard; else with what is there by now.
        """
        if given:
            return self._heard_again(draft, say, given)
        again = _TOLD_ALREADY in draft.noticed
        draft = _reminded(draft)
        name = "so_far" if again else "told_already"
        before, say = say, (*say, replace(self._prompts.so_far(draft, whole=False), response=name))
        if asked == "details":  # the staff have it in the conversation
            draft = draft.with_(declined=[*draft.declined, asked])
        elif asked and (again or draft.misses):
            draft = draft.missed()
            return Step(say=(*say, self._fields.explained(asked, draft)), ask=asked), draft
        step, draft = self._progress.go_on(draft, say)
        if any(each.response == "review" for each in step.say):  # the card says all that
            more = step.say[len(say) :]
            step = replace(step, say=(*before, *(() if again else (Say("asked_twice"),)), *more))
        return step, draft

    def _heard_again(self, draft: Draft, say: tuple[Say, ...], given: Mapping[str, Any]) -> Advance:
        """What was given once more in one line, and the next question."""
        again = _TOLD_ALREADY in draft.noticed
        draft = _reminded(draft)
        say = tuple(each for each in say if each.response != "noted")
        step, draft = self._progress.go_on(draft, say)
        facts = self._prompts.told_again(tuple(given), draft)
        if any(each.response in _SAYS_THEM for each in step.say):
            facts = None
        word = facts or (None if again else Say("asked_twice"))
        more = step.say[len(say) :]
        return replace(step, say=(*say, *((word,) if word else ()), *more)), draft

    def skip(self, name: str, draft: Draft, asked: str | None, say: tuple[Say, ...]) -> Advance:
        """Goes on without a field, as far as a claim can do without."""
        if name == "proof_of_purchase":
            # Where no receipt is needed, losing it says that what stands on it is not known.
            name = self._questions.proof_or(asked, draft) or name
        if field_confirmed(name):  # whoever cannot tell leaves it as it was heard
            return self._progress.go_on(certain(draft), say)
        if name == "purchased_from":
            return self._progress.go_on(changed(draft, {name: UNKNOWN}), say)
        if name == "reason" and self._fields.is_explained(name, draft):
            # The staff find it in what is told in words.
            draft = with_reason_open(changed(draft, {name: LEFT_OPEN}))
            return self._progress.go_on(draft, (*say, Say("reason_left_open")))
        if name in ("reason", "email"):
            return Step(say=(*say, self._prompts.explain(name)), ask=name), draft
        if name not in FIELDS:
            return self._progress.go_on(draft, say)
        return self._decline(name, draft, asked, say)

    def _decline(self, name: str, draft: Draft, asked: str | None, say: tuple[Say, ...]) -> Advance:
        """Notes that the field cannot be given, and goes on."""
        if draft.get(name) and asked not in FIELDS:  # taken back where the claim is shown
            draft = changed(draft, {name: None})
        declined = [*dict.fromkeys([*draft.declined, name])]
        others = name == "order_number" and self._fields.is_of_others(draft)
        without = "without_order_number_of_others" if others else f"without_{name}"
        by = self._questions.send_by(draft) if name in EVIDENCE else None
        if name == "photo" and self._questions.needs_no_photo(draft):
            without, by = "without_photo_needed", None
        said = (each for each in say if each.response != without)  # a day told roughly once more
        say = (*said, *self._prompts.later(without, by))
        return self._progress.go_on(draft.with_(declined=declined, misses=0), say)


def _reminded(draft: Draft) -> Draft:
    """The draft that knows that something was asked twice."""
    return draft.with_(noticed=[*dict.fromkeys([*draft.noticed, _TOLD_ALREADY])])
