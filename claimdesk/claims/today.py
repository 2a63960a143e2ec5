"""Which day it is: at the store, where the shopper is, and at the latest anywhere on earth."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone, tzinfo
from typing import Literal

from claimdesk.claims.calendar import local_date

# Kiribati's Line Islands, where each day begins first.
_FIRST_TO_BEGIN = timezone(timedelta(hours=14))
_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Today:
    """The day of one moment, which is another one east and west of the store.

    `store` is the day in the store's timezone, `shopper` the day in the shopper's (None where
    that is not known), `anywhere` the latest day that has begun anywhere.
    """

    store: date
    shopper: date | None
    anywhere: date

    @classmethod
    def at(cls, moment: datetime, store_timezone: str, shopper_timezone: tzinfo | None) -> Today:
        """The days at an aware `moment`."""
        shopper = moment.astimezone(shopper_timezone).date() if shopper_timezone else None
        anywhere = moment.astimezone(_FIRST_TO_BEGIN).date()
        return cls(local_date(moment, store_timezone), shopper, anywhere)

    @classmethod
    def on(cls, day: date) -> Today:
        """The same day for everyone."""
        return cls(day, day, day)

    @property
    def spoken(self) -> date:
        """The day the shopper means by "today"."""
        return self.shopper or self.store

    @property
    def latest_spoken(self) -> date:
        """The latest day that has come for the shopper, or that the store may have written."""
        return max(self.shopper or self.anywhere, self.store)

    @property
    def judged(self) -> date:
        """The day deadlines are held against.

        The store's, or where the shopper's is an earlier one still, that: it is the kinder
        reading, and lasts no longer than the store's next day.
        """
        return max(min(self.store, self.spoken), self.store - _ONE_DAY)

    @property
    def whose_day(self) -> Literal["store", "shopper"]:
        """Whose day `judged` is."""
        return "store" if self.judged == self.store else "shopper"
