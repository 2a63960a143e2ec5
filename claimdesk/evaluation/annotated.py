"""Reads Rasa NLU files as labelled and annotated test sentences."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import yaml
from rasa.shared.nlu.constants import ENTITIES, INTENT, TEXT
from rasa.shared.nlu.training_data.formats.rasa_yaml import RasaYAMLReader
from rasa.shared.nlu.training_data.message import Message

from claimdesk.evaluation.entities import Value
from claimdesk.evaluation.figures import BadSentences, Labelled
from claimdesk.evaluation.known_twins import DIFFER, TAUGHT, read_taught
from claimdesk.evaluation.nlu_lines import lines_of
from claimdesk.evaluation.taught_phrases import TaughtPhrases

#: Folder of fully annotated files, for entity metrics.
VALUES_FOLDER = "entities"
#: Beside the sentences: {intent: {sentence: [other intents that are right too]}}.
ALSO_OK = "also_ok.yml"
# Not intent test data, or a figure of its own: the writers of whom nothing is taught.
_BESIDE = frozenset({ALSO_OK, TAUGHT, DIFFER, "thresholds.yml"})
_OTHERS = frozenset({VALUES_FOLDER, "configs", "in_context", "writers"})


@dataclass(frozen=True)
class Annotated:
    """A sentence in which every value is marked; ``source`` is its file's name.

    ``taught`` are those of its values whose words training lists.
    """

    text: str
    source: str
    values: tuple[Value, ...]
    taught: frozenset[Value] = frozenset()


def read_labelled(folder: Path) -> list[Labelled]:
    """The sentences of every ``.yml`` file of the folder and of the folders in it.

    Their source is the file's name, after that of the inner folder. Raises BadSentences where
    there are none or a file is not Rasa's, or ``also_ok.yml`` names a sentence that is not there.
    """
    sentences = _labelled(folder, "")
    for part in sorted(p for p in folder.iterdir() if p.is_dir() and p.name not in _OTHERS):
        if any(part.glob("*.yml")):
            sentences += _labelled(part, f"{part.name}/")
    return sentences


def read_annotated(folder: Path, training: Path | None = None) -> list[Annotated]:
    """The sentences marked for their values, from the folder's folder ``entities``; maybe none.

    With the folder of the ``training`` data, the values listed there are told apart.
    A marked value has a code where it is not what is written ("[broken]{… "value": "defective"}").
    Raises BadSentences as ``read_labelled`` does.
    """
    marked = folder / VALUES_FOLDER
    if not marked.is_dir():
        return []
    taught = read_taught(marked)
    examples = [(p, each) for p, each in _examples(marked) if each.get(TEXT) not in taught]
    coded = {
        entity["entity"]
        for _, example in examples
        for entity in example.get(ENTITIES) or []
        if entity["value"] != example.get(TEXT)[entity["start"] : entity["end"]]
    }
    sentences = [
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
    return _told_apart(sentences, training) if training else sentences


def _told_apart(sentences: list[Annotated], training: Path) -> list[Annotated]:
    phrases = TaughtPhrases(lines_of(training))
    return [
        replace(
            each,
            taught=frozenset(
                v for v in each.values if phrases.hold(v.entity, each.text[v.start : v.end])
            ),
        )
        for each in sentences
    ]


def _labelled(folder: Path, before: str) -> list[Labelled]:
    others = _also_ok(folder / ALSO_OK)
    taught = read_taught(folder)
    sentences = [
        Labelled(text, intent, before + path.stem, others.pop((intent, text), frozenset()))
        for path, example in _examples(folder)
        for text, intent in [(example.get(TEXT), example.get(INTENT))]
    ]
    for intent, text in others:
        raise BadSentences(f"{folder / ALSO_OK}: {intent}: no such sentence: {text}")
    for text in taught - {each.text for each in sentences}:
        raise BadSentences(f"{folder / TAUGHT}: no such sentence: {text}")
    return [each for each in sentences if each.text not in taught]


def _also_ok(path: Path) -> dict[tuple[str, str], frozenset[str]]:
    if not path.exists():
        return {}
    try:
        intents = yaml.safe_load(path.read_text(encoding="utf-8")) or {}
        return {
            (intent, text): frozenset(others)
            for intent, sentences in intents.items()
            for text, others in sentences.items()
        }
    except (yaml.YAMLError, AttributeError, TypeError) as problem:
        raise BadSentences(f"{path}: not {{intent: {{sentence: [intents]}}}}") from problem


def _examples(folder: Path) -> Iterator[tuple[Path, Message]]:
    some = False
    for path in sorted(p for p in folder.glob("*.yml") if p.name not in _BESIDE):
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
