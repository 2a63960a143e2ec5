"""What is asked after a message was passed on and needs no staff: the terms, the order number.

What is asked besides, and nothing answers, is for the staff: it goes to them as a question.
"""

from __future__ import annotations

from claimdesk.claims.store_policy import StorePolicy
from claimdesk.claims.today import Today
from claimdesk.conversation.context.handed_over import HandedOver
from claimdesk.conversation.routing import interruptions
from claimdesk.conversation.shared.matters import (
    INTENTS,
    MATTERS,
    MESSAGE,
    NO_DANGER,
    may_go_back,
    of_a_parcel,
)
from claimdesk.conversation.shared.turn import Say, Turn
from claimdesk.conversation.staff_message.answers import asks_which_remedy
from claimdesk.conversation.staff_message.message import StaffMessage, is_same_number
from claimdesk.conversation.staff_message.order_answers import answers_of_order
from claimdesk.conversation.staff_message.said_of_handed import OF_WHO_ANSWERS
from claimdesk.conversation.worked_answers.refund_days import refund_days

# What the store's terms say of an order that the staff have.
_OF_TERMS = ("wrong_address_terms",)
# Questions of the FAQ that are of the message itself, or of what the staff are to look into.
_OF_THE_MESSAGE = (
    *("ask_contact", "ask_reply_time", "ask_help", "ask_refund_time", "ask_refund_status"),
    *("ask_track_order", "ask_wrong_address", "ask_claim_requirements", *INTENTS),
)
_WORDS_OF_A_CHECK = 8  # at most: "and it's under 20979, yes?"
_TELLS_A_HOUSE = 2  # words of an address: its number and street
# Kinds of questions that are answered with all that they have, whatever is asked beside.
_OF_WHAT_THEY_HAVE = ("got", "whole", "read", "number", "done")
# Kinds of questions that go with an answer beside them; others are read from its words.
_GO_BESIDE = (*OF_WHO_ANSWERS, "when", "comes", "turns_up", "refused")


def answered_here(
    turn: Turn, handed: HandedOver, policy: StorePolicy, today: Today | None
) -> tuple[Say, ...]:
    """The answers to what a message asks and the store states, or was told."""
    if turn.is_choice or handed.is_urgent:
        return ()
    told = "\n".join(handed.told)
    message = StaffMessage(MATTERS[handed.matter], {MESSAGE: told})
    of_terms = (s for s in answers_of_order(turn, message) if s.response in _OF_TERMS)
    which = _which_remedy(turn, handed)
    return (
        *(refund_days(turn, handed.told, policy, today) if may_go_back(handed.matter) else ()),
        *of_terms,
        *which,
        *_number_held(turn, handed),
        *_where_to(turn, handed),
        *(() if which else (Say(f"utter_{topic}") for topic in _of_the_faq(turn))),
    )


def kinds_beside(turn: Turn) -> tuple[str, ...]:
    """What other sentences ask of the message, as in `Language.asks_of_message`."""
    words = turn.language
    parts = (part for part in words.split_requests(turn.text) if not words.asks_refund_time(part))
    kinds = (words.asks_of_message(part) for part in parts)
    return tuple(dict.fromkeys(kind for kind in kinds if kind in _GO_BESIDE))


def leaves_for_staff(turn: Turn, handed: HandedOver, here: tuple[Say, ...]) -> bool:
    """Whether a question is left that nothing here answers."""
    # Of a danger that was none nobody has anything to settle.
    if turn.is_choice or handed.is_urgent or handed.matter == NO_DANGER:
        return False
    words = turn.language
    kind, parts = words.asks_of_message(turn.text), words.open_questions(turn.text)
    if kind in _OF_WHAT_THEY_HAVE:
        return False
    if kind and kind not in (words.asks_of_message(part) for part in parts):
        return False  # read from all of them together
    return any(not _is_answered(turn, part, handed, here) for part in parts)


def _is_answered(turn: Turn, part: str, handed: HandedOver, here: tuple[Say, ...]) -> bool:
    """Whether a question has an answer: of the message, of a claim, or one given here."""
    words = turn.language
    if words.asks_of_message(part) or words.asks_if_known(part) or words.asks_of_claim(part):
        return True
    if here and (words.asks_refund_time(part) or words.asks_of_order(part)):
        return True
    if address_held(turn, handed) and words.find_postal_address(part):
        return True
    of_number = words.find_order_numbers(part) or words.asks_of_number_held(part)
    if of_number and _number_held(turn, handed):
        return True
    return words.names_claim(part) or any(words.asks_outright(t, part) for t in turn.questions)


def _which_remedy(turn: Turn, handed: HandedOver) -> tuple[Say, ...]:
    asked = of_a_parcel(handed.matter) and asks_which_remedy(turn)
    return (Say("handed_remedy", {"email": handed.email}),) if asked else ()


def _number_held(turn: Turn, handed: HandedOver) -> tuple[Say, ...]:
    """Which order number the staff have, where that is asked."""
    words, text = turn.language, turn.text
    told = [span.text for span in words.find_order_numbers(text)]
    is_named = len(told) == 1 and is_same_number(told[0], handed.order)
    # What is asked besides, or of two orders, no yes to a number answers.
    only = words.asks_of_number_held(text) or len(text.split()) <= _WORDS_OF_A_CHECK
    if is_named and only and words.is_question(text) and not words.puts_number_right(text):
        return (Say("order_held", {"order": handed.order}),)
    if told or not words.asks_of_number_held(text):
        return ()
    if handed.order is None:
        return (Say("order_held_none"),)
    return (Say("order_held_is", {"order": handed.order}),)


def address_held(turn: Turn, handed: HandedOver) -> bool:
    """Whether it is asked about the address that the staff have: "is 8 Elm Street right"."""
    words, text = turn.language, turn.text
    asked = (words.find_postal_address(text) or "").split()[:_TELLS_A_HOUSE]
    known = (handed.address or "").split()
    return bool(asked and words.is_question(text)) and asked == known[: len(asked)]


def _where_to(turn: Turn, handed: HandedOver) -> tuple[Say, ...]:
    """The address that the staff have, where it is asked if they have it right."""
    if not address_held(turn, handed) or turn.language.asks_of_message(turn.text):
        return ()
    return (Say("address_held", {"address": handed.address}),)


def _of_the_faq(turn: Turn) -> tuple[str, ...]:
    """The questions of the FAQ that are plainly put beside what is asked of the message."""
    asked = interruptions.questions_to_answer(turn, understood=False)
    plain = (each for each in asked if each not in _OF_THE_MESSAGE)
    return tuple(each for each in plain if turn.language.puts_question(turn.text))
