"""Which of the values in a message a claim keeps, and which take another's place."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from claimdesk.claims.vocabulary import FAULTS, UNKNOWN
from claimdesk.conversation.context.second_item import is_same, tells_of_waiting
from claimdesk.conversation.shared.account import followed_by, with_more
from claimdesk.conversation.shared.commands import Command
from claimdesk.conversation.shared.draft import EVIDENCE
from claimdesk.conversation.shared.turn import Turn
from claimdesk.conversation.shared.understood import REVIEW, Context, expected_by, is_shown
from claimdesk.conversation.values.days_told import is_closer
from claimdesk.conversation.values.order_and_email import order_number_in
from claimdesk.conversation.values.reader import DATE_FIELDS, ValueReader, Values
from claimdesk.language.order_number_forms import normalise

# What answers a question of these tells more of the fault only where it names one.
_OF_THE_ORDER = ("order_number", "email", "price", "purchased_from", *DATE_FIELDS, *EVIDENCE)
_EITHER = "any"
_WORDS_OF_A_STATE = 3
_WORDS_OF_A_WISH = 5  # "make it an exchange": more may only mention it


def kept(
    reader: ValueReader, turn: Turn, context: Context, values: Values, named: Sequence[str]
) -> tuple[Command, ...]:
    """The values to keep: new ones, the one asked for, and corrections of old ones.

    What is mentioned is not yet corrected: that takes a word of correction, or the line's name.
    """
    draft, asked = context.draft, context.asked
    expected = expected_by(asked)
    new: dict[str, Any] = {}
    changed: dict[str, Any] = {}
    # "I changed my mind, a replacement please" is about the wish that stands there.
    of_wish = values.given.get("reason") == "change_of_mind" and "wants" in values.given
    # "The case is torn" is of the case, where that waits for a claim of its own.
    of_others = bool(draft.get("reason")) and tells_of_waiting(turn, draft)
    left_out = ("reason",) if (of_wish and asked == REVIEW) or of_others else ()
    if _names_waiting(turn, context, values):
        left_out = (*left_out, "product", "product_kind")
    for name, value in values.given.items():
        if name in left_out:
            continue
        if name == "details" and draft.get(name) and not draft.tells_only_who_ordered:
            tells = asked not in _OF_THE_ORDER or turn.language.tells_fault(value)
            wrong = draft.get("reason") == "wrong_item"
            tells = tells or (wrong and turn.language.tells_what_came(value))
            tells = tells or turn.language.tells_of_handling(value)
            if asked == name:  # more was asked for
                new[name] = followed_by(str(draft.get(name)), value, turn.language)
            elif name in named or (tells and not is_shown(asked)):
                new |= _more_told(turn, str(draft.get(name)), value, replaces=name in named)
            continue
        if draft.get(name) in (None, "", UNKNOWN) or (
            name == "product" and _names_fully(reader, turn, str(draft.get(name)), str(value))
        ):
            new[name] = value
        elif draft.is_rough(name) and (isinstance(value, str) or is_closer(value, draft.get(name))):
            new[name] = value  # no correction, only closer
        elif name == asked or (
            draft.get(name) != value
            and (
                name in (*named, *values.put_right)
                or name == expected
                or _corrects(reader, turn, context, name, value)
            )
        ):
            changed[name] = value
    account, before = values.given.get("details"), draft.get("details")
    if account and before and is_shown(asked) and "reason" in changed and "details" not in new:
        new |= _more_told(turn, str(before), account, replaces=False)
    commands = (Command("set", new, turn.text), Command("correct", changed, turn.text))
    return tuple(command for command in commands if command.values)


def _names_waiting(turn: Turn, context: Context, values: Values) -> bool:
    """Whether the product of a message is the one that waits for a claim of its own."""
    own, told = context.draft.get("product"), str(values.given.get("product") or "")
    waiting = (str(item.get("product")) for item in context.draft.get("later") or ())
    if turn.is_choice or not (own and told) or is_same(told, str(own), turn.language):
        return False
    return any(is_same(told, each, turn.language) for each in waiting)


def _more_told(turn: Turn, before: str, more: str, *, replaces: bool) -> dict[str, Any]:
    """The description as it is now, if that is another."""
    told = more if replaces else with_more(before, more, turn.language)
    return {"details": told} if told != before else {}


def _names_fully(reader: ValueReader, turn: Turn, kept: str, told: str) -> bool:
    """Whether a message is the product's own name, told more fully: "the keyboard case"."""
    longer = len(told.split()) > len(kept.split()) and is_same(kept, told, turn.language)
    return longer and not turn.is_choice and reader.only_names(turn)


