"""Column types that behave the same on SQLite and PostgreSQL."""

from __future__ import annotations

from datetime import datetime, timezone
from typing import Any

import sqlalchemy as sa


class UtcDateTime(sa.types.TypeDecorator):
    """A moment: taken with any timezone, stored as naive UTC, given back aware in UTC."""

    impl = sa.DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Any) -> datetime | None:
        """Aware moment to naive UTC; a naive one is refused, for nobody can say when it was."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment without timezone")
        return value.astimezone(timezone.utc).replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: Any) -> datetime | None:
        """Naive UTC to aware moment."""
        return value.replace(tzinfo=timezone.utc) if value is not None else None
