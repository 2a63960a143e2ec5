"""Mends words that no one writes into words the shop knows, one slip of typing away."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping

from claimdesk.nlu.word_pieces import whole_words
from claimdesk.reading.spelling import within_one_edit

# A word inside an order number or a model's name ("pc-20418", "s23ultra") is no word to mend.
_WORD = re.compile(r"(?<![\w-])[a-z]+(?:'[a-z]+)?(?![\w'-])")
_ENDINGS = ("s", "es", "ed", "d", "ing", "ly", "er")


class Speller:
    """Knows the words of the shop, with how often each was seen, and the commonest English ones."""

    def __init__(self, words: Mapping[str, int], *, shortest: int = 4) -> None:
        self.words = dict(words)
        self._shortest = shortest
        self._known = whole_words() | self.words.keys()
        self._near: dict[str, list[str]] = {}
        for word in self.words:
            if len(word) >= shortest - 1:
                for cut in _cuts(word):
                    self._near.setdefault(cut, []).append(word)

    @classmethod
    def learn(cls, texts: Iterable[str], *, shortest: int = 4, seen: int = 3) -> Speller:
        """Know the words of these plain texts.

        Words shorter than ``shortest`` letters are never mended. A word that is no common English
        one counts from ``seen`` occurrences on, so that the slips among the texts stay slips.
        """
        counts = Counter(word for text in texts for word in _WORD.findall(text))
        common = whole_words()
        return cls(
            {w: n for w, n in sorted(counts.items()) if n >= seen or w in common or "'" in w},
            shortest=shortest,
        )

    def mend(self, text: str) -> str:
        """The plain text with each unknown word replaced by the commonest one a slip away."""
        return _WORD.sub(lambda match: self._mended(match.group()), text)

    def _mended(self, word: str) -> str:
        if len(word) < self._shortest or self._is_known(word):
            return word
        found = {near for cut in _cuts(word) for near in self._near.get(cut, ())}
        found = {near for near in found if within_one_edit(word, near)}
        return max(found, key=lambda near: (self.words[near], near), default=word)

    def _is_known(self, word: str) -> bool:
        if word in self._known:
            return True
        stems = [word[: -len(ending)] for ending in _ENDINGS if word.endswith(ending)]
        return any(stem in self._known or f"{stem}e" in self._known for stem in stems)


def _cuts(word: str) -> set[str]:
    """The word, and the word without each of its letters: what one slip leaves in common."""
    return {word, *(word[:i] + word[i + 1 :] for i in range(len(word)))}
