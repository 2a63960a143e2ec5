"""A desk of its own for each test, in a home folder of its own, and trackers to talk in."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActiveLoop, SlotSet, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from claimdesk import bootstrap
from claimdesk.settings import ROOT

MakeTracker = Callable[..., DialogueStateTracker]


@pytest.fixture(scope="session")
def domain() -> Domain:
    """The domain as it is."""
    return Domain.load(str(ROOT / "domain.yml"))


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The home folder of a fresh desk."""
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("CLAIMDESK_HOME", str(tmp_path / "home"))
    bootstrap.desk.cache_clear()
    yield tmp_path / "home"
    bootstrap.desk.cache_clear()


@pytest.fixture
def make_tracker(domain: Domain) -> MakeTracker:
    """``make_tracker(store, text, intent)`` gives a conversation that has just heard the text."""

    def make(
        store: str,
        text: str = "hello",
        intent: str = "greet",
        *,
        segments: list[dict[str, Any]] | None = None,
        form: str | None = None,
        entities: list[dict[str, Any]] | None = None,
        unknown: list[str] | None = None,
        **slots: Any,
    ) -> DialogueStateTracker:
        parsed = {
            "text": text,
            "intent": {"name": intent, "confidence": 0.9},
            "entities": entities or [],
            "segments": segments or [],
            "unknown_questions": unknown or [],
        }
        tracker = DialogueStateTracker("talk-1", domain.slots)
        tracker.update(SlotSet("store", store), domain)
        tracker.update(ActiveLoop(form), domain)
        heard = UserUttered(text, parsed["intent"], entities or [], parse_data=parsed)
        tracker.update(heard, domain)
        for name, value in slots.items():
            tracker.update(SlotSet(name, value), domain)
        return tracker

    return make
