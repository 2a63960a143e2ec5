"""What a store tells besides its terms: each fact a short phrase that fits a sentence."""

from __future__ import annotations

from pydantic import Field

from claimdesk.claims.dated import Dated, DatedValues, Text

Phrase = list[Dated[Text]]


def _fact(description: str) -> Phrase:
    return Field([], description=description)  # type: ignore[no-any-return]


class Facts(DatedValues):
    """Facts that answers are filled with and no claim is judged by; left out when not stated.

    Each description says how the phrase is read, so that one sentence suits every store.
    """

    shop_kind: Phrase = _fact("What kind of shop it is; reads after `We're`.")
    local_store: Phrase = _fact("Whether there is a shop to visit; reads after `There's`.")
    marketplace: Phrase = _fact(
        "Where else its products are sold; reads after `find our products on`."
    )
    shipping_cost: Phrase = _fact("What shipping costs; reads after `Shipping is`.")
    shipping_countries: Phrase = _fact(
        "Where the shop itself ships, countries by name; reads after `We ship to`."
    )
    international_shipping: Phrase = _fact(
        "How to order from another country; an instruction that reads after `please`."
    )
    shipping_time: Phrase = _fact("How long standard shipping takes; reads after `takes`.")
    carriers: Phrase = _fact("Who carries the parcels; reads after `We ship with`.")
    tracking: Phrase = _fact("How a parcel is followed; a whole sentence.")
    expedite: Phrase = _fact("Whether an order can be hurried; a whole sentence.")
    discounts: Phrase = _fact("How to hear of discounts; reads after `You can find discounts by`.")
    promo_entry: Phrase = _fact("Where a code is entered; reads after `Enter the code`.")
    promo_limit: Phrase = _fact("How many codes an order takes; reads after `An order takes`.")
    promo_trouble: Phrase = _fact("What helps when a code fails; an instruction after `please`.")
    reviewers: Phrase = _fact("How to become a reviewer; an instruction that reads after `please`.")
    reselling: Phrase = _fact("What holds for reselling; reads after `Unauthorized reselling is`.")
    wrong_item_refund: Phrase = _fact(
        "What a full refund for wrong items asks of the shopper; an instruction that reads after "
        "`For a full refund after a wrong delivery, please`."
    )
    partial_refund: Phrase = _fact(
        "What keeping part of an order means; reads after `If you keep some of the items,`."
    )
    refund_timing: Phrase = _fact(
        "When a refund is made and shows; reads after `We make the refund`."
    )
    refund_method: Phrase = _fact("How a refund is paid; reads after `The money goes back to`.")
    approval_notice: Phrase = _fact("How the outcome is told; reads after `You hear the outcome`.")
    return_notice: Phrase = _fact(
        "When the shopper hears of an item that went back; reads after `If it has to go back, you "
        "hear from us`."
    )
