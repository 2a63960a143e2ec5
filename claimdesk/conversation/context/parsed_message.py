"""One message of the shopper as it was parsed, with the entities found in it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from claimdesk.language.languages import DEFAULT, Language

#: What a choice asks for of an answer: the entity, and its values.
DETAIL, MORE, ALL = "detail", "more", "all"


class Entity(NamedTuple):
    """A value found in a message, by the name of its entity; a choice's stands nowhere in it."""

    entity: str
    value: str
    start: int | None = None
    end: int | None = None
    extractor: str = ""


@dataclass(frozen=True)
class Spoken:
    """One message of the shopper as it was parsed.

    One of several wishes has a part for each; `unknown` are the questions in it that are none the
    assistant knows.
    """

    text: str = ""
    intent: str = ""
    confidence: float = 0.0
    entities: tuple[Entity, ...] = ()
    is_choice: bool = False
    parts: tuple[Spoken, ...] = ()
    unknown: tuple[str, ...] = ()
    language: Language = field(default=DEFAULT, repr=False, compare=False)

    def asks(self, aspect: str) -> bool:
        """Whether it asks for this aspect of a topic; see `Language.asked_aspects`."""
        return not self.is_choice and aspect in self.language.asked_aspects(self.text)

    @property
    def detail(self) -> str | None:
        """How much more of an answer a choice asks for, MORE or ALL of it; else None."""
        found = (e.value for e in self.entities if self.is_choice and e.entity == DETAIL)
        return next(found, None)
