"""The words a shopper reads, as the domain file states them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from pathlib import Path

import yaml

from claimdesk.claims.errors import MissingWording
from claimdesk.language.languages import DEFAULT, Language

try:
    from yaml import CSafeLoader as SafeLoader
except ImportError:  # PyYAML without libyaml reads the same, slower
    from yaml import SafeLoader  # type: ignore[assignment]

_PLACEHOLDER = re.compile(r"\{(\w+)\}")


class DomainWording:
    """Sentences by name, their {placeholders} still open, in one language."""

    def __init__(self, sentences: Mapping[str, str], language: Language = DEFAULT) -> None:
        self._sentences = sentences
        self.language = language

    def template(self, name: str) -> str:
        """The sentence `name` unfilled; `utter_` before a name makes no difference."""
        bare = name.removeprefix("utter_")
        for known_as in (name, f"utter_{bare}", bare):
            if known_as in self._sentences:
                return self._sentences[known_as]
        raise MissingWording(f"there is no wording called {name}")

    def text(self, name: str, values: Mapping[str, object]) -> str:
        """The sentence `name` filled; MissingWording where it, or a value it asks for, is not."""

        def fill(match: re.Match[str]) -> str:
            value = values.get(match[1])
            if value is None:
                raise MissingWording(f"{name}: there is no value for {{{match[1]}}}")
            return self.language.long_date(value) if isinstance(value, date) else str(value)

        return _PLACEHOLDER.sub(fill, self.template(name))


def load_wording(path: Path) -> DomainWording:
    """The wording in the YAML file at `path`: first variants under `responses:`, and `wording:`.

    MissingWording where there is no such file or it is not readable.
    """
    try:
        return _load(path, path.stat().st_mtime_ns)
    except OSError as error:
        raise MissingWording(f"{path}: {error.strerror}") from None
    except (yaml.YAMLError, UnicodeDecodeError, ValueError) as error:
        raise MissingWording(f"{path}: {' '.join(str(error).split())}") from None


@lru_cache(maxsize=8)
def _load(path: Path, _changed_at: int) -> DomainWording:
    document = yaml.load(path.read_bytes(), SafeLoader)
    if not isinstance(document, dict):
        raise ValueError("must hold `responses:`")
    responses = document.get("responses") or {}
    sentences = dict(document.get("wording") or {})
    sentences |= {
        name: variants[0]["text"]
        for name, variants in responses.items()
        if variants and "text" in variants[0]
    }
    return DomainWording(sentences)
