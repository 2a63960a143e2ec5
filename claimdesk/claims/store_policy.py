"""A store's policy: who it is, the terms it judges by, the facts it tells."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from pydantic import Field, ValidationError, root_validator, validator
from pydantic.error_wrappers import ErrorWrapper

from claimdesk.claims.calendar import BusinessCalendar
from claimdesk.claims.claim import Claim
from claimdesk.claims.dated import Dated, Stated, Text, in_force, overlaps
from claimdesk.claims.facts import Facts
from claimdesk.claims.phrases import Phrase, PhraseList
from claimdesk.claims.store_profile import (
    Contact,
    Holidays,
    Look,
    NumericDates,
    OrderNumber,
    Product,
    ProductKind,
)
from claimdesk.claims.terms import RestockingFeeTerm, ReturnWindowTerm, Terms, WarrantyTerm
from claimdesk.claims.vocabulary import REMEDIES


class StorePolicy(Stated):
    """Everything Claimdesk knows of one store: the content of one store file."""

    id: str = Field(
        ..., regex=r"^[a-z][a-z0-9-]*$", description="Short name; the file is named after it."
    )
    name: str = Field(..., description="Name shoppers know the store by.")
    website: str = Field(..., regex=r"^https?://\S+$", description="Address of the shop.")
    timezone: str = Field(..., description="Time zone that tells the store's date, by IANA name.")
    holidays: Holidays = Field(..., description="Days besides weekends that are no business days.")
    currency: str = Field(
        ..., regex=r"^[A-Z]{3}$", description="Currency of the store's prices, by ISO code."
    )
    contact: Contact = Field(..., description="How to reach the store's people.")
    order_number: OrderNumber = Field(..., description="What an order number looks like.")
    origins: list[str] = Field(
        ..., description="Web origins whose pages may show the chat, such as https://example.com."
    )
    look: Look = Field(
        default_factory=lambda: Look.parse_obj({}), description="How the widget presents the store."
    )
    product_kinds: list[ProductKind] = Field(
        [], description="Kinds of product the terms tell apart; empty when they tell none apart."
    )
    products: list[Product] = Field(
        [], description="Products by name, so that they are known in what shoppers write."
    )
    numeric_dates: NumericDates | None = Field(
        None,
        description="How shoppers write 3 April: `day_first` is 03/04, `month_first` is 04/03;"
        " left out, they are asked which day they mean.",
    )
    terms: Terms = Field(..., description="Terms a claim is judged by.")
    facts: Facts = Field({}, description="Facts that answers are filled with.")

    @validator("timezone")
    @classmethod
    def _is_a_timezone(cls, timezone: str) -> str:
        try:
            ZoneInfo(timezone)
        except (KeyError, OSError, ValueError):
            raise ValueError("must be an IANA name such as America/New_York") from None
        return timezone

    @validator("origins", each_item=True)
    @classmethod
    def _is_an_origin(cls, origin: str) -> str:
        if not re.fullmatch(r"https?://[^/\s]+", origin):
            raise ValueError("must be an origin such as https://example.com, without a path")
        return origin

    @validator("facts")
    @classmethod
    def _states_one_fact_at_a_time(cls, facts: Facts) -> Facts:
        if wrong := overlaps(facts):
            raise ValidationError(wrong, cls)
        return facts

    @root_validator(skip_on_failure=True)
    @classmethod
    def _names_only_its_product_kinds(cls, values: dict[str, Any]) -> dict[str, Any]:
        kinds = [kind.id for kind in values["product_kinds"]]
        wrong = [
            ErrorWrapper(
                ValueError(f"must be one of the product_kinds, {', '.join(kinds) or 'none yet'}"),
                loc=("terms", "warranty", index, "value", "months", kind),
            )
            for index, warranty in enumerate(values["terms"].warranty)
            for kind in warranty.value.months
            if kind not in kinds
        ]
        wrong += [
            ErrorWrapper(
                ValueError(f"must be one of the product_kinds, {', '.join(kinds) or 'none yet'}"),
                loc=("products", index, "kind"),
            )
            for index, product in enumerate(values["products"])
            if product.kind is not None and product.kind not in kinds
        ]
        if wrong:
            raise ValidationError(wrong, cls)
        return values

    def facts_in_force(self, day: date) -> dict[str, Dated[Text]]:
        """The facts in force on `day`, by name; what is not stated is not there."""
        return {str(name): fact for name, fact in in_force(self.facts, day).items()}

    @property
    def calendar(self) -> BusinessCalendar:
        """The store's business days."""
        return BusinessCalendar(self.holidays.country, self.holidays.subdivision)

    @property
    def day_first(self) -> bool | None:
        """Whether 03/04 is 3 April; None where the store does not say."""
        return None if self.numeric_dates is None else self.numeric_dates == "day_first"

    @property
    def kinds(self) -> dict[str, str]:
        """What products of each kind are called, by its code."""
        return {kind.id: kind.plural for kind in self.product_kinds}

    def terms_for(self, claim: Claim, today: date) -> dict[str, Dated[Any]]:
        """The terms a claim is judged by: those in force when the item was bought.

        Where the purchase is not known the delivery stands in, else `today`. What
        was bought before the file's first day is judged by the terms of that day.
        """
        day = claim.purchase_day or claim.delivery_day or today
        return self.terms.in_force(max(day, self.terms.first_day or day))

    @property
    def turning_points(self) -> frozenset[date]:
        """The days of purchase or delivery from which on a claim may be judged otherwise."""
        dated = [term for _, terms in self.terms for term in terms]
        seasons = [s for t in dated for s in getattr(t.value, "seasons", ())]
        begins = [*(term.since for term in dated), *(season.bought_from for season in seasons)]
        over = [
            *(term.until for term in dated if term.until),
            *(season.bought_until for season in seasons),
        ]
        return frozenset([*begins, *(day + timedelta(days=1) for day in over)])

    def version_of(self, terms: Mapping[str, Dated[Any]]) -> str:
        """Name of a set of terms: the store, and the day the youngest of them came into force."""
        youngest = max((term.since for term in terms.values()), default=None)
        return f"{self.id}@{youngest or 'none'}"


