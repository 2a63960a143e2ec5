"""Whom to call in an emergency: by the place that was named, or the number that was told."""

from __future__ import annotations

from collections.abc import Iterable

from claimdesk.claims.phrases import Phrase
from claimdesk.conversation.shared.turn import Said, Say
from claimdesk.language.languages import Language

_WITH_ITS_NUMBER = "US"


def is_elsewhere(texts: Iterable[str], language: Language) -> bool:
    """Whether so many messages, the latest last, tell of another place than the US."""
    elsewhere = False
    for text in texts:
        places = language.find_places(text)
        if language.emergency_number_told(text):
            elsewhere = True
        elif places:
            elsewhere = places[-1].country != _WITH_ITS_NUMBER
    return elsewhere


def call_here(texts: Iterable[str], language: Language) -> dict[str, Phrase]:
    """Whom to call by what was told so far; nothing where the store's own country holds."""
    return {"emergency": Phrase("emergency_local")} if is_elsewhere(texts, language) else {}


def number_heard(said: Said) -> tuple[Say, ...]:
    """The answer to who says that another number is the one to call."""
    number = None if said.is_choice else said.language.emergency_number_told(said.text)
    return (Say("danger_number_heard", {"number": number}),) if number else ()
