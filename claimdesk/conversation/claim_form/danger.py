"""What a message of a claim under way has of danger: read once, before the claim reads the rest."""

from __future__ import annotations

from dataclasses import dataclass, replace

from claimdesk.conversation.claim_form.answers import KEPT_ASKED
from claimdesk.conversation.context.handed_over import HandedOver
from claimdesk.conversation.danger import report
from claimdesk.conversation.danger.advice import asked_in_claim, with_a_word_of_safety
from claimdesk.conversation.danger.emergency import number_heard
from claimdesk.conversation.shared.turn import Say, Step, Turn
from claimdesk.conversation.staff_message.false_alarm import without_alarm
from claimdesk.conversation.staff_message.said_of_handed import tells_more_of_danger


@dataclass(frozen=True)
class DangerInClaim:
    """A message as the claim takes it, and the `advice` that it asks for.

    The danger may be `retold`, which the staff know of, or a thing be `only_warm`, which is for
    the staff where nothing else of the message says so.
    """

    turn: Turn
    advice: tuple[Say, ...]
    retold: HandedOver | None
    only_warm: bool

    @classmethod
    def read(
        cls, turn: Turn, handed: HandedOver | None, details: str | None, *, is_open: bool
    ) -> DangerInClaim:
        """Reads a message beside what the staff have, and the `details` of a claim told so far."""
        turn = without_alarm(turn, handed, details)
        heard = number_heard(turn) if handed is not None and handed.knows_of_danger else ()
        if not is_open:
            return cls(turn, heard, None, only_warm=False)
        retold = handed if report.is_retold(turn, handed) else None
        if retold:
            turn = report.as_fault(turn)
        elif handed is not None and _asks_if_known(turn) and tells_more_of_danger(turn, handed):
            turn = replace(turn, intent=report.REPORTS)  # no: they are to be told
        advice, warm = asked_in_claim(turn, handed), report.is_only_warm(turn)
        if (advice or warm) and turn.intent == report.REPORTS:
            turn = replace(turn, intent="inform")
        return cls(turn, (*heard, *advice), retold, warm)

    @property
    def is_all(self) -> bool:
        """Whether the message asks for nothing but the advice."""
        language = self.turn.language
        return bool(self.advice) and all(
            language.asks_in_danger(each) for each in language.sentences(self.turn.text)
        )

    def beside(self, step: Step) -> Step:
        """The step of the claim with the advice before it."""
        say = (each for each in step.say if not self.advice or each.response not in KEPT_ASKED)
        step = replace(step, say=(*self.advice, *say))
        if self.only_warm and not any(each.response in KEPT_ASKED for each in step.say):
            return Step(then="person")  # unheard, it is for the staff
        return step

    def with_a_word(self, step: Step) -> Step:
        """The step with one word of safety where the danger was retold."""
        return with_a_word_of_safety(step, self.turn, self.retold) if self.retold else step


def _asks_if_known(turn: Turn) -> bool:
    """Whether it is asked if the staff know of a thing, or they are to be told of it."""
    words, text = turn.language, turn.text
    to_them = words.asks_if_known(text) or words.asks_to_pass_on(text)
    return to_them or words.asks_of_message(text) == "got"
