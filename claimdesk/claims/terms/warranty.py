"""Terms that say how long an item is answered for, and what ends that."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date

from pydantic import Field

from claimdesk.claims.calendar import LastDay, add_months
from claimdesk.claims.dated import Stated
from claimdesk.claims.terms.returns import Count
from claimdesk.claims.vocabulary import SELLER_NAMES, Condition, Seller, in_words

_STATES = {"misused": "misused, by accident or improper use"}


class WarrantyTerm(Stated):
    """How long the store answers for a defect, by kind of product."""

    months: dict[str, Count] = Field(
        ...,
        description="Calendar months from delivery by product kind; a kind not named has no "
        "warranty.",
    )

    def last_day(self, delivered_on: date | None, kinds: Collection[str]) -> LastDay:
        """The last day of cover for an item of one of `kinds`, as closely as that fixes it."""
        covered = [self.months[kind] for kind in kinds if kind in self.months]
        if delivered_on is None or not covered:
            return LastDay()
        days = [add_months(delivered_on, months) for months in covered]
        return LastDay(min(days) if len(covered) == len(kinds) else None, max(days))

    def words(self) -> dict[str, str]:
        """One word per product kind: `3 months`, `1 year`."""
        return {kind: _span(months) for kind, months in self.months.items()}

    def periods(self, titles: Mapping[str, str]) -> str:
        """The periods with the kinds' titles: `3 months for most products, 1 year for …`."""
        spans = self.words().items()
        return ", ".join(f"{span} for {titles.get(kind, kind)}" for kind, span in spans)

    def not_covered(self, titles: Mapping[str, str]) -> str:
        """The titles of the kinds that have no warranty; empty where every kind has one."""
        return in_words(title for kind, title in titles.items() if kind not in self.months)


class WarrantyExclusionsTerm(Stated):
    """What the warranty does not answer for."""

    sellers: list[Seller] = Field([], description="Sellers whose sales are outside the warranty.")
    conditions: list[Condition] = Field(
        [], description="States of the item that end the warranty, such as misused."
    )

    def words(self) -> dict[str, str]:
        """`sellers`, `conditions`: what is excluded; misuse with what counts as such."""
        words = {
            "sellers": in_words(SELLER_NAMES[seller] for seller in self.sellers),
            "conditions": in_words(_STATES.get(state, state) for state in self.conditions),
        }
        return {name: word for name, word in words.items() if word}


def _span(months: int) -> str:
    count, unit = (months // 12, "year") if months % 12 == 0 else (months, "month")
    return f"{count} {unit}" if count == 1 else f"{count} {unit}s"
