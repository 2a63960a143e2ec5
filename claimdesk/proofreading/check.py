"""Proofreads the files that are said: as they lie on disk, or as one of them has just changed."""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import date
from pathlib import Path

from claimdesk.adapters.responses import Responses, load_responses, located_domain
from claimdesk.adapters.wording import Catalogue, load_wording, wording_files
from claimdesk.claims.errors import MissingWording
from claimdesk.proofreading.entries import (
    AllEntries,
    Entry,
    catalogue_entries,
    response_entries,
    uttered,
)
from claimdesk.proofreading.filled_names import StoreFacts, stores_in_order
from claimdesk.proofreading.proofreading import Problem, Proofreader
from claimdesk.proofreading.source_scan import scan
from claimdesk.settings import Settings

_Catalogues = tuple[dict[str, Entry], dict[Path, dict[str, Entry]]]

_TALKS = ("rules", "stories")


class WordFiles:
    """The catalogue's files and the domain's; beside them the rules under `root`/data are read.

    What is a fact or a term is known from the stores whose files are in order on `today()`.
    """

    def __init__(self, root: Path, settings: Settings, today: Callable[[], date]) -> None:
        self._root = root
        self._wording = settings.wording
        self._domain = settings.responses
        self._stores = settings.stores
        self._today = today

    def prepare(self) -> None:
        """Read the program's source, which takes the better part of a second, and is kept."""
        scan(self._root)

    def problems(self) -> list[Problem]:
        """What is wrong, file by file; MissingWording where one of them is not readable."""
        load_wording(self._wording)
        load_responses(self._domain)
        words = AllEntries(*self._catalogues(), response_entries(self._domain))
        found = self._reader().problems(words)
        return sorted(found, key=lambda problem: (problem.path, problem.line))

    def catalogue(self, before: Catalogue | None, responses: Responses) -> Catalogue:
        """The catalogue on disk; MissingWording where it is worse than the one `before`.

        Worse is what would cost a shopper an answer or a claim, and did not before.
        """
        now = load_wording(self._wording)
        if before is not None:
            beside = _of_responses(self._domain, responses)
            old = AllEntries(*self._in_memory(before), beside)
            self._refuse_worse(old, AllEntries(*self._catalogues(), beside))
        return now

    def responses(self, before: Responses | None, catalogue: Catalogue) -> Responses:
        """The responses on disk; MissingWording as for the catalogue."""
        now = load_responses(self._domain)
        if before is not None:
            beside = self._in_memory(catalogue)
            old = AllEntries(*beside, _of_responses(self._domain, before))
            self._refuse_worse(old, AllEntries(*beside, response_entries(self._domain)))
        return now

    def _refuse_worse(self, before: AllEntries, now: AllEntries) -> None:
        reader = self._reader()
        known = {(problem.entry, problem.text) for problem in reader.problems(before)}
        worse = [
            problem
            for problem in reader.problems(now)
            if problem.stops and (problem.entry, problem.text) not in known
        ]
        if worse:
            more = f" (and {len(worse) - 1} more)" if len(worse) > 1 else ""
            raise MissingWording(f"{worse[0]}{more}")

    def _reader(self) -> Proofreader:
        source = scan(self._root)
        stores = stores_in_order(self._stores)
        facts = StoreFacts(stores, self._known_facts(), source, self._today())
        steps = uttered([self._root / "data" / folder for folder in _TALKS])
        return Proofreader(source, facts, self._intents(), steps)

    def _known_facts(self) -> Collection[str]:
        try:
            return load_wording(self._wording).facts
        except MissingWording:  # which holds up no other file
            return ()

    def _intents(self) -> tuple[str, ...]:
        try:
            domain = located_domain(self._domain).value
        except MissingWording:  # which holds up no other file
            return ()
        listed = domain.get("intents") if isinstance(domain, dict) else None
        return tuple(next(iter(each)) if isinstance(each, dict) else each for each in listed or ())

    def _catalogues(self) -> _Catalogues:
        """The catalogue on disk, and those beside it by their files."""
        path, *others = wording_files(self._wording)
        return catalogue_entries(path), {other: catalogue_entries(other) for other in others}

    def _in_memory(self, catalogue: Catalogue) -> _Catalogues:
        """The same of one that was read before, whose lines nobody knows any more."""
        folder = self._wording.parent
        others = ((folder / f"{code}.yml", each) for code, each in catalogue.others.items())
        return (
            _of_catalogue(self._wording, catalogue),
            {path: _of_catalogue(path, other) for path, other in others},
        )


def _of_catalogue(path: Path, catalogue: Catalogue) -> dict[str, Entry]:
    return {name: Entry(path, 1, name, tuple(catalogue.texts(name))) for name in catalogue.names()}


def _of_responses(path: Path, responses: Responses) -> dict[str, Entry]:
    return {
        name: Entry(path, 1, name, tuple(variant["text"] for variant in variants))
        for name, variants in responses.items()
    }
