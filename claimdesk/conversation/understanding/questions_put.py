"""The questions that a message to the claim form puts: of the FAQ, of the claim, or left open."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from claimdesk.conversation.routing import interruptions
from claimdesk.conversation.shared.turn import Turn
from claimdesk.conversation.worked_answers.claim_course import ABOUT_A_FIELD

# Questions of the FAQ that a claim's course answers for the claim itself.
_OF_THE_COURSE = {
    "ask_restocking_fee": "fee",
    "ask_return_shipping_cost": "way_back_cost",
    "ask_shipping_cost": "way_back_cost",
    "ask_refund_time": "refund_when",
}
_OF_AN_ORDER = {"ask_shipping_time", "ask_shipping_options", "ask_international_shipping"}
_OF_COUNTING = ("clock", "unit")  # from when and in which days the time for a return counts
# What is taken for another question where the item's state is asked of, or how days count.
_MISTAKEN = ("way_back", "approval", "source", "deadline", "kind")
_HELD_BY = {"fee": ("amount", "cost"), "way_back_cost": ("cost", "label")}


def asked_of_claim(turn: Turn, asked: str | None) -> tuple[str, ...]:
    """What the message asks of the claim's course, but for what it asks of the form's question."""
    if turn.is_choice or turn.entity("next_item"):  # "can you bring it back?"
        return ()
    topics = turn.language.asks_of_claim(turn.text)
    if more := _of_state(turn) or _of_counting(turn):
        topics = (more, *(topic for topic in topics if topic not in _MISTAKEN))
    return tuple(topic for topic in topics if asked not in ABOUT_A_FIELD.get(topic, ()))


def _of_state(turn: Turn) -> str | None:
    """What is asked of the item's state; if it is still taken, where it tells of another one."""
    language, text = turn.language, turn.text
    asked = language.asks_of_state(text)
    other = language.opened_after_all(text) or language.tells_of_use(text)
    return asked if asked == "in_use" or other else None


def _of_counting(turn: Turn) -> str | None:
    """How the days for a return count, where that is asked."""
    if not turn.language.is_question(turn.text):
        return None
    aspects = turn.language.asked_aspects(turn.text)
    return next((each for each in _OF_COUNTING if each in aspects), None)


def question_put(
    turn: Turn, about: Sequence[str], *, understood: bool, heard: bool
) -> dict[str, Any] | None:
    """What the message asks: FAQ `topics`, what is asked `about` the claim, what is `left` open.

    What is asked of the claim was hardly asked of the FAQ too, unless there is another question.
    A question left open beside an answer counts once something was asked: with `heard`.
    """
    if turn.says_told_already and not about:
        return None  # "I already said refund" asks for none
    topics = interruptions.questions_to_answer(turn, understood)
    parts = () if turn.is_choice else turn.language.open_questions(turn.text)
    topics, about = _with_course(turn, topics, about)
    if about and len(parts) <= len(about):
        topics = ()
    elif len(topics) >= max(len(parts), 2):  # "how long is shipping, and what does it cost"
        about = ()
    if topics or about:
        return {"topics": list(topics), **({"about": list(about)} if about else {})}
    language = turn.language
    # What the claim comes to now is told anyway, to who asks if what was given matters.
    left = [each for each in parts if not language.asks_if_it_matters(each)]
    left = [each for each in left if not language.leans_on_the_rest(each)]
    return {"left": left} if left and understood and heard else None


def _with_course(
    turn: Turn, topics: Sequence[str], about: Sequence[str]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The FAQ's questions without those that are of the claim's course, and these beside `about`.

    Of a return the postage is that of the way back, unless something is sent to the shopper.
    """
    of_an_order = turn.is_choice or turn.language.names_order_to_come(turn.text)
    of_an_order = of_an_order or bool(_OF_AN_ORDER.intersection(topics))
    left, asked = [], list(about)
    for topic in topics:
        course = _OF_THE_COURSE.get(topic)
        if course is None or (topic == "ask_shipping_cost" and of_an_order):
            left.append(topic)
        elif not {course, *_HELD_BY.get(course, ())}.intersection(asked):
            asked.append(course)
    return tuple(left), tuple(asked)
