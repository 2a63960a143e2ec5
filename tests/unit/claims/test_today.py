"""Which day it is for a store and a shopper, and which of the two a deadline is held against."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as some

from claimdesk.adapters.store_files import load_stores
from claimdesk.claims.claim import Claim
from claimdesk.claims.decision import decide
from claimdesk.claims.errors import InvalidClaim
from claimdesk.claims.today import Today
from claimdesk.settings import ROOT

PROCASE = load_stores(ROOT / "stores")["procase"]  # in Los Angeles
ZONES = ("Pacific/Kiritimati", "Asia/Tokyo", "Europe/Berlin", "UTC", "America/New_York",
         "America/Los_Angeles", "Pacific/Honolulu", "Etc/GMT+12")  # fmt: skip


def at(moment: str, shopper: str | None = None, store: str = "America/Los_Angeles") -> Today:
    """The days at a moment, for a shopper in a timezone."""
    zone = ZoneInfo(shopper) if shopper else None
    return Today.at(datetime.fromisoformat(moment), store, zone)


@pytest.mark.parametrize(
    ("moment", "shopper", "store_day", "shopper_day"),
    [
        # 20:08 on the 28th in Los Angeles
        ("2026-11-29T04:08+00:00", "Europe/Berlin", 28, 29),
        ("2026-11-29T07:59+00:00", "UTC", 28, 29),
        ("2026-11-29T08:00+00:00", "UTC", 29, 29),
        ("2026-11-29T08:00+00:00", "Pacific/Honolulu", 29, 28),
        # The night the clocks went back: 1:30 came twice, both on the 1st.
        ("2026-11-01T08:30+00:00", "America/Los_Angeles", 1, 1),
        ("2026-11-01T09:30+00:00", "America/Los_Angeles", 1, 1),
        ("2026-11-02T07:59+00:00", "America/Los_Angeles", 1, 1),
        ("2026-11-02T08:00+00:00", "America/Los_Angeles", 2, 2),
        ("2027-01-01T07:30+00:00", "Asia/Tokyo", 31, 1),
        ("2028-02-29T07:59+00:00", "Asia/Kolkata", 28, 29),
    ],
)
def test_each_has_the_day_on_their_own_wall(
    moment: str, shopper: str, store_day: int, shopper_day: int
) -> None:
    """East of the store it is tomorrow for a part of each day, west of it still yesterday."""
    today = at(moment, shopper)

    assert (today.store.day, today.spoken.day) == (store_day, shopper_day)


def test_a_shopper_whose_timezone_is_not_known_means_the_stores_day() -> None:
    """But what they write may be of any day that has begun somewhere."""
    today = at("2026-11-29T10:00+00:00")  # 02:00 in Los Angeles, midnight at the date line

    assert today.spoken == date(2026, 11, 29)
    assert today.latest_spoken == today.anywhere == date(2026, 11, 30)
    assert at("2026-11-29T09:59+00:00").latest_spoken == date(2026, 11, 29)


def test_what_the_store_has_written_may_be_a_day_ahead_of_the_shopper() -> None:
    """An order confirmation has the store's date."""
    assert at("2026-11-29T08:00+00:00", "Pacific/Honolulu").latest_spoken == date(2026, 11, 29)


@pytest.mark.parametrize(
    ("moment", "shopper", "judged", "by"),
    [
        ("2026-11-29T04:08+00:00", "Europe/Berlin", 28, "store"),
        ("2026-11-29T08:00+00:00", "Pacific/Honolulu", 28, "shopper"),
        ("2026-11-29T09:59+00:00", "Pacific/Honolulu", 28, "shopper"),
        ("2026-11-29T10:00+00:00", "Pacific/Honolulu", 29, "store"),
        ("2026-11-29T08:00+00:00", None, 29, "store"),
    ],
)
def test_a_deadline_is_held_against_the_kinder_day(
    moment: str, shopper: str | None, judged: int, by: str
) -> None:
    """The store's, or the shopper's where that is an earlier one still."""
    today = at(moment, shopper)

    assert (today.judged.day, today.whose_day) == (judged, by)


def test_the_kinder_day_lasts_no_longer_than_the_stores_next_one() -> None:
    """Twenty-six hours lie between the ends of the earth: two days may, too."""
    moment, east = "2026-11-29T11:00+00:00", "Pacific/Kiritimati"
    today = at(moment, "Etc/GMT+12", store=east)

    assert (today.store.day, today.spoken.day, today.judged.day) == (30, 28, 29)


@given(
    some.datetimes(datetime(2024, 1, 1), datetime(2030, 1, 1), timezones=some.just(timezone.utc)),
    some.sampled_from(ZONES),
    some.none() | some.sampled_from(ZONES),
)
def test_the_days_keep_their_order(moment: datetime, store: str, shopper: str | None) -> None:
    """At any moment, anywhere: nobody is ahead of the latest day, deadlines never lose by it."""
    today = Today.at(moment, store, ZoneInfo(shopper) if shopper else None)

    assert today.spoken <= today.latest_spoken <= today.anywhere
    assert today.store - timedelta(days=1) <= today.judged <= today.store
    assert (today.whose_day == "shopper") == (today.judged < today.store)


@pytest.mark.parametrize(
    ("moment", "shopper", "verdict", "judged"),
    [
        # Bought on 30 October, day 30 is 29 November.
        ("2026-11-30T07:59+00:00", "Europe/Berlin", "eligible", ("2026-11-29", "store")),
        ("2026-11-30T08:00+00:00", "Europe/Berlin", "ineligible", ("2026-11-30", "store")),
        ("2026-11-30T08:00+00:00", "Pacific/Honolulu", "eligible", ("2026-11-29", "shopper")),
        ("2026-11-30T10:00+00:00", "Pacific/Honolulu", "ineligible", ("2026-11-30", "store")),
        ("2026-11-30T08:00+00:00", None, "ineligible", ("2026-11-30", "store")),
    ],
)
def test_a_return_on_its_last_day_is_judged_by_the_kinder_day(
    moment: str, shopper: str | None, verdict: str, judged: tuple[str, str]
) -> None:
    """Until the store's own day is over; the decision says which day it went by, and whose."""
    facts = {"reason": "change_of_mind", "wants": "refund", "purchased_from": "store",
             "purchased_on": "2026-10-30", "condition": "unopened", "price": "20"}  # fmt: skip

    decision = decide(PROCASE, Claim.from_mapping(facts), at(moment, shopper))

    assert decision.verdict == verdict
    assert (decision.judged_on.isoformat(), decision.whose_day) == judged


def test_a_day_that_has_come_for_the_shopper_can_be_judged() -> None:
    """It came today, which at the store is tomorrow; a day that has come nowhere cannot be."""
    facts = {"reason": "defective", "delivered_on": "2026-11-29"}
    today = at("2026-11-29T04:08+00:00", "Europe/Berlin")

    assert decide(PROCASE, Claim.from_mapping(facts), today).judged_on == date(2026, 11, 28)
    with pytest.raises(InvalidClaim, match="future"):
        decide(PROCASE, Claim.from_mapping({**facts, "delivered_on": "2026-11-30"}), today)
