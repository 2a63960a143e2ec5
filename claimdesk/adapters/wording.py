"""The catalogue of sentences, as a YAML file states them for one language."""

from __future__ import annotations

import re
from collections.abc import KeysView, Mapping
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml
from babel import Locale, UnknownLocaleError
from babel.dates import format_date

from claimdesk.claims.errors import MissingWording
from claimdesk.claims.phrases import Phrase, PhraseList
from claimdesk.language.languages import DEFAULT, is_known, language

try:
    from yaml import CSafeLoader as SafeLoader
except ImportError:  # PyYAML without libyaml reads the same, slower
    from yaml import SafeLoader  # type: ignore[assignment]

_PLACEHOLDER = re.compile(r"\{(\w+)\}")
_FILE_OF_A_LANGUAGE = re.compile(r"[a-z]{2,3}(_[A-Z][a-z]{3})?\.yml")
_FACT = "fact_"  # before the name of a fact, where the catalogue says how it is read
_OTHER = "other"  # the form that every language has, by the CLDR

Entry = str | Mapping[str, str]


class Catalogue:
    """Sentences by name, their {placeholders} still open, and values put into words.

    `entries` hold a sentence each, or its forms by the CLDR's names of plurals (`one`,
    `other`), of which the value `count` chooses. `code` names their language, such as `en`.
    `others` are those of other languages by their codes, which need not be whole.
    """

    def __init__(
        self, code: str, entries: Mapping[str, Entry], others: Mapping[str, Catalogue] | None = None
    ) -> None:
        self.code = code
        self.others = others or {}
        # Sentences can be in a language that shoppers are not yet understood in.
        self.language = language(code) if is_known(code) else DEFAULT
        self._locale = Locale.parse(code)
        self._entries = entries

    @property
    def facts(self) -> dict[str, str]:
        """What a store may state to fill sentences with: how each fact is read, by its name."""
        return {
            name.removeprefix(_FACT): entry
            for name, entry in self._entries.items()
            if name.startswith(_FACT) and isinstance(entry, str)
        }

    def in_language(self, code: str) -> Catalogue:
        """The sentences that there are in another language; these, if there are none in it."""
        return self.others.get(code, self)

    def names(self) -> KeysView[str]:
        """The names of its sentences, in the file's order."""
        return self._entries.keys()

    def texts(self, name: str) -> list[str]:
        """What an entry may say: the sentence, or each of its forms."""
        entry = self._entries[name]
        return [entry] if isinstance(entry, str) else list(entry.values())

    def template(self, name: str, count: object = None) -> str:
        """The sentence `name` unfilled; `utter_` before a name makes no difference."""
        entry = self._entries.get(name)
        if entry is None:
            entry = self._entries.get(name.removeprefix("utter_"))
        if entry is None:
            raise MissingWording(f"there is no wording called {name}")
        if isinstance(entry, str):
            return entry
        form = self._locale.plural_form(count) if isinstance(count, int) else _OTHER
        return entry.get(form) or entry[_OTHER]

    def text(self, name: str, values: Mapping[str, object]) -> str:
        """The sentence `name` filled; MissingWording where it, or a value it asks for, is not."""

        def fill(match: re.Match[str]) -> str:
            value = values.get(match[1])
            if value is None:
                raise MissingWording(f"{name}: there is no value for {{{match[1]}}}")
            return self.said(value)

        return _PLACEHOLDER.sub(fill, self.template(name, values.get("count")))

    def said(self, value: object) -> str:
        """A value in words: a phrase or a list of them, a day, else as it is written."""
        if isinstance(value, Phrase):
            return self.text(value.name, value.values)
        if isinstance(value, PhraseList):
            return self._joined([self.said(item) for item in value.items], value.joint)
        if isinstance(value, date):
            return str(format_date(value, self.template("date"), locale=self._locale))
        return str(value)

    def _joined(self, words: list[str], joint: str) -> str:
        """`a, b or c`; the last joint is the list's, those before it are commas."""
        if len(words) < 2:
            return "".join(words)
        before = words[0]
        for word in words[1:-1]:
            between = joint if joint == "semicolon" else "comma"
            before = self.text(f"list_{between}", {"before": before, "last": word})
        return self.text(f"list_{joint}", {"before": before, "last": words[-1]})


def load_wording(path: Path) -> Catalogue:
    """The catalogue in the YAML file at `path`: its one top key is the language.

    Beside it lie those of other languages, each named by its code. MissingWording names the file
    that is not there or not readable, in a line.
    """
    main, *beside = wording_files(path)
    others = {code: Catalogue(code, entries) for code, entries in map(_read, beside)}
    return Catalogue(*_read(main), others)


def wording_files(path: Path) -> list[Path]:
    """The files that a catalogue is read from: its own first, then those of other languages."""
    beside = (
        other
        for other in sorted(path.parent.glob("*.yml"))
        if other != path and _FILE_OF_A_LANGUAGE.fullmatch(other.name)
    )
    return [path, *beside]


def _read(path: Path) -> tuple[str, Mapping[str, Entry]]:
    try:
        status = path.stat()
        return _entries(path, status.st_mtime_ns, status.st_size)
    except OSError as error:
        raise MissingWording(f"{path}: {error.strerror}") from None
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark else 1
        raise MissingWording(f"{path}:{line}: is not YAML: {error.problem}") from None
    except (yaml.YAMLError, UnicodeDecodeError, ValueError) as error:
        raise MissingWording(f"{path}: {' '.join(str(error).split())}") from None


@lru_cache(maxsize=64)  # so that of all languages only the changed file is read again
def _entries(path: Path, _changed_at: int, _size: int) -> tuple[str, Mapping[str, Entry]]:
    """The language of a file, and its sentences. ValueError where it is not made like that."""
    document = yaml.load(path.read_bytes(), SafeLoader)
    if not isinstance(document, dict) or len(document) != 1:
        raise ValueError("must hold one key, the code of its language, such as `en:`")
    ((code, entries),) = document.items()
    if not isinstance(entries, dict):
        raise ValueError(f"{code}: must hold sentences by name")
    wrong = [name for name, entry in entries.items() if not _is_entry(entry)]
    if wrong:
        raise ValueError(f"{wrong[0]}: must be a sentence, or its forms, {_OTHER} among them")
    try:
        Locale.parse(str(code))
    except UnknownLocaleError:
        raise ValueError(f"{code}: is no code of a language") from None
    return str(code), entries


def _is_entry(entry: Any) -> bool:
    if isinstance(entry, dict):
        return _OTHER in entry and all(isinstance(form, str) for form in entry.values())
    return isinstance(entry, str)
