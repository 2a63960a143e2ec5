"""Who a store is: contact, calendar, order numbers, kinds of product, look."""

from __future__ import annotations

import re
from typing import Any, Literal

import holidays
from pydantic import Field, validator

from claimdesk.claims.dated import Stated
from claimdesk.claims.vocabulary import Reason


class Contact(Stated):
    """How a shopper reaches the store's people."""

    email: str = Field(
        ..., regex=r"^[^@\s]+@[^@\s]+\.[^@\s]+$", description="Support's e-mail address."
    )
    subjects: dict[Reason, str] = Field(
        {}, description="Subject line the store asks for, by the reason of the claim."
    )
    answer_within: int | None = Field(
        None,
        ge=1,
        le=60,
        description="Business days in which a claim is answered; shoppers are told the day, and the"
        " staff are mailed each day which claims wait longer.",
    )


class Holidays(Stated):
    """Whose public holidays are no business days."""

    country: str = Field(..., description="Country as a two-letter ISO code, such as US.")
    subdivision: str | None = Field(
        None, description="State or province of the country, such as BY; left out for the whole."
    )

    @validator("country")
    @classmethod
    def _is_known(cls, country: str) -> str:
        if country not in holidays.list_supported_countries():
            raise ValueError("must be a two-letter ISO country code such as US")
        return country

    @validator("subdivision")
    @classmethod
    def _is_in_the_country(cls, subdivision: str | None, values: dict[str, Any]) -> str | None:
        known = holidays.list_supported_countries().get(values.get("country", ""), [])
        if subdivision is not None and known and subdivision not in known:
            raise ValueError(f"must be one of {', '.join(known)}")
        return subdivision


class OrderNumber(Stated):
    """What an order number of this store looks like."""

    pattern: str = Field(
        ..., description="Regular expression of the whole number, upper or lower case alike."
    )
    example: str = Field(..., description="An order number as a shopper may be shown one.")

    @validator("pattern")
    @classmethod
    def _compiles(cls, pattern: str) -> str:
        try:
            re.compile(pattern)
        except re.error as error:
            raise ValueError(f"must be a regular expression: {error}") from None
        return pattern

    @validator("example")
    @classmethod
    def _fits_the_pattern(cls, example: str, values: dict[str, Any]) -> str:
        pattern = values.get("pattern")
        if pattern and not re.fullmatch(pattern, example, re.IGNORECASE):
            raise ValueError(f"must fit the pattern {pattern}")
        return example


class ProductKind(Stated):
    """A kind of product that the terms tell apart."""

    id: str = Field(..., regex=r"^[a-z][a-z0-9_]*$", description="Code used in terms and claims.")
    title: str = Field(..., description="What a shopper picks it by, one choice among the kinds.")
    plural: str = Field(..., description="Name of such products; reads after `1 year for`.")
    examples: list[str] = Field([], description="Products of the kind, to help a shopper choose.")

    @property
    def name(self) -> str:
        """The title without what explains it: "Electronics" of "Electronics (a charger, a hub)"."""
        return self.title.split(" (")[0]


class Product(Stated):
    """A product as the store names it."""

    name: str = Field(..., min_length=3, description="Name of the product, as the shop shows it.")
    also: list[str] = Field([], description="Other names shoppers call it by.")
    kind: str | None = Field(
        None, description="Its kind, by the code in `product_kinds`; asked for when left out."
    )

    @property
    def names(self) -> list[str]:
        """Every name it goes by."""
        return [self.name, *self.also]


#: Whether 03/04 is 3 April or 4 March.
NumericDates = Literal["day_first", "month_first"]


class Look(Stated):
    """How the widget presents the store."""

    accent: str = Field(
        "#2b5fb8", regex=r"^#[0-9a-fA-F]{6}$", description="Accent colour as #rrggbb."
    )
    greeting_name: str | None = Field(
        None, description="Name the assistant greets with; left out: the store's name."
    )
