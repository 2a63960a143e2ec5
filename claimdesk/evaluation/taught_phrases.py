"""The phrases that training lists as values: what a model finds in them, it may know by heart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from claimdesk.evaluation.near_twins import words_in
from claimdesk.evaluation.nlu_lines import LOOKUP, SYNONYM, Line


class TaughtPhrases:
    """By entity, the words of lookup tables, of phrases listed under a code, of marked values."""

    def __init__(self, lines: Iterable[Line]) -> None:
        self._of_entity: dict[str, set[str]] = defaultdict(set)
        self._of_a_code: set[str] = set()
        for line in lines:
            if line.kind == LOOKUP:
                self._of_entity[line.name.partition("/")[0]].add(_words(line.text))
            elif line.kind == SYNONYM:
                self._of_a_code.add(_words(line.text))
            for entity, written in line.marked:
                self._of_entity[entity].add(_words(written))

    def hold(self, entity: str, phrase: str) -> bool:
        """Whether a phrase stands among them, whatever its capitals and marks."""
        words = _words(phrase)
        return words in self._of_entity[entity] or words in self._of_a_code


def _words(phrase: str) -> str:
    return " ".join(words_in(phrase))
