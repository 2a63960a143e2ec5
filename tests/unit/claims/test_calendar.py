"""Counting days, months and business days."""

from __future__ import annotations

from datetime import date, datetime, timezone

import pytest

from claimdesk.claims.calendar import BusinessCalendar, LastDay, add_months, local_date

US = BusinessCalendar("US")
BAVARIA = BusinessCalendar("DE", "BY")


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2025, 1, 15), 3, date(2025, 4, 15)),
        (date(2025, 11, 30), 3, date(2026, 2, 28)),
        (date(2023, 11, 30), 3, date(2024, 2, 29)),
        (date(2025, 1, 31), 1, date(2025, 2, 28)),
        (date(2025, 1, 31), 3, date(2025, 4, 30)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2024, 2, 29), 48, date(2028, 2, 29)),
        (date(2025, 12, 1), 1, date(2026, 1, 1)),
        (date(2025, 9, 30), 3, date(2025, 12, 30)),
        (date(2025, 10, 31), 2, date(2025, 12, 31)),
    ],
)
def test_months_end_no_later_than_the_month(day: date, months: int, expected: date) -> None:
    """A day the month lacks becomes the month's last."""
    assert add_months(day, months) == expected


@pytest.mark.parametrize(
    ("received", "third"),
    [
        (date(2025, 3, 3), date(2025, 3, 6)),  # Monday: no weekend between
        (date(2025, 3, 6), date(2025, 3, 11)),  # Thursday: over a weekend
        (date(2025, 3, 8), date(2025, 3, 12)),  # Saturday is day 0 as well
        (date(2025, 7, 3), date(2025, 7, 9)),  # over Independence Day
        (date(2026, 7, 1), date(2026, 7, 7)),  # the Friday a Saturday's holiday is observed on
        (date(2021, 12, 29), date(2022, 1, 4)),  # New Year's Day observed on 31 December
        (date(2025, 12, 23), date(2025, 12, 29)),  # over Christmas
    ],
)
def test_business_days_leave_out_weekends_and_observed_holidays(
    received: date, third: date
) -> None:
    """The day of receipt is day 0, whatever day it is."""
    assert US.add(received, 3) == third


def test_holidays_are_those_of_the_place() -> None:
    """Epiphany is a holiday in Bavaria and a business day in the United States."""
    epiphany = date(2026, 1, 6)

    assert US.is_business_day(epiphany)
    assert not BAVARIA.is_business_day(epiphany)


def test_no_days_on_is_the_day_itself() -> None:
    """Zero business days after a Sunday is that Sunday."""
    assert US.add(date(2025, 3, 9), 0) == date(2025, 3, 9)


def test_the_date_is_told_in_the_store_s_timezone() -> None:
    """Three in the morning in London is still yesterday in Los Angeles."""
    moment = datetime(2025, 3, 1, 3, 0, tzinfo=timezone.utc)

    assert local_date(moment, "America/Los_Angeles") == date(2025, 2, 28)
    assert local_date(moment, "Europe/Berlin") == date(2025, 3, 1)


def test_the_last_day_counts_and_the_next_does_not() -> None:
    """A window is open on its last day and over on the one after."""
    last = LastDay(date(2025, 3, 31), date(2025, 3, 31))

    assert last.is_open(date(2025, 3, 31))
    assert not last.is_over(date(2025, 3, 31))
    assert last.is_over(date(2025, 4, 1))
    assert last.certain == date(2025, 3, 31)


def test_between_its_bounds_a_last_day_is_neither_open_nor_over() -> None:
    """What the facts do not settle stays unsettled."""
    last = LastDay(date(2025, 3, 1), date(2025, 3, 31))

    assert not last.is_open(date(2025, 3, 15))
    assert not last.is_over(date(2025, 3, 15))
    assert last.certain is None
