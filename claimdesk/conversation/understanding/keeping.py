"""Which of the values in a message a claim keeps, and which take another's place."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from claimdesk.claims.vocabulary import FAULTS, UNKNOWN
from claimdesk.conversation.context.item_names import is_same
from claimdesk.conversation.context.items_in_mind import tells_of_waiting
from claimdesk.conversation.shared.account import followed_by, with_more
from claimdesk.conversation.shared.commands import Command
from claimdesk.conversation.shared.draft import EVIDENCE, Draft
from claimdesk.conversation.shared.turn import Turn
from claimdesk.conversation.shared.understood import REVIEW, Context, expected_by, is_shown
from claimdesk.conversation.values.days_told import is_closer
from claimdesk.conversation.values.order_and_email import order_number_in
from claimdesk.conversation.values.product_told import only_names
from claimdesk.conversation.values.reader import DATE_FIELDS, ValueReader, Values
from claimdesk.language.order_number_forms import normalise

# What answers a question of these tells more of the fault only where it names one.
_OF_THE_ORDER = ("order_number", "email", "price", "purchased_from", *DATE_FIELDS, *EVIDENCE)
_EITHER = "any"
_PRODUCT = ("product", "product_kind")
# Codes that a word of correction puts right only where the words say them.
_ONLY_IF_SAID = ("reason", "wants", "condition", "purchased_from")
_WORDS_OF_A_STATE = 3
_WORDS_OF_A_WISH = 5  # "make it an exchange": more may only mention it


def kept(
    reader: ValueReader, turn: Turn, context: Context, values: Values, named: Sequence[str]
) -> tuple[Command, ...]:
    """The values to keep: new ones, the one asked for, and corrections of old ones.

    What is mentioned is not yet corrected: that takes a word of correction, or the line's name.
    """
    draft = context.draft
    new: dict[str, Any] = {}
    changed: dict[str, Any] = {}
    left_out = _of_something_else(turn, context, values)
    for name, value in values.given.items():
        if name in left_out:
            continue
        if name == "details" and draft.get(name) and not draft.tells_only_who_ordered:
            new |= _description_with(turn, context, value, is_named=name in named)
        elif _is_new(turn, draft, name, value):
            new[name] = value
        elif _takes_the_place(reader, turn, context, name, value, (*named, *values.put_right)):
            changed[name] = value
    account, before = values.given.get("details"), draft.get("details")
    another_reason = "reason" in changed and is_shown(context.asked)
    if account and before and another_reason and "details" not in new:
        new |= _more_told(turn, str(before), account, replaces=False)
    commands = (Command("set", new, turn.text), Command("correct", changed, turn.text))
    return tuple(command for command in commands if command.values)


def _of_something_else(turn: Turn, context: Context, values: Values) -> tuple[str, ...]:
    """The fields whose value in the message is not of this claim, or not of that line."""
    given, draft = values.given, context.draft
    # "I changed my mind, a replacement please" is about the wish that stands there.
    of_wish = given.get("reason") == "change_of_mind" and "wants" in given
    # "Any other" says which one is wanted instead, where that is asked.
    any_one = context.asked == "variant" and given.get("wants") == _EITHER
    if any_one and not turn.language.names_remedy(turn.text):
        return ("wants",)
    # "The case is torn" is of the case, where that waits for a claim of its own.
    of_others = bool(draft.get("reason")) and tells_of_waiting(turn, draft)
    reason = ("reason",) if (of_wish and context.asked == REVIEW) or of_others else ()
    return (*reason, *(_PRODUCT if _names_waiting(turn, context, values) else ()))


def _description_with(turn: Turn, context: Context, told: str, *, is_named: bool) -> dict[str, Any]:
    """The description with what is `told` now: more was asked for, its line is named, or it tells
    more of what happened; empty where it stays as it is."""
    before, asked = str(context.draft.get("details")), context.asked
    if asked == "details":
        return {"details": followed_by(before, told, turn.language)}
    if is_named or (not is_shown(asked) and _tells_of_trouble(turn, context, told)):
        return _more_told(turn, before, told, replaces=is_named)
    return {}


def _tells_of_trouble(turn: Turn, context: Context, told: str) -> bool:
    """Whether what is told is of the trouble, rather than of the order alone."""
    language = turn.language
    wrong_item = context.draft.get("reason") == "wrong_item"
    return (
        context.asked not in _OF_THE_ORDER
        or language.tells_fault(told)
        or (wrong_item and language.tells_what_came(told))
        or language.tells_of_handling(told)
    )


def _is_new(turn: Turn, draft: Draft, name: str, value: Any) -> bool:
    """Whether nothing stood there, or nothing but the same told less fully or closely."""
    before = draft.get(name)
    if before in (None, "", UNKNOWN):
        return True
    if name == "product" and _names_fully(turn, str(before), str(value)):
        return True
    return draft.is_rough(name) and (isinstance(value, str) or is_closer(value, before))


def _takes_the_place(
    reader: ValueReader,
    turn: Turn,
    context: Context,
    name: str,
    value: Any,
    put_right: Sequence[str],
) -> bool:
    """Whether the value replaces the one on record: it was asked for, or that is `put_right`."""
    if name == context.asked:
        return True
    if context.draft.get(name) == value:
        return False
    meant = name in put_right or name == expected_by(context.asked)
    return meant or _corrects(reader, turn, context, name, value)


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


def _names_fully(turn: Turn, kept: str, told: str) -> bool:
    """Whether a message is the product's own name, told more fully: "the keyboard case"."""
    longer = len(told.split()) > len(kept.split()) and is_same(kept, told, turn.language)
    return longer and not turn.is_choice and only_names(turn)


