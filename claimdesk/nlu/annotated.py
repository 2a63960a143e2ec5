"""Reads a folder of Rasa's NLU files as labelled sentences with their values."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from rasa.shared.nlu.constants import ENTITIES, INTENT, TEXT
from rasa.shared.nlu.training_data.formats.rasa_yaml import RasaYAMLReader

from claimdesk.evaluation import BadSentences, Labelled
from claimdesk.evaluation_entities import Span


@dataclass(frozen=True)
class Annotated:
    """A labelled sentence and the values marked in it."""

    labelled: Labelled
    spans: tuple[Span, ...]


def read_annotated(folder: Path) -> list[Annotated]:
    """The sentences of every ``.yml`` file of the folder; the file's name is their source.

    Raises BadSentences where there are none or a file is not Rasa's.
    """
    sentences = []
    for path in sorted(folder.glob("*.yml")):
        try:
            examples = RasaYAMLReader().read(str(path)).intent_examples
        except Exception as problem:  # ruamel's and Rasa's own, without a common ancestor
            reason = str(problem).strip().splitlines() or [type(problem).__name__]
            raise BadSentences(f"{path}: {reason[0]}") from problem
        for example in examples:
            spans = tuple((e["entity"], e["start"], e["end"]) for e in example.get(ENTITIES) or [])
            labelled = Labelled(example.get(TEXT), example.get(INTENT), path.stem)
            sentences.append(Annotated(labelled, spans))
    if not sentences:
        raise BadSentences(f"{folder}: no sentences")
    return sentences
