"""The claims filed in one conversation, and which of them a message names."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from claimdesk.claims import claim_numbers
from claimdesk.conversation.shared.turn import Turn
from claimdesk.conversation.values.reader import DATE_FIELDS

_SEVERAL = 2


@dataclass(frozen=True)
class FiledClaim:
    """A claim of this conversation as it is on record.

    `facts` are JSON, `missing` their names; `told` is all that stands in it, in words, by lines.
    `is_open`: the staff read what is added to it; `is_asked`: they wait for an answer.
    """

    number: str
    email: str
    facts: Mapping[str, Any] = field(default_factory=dict)
    missing: tuple[str, ...] = ()
    is_open: bool = True
    told: tuple[str, ...] = ()
    can_be_withdrawn: bool = True
    is_asked: bool = False

    def takes(self, command: str) -> bool:
        """Whether its state allows a command that changes it."""
        return self.is_open and (command != "withdraw" or self.can_be_withdrawn)

    @property
    def product(self) -> str:
        """The name of its product; empty where none is on record."""
        return self.facts.get("product") or ""

    def shares_word_with(self, text: str) -> bool:
        """Whether a text has a word of the name of its product."""
        words = {word.strip(".,!?;:") for word in text.casefold().split()}
        return bool(words & set(self.product.casefold().split()))

    def is_called(self, product: str | None) -> bool:
        """Whether a product is its own by a part of the name: "the pen" of a stylus pen."""
        own = self.product.casefold().split()
        return bool(product) and set(str(product).casefold().split()) <= set(own)

    @property
    def kind_of_photo(self) -> str:
        """What a photo is taken to show: the item, unless only the receipt is missing."""
        receipt_only = "proof_of_purchase" in self.missing and "photo" not in self.missing
        return "proof_of_purchase" if receipt_only else "photo"

    @property
    def likely_date(self) -> str:
        """Which date is put right where a message does not say: the one that is on record."""
        known = [name for name in DATE_FIELDS if self.facts.get(name)]
        return known[0] if len(known) == 1 else "purchased_on"


class FiledClaims:
    """The claims filed in one conversation, newest last."""

    def __init__(self, claims: Sequence[FiledClaim]) -> None:
        self._claims = tuple(claims)

    @property
    def open(self) -> tuple[FiledClaim, ...]:
        """Those that can still be changed."""
        return tuple(claim for claim in self._claims if claim.is_open)

    @property
    def has_several(self) -> bool:
        """Whether several of them can still be changed."""
        return len(self.open) >= _SEVERAL

    def find(self, number: str | None) -> FiledClaim | None:
        """The claim with the number; without one, the latest, if possible an open one.

        None where the number is of no claim of this conversation, or none was filed in it.
        """
        if number:
            return next((claim for claim in self._claims if claim.number == number), None)
        return next(reversed(self.open), None) or next(reversed(self._claims), None)

    def named(self, turn: Turn) -> str | None:
        """The number that a message names a claim by, or that of the one whose product it names."""
        return number_in(turn) or self.named_by_product(turn)

    def named_by_product(self, turn: Turn) -> str | None:
        """The number of the one open claim whose product the message names, of several."""
        if not self.has_several or turn.is_choice:
            return None
        fits = [claim.number for claim in self.open if claim.shares_word_with(turn.text)]
        return fits[0] if len(fits) == 1 else None


def number_in(turn: Turn) -> str | None:
    """The claim number that a message gives, of whatever claim it is."""
    return turn.entity("claim_number") or claim_numbers.find(turn.text)
