"""A question of yes or no: what is offered, and what a message says to it."""

from __future__ import annotations

from typing import Literal

from claimdesk.conversation.shared.turn import Choice, Said, Turn
from claimdesk.conversation.shared.understood import field_confirmed

AFFIRM: Literal["affirm"] = "affirm"
DENY: Literal["deny"] = "deny"
#: What the answers' training sentences call any such question.
YES_OR_NO = "yes_no"


def yes_or_no_choices(yes: str, no: str) -> tuple[Choice, Choice]:
    """The two replies, by the names of their wording."""
    return Choice(yes, AFFIRM), Choice(no, DENY)


def yes_or_no(said: Said, learned: str | None = None) -> Literal["affirm", "deny"] | None:
    """What the message says; None where it is neither, or both.

    `learned` is what it means as an answer, by the sentences learned from; it goes before the
    intent, but where one says yes and the other no, it is asked again. A sound of thinking, which
    a model may take for a yes, is neither; nor is the question "so yes or no?".
    """
    by_intent = _of(said.intent)
    if said.is_choice:
        return by_intent
    if said.language.hesitates(said.text) or said.language.asks_yes_or_no(said.text):
        return None
    if learned is None:
        return by_intent
    meant = _of(learned)
    return None if meant and by_intent and meant != by_intent else meant


def confirms(turn: Turn, asked: str | None) -> bool:
    """Whether what was asked to be confirmed is: what is told beside the yes makes nothing else
    of it."""
    language, text = turn.language, turn.text
    said = field_confirmed(asked) and not turn.is_choice and language.agrees(text)
    return bool(said) and not language.has_second_thought(text)


def _of(name: str) -> Literal["affirm", "deny"] | None:
    if name == AFFIRM:
        return AFFIRM
    return DENY if name == DENY else None
