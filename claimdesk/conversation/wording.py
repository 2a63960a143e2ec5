"""What the words of a conversation are asked from."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Protocol

from claimdesk.language.languages import Language


class Wording(Protocol):
    """The shop's words for codes, as `domain.yml` states them."""

    @property
    def language(self) -> Language:
        """The one the words are in, which says dates and sums as well."""
        ...

    def text(self, name: str, values: Mapping[str, Any]) -> str:
        """The response called `name` with its placeholders filled from `values`."""
        ...

    def template(self, name: str) -> str:
        """The response called `name`, its placeholders still open."""
        ...
