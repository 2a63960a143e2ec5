"""What the store's general answers are for, whatever it was taken for."""

from __future__ import annotations

from claimdesk.conversation.context.parsed_message import Spoken
from claimdesk.conversation.context.topics import OF_CODES
from claimdesk.conversation.shared.intents import opens_a_claim

_OF_A_REFUSED_CODE = (
    *("report_defect", "report_wrong_item", "open_warranty_claim", "check_claim"),
    *("nlu_fallback", "inform", "out_of_scope", "deny", "complain"),
)


def asks_where_sold(message: Spoken) -> bool:
    """Whether no more is asked than where else the store sells; see `asked_in_parts` for more."""
    alone = len(message.parts) < 2 and not opens_a_claim(message.intent)
    return alone and not message.is_choice and message.language.asks_where_sold(message.text)


def asks_who_decides(message: Spoken) -> bool:
    """Whether it is asked of claims in general who decides: none is looked up for that."""
    words, text = message.language, message.text
    named = any(each.entity == "claim_number" for each in message.entities)
    tells = opens_a_claim(message.intent) or named
    return not (message.is_choice or tells) and words.asks_who_decides(text)


def tells_of_refused_code(message: Spoken, topic: str | None) -> bool:
    """Whether what was taken for a faulty item is a code that the checkout does not take."""
    words, text = message.language, message.text
    taken = message.intent in _OF_A_REFUSED_CODE or (
        opens_a_claim(message.intent) and not words.names_subject("check_claim", text)
    )
    if message.is_choice or not taken:
        return False
    if words.paid_without_discount(text):
        return False
    after = topic in OF_CODES
    if words.code_refused(text) or (after and words.names_code(text)):
        return True
    numbered = any(each.entity == "order_number" for each in message.entities)
    if topic == "ask_promo_not_working" and words.changes_nothing(text) and not numbered:
        return True  # what was advised against it was tried
    # Right after an answer on codes, nothing else can be what is broken.
    names_product = any(each.entity == "product" for each in message.entities)
    return after and message.intent == "report_defect" and not names_product
