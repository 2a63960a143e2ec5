"""Dates and sums as a reader sees them."""

from __future__ import annotations

import re
from datetime import date, datetime
from decimal import Decimal

from babel.numbers import format_currency

from claimdesk.language.en.date_words import MONTHS, WEEKDAYS

# "An 8", "an 11", "an 18", "an 80": by how the number is said.
_AN = re.compile(r"\W*(?:[aeio]|u(?!s[abeiu]|ni)|8|1[18](?:\.|,|\b))", re.IGNORECASE)


def long_date(day: date) -> str:
    """`3 November 2026`: no reader can take the day for the month."""
    return f"{day.day} {MONTHS[day.month - 1].title()} {day.year}"


def full_date(day: date) -> str:
    """`Tuesday, 3 November 2026`."""
    return f"{WEEKDAYS[day.weekday()].title()}, {long_date(day)}"


def long_moment(at: datetime) -> str:
    """`22 November 2026, 10:03 PST`, in the datetime's own timezone."""
    return f"{long_date(at)}, {at:%H:%M %Z}"


def money(amount: str, currency: str | None) -> str:
    """`29.99 USD`."""
    return f"{amount} {currency}" if currency else amount


def near_date(day: date, today: date) -> str:
    """`Tuesday 1 December`, with the year where it is not this one."""
    text = f"{WEEKDAYS[day.weekday()].title()} {day.day} {MONTHS[day.month - 1].title()}"
    return text if day.year == today.year else f"{text} {day.year}"


def short_money(amount: Decimal, currency: str) -> str:
    """`$3.75`, `$25`: as one says a sum, in ``currency`` (ISO 4217)."""
    return format_currency(amount, currency, locale="en").removesuffix(".00")


def indefinite(name: str) -> str:
    """`a sleeve`, `an $80 keyboard`; a plural as it is."""
    if name.endswith("s") and not name.endswith("ss"):
        return name
    return f"{'an' if _AN.match(name) else 'a'} {name}"
