"""Where a message outside of forms goes, whatever it was taken for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from claimdesk.conversation.context.certainty import is_doubtful, may_mean_an_order
from claimdesk.conversation.context.handed_over import HandedOver
from claimdesk.conversation.context.next_item_offer import answers_offer
from claimdesk.conversation.context.parsed_message import Spoken
from claimdesk.conversation.routing.begins_claim import (
    files_instead,
    has_what_it_is_about,
    is_of_item_here,
    tells_of_trouble,
)
from claimdesk.conversation.routing.closings import (
    asks_after_thanks,
    closing_answer,
    only_closes,
    takes_leave,
)
from claimdesk.conversation.routing.concerns_staff import concerns_staff, takes_claim_offered
from claimdesk.conversation.routing.general_questions import (
    asks_where_sold,
    asks_who_decides,
    tells_of_refused_code,
)
from claimdesk.conversation.routing.of_filed_claim import goes_with_filed, is_of_filed
from claimdesk.conversation.routing.order_matters import (
    misses_parcel,
    numbers_what_to_cancel,
    wants_to_buy,
)
from claimdesk.conversation.routing.plain_answers import plain_answer
from claimdesk.conversation.shared.matters import INTENTS, may_await_order

# What takes it: the domain's names.
_CLAIM, _MESSAGE = "claim_form", "contact_form"
_FILED, _CLARIFY = "action_after_filing", "action_clarify"


@dataclass(frozen=True)
class Situation:
    """What stands in the conversation: the `topic` answered last, the message that was handed
    over, whether a claim was filed, the item in mind for the next one, the `product` of one under
    way, and the payload of the first button that was `offered` last."""

    topic: str | None = None
    handed: HandedOver | None = None
    has_claim: bool = False
    in_mind: Mapping[str, Any] | None = None
    product: str | None = None
    offered: str = ""


def where_it_goes(messages: Sequence[Spoken], here: Situation) -> str | None:
    """The form, the action or the answer that the last message is for; None where its intent,
    or the topic in mind, tells."""
    message, handed, has_claim = messages[-1], here.handed, here.has_claim
    if takes_leave(message):
        return "utter_goodbye"
    if (handed or has_claim) and (closing := closing_answer(message)):
        return closing
    if (handed or has_claim) and asks_after_thanks(message):
        return _FILED if has_claim else _MESSAGE
    if has_claim and goes_with_filed(message, handed):
        return _FILED
    if is_of_item_here(message, has_claim=has_claim):
        return _CLAIM
    if misses_parcel(message) or (handed is None and not has_claim and may_await_order(message)):
        return _MESSAGE
    if not has_claim and numbers_what_to_cancel(messages):
        return _MESSAGE
    if asks_where_sold(message):
        return "utter_ask_local_store"
    takes = takes_claim_offered(message, here.offered, handed)
    if takes and not here.in_mind:
        return _CLAIM
    if plain_answer(message, handed, has_claim=has_claim, product=here.product) is not None:
        return _MESSAGE
    if handed is None and not has_claim and asks_who_decides(message):
        return "utter_bot_challenge"
    if not has_claim and (has_what_it_is_about(message, handed) or files_instead(message)):
        return _CLAIM
    if concerns_staff(message, handed, has_claim=has_claim) or wants_to_buy(message):
        return _MESSAGE
    if message.intent == "bot_challenge" and _wants_person(message):
        return _MESSAGE
    if not has_claim and _denies(message):
        # Nothing is opened for what is not meant: what was spoken of before is gone on with.
        return f"utter_{here.topic}" if here.topic else _CLARIFY
    if here.in_mind and answers_offer(message, here.in_mind):
        return _FILED
    if has_claim and (is_of_filed(message) or only_closes(message, offered=bool(here.offered))):
        return _FILED
    if takes or (not has_claim and tells_of_trouble(messages)):
        return _CLAIM
    if tells_of_refused_code(message, here.topic):
        return "utter_ask_promo_not_working"
    return _CLARIFY if may_mean_an_order(message) else None


def where_unsure(message: Spoken, here: Situation) -> str | None:
    """The same for a message that no context tells the topic of; None where it reads for sure."""
    if message.intent == "nlu_fallback" and message.language.vents(message.text):
        return "utter_complain"
    goes_on = here.topic == message.intent
    if here.has_claim or goes_on or not is_doubtful(message):
        return None
    return "utter_out_of_scope" if _asks_something_else(message) else _CLARIFY


def _asks_something_else(message: Spoken) -> bool:
    """Whether a question is known to be another one than it was taken for, and is none known."""
    words, text = message.language, message.text
    return words.is_question(text) and words.asks_something_else(message.intent, text)


def _wants_person(message: Spoken) -> bool:
    """Whether a person is wished for in words."""
    return not message.is_choice and message.language.wants_person(message.text)


def _denies(message: Spoken) -> bool:
    """Whether a message says that what it would open is not what is meant."""
    opens = message.intent in (*INTENTS, "talk_to_human", "check_claim", "withdraw_claim")
    words, text = message.language, message.text
    denies = words.denies_matter(text) or words.declines_passing_on(text)
    return opens and not message.is_choice and denies
