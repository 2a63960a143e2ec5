"""What the questions of the FAQ are about, by their intents, and what their answers hang on."""

from __future__ import annotations

_ITEM = frozenset({"product", "product_kind"})
#: The days that a case may be told with.
DAYS = frozenset({"day", "purchased_on", "delivered_on"})
_CASE = frozenset({"reason", "condition", "purchased_from"})

RETURNS = ("ask_return_policy", "ask_change_of_mind")
#: What a return costs, in the order in which it is told.
COSTS_OF_A_RETURN = ("ask_restocking_fee", "ask_return_shipping_cost")
OF_A_RETURN = (*RETURNS, *COSTS_OF_A_RETURN)
WARRANTY = ("ask_warranty_policy", "ask_warranty_exclusions")
SHIPPING = ("ask_shipping_cost", "ask_shipping_time", "ask_international_shipping")
OF_CODES = ("ask_promo_info", "ask_promo_stacking", "ask_promo_not_working")
MONEY = ("ask_restocking_fee", "ask_refund_method", "ask_refund_time")
#: Topics whose answer is a number of days, which count from some day.
COUNTED = {*RETURNS, *WARRANTY, "ask_shipping_time", "ask_refund_time"}

#: What a topic's answer may hang on; a topic not named here has one answer.
HANGS_ON = {
    **dict.fromkeys(RETURNS, _CASE | DAYS | _ITEM),
    **dict.fromkeys(WARRANTY, _CASE | DAYS | _ITEM),
    **dict.fromkeys((*SHIPPING, "ask_shipping_options", "ask_expedite"), frozenset({"places"})),
    "ask_restocking_fee": _CASE | _ITEM | {"price"},
    "ask_return_shipping_cost": _CASE | _ITEM,
    "ask_claim_requirements": _CASE | _ITEM,
}
#: The question of the FAQ whose answer, worked out, holds what is asked of a claim's course.
OF_THE_COURSE = {
    "deadline": "ask_return_policy",
    "way_back": "ask_return_policy",
    "what_counts": "ask_return_policy",
    "extension": "ask_return_policy",
    "remedy": "ask_return_policy",
    "fee": "ask_restocking_fee",
    "amount": "ask_restocking_fee",
    "way_back_cost": "ask_return_shipping_cost",
    "cost_if_refused": "ask_return_shipping_cost",
}
