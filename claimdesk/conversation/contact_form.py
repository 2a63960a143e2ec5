"""A message to a person at the store: one short flow for every matter that only they can settle."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from claimdesk.claims.store_policy import StorePolicy, facts_of
from claimdesk.claims.today import Today
from claimdesk.claims.vocabulary import FAULTS
from claimdesk.conversation import interruptions
from claimdesk.conversation.days import reader_of
from claimdesk.conversation.draft import Draft, new_key
from claimdesk.conversation.follow_up import is_asked_outright, is_of_its_subject
from claimdesk.conversation.handed_over import HandedOver
from claimdesk.conversation.intents import begins_a_claim, opens_a_claim
from claimdesk.conversation.matters import (
    ADDRESS,
    INTENTS,
    MATTERS,
    MESSAGE,
    ORDER,
    Matter,
    is_here,
    matter_of,
    of_a_parcel,
)
from claimdesk.conversation.plain_answers import plain_answer
from claimdesk.conversation.second_item import DROPPED
from claimdesk.conversation.staff_message import (
    BOOKKEEPING,
    EMAIL,
    FIELDS,
    NOTHING_TOLD,
    StaffMessage,
    read,
)
from claimdesk.conversation.turn import Choice, Say, Step, Turn
from claimdesk.conversation.yes_or_no import AFFIRM, DENY, yes_or_no, yes_or_no_choices
from claimdesk.language.languages import DEFAULT

#: What the form waits for once it has asked whether a message that is complete is to be sent.
SEND = "message_send"
_SEND_TOO = yes_or_no_choices("choice_yes_pass_on", "choice_no_pass_on")
_SEND_OR_CLAIM = (_SEND_TOO[0], Choice("choice_file_claim", "open_return"), _SEND_TOO[1])
_KEPT = (*FIELDS, *BOOKKEEPING)

_NEAR_AN_ORDER = (
    "ask_shipping",
    "ask_expedite",
    "ask_track_order",
    "ask_stock",
    "ask_cancel_order",
)
_ABOUT_THE_QUESTION = ("ask_help", "ask_claim_requirements")
_OF_A_PARCEL = ("utter_ask_track_order", "utter_ask_stock")
# What may be asked of a message under way. Other questions of the FAQ are answered then only where
# they are plainly asked: who tells of a trouble uses the words of many.
_OF_A_MESSAGE = ("ask_contact", "ask_reply_time", "ask_help")
_PLAINLY = 0.9
# A complaint of so many words says what it is about.
_WORDS_OF_AN_ACCOUNT = 12
_WORDS_OF_A_WORRY = 3
# What comes first, whatever is said, as long as somebody may be in danger.
_AGAIN = {"danger": "danger_again", "injury": "injury_again"}
_IN_SHORT = "danger_in_short"  # of what was told before
_DONE, _SOCKET = "danger_done", "danger_socket"
_OF_WHO_ANSWERS = ("who", "who_and_when", "manager", "call")
# Matters in which something is to be done to an order, which may be asked about.
_OF_AN_ORDER = ("order_change", "cancellation", "address_change", "wrong_address")
_NEAR_A_DAY = range(1, 6)  # words from that of buying on
# Parcels that may yet come by themselves.
_ON_ITS_WAY = ("parcel_not_received", "parcel_late")
# What is told of a dangerous product reads like these.
_OF_DANGER = ("order_change", "order_problem", "product_advice")

# What holds only as long as an order has not left, and what is said once it has.
_BEFORE_IT_SHIPS = {
    "opening_order_change": "opening_order_change_shipped",
    "utter_ask_wrong_address": "wrong_address_shipped",
}

Alert = Callable[[Mapping[str, Any]], bool]


def advice_told(slots: Mapping[str, Any]) -> tuple[str, ...]:
    """What advice a message in danger shows to have been followed, before the staff have it."""
    return (_DONE,) if DEFAULT.made_safe(str(slots.get(MESSAGE) or "")) else ()


def _safety(turn: Turn, matter: str, given: Sequence[str] = ()) -> tuple[Say, ...]:
    """What to do in danger: the lines that answer, else all of it; in short what was `given`.

    Who has done what was advised does not hear it again.
    """
    words, text = turn.language, turn.text
    named = []
    if not turn.is_choice:
        named += [_DONE] if words.made_safe(text) and _DONE not in given else []
        named += [_SOCKET] if words.tells_of_socket(text) else []
        asked = None if _SOCKET in named else words.asks_in_danger(text)
        named += [f"danger_{asked}"] if asked else []
    is_done = _DONE in given or (not turn.is_choice and words.made_safe(text))
    names = named or [_IN_SHORT if is_done else _AGAIN[matter]]
    asks_anew = bool(named) and words.is_question(text)
    said = (_IN_SHORT if name in given and not asks_anew else name for name in names)
    return tuple(Say(name) for name in dict.fromkeys(said))


def _advised(turn: Turn) -> bool:
    """Whether a message in danger asks or tells of what there is advice on."""
    words, text = turn.language, turn.text
    return bool(words.asks_in_danger(text) or words.tells_of_socket(text))


def _back_to_claim(slots: Mapping[str, Any]) -> tuple[Say, ...]:
    """The offer to go on with a claim that was left, or given up, for a message."""
    if slots.get("claim_key"):
        return (Say("offer_to_resume", choices=interruptions.RESUME),)
    if (slots.get("next_claim") or {}).get(DROPPED):
        resume, leave = interruptions.RESUME
        taken_up = replace(resume, entities={"next_item": "yes"})
        return (Say("offer_to_resume", choices=(taken_up, leave)),)
    return ()


def _keeps_order(turn: Turn) -> bool:
    """Whether an order is to stay that was to be cancelled: "keep my order", "just leave it"."""
    language, text = turn.language, turn.text
    return language.keeps_order(text) or (not turn.is_choice and language.keeps_as_it_was(text))


def _came_empty(turn: Turn) -> bool:
    """Whether the parcel did come, with nothing in it: something is missing, and no parcel."""
    return not turn.is_choice and turn.language.came_empty(turn.text)


def _came_faulty(turn: Turn) -> bool:
    """Whether the parcel did come, and what was in it is what the trouble is about."""
    return turn.entity("reason") in FAULTS and is_here(turn)


def _is_doubtful(turn: Turn, matter: Matter) -> bool:
    """Whether it is doubtful what a first message is about; who asks for a person is heard."""
    if turn.is_choice or turn.intent == "talk_to_human":
        return False
    if is_here(turn):
        return True
    if matter.code.startswith("parcel_"):
        words, text = turn.language, turn.text
        plain = words.is_not_here_yet(text) or words.misses_parcel(text)
        return turn.confidence < _PLAINLY and not (plain or words.parcel_trouble(text))
    return turn.confidence < _PLAINLY or turn.entity("reason") in FAULTS


def _wants_it_made_good(turn: Turn, message: StaffMessage) -> bool:
    """Whether money or a new one is asked for what a wrong address lost: that is a claim."""
    of_an_address = message.matter.code in ("address_change", "wrong_address")
    return of_an_address and not turn.is_choice and turn.entity("remedy") is not None


def _disowns_claim(turn: Turn) -> bool:
    """Whether it is said that there is no claim: none is left open then."""
    return not turn.is_choice and turn.language.disowns_claim(turn.text)


def _cancels_instead(turn: Turn, message: StaffMessage) -> bool:
    """Whether an order that was to be changed is to be cancelled: nothing is stopped but that."""
    if turn.is_choice or message.matter.code != "order_change" or _keeps_order(turn):
        return False
    return turn.language.cancels_order(turn.text, is_spoken_of=True)


def _has_shipped(turn: Turn, message: StaffMessage) -> bool:
    """Whether the order is on its way by what is said now, or was told before."""
    told = (turn.text, str(message.get(MESSAGE) or ""))
    return any(turn.language.has_shipped(text) for text in told)


def _answered(turn: Turn, slots: Mapping[str, Any]) -> Say | None:
    """What is answered at once, in the place of a message to the staff."""
    handed = HandedOver.from_slot(slots.get("handed_over"))
    return plain_answer(turn, handed, has_claim=bool(slots.get("filed")))


def _passes_on(turn: Turn) -> bool:
    """Whether the staff are to be told what stands there: by a bidding, or asked if they know."""
    words, text = turn.language, turn.text
    bids = words.asks_to_pass_on(text) and words.gives_a_message(text)
    return bids or words.asks_if_known(text)


def _asked_beside(turn: Turn) -> str | None:
    """What is asked of a message in sentences of their own, beside what is to be passed on."""
    words = turn.language
    others = [
        each
        for each in words.sentences(turn.text)
        if not (words.asks_to_pass_on(each) or words.asks_if_known(each))
    ]
    asked = (words.asks_of_message(each) for each in others if words.is_question(each))
    return next((kind for kind in asked if kind), None)


def _is_part_of(turn: Turn, message: StaffMessage) -> bool:
    """Whether a typed wish belongs to the message, and is no other one in its place.

    An order's number or an address is for the message; "or swap it", "what if
    it has shipped" go with a cancellation.
    """
    if turn.is_choice:
        return False
    if turn.entity("email") or turn.entity("order_number"):
        return True
    if matter_of(turn).code == message.matter.code:
        return True
    swaps = opens_a_claim(turn.intent) or turn.intent == "ask_track_order"
    return message.matter.code == "cancellation" and swaps


def _has_no_order_number(turn: Turn) -> bool:
    """Whether the order number is named as one to go on without, or another ordered it.

    Of what was bought at a stall there is none, however often it is asked for.
    """
    if turn.is_choice or turn.entity("order_number"):
        return False
    words, text = turn.language, turn.text
    names_it = words.gone_without(text) == "order_number" or words.has_no_number(text)
    return names_it or words.is_anothers_order(text)


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
        if asked is None:
            if not slots.get("matter") and (plain := _answered(turn, slots)):
                return Step({**self.empty_slots(), "misses": 0}, (plain,), then="left")
            step = self._open(turn, slots)
            if slots.get("claim_key") and _disowns_claim(turn):
                return replace(step, slots={**Draft.empty_slots(), **step.slots})
            return step
        message = StaffMessage(MATTERS[slots.get("matter") or "message"], dict(slots))
        photo = turn.entity("evidence")
        if photo:
            kept = self._ask(message, (Say("contact_photo_kept"),))
            photos = [*dict.fromkeys([*(slots.get("photo") or ()), photo])]
            return replace(kept, slots={**kept.slots, "photo": photos})
        if interruptions.asks_to_wait(turn):
            return Step(say=(interruptions.no_hurry(),), ask=asked)
        if _cancels_instead(turn, message):
            message = replace(message, matter=MATTERS["cancellation"])
            message, doubt = read(turn, message.telling(turn.text), asked, self._policy)
            return self._go_on(message, self._opening(turn, message), doubt)
        if (dropped := self._taken_back(turn, message, slots, asked)) is not None:
            return dropped
        if self._stops(turn, message):
            known = (Say("contact_alert_kept"),) if message.get("message_alert") else ()
            gone = {**self.empty_slots(), "misses": 0}
            if back := _back_to_claim(slots):
                return Step(gone, (*known, Say("contact_dropped"), *back), then="left")
            return Step(gone, known, then="stop")
        if message.matter.code == "cancellation" and _keeps_order(turn):
            return Step({**self.empty_slots(), "misses": 0}, then="stop")  # nobody was told yet
        of_a_parcel = message.matter.code.startswith("parcel_")
        if of_a_parcel and (_came_empty(turn) or _came_faulty(turn)):
            return Step({**self.empty_slots(), "misses": 0}, then="claim")
        return self._leave(turn, message) or self._hear(turn, message, asked)

    def _open(self, turn: Turn, slots: Mapping[str, Any]) -> Step:
        # What a claim was given up for comes with its matter.
        matter = MATTERS[slots["matter"]] if slots.get("matter") else matter_of(turn)
        known = {name: slots.get(name) for name in (EMAIL, ORDER, MESSAGE, "handed_over")}
        claim_open = bool(slots.get("claim_key"))
        if claim_open:
            known[ORDER] = slots.get("order_number")
        handed = HandedOver.from_slot(slots.get("handed_over"))
        if handed is not None:
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
        if _wants_it_made_good(turn, message):
            return Step({**self.empty_slots(), "misses": 0}, then="claim")
        vague = matter.code == "complaint" and len(turn.text.split()) < _WORDS_OF_AN_ACCOUNT
        opening = self._opening(turn, message)
        if vague:
            return self._ask(message, opening, (MESSAGE,))
        given_up = bool(slots.get("matter")) and not claim_open
        doubtful = handed is None and (given_up or _is_doubtful(turn, matter))
        if doubtful and not (message.missing or message.matter.urgent):
            return self._offer_to_send(message, ())
        unasked = handed is not None
        if unasked and not (message.missing or message.matter.urgent or turn.is_choice):
            # All is known already: nothing goes out without a word for it.
            return self._offer_to_send(message, opening)
        return self._go_on(message, opening, doubt, first=True)

    def _about_handed(
        self, turn: Turn, slots: Mapping[str, Any], handed: HandedOver
    ) -> Step | None:
        """What is said of a message that the staff have; None where it is another one.

        What is newly told goes to them too, with what is known of the first.
        """
        matter = matter_of(turn)
        kind = None if turn.is_choice else turn.language.asks_of_message(turn.text)
        words, text = turn.language, turn.text
        passes_on = not turn.is_choice and _passes_on(turn)
        if handed.is_about(matter.code) and not turn.is_choice:
            passes_on = passes_on or (words.asks_to_do(text) and words.gives_a_message(text))
        if passes_on:
            # What is bidden to be told is no question of it; what is asked beside it is.
            kind = _asked_beside(turn)
            matter = matter if handed.is_about(matter.code) else MATTERS["message"]
        if kind == "done" and not handed.is_about("order_change"):
            kind = "outcome"
        elif kind == "done" and words.wants_yes_or_no(text):
            kind = "not_yet"
        elif kind == "outcome" and not turn.is_choice and words.wants_person(text):
            kind = None  # a person is to hear it, whatever is asked
        denies = words.denies_matter(text) or words.declines_passing_on(text)
        objects = not turn.is_choice and words.objects(text)
        denies = denies and not (turn.is_choice or passes_on or objects)
        person = not turn.is_choice and words.wants_person(text)
        vents = not passes_on and not turn.is_choice and kind is None and words.vents(text)
        vents = (vents or (objects and kind is None and not passes_on)) and not person
        if kind in ("done", "not_yet") or denies or (vents and turn.intent != "talk_to_human"):
            matter = MATTERS["message"]
        if person and not handed.is_about(matter.code):
            matter = MATTERS["message"]
        if kind in _OF_WHO_ANSWERS:  # no question of jobs with the store
            matter = MATTERS["message"]
        if handed.is_urgent and matter.code in _OF_DANGER and not turn.is_choice:
            matter = MATTERS["message"]  # "it's the 65W one, of order PC-20418" changes no order
        if not handed.is_about(matter.code) or (turn.is_choice and matter.code != "message"):
            return None
        message = StaffMessage(matter, {EMAIL: handed.email, "message_key": new_key()})
        message, doubt = read(turn, message, None, self._policy)
        order, address = message.get(ORDER), turn.language.find_postal_address(turn.text)
        told = not turn.is_choice and turn.language.gives_a_message(turn.text)
        told = told and turn.language.only_tells(turn.text) and kind is None
        told = told and not (denies or vents or person or objects)  # nothing to be sent after it
        told = told or passes_on
        news = bool(told or doubt or (order and order != handed.order))
        news = news or bool(address and address not in (handed.address or ""))
        news = news or message.get(EMAIL) != handed.email
        wishes = ("order_kept", "cancellation")
        news = news or (matter.code in wishes and handed.matter != matter.code)
        again = _safety(turn, handed.matter, handed.advice) if handed.is_urgent else ()
        advised = _advised(turn) and handed.is_urgent
        if advised and kind == "call":  # "is my phone safe?" asks for no call
            kind = None
        if kind and not advised:
            again = ()  # what was asked is answered alone
        elif order and not advised:
            again = again and (Say(_IN_SHORT),)  # which one it is: nobody is near it for that
        advice = [*handed.advice, *(say.response for say in again)]
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
        if not news and denies and kind in (None, "got", "outcome"):
            say = (*again, handed.tells("misread"), *_back_to_claim(slots))
            return Step({**self.empty_slots(), **told_so, "misses": 0}, say, then="left")
        if not news and vents and not handed.is_urgent and turn.intent != "talk_to_human":
            kind = "sorry"
        wants_more = person or turn.intent in ("talk_to_human", "complain")
        if not news and kind is None and wants_more:
            step = self._ask(message, again, (MESSAGE,))
            return replace(step, slots={**step.slots, **told_so})
        if not news and _disowns_claim(turn):
            say = (*again, Say("no_claim_then"))
            return Step({**self.empty_slots(), **told_so, "misses": 0}, say, then="left")
        if not news:
            told_of = () if advised and not kind else (handed.tells(kind or "outcome"),)
            if late := self._lateness(turn, MATTERS[handed.matter], None):
                told_of = (late,)
            slots = {**self.empty_slots(), **told_so, "misses": 0}
            return Step(slots, (*again, *told_of), then="left")
        message = message.telling(turn.text)
        opening = (Say("opening_order_kept"),) if matter.code == "order_kept" else ()
        if passes_on and kind and not doubt:
            opening = (*opening, handed.tells(kind))
        step = self._go_on(message, (*again, *opening), doubt)
        return replace(step, slots={**step.slots, **told_so})

    def _opening(self, turn: Turn, message: StaffMessage) -> tuple[Say, ...]:
        opening = message.matter.opening
        # "Can you fix it before it ships" asks nothing about shipping.
        near = () if message.matter.offer else _NEAR_AN_ORDER
        if message.matter.code.startswith("refund_"):
            near = (*near, "ask_refund_status")  # which the opening answers
        if of_a_parcel(message.matter.code):
            near = (*near, "ask_local_store")  # "where is it" is of the parcel
        # Nor does "can I have the rest back", of a code that was refused, about returns.
        asked = () if turn.language.paid_without_discount(turn.text) else turn.questions
        asked = tuple(each for each in asked if is_asked_outright(each, turn))
        others = tuple(
            Say(f"utter_{intent}")
            for intent in asked
            if intent != turn.intent and not intent.startswith(near)
            # Who tells of a trouble uses the words of many a question, and asks few of them.
            if intent not in turn.unsure_questions and is_of_its_subject(intent, turn)
        )
        if message.matter.code == "parcel_late" and not turn.entities.get("date"):
            opening = "opening_parcel_late_since_when"
        if opening in _BEFORE_IT_SHIPS and _has_shipped(turn, message):
            opening = _BEFORE_IT_SHIPS[opening]
        return (*([Say(opening)] if opening else []), *others)

    def _leave(self, turn: Turn, message: StaffMessage) -> Step | None:
        """Another wish in the place of what was only an offer, or by a button."""
        gone = {**self.empty_slots(), "misses": 0}
        if _is_part_of(turn, message):
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
        if interruptions.asks_to_stop(turn):
            return not (message.matter.urgent and turn.language.is_question(turn.text))
        doubted = message.get("email_doubt")
        return yes_or_no(turn) == DENY and message.matter.offer and not doubted

    def _hear(self, turn: Turn, message: StaffMessage, asked: str) -> Step:
        """The answer to what was asked, or whatever else it is; the message is never lost."""
        if asked == SEND:
            return self._hear_whether_to_send(turn, message)
        before = message
        message = self._as_another_matter(turn, message, asked)
        message, doubt = read(turn, message, asked, self._policy)
        if ORDER in message.missing and _has_no_order_number(turn):
            message = message.with_(
                message_declined=[*(message.get("message_declined") or ()), ORDER]
            )
            if turn.language.is_anothers_order(turn.text):  # which the staff need to know
                message = message.telling(turn.text)
        gave = message.missing != before.missing or message.matter != before.matter
        say = self._answers(turn, message, understood=gave and asked != MESSAGE)
        if turn.answer_to("any") == "later" and not (gave or say or doubt):
            return Step({**message.slots, "misses": 0}, (interruptions.no_hurry(),), ask=asked)
        if turn.language.asks_of_message(turn.text) == "when" and not message.matter.offer:
            # "How fast?" is of the answer, not of a delivery.
            fast, answer = "utter_ask_expedite", Say("utter_ask_reply_time")
            say = tuple(answer if s.response == fast else s for s in say)
        calls = turn.language.asks_of_message(turn.text) == "call"
        tells = self._tells(turn, asked, answered=bool(say))
        tells = tells and not (calls and asked == MESSAGE and not turn.entities)
        if tells and turn.text.strip() not in (message.get(MESSAGE) or ""):
            message = message.telling(turn.text)
        heard = gave or message.missing != before.missing
        if not heard and self._asks_why(turn, asked):
            return self._explained(before, asked, message.get("misses") or 0)
        pleads = turn.language.pleads(turn.text)
        if tells and (pleads or (asked == MESSAGE and not turn.language.is_question(turn.text))):
            say = ()  # told to the staff, however much it reads like a question of the FAQ
        if calls:
            say = (Say("contact_by_mail"),)
        if not before.matter.urgent and (plain := self._in_plain_words(turn, message)):
            say = (plain,)
        if before.matter.urgent and self._worries(turn):
            message = message if tells or turn.is_choice else message.telling(turn.text)
            tells, say = True, _safety(turn, message.matter.code)
        if doubt or heard or (tells and not message.missing):
            opening = self._opening(turn, message) if message.matter != before.matter else ()
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
        if not (say or back):
            say = (Say("contact_what_then"),)
        gone = {**self.empty_slots(), "misses": 0}
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
        return self._lateness(turn, message.matter, self._ordered_on(turn, told))

    def _ordered_on(self, turn: Turn, told: str) -> date | None:
        """The day of the order, as far as it was told."""
        if self._today is None:
            return None
        reader = reader_of(self._policy, self._today)
        cues = [at for name, at in turn.language.date_cues(told) if name == "purchased_on"]
        for span in turn.language.find_date_spans(told):
            # The word of buying has to stand near: of what else was on a day more may be told.
            if any(len(told[at : span.start].split()) in _NEAR_A_DAY for at in cues):
                reading = turn.language.read_date(span.text, reader)
                if reading.kind == "exact" and reading.date:
                    return reading.date
        return None

    def _lateness(self, turn: Turn, matter: Matter, ordered: date | None) -> Say | None:
        """Whether a parcel is late by what the store states, where that is asked; else None."""
        if turn.is_choice or matter.code not in _ON_ITS_WAY or self._today is None:
            return None
        if not turn.language.asks_if_late(turn.text):
            return None
        ordered = self._ordered_on(turn, turn.text) or ordered
        stated = facts_of(self._policy, self._today.store).get("shipping_time")
        most = turn.language.most_days(str(stated)) if stated else None
        if most is None or ordered is None:
            return Say("late_unless_known") if most else None
        days, working = most
        last = self._policy.calendar.add(ordered, days)
        if not working:
            last = ordered + timedelta(days=days)
        name = "late_by_terms" if last < self._today.judged else "not_late_yet"
        day = turn.language.long_date
        return Say(name, {"ordered": day(ordered), "last": day(last)})

    def _offer_to_send(self, message: StaffMessage, say: tuple[Say, ...]) -> Step:
        """Asks whether a message that needs nothing more is wanted at all."""
        prompt = Say("contact_send_too", choices=_SEND_TOO)
        if not message.get("handed_over"):  # a first message, whose matter is in doubt
            prompt = Say("contact_send_or_claim", choices=_SEND_OR_CLAIM)
        return Step({**message.slots, "misses": 0}, (*say, prompt), ask=SEND)

    def _hear_whether_to_send(self, turn: Turn, message: StaffMessage) -> Step:
        """A yes, or more for the staff, sends it; a no drops it; what is asked is answered."""
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
            kind = words.asks_of_message(text) or ("got" if "already" in text.casefold() else None)
            if kind in ("got", "read"):  # asked of what they have: no word for it
                gone = {**self.empty_slots(), "misses": 0}
                return Step(gone, (handed.tells(kind),), then="left")
        say = self._answers(turn, message, understood=False)
        own = all(each.response == "contact_theirs" for each in say)
        if self._tells(turn, MESSAGE, answered=False) and own:
            return self._go_on(message.telling(turn.text), ())
        return self._offer_to_send(message, say)

    @staticmethod
    def _worries(turn: Turn) -> bool:
        """Whether more is told or asked than where to answer, and about which order."""
        if turn.is_choice:
            return False
        # An address and a number are a word each, and nothing to be afraid of.
        words = [word for word in turn.text.split() if not set(word) & set("@0123456789")]
        return turn.language.is_question(turn.text) or len(words) >= _WORDS_OF_A_WORRY

    @staticmethod
    def _answers(turn: Turn, message: StaffMessage, understood: bool) -> tuple[Say, ...]:
        """Answers to what is asked in between; where a parcel is, only the staff can find out."""
        say = interruptions.answers(turn, understood)
        if not message.matter.offer and not turn.is_choice:
            plainly = turn.language.is_question(turn.text) and turn.confidence >= _PLAINLY
            fit = (*_OF_A_MESSAGE, *interruptions.SMALL_TALK, *([turn.intent] if plainly else []))
            say = tuple(s for s in say if s.response.removeprefix("utter_") in (*fit, "going_on"))
        if _has_shipped(turn, message):
            shipped = _BEFORE_IT_SHIPS
            say = tuple(replace(s, response=shipped.get(s.response, s.response)) for s in say)
        if message.matter.code == "cancellation":  # what is stated was told at first
            own = ("utter_ask_cancel_order", *_OF_A_PARCEL)
            say = tuple(Say("contact_theirs") if s.response in own else s for s in say)
        if not message.matter.code.startswith("parcel_"):
            return say
        return tuple(Say("contact_parcel") if s.response in _OF_A_PARCEL else s for s in say)

    @staticmethod
    def _asks_why(turn: Turn, asked: str) -> bool:
        """Whether it is asked what the question is for, or what to say."""
        if turn.language.is_question(turn.text) and turn.intent in _ABOUT_THE_QUESTION:
            return asked == MESSAGE or turn.intent != "ask_help"
        return False

    def _as_another_matter(self, turn: Turn, message: StaffMessage, asked: str) -> StaffMessage:
        """What turns out to be about something more telling, as soon as that is said."""
        found = matter_of(turn)
        vague = message.matter.code in ("message", "complaint")
        telling = found.code not in ("message", "complaint") and not turn.is_choice
        more_urgent = found.urgent and not message.matter.urgent
        if telling and (more_urgent or (vague and asked == MESSAGE and not found.offer)):
            return replace(message, matter=found)
        return message

    def _tells(self, turn: Turn, asked: str, *, answered: bool) -> bool:
        """Whether the message is one to the staff, or a part of it: a question without answer."""
        if turn.is_choice or turn.text.startswith("/") or turn.intent in NOTHING_TOLD:
            return False
        if interruptions.asks_about_question(turn):
            return False
        if turn.language.pleads(turn.text):
            return True
        if asked == MESSAGE:
            wish = turn.questions or begins_a_claim(turn.intent) or matter_of(turn).needs
            named = bool(wish) and turn.intent not in ("talk_to_human", "inform")
            return turn.language.gives_a_message(turn.text) or (
                named and matter_of(turn).code != "message"
            )
        if answered or asked == ADDRESS:
            return False
        if turn.language.is_question(turn.text) and len(turn.text.split()) >= _WORDS_OF_A_WORRY:
            return True
        return begins_a_claim(turn.intent) or turn.language.gives_a_message(turn.text)

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
