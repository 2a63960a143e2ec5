"""Validates and sanitizes user text."""

from __future__ import annotations

import re
import unicodedata

from claimdesk.channel.problem import Problem

LONGEST_TEXT = 1000  # characters, after cleaning
MOST_WORDS = 300  # a thousand characters of the shortest words have no more
MOST_CLAUSES = 100  # as marks and new lines part them
_WORDS_A_UNIT = 10  # of the work of reading a message; most messages are shorter
_EMPTY_INPUT = "?"  # sent to Rasa instead of slashes or payload-like text
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")
_WORD = re.compile(r"\w+")
_CLAUSE_END = re.compile(r"[^\w\s]+(?=\s|$)|\n")
_PAYLOAD = re.compile(r"\w+\s*\{|[a-z]+(_[a-z]+)+\s*$")

# Characters that reorder the text around them: they can make a mail show something
# else than was written. (Joiners stay, emoji need them.)
_REORDERING = frozenset("\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff")


def validate_text(value: object) -> str:
    """The typed text: NFC, without control characters, trimmed.

    Raises Problem 422 when it is no text, empty, or has more characters, words or clauses than
    LONGEST_TEXT, MOST_WORDS and MOST_CLAUSES say.
    """
    if not isinstance(value, str):
        raise Problem("invalid-field", "text must be a string", field="text")
    if _LONE_SURROGATE.search(value):
        raise Problem("invalid-field", "text contains half a character", field="text")
    text = value.replace("\r\n", "\n").replace("\r", "\n")
    text = unicodedata.normalize("NFC", text)
    if not text.isprintable():  # rare; most texts skip the filter
        text = "".join(character for character in text if _is_kept(character))
    text = text.strip()
    if not text:
        raise Problem("invalid-field", "text must not be empty", field="text")
    if len(text) > LONGEST_TEXT:
        detail = f"text has {len(text)} characters; at most {LONGEST_TEXT} are taken"
        raise Problem("invalid-field", detail, field="text", maximum=LONGEST_TEXT)
    _check_parts("words", _words(text), MOST_WORDS)
    _check_parts("clauses", _clauses(text), MOST_CLAUSES)
    return text


def work_of(text: str) -> int:
    """What reading a text costs, in units of a short message."""
    return 1 + max(_words(text), _clauses(text)) // _WORDS_A_UNIT


def _words(text: str) -> int:
    return max(len(text.split()), len(_WORD.findall(text)))


def _clauses(text: str) -> int:
    return len(_CLAUSE_END.findall(text))


def _check_parts(name: str, count: int, most: int) -> None:
    if count > most:
        detail = f"text has {count} {name}; at most {most} are taken"
        raise Problem("invalid-field", detail, field="text", maximum=most)


def without_payload(text: str) -> str:
    """The text as the assistant gets it: never `/intent{…}`, which Rasa would obey.

    What is left of such a payload without its slash says nothing to a reader either.
    """
    start = 0
    while start < len(text) and (text[start] == "/" or text[start].isspace()):
        start += 1
    if "/" in text[:start] and _PAYLOAD.match(text, start):
        return _EMPTY_INPUT
    return text[start:] or _EMPTY_INPUT


def _is_kept(character: str) -> bool:
    if character in "\n\t":
        return True
    return unicodedata.category(character) != "Cc" and character not in _REORDERING
