"""The day it is, for tests that talk to a running desk; and whether their clock is shifted."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, timedelta, tzinfo

_LONGEST_TEST = timedelta(seconds=60)


def lasting_today(*zones: tzinfo | None) -> date:
    """The day in the first of these timezones (None: the machine's).

    Where midnight is near in one of them it is waited for, so that what a test calls today is
    today until it has ended.
    """
    while any(_day(zone, _LONGEST_TEST) != _day(zone) for zone in zones):
        time.sleep(1)
    return _day(zones[0])


def is_shifted() -> bool:
    """Whether `scripts/test-moments` runs the tests at another moment than now."""
    return "faketime" in os.environ.get("LD_PRELOAD", "")


@contextmanager
def real_clock() -> Iterator[None]:
    """What is started in here has the machine's clock: browsers hang under a shifted one."""
    library = os.environ.pop("LD_PRELOAD", None)
    try:
        yield
    finally:
        if library is not None:
            os.environ["LD_PRELOAD"] = library


def _day(zone: tzinfo | None, ahead: timedelta = timedelta(0)) -> date:
    return (datetime.now(zone).astimezone(zone) + ahead).date()
