"""A message to a person at the store: one short flow for every matter that only they can settle."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from claimdesk.claims.store_policy import StorePolicy
from claimdesk.claims.today import Today
from claimdesk.conversation import interruptions
from claimdesk.conversation.danger_advice import (
    FOR_STAFF,
    IN_SHORT,
    has_advice_on,
    safety,
    said_so_far,
)
from claimdesk.conversation.delivery_days import lateness
from claimdesk.conversation.draft import Draft, new_key
from claimdesk.conversation.false_alarm import call_off, is_called_off, without_alarm
from claimdesk.conversation.handed_over import HandedOver
from claimdesk.conversation.intents import begins_a_claim
from claimdesk.conversation.matters import (
    ADDRESS,
    INTENTS,
    MATTERS,
    MESSAGE,
    ORDER,
    matter_of,
    of_a_parcel,
)
from claimdesk.conversation.message_answers import answers_beside, first_answer
from claimdesk.conversation.plain_answers import plain_answer
from claimdesk.conversation.said_of_handed import SaidOfHanded
from claimdesk.conversation.said_of_message import (
    as_another_matter,
    asks_why,
    came_empty,
    came_faulty,
    cancels_instead,
    is_doubtful,
    is_part_of,
    keeps_order,
    tells_staff,
    wants_it_made_good,
    without_order,
    worries,
)
from claimdesk.conversation.second_item import DROPPED
from claimdesk.conversation.staff_message import (
    BOOKKEEPING,
    EMAIL,
    FIELDS,
    StaffMessage,
    read,
)
from claimdesk.conversation.turn import Choice, Say, Step, Turn
from claimdesk.conversation.yes_or_no import AFFIRM, DENY, yes_or_no, yes_or_no_choices

#: What the form waits for once it has asked whether a message that is complete is to be sent.
SEND = "message_send"
_SEND_TOO = yes_or_no_choices("choice_yes_pass_on", "choice_no_pass_on")
_SEND_OR_CLAIM = (_SEND_TOO[0], Choice("choice_file_claim", "open_return"), _SEND_TOO[1])
_KEPT = (*FIELDS, *BOOKKEEPING)

# A complaint of so many words says what it is about.
_WORDS_OF_AN_ACCOUNT = 12
# Matters in which something is to be done to an order, which may be asked about.
_OF_AN_ORDER = ("order_change", "cancellation", "address_change", "wrong_address")

# What is answered though the message is passed on as well.
_ANSWERED_BESIDE_NEWS = ("call_me", "got")

Alert = Callable[[Mapping[str, Any]], bool]


def _back_to_claim(slots: Mapping[str, Any]) -> tuple[Say, ...]:
    """The offer to go on with a claim that was left, or given up, for a message."""
    if slots.get("claim_key"):
        return (Say("offer_to_resume", choices=interruptions.RESUME),)
    if (slots.get("next_claim") or {}).get(DROPPED):
        resume, leave = interruptions.RESUME
        taken_up = replace(resume, entities={"next_item": "yes"})
        return (Say("offer_to_resume", choices=(taken_up, leave)),)
    return ()


def _leaves_off_at_last(turn: Turn) -> bool:
    """Whether a message ends with leaving off: "is it one or two? forget it, leave it"."""
    words = turn.language
    *before, last = words.sentences(turn.text) or [""]
    return bool(before) and words.cancels(last) and words.lets_it_be(last)


def _lines(message: Any) -> list[str]:
    """What was told in a message, one by one."""
    return str(message or "").splitlines()


def _disowns_claim(turn: Turn) -> bool:
    """Whether it is said that there is no claim: none is left open then."""
    return not turn.is_choice and turn.language.disowns_claim(turn.text)


def _bidden(turn: Turn, handed: HandedOver) -> tuple[Say, ...]:
    """The answer to a bidding to take back what the staff have, or to correct its heading."""
    words, text = turn.language, turn.text
    if turn.is_choice:
        return ()
    if words.withdraws_message(text):
        return (Say("handed_withdrawn", {"reference": handed.reference}),)
    return (Say("handed_retitled"),) if words.corrects_heading(text) else ()


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

    @staticmethod
    def empty_slots() -> dict[str, Any]:
        """Slot values that forget the message; the address stays known."""
        return {name: None for name in _KEPT if name != EMAIL}

    def step(self, turn: Turn, slots: Mapping[str, Any], asked: str | None) -> Step:
        """What to keep, say and ask after `turn`, which answers what was `asked`."""
        told = slots.get(MESSAGE)
        turn = without_alarm(turn, HandedOver.from_slot(slots.get("handed_over")), told)
        if asked is None:
            if not slots.get("matter") and (plain := _answered(turn, slots)):
                return Step({**self.empty_slots(), "misses": 0}, (plain,), then="left")
            step = self._open(turn, slots)
            if slots.get("claim_key") and _disowns_claim(turn):
                return replace(step, slots={**Draft.empty_slots(), **step.slots})
            return step
        message = StaffMessage(MATTERS[slots.get("matter") or "message"], dict(slots))
        if (called_off := self._called_off(turn, message, slots)) is not None:
            return called_off
        photo = turn.entity("evidence")
        if photo:
            kept = self._ask(message, (Say("contact_photo_kept"),))
            photos = [*dict.fromkeys([*(slots.get("photo") or ()), photo])]
            return replace(kept, slots={**kept.slots, "photo": photos})
        if interruptions.asks_to_wait(turn):
            return Step(say=(interruptions.no_hurry(),), ask=asked)
        if cancels_instead(turn, message):
            message = replace(message, matter=MATTERS["cancellation"])
            message, doubt = read(turn, message.telling(turn.text), asked, self._policy)
            return self._go_on(message, first_answer(turn, message), doubt)
        if not turn.is_choice and turn.language.asks_to_see_message(turn.text):
            return self._shown_first(turn, message, asked)
        if (dropped := self._taken_back(turn, message, slots, asked)) is not None:
            return dropped
        if self._stops(turn, message):
            known = (Say("contact_alert_kept"),) if message.get("message_alert") else ()
            gone = {**self.empty_slots(), "misses": 0}
            handed = HandedOver.from_slot(slots.get("handed_over"))
            words, text = turn.language, turn.text
            if not turn.is_choice and words.says_goodbye(text):
                return Step(gone, (*known, Say("utter_goodbye")), then="left")
            rests = words.closes(text) == "rest" and not (turn.is_choice or words.cancels(text))
            if handed and rests:
                say = (*known, handed.tells("waits"), *_back_to_claim(slots))
                return Step(gone, say, then="left")
            if back := _back_to_claim(slots):
                return Step(gone, (*known, Say("contact_dropped"), *back), then="left")
            return Step(gone, known, then="stop")
        if message.matter.code == "cancellation" and keeps_order(turn):
            return Step({**self.empty_slots(), "misses": 0}, then="stop")  # nobody was told yet
        if of_a_parcel(message.matter.code) and (came_empty(turn) or came_faulty(turn)):
            return Step({**self.empty_slots(), "misses": 0}, then="claim")
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
        return step and replace(step, slots={**self.empty_slots(), "misses": 0, **step.slots})

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
            step = self._about_handed(turn, slots, handed)
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
            return Step({**self.empty_slots(), "misses": 0}, then="claim")
        vague = matter.code == "complaint" and len(turn.text.split()) < _WORDS_OF_AN_ACCOUNT
        opening = first_answer(turn, message)
        if not turn.is_choice and turn.language.asks_of_message(turn.text) == "call":
            opening = (*opening, Say("contact_by_mail"))
        if vague:
            return self._ask(message, opening, (MESSAGE,))
        given_up = bool(slots.get("matter")) and not claim_open
        doubtful = handed is None and (given_up or is_doubtful(turn, matter))
        if doubtful and not (message.missing or message.matter.urgent):
            return self._offer_to_send(message, ())
        unasked = handed is not None
        if unasked and not (message.missing or message.matter.urgent or turn.is_choice):
            # All is known already: nothing goes out without a word for it.
            return self._offer_to_send(message, opening)
        return self._go_on(message, opening, doubt, first=True)

    def _as_told_before(self, turn: Turn, message: StaffMessage) -> StaffMessage:
        """The message with the number and the address that were given before it was begun."""
        for each in reversed(turn.before):
            told, doubt = read(each, message, None, self._policy)
            if doubt is None:
                values = {name: message.get(name) or told.get(name) for name in (ORDER, EMAIL)}
                message = message.with_(**values)
        return message

    def _about_handed(
        self, turn: Turn, slots: Mapping[str, Any], handed: HandedOver
    ) -> Step | None:
        """What is said of a message that the staff have; None where it is another one.

        What is newly told goes to them too, with what is known of the first.
        """
        said = SaidOfHanded.read(turn, handed)
        matter, kind = said.matter, said.asked
        off = not turn.is_choice and turn.language.asks_if_called_off(turn.text)
        if off and handed.is_about("cancellation"):
            gone = {**self.empty_slots(), "misses": 0}
            return Step(gone, (handed.tells("called_off"),), then="left")
        if _bidden(turn, handed):
            matter = MATTERS["message"]
        if not handed.is_about(matter.code) or (turn.is_choice and matter.code != "message"):
            return None
        message = StaffMessage(matter, {EMAIL: handed.email, "message_key": new_key()})
        message, doubt = read(turn, message, None, self._policy)
        order, address = message.get(ORDER), turn.language.find_postal_address(turn.text)
        told = not turn.is_choice and turn.language.gives_a_message(turn.text)
        asks = turn.language.wants_yes_or_no(turn.text) or not turn.language.only_tells(turn.text)
        told = told and not asks and kind is None
        told = (told and not said.wants_nothing_sent) or said.passes_on
        told = told or bool(_bidden(turn, handed))
        told = told or "call_me" in (kind, *said.in_turn) or bool(said.unsent)
        news = bool(told or doubt or (order and order != handed.order))
        news = news or bool(address and address not in (handed.address or ""))
        news = news or message.get(EMAIL) != handed.email
        wishes = ("order_kept", "cancellation", *(() if kind else ("address_change",)))
        news = news or (matter.code in wishes and handed.matter != matter.code)
        again: tuple[Say, ...] = ()
        if handed.is_urgent:
            again = safety(turn, handed.matter, handed.advice, handed.told)
        advised = has_advice_on(turn) and handed.is_urgent
        if advised and kind in ("call", "outcome"):  # "is my phone safe?" asks for no call
            kind = None
        if kind and not advised:
            again = ()  # what was asked is answered alone
        elif order and not advised:
            again = again and (Say(IN_SHORT),)  # which one it is: nobody is near it for that
        advised_on = [say.response for say in again]
        news = news or bool({*FOR_STAFF} & ({*advised_on} - {*handed.advice}))
        advice = [*handed.advice, *advised_on]
        handed = replace(handed, advice=list(dict.fromkeys(advice)))
        told_so = {"handed_over": handed.as_slot()}
        if matter.code in ("message", "complaint"):
            message = replace(message, matter=MATTERS[handed.matter])
        message = message.with_(
            message_order=order or handed.order,
            new_address=address or handed.address,
            # Who has no number, or is to be helped at once, is not asked a second time.
            message_declined=[ORDER, ADDRESS],
        )
        if not news and said.denies and kind in (None, "got", "outcome"):
            say = (*again, handed.tells("misread"), *_back_to_claim(slots))
            return Step({**self.empty_slots(), **told_so, "misses": 0}, say, then="left")
        if not news and said.vents and not handed.is_urgent and turn.intent != "talk_to_human":
            kind = "sorry"
        wants_more = said.person or turn.intent == "talk_to_human"
        wants_more = wants_more or (turn.intent == "complain" and not advised)
        if not news and kind is None and wants_more:
            step = self._ask(message, again, (MESSAGE,))
            return replace(step, slots={**step.slots, **told_so})
        if not news and _disowns_claim(turn):
            say = (*again, Say("no_claim_then"))
            return Step({**self.empty_slots(), **told_so, "misses": 0}, say, then="left")
        if not news:
            # Every word of danger leaves a claim that is under way.
            back = _back_to_claim(slots) if handed.is_urgent else ()
            kinds = said.in_turn if kind in said.in_turn else (kind or "outcome", *said.in_turn)
            told_of = () if advised and not kind else (*handed.tells_all(kinds), *back)
            if late := lateness(turn, handed.matter, "", self._policy, self._today):
                told_of = (late,)
            slots = {**self.empty_slots(), **told_so, "misses": 0}
            return Step(slots, (*again, *told_of), then="left")
        message = message.telling("\n".join((*said.unsent, turn.text)))
        opening = _bidden(turn, handed)
        if matter.code == "order_kept":
            opening = (Say("opening_order_kept"),)
        if said.unsent:
            opening = (*opening, Say("staff_told_now"))
        elif kind and not doubt and (said.passes_on or kind in _ANSWERED_BESIDE_NEWS):
            opening = (*opening, handed.tells(kind))
        step = self._go_on(message, (*again, *opening), doubt)
        return replace(step, slots={**step.slots, **told_so})

    def _leave(self, turn: Turn, message: StaffMessage) -> Step | None:
        """Another wish in the place of what was only an offer, or by a button."""
        gone = {**self.empty_slots(), "misses": 0}
        if is_part_of(turn, message):
            return None
        free = turn.is_choice or message.matter.offer
        if free and begins_a_claim(turn.intent):
            return Step(gone, then="claim")
        filed = turn.is_choice or turn.language.speaks_of_filed(turn.text)
        if free and turn.intent == "check_claim" and filed:
            return Step(gone, then="check")
        if message.matter.offer and turn.questions:
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
        tells = tells_staff(turn, asked, answered=bool(say))
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
            gone = {**self.empty_slots(), "misses": 0}
            return Step(gone, (handed.tells(kind),), then="left")
        heard = gave or message.missing != before.missing
        if not heard and asks_why(turn, asked):
            return self._explained(before, asked, message.get("misses") or 0)
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
        if doubt or heard or (tells and not message.missing):
            opening = first_answer(turn, message) if message.matter != before.matter else ()
            # Heard from the first words on, a matter has its own first answer.
            return self._go_on(message, (*opening, *say) if opening else say, doubt)
        if turn.intent == "cannot_provide":
            return self._without(message)
        if yes_or_no(turn) == AFFIRM and asked != MESSAGE:
            return self._ask(message, ())
        if say or tells:
            asks = turn.language.is_question(turn.text)
            noted = Say("contact_question_noted" if asks else "contact_noted")
            return self._ask(message, say or (noted,))
        return self._missed(turn, message, asked)

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
        back = _back_to_claim(slots)
        gone = {**self.empty_slots(), "misses": 0}
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

    def _offer_to_send(self, message: StaffMessage, say: tuple[Say, ...]) -> Step:
        """Asks whether a message that needs nothing more is wanted at all."""
        prompt = Say("contact_send_too", choices=_SEND_TOO)
        if not message.get("handed_over"):  # a first message, whose matter is in doubt
            prompt = Say("contact_send_or_claim", choices=_SEND_OR_CLAIM)
        return Step({**message.slots, "misses": 0}, (*say, prompt), ask=SEND)

    def _shown_first(self, turn: Turn, message: StaffMessage, asked: str) -> Step:
        """What would be sent, and nothing is before there is a word for it."""
        message, doubt = read(turn, message, asked, self._policy)
        told = " / ".join(str(message.get(MESSAGE) or "").splitlines())
        say = Say("contact_would_send", {"told": told}) if told else Say("no_hurry_to_send")
        if doubt or message.missing:
            return self._go_on(message, (say,), doubt)
        prompt = Say("contact_send_too", choices=_SEND_TOO)
        return Step({**message.slots, "misses": 0}, (say, prompt), ask=SEND)

    def _hear_whether_to_send(self, turn: Turn, message: StaffMessage) -> Step:
        """A yes, or more for the staff, sends it; a no drops it; what is asked is answered."""
        if (plain := _answered(turn, message.values)) is not None:
            return Step({**self.empty_slots(), "misses": 0}, (plain,), then="left")
        answer = yes_or_no(turn)
        words, text = turn.language, turn.text
        person = turn.intent == "talk_to_human" and not words.cancels(text)
        if not turn.is_choice and (person or words.says_pass_on(text)):
            if words.gives_a_message(text) and text.strip() not in (message.get(MESSAGE) or ""):
                message = message.telling(text)
            return self._go_on(message, ())
        if answer == DENY:
            return Step({**self.empty_slots(), "misses": 0}, then="stop")
        if answer == AFFIRM:
            return self._go_on(message, ())
        handed = HandedOver.from_slot(message.get("handed_over"))
        if handed is not None and not turn.is_choice and words.is_question(text):
            kind = words.asks_of_message(text)
            if kind in (
                "got",
                "read",
                "whole",
                "number",
            ):  # asked of what they have: no word for it
                gone = {**self.empty_slots(), "misses": 0}
                return Step(gone, (handed.tells(kind),), then="left")
        say = answers_beside(turn, message, understood=False)
        own = all(each.response == "contact_theirs" for each in say)
        if tells_staff(turn, MESSAGE, answered=False) and own:
            return self._go_on(message.telling(turn.text), ())
        return self._offer_to_send(message, say)

    def _go_on(
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
        return self._ask(message, say, first=first)

    def _ask(
        self,
        message: StaffMessage,
        say: tuple[Say, ...],
        missing: tuple[str, ...] = (),
        *,
        first: bool = False,
    ) -> Step:
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

    def _without(self, message: StaffMessage) -> Step:
        """Goes on without an order number or an address; an e-mail address has to be."""
        spare = [name for name in message.missing if name in (ORDER, ADDRESS)]
        if not spare:
            return self._explained(message, (*message.missing, MESSAGE)[0], 1)
        declined = [*(message.get("message_declined") or ()), *spare]
        return self._go_on(message.with_(message_declined=declined), (Say("contact_without"),))

    def _missed(self, turn: Turn, message: StaffMessage, asked: str) -> Step:
        """An answer that does not fit is asked for again, then explained with ways out."""
        misses = (message.get("misses") or 0) + 1
        confused = interruptions.asks_about_question(turn)
        confused = confused or turn.language.says_yes_or_no(turn.text) is False
        if misses < 2 and not confused:
            if asked == MESSAGE:
                return Step({**message.slots, "misses": misses}, (Say("unfit_message"),), ask=asked)
            step = self._ask(message, (Say("contact_missed"),))
            return replace(step, slots={**step.slots, "misses": misses})
        return self._explained(message, asked, misses)

    def _explained(self, message: StaffMessage, asked: str, misses: int) -> Step:
        ways: tuple[Choice, ...] = (interruptions.STOP,)
        if asked != MESSAGE and {ORDER, ADDRESS}.intersection(message.missing):
            ways = (interruptions.WITHOUT, interruptions.STOP)
        name = "explain_message" if asked == MESSAGE else "explain_contact"
        say = Say(name, {"example": self._policy.order_number.example}, ways)
        return Step({**message.slots, "misses": misses}, (say,), ask=asked)
