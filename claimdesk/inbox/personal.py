"""Personal values in what was written: masked where people read it, replaced where it is kept."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator
from itertools import count, cycle

from claimdesk.claims.claim_numbers import ADDITION, CLAIM, MESSAGE
from claimdesk.language.email_addresses import find_emails
from claimdesk.language.languages import DEFAULT, Language
from claimdesk.language.spans import Span

EMAIL, CARD, PHONE, REFERENCE = "email", "card", "phone", "reference"
ADDRESS, ORDER_NUMBER, NAME = "address", "order number", "name"

# 13 to 19 digits (ISO/IEC 7812), in groups or not.
_CARD = re.compile(r"(?<![\w.-])\d(?:[ -]?\d){12,18}(?![\w-])")
_PHONE = re.compile(
    r"(?<!\w)\+\d[\d ().-]{6,16}\d|\(\d{3}\) ?\d{3}[- .]?\d{4}\b"
    r"|(?<![\w-])\d{3}[-. ]\d{3}[-. ]\d{4}\b|(?<![\w-])0\d{2,4}[ /-]\d{3,4}[ -]?\d{3,4}\b"
)
_REFERENCE = re.compile(rf"\b(?:{CLAIM}|{MESSAGE}|{ADDITION})-?[0-9A-Z]{{11}}\b", re.IGNORECASE)
_SHORTEST_NAME = 3  # letters of one that is known from elsewhere: "Al" stands in other words


def personal_values(
    text: str, language: Language = DEFAULT, names: Collection[str] = ()
) -> list[tuple[Span, str]]:
    """The stretches of a text that tell who wrote it, in order, each with its kind.

    E-mail addresses, bank cards, telephone numbers, claim and message numbers, street addresses,
    order numbers and people's names; `names` are known from elsewhere in the conversation.
    """
    finders: tuple[tuple[str, Callable[[str], Iterable[Span]]], ...] = (
        (EMAIL, find_emails),
        (CARD, _cards),
        (PHONE, lambda text: _matches(_PHONE, text)),
        (REFERENCE, lambda text: _matches(_REFERENCE, text)),
        (ADDRESS, language.find_addresses),
        (ORDER_NUMBER, language.find_order_numbers),
        (NAME, language.find_names),
        (NAME, lambda text: _known(text, names)),
    )
    found: list[tuple[Span, str]] = []
    for kind, find in finders:
        for span in find(text):
            if not span.overlaps(other for other, _ in found):
                found.append((span, kind))
    return sorted(found)


def names_in(texts: Iterable[str], language: Language = DEFAULT) -> set[str]:
    """The names that the texts give, whole and each of their parts."""
    whole = {span.text for text in texts for span in language.find_names(text)}
    return {part for name in whole for part in (name, *name.split()) if len(part) >= _SHORTEST_NAME}


def masked(text: str, language: Language = DEFAULT, names: Collection[str] = ()) -> str:
    """The text with each personal value as what it is: "<name>"."""
    for span, kind in reversed(personal_values(text, language, names)):
        text = f"{text[: span.start]}<{kind}>{text[span.end :]}"
    return text


class StandIns:
    """Invented values in place of personal ones, the same for the same value throughout."""

    def __init__(self, language: Language = DEFAULT, names: Collection[str] = ()) -> None:
        self._language = language
        self._names = names
        self._given: dict[str, str] = {}
        self._numbers = count()

    def replaced(self, text: str) -> str:
        """The text with an invented value for each personal one, of the same form."""
        found = personal_values(text, self._language, self._names)
        given = [(span, self._for(span.text, kind)) for span, kind in found]
        for span, invented in reversed(given):
            text = text[: span.start] + invented + text[span.end :]
        return text

    def _for(self, value: str, kind: str) -> str:
        key = value.casefold()
        if key not in self._given:
            self._given[key] = _invented(value, kind, next(self._numbers))
            if kind == NAME:  # whose parts are said alone later
                parts = zip(key.split(), self._given[key].split(), strict=False)
                self._given = {**dict(parts), **self._given}
        return self._given[key]


def _invented(value: str, kind: str, number: int) -> str:
    first, last = _PEOPLE[number % len(_PEOPLE)]
    if kind == EMAIL:
        return f"{first}.{last}@example.com".lower()
    if kind == NAME:
        return f"{first} {last}" if " " in value else first
    if kind == ADDRESS:
        return f"{number + 4} Rose Lane"
    digits = cycle(_CARD_DIGITS if kind == CARD else _DIGITS[number % 10 :] + _DIGITS)
    return re.sub(r"\d", lambda _: next(digits), value)


def _matches(pattern: re.Pattern[str], text: str) -> Iterator[Span]:
    return (Span(match.start(), match.end(), match.group()) for match in pattern.finditer(text))


def _cards(text: str) -> Iterator[Span]:
    return (span for span in _matches(_CARD, text) if _is_card(span.text))


def _is_card(written: str) -> bool:
    """Whether the check digit is right (ISO/IEC 7812-1, annex B: Luhn)."""
    digits = [int(sign) for sign in written if sign.isdigit()]
    doubled = [sum(divmod(2 * digit, 10)) for digit in digits[-2::-2]]
    return (sum(digits[-1::-2]) + sum(doubled)) % 10 == 0


def _known(text: str, names: Collection[str]) -> Iterator[Span]:
    for name in sorted(names, key=lambda name: (-len(name), name)):
        yield from _matches(re.compile(rf"(?<!\w){re.escape(name)}(?!\w)", re.IGNORECASE), text)


_PEOPLE = (
    ("Jo", "Miller"), ("Kim", "Brown"), ("Alex", "Reed"), ("Robin", "Hale"), ("Terry", "Quinn"),
)  # fmt: skip
_DIGITS = "2041863975"
_CARD_DIGITS = "4111111111111111"  # the number that card networks give for tests
