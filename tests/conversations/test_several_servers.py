"""Several servers on one PostgreSQL, by the assistant itself: no fact lost, no claim doubled."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from tests.conversations.several_servers import check_records, fleet, run

pytestmark = [pytest.mark.slow, pytest.mark.postgres]


@pytest.mark.parametrize("pause", [None, 5.0], ids=["undisturbed", "disturbed"])
def test_two_servers_keep_one_record_of_every_conversation(
    trained: None, tmp_path: Path, pause: float | None
) -> None:
    """Messages reach both at once; then with servers killed, connections ended, Redis frozen."""
    conversations = 25
    with fleet(2, tmp_path) as running:
        asyncio.run(run(running, conversations, pause))
        check_records(running, conversations)

    assert running.wrong == []
