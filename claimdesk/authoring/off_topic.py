"""Sentences that are labelled off topic, and may ask what there is a question for now."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from claimdesk.authoring.project import Project

_OFF_TOPIC = "out_of_scope"
_STEM = 4  # letters by which "wrap", "wraps" and "wrapping" are one
_LABEL = re.compile(r"^- (?:intent|lookup|synonym|regex): *(\S+)")
_EXAMPLE = re.compile(r"^ +- +(.+)$")
_WORD = re.compile(r"[a-z]+")


@dataclass(frozen=True)
class OffTopic:
    """A sentence, and where it stands."""

    path: Path
    line: int
    text: str


def off_topic_about(project: Project, intent: str) -> Iterator[OffTopic]:
    """The off-topic sentences, taught and held out, that have every word of the intent's name."""
    stems = [word[:_STEM] for word in intent.removeprefix("ask_").split("_") if word]
    for folder in ("data/nlu", "tests/nlu"):
        for path in sorted((project.root / folder).rglob("*.yml")):
            for each in _off_topic(path):
                words = _WORD.findall(each.text.casefold())
                if all(any(word.startswith(stem) for word in words) for stem in stems):
                    yield each


def _off_topic(path: Path) -> Iterator[OffTopic]:
    label = ""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if found := _LABEL.match(line):
            label = found[1]
        elif label == _OFF_TOPIC and (example := _EXAMPLE.match(line)):
            yield OffTopic(path, number, example[1])
