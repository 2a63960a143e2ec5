"""A message to a person at the store: one short flow for every matter that only they can settle."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from claimdesk.claims.store_policy import StorePolicy
from claimdesk.claims.today import Today
from claimdesk.conversation import interruptions
from claimdesk.conversation.about_handed import AboutHanded, back_to_claim, disowns_claim
from claimdesk.conversation.danger_advice import (
    safety,
    said_so_far,
)
from claimdesk.conversation.delivery_days import first_of_late, lateness
from claimdesk.conversation.draft import Draft, new_key
from claimdesk.conversation.false_alarm import call_off, is_called_off, without_alarm
from claimdesk.conversation.handed_over import HandedOver
from claimdesk.conversation.intents import begins_a_claim
from claimdesk.conversation.matters import (
    INTENTS,
    MATTERS,
    MESSAGE,
    ORDER,
    matter_of,
    of_a_parcel,
)
from claimdesk.conversation.message_answers import (
    answers_beside,
    first_answer,
    leaves_open,
    noted,
)
from claimdesk.conversation.message_asking import SEND, SEND_TOO, Alert, MessageAsking
from claimdesk.conversation.order_answers import FOR_STAFF_TOO
from claimdesk.conversation.plain_answers import plain_answer
from claimdesk.conversation.said_of_message import (
    as_another_matter,
    asks_for_person,
    asks_why,
    came_empty,
    came_faulty,
    cancels_instead,
    is_doubtful,
    is_part_of,
    keeps_order,
    puts_a_question,
    tells_staff,
    wants_it_made_good,
    without_order,
    worries,
)
from claimdesk.conversation.staff_message import (
    EMAIL,
    FIELDS,
    StaffMessage,
    forgotten,
    read,
)
from claimdesk.conversation.turn import Say, Step, Turn
from claimdesk.conversation.yes_or_no import AFFIRM, DENY, yes_or_no

# A complaint of so many words says what it is about.
_WORDS_OF_AN_ACCOUNT = 12
# Matters in which something is to be done to an order, which may be asked about.
_OF_AN_ORDER = ("order_change", "cancellation", "address_change", "wrong_address")

# What is answered though the message is passed on as well.
_ANSWERED_BESIDE_NEWS = ("call_me", "got")


def _leaves_off_at_last(turn: Turn) -> bool:
    """Whether a message ends with leaving off: "is it one or two? forget it, leave it"."""
    words = turn.language
    *before, last = words.sentences(turn.text) or [""]
    return bool(before) and words.cancels(last) and words.lets_it_be(last)


def _lines(message: Any) -> list[str]:
    """What was told in a message, one by one."""
    return str(message or "").splitlines()


def _answered(turn: Turn, slots: Mapping[str, Any]) -> Say | None:
    """What is answered at once, in the place of a message to the staff."""
    handed = HandedOver.from_slot(slots.get("handed_over"))
    has_claim, product = bool(slots.get("filed")), slots.get("product")
    answer = plain_answer(turn, handed, has_claim=has_claim, product=product)
    if answer and answer.response == "only_message" and slots.get("claim_key"):
        return replace(answer, response="only_message_yet", choices=interruptions.RESUME)
    return answer


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
        self._today = today
        self._asking = MessageAsking(policy, alert)
        self._about_handed = AboutHanded(policy, today, self._asking)

    def step(self, turn: Turn, slots: Mapping[str, Any], asked: str | None) -> Step:
        """What to keep, say and ask after `turn`, which answers what was `asked`."""
        told = slots.get(MESSAGE)
        turn = without_alarm(turn, HandedOver.from_slot(slots.get("handed_over")), told)
        if asked is None:
            if not slots.get("matter") and (plain := _answered(turn, slots)):
                return Step(forgotten(), (plain,), then="left")
            step = self._open(turn, slots)
            if slots.get("claim_key") and disowns_claim(turn):
                return replace(step, slots={**Draft.empty_slots(), **step.slots})
            return step
        message = StaffMessage(MATTERS[slots.get("matter") or "message"], dict(slots))
        if (called_off := self._called_off(turn, message, slots)) is not None:
            return called_off
        photo = turn.entity("evidence")
        if photo:
            kept = self._asking.ask(message, (Say("contact_photo_kept"),))
            photos = [*dict.fromkeys([*(slots.get("photo") or ()), photo])]
            return replace(kept, slots={**kept.slots, "photo": photos})
        if interruptions.asks_to_wait(turn):
            return Step(say=(interruptions.no_hurry(),), ask=asked)
        if cancels_instead(turn, message):
            message = replace(message, matter=MATTERS["cancellation"])
            message, doubt = read(turn, message.telling(turn.text), asked, self._policy)
            return self._asking.go_on(message, first_answer(turn, message), doubt)
        if not turn.is_choice and turn.language.asks_to_see_message(turn.text):
            return self._shown_first(turn, message, asked)
        if (dropped := self._taken_back(turn, message, slots, asked)) is not None:
            return dropped
        if self._stops(turn, message):
            known = (Say("contact_alert_kept"),) if message.get("message_alert") else ()
            gone = forgotten()
            handed = HandedOver.from_slot(slots.get("handed_over"))
            words, text = turn.language, turn.text
            if not turn.is_choice and words.says_goodbye(text):
                return Step(gone, (*known, Say("utter_goodbye")), then="left")
            rests = words.closes(text) == "rest" and not (turn.is_choice or words.cancels(text))
            if handed and rests:
                say = (*known, handed.tells("waits"), *back_to_claim(slots))
                return Step(gone, say, then="left")
            if back := back_to_claim(slots):
                return Step(gone, (*known, Say("contact_dropped"), *back), then="left")
            return Step(gone, known, then="stop")
        if message.matter.code == "cancellation" and keeps_order(turn):
            return Step(forgotten(), then="stop")  # nobody was told yet
        if of_a_parcel(message.matter.code) and (came_empty(turn) or came_faulty(turn)):
            return Step(forgotten(), then="claim")
        return self._leave(turn, message) or self._hear(turn, message, asked)

    def _called_off(
        self, turn: Turn, message: StaffMessage, slots: Mapping[str, Any]
    ) -> Step | None:
        """Ends a danger that the shopper says is none; None where there is none to end."""
        handed = HandedOver.from_slot(slots.get("handed_over"))
        known = handed is not None and handed.is_urgent
        if not (known or (message.matter.urgent and message.get("message_alert"))):
            return None
        told = [*(handed.told if handed and known else ()), *_lines(message.get(MESSAGE))]
        if not is_called_off(turn, told):
            return None
        step = call_off(turn, message.with_(message_key=new_key()), slots, self._alert)
        return step and replace(step, slots={**forgotten(), **step.slots})

    def _open(self, turn: Turn, slots: Mapping[str, Any]) -> Step:
        # What a claim was given up for comes with its matter.
        matter = MATTERS[slots["matter"]] if slots.get("matter") else matter_of(turn)
        known = {name: slots.get(name) for name in (EMAIL, ORDER, MESSAGE, "handed_over")}
        claim_open = bool(slots.get("claim_key"))
        if claim_open:
            known[ORDER] = slots.get("order_number")
        handed = HandedOver.from_slot(slots.get("handed_over"))
        if handed is not None:
            message = StaffMessage(MATTERS["message"], {EMAIL: handed.email, ORDER: handed.order})
            if (called_off := self._called_off(turn, message, slots)) is not None:
                return called_off
            step = self._about_handed.step(turn, slots, handed)
            if step is not None:
                return step
            known[EMAIL] = known[EMAIL] or handed.email
            known[ORDER] = known[ORDER] or handed.order
        message = StaffMessage(matter, {**known, "message_key": new_key()})
        told = not turn.text.startswith("/") and (
            turn.other_language is not None or turn.language.gives_a_message(turn.text)
        )
        if told or (matter.code not in ("message", "complaint") and not turn.is_choice):
            message = message.telling(turn.text)
        elif claim_open and slots.get("details"):
            message = message.telling(slots["details"])
        message, doubt = read(turn, message, None, self._policy)
        message = without_order(turn, self._as_told_before(turn, message))
        if wants_it_made_good(turn, message):
            return Step(forgotten(), then="claim")
        vague = matter.code == "complaint" and len(turn.text.split()) < _WORDS_OF_AN_ACCOUNT
        opening = first_answer(turn, message)
        if late := first_of_late(turn, message.matter.code, self._policy, self._today):
            opening = (late, *opening[1:])
        if not turn.is_choice and turn.language.asks_of_message(turn.text) == "call":
            opening = (*opening, Say("contact_by_mail"))
        if vague:
            return self._asking.ask(message, opening, (MESSAGE,))
        if not opening and message.get(MESSAGE) and message.missing:
            opening = (Say("opening_message"),)  # whom "they" in the question is
        given_up = bool(slots.get("matter")) and not claim_open
        doubtful = handed is None and (given_up or is_doubtful(turn, matter))
        if doubtful and not (message.missing or message.matter.urgent):
            return self._asking.offer_to_send(message, ())
        unasked = handed is not None
        if unasked and not (message.missing or message.matter.urgent or turn.is_choice):
            # All is known already: nothing goes out without a word for it.
            return self._asking.offer_to_send(message, opening)
        return self._asking.go_on(message, opening, doubt, first=True)

    def _as_told_before(self, turn: Turn, message: StaffMessage) -> StaffMessage:
        """The message with the number and the address that were given before it was begun."""
        for each in reversed(turn.before):
            told, doubt = read(each, message, None, self._policy)
            if doubt is None:
                values = {name: message.get(name) or told.get(name) for name in (ORDER, EMAIL)}
                message = message.with_(**values)
        return message

    def _leave(self, turn: Turn, message: StaffMessage) -> Step | None:
        """Another wish in the place of what was only an offer, or by a button."""
        gone = forgotten()
        if is_part_of(turn, message):
            return None
        free = turn.is_choice or message.matter.offer
        if free and begins_a_claim(turn.intent):
            return Step(gone, then="claim")
        filed = turn.is_choice or turn.language.speaks_of_filed(turn.text)
        if free and turn.intent == "check_claim" and filed:
            return Step(gone, then="check")
        if message.matter.offer and turn.questions and not message.get(ORDER):
            # However unsure: nothing is under way that an answer could hurt.
            say = tuple(Say(f"utter_{question}") for question in turn.questions)
            return Step(gone, say, then="left")
        return None

    @staticmethod
    def _stops(turn: Turn, message: StaffMessage) -> bool:
        """Whether the message is not to be sent; who is in danger and asks is not left alone."""
        lets_go = not turn.is_choice and _leaves_off_at_last(turn)
        if lets_go or interruptions.asks_to_stop(turn):
            return not (message.matter.urgent and turn.language.is_question(turn.text))
        doubted = message.get("email_doubt")
        return yes_or_no(turn) == DENY and message.matter.offer and not doubted

    def _hear(self, turn: Turn, message: StaffMessage, asked: str) -> Step:
        """The answer to what was asked, or whatever else it is; the message is never lost."""
        if asked == SEND:
            return self._hear_whether_to_send(turn, message)
        before = message
        message = as_another_matter(turn, message, asked)
        message, doubt = read(turn, message, asked, self._policy)
        message = without_order(turn, message, asked)
        gave = message.missing != before.missing or message.matter != before.matter
        say = answers_beside(turn, message, understood=gave and asked != MESSAGE)
        kind = turn.language.asks_of_message(turn.text)
        calls = kind in ("call", "call_me")
        answered = any(each.response not in FOR_STAFF_TOO for each in say)
        tells = tells_staff(turn, asked, answered=answered)
        tells = tells and not (kind == "call" and asked == MESSAGE and not turn.entities)
        is_told = tells and asked == MESSAGE
        if turn.answer_to("any") == "later" and not (gave or say or doubt or is_told):
            return Step({**message.slots, "misses": 0}, (interruptions.no_hurry(),), ask=asked)
        if kind == "when" and not message.matter.offer:
            # "How fast?" is of the answer, not of a delivery.
            fast, answer = "utter_ask_expedite", Say("utter_ask_reply_time")
            say = tuple(answer if s.response == fast else s for s in say)
            say = say if of_a_parcel(message.matter.code) else say or (answer,)
        if tells and turn.text.strip() not in (message.get(MESSAGE) or ""):
            message = message.telling(turn.text)
        handed = HandedOver.from_slot(message.get("handed_over"))
        if handed and asked == MESSAGE and kind and not is_told:
            # Who only asks of what they have is not asked what else there is to tell.
            gone = forgotten()
            return Step(gone, (handed.tells(kind),), then="left")
        heard = gave or message.missing != before.missing
        if not heard and asks_why(turn, asked):
            return self._asking.explained(before, asked, message.get("misses") or 0)
        words, text = turn.language, turn.text
        account = is_told and (words.tells_something(text) or not words.is_question(text))
        if tells and (account or words.pleads(text)):
            say = ()  # told to the staff, however much it reads like a question of the FAQ
        if calls:
            say = (Say("contact_by_mail"),)
        if not before.matter.urgent and (plain := self._in_plain_words(turn, message)):
            say = (plain,)
        if before.matter.urgent and worries(turn):
            message = message if tells or turn.is_choice else message.telling(turn.text)
            told, tells = _lines(before.get(MESSAGE)), True
            say = safety(turn, message.matter.code, said_so_far(before.values), told)
            wishes = not turn.is_choice and turn.language.wish_told(turn.text) is not None
            say = (*say, Say("contact_wish_noted")) if wishes else say
        if heard and message.missing and not say and asks_for_person(turn, asked):
            say = (Say("contact_person"),)
        if doubt or heard or (tells and not message.missing):
            opening = first_answer(turn, message) if message.matter != before.matter else ()
            # Heard from the first words on, a matter has its own first answer.
            return self._asking.go_on(message, (*opening, *say) if opening else say, doubt)
        if turn.intent == "cannot_provide" and not words.asks_of_order(text):
            return self._asking.without(message)
        if yes_or_no(turn) == AFFIRM and asked != MESSAGE:
            return self._asking.ask(message, ())
        if not say and asks_for_person(turn, asked):
            say = (Say("contact_person"),)
        if leaves_open(turn, say):
            message = message if tells else message.telling(turn.text)
            say = (*say, Say("contact_rest_noted"))
        if say or tells:
            return self._asking.ask(message, say or (noted(turn),))
        if puts_a_question(turn, asked):
            return self._asking.ask(message.telling(turn.text), (noted(turn),))
        return self._asking.missed(turn, message, asked)

    def _taken_back(
        self, turn: Turn, message: StaffMessage, slots: Mapping[str, Any], asked: str
    ) -> Step | None:
        """Drops what the shopper denies to have meant, or wants nobody to have; None if neither.

        What was asked instead is answered, and a claim that was left for it is offered again.
        """
        words, text = turn.language, turn.text
        if turn.is_choice or message.matter.urgent or asked == MESSAGE:
            return None
        own = message.matter.code not in ("message", "complaint")
        # Who gives the number that was asked for means it, whatever else is denied.
        own = own and not (turn.entity("order_number") or turn.entity("email"))
        if not (words.declines_passing_on(text) or (own and words.denies_matter(text))):
            return None
        questions = tuple(q for q in turn.questions if q not in INTENTS)
        asked_instead = interruptions.questions_to_answer(replace(turn, questions=questions), False)
        say = tuple(Say(f"utter_{question}") for question in asked_instead)
        handed = HandedOver.from_slot(slots.get("handed_over"))
        kind = words.asks_of_message(text)
        if handed is not None and kind:
            if kind == "done":
                kind = "not_yet" if handed.is_about("order_change") else "outcome"
            say = (handed.tells(kind),)
        back = back_to_claim(slots)
        gone = forgotten()
        if words.says_goodbye(text) and not say:
            return Step(gone, (Say("utter_goodbye"),), then="left")
        if slots.get("filed") and words.withdraws(text):
            return Step(gone, (Say("contact_dropped"),), then="check")
        if not (say or back):
            say = (Say("contact_what_then"),)
        return Step(gone, (Say("contact_dropped"), *say, *back), then="left")

    def _in_plain_words(self, turn: Turn, message: StaffMessage) -> Say | None:
        """The plain answer to a question of what is to be sent: is it done, read, or late."""
        if turn.is_choice:
            return None
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

    def _shown_first(self, turn: Turn, message: StaffMessage, asked: str) -> Step:
        """What would be sent, and nothing is before there is a word for it."""
        message, doubt = read(turn, message, asked, self._policy)
        told = " / ".join(str(message.get(MESSAGE) or "").splitlines())
        say = Say("contact_would_send", {"told": told}) if told else Say("no_hurry_to_send")
        if doubt or message.missing:
            return self._asking.go_on(message, (say,), doubt)
        prompt = Say("contact_send_too", choices=SEND_TOO)
        return Step({**message.slots, "misses": 0}, (say, prompt), ask=SEND)

    def _hear_whether_to_send(self, turn: Turn, message: StaffMessage) -> Step:
        """A yes, or more for the staff, sends it; a no drops it; what is asked is answered."""
        if (plain := _answered(turn, message.values)) is not None:
            return Step(forgotten(), (plain,), then="left")
        answer = yes_or_no(turn)
        words, text = turn.language, turn.text
        person = turn.intent == "talk_to_human" and not words.cancels(text)
        if not turn.is_choice and (person or words.says_pass_on(text)):
            if words.gives_a_message(text) and text.strip() not in (message.get(MESSAGE) or ""):
                message = message.telling(text)
            return self._asking.go_on(message, ())
        if answer == DENY:
            return Step(forgotten(), then="stop")
        if answer == AFFIRM:
            return self._asking.go_on(message, ())
        handed = HandedOver.from_slot(message.get("handed_over"))
        if handed is not None and not turn.is_choice and words.is_question(text):
            kind = words.asks_of_message(text)
            if kind in (
                "got",
                "read",
                "whole",
                "number",
            ):  # asked of what they have: no word for it
                gone = forgotten()
                return Step(gone, (handed.tells(kind),), then="left")
        say = answers_beside(turn, message, understood=False)
        own = all(each.response == "contact_theirs" for each in say)
        if tells_staff(turn, MESSAGE, answered=False) and own:
            return self._asking.go_on(message.telling(turn.text), ())
        return self._asking.offer_to_send(message, say)