def _insists(turn: Turn, name: str) -> bool:
    """Whether a sentence says once more what was told, or what to change: "I said electronic"."""
    language = turn.language
    for sentence in language.sentences(turn.text):
        if language.is_question(sentence):
            continue
        again = language.says_told_already(sentence)
        if name == "product_kind" and (again or language.asks_for_change(sentence)):
            return True
        if name == "purchased_from" and language.names_this_store(sentence, asked=again):
            return True
    return False


def _says_state_alone(turn: Turn, name: str) -> bool:
    """Whether a brief message tells the condition and nothing else, whatever was asked: "used"."""
    language, text = turn.language, turn.text
    if name != "condition" or turn.intent not in ("inform", "correct"):
        return False
    brief = len(text.split()) <= _WORDS_OF_A_STATE and not language.is_question(text)
    return brief and language.says_code(name, text)


def _used_after_all(turn: Turn, value: Any) -> bool:
    """Whether the item was put to use for a while, by the words, whatever stands there."""
    language, text = turn.language, turn.text
    return value == "used" and language.tells_of_use(text) and not language.is_question(text)


def _corrects(reader: ValueReader, turn: Turn, context: Context, name: str, value: Any) -> bool:
    """Whether the message gives another value in the place of the one that is kept."""
    if turn.is_choice:
        return True
    language, text, asked = turn.language, turn.text, context.asked
    cue = turn.intent == "correct" or language.is_correction(text)
    if language.sets_against(text):
        # "Not the screen, the corner" is about the same fault, "not damaged" about another.
        told, _ = language.telling_words(context.spoken.get(name, ""))
        cue = cue or name != "reason" or bool(told & language.telling_words(text)[0])
    if name == "product":
        kept = str(context.draft.get(name)).casefold().split()
        if set(str(value).casefold().split()) <= set(kept):
            return False  # "the case is black" of a folio case
        tells = [each for each in language.sentences(text) if not language.is_question(each)]
        named = re.compile(re.escape(str(value)), re.IGNORECASE)
        return any(
            language.is_put_right(each, found.start())
            for each in tells
            for found in named.finditer(each)
        )
    if name == "order_number":  # a bare number may be of anything
        written = order_number_in(turn, expected=asked == name) or str(value)
        bare = normalise(written).isdigit() and not language.speaks_of_order(text)
        return (cue or asked == REVIEW) and (not bare or reader.is_only_values(turn))
    wish = language.wish_told(text) == value or language.wishes_outright(str(value), text)
    if name == "wants" and wish:
        return True
    if name in ("purchased_from", "product_kind") and _insists(turn, name):
        return True
    own_doing = name == "reason" and value not in FAULTS and context.draft.get(name) in FAULTS
    if own_doing and language.denies_fault(text):
        return True
    if _says_state_alone(turn, name) or (name == "condition" and _used_after_all(turn, value)):
        return True
    if name in ("reason", "wants", "condition", "purchased_from"):
        # What a fault is called, briefly, tells more of it: "the hinge is broken too".
        if name == "reason" and asked in EVIDENCE and not language.tells_fault(text):
            return False  # "no, just the packing slip" tells of a picture
        if name == "reason" and not language.says_reason(str(value), text):
            return False  # a chance phrase, or the sense of it all, puts nothing in its place
        if name == "condition" and not language.says_state(text):
            return False
        if name == "wants" and value != _EITHER and value not in language.remedies_named(text):
            return False
        short = name != "reason" and asked == REVIEW and len(text.split()) <= _WORDS_OF_A_WISH
        return (cue or short) and not language.is_question(text)
    return cue or (asked == REVIEW and not language.is_question(text))
