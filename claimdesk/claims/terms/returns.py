"""Terms that say whether an item may come back: seller, reason, window, condition and their kin."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any, Literal

from pydantic import ConstrainedInt, Field, validator

from claimdesk.claims.calendar import BusinessCalendar, LastDay
from claimdesk.claims.claim import Claim
from claimdesk.claims.dated import Dated, DatedValues, Stated
from claimdesk.claims.phrases import Phrase, PhraseList, named
from claimdesk.claims.vocabulary import (
    FAULTS,
    REASONS,
    Clock,
    Condition,
    Reason,
    ReasonOrAny,
    Seller,
    Unit,
)


class Count(ConstrainedInt):
    """A whole number of days or months, at least one."""

    strict = True
    ge = 1
    le = 3650


class SellerTerm(Stated):
    """Whom an item must have been bought from to be returned."""

    accepted: list[Seller] = Field(
        ..., min_items=1, description="Sellers whose sales the return promise covers."
    )

    def words(self) -> dict[str, object]:
        """`accepted`: the sellers."""
        return {"accepted": named("purchased_from", self.accepted)}


class ReasonsTerm(Stated):
    """Which reasons a return may have."""

    accepted: list[ReasonOrAny] = Field(
        ..., min_items=1, description="Reasons the store takes returns for; `any` takes them all."
    )
    in_doubt: list[Reason] = Field(
        [], description="Reasons the store's words neither take nor refuse: a person looks at them."
    )

    def accepts(self, reason: str) -> bool | None:
        """Whether the store takes returns for `reason`; None when its words leave that open."""
        if reason in self.in_doubt:
            return None
        return reason in self.accepted or "any" in self.accepted

    def words(self) -> dict[str, object]:
        """`accepted`: the reasons, or `any`; `refused`: those neither taken nor in doubt."""
        accepted = named("reason", ["any"] if "any" in self.accepted else self.accepted)
        refused = named("reason", (r for r in REASONS if self.accepts(r) is False))
        return {"accepted": accepted, **({"refused": refused} if refused else {})}


class Span(Stated):
    """A stretch of days after some day, which itself is day 0."""

    length: Count = Field(..., description="How many days; the last one still counts.")
    unit: Unit = Field(
        ...,
        description="calendar_days, or business_days without weekends and public holidays.",
    )

    def after(self, day: date, calendar: BusinessCalendar) -> date:
        """The last day of the stretch that begins after `day`."""
        if self.unit == "business_days":
            return calendar.add(day, self.length)
        return day + timedelta(days=self.length)

    def passed(self, began: date, today: date, calendar: BusinessCalendar) -> Phrase:
        """How many days of this unit have passed since `began`."""
        count = (today - began).days
        if self.unit == "business_days":
            count = calendar.count(began, today)
        return Phrase(f"unit_{self.unit}_passed", {"count": count})

    def words(self) -> dict[str, object]:
        """`length` and `unit`: `30` and what so many are called."""
        unit = Phrase(f"unit_{self.unit}", {"count": self.length})
        return {"length": str(self.length), "unit": unit}


class Season(Stated):
    """Purchases between two days that may be returned until a later last day."""

    bought_from: date = Field(..., description="First day of purchase the season covers.")
    bought_until: date = Field(..., description="Last day of purchase the season covers.")
    last_day: date = Field(
        ..., description="Last day of a return, where the ordinary last day is not later still."
    )

    @validator("bought_until", "last_day")
    @classmethod
    def _in_order(cls, day: date, values: dict[str, Any]) -> date:
        if "bought_from" in values and day < values["bought_from"]:
            raise ValueError(f"must not lie before bought_from, {values['bought_from']}")
        return day

    def may_cover(self, purchased_on: date | None, delivered_on: date | None) -> bool:
        """Whether the purchase lies in the season, or may, since it was before the delivery."""
        if purchased_on:
            return self.bought_from <= purchased_on <= self.bought_until
        return delivered_on is None or self.bought_from <= delivered_on


class ReturnWindowTerm(Span):
    """How long an item may come back, and from when that is counted."""

    clock: Clock = Field(
        ...,
        description="What day 0 is: purchase, or delivery or receipt (both the day it arrived).",
    )
    seasons: list[Season] = Field(
        [], description="Times of purchase with a later last day, such as weeks before a feast."
    )

    def began(self, claim: Claim) -> date | None:
        """The day it counts from, where that is known."""
        return claim.purchase_day if self.clock == "purchase" else claim.delivery_day

    def last_day(self, claim: Claim, calendar: BusinessCalendar) -> LastDay:
        """The last day of a return, as closely as the claim's dates fix it."""
        bought, delivered = claim.purchase_day, claim.delivery_day
        began = self.began(claim)
        # An item is bought no later than it is delivered, so a delivery bounds an unknown purchase.
        at_latest = began or delivered
        if at_latest is None:
            return LastDay()
        extended = [s.last_day for s in self.seasons if s.may_cover(bought, delivered)]
        latest = max([self.after(at_latest, calendar), *extended])
        if bought and began:
            return LastDay(latest, latest)
        return LastDay(self.after(began, calendar) if began else None, latest)

    def extended(self, today: date) -> PhraseList:
        """The seasons not yet over on `today`; reads after `longer for what was bought`."""
        seasons = (season for season in self.seasons if season.last_day >= today)
        return PhraseList(tuple(Phrase("season", season.dict()) for season in seasons), "semicolon")

    def words(self) -> dict[str, object]:
        """`length`, `unit`, and `clock`: what day 0 is."""
        return {**super().words(), "clock": Phrase(f"clock_{self.clock}")}


