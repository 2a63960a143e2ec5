"""How a reply is taken while a message to the staff is put together: no word of it is lost."""

from __future__ import annotations

from dataclasses import dataclass, replace

from claimdesk.claims.store_policy import StorePolicy
from claimdesk.claims.today import Today
from claimdesk.conversation.context.handed_over import HandedOver
from claimdesk.conversation.danger.advice import safety, said_so_far
from claimdesk.conversation.routing import interruptions
from claimdesk.conversation.shared.matters import MESSAGE, ORDER, may_go_back, of_a_parcel
from claimdesk.conversation.shared.turn import Say, Step, Turn
from claimdesk.conversation.shared.yes_or_no import AFFIRM, yes_or_no
from claimdesk.conversation.staff_message.answers import (
    answers_beside,
    first_answer,
    leaves_open,
    noted,
    which_remedy,
)
from claimdesk.conversation.staff_message.asking import MessageAsking
from claimdesk.conversation.staff_message.message import StaffMessage, forgotten, read
from claimdesk.conversation.staff_message.order_answers import FOR_STAFF_TOO
from claimdesk.conversation.staff_message.said_of_message import (
    as_another_matter,
    asks_for_person,
    asks_why,
    puts_a_question,
    tells_staff,
    without_order,
    worries,
)
from claimdesk.conversation.worked_answers.delivery_days import lateness
from claimdesk.conversation.worked_answers.refund_days import refund_days

# Matters in which something is to be done to an order, which may be asked about.
_OF_AN_ORDER = ("order_change", "cancellation", "address_change", "wrong_address")


@dataclass(frozen=True)
class _Reply:
    """A reply to what was `asked`: the message `before` it and with it, and what answers it.

    It `gives` a value, or shows the matter to be another; it `tells` what the staff are to read.
    `doubt` is what to ask back about an address.
    """

    turn: Turn
    asked: str
    before: StaffMessage
    message: StaffMessage
    doubt: Say | None
    gives: bool
    tells: bool
    say: tuple[Say, ...]

    @property
    def is_heard(self) -> bool:
        """Whether the message needs less than before, or is another."""
        return self.gives or self.message.missing != self.before.missing

    @property
    def tells_what_was_asked(self) -> bool:
        """Whether it tells the staff something when that was asked for."""
        return self.tells and self.asked == MESSAGE

    @property
    def kind(self) -> str | None:
        """What it asks of the message, as in `Language.asks_of_message`."""
        return self.turn.language.asks_of_message(self.turn.text)


