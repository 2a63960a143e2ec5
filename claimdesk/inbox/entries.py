"""The inbox: what was noted, a line for each thing written, alike ones together."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import numpy as np

from claimdesk.inbox.examples import example_of, key_of
from claimdesk.inbox.grouping import grouped
from claimdesk.inbox.noteworthy import REASONS, Noted
from claimdesk.inbox.personal import StandIns, masked, names_in

_MASK = re.compile(r"<[a-z ]+>")
_RANKED = 3  # intents that are suggested of those it might have been


@dataclass(frozen=True)
class Entry:
    """One thing that was written, once or often; `noted` are the turns, newest first.

    `shown` has its personal values masked, `example` invented ones in their place.
    """

    key: str
    shown: str
    example: str
    noted: tuple[Noted, ...]

    @property
    def times(self) -> int:
        """How often it was written."""
        return len(self.noted)

    @property
    def has_words(self) -> bool:
        """Whether there is more in it than values, of which nothing is learned."""
        return any(sign.isalpha() for sign in _MASK.sub("", self.shown))

    @property
    def latest(self) -> Noted:
        """When it was written last."""
        return self.noted[0]


@dataclass(frozen=True)
class Group:
    """Entries that say nearly the same, the commonest first."""

    entries: tuple[Entry, ...]

    @property
    def noted(self) -> list[Noted]:
        """Every turn of it."""
        return [noted for entry in self.entries for noted in entry.noted]

    @property
    def times(self) -> int:
        """How often any of it was written."""
        return len(self.noted)

    @property
    def reasons(self) -> list[str]:
        """Why any of it is noted."""
        given = {reason for noted in self.noted for reason in noted.reasons}
        return [reason for reason in REASONS if reason in given]

    @property
    def read_as(self) -> list[tuple[str, int]]:
        """What it was read as, and how often; the commonest first."""
        return Counter(noted.turn.intent or "nothing" for noted in self.noted).most_common()

    @property
    def picked(self) -> list[tuple[str, int]]:
        """The intents that were picked after "did you mean", and how often."""
        return Counter(each.picked.intent for each in self.noted if each.picked).most_common()

    def suggestions(self, known: Iterable[str]) -> list[str]:
        """Intents of `known` that it may have: what was picked, then the likeliest readings."""
        known = set(known)
        ranked: Counter[str] = Counter()
        for noted in self.noted:
            for each in list(noted.turn.parse.get("intent_ranking") or ())[: _RANKED + 1]:
                ranked[each["name"]] += each["confidence"]
        names = [*(name for name, _ in self.picked), *(name for name, _ in ranked.most_common())]
        return [name for name in dict.fromkeys(names) if name in known][:_RANKED]


def entries_of(noted: Iterable[Noted], is_decided: Callable[[str, datetime], bool]) -> list[Entry]:
    """An entry for each thing written, in the order of the first.

    Left out are those turns of which `is_decided(key, moment)` says that they are done with.
    """
    found: dict[str, list[Noted]] = {}
    for each in noted:
        key = key_of(each.turn.text)
        if not is_decided(key, each.turn.at):
            found.setdefault(key, []).append(each)
    return [_entry(key, of_it) for key, of_it in found.items()]


def groups_of(
    entries: Sequence[Entry], encode: Callable[[Sequence[str]], np.ndarray[Any, Any]]
) -> list[Group]:
    """Alike entries together, the commonest group first.

    `encode` gives a row of length 1 for each text.
    """
    if not entries:
        return []
    vectors = encode([entry.example for entry in entries])
    places = grouped(vectors, [entry.times for entry in entries])
    return [Group(tuple(entries[place] for place in group)) for group in places]


def _entry(key: str, noted: Sequence[Noted]) -> Entry:
    newest = sorted(noted, key=lambda each: each.turn.at, reverse=True)
    names = names_in(turn.text for turn in newest[0].talk.turns)
    text = newest[0].turn.text
    stand_ins = StandIns(names=names)
    return Entry(key, masked(text, names=names), example_of(stand_ins.replaced(text)), (*newest,))
