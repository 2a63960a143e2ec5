"""What is for the staff as a matter of an order or a parcel, whatever it was taken for."""

from __future__ import annotations

from collections.abc import Sequence

from claimdesk.conversation.context.certainty import NOTHING_TO_GO_BY
from claimdesk.conversation.context.parsed_message import Spoken

_TAKEN_FOR_BUYING = (
    *("nlu_fallback", "out_of_scope", "inform", "ask_reselling", "ask_claim_requirements"),
    *("open_exchange", "open_return", "report_missing_item", "ask_stock"),
)


def misses_parcel(message: Spoken) -> bool:
    """Whether what was taken for something missing from a parcel is the parcel itself."""
    taken = message.intent == "report_missing_item" and not message.is_choice
    return taken and message.language.misses_parcel(message.text)


def numbers_what_to_cancel(messages: Sequence[Spoken]) -> bool:
    """Whether an order's number follows on no more than "cancel", where nothing was under way."""
    *before, message = messages
    if not before or message.is_choice or before[-1].is_choice:
        return False
    numbered = any(each.entity == "order_number" for each in message.entities)
    taken = numbered and message.intent in NOTHING_TO_GO_BY
    return taken and message.language.only_cancels(before[-1].text)


def wants_to_buy(message: Spoken) -> bool:
    """Whether a thing is to be bought, and nothing told that is wrong with one."""
    words, text = message.language, message.text
    taken = message.intent in _TAKEN_FOR_BUYING and not message.is_choice
    tells = words.tells_of_damage(text) or words.tells_fault(words.account_in(text))
    return taken and words.wants_to_buy(text) and not (tells or words.has_come(text))
