"""What the words of a conversation are asked from."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Protocol

from claimdesk.language.languages import Language


class Wording(Protocol):
    """The catalogue of sentences in one language."""

    @property
    def code(self) -> str:
        """The language's code, such as `en`."""
        ...

    @property
    def language(self) -> Language:
        """The one the words are in, which says dates and sums as well."""
        ...

    def in_language(self, code: str) -> Wording:
        """The sentences that there are in another language; these, if there are none in it."""
        ...

    def text(self, name: str, values: Mapping[str, Any]) -> str:
        """The sentence called `name` with its placeholders filled from `values`."""
        ...

    def template(self, name: str) -> str:
        """The sentence called `name`, its placeholders still open."""
        ...

    def said(self, value: object) -> str:
        """A value of a term in words: a phrase, a list of phrases, a day, a figure."""
        ...
