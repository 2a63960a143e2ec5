"""Labels of shoppers' messages, written as examples into the families' files and kept."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from pathlib import Path

from claimdesk.adapters.family_files import FamilyFiles, Sentence
from claimdesk.adapters.inbox_decisions import HELD_OUT, TAUGHT, Decision, InboxDecisions
from claimdesk.inbox.examples import is_held_out_due


@dataclass(frozen=True)
class Labelled:
    """What came of a label.

    The example was written to `path`; or `twin` stands there already, and where that is of another
    intent (`contradicts`) nothing was kept; or neither: it waits for its intent to be made.
    """

    path: Path | None = None
    twin: Sentence | None = None
    contradicts: bool = False


class Labelling:
    """Takes labels: of every five examples that are written one is held out."""

    def __init__(self, files: FamilyFiles, decisions: InboxDecisions) -> None:
        self._files = files
        self._decisions = decisions

    @cached_property
    def _decided(self) -> dict[str, Decision]:
        return {each.key: each for each in self._decisions.all()}

    @property
    def intents(self) -> list[str]:
        """The intents that have a family."""
        return sorted(self._files.families)

    def is_decided(self, key: str, moment: datetime) -> bool:
        """Whether a message written then is done with."""
        decision = self._decided.get(key)
        return decision is not None and decision.covers(moment)

    def waiting(self) -> Counter[str]:
        """The intents that are still to be made, and how many examples wait for each."""
        return Counter(
            each.intent
            for each in self._decided.values()
            if each.intent is not None and each.intent not in self._files.families
        )

    def write_waiting(self) -> list[Labelled]:
        """Write the examples whose intent has been made since they were labelled.

        With those that contradict what is there.
        """
        ready = [
            each
            for each in self._decided.values()
            if each.intent in self._files.families and each.place is None
        ]
        made = [self.label(each.key, each.example, str(each.intent)) for each in ready]
        return [each for each in made if each.path is not None or each.contradicts]

    def label(self, key: str, example: str, intent: str) -> Labelled:
        """Write an example of an intent, if there is none like it, and keep the label."""
        if intent not in self._files.families:
            self._keep(key, intent, example, None)
            return Labelled()
        twin = self._files.near_twin(example)
        if twin is not None:
            if contradicts := twin.intent != intent:
                return Labelled(twin=twin, contradicts=contradicts)
            self._keep(key, intent, example, None)
            return Labelled(twin=twin)
        places = Counter(each.place for each in self._decided.values())
        due = is_held_out_due(places[TAUGHT], places[HELD_OUT])
        folder = self._files.held_out if due else self._files.taught
        path = self._files.add(folder, intent, example)
        self._keep(key, intent, example, HELD_OUT if due else TAUGHT)
        return Labelled(path)

    def ignore(self, key: str, example: str) -> None:
        """Never show it again, nor what is written alike."""
        self._keep(key, None, example, None)

    def _keep(self, key: str, intent: str | None, example: str, place: str | None) -> None:
        self._decided[key] = self._decisions.record(key, intent, example, place)
