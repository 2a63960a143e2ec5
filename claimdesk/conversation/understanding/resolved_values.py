"""Which values a message gives where it is said: of those that may be read, the ones meant."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from claimdesk.claims.vocabulary import DEFECTS, UNKNOWN
from claimdesk.conversation.shared.account import with_more
from claimdesk.conversation.shared.draft import FIELDS, LEFT_OPEN, Draft
from claimdesk.conversation.shared.turn import Turn
from claimdesk.conversation.shared.understood import Context, is_shown
from claimdesk.conversation.shared.yes_or_no import confirms
from claimdesk.conversation.understanding.by_the_words import (
    gives_other_mind,
    is_no_accident,
    is_only_opened,
    is_opened,
    is_opened_after_all,
    leaves_reason_open,
    picked_first,
    tells_it_broke,
    wish_by_the_words,
)
from claimdesk.conversation.understanding.going_without import only_goes_without
from claimdesk.conversation.values.reader import ValueReader, Values
from claimdesk.conversation.values.related_days import with_related_days

#: Questions that the answers' training sentences know, besides those of any kind.
VALUE_QUESTIONS = ("reason", "condition", "wants", "purchased_from")
_SELLER, _CONDITION, _REASON, _WISH = "purchased_from", "condition", "reason", "wants"

_Given = Mapping[str, Any]


def resolved_values(
    reader: ValueReader, turn: Turn, context: Context, expected: str | None, meant: str | None
) -> Values:
    """What the message gives, and what earlier ones told, as far as it is meant here.

    `expected` is the field it may answer without naming it, `meant` what it means as an answer, by
    the sentences learned from.
    """
    asked = context.asked
    values = _read(reader, turn, context, expected)
    given = values.given
    if confirms(turn, asked):
        given = _without(given, str(expected))
    if only_goes_without(turn, context):
        given = _without(given, str(asked))
    if asked in FIELDS and (picked := picked_first(turn, context)):
        given = {**given, str(asked): picked}
    given, meant = _without_denied_condition(turn, asked, given, meant)
    if asked in VALUE_QUESTIONS and meant:
        given = {**given, str(asked): given.get(str(asked), meant)}
    given = _with_reason(turn, asked, given)
    given = _with_condition(turn, asked, given)
    if asked == _WISH:
        given = _with_wish(turn, context, given)
    return replace(values, given=given)


def _read(reader: ValueReader, turn: Turn, context: Context, expected: str | None) -> Values:
    """The values of the message and of those before it, with the days that hang on each other."""
    values = reader.read(turn, expected, context.draft.values)
    own, told = values.given, context.told
    if expected != _SELLER and own.get(_SELLER) == UNKNOWN:
        own = _without(own, _SELLER)  # "no idea" is of what was asked
    given = {**told, **own}
    if "details" in own and told.get("details"):
        given["details"] = with_more(told["details"], own["details"], turn.language)
    values = replace(values, given=given)
    shown = is_shown(context.asked)
    return with_related_days(reader, turn, context.draft, values, expected, shown)


def _without_denied_condition(
    turn: Turn, asked: str | None, given: _Given, meant: str | None
) -> tuple[_Given, str | None]:
    """The values, and what is meant, without a condition that is only asked about or denied."""
    is_asked = asked == _CONDITION
    if not turn.is_choice and turn.language.asks_of_state(turn.text) == "in_use":
        given = _without(given, _CONDITION)  # it may yet be used
        meant = None if is_asked else meant
    if is_asked and meant not in ("used", "unused") and is_opened(turn):
        meant = None  # "I opened it" harms nothing
    if is_no_accident(turn) and "misused" in (meant, given.get(_CONDITION)):
        given = _without(given, _CONDITION)
        meant = None if is_asked else meant
    return given, meant


def _with_reason(turn: Turn, asked: str | None, given: _Given) -> _Given:
    """The values with the reason that the words tell, or leave open."""
    language = turn.language
    if asked == _REASON and not given.get(_REASON) and gives_other_mind(turn):
        given = {**given, _REASON: "change_of_mind"}
    if leaves_reason_open(turn, asked):
        given = {**given, _REASON: LEFT_OPEN}
        if language.leaves_mistake_open(turn.text):
            told = given.get("details") or ""
            given = {**given, "details": with_more(told, turn.text, language)}
    if given.get(_REASON) == "change_of_mind" and tells_it_broke(turn):
        given = {**given, _REASON: "defective"}
    return given


def _with_condition(turn: Turn, asked: str | None, given: _Given) -> _Given:
    """The values with the condition by the words where they tell of opening it."""
    if is_opened_after_all(turn, given):
        given = _without(given, _CONDITION)
    if asked == _CONDITION and _CONDITION not in given and is_only_opened(turn):
        given = {**given, _CONDITION: "unused"}
    return given


def _with_wish(turn: Turn, context: Context, given: _Given) -> _Given:
    """The values with the wish that answers what is to be done, or without one."""
    if not _is_wished(turn, given, context.draft):
        given = _without(given, _WISH)
    wish = wish_by_the_words(turn, context, given.get(_WISH))
    return {**given, _WISH: wish} if wish else _without(given, _WISH)


def _is_wished(turn: Turn, given: _Given, draft: Draft) -> bool:
    """Whether the wish is told, not only asked about: "if I pick a refund, …"."""
    wish, language, text = given.get(_WISH), turn.language, turn.text
    if not wish or turn.is_choice or not language.is_question(text):
        return True
    whole = draft.get(_REASON) not in (None, *DEFECTS)
    return language.is_wished(wish, text) and not (wish == "repair" and whole)


def _without(given: _Given, name: str) -> _Given:
    return {each: value for each, value in given.items() if each != name}
