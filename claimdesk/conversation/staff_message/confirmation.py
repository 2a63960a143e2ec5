"""Whether a message to the staff is to be sent: what it would say is shown, and a word heard."""

from __future__ import annotations

from claimdesk.claims.store_policy import StorePolicy
from claimdesk.conversation.context.handed_over import HandedOver
from claimdesk.conversation.routing.plain_answers import answer_at_once
from claimdesk.conversation.shared.matters import MESSAGE
from claimdesk.conversation.shared.turn import Say, Step, Turn
from claimdesk.conversation.shared.yes_or_no import AFFIRM, DENY, yes_or_no
from claimdesk.conversation.staff_message.answers import answers_beside
from claimdesk.conversation.staff_message.asking import SEND, SEND_TOO, MessageAsking
from claimdesk.conversation.staff_message.message import StaffMessage, forgotten, read
from claimdesk.conversation.staff_message.said_of_message import tells_staff

# Questions of a message that the staff have, which are no word for sending another.
_OF_WHAT_THEY_HAVE = ("got", "read", "whole", "number")


class MessageConfirmation:
    """Asks for a word for sending a message, for one store."""

    def __init__(self, policy: StorePolicy, asking: MessageAsking) -> None:
        self._policy = policy
        self._asking = asking

    def show(self, turn: Turn, message: StaffMessage, asked: str) -> Step:
        """What would be sent, and nothing is before there is a word for it."""
        message, doubt = read(turn, message, asked, self._policy)
        told = " / ".join(str(message.get(MESSAGE) or "").splitlines())
        say = Say("contact_would_send", {"told": told}) if told else Say("no_hurry_to_send")
        if doubt or message.missing:
            return self._asking.go_on(message, (say,), doubt)
        prompt = Say("contact_send_too", choices=SEND_TOO)
        return Step({**message.slots, "misses": 0}, (say, prompt), ask=SEND)

    def hear(self, turn: Turn, message: StaffMessage) -> Step:
        """A yes, or more for the staff, sends it; a no drops it; what is asked is answered."""
        if (plain := answer_at_once(turn, message.values)) is not None:
            return Step(forgotten(), (plain,), then="left")
        words, text = turn.language, turn.text
        if _passes_on(turn):
            if words.gives_a_message(text) and text.strip() not in (message.get(MESSAGE) or ""):
                message = message.telling(text)
            return self._asking.go_on(message, ())
        answer = yes_or_no(turn)
        if answer == DENY:
            return Step(forgotten(), then="stop")
        if answer == AFFIRM:
            return self._asking.go_on(message, ())
        handed = HandedOver.from_slot(message.get("handed_over"))
        if handed is not None and not turn.is_choice and words.is_question(text):
            kind = words.asks_of_message(text)
            if kind in _OF_WHAT_THEY_HAVE:
                return Step(forgotten(), (handed.tells(kind),), then="left")
        say = answers_beside(turn, message, understood=False)
        own = all(each.response == "contact_theirs" for each in say)
        if tells_staff(turn, MESSAGE, answered=False) and own:
            return self._asking.go_on(message.telling(turn.text), ())
        return self._asking.offer_to_send(message, say)


def _passes_on(turn: Turn) -> bool:
    """Whether a person is wished for, or it is said outright that the message is to go out."""
    words, text = turn.language, turn.text
    person = turn.intent == "talk_to_human" and not words.cancels(text)
    return not turn.is_choice and (person or words.says_pass_on(text))
