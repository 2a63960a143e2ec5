"""What the words of a conversation are asked from."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Protocol


class Wording(Protocol):
    """The catalogue of sentences in one language, named by its code (`en`)."""

    language: str

    def text(self, name: str, values: Mapping[str, Any]) -> str:
        """The sentence called `name` with its placeholders filled from `values`."""
        ...

    def template(self, name: str) -> str:
        """The sentence called `name`, its placeholders still open."""
        ...

    def said(self, value: object) -> str:
        """A value of a term in words: a phrase, a list of phrases, a day, a figure."""
        ...
