"""The same dialogues with stock Rasa in place of its faster parts, to the same words."""

from __future__ import annotations

from typing import Any

import pytest

from tests.conversations.conftest import RunningDesk
from tests.conversations.dialogue import load
from tests.conversations.test_dialogues import hold, title

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("dialogue", load(), ids=title)
def test_dialogue_by_stock_rasa(
    dialogue: dict[str, Any],
    running_desk: RunningDesk,
    stock_desk: RunningDesk,
    transcripts: dict[str, str],
) -> None:
    """Every text and every choice is what the faster parts lead to, and the mail arrives too."""
    if title(dialogue) not in transcripts:  # this file was chosen alone
        transcripts[title(dialogue)] = hold(dialogue, running_desk)

    assert hold(dialogue, stock_desk) == transcripts[title(dialogue)]
