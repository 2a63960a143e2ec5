"""A message held against the filed claim it may be about: what it tells that is not on record."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from claimdesk.conversation.filed_claims.filed_claim import FiledClaim, FiledClaims
from claimdesk.conversation.shared.turn import Turn
from claimdesk.conversation.values.reader import DATE_FIELDS, ValueReader
from claimdesk.language.languages import Language

#: Facts that may be put right after filing; what happened is told in an addition.
CORRECTABLE = (
    "order_number",
    "product",
    "purchased_from",
    "purchased_on",
    "delivered_on",
    "condition",
    "wants",
    "price",
)
#: Facts that are read as codes.
CODES = ("wants", "condition", "purchased_from")
#: Facts that are told in words, not in figures.
SAID = ("product", "product_kind", *CODES)
#: Facts whose value is a figure or a day, which says by itself what it is.
FIGURES = ("order_number", "price", *DATE_FIELDS)


@dataclass(frozen=True)
class ClaimMessage:
    """A message, and the one of the conversation's `claims` that it is about if it is about any."""

    turn: Turn
    claim: FiledClaim
    claims: FiledClaims
    values: ValueReader

    @property
    def text(self) -> str:
        """The words of the message."""
        return self.turn.text

    @property
    def language(self) -> Language:
        """What is known of the language it is written in."""
        return self.turn.language

    @cached_property
    def given(self) -> Mapping[str, Any]:
        """The facts that it gives, by the names of a claim's fields."""
        return self.values.read(self.turn, None).given

    @cached_property
    def topics(self) -> Sequence[str]:
        """What it asks of a claim's course; see `Language.asks_of_claim`."""
        return self.language.asks_of_claim(self.text)

    @property
    def names_another_order(self) -> bool:
        """Whether it gives an order number that is not the claim's."""
        return self.given.get("order_number") not in (None, self.claim.facts.get("order_number"))

    @property
    def announces_addition(self) -> bool:
        """Whether it leads in what it tells: "I forgot to say that …"."""
        return self.language.told_to_add(self.text) != self.text.strip()

    @property
    def names_picture(self) -> bool:
        """Whether it speaks of a photo or of a receipt."""
        return self.language.names_photo(self.text) or self.language.names_receipt(self.text)

    def new_values(self, asked: str | None = None) -> dict[str, Any]:
        """Facts that it gives and that differ from those on record; `asked` is one asked for."""
        turn, claim = self.turn, self.claim
        if asked is None and turn.entity("date"):
            asked = claim.likely_date
        given = self.values.read(turn, asked).given
        new = {
            name: value
            for name, value in given.items()
            if name in CORRECTABLE and value != claim.facts.get(name)
        }
        remedies = set(turn.entities.get("remedy", ())) - {claim.facts.get("wants")}
        if "wants" not in new and len(remedies) == 1 and self.language.asks_for_change(self.text):
            new["wants"] = remedies.pop()  # "change the refund to a replacement"
        if asked != "product" and self._names_own(new.get("product")):
            del new["product"]
        # Another product may be of another kind, or of one that is not known yet.
        kind = given.get("product_kind")
        if "product" in new and kind != claim.facts.get("product_kind"):
            new["product_kind"] = kind
        return new

    def _names_own(self, product: str | None) -> bool:
        """Whether a product is the claim's own by a part of its name, be there one or several."""
        own, named = (
            {self.language.singular(word) for word in (name or "").casefold().split()}
            for name in (self.claim.product, product)
        )
        return bool(named) and named <= own

    @cached_property
    def stated_values(self) -> Mapping[str, Any]:
        """The new values without codes that are only read from the sense of a sentence.

        It may be about another item.
        """
        says = self.language.says_code
        return {
            name: value
            for name, value in self.new_values().items()
            if name not in CODES or says(name, self.text)
        }
