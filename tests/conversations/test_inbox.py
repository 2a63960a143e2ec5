"""What was misread in the real chat is in the inbox, and its conversation holds as a test."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import Any

import pytest
import yaml

from claimdesk.settings import ROOT
from tests.conversations.conftest import RunningDesk
from tests.conversations.dialogue import Shopper, converse

pytestmark = pytest.mark.slow

UNCLEAR = "PC-31507, my name is Tamsin Oakley"


def claimdesk(desk: RunningDesk, *arguments: str) -> str:
    """What a command says, in the desk's home."""
    return subprocess.run(
        [sys.executable, "-m", "claimdesk", *arguments],
        cwd=ROOT,
        env={**os.environ, "CLAIMDESK_HOME": str(desk.home)},
        capture_output=True,
        text=True,
        check=True,
    ).stdout


@pytest.fixture(scope="module")
def message(running_desk: RunningDesk) -> dict[str, Any]:
    """The unclear message of a conversation in which "did you mean" was answered."""
    shopper = Shopper(running_desk.url, "procase")
    converse(
        shopper,
        [
            {"say": UNCLEAR, "hear": ["Did you mean"]},
            {"choose": "tracking an order"},
            {"say": "who won the football match last night"},
            {"say": "2026-01-15"},
        ],
    )
    shopper.close()
    found = json.loads(claimdesk(running_desk, "inbox", "--json"))
    return next(m for group in found for m in group["messages"] if "my name is <name>" in m["text"])


def test_an_unclear_message_has_the_choice_that_was_picked(message: dict[str, Any]) -> None:
    """And nothing that tells who wrote it."""
    assert message["text"] == "<order number>, my name is <name>"
    assert message["reasons"] == ["unclear"]
    assert message["picked"] == "ask_track_order"


def test_its_conversation_shows_what_was_off_topic(
    running_desk: RunningDesk, message: dict[str, Any]
) -> None:
    """By the number of any of its messages."""
    shown = claimdesk(running_desk, "conversation", str(message["number"]))

    assert f"›{message['number']:>6}" in shown
    assert "did      action_clarify" in shown
    assert "intent   out_of_scope" in shown
    assert "Tamsin" not in shown


def test_a_conversation_kept_as_a_test_passes(
    running_desk: RunningDesk, message: dict[str, Any]
) -> None:
    """Said again with invented values it is answered as it was."""
    written = claimdesk(running_desk, "conversation", str(message["number"]), "--as-test")
    [dialogue] = yaml.safe_load(written)
    shopper = Shopper(running_desk.url, dialogue["store"])

    converse(shopper, dialogue["turns"])

    shopper.close()
    assert "Tamsin" not in written
    assert dialogue["turns"][1] == {
        "choose": "tracking an order",
        "hear": dialogue["turns"][1]["hear"],
    }
    assert sum("hear" in turn for turn in dialogue["turns"]) == 4
