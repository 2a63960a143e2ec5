"""Answers worked out: what a store's terms come to for the case a shopper speaks of.

Each is one or two sentences of the catalogue, said instead of the general answer. There is none
where nothing is known that the answer hangs on, or the store's terms do not settle the case.

Begin with `work_out` for a question outside of a claim, and with `claim_course` for one within.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from claimdesk.claims.errors import InvalidClaim
from claimdesk.claims.store_policy import StorePolicy
from claimdesk.claims.today import Today
from claimdesk.conversation.context.known_values import Known
from claimdesk.conversation.context.parsed_message import Spoken
from claimdesk.conversation.worked_answers.case import Answer, Case
from claimdesk.conversation.worked_answers.evidence import evidence_needed
from claimdesk.conversation.worked_answers.marketplaces import marketplaces
from claimdesk.conversation.worked_answers.restocking_fee import restocking_fee
from claimdesk.conversation.worked_answers.return_shipping import return_shipping
from claimdesk.conversation.worked_answers.returns import returns
from claimdesk.conversation.worked_answers.shipping import shipping_cost, shipping_time
from claimdesk.conversation.worked_answers.warranty import warranty, warranty_exclusions

_BY_TOPIC: Mapping[str, Callable[[Case], Answer]] = {
    "ask_return_policy": returns,
    "ask_change_of_mind": returns,
    "ask_restocking_fee": restocking_fee,
    "ask_return_shipping_cost": return_shipping,
    "ask_warranty_policy": warranty,
    "ask_warranty_exclusions": warranty_exclusions,
    "ask_claim_requirements": evidence_needed,
    "ask_shipping_cost": shipping_cost,
    "ask_international_shipping": shipping_cost,
    "ask_shipping_time": shipping_time,
    "ask_local_store": marketplaces,
}
#: The questions of the FAQ whose answer may hang on the case.
WORKED_OUT = frozenset(_BY_TOPIC)


# That the shopper pays the way back, each in the words of its own answer.
_WAY_BACK = frozenset({"worked_way_back_customer", "worked_way_back_too"})


def without_told(answer: Answer, told: Answer) -> Answer:
    """An answer without what one before it, to the same message, has told in other words."""
    again = any(each.name in _WAY_BACK for each in told)
    return tuple(each for each in answer if not (again and each.name in _WAY_BACK))


def work_out(
    policy: StorePolicy, today: Today, topic: str, message: Spoken, known: Known
) -> Answer:
    """What holds on a `topic` (an intent of the FAQ) for the case in mind.

    Empty where the general answer is the answer.
    """
    if topic not in _BY_TOPIC:
        return ()
    try:
        return _BY_TOPIC[topic](Case(policy, today, message, known))
    except InvalidClaim:  # days that cannot be: a claim's form asks again, an answer stays general
        return ()
