"""What a shopper cannot or will not give, of what was asked or of what the message names."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from claimdesk.conversation.shared.commands import Command
from claimdesk.conversation.shared.draft import EVIDENCE, FIELDS, OF_ANOTHERS_ORDER
from claimdesk.conversation.shared.turn import Turn
from claimdesk.conversation.shared.understood import Context, field_confirmed, is_shown
from claimdesk.conversation.shared.yes_or_no import DENY, YES_OR_NO
from claimdesk.conversation.values.answer_texts import DATE_FIELDS, tells_it_all_the_same

_ANY = "any"
_IN_AN_EMAIL = ("email", "proof_of_purchase")  # which the message answers by naming one
_WORDS_OF_GOING_WITHOUT = 9
_IN_THE_MAIL = ("order_number", "price", *DATE_FIELDS)  # what the store's own mail shows


def skipped(turn: Turn, context: Context, told: Mapping[str, Any]) -> Command | None:
    """What the shopper cannot give: what was asked for, or what the message names.

    `told` are the values that it gives.
    """
    asked = context.asked
    named = gone_without(turn, context)
    if _lacks_what_was_asked(turn, context) and not _is_exact(told.get(str(asked))):
        return Command("skip", {"field": asked}, turn.text, turn.confidence)
    if _lacks_only_the_mail(turn, context) or _is_gone_without(turn, context):
        return None  # which says nothing of what was asked
    if asked in EVIDENCE and not turn.is_choice and turn.language.has_it(turn.text):
        return None  # "I have the e-mail, hang on"
    if named == "email" and (asked == "proof_of_purchase" or _only_looked_for(turn, asked)):
        named = asked  # the mail that shows it
    declines = (
        turn.intent == "cannot_provide"
        or named is not None
        or (asked in EVIDENCE and turn.intent == DENY)
        or (asked in FIELDS and not turn.is_choice and turn.language.goes_without(turn.text))
        or (asked in FIELDS and not told and turn.answer_to(_ANY) == "cannot_provide")
        or (field_confirmed(asked) and turn.answer_to(YES_OR_NO) == "unsure")
        or _of_anothers_order(turn, context)
        or (asked == "condition" and _broke_at_first_use(turn))
    )
    none_fits = bool(context.choices) and turn.rejects_all
    if not (declines or none_fits) or (turn.is_choice and asked is None):
        return None
    if tells_it_all_the_same(turn, asked):
        return None
    if turn.says_told_already and not turn.language.lacks_it(turn.text):
        return None  # "you already have my e-mail" lacks nothing
    name = asked
    if named is not None:
        name = named
    elif turn.is_choice or (asked is None and told):
        pass  # "the picture on my case is upside down" is what is wrong
    elif turn.language.names_photo(turn.text):
        name = "photo"
    elif turn.language.names_receipt(turn.text):
        name = "proof_of_purchase"
    if told and name == asked and not (none_fits or _of_anothers_order(turn, context)):
        return None  # "no idea about the day, but it's order 20418" at another question
    return Command("skip", {"field": name}, turn.text, turn.confidence)


def _only_looked_for(turn: Turn, asked: str | None) -> bool:
    """Whether who was asked what the store's mail shows lacks that mail, and denies no address."""
    return asked in _IN_THE_MAIL and turn.language.lacks_the_mail(turn.text)


def _broke_at_first_use(turn: Turn) -> bool:
    """Whether the item broke as it was put on: in none of the conditions, so the staff look."""
    return not turn.is_choice and turn.language.broke_at_first_use(turn.text)


def _of_anothers_order(turn: Turn, context: Context) -> bool:
    """Whether who was asked for the order number says instead that another ordered it.

    Asked whether they know this or that of another's order, they may say no.
    """
    if context.asked not in OF_ANOTHERS_ORDER or turn.is_choice:
        return False
    others, told = turn.language.is_anothers_order, context.draft.get("details") or ""
    if turn.intent == DENY and others(told):
        return True
    is_number = context.asked == "order_number" and not turn.entity("order_number")
    return is_number and others(turn.text)


def gone_without(turn: Turn, context: Context) -> str | None:
    """The field that the message names as one to go on without; not one that is given already,
    unless the claim is shown."""
    asks = turn.language.is_question(turn.text) and not turn.language.asks_if_it_matters(turn.text)
    if turn.is_choice or asks:
        return None
    name = turn.language.gone_without(turn.text)
    if name == "email" and _lacks_only_the_mail(turn, context):
        return None
    given = context.draft.get(str(name)) and not is_shown(context.asked)
    return name if name in FIELDS and not given else None


def _lacks_what_was_asked(turn: Turn, context: Context) -> bool:
    """Whether a clause says that what was asked for is not to be had: "No number. I said so".

    Nor is what would have to be read off the confirmation mail, where that can't be found.
    """
    asked = str(context.asked)
    if turn.is_choice or (asked in EVIDENCE and turn.language.has_it(turn.text)):
        return False
    if gone_without(turn, context) not in (None, asked):
        return False  # "no receipt" is first of the receipt
    return asked in turn.language.not_at_hand(turn.text)


def _lacks_only_the_mail(turn: Turn, context: Context) -> bool:
    """Whether an e-mail is not to be had that is no address: where none was asked for, "I can't
    find the email" is of the confirmation mail."""
    if turn.is_choice or context.asked in _IN_AN_EMAIL or is_shown(context.asked):
        return False
    language = turn.language
    return language.gone_without(turn.text) == "email" and language.means_the_mail(turn.text)


def _is_gone_without(turn: Turn, context: Context) -> bool:
    """Whether another field is said not to be at hand, which the claim goes without already."""
    lacked = () if turn.is_choice else turn.language.named_not_at_hand(turn.text)
    return context.asked not in lacked and bool({*lacked} & {*context.draft.declined})


def _is_exact(value: Any) -> bool:
    """Whether a value is told, and more of it than a rough day."""
    return value is not None and not isinstance(value, Mapping)


def only_goes_without(turn: Turn, context: Context) -> bool:
    """Whether a short message names another field to go on without, and is no answer in itself."""
    named = gone_without(turn, context)
    brief = len(turn.text.split()) <= _WORDS_OF_GOING_WITHOUT
    return brief and named is not None and named != context.asked
