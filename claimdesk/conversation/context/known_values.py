"""The values known of a purchase: spoken of in a conversation, or held by a claim under way."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date
from decimal import Decimal
from typing import Any

from claimdesk.claims.claim import Claim
from claimdesk.claims.errors import InvalidClaim
from claimdesk.conversation.shared.draft import Draft
from claimdesk.language.places import Place

# What does not hold of another product.
_OTHER_PRODUCT: Mapping[str, Any] = dict.fromkeys(
    ("product", "product_kind", "price", "returned", "currency")
)


@dataclass(frozen=True)
class Known:
    """Values spoken of, by the names of a claim's fields; None where there is none.

    `day` is a day said alone, so not whether it was that of purchase or of delivery; `seen_on` is
    when a fault was seen, or would be.
    """

    reason: str | None = None
    condition: str | None = None
    purchased_from: str | None = None
    purchased_on: date | None = None
    delivered_on: date | None = None
    day: date | None = None
    seen_on: date | None = None
    product: str | None = None
    product_kind: str | None = None
    price: Decimal | None = None
    returned: Decimal | None = None  # what came back of the price
    currency: str | None = None
    places: tuple[Place, ...] | None = None

    @property
    def names(self) -> frozenset[str]:
        """The names of what is known."""
        return frozenset(name for name, value in vars(self).items() if value is not None)

    def and_then(self, later: Known) -> Known:
        """These values with those said later; of another product neither kind nor price hold."""
        given = {name: value for name, value in vars(later).items() if value is not None}
        if not given:
            return self
        other = _OTHER_PRODUCT if given.keys() & {"product", "product_kind"} else {}
        return Known(**{**vars(self), **other, **given})

    def claim(self, **other: Any) -> Claim:
        """A claim on these facts, with others in their place."""
        facts = {
            "reason": self.reason,
            "condition": self.condition,
            "purchased_from": self.purchased_from,
            "purchased_on": self.purchased_on,
            "delivered_on": self.delivered_on,
            "product_kind": self.product_kind,
            "price": self.price,
            "currency": self.currency,
        }
        return Claim(**{**facts, **other})


def known_in(draft: Draft) -> Known:
    """What a claim under way holds; nothing where its facts cannot be."""
    try:
        claim = draft.claim
    except InvalidClaim:
        return Known()
    names = {f.name for f in fields(Known)} & {f.name for f in fields(Claim)}
    facts = {name: getattr(claim, name) for name in names}
    # A span of days is more than one day; answers are worked out for days only.
    days = ("purchased_on", "delivered_on")
    return Known(**{n: v for n, v in facts.items() if n not in days or isinstance(v, date)})
