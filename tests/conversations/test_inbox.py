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

UNCLEAR = "phone case, order CS-41507"
OFF_TOPIC = "this is Tamsin Oakley, who won the football match last night?"


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
    """The off-topic message of a conversation in which "did you mean" was answered, too."""
    shopper = Shopper(running_desk.url, "casesora")
    turns = [
        {"say": UNCLEAR, "hear": ["Did you mean"]},
        {"choose": "returning something", "hear": ["What happened"]},
        {"say": "stop"},
        {"say": "yes"},
        {"say": OFF_TOPIC, "hear": ["settle here"]},
    ]
    converse(shopper, turns)
    shopper.close()
    return next(m for m in inbox(running_desk) if "football match last night" in m["text"])


def inbox(desk: RunningDesk) -> list[dict[str, Any]]:
    """Every message in the inbox."""
    return [
        m for group in json.loads(claimdesk(desk, "inbox", "--json")) for m in group["messages"]
    ]


def test_what_was_off_topic_tells_nobody_who_wrote_it(message: dict[str, Any]) -> None:
    """It is there with what it was read as."""
    assert message["text"] == "this is <name>, who won the football match last night?"
    assert (message["reasons"], message["read_as"]) == (["off_topic"], "out_of_scope")


def test_an_unclear_message_has_the_choice_that_was_picked(
    running_desk: RunningDesk, message: dict[str, Any]
) -> None:
    """A label for free."""
    unclear = [m for m in inbox(running_desk) if m["text"] == "phone case, order <order number>"]

    assert "open_return" in {each["picked"] for each in unclear}


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
    assert dialogue["turns"][1]["choose"] == "returning something"
    assert sum("hear" in turn for turn in dialogue["turns"]) >= 3
