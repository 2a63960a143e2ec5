"""Finds what is wrong with the sentences people read, each by file, line and entry."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import NamedTuple

from claimdesk.conversation.shared import other_language
from claimdesk.conversation.shared.faq import is_faq
from claimdesk.proofreading.entries import AllEntries, Entry, Step
from claimdesk.proofreading.filled_names import StoreFacts
from claimdesk.proofreading.said_names import names_by_code
from claimdesk.proofreading.source_scan import Saying, Source

_PLACEHOLDER = re.compile(r"\{(\w+)\}")
_UTTER = "utter_"
_MORE = "more_"


class Problem(NamedTuple):
    """What is wrong with an entry; one that `stops` would cost a shopper an answer or a claim."""

    path: Path
    line: int
    entry: str
    text: str
    stops: bool = True

    def __str__(self) -> str:
        here = Path.cwd()
        path = self.path.relative_to(here) if self.path.is_relative_to(here) else self.path
        return f"{path}:{self.line}: {self.entry}: {self.text}"


class Proofreader:
    """Knows what the program says and what stores may state; `intents` are the domain's."""

    def __init__(
        self, source: Source, facts: StoreFacts, intents: Collection[str], steps: Collection[Step]
    ) -> None:
        self._source = source
        self._facts = facts
        self._intents = intents
        self._steps = steps
        by_questions = {f"{_UTTER}{intent}" for intent in intents if is_faq(intent)}
        self._uttered = {step.name for step in steps} | by_questions
        self._composed = frozenset(names_by_code(intents, facts.declared))
        self._sayings: dict[str, list[Saying]] = {}
        for saying in source.sayings:
            self._sayings.setdefault(saying.name.removeprefix(_UTTER), []).append(saying)
        in_templates = {value for saying in source.sayings for value in saying.given or ()}
        self._values = source.texts | source.keywords | in_templates
        said = self._composed | source.texts | self._uttered | self._sayings.keys()
        self._said = frozenset(name.removeprefix(_UTTER) for name in said)

    def problems(self, words: AllEntries) -> Iterator[Problem]:
        """What is wrong with a catalogue, with those beside it, and with the domain's responses."""
        catalogue, others, responses = words
        entries = [*catalogue.values(), *responses.values()]
        for entry in entries:
            yield from self._unfilled(entry)
            if problem := self._unsaid(entry, responses, catalogue):
                yield problem
        yield from self._missing({entry.name.removeprefix(_UTTER) for entry in entries}, entries)
        for path, other in others.items():
            yield from _of_other_language(path, other, catalogue)

    def _unfilled(self, entry: Entry) -> Iterator[Problem]:
        """Placeholders that nothing fills where the entry is said."""
        asked = {name: None for text in entry.texts for name in _PLACEHOLDER.findall(text)}
        sayings = self._sayings.get(entry.name.removeprefix(_UTTER), ())
        for name in asked:
            if name in self._facts:
                continue
            without = [
                each for each in sayings if each.given is not None and name not in each.given
            ]
            if entry.name in self._uttered:
                yield _unknown(entry, name, "no store states it", self._facts.names)
            elif without:
                given = frozenset(without[0].given or ())
                why = f"no store states it, and {without[0].place} doesn't give it"
                yield _unknown(entry, name, why, given | self._facts.names)
            elif name not in self._values:
                yield _unknown(entry, name, "nothing fills it", self._facts.names | self._values)

    def _unsaid(
        self, entry: Entry, responses: Mapping[str, Entry], catalogue: Mapping[str, Entry]
    ) -> Problem | None:
        """That nobody says an entry, if so."""
        name = entry.name.removeprefix(_UTTER)
        if name.startswith(_MORE) and name not in self._source.texts:
            question = name.removeprefix(_MORE)
            answers = {f"{_UTTER}{question}", question} & (responses.keys() | catalogue.keys())
            if is_faq(question) and question in self._intents and answers:
                return None
            why = f"is more of an answer that there is none of: {_UTTER}{question}"
            return Problem(entry.path, entry.line, entry.name, why, stops=False)
        if name in self._said:
            return None
        return Problem(entry.path, entry.line, entry.name, "nobody says it", stops=False)

    def _missing(self, there: Collection[str], entries: list[Entry]) -> Iterator[Problem]:
        """Names that code, a rule or a story says, and no entry has."""
        where = entries[0].path if entries else Path()
        for step in self._steps:
            if step.name.removeprefix(_UTTER) not in there:
                yield _wordless(step.path, step.line, step.name, there)
        for name in sorted({each.removeprefix(_UTTER) for each in self._composed} - {*there}):
            yield _wordless(where, 1, name, there)
        for name, sayings in self._sayings.items():
            certain = [saying for saying in sayings if saying.must_be]
            if certain and name not in there and name not in self._composed:
                path, _, line = certain[0].place.rpartition(":")
                yield _wordless(Path(path), int(line), name, there)


def _unknown(entry: Entry, name: str, why: str, known: Collection[str]) -> Problem:
    near = get_close_matches(name, known, n=1)
    hint = f"; did you mean {{{near[0]}}}?" if near else ""
    return Problem(entry.path, entry.line, entry.name, f"{{{name}}}: {why}{hint}")


def _wordless(path: Path, line: int, name: str, there: Collection[str]) -> Problem:
    near = get_close_matches(name.removeprefix(_UTTER), there, n=1)
    hint = f"; did you mean {near[0]}?" if near else ""
    return Problem(path, line, name, f"is said and has no words{hint}")


def _of_other_language(
    path: Path, entries: Mapping[str, Entry], catalogue: Mapping[str, Entry]
) -> Iterator[Problem]:
    """What is wrong with the sentences for who writes in another language."""
    for name, entry in entries.items():
        if name not in other_language.SENTENCES:
            yield Problem(path, entry.line, name, "nobody says it in this language", stops=False)
            continue
        asked = {p for text in entry.texts for p in _PLACEHOLDER.findall(text)}
        texts = catalogue[name].texts if name in catalogue else ()
        known = {p for text in texts for p in _PLACEHOLDER.findall(text)}
        for wrong in sorted(asked - known):
            yield _unknown(entry, wrong, "nothing fills it", known)
    for name in sorted(set(other_language.SENTENCES) - entries.keys()):
        yield Problem(path, 1, name, "is said and has no words in this language")
