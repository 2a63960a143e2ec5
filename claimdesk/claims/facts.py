"""What a store tells besides its terms: each fact a short phrase that fits a sentence."""

from __future__ import annotations

from pydantic import Field

from claimdesk.claims.dated import Dated, DatedValues, Text

Phrase = list[Dated[Text]]


def _told(description: str) -> Phrase:
    return Field([], description=description)  # type: ignore[no-any-return]


class Facts(DatedValues):
    """Facts that answers are filled with and no claim is judged by; left out when not stated.

    Each description says how the phrase is read, so that one sentence suits every store.
    """

    shop_kind: Phrase = _told("What kind of shop it is; reads after `The shop is`.")
    local_store: Phrase = _told("Whether there is a shop to visit; reads after `There is`.")
    marketplace: Phrase = _told("Where else its products are sold; reads after `also sold on`.")
    shipping_cost: Phrase = _told("What shipping costs; reads after `Shipping is`.")
    shipping_countries: Phrase = _told("Where the shop itself ships; reads after `ships to`.")
    international_shipping: Phrase = _told(
        "How to order from another country; an instruction that reads after `please`."
    )
    shipping_time: Phrase = _told("How long standard shipping takes; reads after `takes`.")
    carriers: Phrase = _told("Who carries the parcels; reads after `ships with`.")
    tracking: Phrase = _told("How a parcel is followed; a whole sentence.")
    expedite: Phrase = _told("Whether an order can be hurried; a whole sentence.")
    discounts: Phrase = _told("How to hear of discounts; reads after `You can find discounts by`.")
    promo_entry: Phrase = _told("Where a code is entered; reads after `Enter the code`.")
    promo_limit: Phrase = _told("How many codes an order takes; reads after `An order takes`.")
    promo_trouble: Phrase = _told("What helps when a code fails; an instruction after `please`.")
    reviewers: Phrase = _told("How to become a reviewer; an instruction that reads after `please`.")
    reselling: Phrase = _told("What holds for reselling; reads after `Unauthorized reselling is`.")
    wrong_item_refund: Phrase = _told(
        "What a full refund for wrong items asks of the shopper; an instruction that reads after "
        "`For a full refund after a wrong delivery, please`."
    )
    partial_refund: Phrase = _told(
        "What keeping part of an order means; reads after `If you keep some of the items,`."
    )
    refund_timing: Phrase = _told(
        "When a refund is made and shows; reads after `The refund is made`."
    )
    refund_method: Phrase = _told("How a refund is paid; reads after `The money goes back to`.")
    approval_notice: Phrase = _told("How the outcome is told; reads after `You hear the outcome`.")
