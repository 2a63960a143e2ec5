"""Cuts a message into its sentences and their clauses, by place."""

from __future__ import annotations

import re
from collections.abc import Iterator

from claimdesk.language.spans import Stretch

_SENTENCE_END = re.compile(r"[.?!]+(?=\s|$)|[;\n]+")
_CLAUSE_END = re.compile(
    r"[,:()]+(?=\s|$)|\s[-\u2013\u2014/]+\s|\b(?:and|but|so|because|although|though|since|then)\b",
    re.IGNORECASE,
)
_LETTER = re.compile(r"[^\W\d_]")


def clauses_by_sentence(text: str) -> list[list[Stretch]]:
    """For each sentence with a letter in it: itself, then its clauses if it has several."""
    sentences = []
    for sentence in _cut(text, (0, len(text)), _SENTENCE_END):
        clauses = list(_cut(text, sentence, _CLAUSE_END))
        sentences.append([sentence, *(clauses if len(clauses) > 1 else ())])
    return sentences


def _cut(text: str, within: Stretch, at: re.Pattern[str]) -> Iterator[Stretch]:
    start, end = within
    for match in at.finditer(text, start, end):
        if _LETTER.search(text, start, match.start()):
            yield start, match.start()
        start = match.end()
    if _LETTER.search(text, start, end):
        yield start, end
