"""Dates and sums as a reader sees them."""

from __future__ import annotations

from datetime import date, datetime

from claimdesk.language.en.date_words import MONTHS, WEEKDAYS


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