def _corrects(reader: ValueReader, turn: Turn, context: Context, name: str, value: Any) -> bool:
    """Whether the message gives another value in the place of the one that is kept."""
    if turn.is_choice:
        return True
    if name == "product":
        return _puts_product_right(turn, str(context.draft.get(name)), str(value))
    asked, has_cue = context.asked, _has_cue(turn, context, name)
    if name == "order_number":
        return (has_cue or asked == REVIEW) and _is_plainly_ours(reader, turn, asked, value)
    if _says_outright(turn, context.draft, name, value):
        return True
    asks = turn.language.is_question(turn.text)
    if name not in _ONLY_IF_SAID:
        return has_cue or (asked == REVIEW and not asks)
    brief = len(turn.text.split()) <= _WORDS_OF_A_WISH
    meant = has_cue or (name != "reason" and asked == REVIEW and brief)
    return meant and not asks and _is_said(turn, asked, name, str(value))


def _has_cue(turn: Turn, context: Context, name: str) -> bool:
    """Whether the message corrects something, by its intent or a word of correction."""
    language, text = turn.language, turn.text
    if turn.intent == "correct" or language.is_correction(text):
        return True
    if not language.sets_against(text):
        return False
    # "Not the screen, the corner" is about the same fault, "not damaged" about another.
    told, _ = language.telling_words(context.spoken.get(name, ""))
    return name != "reason" or bool(told & language.telling_words(text)[0])


def _puts_product_right(turn: Turn, kept: str, told: str) -> bool:
    """Whether another product is set against the one kept: "it's the …, not the …"."""
    if set(told.casefold().split()) <= set(kept.casefold().split()):
        return False  # "the case is black" of a folio case
    language = turn.language
    tells = [each for each in language.sentences(turn.text) if not language.is_question(each)]
    named = re.compile(re.escape(told), re.IGNORECASE)
    return any(
        language.is_put_right(each, found.start())
        for each in tells
        for found in named.finditer(each)
    )


def _is_plainly_ours(reader: ValueReader, turn: Turn, asked: str | None, value: Any) -> bool:
    """Whether a number is an order's, as far as the words go: a bare one may be of anything."""
    written = order_number_in(turn, expected=asked == "order_number") or str(value)
    if not normalise(written).isdigit() or turn.language.speaks_of_order(turn.text):
        return True
    return reader.is_only_values(turn)


def _says_outright(turn: Turn, draft: Draft, name: str, value: Any) -> bool:
    """Whether a wish, a reason, a seller, a kind or a state is said so that it counts by itself."""
    language, text = turn.language, turn.text
    if name == "wants":
        return language.wish_told(text) == value or language.wishes_outright(str(value), text)
    if name in ("purchased_from", "product_kind"):
        return _insists(turn, name)
    if name == "reason":
        own_doing = value not in FAULTS and draft.get(name) in FAULTS
        return own_doing and language.denies_fault(text)
    if name == "condition":
        return _says_state_alone(turn) or _used_after_all(turn, value)
    return False


def _is_said(turn: Turn, asked: str | None, name: str, value: str) -> bool:
    """Whether the words say the code: a chance phrase, or the sense of it all, puts nothing in the
    place of another."""
    language, text = turn.language, turn.text
    if name == "reason":
        # "No, just the packing slip" tells of a picture.
        of_picture = asked in EVIDENCE and not language.tells_fault(text)
        return not of_picture and language.says_reason(value, text)
    if name == "condition":
        return language.says_state(text)
    if name == "wants":
        return value == _EITHER or value in language.remedies_named(text)
    return True


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


def _says_state_alone(turn: Turn) -> bool:
    """Whether a brief message tells the condition and nothing else, whatever was asked: "used"."""
    language, text = turn.language, turn.text
    if turn.intent not in ("inform", "correct"):
        return False
    brief = len(text.split()) <= _WORDS_OF_A_STATE and not language.is_question(text)
    return brief and language.says_code("condition", text)


def _used_after_all(turn: Turn, value: Any) -> bool:
    """Whether the item was put to use for a while, by the words, whatever stands there."""
    language, text = turn.language, turn.text
    return value == "used" and language.tells_of_use(text) and not language.is_question(text)
