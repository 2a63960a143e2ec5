"""Whether a message tells of the item of a filed claim, or of another one."""

from __future__ import annotations

from typing import Literal

from claimdesk.claims.vocabulary import FAULTS
from claimdesk.conversation.context.item_names import is_same
from claimdesk.conversation.filed_claims.additions import note
from claimdesk.conversation.filed_claims.claim_message import ClaimMessage
from claimdesk.conversation.filed_claims.command import FiledClaimCommand
from claimdesk.conversation.shared.intents import opens_or_reports

_TELLS_TROUBLE = ("report_defect", "report_wrong_item", "report_missing_item")
# Names of a purchase: who gives one that the claim does not have speaks of another one.
_OF_A_PURCHASE = ("order_number", "product")
_OF_THE_FILED = frozenset({"way_back", "amount", "sent_to", "refund_when", "replacement_when"})

_Item = Literal["own", "another", "unclear"]


def further_trouble(message: ClaimMessage) -> FiledClaimCommand | None:
    """What is told of more that is wrong with the thing of the claim: it goes with the claim.

    Where it may be of another thing as well, that is asked: the command is not sure then.
    """
    if not (message.claim.is_open and _tells_trouble(message)) or message.names_another_order:
        return None
    if message.language.speaks_of_another(message.text):
        return None
    item = _item_meant(message)
    if item == "another":
        return None
    sure = item == "own"
    return FiledClaimCommand("add", message.claim.number, details=note(message), is_sure=sure)


def _tells_trouble(message: ClaimMessage) -> bool:
    """Whether it tells of something wrong, and neither asks nor puts right anything."""
    language, text, turn = message.language, message.text, message.turn
    if turn.intent not in _TELLS_TROUBLE:
        return False
    if turn.entity("reason") not in FAULTS and not language.adds(text):
        return False
    if language.puts_question(text) or language.wants_to_claim(text):
        return False
    puts_right = language.is_correction(text) or language.asks_for_change(text)
    return not (puts_right or language.names_photo(text))


def _item_meant(message: ClaimMessage) -> _Item:
    """Which item trouble is told of."""
    claim, language, text = message.claim, message.language, message.text
    product = message.given.get("product")
    if not product:
        return _item_unnamed(message)
    if is_same(product, claim.product, language) or claim.is_called(product):
        return "own"
    if message.announces_addition:
        return "own"  # "I forgot to say that the cable is frayed"
    part = language.is_part(text, product, claim.product)
    if message.values.product_kind(product) is not None:
        return "unclear" if part else "another"
    if part is None:
        return "unclear" if language.adds(text) else "another"
    if not part:
        return "another"
    return "unclear" if message.claims.has_several else "own"


def _item_unnamed(message: ClaimMessage) -> _Item:
    """Which item is meant where no product was found in the message."""
    claim = message.claim
    if message.claims.named_by_product(message.turn) == claim.number:
        return "own"
    names_other = message.values.product_kind(message.text) is not None
    names_other = names_other and not claim.shares_word_with(message.text)
    return "unclear" if message.claims.has_several or names_other else "own"


def is_of_another_purchase(message: ClaimMessage) -> bool:
    """Whether the message begins a claim, or tells of an order or item not on record."""
    if not opens_or_reports(message.turn.intent):
        return False
    # "I forgot to say that the cable is frayed": a part is no other item.
    names = ("order_number",) if message.announces_addition else _OF_A_PURCHASE
    return any(_differs(message, name) for name in names) or not _is_of_the_filed(message)


def _differs(message: ClaimMessage, name: str) -> bool:
    """Whether another order or product is named than the claim's."""
    given, claim = message.given.get(name), message.claim
    if given in (None, claim.facts.get(name)):
        return False
    return not (name == "product" and claim.is_called(given))


def _is_of_the_filed(message: ClaimMessage) -> bool:
    """Whether the words add to what is filed, put it right or ask of it."""
    language, text = message.language, message.text
    changes = language.adds(text) or language.withdraws(text)
    changes = changes or language.is_correction(text) or language.has_second_thought(text)
    asks_missing = language.asks_what_is_missing(text) and language.is_question(text)
    # "The broken one, do I send it back" tells of what broke, and is of what is filed.
    asks = asks_missing or bool(_OF_THE_FILED.intersection(message.topics))
    return changes or asks or language.asks_if_known(text) or language.bids_to_tell(text)
