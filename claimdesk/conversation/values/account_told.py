"""Which of a message's sentences tell what is wrong, so that it need not be told twice."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from claimdesk.conversation.shared.account import within_limit
from claimdesk.conversation.shared.turn import Turn
from claimdesk.conversation.values.answer_texts import (
    NO_ANSWER,
    PLAIN_VALUES,
    is_only,
    tells_it_all_the_same,
)
from claimdesk.conversation.values.product_told import only_names

_WORDS_OF_A_VALUE = 4  # "on your site", "a new one please": nothing of what is wrong
_TELLING_WORDS = 3  # of a short account: "colours washed out", not "it is faulty"


def account_told(
    turn: Turn, asked: str | None, given: Mapping[str, Any], reason: str | None
) -> str | None:
    """What is told of the matter; None where nothing is.

    Who was asked for it may tell it in any words; told by the way it names a reason, or what
    came and what was ordered where the `reason` on record is that another thing came.
    """
    no_answer = turn.intent in NO_ANSWER and not tells_it_all_the_same(turn, asked)
    if turn.is_choice or no_answer or is_only(turn, *PLAIN_VALUES):
        return None
    account = _account_in(turn)
    if asked == "details":
        tells = _answers(turn, given)
    else:
        tells = _tells_by_the_way(turn, account, given, reason)
    if asked == "reason" and not tells:  # who is asked what happened tells it, however briefly
        telling, _ = turn.language.telling_words(account)
        tells = "reason" in given and len(telling) >= _TELLING_WORDS
    if not tells or not (account or asked == "details"):
        return None
    return within_limit(account or turn.text, turn.language)


def _account_in(turn: Turn) -> str:
    """The sentences that tell something; all of them where a list is told: "one came bent"."""
    language = turn.language
    account = language.account_in(turn.text)
    listed = {*language.items_listed(turn.text)}
    if account and not listed <= {*language.items_listed(account)}:
        return turn.text.strip()
    return account


def _answers(turn: Turn, given: Mapping[str, Any]) -> bool:
    """Whether who was asked for the description gives it, rather than another value."""
    language, text = turn.language, turn.text
    if language.is_question(text) and not language.tells_something(text):
        return False
    brief = len(text.split()) <= _WORDS_OF_A_VALUE
    answers_another = brief and bool(given.keys() & {"purchased_from", "wants"})
    return "reason" in given or not (only_names(turn) or answers_another)


def _tells_by_the_way(
    turn: Turn, account: str, given: Mapping[str, Any], reason: str | None
) -> bool:
    language, text = turn.language, turn.text
    # "Can you tell them: I ordered red, got blue" tells what stands behind its question.
    says_something = language.tells_something(text) or language.tells_something(account)
    if "reason" in given and says_something:
        return True
    if reason == "wrong_item" and language.tells_what_came(text):
        return True
    return bool(reason) and language.tells_of_handling(text)
