"""What a message says of another one that the staff have: read first, then acted upon."""

from __future__ import annotations

from dataclasses import dataclass

from claimdesk.conversation.handed_over import HandedOver
from claimdesk.conversation.matters import MATTERS, Matter, matter_of
from claimdesk.conversation.turn import Turn

#: Kinds of questions who answers, and how.
OF_WHO_ANSWERS = ("who", "who_and_when", "manager", "call")
# What is told of a dangerous product reads like these.
_OF_DANGER = ("order_change", "order_problem", "product_advice")


@dataclass(frozen=True)
class SaidOfHanded:
    """What is asked, told and felt about a message that the staff have.

    `matter` is what it is about, `asked` as in `Language.asks_of_message`. It `passes_on` more for
    them, `denies` what they were told, `vents` or `objects`, or wants a `person`.
    """

    matter: Matter
    asked: str | None
    passes_on: bool
    denies: bool
    vents: bool
    objects: bool
    person: bool

    @property
    def wants_nothing_sent(self) -> bool:
        """Whether what is told is not for the staff's ears."""
        return self.denies or self.vents or self.person or self.objects

    @classmethod
    def read(cls, turn: Turn, handed: HandedOver) -> SaidOfHanded:
        """Reads a message in the light of the one that was handed over."""
        words, text, typed = turn.language, turn.text, not turn.is_choice
        matter = matter_of(turn)
        asked = words.asks_of_message(text) if typed else None
        passes_on = typed and _passes_on(turn)
        if typed and handed.is_about(matter.code):
            passes_on = passes_on or (words.asks_to_do(text) and words.gives_a_message(text))
        if passes_on:
            # What is bidden to be told is no question of it; what is asked beside it is.
            asked = _asked_beside(turn)
            matter = matter if handed.is_about(matter.code) else MATTERS["message"]
        person = typed and words.wants_person(text)
        if asked == "done" and not handed.is_about("order_change"):
            asked = "outcome"
        elif asked == "done" and words.wants_yes_or_no(text):
            asked = "not_yet"
        elif asked == "outcome" and person:
            asked = None  # a person is to hear it, whatever is asked
        objects = typed and words.objects(text)
        denies = words.denies_matter(text) or words.declines_passing_on(text)
        denies = denies and typed and not (passes_on or objects)
        vents = not passes_on and typed and asked is None and words.vents(text)
        vents = (vents or (objects and asked is None and not passes_on)) and not person
        of_the_message = (
            asked in ("done", "not_yet", *OF_WHO_ANSWERS)  # no question of jobs with the store
            or denies
            or (vents and turn.intent != "talk_to_human")
            or (person and not handed.is_about(matter.code))
            # "It's the 65W one, of order PC-20418" changes no order.
            or (handed.is_urgent and matter.code in _OF_DANGER and typed)
        )
        if of_the_message:
            matter = MATTERS["message"]
        return cls(matter, asked, passes_on, denies, vents, objects, person)


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
