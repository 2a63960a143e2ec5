"""Values that hold from a day on: a term changes by a new entry, never by editing the old one."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any, Generic, TypeVar

from pydantic import (
    BaseModel,
    ConstrainedStr,
    Extra,
    Field,
    ValidationError,
    root_validator,
    validator,
)
from pydantic.error_wrappers import ErrorWrapper
from pydantic.fields import ModelField
from pydantic.generics import GenericModel

T = TypeVar("T")
Name = TypeVar("Name", bound=str)


class Stated(BaseModel):
    """The ground of everything in a store file: an unknown key is an error."""

    class Config:
        """How pydantic reads it."""

        extra = Extra.forbid
        allow_mutation = False

    @validator("*", pre=True)
    @classmethod
    def _reads_no_number_as_a_day(cls, value: Any, field: ModelField) -> Any:
        # pydantic takes 2020 for a count of seconds since 1970.
        is_day = isinstance(value, (date, str)) and not isinstance(value, datetime)
        if field.type_ is date and value is not None and not is_day:
            raise ValueError("must be a date such as 2025-01-31")
        return value


class Text(ConstrainedStr):
    """Text that says something."""

    strip_whitespace = True
    min_length = 1


class Dated(GenericModel, Stated, Generic[T]):
    """A value, the days it is in force, and where the store says so."""

    since: date = Field(..., description="First day the value is in force.")
    until: date | None = Field(
        None, description="Last day the value is in force; left out while there is no end."
    )
    source: Text = Field(
        ..., description="Where the store states it, quoted briefly; a term's is shown to staff."
    )
    value: T = Field(..., description="What holds on those days.")

    @validator("until")
    @classmethod
    def _ends_after_it_begins(cls, until: date | None, values: dict[str, Any]) -> date | None:
        if until and "since" in values and until < values["since"]:
            raise ValueError(f"must not lie before since, {values['since']}")
        return until

    def in_force(self, day: date) -> bool:
        """Whether the value holds on `day`."""
        return self.since <= day and (self.until is None or day <= self.until)

    def overlaps(self, other: "Dated[Any]") -> bool:
        """Whether both values hold on some one day."""
        return self.in_force(other.since) or other.in_force(self.since)


def in_force(values: Mapping[Name, Sequence[Dated[T]]], day: date) -> dict[Name, Dated[T]]:
    """The values in force on `day`, by name; what is not stated is not there."""
    return {name: value for name, dated in values.items() for value in dated if value.in_force(day)}


def overlaps(values: Mapping[Name, Sequence[Dated[T]]]) -> list[ErrorWrapper]:
    """An error for each value that is in force together with one stated before it."""
    return [
        ErrorWrapper(
            ValueError(f"overlaps the value in force since {other.since}; end that by `until`"),
            loc=(name, index, "since"),
        )
        for name, dated in values.items()
        for index, value in enumerate(dated)
        for other in dated[:index]
        if value.overlaps(other)
    ]


class DatedValues(Stated):
    """Named lists of dated values, of which at most one each is in force on a day."""

    @root_validator(skip_on_failure=True)
    @classmethod
    def _at_most_one_in_force(cls, values: dict[str, Any]) -> dict[str, Any]:
        if wrong := overlaps(values):
            raise ValidationError(wrong, cls)
        return values

    @property
    def first_day(self) -> date | None:
        """The first day any of the values is in force."""
        return min((value.since for _, dated in self for value in dated), default=None)

    def in_force(self, day: date) -> dict[str, Dated[Any]]:
        """The values in force on `day`, by name; what is not stated is not there."""
        return in_force(dict(self), day)
