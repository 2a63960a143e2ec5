"""What is said to a message of a claim besides the next question: answers, and what was heard."""

from __future__ import annotations

from claimdesk.claims.store_policy import StorePolicy
from claimdesk.claims.today import Today
from claimdesk.conversation.claim_form.prompts import Prompts
from claimdesk.conversation.claim_form.questions import ClaimQuestions
from claimdesk.conversation.danger import report
from claimdesk.conversation.shared.commands import Command
from claimdesk.conversation.shared.draft import FIELDS, Draft
from claimdesk.conversation.shared.turn import Say, Turn
from claimdesk.conversation.shared.understood import REVIEW, Understood, expected_by
from claimdesk.conversation.shared.wording import Wording
from claimdesk.conversation.worked_answers.claim_course import (
    ALSO_FOR_STAFF,
    ANY_STATE,
    CourseAnswers,
    leaves_open,
    owning_up,
    told_once,
)

#: What says that a question goes to the staff with the claim.
KEPT_ASKED = ("question_kept", "safe_in_claim")
# Questions of the FAQ that are of what the store owes, where that is claimed.
_OF_SENDING = ("ask_international_shipping", "ask_shipping_cost", "ask_shipping_time")


class ClaimAnswers:
    """Answers what is asked while a claim is made, for one store on one day."""

    def __init__(
        self,
        policy: StorePolicy,
        today: Today,
        wording: Wording,
        prompts: Prompts,
        questions: ClaimQuestions,
    ) -> None:
        self._course = CourseAnswers(policy, today, wording)
        self._prompts = prompts
        self._questions = questions
        self._language = wording.language

    def answers(
        self, understood: Understood, draft: Draft, *, opening: bool = False
    ) -> tuple[tuple[Say, ...], Draft]:
        """The answers to questions and small talk, and the draft with what only the staff know.

        What is asked with an `opening` message need not be of the claim.
        """
        asked, small_talk = understood.find("ask"), understood.find("chitchat")
        if told := understood.find("say_english_only"):
            return (self._prompts.english_only(**told.values),), draft
        if asked:
            return self._to(asked, draft, opening=opening)
        if small_talk and small_talk.values["kind"] == "greet":
            return (Say("going_on"),), draft
        return ((Say(f"utter_{small_talk.values['kind']}"),) if small_talk else ()), draft

    def in_leaving(self, understood: Understood, draft: Draft) -> tuple[Say, ...]:
        """The answers to what is asked beside dropping it all: nothing is kept for the staff."""
        say, _ = self.answers(understood, draft)
        return tuple(each for each in say if each.response not in KEPT_ASKED)

    def _to(self, asked: Command, draft: Draft, *, opening: bool) -> tuple[tuple[Say, ...], Draft]:
        """What there is to say on each question; what has no answer is kept for the staff."""
        left = list(asked.values.get("left", ()))
        answers: list[tuple[Say, ...]] = []
        standing = self._questions.standing(draft)
        for topic in asked.values.get("about", ()):
            answer = self._course.answer(topic, standing, asked.text)
            answers.append(answer)
            if leaves_open(answer):
                left = left or [asked.text.strip()]
            elif topic in ALSO_FOR_STAFF:
                draft = draft.asking(left or [asked.text.strip()])
        for topic in asked.values.get("topics", ()):
            of_sending = topic in _OF_SENDING and not opening
            abroad = self._course.owed_abroad(standing, asked.text) if of_sending else ()
            left = left or ([asked.text.strip()] if abroad else [])
            answers.append(abroad or (Say(f"utter_{topic}"),))
        say = owning_up(told_once(answers), asked.text, self._language)
        if report.is_safety_asked(asked.text, draft, self._language):
            say = tuple(each for each in say if each.response != ANY_STATE)
            return (Say("safe_in_claim"), *say), draft.asking(left or [asked.text.strip()])
        if left:
            say = (*say, Say("question_kept"))
            draft = draft.asking(left)
        return say, draft

    def echo(
        self, understood: Understood, turn: Turn, draft: Draft, asked: str | None
    ) -> tuple[Say, ...]:
        """What was heard, so that a slip is seen at once: corrections, and several facts."""
        corrected = understood.find("correct")
        changed = [
            name for name in (corrected.values if corrected else ()) if asked not in (None, name)
        ]
        says = [self._prompts.corrected(name, draft) for name in changed]
        new = understood.find("set")
        if new and not (turn.is_choice and asked is not None):
            names = [name for name in FIELDS if name in new.values]
            shown = asked == REVIEW and not understood.find("send")
            unasked = not (asked is None or shown) and expected_by(asked) not in names
            says += self._prompts.noted(names, draft, unasked=unasked)
        return tuple(says)
