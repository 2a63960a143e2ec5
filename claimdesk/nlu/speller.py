"""Mends words that no one writes into words the shop knows, one slip of typing away."""

from __future__ import annotations

import re
import string
from collections import Counter
from collections.abc import Iterable, Mapping

from claimdesk.language.word_cache import cached_by_word
from claimdesk.nlu.word_pieces import whole_words

# A word inside an order number or a model's name ("pc-20418", "s23ultra") is no word to mend.
_WORD = re.compile(r"(?<![\w-])[a-z]+(?:'[a-z]+)?(?![\w'-])")
_ENDINGS = ("s", "es", "ed", "d", "ing", "ly", "er")
_SHORTEST_STEM = 4
# Nearly anything of two or three letters is a word somewhere ("ot", "te", "ym"): so short a word
# is a word if many English texts have it, and a slip only of a word that the shop hears often.
_COMMONEST, _OFTEN = 5000, 10
_FAR_OFTENER = 20  # times: a word beside such a one is a slip of it
_WORDS_IN_MIND = 4096  # whose mending need not be looked for again


class Speller:
    """Knows the words of the shop, with how often each was seen, and the commonest English ones."""

    def __init__(self, words: Mapping[str, int], *, shortest: int = 4) -> None:
        self.words = dict(words)
        self._shortest = shortest
        self._mended = cached_by_word(self._mend, _WORDS_IN_MIND)

    @classmethod
    def learn(cls, texts: Iterable[str], *, shortest: int = 4, min_count: int = 3) -> Speller:
        """Know the words of these plain texts.

        Of words shorter than ``shortest`` letters only the plainest slips are mended. A word that
        is no common English one counts from ``min_count`` occurrences on, and not beside one that
        is far oftener, so that the slips among the texts stay slips.
        """
        counts = Counter(word for text in texts for word in _WORD.findall(text))
        english = whole_words()

        def is_word(word: str, count: int) -> bool:
            if word in english or "'" in word:
                return True
            near = _slips(word) | _dropped(word)
            return count >= min_count and max(counts[n] for n in near) < _FAR_OFTENER * count

        return cls({w: n for w, n in sorted(counts.items()) if is_word(w, n)}, shortest=shortest)

    def mend(self, text: str) -> str:
        """The plain text with each unknown word replaced by the likeliest one a slip away."""
        return _WORD.sub(lambda match: self._mended(match.group()), text)

    def _mend(self, word: str) -> str:
        if len(word) < self._shortest:
            if self._is_known_short(word):
                return word
            found_nowhere = word not in whole_words()
            return self._likeliest(
                word, _slips(word) | (_dropped(word) if found_nowhere else set())
            )
        if self._is_known(word):
            return word
        slips = _slips(word) | _dropped(word)
        mended = self._likeliest(word, slips | _other_edits(word))
        if mended == word:
            english = whole_words()
            mended = min(slips & english.keys(), key=english.__getitem__, default=word)
        return mended

    def _likeliest(self, word: str, near: set[str]) -> str:
        """Of the words nearby the one that the shop hears most; the word itself if none is near."""
        often = _OFTEN if len(word) < self._shortest else 1
        found = [n for n in near & self.words.keys() if self.words[n] >= often]
        return max(found, key=lambda near: (self.words[near], near), default=word)

    def _is_known_short(self, word: str) -> bool:
        return (
            len(word) == 1
            or self.words.get(word, 0) >= _OFTEN
            or whole_words().get(word, _COMMONEST) < _COMMONEST
        )

    def _is_known(self, word: str) -> bool:
        def is_word(word: str) -> bool:
            return word in self.words or word in whole_words()

        stems = [word[: -len(ending)] for ending in _ENDINGS if word.endswith(ending)]
        return is_word(word) or any(
            is_word(stem) or is_word(f"{stem}e") for stem in stems if len(stem) >= _SHORTEST_STEM
        )


def _slips(word: str) -> set[str]:
    """What the word was, if two neighbours changed places or a letter was doubled."""
    swapped = {word[:i] + word[i + 1] + word[i] + word[i + 2 :] for i in range(len(word) - 1)}
    doubled = {word[:i] + word[i + 1 :] for i in range(1, len(word)) if word[i] == word[i - 1]}
    return swapped | doubled


def _dropped(word: str) -> set[str]:
    """What the word was, if a letter was dropped."""
    return {
        word[:i] + letter + word[i:]
        for i in range(len(word) + 1)
        for letter in string.ascii_lowercase
    }


def _other_edits(word: str) -> set[str]:
    """What the word was, if a letter was added, or another one hit."""
    added = {word[:i] + word[i + 1 :] for i in range(len(word))}
    hit = {
        word[:i] + letter + word[i + 1 :]
        for i in range(len(word))
        for letter in string.ascii_lowercase
    }
    return added | hit
