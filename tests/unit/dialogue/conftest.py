"""The same desk and trackers as the tests of Rasa made faster have."""

from tests.unit.rasa_fast.conftest import domain, home, make_tracker

__all__ = ["domain", "home", "make_tracker"]
