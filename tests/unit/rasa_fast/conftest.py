"""The same desk and trackers as for the dialogue package."""

from tests.unit.dialogue.conftest import domain, home, make_tracker

__all__ = ["domain", "home", "make_tracker"]
