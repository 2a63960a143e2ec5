"""Terms that say what a claim needs and brings: evidence, remedies, fee, return shipping."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, Literal

from pydantic import Field, validator

from claimdesk.claims.dated import Dated, DatedValues, Stated
from claimdesk.claims.money import cents, percent_of, plain
from claimdesk.claims.phrases import Phrase, PhraseList, named
from claimdesk.claims.vocabulary import EVIDENCE, Evidence, Payer, Reason, Remedy, Track


class EvidenceRule(Stated):
    """What a claim for one of some reasons has to show."""

    reasons: list[Reason] = Field(..., min_items=1, description="Reasons the rule is for.")
    kinds: list[Evidence] = Field(..., min_items=1, description="What has to be shown.")


class EvidenceTerm(Stated):
    """What a claim has to show, by its reason."""

    required: list[EvidenceRule] = Field(
        ..., description="Evidence by reason; a reason not named needs none."
    )
    photo_shows: str | None = Field(
        None, description="What the photo should show; reads after `a photo of`."
    )
    details: list[Literal["order_number", "product"]] = Field(
        [],
        description="What the store's page asks a claim to name: told to who asks what a claim "
        "needs. The chat asks for both in any case, and the verdict does not hang on it.",
    )

    def needed_for(self, reason: str) -> tuple[str, ...]:
        """Kinds of evidence a claim for `reason` has to bring, in asking order."""
        needed = {kind for rule in self.required if reason in rule.reasons for kind in rule.kinds}
        return tuple(kind for kind in EVIDENCE if kind in needed)

    def words(self) -> dict[str, object]:
        """`photo_for`: the reasons; `photo_shows`; `details`: what a claim has to give; `shown`.

        `shown` is what a claim has to show, with the reasons.
        """
        words = {
            "photo_for": named(
                "reason",
                (r for rule in self.required if "photo" in rule.kinds for r in rule.reasons),
            ),
            "photo_shows": self.photo_shows,
            "details": PhraseList(
                tuple(Phrase(f"detail_name_{name}") for name in self.details), "and"
            ),
            "shown": PhraseList(tuple(map(self._shown, self.required)), "semicolon"),
        }
        return {name: word for name, word in words.items() if word}

    def _shown(self, rule: EvidenceRule) -> Phrase:
        photo = Phrase("missing_photo")
        if self.photo_shows:
            photo = Phrase("photo_wanted_of", {"photo_shows": self.photo_shows})
        names = {"photo": photo, "proof_of_purchase": Phrase("missing_proof_of_purchase")}
        kinds = PhraseList(tuple(names[kind] for kind in rule.kinds), "and")
        return Phrase("evidence_rule", {"kinds": kinds, "reasons": named("reason", rule.reasons)})


class Offer(Stated):
    """What the store gives for some reasons."""

    reasons: list[Reason] = Field(..., min_items=1, description="Reasons the offer is for.")
    gives: list[Remedy] = Field(
        ..., min_items=1, description="Remedies the shopper may choose from."
    )
    track: Track = Field(
        "return", description="return, or warranty for what a warranty claim is given."
    )


class RemediesTerm(Stated):
    """What the store gives when a claim holds, by its reason."""

    offers: list[Offer] = Field(..., min_items=1, description="Remedies by reason and track.")

    def given_for(self, reason: str | None, track: str) -> tuple[str, ...]:
        """Remedies open for `reason` on `track`, in the store's order."""
        fitting = [o for o in self.offers if o.track == track and reason in o.reasons]
        return tuple(dict.fromkeys(remedy for offer in fitting for remedy in offer.gives))

    def words(self) -> dict[str, object]:
        """`offered`, `offered_under_warranty`: every remedy the store gives on either track."""
        words = {
            name: named(
                "remedy",
                dict.fromkeys(r for o in self.offers if o.track == track for r in o.gives),
            )
            for name, track in (("offered", "return"), ("offered_under_warranty", "warranty"))
        }
        return {name: word for name, word in words.items() if word}