class MessageReplies:
    """Takes replies for one store on one day."""

    def __init__(self, policy: StorePolicy, today: Today | None, asking: MessageAsking) -> None:
        self._policy = policy
        self._today = today
        self._asking = asking

    def hear(self, turn: Turn, message: StaffMessage, asked: str) -> Step:
        """The next step after the answer to what was asked, or whatever else it is."""
        reply = self._read(turn, message, asked)
        if _is_promised(reply):
            return Step({**reply.message.slots, "misses": 0}, (interruptions.no_hurry(),), asked)
        if reply.tells and turn.text.strip() not in (reply.message.get(MESSAGE) or ""):
            reply = replace(reply, message=reply.message.telling(turn.text))
        handed = HandedOver.from_slot(reply.message.get("handed_over"))
        if handed and asked == MESSAGE and reply.kind and not reply.tells_what_was_asked:
            # Who only asks of what they have is not asked what else there is to tell.
            return Step(forgotten(), (handed.tells(reply.kind),), then="left")
        if not reply.is_heard and asks_why(turn, asked):
            return self._asking.explained(message, asked, message.get("misses") or 0)
        reply = _with_worries(replace(reply, say=self._answers(reply)))
        if reply.doubt or reply.is_heard or (reply.tells and not reply.message.missing):
            return self._go_on(reply)
        return self._stay(reply)

    def _read(self, turn: Turn, before: StaffMessage, asked: str) -> _Reply:
        message = as_another_matter(turn, before, asked)
        message, doubt = read(turn, message, asked, self._policy)
        message = without_order(turn, message, asked)
        gives = message.missing != before.missing or message.matter != before.matter
        say = answers_beside(turn, message, understood=gives and asked != MESSAGE)
        answered = any(each.response not in FOR_STAFF_TOO for each in say)
        asks_a_call = turn.language.asks_of_message(turn.text) == "call" and asked == MESSAGE
        tells = tells_staff(turn, asked, answered=answered)
        tells = tells and not (asks_a_call and not turn.entities)
        return _Reply(turn, asked, before, message, doubt, gives, tells, say)

    def _answers(self, reply: _Reply) -> tuple[Say, ...]:
        """The answers to what the reply asks, the more particular in the place of the others."""
        turn, kind = reply.turn, reply.kind
        if not reply.before.matter.urgent and (plain := self._in_plain_words(turn, reply.message)):
            return plain
        if kind in ("call", "call_me"):
            return (Say("contact_by_mail"),)
        words, text = turn.language, turn.text
        tells = reply.tells_what_was_asked
        account = tells and (words.tells_something(text) or not words.is_question(text))
        if reply.tells and (account or words.pleads(text)):
            return ()  # told to the staff, however much it reads like a question of the FAQ
        if kind == "when" and not reply.message.matter.offer:
            return _about_reply_time(reply)
        return reply.say

    def _in_plain_words(self, turn: Turn, message: StaffMessage) -> tuple[Say, ...]:
        """The plain answers to what is asked of what is to be sent, or by the store's terms."""
        if turn.is_choice:
            return ()
        told = str(message.get(MESSAGE) or "")
        takes = refund_days(turn, [told], self._policy, self._today)
        if takes and may_go_back(message.matter.code):
            return (*takes, *which_remedy(turn, message.matter.code))
        plain = self._in_one_word(turn, message)
        return (*([plain] if plain else []), *which_remedy(turn, message.matter.code))

    def _in_one_word(self, turn: Turn, message: StaffMessage) -> Say | None:
        """The answer to whether it is done, read, or late, or what becomes of what is told."""
        kind = turn.language.asks_of_message(turn.text)
        if turn.language.asks_of_own_data(turn.text):
            return Say("data_use")
        if of_a_parcel(message.matter.code) and turn.language.asks_who_chases(turn.text):
            return Say("contact_carrier")
        if kind == "done" and message.matter.code in _OF_AN_ORDER:
            return Say("contact_not_yet")
        if kind == "read":
            return Say("contact_read")
        told = str(message.get(MESSAGE) or "")
        return lateness(turn, message.matter.code, told, self._policy, self._today)

    def _go_on(self, reply: _Reply) -> Step:
        """Asks for the rest, or sends what is complete."""
        message, say = reply.message, reply.say
        if reply.is_heard and message.missing:
            say = say or _of_person(reply)
        known = reply.before.get(ORDER)
        if known and message.get(ORDER) != known:
            say = (Say("order_changed", {"order": message.get(ORDER)}), *say)
        if message.matter != reply.before.matter:
            # Heard from the first words on, a matter has its own first answer.
            say = (*first_answer(reply.turn, message), *say)
        return self._asking.go_on(message, say, reply.doubt)

    def _stay(self, reply: _Reply) -> Step:
        """Asks once more where nothing was given: after an answer, without it, or explained."""
        turn, asked, message = reply.turn, reply.asked, reply.message
        if turn.intent == "cannot_provide" and not turn.language.asks_of_order(turn.text):
            return self._asking.without(message)
        if yes_or_no(turn) == AFFIRM and asked != MESSAGE:
            return self._asking.ask(message, ())
        say = reply.say or _of_person(reply)
        if leaves_open(turn, say):
            message = message if reply.tells else message.telling(turn.text)
            say = (*say, Say("contact_rest_noted"))
        if say or reply.tells:
            return self._asking.ask(message, say or (noted(turn),))
        if puts_a_question(turn, asked):
            return self._asking.ask(message.telling(turn.text), (noted(turn),))
        return self._asking.missed(turn, message, asked)


def _is_promised(reply: _Reply) -> bool:
    """Whether what was asked for is to come later, and that is all."""
    later = reply.turn.answer_to("any") == "later"
    return later and not (reply.gives or reply.say or reply.doubt or reply.tells_what_was_asked)


def _about_reply_time(reply: _Reply) -> tuple[Say, ...]:
    """The answers to "how fast?", which is of the staff's answer, not of a delivery."""
    fast, answer = "utter_ask_expedite", Say("utter_ask_reply_time")
    say = tuple(answer if each.response == fast else each for each in reply.say)
    return say if of_a_parcel(reply.message.matter.code) else say or (answer,)


def _with_worries(reply: _Reply) -> _Reply:
    """The reply of who is in danger, told to the staff and answered with what is safe."""
    turn, before, message = reply.turn, reply.before, reply.message
    if not (before.matter.urgent and worries(turn)):
        return reply
    if not (reply.tells or turn.is_choice):
        message = message.telling(turn.text)
    told = str(before.get(MESSAGE) or "").splitlines()
    say = safety(turn, message.matter.code, said_so_far(before.values), told)
    if not turn.is_choice and turn.language.wish_told(turn.text) is not None:
        say = (*say, Say("contact_wish_noted"))
    return replace(reply, message=message, tells=True, say=say)


def _of_person(reply: _Reply) -> tuple[Say, ...]:
    """That a person reads the message, for who wishes for one."""
    return (Say("contact_person"),) if asks_for_person(reply.turn, reply.asked) else ()
