"""What a yes or a no does to a claim by the question it answers, or an answer that fits none."""

from __future__ import annotations

from claimdesk.conversation.claim_form.commands import confirm_stop
from claimdesk.conversation.claim_form.draft_changes import certain, in_spite_of_terms, with_details
from claimdesk.conversation.claim_form.leaving import begun_anew, let_go
from claimdesk.conversation.claim_form.progress import Advance, ClaimProgress
from claimdesk.conversation.claim_form.prompts import Prompts
from claimdesk.conversation.claim_form.submission import ClaimSubmission
from claimdesk.conversation.claim_form.unanswered_questions import UnansweredQuestions
from claimdesk.conversation.shared.draft import FIELDS, OF_ANOTHERS_ORDER, Draft
from claimdesk.conversation.shared.turn import Say, Step, Turn
from claimdesk.conversation.shared.understood import (
    DUPLICATE,
    GO_ON,
    REVIEW,
    STOP,
    Understood,
    field_confirmed,
)

_TELLING_WORDS = 3  # of an account, however it goes on


def settles_leaving(understood: Understood, turn: Turn, asked: str) -> bool:
    """Whether it is plainly said that all is to be dropped, or that it is not.

    There is no way back: what a model takes for a yes has to be one in words, too.
    """
    if understood.find("deny", asked, "cancel"):
        return True
    language, text = turn.language, turn.text
    says = language.says_yes_or_no(text), language.led_by_yes_or_no(text)[0]
    plain = turn.is_choice or (True in says and not language.says_send(text))
    return plain and understood.find("affirm") is not None


class YesNoAnswers:
    """Takes such answers for one store on one day."""

    def __init__(
        self,
        progress: ClaimProgress,
        prompts: Prompts,
        submission: ClaimSubmission,
        unanswered: UnansweredQuestions,
    ) -> None:
        self._progress = progress
        self._prompts = prompts
        self._submission = submission
        self._unanswered = unanswered

    def take(self, understood: Understood, turn: Turn, draft: Draft, asked: str) -> Advance:
        """What the answer does to a claim that goes on."""
        yes, no = understood.find("affirm"), understood.find("deny")
        doubted = field_confirmed(asked)
        if doubted and yes:
            return self._progress.go_on(certain(draft), ())
        if doubted and no:
            return self._progress.ask_again(draft, doubted)
        if asked == GO_ON and yes:
            return self._progress.go_on(in_spite_of_terms(draft), ())
        if asked == GO_ON and no:
            return confirm_stop(draft)
        if asked in FIELDS and yes and turn.language.goes_on(turn.text):
            return self._unanswered.ask_on(draft, asked)
        if asked == REVIEW:
            if yes:
                return self._submission.submit(draft, "send")
            return Step(say=(self._prompts.which_line(draft),), ask=REVIEW), draft
        if asked == DUPLICATE and (yes or no):
            return self._submission.submit(draft, "add" if yes else "new")
        if asked in OF_ANOTHERS_ORDER and yes:  # they know it, and are still to say it
            return Step(say=(self._prompts.unfit(asked, ()),), ask=asked), draft.missed()
        if asked == "reason":
            draft = _in_their_words(draft, turn)
        return self._unanswered.miss(draft, asked)

    def take_on_leaving(self, draft: Draft, asked: str, *, goes: bool) -> Advance:
        """Drops the claim or begins it anew, as was asked, if it `goes`; else it goes on."""
        if not goes:
            return self._progress.go_on(draft, (Say("going_on"),))
        if asked == STOP:
            return let_go(draft), draft
        fresh, kept = begun_anew(draft)
        labels = [self._prompts.spoken(name, fresh) for name in kept]
        if not kept:
            return self._progress.go_on(fresh, (Say("starting_over"),))
        say = Say("starting_over_with", {"kept": ", ".join(labels)})
        return self._progress.go_on(fresh, (say,))


def _in_their_words(draft: Draft, turn: Turn) -> Draft:
    """The draft with what tells of the matter, though not which of the reasons it is."""
    account = "" if turn.is_choice else turn.language.account_in(turn.text)
    if len(turn.language.telling_words(account)[0]) < _TELLING_WORDS:
        return draft
    return with_details(draft, account, turn.language)
