"""What strangers who played shoppers said, as far as it is answered as it should be.

They had seen neither the code nor these tests; the lines are theirs, days and addresses replaced.
"""

from __future__ import annotations

from typing import Any

import pytest

from tests.conversations.conftest import RunningDesk
from tests.conversations.dialogue import FOLDER, Shopper, converse, load
from tests.conversations.test_dialogues import title

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("dialogue", load(FOLDER / "strangers"), ids=title)
def test_a_strangers_conversation(dialogue: dict[str, Any], running_desk: RunningDesk) -> None:
    """What a support lead would insist on is heard, and what went wrong at first is not."""
    shopper = Shopper(running_desk.url, dialogue["store"])
    converse(shopper, dialogue["turns"])
    shopper.close()
