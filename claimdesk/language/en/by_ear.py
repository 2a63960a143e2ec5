"""Words written as they are heard ("websight", "rong"), read as the words that are looked for."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from itertools import accumulate

from claimdesk.language.edit_distance import within_one_edit, written_alike
from claimdesk.language.en.common_words import common_words, stems
from claimdesk.language.word_cache import cached_by_word

_WORD = re.compile(r"[a-z]+(?:['\u2019][a-z]+)*", re.I)
_SHORTEST = 3  # letters
_SHORTEST_SLIPPED = 5  # below, one slip too easily makes another word
_RARE = 10_000  # the rank of a word that few write
_WORDS_IN_MIND = 4096
# Spellings of one sound, in the order in which they are read: a plain consonant for each, vowels
# by whether they are said in front or at the back of the mouth (the first, which bears the stress,
# more closely), a silent "e" at the end nothing.
_SOUNDS = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        (r"^(?:you|yu)(?=[bcdfghjklmnpqstvwxz])", "u"),
        (r"^(?:kn|gn|pn)", "n"),
        (r"^wr", "r"),
        (r"^wh", "w"),
        (r"ture\b", "cher"),
        (r"tch|tsh", "ch"),
        (r"ph|(?<=[aeiou])ugh(?!t)", "f"),
        (r"(?:a|o)ught|aut", "ot"),
        (r"ght", "t"),
        (r"gh", ""),
        (r"dge|j|g(?=[eiy])", "j"),
        (r"ch", "C"),
        (r"sh|(?:t|c|s)i(?=o)", "S"),
        (r"c(?=[eiy])|sc(?=[eiy])|z|s", "s"),
        (r"ck|qu?|c|k", "k"),
        (r"x", "ks"),
        (r"(?<=[a-zA-Z])e\b", ""),
        (r"(?<=[aeiou])[yw](?=[^aeiou]|\b)", ""),
        (r"(?<=.)[aeiouy]+(?=r)", "*"),
        (r"(?<=.)a[uw]", "o"),
        (r"^([^aeiou*]{1,2})(?:e|ie)[aeiouy]*", r"\g<1>3"),
        (r"^([^aeiou*]{1,2})a[aeiouy]*", r"\g<1>4"),
        (r"(?<=.)[ou][aeiouy]*", "O"),
        (r"(?<=.)[aeiy][aeiouy]*", "E"),
        (r"^[aeiou]+", "*"),
        (r"(.)\1+", r"\1"),
    )
)


def _sound_of(word: str) -> str:
    sound = word.lower().replace("'", "").replace("\u2019", "")
    for pattern, plain in _SOUNDS:
        sound = pattern.sub(plain, sound)
    return sound


_sounds = cached_by_word(_sound_of, _WORDS_IN_MIND)


def sound_of(word: str) -> str:
    """How a word sounds, roughly: words that may be taken for one another by ear have the same."""
    return _sounds(word)


class Heard:
    """A text with words written by ear put right, and the way back to where each place stood."""

    def __init__(self, text: str, pieces: list[str], begins: list[int]) -> None:
        self.text = "".join(pieces)
        self._begins = begins  # of each piece, in what was written
        self._starts = [0, *accumulate(map(len, pieces))]
        self._end = len(text)

    def place(self, at: int) -> int:
        """The place in what was written of a place of the text: of a word where it begins."""
        index = bisect_right(self._starts, at) - 1
        if index >= len(self._begins):
            return self._end
        begin, start = self._begins[index], self._starts[index]
        last = self._begins[index + 1] - 1 if index + 1 < len(self._begins) else self._end
        return min(begin + at - start, max(begin, last))


class Ear:
    """Knows some words, and how they may be written by who spells by ear or slips."""

    def __init__(self, words: Iterable[str]) -> None:
        self._words = sorted(set(words))
        self._by_sound: dict[str, list[str]] = {}
        for word in self._words:
            self._by_sound.setdefault(sound_of(word), []).append(word)
        self._meant = cached_by_word(self._find, _WORDS_IN_MIND)

    def hear(self, text: str) -> Heard:
        """The text with each word that no one writes as the known word it is meant for."""
        pieces: list[str] = []
        begins: list[int] = []
        end = 0
        for found in _WORD.finditer(text):
            word = found.group()
            meant = self._meant(word.lower())
            if meant == word.lower():
                continue
            pieces += [text[end : found.start()], meant]
            begins += [end, found.start()]
            end = found.end()
        return Heard(text, [*pieces, text[end:]], [*begins, end])

    def _find(self, word: str) -> str:
        plain = word.replace("\u2019", "'")
        if len(word) < _SHORTEST or plain in self._words:
            return word
        alike = [
            known
            for known in self._by_sound.get(sound_of(word), [])
            if common_words().get(word, _RARE) >= _RARE and written_alike(word, known)
        ]
        if _is_word(plain):  # a rare one is meant for the one it sounds like: "the rite size"
            return alike[0] if alike and word in common_words() else word
        near = [known for known in alike if within_one_edit(word, known)]
        if not near and len(word) >= _SHORTEST_SLIPPED:
            near = alike or [
                known
                for known in self._words
                if word[0] == known[0]
                and len(known) >= _SHORTEST_SLIPPED
                and within_one_edit(word, known)
            ]
        return near[0] if near else word


def _is_word(word: str) -> bool:
    common = common_words()
    if word in common:
        return True
    slipped = word.endswith("d") and not word.endswith("ed")  # "orderd" is no form of "order"
    return not slipped and any(stem in common for stem in stems(word))
