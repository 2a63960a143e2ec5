"""Which of the choices offered a typed answer means."""

from __future__ import annotations

import re
from collections.abc import Sequence

from claimdesk.language.languages import DEFAULT, Language

_MOST_WORDS = 6  # of an answer that names a choice by a part of its title
_FEWEST_TO_COUNT = 2  # of choices, for a place among them to mean something
_MOST_TO_COUNT = 9
_CLAUSE_END = re.compile(r"[,.;:!]+\s+")


def chosen(
    text: str, titles: Sequence[str], *, counted: bool = True, language: Language = DEFAULT
) -> int | None:
    """The index of the choice meant; None where it is none, or more than one could be.

    A choice is named by its title, by a yes or a no where one title begins with it, by its place
    where people can count (`counted`: not on a card of many lines), or by half of the words of its
    title that no other title has.
    """
    plain = [_plain(title, language) for title in titles]
    answer = _plain(text, language)
    if answer in plain:
        return plain.index(answer)
    led = [language.led_by_yes_or_no(title) for title in plain]
    if (nods := _nod(answer, language)) is not None:
        fitting = [index for index, (lead, _) in enumerate(led) if lead is nods]
        if len(fitting) == 1:
            return fitting[0]
    if counted and _FEWEST_TO_COUNT <= len(titles) <= _MOST_TO_COUNT:
        place = language.place_named(text)
        if place is not None:
            index = len(titles) - 1 if place < 0 else place - 1
            return index if index < len(titles) else None
    if len(text.split()) > _MOST_WORDS or _is_of_another_question(text, titles, language):
        return None
    lead, rest = language.led_by_yes_or_no(answer)
    meant = []
    for index, (title_lead, title) in enumerate(led):
        if title_lead is not None and lead not in (None, title_lead):
            continue
        if lead and not counted:  # "yes, that's my e-mail" picks no line to be changed
            continue
        said, denies = language.telling_words(answer if title_lead is None else rest)
        words, title_denies = language.telling_words(title)
        if said and said <= words and 2 * len(said) >= len(words) and denies == title_denies:
            meant.append(index)
    return meant[0] if len(meant) == 1 else None


def _is_of_another_question(text: str, titles: Sequence[str], language: Language) -> bool:
    """Whether a wish is answered to what offers none: "I just want a new one" to "New"."""
    return language.names_remedy(text) and not any(map(language.names_remedy, titles))


def _nod(answer: str, language: Language) -> bool | None:
    """Whether an answer is a yes or a no, or says that something is right and then of what.

    "Yes it is correct, the one of the other shop": what gives a value, asks or takes some of it
    back is no mere nod.
    """
    if (nods := language.says_yes_or_no(answer)) is not None:
        return nods
    first, *after = _CLAUSE_END.split(answer, maxsplit=1)
    if not after or len(after[0].split()) > _MOST_WORDS or language.says_yes_or_no(first) is None:
        return None
    agrees = language.led_by_yes_or_no(first)[0] and language.telling_words(first)[0]
    more = any(letter.isdigit() or letter in "?@" for letter in after[0])
    more = more or language.breaks_clause(after[0], 0, len(after[0]))
    return True if agrees and not more else None


def _plain(text: str, language: Language) -> str:
    return language.in_plain_words(" ".join(text.casefold().split())).rstrip(".!")
