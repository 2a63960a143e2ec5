"""The near-twins that are listed beside the held-out sentences as known."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import yaml

from claimdesk.evaluation.figures import BadSentences
from claimdesk.evaluation.near_twins import Twins
from claimdesk.evaluation.nlu_lines import Line

#: Beside the sentences: {taught: [those that training has nearly word for word]}; not measured.
TAUGHT = "taught.yml"
#: In the folder of all of them: {differ: [[a taught sentence, its twin of another meaning]]}.
DIFFER = "differ.yml"


def read_taught(folder: Path) -> frozenset[str]:
    """The sentences of a folder's files of which it says that training nearly has them."""
    return frozenset(str(text) for text in _listed(folder / TAUGHT, "taught"))


class KnownTwins:
    """What a folder of held-out sentences, and the folders in it, say of near-twins."""

    def __init__(self, folder: Path, held_out: Iterable[Line]) -> None:
        """Raises BadSentences for a list that can't be read."""
        folders = {line.path.parent for line in held_out}
        self._taught = {(each, text) for each in folders for text in read_taught(each)}
        self._differ = {_pair(folder, each) for each in _listed(folder / DIFFER, "differ")}
        self._folder = folder

    @property
    def count(self) -> int:
        """How many are listed."""
        return len(self._taught) + len(self._differ)

    def is_taught(self, line: Line) -> bool:
        """Whether a held-out sentence is listed as one that training nearly has."""
        return (line.path.parent, line.text) in self._taught

    def may_differ(self, pair: Twins) -> bool:
        """Whether two taught sentences are listed as meaning different things rightly."""
        return frozenset((pair.one.text, pair.other.text)) in self._differ

    def outdated(self, twins: Sequence[Twins], pairs: Sequence[Twins]) -> Iterator[str]:
        """A line for each entry of the lists that is true no more."""
        found = {(each.one.path.parent, each.one.text) for each in twins}
        for folder, text in sorted(self._taught - found):
            yield f"{folder / TAUGHT}: no near-twin in training any more: {text}"
        differing = {frozenset((each.one.text, each.other.text)) for each in pairs}
        for pair in self._differ - differing:
            yield f"{self._folder / DIFFER}: no such pair any more: {' / '.join(sorted(pair))}"


def _pair(folder: Path, listed: object) -> frozenset[str]:
    if not isinstance(listed, list) or len(listed) != 2:
        raise BadSentences(f"{folder / DIFFER}: not a pair of sentences: {listed}")
    return frozenset(str(text) for text in listed)


def _listed(path: Path, key: str) -> Sequence[object]:
    if not path.exists():
        return ()
    try:
        listed = yaml.safe_load(path.read_text(encoding="utf-8"))[key]
    except (yaml.YAMLError, KeyError, TypeError) as problem:
        raise BadSentences(f"{path}: needs {key}: and a list") from problem
    if not isinstance(listed, list):
        raise BadSentences(f"{path}: needs {key}: and a list")
    return listed
