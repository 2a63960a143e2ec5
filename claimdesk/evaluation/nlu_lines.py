"""Every example of Rasa NLU files with the line it stands in."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml
from rasa.shared.nlu.training_data.entities_parser import ENTITY_REGEX

from claimdesk.evaluation.figures import BadSentences

#: What examples may be of; a file's other blocks (regex) are no sentences or phrases.
INTENT, LOOKUP, SYNONYM = "intent", "lookup", "synonym"
# libyaml's where PyYAML was built with it: ten times as fast.
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True)
class Line:
    """An example: its place, what it is an example of, and its text without marks.

    ``kind`` is INTENT, LOOKUP or SYNONYM, ``name`` that block's. An answer to a question of a claim
    has the question in ``asked`` and what it comes to in ``means``. ``marked`` are its values: the
    entity, and the words.
    """

    path: Path
    number: int
    kind: str
    name: str
    text: str
    asked: str = ""
    means: str = ""
    marked: tuple[tuple[str, str], ...] = ()

    @property
    def label(self) -> str:
        """What is taught by it."""
        return f"{self.asked}: {self.means}" if self.asked else self.name


def lines_of(path: Path) -> Iterator[Line]:
    """The examples of a file, or of every ``.yml`` file under a folder.

    A file without ``nlu:`` has none. Raises BadSentences for one that is not YAML.
    """
    for file in sorted(path.rglob("*.yml")) if path.is_dir() else [path]:
        try:
            root = yaml.compose(file.read_text(encoding="utf-8"), _Loader)
        except (OSError, UnicodeDecodeError, yaml.YAMLError) as problem:
            raise BadSentences(f"{file}: {str(problem).splitlines()[0]}") from problem
        for block in _items(_entries(root).get("nlu")):
            try:
                yield from _of_block(file, _entries(block))
            except (
                ValueError,
                KeyError,
                TypeError,
            ) as problem:  # a mark that Rasa can't read either
                line = block.start_mark.line + 1
                raise BadSentences(f"{file}: line {line}: a value is marked wrongly") from problem


def _of_block(file: Path, block: dict[str, yaml.Node]) -> Iterator[Line]:
    kind = next((each for each in (INTENT, LOOKUP, SYNONYM) if each in block), None)
    if kind is None:
        return
    about = {key: str(node.value) for key, node in _entries(block.get("metadata")).items()}
    asked, means = about.get("asked", ""), about.get("means", "")
    name = str(block[kind].value)
    for number, written in _examples(block.get("examples")):
        marks = tuple(_marks(written)) if kind == INTENT else ()
        text = ENTITY_REGEX.sub(lambda mark: mark["entity_text"], written) if marks else written
        yield Line(file, number, kind, name, text, asked, means, marks)


def _marks(written: str) -> Iterator[tuple[str, str]]:
    """Entity and words of each ``[words](entity)`` and ``[words]{"entity": …}``."""
    for mark in ENTITY_REGEX.finditer(written):
        if mark["entity"]:
            yield mark["entity"], mark["entity_text"]
            continue
        told = f"{{{mark['entity_dict']}}}" if mark["entity_dict"] else mark["list_entity_dicts"]
        for each in json.loads(f"[{told}]"):
            yield each["entity"], mark["entity_text"]


def _examples(node: yaml.Node | None) -> Iterator[tuple[int, str]]:
    """Line number and text of each: of a block of text, or of a list with a text in each."""
    if isinstance(node, yaml.SequenceNode):
        for each in node.value:
            text = _entries(each).get("text")
            if text is not None:
                yield text.start_mark.line + 1, str(text.value).strip().removeprefix("- ")
    elif node is not None:
        first = node.start_mark.line + 2  # the line after the bar, counted from one
        for number, line in enumerate(str(node.value).splitlines(), start=first):
            if line.startswith("- "):
                yield number, line[2:].strip()


def _items(node: yaml.Node | None) -> list[yaml.Node]:
    return list(node.value) if isinstance(node, yaml.SequenceNode) else []


def _entries(node: yaml.Node | None) -> dict[str, yaml.Node]:
    if not isinstance(node, yaml.MappingNode):
        return {}
    return {str(key.value): value for key, value in node.value}
