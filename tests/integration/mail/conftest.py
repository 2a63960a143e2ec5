"""A desk at home, and a mailroom to watch."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.integration.mail.mail_harness import DeskAtHome, Mailroom


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[DeskAtHome]:
    """A desk on SQLite."""
    desk = DeskAtHome.at(tmp_path)
    yield desk
    desk.engine.dispose()


@pytest.fixture
def mailroom() -> Mailroom:
    """What arrives at the mail server."""
    return Mailroom()
