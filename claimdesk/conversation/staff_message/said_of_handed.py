"""What a message says of another one that the staff have: read first, then acted upon."""

from __future__ import annotations

from dataclasses import dataclass

from claimdesk.conversation.context.handed_over import HandedOver
from claimdesk.conversation.shared.matters import MATTERS, Matter, matter_of
from claimdesk.conversation.shared.turn import Turn
from claimdesk.language.languages import Language

_OF_WHAT_THEY_HAVE = ("whole", "number", "comes", "turns_up", "call_me", "advise")
_ONLY_ALONE = ("outcome", "done")  # kinds read from words that tell as often as they ask
_COMMONEST = 500  # words, by their rank
#: Kinds of questions who answers, and how.
OF_WHO_ANSWERS = ("who", "who_and_when", "manager", "call")
# What is told of a dangerous product reads like these.
_OF_DANGER = ("order_change", "order_problem", "product_advice")


@dataclass(frozen=True)
class SaidOfHanded:
    """What is asked, told and felt about a message that the staff have.

    `matter` is what it is about, `asked` as in `Language.asks_of_message`, `in_turn` what its
    sentences ask, one after the other. It `passes_on` more for them, `denies` what they were told,
    `vents` or `objects`, or wants a `person`; `unsent` is what it asks about that they lack.
    """

    matter: Matter
    asked: str | None
    passes_on: bool
    denies: bool
    vents: bool
    objects: bool
    person: bool
    in_turn: tuple[str, ...] = ()
    unsent: tuple[str, ...] = ()

    @property
    def wants_nothing_sent(self) -> bool:
        """Whether what is told is not for the staff's ears."""
        return self.denies or self.vents or self.person or self.objects

    @classmethod
    def read(cls, turn: Turn, handed: HandedOver) -> SaidOfHanded:
        """Reads a message in the light of the one that was handed over."""
        words, text, typed = turn.language, turn.text, not turn.is_choice
        matter = matter_of(turn)
        asked = _asked_in(turn, text) if typed else None
        passes_on = typed and _passes_on(turn) and not _has_been_told(turn, handed)
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
            # No question of jobs with the store, nor of anything but what they have.
            asked in ("done", "not_yet", *OF_WHO_ANSWERS, *_OF_WHAT_THEY_HAVE)
            or denies
            or (asked == "got" and not matter.urgent)
            or (vents and turn.intent != "talk_to_human")
            or (person and not handed.is_about(matter.code))
            # "It's the 65W one, of order PC-20418" changes no order.
            or (handed.is_urgent and matter.code in _OF_DANGER and typed)
        )
        if of_the_message:
            matter = MATTERS["message"]
        in_turn = _asked_in_turn(turn) if asked and not passes_on else ()
        unsent = _unsent_meant(turn) if "got" in (asked, *in_turn) else ()
        return cls(matter, asked, passes_on, denies, vents, objects, person, in_turn, unsent)


def _passes_on(turn: Turn) -> bool:
    """Whether the staff are to be told what stands there: by a bidding, or asked if they know."""
    words, text = turn.language, turn.text
    bids = words.asks_to_pass_on(text) and words.gives_a_message(text)
    return bids or words.asks_if_known(text) or words.bids_not_to(text)


def _has_been_told(turn: Turn, handed: HandedOver) -> bool:
    """Whether it is asked if they know what they were told, as far as its words go."""
    words, text = turn.language, turn.text
    named = _names(words, text)
    told = [_names(words, each) for each in handed.told]
    known = bool(named) and named <= frozenset().union(*told)
    return known and words.asks_if_known(text) and words.asks_of_message(text) == "got"


def tells_more_of_danger(turn: Turn, handed: HandedOver) -> bool:
    """Whether a sentence tells of a danger that the staff do not know: another one, or of another
    thing, as what was used with the product."""
    words, text = turn.language, turn.text
    if turn.is_choice or not handed.is_urgent:
        return False
    told = (
        each
        for each in words.sentences(text)
        # "It smells too, did you tell them?" tells as well.
        if not words.puts_question(each) or words.asks_of_message(each) == "got"
    )
    if not any(words.tells_danger(each) or words.tells_harm(each) for each in told):
        return False
    known = handed.retells_danger(turn) and not words.own_device(text)
    return not (known or _is_named_in_full(turn, handed))


def _is_named_in_full(turn: Turn, handed: HandedOver) -> bool:
    """Whether all that a message names was named to the staff before."""
    words = turn.language
    told = (_names(words, each) for each in handed.told)
    return _names(words, turn.text) <= frozenset[str]().union(*told)


def _asked_in_turn(turn: Turn) -> tuple[str, ...]:
    """What the sentences of a message ask of one that the staff have, where that is plain."""
    words = turn.language
    kinds = (_asked_in(turn, each) for each in words.sentences(turn.text))
    return tuple(kind for kind in dict.fromkeys(kinds) if kind and kind not in _ONLY_ALONE)


def _asked_in(turn: Turn, part: str) -> str | None:
    """What a part of a message asks; a call back takes a number."""
    kind = turn.language.asks_of_message(part)
    if kind in ("call", "call_me"):
        return "call_me" if turn.language.gives_phone(turn.text) else "call"
    return kind


def _unsent_meant(turn: Turn) -> tuple[str, ...]:
    """What was written since the staff last got something, and is asked about.

    "Did you tell them about the stairs?" is of what names these; "did you pass that on?" of what
    was told right before it.
    """
    words = turn.language
    named = _names(words, turn.text)
    told = [each for each in turn.unsent if words.gives_a_message(each)]
    meant = tuple(each for each in told if named & _names(words, each))
    if meant or not words.leans(turn.text):
        return meant
    return tuple(each for each in turn.unsent[-1:] if each in told and words.only_tells(each))


def _names(words: Language, text: str) -> frozenset[str]:
    """The words of a text that are not among the commonest, and so name something."""
    ranks = words.common_words()
    told = words.telling_words(text)[0]
    return frozenset(word for word in told if ranks.get(word, _COMMONEST) >= _COMMONEST)


def _asked_beside(turn: Turn) -> str | None:
    """What is asked of a message in sentences of their own, beside what is to be passed on."""
    words = turn.language
    others = [
        each
        for each in words.sentences(turn.text)
        if not (words.asks_to_pass_on(each) or words.asks_if_known(each))
    ]
    asked = (words.asks_of_message(each) for each in others if words.puts_question(each))
    return next((kind for kind in asked if kind), None)
