"""What the words of a message say beside or against the sense that a model takes it in."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from claimdesk.claims.vocabulary import FAULTS
from claimdesk.conversation.shared.draft import Draft
from claimdesk.conversation.shared.turn import Turn
from claimdesk.conversation.shared.understood import Context

_REPLACEMENT = "replacement"
_CLAUSE_END = re.compile(r"[?.,;!]+\s+")


def picked_first(turn: Turn, context: Context) -> str | None:
    """The value of the choice that the first words name by its place: "2 I think? It came off"."""
    first, *others = _CLAUSE_END.split(turn.text, maxsplit=1)
    place = turn.language.place_named(first) if others and not turn.is_choice else None
    if place is None or not 0 < place <= len(context.choices):
        return None
    return next(iter(context.choices[place - 1].entities.values()), None)


def tells_it_broke(turn: Turn) -> bool:
    """Whether what was taken for a change of mind is the story of a thing that broke in use.

    Only where the shopper has it, and says nothing of another mind.
    """
    language, text = turn.language, turn.text
    if turn.is_choice or language.says_other_mind(text):
        return False
    return language.has_come(text) and language.tells_of_damage(text)


def gives_other_mind(turn: Turn) -> bool:
    """Whether who is asked what happened says no more than that the item is not liked or wanted."""
    language, text = turn.language, turn.text
    tells = turn.is_choice or language.is_question(text) or language.tells_fault(text)
    return not tells and language.says_other_mind(text)


def terms_of_wish(turn: Turn, given: Mapping[str, Any], draft: Draft) -> str:
    """What a wish hangs on, which no line says: "…, otherwise I'd rather have the money"."""
    terms = "" if turn.is_choice else turn.language.wish_terms(turn.text)
    told = f"{draft.get('details')} {given.get('details')}"
    return "" if terms in told else terms


def leaves_reason_open(turn: Turn, asked: str | None) -> bool:
    """Whether the shopper can't tell which of two reasons it was: whose mistake, or "3 or 6"."""
    language, text = turn.language, turn.text
    if turn.is_choice:
        return False
    return language.leaves_mistake_open(text) or (
        asked == "reason" and language.unsure_of_place(text)
    )


def is_opened_after_all(turn: Turn, given: Mapping[str, Any]) -> bool:
    """Whether what was taken for unopened was opened, by the words: that would grant a return."""
    unopened = given.get("condition") == "unopened" and not turn.is_choice
    language, text = turn.language, turn.text
    return unopened and (language.tells_of_opening(text) or language.opened_after_all(text))


def is_no_accident(turn: Turn) -> bool:
    """Whether nothing was done to the item, by the words, whatever harm it has."""
    return not turn.is_choice and turn.language.denies_accident(turn.text)


def is_opened(turn: Turn) -> bool:
    """Whether the item was opened, by the words, whatever else was done with it."""
    return not turn.is_choice and turn.language.opened_after_all(turn.text)


def is_only_opened(turn: Turn) -> bool:
    """Whether the item was opened and not put to use, by the words; who says no more than "opened"
    picks the one choice that has the word."""
    language, text = turn.language, turn.text
    if turn.is_choice or language.is_question(text):
        return False
    unused = language.tells_of_opening(text) and language.tells_of_no_use(text)
    return unused or language.says_only_opened(text)


def wish_by_the_words(turn: Turn, context: Context, taken: str | None) -> str | None:
    """The wish that answers what is to be done; `taken` is what the sense makes of it.

    What is said not to be wanted is none, and leaves what else is offered; who says no more than
    that the thing itself is to be sent wishes for that.
    """
    language, text = turn.language, turn.text
    if turn.is_choice:
        return taken
    denied = language.remedies_denied(text)
    if denied and (taken is None or taken in denied):
        offered = [str(choice.entities.get("remedy")) for choice in context.choices]
        left = [each for each in offered if each not in (*denied, "None")]
        if _REPLACEMENT in left and context.draft.get("reason") in FAULTS:
            return _REPLACEMENT
        return left[0] if len(left) == 1 else None
    if language.names_remedy(text):
        return taken
    return same_again(turn, context) or taken


def same_again(turn: Turn, context: Context) -> str | None:
    """The replacement, where that is offered and the shopper wants what was ordered: "mine"."""
    if turn.is_choice or context.draft.get("reason") not in FAULTS:
        return None
    offered = any(choice.entities.get("remedy") == _REPLACEMENT for choice in context.choices)
    return _REPLACEMENT if offered and turn.language.wants_what_was_ordered(turn.text) else None
