"""Reads a folder of Rasa's NLU files as labelled sentences, and those marked for their values."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from rasa.shared.nlu.constants import ENTITIES, INTENT, TEXT
from rasa.shared.nlu.training_data.formats.rasa_yaml import RasaYAMLReader
from rasa.shared.nlu.training_data.message import Message

from claimdesk.evaluation import BadSentences, Labelled
from claimdesk.evaluation_entities import Value

#: The folder of files in which every value is marked: figures of values are taken from these alone.
VALUES_FOLDER = "entities"


@dataclass(frozen=True)
class Annotated:
    """A sentence in which every value is marked; ``source`` is its file's name."""

    text: str
    source: str
    values: tuple[Value, ...]


def read_labelled(folder: Path) -> list[Labelled]:
    """The sentences of every ``.yml`` file of the folder; the file's name is their source.

    Raises BadSentences where there are none or a file is not Rasa's.
    """
    return [
        Labelled(example.get(TEXT), example.get(INTENT), path.stem)
        for path, example in _examples(folder)
    ]


def read_annotated(folder: Path) -> list[Annotated]:
    """The sentences marked for their values, from the folder's folder ``entities``; maybe none.

    A marked value has a code where it is not what is written ("[broken]{… "value": "defective"}").
    Raises BadSentences as ``read_labelled`` does.
    """
    marked = folder / VALUES_FOLDER
    if not marked.is_dir():
        return []
    examples = list(_examples(marked))
    coded = {
        entity["entity"]
        for _, example in examples
        for entity in example.get(ENTITIES) or []
        if entity["value"] != example.get(TEXT)[entity["start"] : entity["end"]]
    }
    return [
        Annotated(
            example.get(TEXT),
            path.stem,
            tuple(
                Value(e["entity"], e["start"], e["end"], e["value"] if e["entity"] in coded else "")
                for e in example.get(ENTITIES) or []
            ),
        )
        for path, example in examples
    ]


def _examples(folder: Path) -> Iterator[tuple[Path, Message]]:
    some = False
    for path in sorted(folder.glob("*.yml")):
        try:
            examples = RasaYAMLReader().read(str(path)).intent_examples
        except Exception as problem:  # ruamel's and Rasa's own, without a common ancestor
            reason = str(problem).strip().splitlines() or [type(problem).__name__]
            raise BadSentences(f"{path}: {reason[0]}") from problem
        for example in examples:
            some = True
            yield path, example
    if not some:
        raise BadSentences(f"{folder}: no sentences")
