"""A text as the words of a grammar: looked at by their number, and matched."""

from __future__ import annotations

import re
from functools import cache

from claimdesk.language.en.date_tokens import Token


class Words:
    """The tokens of one text."""

    def __init__(self, text: str, tokens: list[Token]) -> None:
        self._text = text
        self._tokens = tokens
        self._words = [token.word for token in tokens]

    def _word(self, at: int) -> str:
        return self._words[at] if 0 <= at < len(self._words) else ""

    def _are(self, at: int, phrase: str) -> bool:
        first, *rest = _words_of(phrase)
        if self._word(at) != first:
            return False
        return all(self._word(at + 1 + i) == word for i, word in enumerate(rest))

    def _match(self, pattern: re.Pattern[str], at: int) -> re.Match[str] | None:
        return pattern.match(self._text, self._tokens[at].start) if at < len(self._words) else None

    def _after(self, match: re.Match[str], at: int) -> int:
        """The token after a match that began at one."""
        while at < len(self._tokens) and self._tokens[at].start < match.end():
            at += 1
        return at

    def _skip(self, at: int, *words: str) -> int:
        while self._word(at) in words:
            at += 1
        return at


@cache
def _words_of(phrase: str) -> list[str]:
    return phrase.split()
