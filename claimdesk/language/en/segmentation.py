"""Cuts a message where one wish ends and the next may begin."""

from __future__ import annotations

import re

from claimdesk.language.text_cache import cached_by_text

_SENTENCE_END = re.compile(r"(?:[?!]+|\.+(?=\s|$)|[;\n]+)\s*")
# A full stop after these ends no sentence.
_ABBREVIATIONS = re.compile(
    r"(?<!\w)(?:no|nr|mr|ms|mrs|dr|st|e\.g|i\.e|etc|vs"
    r"|jan|feb|mar|apr|aug|sept?|oct|nov|dec)",
    re.IGNORECASE,
)
_LONGEST_ABBREVIATION = 4  # letters

_AUXILIARY = (
    r"(?:is|are|was|were|do|does|did|can|could|will|would|should|may|have|has)(?:n?['\u2019]?t)?"
)
_QUESTION = (
    rf"(?:(?:how|what|when|where|why|who|which)"
    rf" (?:{_AUXILIARY}|long|much|many|about|if|soon|fast|kind|to|pays|covers)\b"
    rf"|(?:what|which|how) \w+ {_AUXILIARY}\b"
    rf"|(?:what|where|how)['\u2019]?s\b"
    r"|(?:do|does|did|can|could|will|would|should|may|is|are)"
    r" (?:i|you|u|ya|it|there|we|they|the|your|my|any)\b)"
)
_REQUEST = (
    r"(?:(?:i|we)(?: would|['\u2019]d)? (?:also |still )?(?:want|need|like|wish|wanna)\b"
    r"|i['\u2019]?d like\b"
    r"|please\b|tell me\b|let me\b|give me\b)"
)
_LINK = (
    r"(?:,?\s+(?:and|but|or)\s+"
    r"(?:also|then|another (?:thing|question)|one more thing|btw|by the way)[, ]*"
    r"|,?\s+(?:also|plus|additionally|btw|by the way|oh and|another question|secondly)[:, ]+"
    r"|,?\s+(?:and|but)\s+|\s*,\s+|\s+-+\s+)"
)
_NEXT_WISH = re.compile(
    rf"{_LINK}(?={_QUESTION})|,?\s+(?:and|but|plus)\s+(?:also\s+)?(?={_REQUEST})"
    rf"|,?\s+(?:and also|and another thing|also)[, ]+(?={_REQUEST}|i\b|my\b)",
    re.IGNORECASE,
)
_LEANING = re.compile(
    r"(?:and |so |but )?(?:(?:can|could|would|will) (?:you|i|we|u)(?: please)?"
    r" (?:change|fix|do|help|check|update|correct|see|handle|sort|explain|assist)"
    r"(?: me)?(?: with)?(?: it| that| this| out)?"
    r"|(?:what|how) (?:should|can|do|could|must) (?:i|we) do(?: about)?(?: it| that| this| now)?"
    r"|please (?:help|advise|assist|explain)(?: me)?(?: with this)?"
    r"|is (?:that|this|it)(?: even| really)? (?:possible|ok|okay|allowed|legal|permitted)"
    r"|(?:please )?(?:let me know|tell me)|what now|any ideas?|i need (?:your )?help)"
    r"(?: please| pls)?",
    re.IGNORECASE,
)
_FEWEST_WORDS = 2


def split_requests(text: str) -> list[str]:
    """The parts of a message that may each hold a wish, in order; at least one.

    Cuts at sentence ends, new lines, and where "and", "also" or a comma leads into a question or
    a request. A part of a single word stays with its neighbour.
    """
    return list(_parts(text))


def leans_on_the_rest(part: str) -> bool:
    """Whether a part wishes nothing of its own: "can you change it?", "what should I do?"."""
    return bool(_LEANING.fullmatch(part.strip(" .,!?")))


@cached_by_text
def _parts(text: str) -> tuple[str, ...]:
    parts: list[str] = []
    for sentence in sentences(text):
        parts.extend(_NEXT_WISH.split(sentence))
    joined: list[str] = []
    for part in (p.strip(" ,-\n") for p in parts):
        if not part:
            continue
        if joined and min(len(part.split()), len(joined[-1].split())) < _FEWEST_WORDS:
            joined[-1] = f"{joined[-1]} {part}"
        else:
            joined.append(part)
    return tuple(joined) or (text,)


def sentences(text: str) -> list[str]:
    """The sentences of a message, each with the marks that end it."""
    return list(_sentences(text))


@cached_by_text
def _sentences(text: str) -> tuple[str, ...]:
    pieces, last = [], 0
    for match in _SENTENCE_END.finditer(text):
        if match.group().startswith(".") and _abbreviated(text, match.start()):
            continue
        pieces.append(text[last : match.end()])
        last = match.end()
    return tuple(piece for piece in (*pieces, text[last:]) if piece.strip())


def _abbreviated(text: str, stop: int) -> bool:
    """Whether a full stop stands behind an abbreviation."""
    starts = range(max(0, stop - _LONGEST_ABBREVIATION), stop)
    return any(_ABBREVIATIONS.fullmatch(text, start, stop) for start in starts)
