"""Rasa's own files: what the server opens to the outside and what it plugs in."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from claimdesk.settings import ROOT

pytestmark = pytest.mark.slow


def printed_by(code: str, home: Path) -> str:
    """The last line that the code prints in a process of its own (Rasa keeps global state)."""
    environment = {**os.environ, "CLAIMDESK_HOME": str(home)}
    result = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", code],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
    )
    assert result.returncode == 0, result.stderr
    return result.stdout.splitlines()[-1]


def test_the_web_channel_is_the_only_door(tmp_path: Path) -> None:
    """With our credentials Rasa opens no stock channel."""
    code = """
from rasa.core.run import create_http_input_channels
print([channel.name() for channel in create_http_input_channels(None, "credentials.yml")])
"""

    assert printed_by(code, tmp_path) == "['chat']"


def test_rasa_takes_our_parts(tmp_path: Path) -> None:
    """Rasa loads the generator and the tracker store of endpoints.yml, not its own instead."""
    code = """
from rasa.core.nlg import NaturalLanguageGenerator
from rasa.core.tracker_store import TrackerStore
from rasa.core.utils import AvailableEndpoints
from rasa.shared.core.domain import Domain
endpoints = AvailableEndpoints.read_endpoints("endpoints.yml")
domain = Domain.empty()
generator = NaturalLanguageGenerator.create(endpoints.nlg, domain)
store = TrackerStore.create(endpoints.tracker_store, domain)
print(type(generator).__name__, type(store).__name__, endpoints.action.kwargs)
"""

    printed = printed_by(code, tmp_path)
    assert printed == "StoreResponses DeskTrackerStore {'selective_domain': True}"
