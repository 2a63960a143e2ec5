"""The families' files of sentences, taught and held out, into which examples are written."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap
from ruamel.yaml.error import CommentMark, YAMLError
from ruamel.yaml.scalarstring import LiteralScalarString
from ruamel.yaml.tokens import CommentToken

from claimdesk.claims.errors import ClaimdeskError
from claimdesk.inbox.examples import are_near_twins, words_of

_UNMARKED = {"marked": False}  # nobody marked the values in these sentences
_BLOCK = re.compile(r"\s*- (?:intent: *(?P<intent>\S+)|(?:lookup|synonym|regex):)")
_OF_AN_ANSWER = re.compile(r"\s+metadata: *\{.*\basked:")
_EXAMPLE = re.compile(r"\s+- (?P<text>.+?)\s*$")
_LONGEST_LINE = 4096  # characters: longer sentences than a message may have are not broken


class UnfitFamilyFile(ClaimdeskError):
    """Raised when a file of sentences can't be read; says which and why."""


@dataclass(frozen=True)
class Sentence:
    """An intent's sentence, with its marks, and where it stands."""

    text: str
    intent: str
    path: Path
    line: int

    @cached_property
    def words(self) -> frozenset[str]:
        """Its words, by which near-twins are known."""
        return words_of(self.text)


class FamilyFiles:
    """The YAML files of `taught` (data/nlu) and of `held_out` (tests/nlu), a family each.

    What is written keeps order, comments and all that stands there.
    """

    def __init__(self, taught: Path, held_out: Path) -> None:
        self.taught = taught
        self.held_out = held_out

    @cached_property
    def families(self) -> dict[str, str]:
        """The name of the file that each intent is taught in."""
        found: dict[str, str] = {}
        for path in sorted(self.taught.glob("*.yml")):
            for block in _blocks(_read(path)):
                # An answer means something only to its question, and is no example of its intent.
                if "intent" in block and "asked" not in (block.get("metadata") or {}):
                    found.setdefault(str(block["intent"]), path.stem)
        return found

    @cached_property
    def sentences(self) -> list[Sentence]:
        """Every sentence that is taught or held out, those of writers' own folders too."""
        paths = [path for folder in (self.taught, self.held_out) for path in folder.rglob("*.yml")]
        return [sentence for path in sorted(paths) for sentence in _sentences(path)]

    def near_twin(self, text: str) -> Sentence | None:
        """A sentence that has nearly the same words, or None."""
        words = words_of(text)
        return next((each for each in self.sentences if are_near_twins(words, each.words)), None)

    def add(self, folder: Path, intent: str, sentence: str) -> Path:
        """Write a sentence into the intent's family; which file that is. KeyError without one.

        Among those that are taught it stands in a block whose values nobody marked.
        """
        path = folder / f"{self.families[intent]}.yml"
        document = _read(path)
        unmarked = folder == self.taught
        blocks = [
            block
            for block in _of_intent(document, intent)
            if ((block.get("metadata") or {}).get("marked") is False) == unmarked
        ]
        if blocks:
            _append(blocks[-1], sentence)
        else:
            _insert(document, intent, sentence, unmarked)
        path.write_text(_written(document), encoding="utf-8")
        self.sentences.append(Sentence(sentence, intent, path, 0))
        return path


def _yaml() -> YAML:
    yaml = YAML()
    yaml.width = _LONGEST_LINE
    yaml.preserve_quotes = True
    return yaml


def _read(path: Path) -> CommentedMap:
    try:
        document = _yaml().load(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, YAMLError) as problem:
        reason = str(problem).strip().splitlines()[0]
        raise UnfitFamilyFile(f"{path}: {reason}") from None
    if not isinstance(document, CommentedMap) or not isinstance(document.get("nlu"), list):
        raise UnfitFamilyFile(f"{path}: has no list `nlu:`")
    return document


def _written(document: CommentedMap) -> str:
    stream = io.StringIO()
    _yaml().dump(document, stream)
    return stream.getvalue()


def _blocks(document: CommentedMap) -> Iterator[CommentedMap]:
    return (block for block in document["nlu"] if isinstance(block, CommentedMap))


def _of_intent(document: CommentedMap, intent: str) -> list[CommentedMap]:
    return [
        block
        for block in _blocks(document)
        if block.get("intent") == intent and isinstance(block.get("examples"), str)
    ]


def _sentences(path: Path) -> Iterator[Sentence]:
    """Read line by line: all files through a YAML reader take seconds."""
    intent = ""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if begins := _BLOCK.match(line):
            intent = begins["intent"] or ""
        elif _OF_AN_ANSWER.match(line):
            intent = ""
        elif intent and (example := _EXAMPLE.match(line)):
            yield Sentence(example["text"], intent, path, number)


def _append(block: CommentedMap, sentence: str) -> None:
    block["examples"] = LiteralScalarString(f"{block['examples'].rstrip()}\n- {sentence}\n")


def _insert(document: CommentedMap, intent: str, sentence: str, unmarked: bool) -> None:
    """A block of its own behind the intent's last one, or at the end."""
    blocks = document["nlu"]
    same = [place for place, block in enumerate(blocks) if block.get("intent") == intent]
    place = same[-1] if same else len(blocks) - 1
    new = CommentedMap(intent=intent)
    if unmarked:
        new["metadata"] = _flow(_UNMARKED)
    new["examples"] = LiteralScalarString(f"- {sentence}\n")
    if blocks:
        behind = blocks[place].ca.items  # a blank line, or a comment on what follows
        if "examples" in behind:
            new.ca.items["examples"] = behind["examples"]
        blank = CommentToken("\n", CommentMark(0), None)
        behind["examples"] = [None, None, blank, None]
    blocks.insert(place + 1, new)


def _flow(values: dict[str, bool]) -> CommentedMap:
    written = CommentedMap(values)
    written.fa.set_flow_style()
    return written
