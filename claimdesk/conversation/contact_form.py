"""A message to a person at the store: one short flow for every matter that only they can settle."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from claimdesk.claims.store_policy import StorePolicy
from claimdesk.conversation import interruptions
from claimdesk.conversation.draft import new_key
from claimdesk.conversation.matters import ADDRESS, MATTERS, MESSAGE, ORDER, Matter, matter_of
from claimdesk.conversation.turn import Choice, Say, Step, Turn
from claimdesk.language.email_addresses import likelier_email
from claimdesk.language.order_number_forms import matches, normalise

MOST_LETTERS = 2000  # of a message
EMAIL = "email"
#: The fields, each a slot of the same name, in the order they are asked for.
FIELDS = (MESSAGE, ADDRESS, ORDER, EMAIL)
_KEPT = (*FIELDS, "matter", "message_declined", "message_key", "message_alert", "email_doubt")

_CLAIMS = ("open_", "report_defect", "report_wrong_item", "report_missing_item")
_SMALL = (*interruptions.SMALL_TALK, "greet", "affirm", "deny", "cannot_provide", "correct")
_ABOUT_THE_QUESTION = ("ask_help", "ask_claim_requirements")
_OF_A_PARCEL = ("utter_ask_track_order", "utter_ask_stock")
# A complaint of so many words says what it is about.
_WORDS_OF_AN_ACCOUNT = 12
_MOST_ADDRESS = 200

Alert = Callable[[Mapping[str, Any]], bool]


@dataclass(frozen=True)
class _Message:
    """The message as it stands, by the names of its slots."""

    matter: Matter
    values: Mapping[str, Any] = field(default_factory=dict)

    def get(self, name: str) -> Any:
        return self.values.get(name)

    def with_(self, **changes: Any) -> _Message:
        return replace(self, values={**self.values, **changes})

    def telling(self, text: str) -> _Message:
        """With what was told beside what was told before."""
        told = [part for part in (self.get(MESSAGE), text.strip()) if part]
        return self.with_(message="\n".join(told)[:MOST_LETTERS])

    @property
    def missing(self) -> tuple[str, ...]:
        """What is still to be asked for, in order."""
        declined = self.get("message_declined") or ()
        needed = [name for name in FIELDS if name in self.matter.needs or name == EMAIL]
        return tuple(n for n in needed if not self.get(n) and n not in declined)

    @property
    def slots(self) -> dict[str, Any]:
        return {**{name: self.get(name) for name in _KEPT}, "matter": self.matter.code}


class ContactForm:
    """Collects a message to the staff: what it is about, the order, where to answer.

    It is with the staff after three answers at most: what can be asked together is. `alert` tells
    the staff of an urgent matter at once, given the slots, and says whether that was recorded.
    """

    name = "contact_form"
    fields = FIELDS

    def __init__(self, policy: StorePolicy, alert: Alert) -> None:
        self._policy = policy
        self._alert = alert

    @staticmethod
    def empty_slots() -> dict[str, Any]:
        """Slot values that forget the message; the address stays known."""
        return {name: None for name in _KEPT if name != EMAIL}

    def step(self, turn: Turn, slots: Mapping[str, Any], asked: str | None) -> Step:
        """What to keep, say and ask after `turn`, which answers what was `asked`."""
        if asked is None:
            return self._open(turn, slots)
        message = _Message(MATTERS[slots.get("matter") or "message"], dict(slots))
        photo = turn.entity("evidence")
        if photo:
            kept = self._ask(message, (Say("contact_photo_kept"),))
            photos = [*dict.fromkeys([*(slots.get("photo") or ()), photo])]
            return replace(kept, slots={**kept.slots, "photo": photos})
        if interruptions.asks_to_stop(turn) or self._declines_offer(turn, message):
            return Step({**self.empty_slots(), "misses": 0}, then="stop")
        return self._leave(turn, message) or self._hear(turn, message, asked)

    def _open(self, turn: Turn, slots: Mapping[str, Any]) -> Step:
        matter = matter_of(turn)
        known = {EMAIL: slots.get(EMAIL)}
        claim_open = bool(slots.get("claim_key"))
        if claim_open:
            known[ORDER] = slots.get("order_number")
        message = _Message(matter, {**known, "message_key": new_key()})
        told = not turn.text.startswith("/") and turn.language.tells_something(turn.text)
        if told or (matter.code not in ("message", "complaint") and not turn.is_choice):
            message = message.telling(turn.text)
        elif claim_open and slots.get("details"):
            message = message.telling(slots["details"])
        message, doubt = self._read(turn, message, None)
        vague = matter.code == "complaint" and len(turn.text.split()) < _WORDS_OF_AN_ACCOUNT
        opening = self._opening(turn, message)
        if vague:
            return self._ask(message, opening, (MESSAGE,))
        return self._go_on(message, opening, doubt)

    def _opening(self, turn: Turn, message: _Message) -> tuple[Say, ...]:
        opening = message.matter.opening
        others = tuple(Say(f"utter_{intent}") for intent in turn.questions if intent != turn.intent)
        if message.matter.code == "parcel_late" and not turn.entities.get("date"):
            opening = "opening_parcel_late_since_when"
        return (*([Say(opening)] if opening else []), *others)

    def _leave(self, turn: Turn, message: _Message) -> Step | None:
        """Another wish in the place of what was only an offer, or by a button."""
        gone = {**self.empty_slots(), "misses": 0}
        free = turn.is_choice or message.matter.offer
        if free and turn.intent.startswith(_CLAIMS):
            return Step(gone, then="claim")
        if free and turn.intent == "check_claim":
            return Step(gone, then="check")
        if message.matter.offer and turn.questions and not self._gives(turn):
            return Step(gone, interruptions.answers(turn, understood=False), then="left")
        return None

    @staticmethod
    def _declines_offer(turn: Turn, message: _Message) -> bool:
        doubted = message.get("email_doubt")
        return turn.intent == interruptions.DENY and message.matter.offer and not doubted

    @staticmethod
    def _gives(turn: Turn) -> bool:
        return bool(turn.entity("email") or turn.entity("order_number"))

    def _hear(self, turn: Turn, message: _Message, asked: str) -> Step:
        """The answer to what was asked, or whatever else it is; the message is never lost."""
        before = message
        message = self._as_another_matter(turn, message, asked)
        message, doubt = self._read(turn, message, asked)
        tells = self._tells(turn, asked)
        if tells:
            message = message.telling(turn.text)
        heard = message.missing != before.missing or message.matter != before.matter
        if not heard and self._asks_why(turn, asked):
            return self._explained(message, asked, message.get("misses") or 0)
        say = self._answers(turn, message, understood=heard and asked != MESSAGE)
        if asked == MESSAGE and not turn.language.is_question(turn.text) and tells:
            say = ()  # told to the staff, however much it reads like a question of the FAQ
        if doubt or heard:
            opening = self._opening(turn, message) if message.matter != before.matter else ()
            # Heard from the first words on, a matter has its own first answer.
            return self._go_on(message, (*opening, *say) if opening else say, doubt)
        if turn.intent == "cannot_provide":
            return self._without(message)
        if say or tells:
            return self._ask(message, say or (Say("contact_noted"),))
        return self._missed(turn, message, asked)

    @staticmethod
    def _answers(turn: Turn, message: _Message, understood: bool) -> tuple[Say, ...]:
        """Answers to what is asked in between; where a parcel is, only the staff can find out."""
        say = interruptions.answers(turn, understood)
        if not message.matter.code.startswith("parcel_"):
            return say
        return tuple(Say("contact_parcel") if s.response in _OF_A_PARCEL else s for s in say)

    @staticmethod
    def _asks_why(turn: Turn, asked: str) -> bool:
        """Whether it is asked what the question is for, or what to say."""
        if turn.language.is_question(turn.text) and turn.intent in _ABOUT_THE_QUESTION:
            return asked == MESSAGE or turn.intent != "ask_help"
        return False

    def _as_another_matter(self, turn: Turn, message: _Message, asked: str) -> _Message:
        """What turns out to be about something more telling, as soon as that is said."""
        found = matter_of(turn)
        vague = message.matter.code in ("message", "complaint")
        telling = found.code not in ("message", "complaint") and not turn.is_choice
        more_urgent = found.urgent and not message.matter.urgent
        if telling and (more_urgent or (vague and asked == MESSAGE and not found.offer)):
            return replace(message, matter=found)
        return message

    def _tells(self, turn: Turn, asked: str) -> bool:
        """Whether the message is one to the staff, or a part of it."""
        if turn.is_choice or turn.text.startswith("/") or turn.intent in _SMALL:
            return False
        if interruptions.asks_what_is_meant(turn):
            return False
        if asked == MESSAGE:
            wish = turn.questions or turn.intent.startswith(_CLAIMS) or matter_of(turn).needs
            named = bool(wish) and turn.intent not in ("talk_to_human", "inform")
            return turn.language.tells_something(turn.text) or (
                named and matter_of(turn).code != "message"
            )
        if turn.questions or asked == ADDRESS:
            return False
        return turn.intent.startswith(_CLAIMS) or turn.language.tells_something(turn.text)

    def _read(
        self, turn: Turn, message: _Message, asked: str | None
    ) -> tuple[_Message, Say | None]:
        """The values a message gives, and what to ask back about an address."""
        order = turn.entity("order_number")
        if order is None and asked in (ORDER, ADDRESS):
            spans = turn.language.find_order_numbers(turn.text)
            order = spans[0].text if spans else None
        if order and not message.get(ORDER):
            number = matches(order, self._policy.order_number.pattern) or normalise(order)
            message = message.with_(message_order=number)
        if ADDRESS in message.matter.needs and not message.get(ADDRESS):
            place = turn.language.find_postal_address(turn.text)
            if place is None and asked == ADDRESS:
                place = self._rest_as_address(turn)
            message = message.with_(new_address=place and place[:_MOST_ADDRESS])
        return self._read_email(turn, message, asked)

    @staticmethod
    def _rest_as_address(turn: Turn) -> str | None:
        rest = turn.text
        for name in ("email", "order_number"):
            for value in turn.entities.get(name, ()):
                rest = rest.replace(value, " ")
        rest = re.sub(r"\s+", " ", rest).strip(" ,.;")
        asks = turn.language.is_question(turn.text) or turn.intent in _SMALL or turn.is_choice
        return rest if len(rest.split()) > 1 and not asks else None

    def _read_email(
        self, turn: Turn, message: _Message, asked: str | None
    ) -> tuple[_Message, Say | None]:
        doubted, meant = message.get("email_doubt") or (None, None)
        settled = message.with_(email_doubt=None)
        if meant and turn.intent == interruptions.AFFIRM:
            return settled.with_(email=meant), None
        if meant and turn.intent == interruptions.DENY:
            return settled.with_(email=doubted), None
        said = turn.entity("email") or (turn.text if asked else None)
        if said is None:
            return message, None
        address = turn.language.read_email(said)
        if address and (turn.is_choice or address == doubted):
            return settled.with_(email=address), None
        likelier = likelier_email(address) if address else None
        if not address and not message.get(EMAIL):
            likelier = turn.language.completed_email(said)
        if likelier:
            return settled.with_(email=None, email_doubt=[address, likelier]), _doubtful(
                address, likelier
            )
        if address:
            return settled.with_(email=address), None
        if "@" in said:
            return message, Say("email_broken", {"email": said[:80]})
        return message, None

    def _go_on(self, message: _Message, say: tuple[Say, ...], doubt: Say | None = None) -> Step:
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
        return self._ask(message, say)

    def _ask(self, message: _Message, say: tuple[Say, ...], missing: tuple[str, ...] = ()) -> Step:
        missing = missing or message.missing
        # What is told in one's own words is asked for alone.
        asked = missing[:1] if missing[0] == MESSAGE else missing
        names = "_".join(name.removeprefix("message_") for name in asked)
        if message.matter.offer:
            names = f"offer_{names}"
        elif message.get("message_alert"):
            names = f"urgent_{names}"
        prompt = Say(f"ask_contact_{names}", {"example": self._policy.order_number.example})
        return Step({**message.slots, "misses": 0}, (*say, prompt), ask=asked[0])

    def _without(self, message: _Message) -> Step:
        """Goes on without an order number or an address; an e-mail address has to be."""
        spare = [name for name in message.missing if name in (ORDER, ADDRESS)]
        if not spare:
            return self._explained(message, message.missing[0], 1)
        declined = [*(message.get("message_declined") or ()), *spare]
        return self._go_on(message.with_(message_declined=declined), (Say("contact_without"),))

    def _missed(self, turn: Turn, message: _Message, asked: str) -> Step:
        """An answer that does not fit is asked for again, then explained with ways out."""
        misses = (message.get("misses") or 0) + 1
        confused = interruptions.asks_what_is_meant(turn)
        if misses < 2 and not confused:
            if asked == MESSAGE:
                return Step({**message.slots, "misses": misses}, (Say("unfit_message"),), ask=asked)
            step = self._ask(message, (Say("contact_missed"),))
            return replace(step, slots={**step.slots, "misses": misses})
        return self._explained(message, asked, misses)

    def _explained(self, message: _Message, asked: str, misses: int) -> Step:
        ways: tuple[Choice, ...] = (interruptions.STOP,)
        if asked != MESSAGE and {ORDER, ADDRESS}.intersection(message.missing):
            ways = (interruptions.WITHOUT, interruptions.STOP)
        name = "explain_message" if asked == MESSAGE else "explain_contact"
        say = Say(name, {"example": self._policy.order_number.example}, ways)
        return Step({**message.slots, "misses": misses}, (say,), ask=asked)


def _doubtful(address: str | None, likelier: str) -> Say:
    """Asks back about an address that looks like a slip."""
    return Say(
        "email_doubtful", {"likelier": likelier}, interruptions.doubtful_choices(address, likelier)
    )
