"""Asks for what a message to the staff still needs, and sends it once nothing is missing."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from claimdesk.claims.store_policy import StorePolicy
from claimdesk.conversation.routing import interruptions
from claimdesk.conversation.shared.matters import ADDRESS, MESSAGE, ORDER
from claimdesk.conversation.shared.turn import Choice, Say, Step, Turn
from claimdesk.conversation.shared.yes_or_no import yes_or_no_choices
from claimdesk.conversation.staff_message.message import EMAIL, StaffMessage

#: What the form waits for once it has asked whether a message that is complete is to be sent.
SEND = "message_send"
SEND_TOO = yes_or_no_choices("choice_yes_pass_on", "choice_no_pass_on")
_SEND_OR_CLAIM = (SEND_TOO[0], Choice("choice_file_claim", "open_return"), SEND_TOO[1])

Alert = Callable[[Mapping[str, Any]], bool]


class MessageAsking:
    """The next step of a message, for one store; `alert` tells the staff of an urgent one."""

    def __init__(self, policy: StorePolicy, alert: Alert) -> None:
        self._policy = policy
        self._alert = alert

    def offer_to_send(self, message: StaffMessage, say: tuple[Say, ...]) -> Step:
        """Asks whether a message that needs nothing more is wanted at all."""
        prompt = Say("contact_send_too", choices=SEND_TOO)
        if not message.get("handed_over"):  # a first message, whose matter is in doubt
            prompt = Say("contact_send_or_claim", choices=_SEND_OR_CLAIM)
        return Step({**message.slots, "misses": 0}, (*say, prompt), ask=SEND)

    def go_on(
        self,
        message: StaffMessage,
        say: tuple[Say, ...],
        doubt: Say | None = None,
        *,
        first: bool = False,
    ) -> Step:
        """Sends what is complete; tells the staff of what is urgent; asks for what is missing."""
        if not message.missing:
            return Step({**message.slots, "misses": 0}, say, then="done")
        if message.matter.urgent and not message.get("message_alert"):
            key = f"{message.get('message_key')}-alert"
            if self._alert({**message.slots, "message_key": key, "email": None}):
                message = message.with_(message_alert=key)
                say = (*say, Say("contact_alerted"))
        if doubt:
            return Step({**message.slots, "misses": 0}, (*say, doubt), ask=EMAIL)
        return self.ask(message, say, first=first)

    def ask(
        self,
        message: StaffMessage,
        say: tuple[Say, ...],
        missing: tuple[str, ...] = (),
        *,
        first: bool = False,
    ) -> Step:
        """Asks for what is missing, together where that can be."""
        missing = missing or message.missing or (MESSAGE,)
        # What is told in one's own words is asked for alone.
        asked = missing[:1] if missing[0] == MESSAGE else missing
        names = "_".join(name.removeprefix("message_") for name in asked)
        if message.matter.offer and first:
            names = f"offer_{names}"
        elif message.matter.order_if_known and ORDER in asked:
            names = f"any_{names}"
        prompt = Say(f"ask_contact_{names}", {"example": self._policy.order_number.example})
        return Step({**message.slots, "misses": 0}, (*say, prompt), ask=asked[0])

    def without(self, message: StaffMessage) -> Step:
        """Goes on without an order number or an address; an e-mail address has to be."""
        spare = [name for name in message.missing if name in (ORDER, ADDRESS)]
        if not spare:
            return self.explained(message, (*message.missing, MESSAGE)[0], 1)
        declined = [*(message.get("message_declined") or ()), *spare]
        return self.go_on(message.with_(message_declined=declined), (Say("contact_without"),))

    def missed(self, turn: Turn, message: StaffMessage, asked: str) -> Step:
        """An answer that does not fit is asked for again, then explained with ways out."""
        misses = (message.get("misses") or 0) + 1
        confused = interruptions.asks_about_question(turn)
        confused = confused or turn.language.says_yes_or_no(turn.text) is False
        if misses < 2 and not confused:
            if asked == MESSAGE:
                return Step({**message.slots, "misses": misses}, (Say("unfit_message"),), ask=asked)
            step = self.ask(message, (Say("contact_missed"),))
            return replace(step, slots={**step.slots, "misses": misses})
        return self.explained(message, asked, misses)

    def explained(self, message: StaffMessage, asked: str, misses: int) -> Step:
        """Why it is asked for, and the ways out."""
        ways: tuple[Choice, ...] = (interruptions.STOP,)
        if asked != MESSAGE and {ORDER, ADDRESS}.intersection(message.missing):
            ways = (interruptions.WITHOUT, interruptions.STOP)
        name = "explain_message" if asked == MESSAGE else "explain_contact"
        say = Say(name, {"example": self._policy.order_number.example}, ways)
        return Step({**message.slots, "misses": misses}, (say,), ask=asked)
