"""The stories and rules of `data/` as files: where each stands, and the names it uses."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from rasa.shared.core.domain import Domain
from rasa.shared.core.training_data.story_reader.yaml_story_reader import YAMLStoryReader

from claimdesk.adapters.located_yaml import LocatedYaml, load_located

_KINDS = {"stories": "story", "rules": "rule"}


@dataclass(frozen=True)
class Told:
    """A story or rule as it stands in a file: its steps, conditions first, and their lines."""

    kind: str
    name: str
    file: str
    line: int
    steps: tuple[tuple[int, Mapping[str, Any]], ...] = ()

    @property
    def place(self) -> str:
        """File and line, as editors open them."""
        return f"{self.file}:{self.line}"

    @property
    def title(self) -> str:
        """As it is called in a message."""
        return f'{self.kind} "{self.name}"'

    def line_of(self, action: str) -> int:
        """The line of the first step with this action, or the story's own."""
        lines = (line for line, step in self.steps if step.get("action") == action)
        return next(lines, self.line)


def read_told(root: Path) -> tuple[list[Told], list[str]]:
    """The stories and rules under `root`/data, and a line on each file that is no YAML."""
    told: list[Told] = []
    problems: list[str] = []
    for path in sorted((root / "data").rglob("*.yml")):
        if path.is_relative_to(root / "data" / "nlu"):
            continue
        name = path.relative_to(root).as_posix()
        document = load_located(path.read_text(encoding="utf-8"))
        problems += [f"{name}:{line}: {problem}" for _, line, problem in document.problems]
        if not document.problems:
            told += _told_in(document, name)
    return told, problems


def story_files(root: Path) -> list[str]:
    """The paths of the files with stories or rules, for Rasa to read."""
    files = (str(path) for path in sorted((root / "data").rglob("*.yml")))
    return [file for file in files if YAMLStoryReader.is_stories_file(file)]


def unknown_names(told: Iterable[Told], domain: Domain) -> Iterator[str]:
    """A line on each intent, action, entity, slot or form that domain.yml doesn't have."""
    known = {
        "intent": set(domain.intents),
        "action": set(domain.action_names_or_texts),
        "entity": set(domain.entities),
        "slot": {slot.name for slot in domain.slots},
        "form": {*domain.form_names},
    }
    for each in told:
        for line, step in each.steps:
            if "user" in step and "intent" not in step:
                yield f"{each.file}:{line}: {each.title} has the shopper's words; name the intent"
            for kind, name in _names_in(step):
                if name not in known[kind]:
                    close = get_close_matches(name, known[kind], n=1)
                    hint = f"; did you mean {close[0]}?" if close else ""
                    yield f"{each.file}:{line}: {each.title}: no {kind} {name} in domain.yml{hint}"


def _told_in(document: LocatedYaml, file: str) -> Iterator[Told]:
    content = document.value if isinstance(document.value, dict) else {}
    for key, kind in _KINDS.items():
        for number, entry in enumerate(content.get(key) or ()):
            if not isinstance(entry, dict):
                continue
            steps = [
                (document.line((key, number, part, position)), step)
                for part in ("condition", "steps")
                for position, step in enumerate(entry.get(part) or ())
                if isinstance(step, dict)
            ]
            line = document.line((key, number, kind))
            yield Told(kind, str(entry.get(kind, "")), file, line, tuple(steps))


def _names_in(step: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for choice in step.get("or") or ():
        yield from _names_in(choice)
    if "intent" in step:
        yield "intent", str(step["intent"]).split("/")[0]
    if "action" in step:
        yield "action", str(step["action"])
    if step.get("active_loop"):
        yield "form", str(step["active_loop"])
    for kind, part in (("entity", "entities"), ("slot", "slot_was_set")):
        for entry in step.get(part) or ():
            names = [entry] if isinstance(entry, str) else [*entry]
            yield kind, str(next(name for name in names if name not in ("role", "group")))
