"""The timezone that a browser or a terminal names."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

import pytest

from claimdesk.service.timezones import timezone_named

WINTER = datetime(2026, 1, 15, 12, tzinfo=timezone.utc)


@pytest.mark.parametrize(
    ("name", "hours"),
    [
        ("Europe/Berlin", 1),
        ("America/Los_Angeles", -8),
        ("Asia/Calcutta", 5.5),
        ("UTC", 0),
        ("+05:30", 5.5),
        ("-0800", -8),
        ("+14:00", 14),
        ("-12:00", -12),
    ],
)
def test_a_name_or_an_offset_is_a_timezone(name: str, hours: float) -> None:
    """As browsers name it, and as a program without such names does."""
    zone = timezone_named(name)

    assert zone is not None
    assert WINTER.astimezone(zone).utcoffset() == timedelta(hours=hours)


@pytest.mark.parametrize(
    "name",
    [None, "", "undefined", "Mars/Olympus", "../../etc/passwd", "europe", "+14:01", "-15:00",
     "+5", "5:30", "\u0660\u0661:00", "+0530 ", "posixrules", "A" * 100_000],
)  # fmt: skip
def test_anything_else_is_none(name: str | None) -> None:
    """Whatever a client sends: it is then as if it had named none."""
    assert timezone_named(name) is None
