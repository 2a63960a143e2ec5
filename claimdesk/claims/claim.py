"""A shopper's claim: the facts as far as they are known."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal

from claimdesk.claims import fields
from claimdesk.claims.day_range import Day, DayRange, between, ends, known
from claimdesk.claims.errors import InvalidClaim
from claimdesk.claims.money import cents
from claimdesk.claims.vocabulary import EVIDENCE

# Days outside are typing errors, and would run off the end of the calendar.
FIRST_DAY, LAST_DAY = date(1970, 1, 1), date(2999, 12, 31)

_CHOICES = {each.name: each.codes for each in fields.FIELDS if each.kind == "code"}
_DAYS = fields.of_kind("day")
_AMOUNTS = fields.of_kind("money")
_ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_PRICE = re.compile(r"\d{1,9}(\.\d{1,2})?", re.ASCII)
_CURRENCY = re.compile(r"[A-Za-z]{3}")


@dataclass(frozen=True)
class Claim:
    """What a shopper has told so far; None (or no evidence) where nothing is known yet.

    What clauses look at has an attribute; `others` holds the rest of the table's facts by name.
    A day that is known roughly is a DayRange.
    """

    reason: str | None = None
    wants: str | None = None
    purchased_from: str | None = None
    purchased_on: Day | None = None
    delivered_on: Day | None = None
    condition: str | None = None
    product_kind: str | None = None
    product: str | None = None
    order_number: str | None = None
    price: Decimal | None = None
    currency: str | None = None
    evidence: frozenset[str] = frozenset()
    others: Mapping[str, object] = field(default_factory=dict, hash=False)

    @classmethod
    def from_mapping(cls, facts: Mapping[str, object]) -> Claim:
        """Read a claim from plain values; InvalidClaim names the field and what is allowed."""
        known = fields.judged()
        for name in facts:
            if name not in known:
                raise InvalidClaim(_short(name), f"unknown field; known are {', '.join(known)}")
        given = {name: _read(name, value) for name, value in facts.items() if value is not None}
        own = cls.__dataclass_fields__
        others = {name: value for name, value in given.items() if name not in own}
        given = {name: value for name, value in given.items() if name in own}
        return cls(**given, others=others)  # type: ignore[arg-type]

    @property
    def purchase_day(self) -> date | None:
        """The day of purchase where it is known to the day."""
        return known(self.purchased_on)

    @property
    def delivery_day(self) -> date | None:
        """The day of delivery where it is known to the day."""
        return known(self.delivered_on)

    def check_dates(self, latest: date) -> None:
        """Refuse days that cannot be: after the `latest` there is, or delivered before bought."""
        for name in ("purchased_on", "delivered_on"):
            day = getattr(self, name)
            if day is not None and ends(day)[0] > latest:
                raise InvalidClaim(name, f"{day} lies in the future; today is {latest}")
        bought, arrived = self.purchased_on, self.delivered_on
        if bought and arrived and ends(arrived)[1] < ends(bought)[0]:
            raise InvalidClaim(
                "delivered_on",
                f"{self.delivered_on} must not lie before purchased_on, {self.purchased_on}",
            )


def _read(name: str, value: object) -> object:
    if name in _CHOICES:
        return _choice(name, value, _CHOICES[name])
    if name in _DAYS:
        return _day(name, value)
    if name in _AMOUNTS:
        return _price(name, value)
    if name == "evidence":
        return _evidence(value)
    if name == "currency":
        if not isinstance(value, str) or not _CURRENCY.fullmatch(value):
            raise InvalidClaim(name, f"{_short(value)} must be three letters such as USD")
        return value.upper()
    return _text(name, value)


def _choice(name: str, value: object, allowed: tuple[str, ...]) -> str:
    if not isinstance(value, str) or value not in allowed:
        raise InvalidClaim(name, f"{_short(value)} must be one of {', '.join(allowed)}")
    return value


def _day(name: str, value: object) -> Day:
    if isinstance(value, DayRange):
        return value
    if not isinstance(value, Mapping):
        return read_date(name, value)
    if set(value) != {"earliest", "latest"}:
        raise InvalidClaim(name, f"{_short(value)} must hold earliest and latest, and no more")
    earliest, latest = (read_date(f"{name}.{end}", value[end]) for end in ("earliest", "latest"))
    if earliest > latest:
        raise InvalidClaim(name, f"earliest, {earliest}, must not lie after latest, {latest}")
    return between(earliest, latest)


def read_date(name: str, value: object) -> date:
    """Read an ISO date (or take a date); InvalidClaim names the field."""
    day = value
    if isinstance(value, str) and _ISO_DATE.fullmatch(value):
        try:
            day = date.fromisoformat(value)
        except ValueError:
            raise InvalidClaim(name, f"{value!r} is not a day of the calendar") from None
    if not isinstance(day, date) or isinstance(day, datetime):
        raise InvalidClaim(name, f"{_short(value)} must be a date such as 2025-01-31")
    if not FIRST_DAY <= day <= LAST_DAY:
        raise InvalidClaim(name, f"{day} must lie between {FIRST_DAY} and {LAST_DAY}")
    return day


def _price(name: str, value: object) -> Decimal:
    number = isinstance(value, (str, int, float, Decimal)) and not isinstance(value, bool)
    if not number or not _PRICE.fullmatch(str(value)):
        raise InvalidClaim(name, f"{_short(value)} must be an amount such as 29.99")
    return cents(Decimal(str(value)))


def _evidence(value: object) -> frozenset[str]:
    if isinstance(value, (list, tuple, set, frozenset)):
        return frozenset(_choice("evidence", kind, EVIDENCE) for kind in value)
    raise InvalidClaim("evidence", f"{_short(value)} must be a list of {', '.join(EVIDENCE)}")


def _text(name: str, value: object) -> str:
    if isinstance(value, (str, int)) and not isinstance(value, bool):
        return str(value)
    raise InvalidClaim(name, f"{_short(value)} must be text")


def _short(value: object) -> str:
    text = repr(value)
    return text if len(text) <= 60 else f"{text[:57]}..."