def facts_of(policy: StorePolicy, today: date) -> dict[str, object]:
    """Placeholders for `policy` on `today`: facts, terms as `<term>_<word>`, and the store itself.

    Texts of the store's file, and phrases for the catalogue to say. What the store does not
    state is absent.
    """
    subjects = (
        Phrase("subject_for", {"subject": line, "reason": Phrase(f"reason_name_{reason}")})
        for reason, line in policy.contact.subjects.items()
    )
    in_the_us = policy.holidays.country == "US"
    words: dict[str, object] = {
        "store_name": policy.name,
        "greeting_name": policy.look.greeting_name or policy.name,
        "store_website": policy.website,
        "contact_email": policy.contact.email,
        "contact_subjects": PhraseList(tuple(subjects), "semicolon"),
        "order_number_example": policy.order_number.example,
        "currency": policy.currency,
        # Whom to call in danger, as long as the shopper has named no other place.
        "emergency": Phrase("emergency_us" if in_the_us else "emergency_local"),
    }
    words |= {name: fact.value for name, fact in policy.facts_in_force(today).items()}
    terms = {name: stated.value for name, stated in policy.terms.in_force(today).items()}
    for name, term in terms.items():
        words |= {f"{name}_{word}": said for word, said in term.words().items()}
        if isinstance(term, RestockingFeeTerm):
            amount = term.amount(policy.currency)
            kept = Phrase("fee_rule_kept", {"amount": amount})
            words[f"{name}_amount"] = amount
            words[f"{name}_rule"] = Phrase("fee_rule_none") if term.is_nothing else kept
        if isinstance(term, WarrantyTerm):
            words[f"{name}_periods"] = term.periods(policy.kinds)
            words[f"{name}_not_on"] = term.not_covered(policy.kinds)
        if isinstance(term, ReturnWindowTerm):
            words[f"{name}_extended"] = term.extended(today)
    gives = words.pop("remedies_offered_under_warranty", None)
    if "warranty" in terms:
        words["warranty_gives"] = gives
        words["warranty_claim_details"] = words.get("evidence_details")
    words |= _way_back(terms)
    words |= _second_thoughts(terms)
    return {name: word for name, word in words.items() if word}


def _second_thoughts(terms: Mapping[str, Any]) -> dict[str, object]:
    """Whether an item may come back for second thoughts: a sentence; and in which state."""
    reasons, window, condition = map(terms.get, ("reasons", "return_window", "item_condition"))
    if reasons is None or reasons.accepts("change_of_mind") is None:
        return {}
    if not reasons.accepts("change_of_mind"):
        return {"change_of_mind_rule": Phrase("second_thoughts_refused", reasons.words())}
    rule = Phrase("second_thoughts_taken")
    if window:
        rule = Phrase("second_thoughts_taken_within", window.words())
    words: dict[str, object] = {"change_of_mind_rule": rule}
    if condition and condition.binds("change_of_mind"):
        words["change_of_mind_condition"] = condition.words()["accepted"]
    return words


def _way_back(terms: Mapping[str, Any]) -> dict[str, object]:
    """Who pays the way back for second thoughts and a wrong address, where such a return is taken.

    `return_shipping_for_<reason>` reads after `is paid by`; absent where it hangs on the remedy.
    """
    shipping, reasons, wrong_address = map(
        terms.get, ("return_shipping", "reasons", "wrong_address")
    )
    names = {"store": Phrase("payer_store"), "customer": Phrase("payer_you")}
    words: dict[str, object] = {}
    for reason in ("change_of_mind", "ordered_wrong_model", "wrong_address"):
        payers = {shipping.paid_by(reason, remedy) for remedy in REMEDIES} if shipping else set()
        refused = reasons is not None and reasons.accepts(reason) is False
        lost = reason == "wrong_address" and wrong_address and not wrong_address.made_good
        if len(payers) == 1 and not (refused or lost):
            words[f"return_shipping_for_{reason}"] = names.get(payers.pop())
    return words
