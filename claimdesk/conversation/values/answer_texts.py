"""Whether a text may stand as an answer by itself, or is nothing but values."""

from __future__ import annotations

from claimdesk.claims import fields
from claimdesk.conversation.shared.turn import Turn

#: Entities that say by themselves what they are.
PLAIN_VALUES = ("order_number", "date", "amount", "email")
DATE_FIELDS = fields.of_kind("day")
#: What a message gives that names no product.
OTHER_VALUES = {"order_number", "email", "price", "wants", "purchased_from", *DATE_FIELDS}
#: Intents that are no name of a product, and tell nothing of a fault.
NO_ANSWER = (
    *("greet", "thank", "affirm", "deny", "ask_help", "bot_challenge", "correct"),
    "cannot_provide",
)
_WORDS_OF_AN_ACCOUNT = 6


def is_an_answer(turn: Turn) -> bool:
    """Whether free text may stand as the answer to a question: not a question, not a nod."""
    if turn.language.says_yes_or_no(turn.text) is not None:
        return False
    return not (turn.is_choice or turn.language.is_question(turn.text) or turn.intent in NO_ANSWER)


def is_only(turn: Turn, *entities: str) -> bool:
    """Whether the message is nothing but values of these kinds, and what leads to them."""
    rest = turn.text
    for entity in entities:
        for value in turn.entities.get(entity, ()):
            rest = rest.replace(value, " ", 1)
    if rest == turn.text:
        return False
    cues = {rest[start:].split()[0].casefold() for _, start in turn.language.date_cues(rest)}
    return turn.language.telling_words(rest)[0] <= cues


def tells_it_all_the_same(turn: Turn, asked: str | None) -> bool:
    """Whether who was asked what happened tells it, in words of what could not be done: "I was ill,
    so I couldn't send it"."""
    if asked != "details" or turn.is_choice or turn.language.goes_without(turn.text):
        return False
    return len(turn.language.account_in(turn.text).split()) >= _WORDS_OF_AN_ACCOUNT
