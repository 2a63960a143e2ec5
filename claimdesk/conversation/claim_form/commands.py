"""Carries out what steers a claim or edits it, where that takes no value of a field."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from claimdesk.conversation.claim_form.draft_changes import changed
from claimdesk.conversation.claim_form.leaving import given_up_for
from claimdesk.conversation.claim_form.progress import Advance, ClaimProgress
from claimdesk.conversation.claim_form.prompts import Prompts
from claimdesk.conversation.claim_form.questions import ClaimQuestions
from claimdesk.conversation.claim_form.submission import ClaimSubmission
from claimdesk.conversation.claim_form.unanswered_questions import UnansweredQuestions
from claimdesk.conversation.danger import report
from claimdesk.conversation.routing import interruptions
from claimdesk.conversation.shared.commands import Command
from claimdesk.conversation.shared.draft import EVIDENCE, FIELDS, MOST_PHOTOS, Draft
from claimdesk.conversation.shared.turn import Say, Step
from claimdesk.conversation.shared.understood import REVIEW, START_OVER, STOP
from claimdesk.language.languages import Language

#: Commands that leave no room for others, and those that edit a line beside them.
STEERING = (
    *("attach", "keep", "choose", "clarify", "take_their_number", "wait", "repeat"),
    *("cancel", "start_over", "hand_over", "await_order", "check"),
)
EDITS = ("edit", "edit_one", "ask_more")
# What is forgotten with a field, and comes back with it.
_GOES_WITH = {"product": ("product_kind",)}


class ClaimCommands:
    """Carries out commands for one store on one day."""

    def __init__(
        self,
        progress: ClaimProgress,
        prompts: Prompts,
        questions: ClaimQuestions,
        unanswered: UnansweredQuestions,
        submission: ClaimSubmission,
        language: Language,
    ) -> None:
        self._progress = progress
        self._prompts = prompts
        self._questions = questions
        self._language = language
        self._acts: Mapping[str, Callable[[Command, Draft, str | None], Advance]] = {
            "attach": self._keep_photo,
            "keep": self._keep,
            "choose": submission.choose,
            "clarify": lambda _command, draft, asked: unanswered.explain(draft, asked),
            "take_their_number": _take_their_number,
            "wait": self._wait,
            "repeat": self._repeat,
            "cancel": lambda _command, draft, _asked: confirm_stop(draft),
            "start_over": _confirm_start_over,
            "hand_over": self._hand_over,
            "await_order": _give_up,
            "check": _check,
            "edit": self._edit,
            "edit_one": self._edit_one,
            "ask_more": _ask_more,
        }

    def run(self, command: Command, draft: Draft, asked: str | None) -> Advance:
        """Carries out one of STEERING or EDITS. Raises KeyError for any other."""
        return self._acts[command.name](command, draft, asked)

    def _wait(self, command: Command, draft: Draft, asked: str | None) -> Advance:
        """The question stands, and so does the card; a photo to come later holds nothing up."""
        if asked in EVIDENCE and command.values.get("gives_later"):
            declined = [*dict.fromkeys([*draft.declined, asked])]
            later = self._prompts.later("evidence_later", self._questions.send_by(draft))
            return self._progress.go_on(draft.with_(declined=declined, misses=0), later)
        return Step(say=(interruptions.no_hurry(sends=asked == REVIEW),), ask=asked), draft

    def _repeat(self, command: Command, draft: Draft, asked: str | None) -> Advance:
        """What the claim holds by now, with a long story in whole only for who asks to see it; then
        the question that stands."""
        if asked == REVIEW:
            return self._progress.review(draft, (), whole=True)
        so_far = self._prompts.so_far(draft, whole=self._language.asks_to_see(command.text))
        return self._progress.go_on(draft, (so_far,))

    def _hand_over(self, command: Command, draft: Draft, _asked: str | None) -> Advance:
        """A danger told on the way is the claim's fault too, should it be gone on with."""
        changes = report.of_the_claim(command.text, draft, self._language)
        return Step(then="person"), changed(draft, changes)

    def _keep_photo(self, command: Command, draft: Draft, asked: str | None) -> Advance:
        evidence = command.values["evidence"]
        name = asked if asked in EVIDENCE else "photo"
        # A picture that came before shows what it is asked for now as well: a mail with both on it.
        kept = (draft.get(name) or ()) if asked in EVIDENCE else draft.evidence
        if evidence and evidence not in kept:
            if len({*draft.evidence, evidence}) > MOST_PHOTOS:
                return self._progress.go_on(draft, (Say("photos_enough"),))
            draft = changed(draft, {name: [*(draft.get(name) or ()), evidence]})
        return self._progress.go_on(draft, (Say("photo_kept"),))

    def _keep(self, command: Command, draft: Draft, _asked: str | None) -> Advance:
        """A line that was to be changed, as it was shown."""
        name = str(command.values["field"])
        shown = draft.get("shown") or {}
        names = (name, *_GOES_WITH.get(name, ()))
        draft = changed(draft, {each: shown.get(each) for each in names})
        return self._progress.go_on(draft, (self._prompts.already_so(name, draft),))

    def _edit(self, command: Command, draft: Draft, _asked: str | None) -> Advance:
        name = command.values["field"]
        if name not in FIELDS:
            return self._progress.go_on(draft, ())
        return self._progress.ask_again(draft, name)

    def _edit_one(self, command: Command, draft: Draft, _asked: str | None) -> Advance:
        """Asks which of some lines is meant."""
        names, value = command.values["fields"], command.values["value"]
        return Step(say=(self._prompts.which_line(draft, names, value),), ask=REVIEW), draft


def confirm_stop(draft: Draft) -> Advance:
    """Asks whether the claim is to be dropped."""
    return Step(say=(interruptions.confirm_stop(),), ask=STOP), draft


def _confirm_start_over(_command: Command, draft: Draft, _asked: str | None) -> Advance:
    return Step(say=(interruptions.confirm_start_over(),), ask=START_OVER), draft


def _take_their_number(_command: Command, draft: Draft, asked: str | None) -> Advance:
    """Another shop's order number will do: who offers it is still to say it."""
    say = Say("order_number_elsewhere_will_do", choices=(interruptions.WITHOUT,))
    return Step(say=(say,), ask=asked), draft


def _give_up(command: Command, draft: Draft, _asked: str | None) -> Advance:
    return given_up_for(command, draft), draft


def _check(_command: Command, draft: Draft, _asked: str | None) -> Advance:
    return Step(then="check"), draft


def _ask_more(command: Command, draft: Draft, _asked: str | None) -> Advance:
    """Asks for what the description is to say besides, of what was only named."""
    return Step(say=(Say("ask_more_details", command.values),), ask="details"), draft
