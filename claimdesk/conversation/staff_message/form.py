"""A message to a person at the store: one short flow for every matter that only they can settle."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from claimdesk.claims.store_policy import StorePolicy
from claimdesk.claims.today import Today
from claimdesk.conversation.context.handed_over import HandedOver
from claimdesk.conversation.routing import interruptions
from claimdesk.conversation.routing.plain_answers import answer_at_once
from claimdesk.conversation.shared.draft import Draft
from claimdesk.conversation.shared.matters import MATTERS, MESSAGE
from claimdesk.conversation.shared.turn import Say, Step, Turn
from claimdesk.conversation.staff_message.about_handed import disowns_claim
from claimdesk.conversation.staff_message.answers import first_answer
from claimdesk.conversation.staff_message.asking import SEND, Alert, MessageAsking
from claimdesk.conversation.staff_message.confirmation import MessageConfirmation
from claimdesk.conversation.staff_message.false_alarm import call_off, without_alarm
from claimdesk.conversation.staff_message.leaving import left_unsent
from claimdesk.conversation.staff_message.message import FIELDS, StaffMessage, forgotten, read
from claimdesk.conversation.staff_message.opening import MessageOpening
from claimdesk.conversation.staff_message.replies import MessageReplies
from claimdesk.conversation.staff_message.said_of_message import cancels_instead, changes_instead


class ContactForm:
    """Collects a message to the staff: what it is about, the order, where to answer.

    It is with the staff after three answers at most: what can be asked together is. `alert` tells
    the staff of an urgent matter at once, given the slots, and says whether that was recorded.
    The form ends with `then`: "done" (to be sent), "stop", "claim" or "check" (wanted instead), or
    "left" (answered, and nothing to be sent).
    """

    name = "contact_form"
    fields = FIELDS

    def __init__(self, policy: StorePolicy, alert: Alert, today: Today | None = None) -> None:
        self._policy = policy
        self._alert = alert
        self._asking = MessageAsking(policy, alert)
        self._opening = MessageOpening(policy, today, alert, self._asking)
        self._confirmation = MessageConfirmation(policy, self._asking)
        self._replies = MessageReplies(policy, today, self._asking)

    def step(self, turn: Turn, slots: Mapping[str, Any], asked: str | None) -> Step:
        """What to keep, say and ask after `turn`, which answers what was `asked`."""
        told = slots.get(MESSAGE)
        turn = without_alarm(turn, HandedOver.from_slot(slots.get("handed_over")), told)
        if asked is None:
            return self._begin(turn, slots)
        message = StaffMessage(MATTERS[slots.get("matter") or "message"], dict(slots))
        if (called_off := call_off(turn, message, slots, self._alert)) is not None:
            return called_off
        if photo := turn.entity("evidence"):
            kept = self._asking.ask(message, (Say("contact_photo_kept"),))
            photos = [*dict.fromkeys([*(slots.get("photo") or ()), photo])]
            return replace(kept, slots={**kept.slots, "photo": photos})
        if interruptions.asks_to_wait(turn):
            return Step(say=(interruptions.no_hurry(),), ask=asked)
        wanted = changes_instead(turn, message)
        if cancels_instead(turn, message):
            wanted = MATTERS["cancellation"]
        if wanted is not None:
            message = replace(message, matter=wanted)
            message, doubt = read(turn, message.telling(turn.text), asked, self._policy)
            return self._asking.go_on(message, first_answer(turn, message), doubt)
        if not turn.is_choice and turn.language.asks_to_see_message(turn.text):
            return self._confirmation.show(turn, message, asked)
        if (put_right := self._misread(turn, message)) is not None:
            return put_right
        if (ended := left_unsent(turn, message, slots, asked)) is not None:
            return ended
        if asked == SEND:
            return self._confirmation.hear(turn, message)
        return self._replies.hear(turn, message, asked)

    def _misread(self, turn: Turn, message: StaffMessage) -> Step | None:
        """Owns up to an offer that was none of what was asked, and takes what is asked instead."""
        words, text = turn.language, turn.text
        rejects = message.matter.offer and not turn.is_choice and words.says_unanswered(text)
        if not rejects or not words.puts_question(text) or turn.entity("email"):
            return None
        asked = interruptions.questions_to_answer(turn, understood=False)
        if asked and turn.intent in asked:
            say = (Say("misread"), *(Say(f"utter_{each}") for each in asked))
            return Step(forgotten(), say, then="left")
        message = replace(message, matter=MATTERS["message"]).telling(text)
        message, doubt = read(turn, message, None, self._policy)
        return self._asking.go_on(message, (Say("misread_for_staff"),), doubt)

    def _begin(self, turn: Turn, slots: Mapping[str, Any]) -> Step:
        if not slots.get("matter") and (plain := answer_at_once(turn, slots)):
            return Step(forgotten(), (plain,), then="left")
        step = self._opening.step(turn, slots)
        if slots.get("claim_key") and disowns_claim(turn):
            return replace(step, slots={**Draft.empty_slots(), **step.slots})
        return step