class RestockingFeeTerm(Stated):
    """What the store keeps of a refund."""

    percent: Decimal | None = Field(
        None, ge=0, le=100, description="Fee as a share of the price, 15 for 15 %."
    )
    flat: Decimal | None = Field(
        None, ge=0, description="Fee as an amount in the store's currency."
    )
    cap: Decimal | None = Field(
        None, ge=0, description="The fee is never more than this amount in the store's currency."
    )
    cap_percent: Decimal | None = Field(
        None, ge=0, le=100, description="The fee is never more than this share of the price."
    )
    exempt: list[Reason] = Field([], description="Reasons no fee is taken for.")

    @validator("exempt", always=True)
    @classmethod
    def _states_one_fee(cls, exempt: list[str], values: dict[str, Any]) -> list[str]:
        given = [kind for kind in ("percent", "flat") if values.get(kind) is not None]
        if len(given) != 1 and {"percent", "flat"} <= values.keys():
            raise ValueError("one of percent and flat must be given, and only one")
        return exempt

    @property
    def in_store_currency(self) -> bool:
        """Whether the fee is an amount, which a price in another currency cannot be set against."""
        return self.flat is not None or self.cap is not None

    @property
    def is_nothing(self) -> bool:
        """Whether the store states that it takes no fee."""
        return not (self.percent or self.flat)

    def on(self, price: Decimal) -> Decimal:
        """The fee on a refund of `price`, in whole cents and never more than the price."""
        bounds = [price]
        if self.flat is not None:
            bounds.append(cents(self.flat))
        if self.cap is not None:
            bounds.append(cents(self.cap))
        shares = [share for share in (self.percent, self.cap_percent) if share is not None]
        return min(*bounds, *(percent_of(price, share) for share in shares))

    def amount(self, currency: str) -> Phrase:
        """The fee as stated: a share, an amount in `currency`, or none."""
        if self.flat is not None:
            return Phrase("money", {"amount": f"{cents(self.flat):f}", "currency": currency})
        if self.percent:
            return Phrase("fee_percent", {"percent": plain(self.percent)})
        return Phrase("fee_none")

    def words(self) -> dict[str, object]:
        """`percent`, `flat`, `cap`, `cap_percent`, as stated; `exempt`: the reasons."""
        figures = {
            "percent": self.percent,
            "flat": self.flat,
            "cap": self.cap,
            "cap_percent": self.cap_percent,
        }
        words: dict[str, object] = {}
        for name, figure in figures.items():
            if figure is not None:
                words[name] = plain(figure) if "percent" in name else f"{cents(figure):f}"
        return {**words, **({"exempt": named("reason", self.exempt)} if self.exempt else {})}


class ShippingRule(Stated):
    """Who pays the way back for some reasons."""

    paid_by: Literal["store", "customer"] = Field(..., description="Who pays the way back.")
    reasons: list[Reason] = Field(..., min_items=1, description="Reasons the rule is for.")
    remedies: list[Remedy] = Field(
        [], description="Only when one of these remedies is given; left out: whichever is."
    )

    def words(self) -> Phrase | PhraseList:
        """The reasons, with the remedies they are bound to: `defective (for a replacement)`."""
        reasons = named("reason", self.reasons)
        if not self.remedies:
            return reasons
        bound = {"reasons": reasons, "remedies": named("remedy", self.remedies)}
        return Phrase("reasons_for_remedies", bound)


class ReturnShippingTerm(Stated):
    """Who pays the way back to the store."""

    rules: list[ShippingRule] = Field(..., description="Who pays, by reason; the first that fits.")
    otherwise: Payer = Field(
        "none", description="Who pays where no rule fits; none where the store does not say."
    )
    deducted: bool = Field(
        False, description="Whether what the customer pays of it is taken off the refund."
    )

    def paid_by(self, reason: str, wants: str | None) -> str:
        """Who pays for `reason`; `wants` may be None or `any`, for whatever is open."""
        for rule in self.rules:
            open_wish = wants in (None, "any") or not rule.remedies
            if reason in rule.reasons and (open_wish or wants in rule.remedies):
                return rule.paid_by
        return self.otherwise

    def words(self) -> dict[str, object]:
        """`store_pays_for`, `customer_pays_for`: the reasons; `otherwise`: who pays else."""
        words: dict[str, object] = {
            f"{payer}_pays_for": PhraseList(
                tuple(rule.words() for rule in self.rules if rule.paid_by == payer), "semicolon"
            )
            for payer in ("store", "customer")
        }
        if self.otherwise != "none":
            words["otherwise"] = Phrase("payer_store" if self.otherwise == "store" else "payer_you")
        return {name: word for name, word in words.items() if word}


class SettlementTerms(DatedValues):
    """The keys of these terms in a store's file."""

    evidence: list[Dated[EvidenceTerm]] = Field([], description="What a claim has to show.")
    remedies: list[Dated[RemediesTerm]] = Field([], description="What a claim that holds brings.")
    restocking_fee: list[Dated[RestockingFeeTerm]] = Field(
        [], description="What is kept of a refund."
    )
    return_shipping: list[Dated[ReturnShippingTerm]] = Field(
        [], description="Who pays the way back."
    )