class ItemConditionTerm(Stated):
    """What state an item must be in to come back."""

    accepted: list[Condition] = Field(
        ..., min_items=1, description="States the store takes an item back in."
    )
    binding: Literal["always", "without_fault"] = Field(
        ...,
        description="always, or only for returns without fault (without_fault): an item that is "
        "defective, damaged, wrong or missing is then taken in any honest state.",
    )

    def binds(self, reason: str) -> bool:
        """Whether the state matters for a return for `reason`."""
        return self.binding == "always" or reason not in FAULTS

    def words(self) -> dict[str, object]:
        """`accepted`: the states; `binding`: the returns that have to be in one of them."""
        return {
            "accepted": named("condition", self.accepted),
            "binding": Phrase(f"binding_{self.binding}"),
        }


class WrongAddressTerm(Stated):
    """What becomes of a parcel that went to an address the shopper gave wrongly."""

    made_good: bool = Field(
        ..., description="true: the claim is judged like any other; false: nothing is sent again."
    )

    def words(self) -> dict[str, object]:
        """`made_good`: yes or no; `outcome`, which reads after `if the address was wrong,`."""
        if self.made_good:
            return {"made_good": Phrase("made_good_yes"), "outcome": Phrase("address_made_good")}
        return {"made_good": Phrase("made_good_no"), "outcome": Phrase("address_not_made_good")}


class CancellationTerm(Stated):
    """Until when an order may be undone for second thoughts."""

    reasons: list[Reason] = Field(
        ..., min_items=1, description="Reasons that mean the shopper wants the order undone."
    )
    within: Span | None = Field(
        None,
        description="How long after the purchase an order may be undone; left out when that ends "
        "as soon as the store has begun on it, which only the store can see.",
    )

    def words(self) -> dict[str, object]:
        """`reasons`; `until`, the end of the time; `refused`, which reads after `it is refused`."""
        until, refused = Phrase("cancelled_until_begun"), Phrase("cancellation_refused_begun")
        if self.within:
            until = Phrase("cancelled_until_within", self.within.words())
            refused = Phrase("cancellation_refused_after", {"until": until})
        return {"reasons": named("reason", self.reasons), "until": until, "refused": refused}


class ReturnTerms(DatedValues):
    """The keys of these terms in a store's file."""

    seller: list[Dated[SellerTerm]] = Field([], description="Whom returns are taken from.")
    reasons: list[Dated[ReasonsTerm]] = Field([], description="Reasons a return may have.")
    return_window: list[Dated[ReturnWindowTerm]] = Field(
        [], description="How long an item may come back."
    )
    item_condition: list[Dated[ItemConditionTerm]] = Field(
        [], description="What state a returned item must be in."
    )
    wrong_address: list[Dated[WrongAddressTerm]] = Field(
        [], description="What becomes of a parcel sent to an address given wrongly."
    )
    cancellation: list[Dated[CancellationTerm]] = Field(
        [], description="Until when an order may be undone."
    )
