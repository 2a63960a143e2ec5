"""Decodes uploads each in a process of its own, which is killed at its limits."""

from __future__ import annotations

import os
import subprocess
import sys

from claimdesk.adapters.picture_process import REFUSALS
from claimdesk.adapters.pictures import CorruptImage, Picture, TooDemanding
from claimdesk.settings import ROOT

MOST_SECONDS = 20.0  # from start to end; the process has a limit of its own for CPU time

_COMMAND = [sys.executable, "-m", "claimdesk.adapters.picture_process"]
_KEPT = ("PATH", "LD_LIBRARY_PATH", "PYTHONHOME", "VIRTUAL_ENV")  # no secret is handed on


def decode_apart(data: bytes) -> Picture:
    """`sanitize_image` in another process; blocks for up to MOST_SECONDS.

    Raises an InvalidImage: TooDemanding where the process was killed. OSError where none can start.
    """
    environment = {name: os.environ[name] for name in _KEPT if name in os.environ}
    try:
        done = subprocess.run(
            _COMMAND,
            input=data,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=MOST_SECONDS,
            cwd=ROOT,
            env={**environment, "PYTHONPATH": str(ROOT)},
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise TooDemanding(f"more than {MOST_SECONDS:g} s") from None
    if done.returncode == 0:
        return Picture.of(done.stdout)
    if done.returncode < 0:
        raise TooDemanding(f"killed by signal {-done.returncode}")
    raise REFUSALS.get(done.returncode, CorruptImage)(f"exit code {done.returncode}")
