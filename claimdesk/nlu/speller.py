"""Mends words that no one writes into words the shop knows, a slip of typing away or by ear."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache

from claimdesk.language.edit_distance import written_alike
from claimdesk.language.languages import DEFAULT, Language
from claimdesk.language.word_cache import cached_by_word

# Nearly anything of two or three letters is a word somewhere ("ot", "te", "ym"): so short a word
# is a word if many texts have it, and a slip only of a word that the shop hears often.
_COMMONEST, _OFTEN = 5000, 10
_FAR_OFTENER = 20  # times: a word beside such a one is a slip of it
_WORDS_IN_MIND = 4096  # whose mending need not be looked for again


class Speller:
    """Knows the words of the shop, with how often each was seen, and the language's commonest."""

    def __init__(
        self, words: Mapping[str, int], *, shortest: int = 4, language: Language = DEFAULT
    ) -> None:
        self.words = dict(words)
        self._language = language
        self._word = _word_of(language.LETTERS)
        self._shortest = shortest
        self._by_sound: dict[str, list[str]] = {}
        for known, often in self.words.items():
            if len(known) >= shortest and often >= _OFTEN:
                self._by_sound.setdefault(language.sound_of(known), []).append(known)
        self._mended = cached_by_word(self._mend, _WORDS_IN_MIND)

    @classmethod
    def learn(
        cls,
        texts: Iterable[str],
        *,
        shortest: int = 4,
        min_count: int = 3,
        language: Language = DEFAULT,
    ) -> Speller:
        """Know the words of these plain texts.

        Of words shorter than ``shortest`` letters only the plainest slips are mended. A word that
        is no common one counts from ``min_count`` occurrences on, and not beside one that is far
        oftener, so that the slips among the texts stay slips.
        """
        words = _word_of(language.LETTERS)
        counts = Counter(word for text in texts for word in words.findall(text))
        common, letters = language.common_words(), language.LETTERS

        def is_word(word: str, count: int) -> bool:
            if word in common or "'" in word:
                return True
            near = _slips(word) | _dropped(word, letters)
            return count >= min_count and max(counts[n] for n in near) < _FAR_OFTENER * count

        known = {w: n for w, n in sorted(counts.items()) if is_word(w, n)}
        return cls(known, shortest=shortest, language=language)

    def mend(self, text: str) -> str:
        """The plain text with each unknown word replaced by the likeliest one a slip away."""
        return self._word.sub(lambda match: self._mended(match.group()), text)

    def _mend(self, word: str) -> str:
        common, letters = self._language.common_words(), self._language.LETTERS
        if len(word) < self._shortest:
            if self._is_known_short(word):
                return word
            found_nowhere = word not in common
            return self._likeliest(
                word, _slips(word) | (_dropped(word, letters) if found_nowhere else set())
            )
        if self._is_known(word):
            return word
        slips = _slips(word) | _dropped(word, letters)
        mended = self._likeliest(word, slips | _other_edits(word, letters))
        if mended == word:
            mended = min(slips & common.keys(), key=common.__getitem__, default=word)
        return self._heard(word) if mended == word else mended

    def _heard(self, word: str) -> str:
        """The word that the shop hears most of those that it sounds like and is written like."""
        alike = self._by_sound.get(self._language.sound_of(word), ())
        return self._likeliest(word, {known for known in alike if written_alike(word, known)})

    def _likeliest(self, word: str, near: set[str]) -> str:
        """Of the words nearby the one that the shop hears most; the word itself if none is near."""
        often = _OFTEN if len(word) < self._shortest else 1
        found = [n for n in near & self.words.keys() if self.words[n] >= often]
        return max(found, key=lambda near: (self.words[near], near), default=word)

    def _is_known_short(self, word: str) -> bool:
        return (
            len(word) == 1
            or self.words.get(word, 0) >= _OFTEN
            or self._language.common_words().get(word, _COMMONEST) < _COMMONEST
        )

    def _is_known(self, word: str) -> bool:
        common = self._language.common_words()
        return any(w in self.words or w in common for w in (word, *self._language.stems(word)))


@cache
def _word_of(letters: str) -> re.Pattern[str]:
    # A word inside an order number or a model's name ("pc-20418", "s23ultra") is no word to mend.
    return re.compile(rf"(?<![\w-])[{letters}]+(?:'[{letters}]+)?(?![\w'-])")


def _slips(word: str) -> set[str]:
    """What the word was, if two neighbours changed places or a letter was doubled."""
    swapped = {word[:i] + word[i + 1] + word[i] + word[i + 2 :] for i in range(len(word) - 1)}
    doubled = {word[:i] + word[i + 1 :] for i in range(1, len(word)) if word[i] == word[i - 1]}
    return swapped | doubled


def _dropped(word: str, letters: str) -> set[str]:
    """What the word was, if a letter was dropped."""
    return {word[:i] + letter + word[i:] for i in range(len(word) + 1) for letter in letters}


def _other_edits(word: str, letters: str) -> set[str]:
    """What the word was, if a letter was added, or another one hit."""
    added = {word[:i] + word[i + 1 :] for i in range(len(word))}
    hit = {word[:i] + letter + word[i + 1 :] for i in range(len(word)) for letter in letters}
    return added | hit
