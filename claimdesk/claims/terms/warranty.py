"""Terms that say how long an item is answered for, and what ends that."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date

from pydantic import Field

from claimdesk.claims.calendar import LastDay, add_months
from claimdesk.claims.dated import Dated, DatedValues, Stated
from claimdesk.claims.phrases import Phrase, PhraseList, named
from claimdesk.claims.terms.returns import Count
from claimdesk.claims.vocabulary import Condition, Seller


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

    def words(self) -> dict[str, object]:
        """One span of time per product kind: `3 months`, `1 year`."""
        return {kind: _span(months) for kind, months in self.months.items()}

    def periods(self, titles: Mapping[str, str]) -> PhraseList:
        """The periods with the kinds' titles: `3 months for most products, 1 year for …`."""
        periods = (
            Phrase("warranty_period", {"span": _span(months), "kind": titles.get(kind, kind)})
            for kind, months in self.months.items()
        )
        return PhraseList(tuple(periods), "comma")

    def not_covered(self, titles: Mapping[str, str]) -> PhraseList:
        """The titles of the kinds that have no warranty; empty where every kind has one."""
        return PhraseList(tuple(t for kind, t in titles.items() if kind not in self.months))


class WarrantyExclusionsTerm(Stated):
    """What the warranty does not answer for."""

    sellers: list[Seller] = Field([], description="Sellers whose sales are outside the warranty.")
    conditions: list[Condition] = Field(
        [], description="States of the item that end the warranty, such as misused."
    )

    def words(self) -> dict[str, object]:
        """`sellers`, `conditions`: what is excluded; misuse with what counts as such."""
        misused = Phrase("excluded_misuse", {"condition": Phrase("condition_name_misused")})
        words = {
            "sellers": named("purchased_from", self.sellers),
            "conditions": PhraseList(
                tuple(
                    misused if condition == "misused" else Phrase(f"condition_name_{condition}")
                    for condition in self.conditions
                )
            ),
        }
        return {name: word for name, word in words.items() if word}


def _span(months: int) -> Phrase:
    if months % 12 == 0:
        return Phrase("span_years", {"count": months // 12})
    return Phrase("span_months", {"count": months})


class WarrantyTerms(DatedValues):
    """The keys of these terms in a store's file."""

    warranty: list[Dated[WarrantyTerm]] = Field([], description="How long defects are covered.")
    warranty_exclusions: list[Dated[WarrantyExclusionsTerm]] = Field(
        [], description="What the warranty does not cover."
    )
