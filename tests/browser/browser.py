"""The browser of the tests: the machine's Chromium, and whether it and the widget are here."""

from __future__ import annotations

import os
import shutil
import subprocess

from tests.browser.desk import ROOT

FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
_NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
DESKTOP = {"width": 1280, "height": 800}
PHONE = {"width": 390, "height": 844}


class NotHere(Exception):
    """What the browser tests need is not on this machine; the text says what."""


def chromium(given: str | None) -> str:
    """The path of Chromium: `given`, or one of the usual names."""
    found = given or next((path for name in _NAMES if (path := shutil.which(name))), None)
    if found is None or not os.access(found, os.X_OK):
        raise NotHere(
            f"no Chromium{f' at {given}' if given else ''}: apt-get install chromium,"
            " or set CLAIMDESK_CHROMIUM to one"
        )
    return found


def build_widget() -> None:
    """Build the widget if it isn't up to date."""
    built = subprocess.run(
        ["scripts/widget", "build"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    if built.returncode != 0:
        said = (built.stderr.strip().splitlines() or ["?"])[-1]
        raise NotHere(f"the widget is not built: {said}")
