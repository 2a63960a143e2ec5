"""Files of what shoppers wrote are their owner's alone, whichever command makes them first."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from claimdesk.settings import ROOT

WIRE = ["-c", "from claimdesk.bootstrap import desk; desk()"]


@pytest.mark.parametrize(
    "command",
    [
        ["-m", "claimdesk", "claims", "list"],
        ["-m", "claimdesk", "outbox", "list"],
        ["-m", "claimdesk", "feedback", "list"],
        ["-m", "claimdesk", "database", "upgrade"],
        WIRE,
    ],
    ids=" ".join,
)
def test_a_home_is_made_private(tmp_path: Path, command: list[str]) -> None:
    """Folders 0700 and files 0600 under a umask that hides nothing."""
    home = tmp_path / "home"

    subprocess.run(
        [sys.executable, *command],
        cwd=ROOT,
        env={**os.environ, "CLAIMDESK_HOME": str(home)},
        umask=0,
        check=True,
        capture_output=True,
    )

    modes = {path: stat.S_IMODE(path.stat().st_mode) for path in (home, *home.rglob("*"))}
    assert (home / "claimdesk.db") in modes
    assert {mode for path, mode in modes.items() if path.is_dir()} == {0o700}
    assert {mode for path, mode in modes.items() if path.is_file()} == {0o600}
