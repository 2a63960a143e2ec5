"""The timezone a shopper's browser or terminal names: an IANA name, or an offset from UTC."""

from __future__ import annotations

import re
from datetime import timedelta, timezone, tzinfo
from functools import lru_cache
from zoneinfo import ZoneInfo, available_timezones

_OFFSET = re.compile(r"([+-])(\d\d):?(\d\d)", re.ASCII)
_FURTHEST = timedelta(hours=14)  # from UTC, of any place on earth


def timezone_named(name: str | None) -> tzinfo | None:
    """The timezone, such as `Europe/Berlin` or `+05:30`; None for what is neither.

    A browser may know a timezone that is not known here: it is then ignored.
    """
    if not name:
        return None
    offset = _OFFSET.fullmatch(name)
    if offset:
        ahead = timedelta(hours=int(offset[2]), minutes=int(offset[3]))
        return timezone(ahead if offset[1] == "+" else -ahead) if ahead <= _FURTHEST else None
    return ZoneInfo(name) if name in _names() else None


@lru_cache(maxsize=1)
def _names() -> frozenset[str]:
    return frozenset(available_timezones())
