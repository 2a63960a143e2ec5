"""The files that a trainer writes, read with the line of each thing in them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from claimdesk.adapters.located_yaml import LocatedYaml, load_located
from claimdesk.adapters.store_files import load_store, problems_in, store_names
from claimdesk.adapters.wording import Catalogue, load_wording
from claimdesk.claims.errors import ClaimdeskError
from claimdesk.claims.store_policy import StorePolicy

#: Files of `data/nlu/` that teach values, not questions.
_OF_VALUES = ("answers", "entities", "claim_phrases")
# Folders of `tests/nlu/` whose sentences are no examples of the intents alone.
_NOT_HELD_OUT = ("entities", "in_context", "configs")


class UnreadableFile(ClaimdeskError):
    """Raised when a file of the project is not there, or is no YAML."""


@dataclass(frozen=True)
class Sentences:
    """Where an intent's sentences stand, and how many there are."""

    path: Path
    line: int
    count: int


@dataclass(frozen=True)
class Project:
    """`root` holds `data/`, `domain.yml` and `tests/`; `wording` is the catalogue's file."""

    root: Path
    wording: Path
    stores: Path

    @property
    def domain(self) -> Path:
        """The domain's file."""
        return self.root / "domain.yml"

    def shown(self, path: Path) -> str:
        """The path as a person at the project's root would give it."""
        return str(path.relative_to(self.root)) if path.is_relative_to(self.root) else str(path)

    def document(self, path: Path) -> LocatedYaml:
        """One file; UnreadableFile says in a line why it can't be read."""
        try:
            document = load_located(path.read_text(encoding="utf-8"))
        except (OSError, UnicodeDecodeError) as error:
            reason = error.strerror if isinstance(error, OSError) else "is not UTF-8 text"
            raise UnreadableFile(f"{self.shown(path)}: {reason}") from None
        for _, line, problem in document.problems:
            raise UnreadableFile(f"{self.shown(path)}:{line}: {problem}")
        return document

    @cached_property
    def catalogue(self) -> Catalogue:
        """The sentences that people read."""
        return load_wording(self.wording)

    @cached_property
    def families(self) -> list[str]:
        """The names of the files that questions are taught in."""
        taught = (path.stem for path in (self.root / "data" / "nlu").glob("*.yml"))
        return sorted(name for name in taught if name not in _OF_VALUES)

    @cached_property
    def policies(self) -> list[StorePolicy]:
        """The stores whose files are in order."""
        files = (self.stores / f"{name}.yml" for name in store_names(self.stores))
        return [load_store(file) for file in files if not problems_in(file)]

    def intents(self, domain: LocatedYaml) -> dict[str, int]:
        """Each intent of the domain, and its line."""
        listed = (domain.value or {}).get("intents") or []
        return {_name(each): domain.line(("intents", i)) for i, each in enumerate(listed)}

    def taught(self) -> dict[str, list[Sentences]]:
        """What teaches each intent."""
        return self._sentences(self.root / "data" / "nlu", ())

    def held_out(self) -> dict[str, list[Sentences]]:
        """What each intent is tried on."""
        return self._sentences(self.root / "tests" / "nlu", _NOT_HELD_OUT)

    def conversations(self) -> Iterator[Any]:
        """Every step of every rule and story."""
        for folder in ("rules", "stories"):
            for path in sorted((self.root / "data" / folder).rglob("*.yml")):
                document = self.document(path).value or {}
                for talk in (*(document.get("rules") or ()), *(document.get("stories") or ())):
                    yield from talk.get("steps") or ()

    def written(self) -> Iterator[Path]:
        """Every file that a trainer or a shop's owner writes, but for the wording's others."""
        yield from (self.domain, self.wording)
        for folder in ("data", "tests/nlu"):
            yield from sorted((self.root / folder).rglob("*.yml"))
        yield from sorted(self.stores.glob("*.yml"))

    def _sentences(self, folder: Path, but: tuple[str, ...]) -> dict[str, list[Sentences]]:
        found: dict[str, list[Sentences]] = {}
        for path in sorted(folder.rglob("*.yml")):
            if path.relative_to(folder).parts[0] in but:
                continue
            document = self.document(path)
            blocks = document.value.get("nlu") if isinstance(document.value, dict) else None
            for i, block in enumerate(blocks or ()):
                # An answer means something only to its question, and is no example of its intent.
                if "intent" in block and "asked" not in (block.get("metadata") or {}):
                    count = len(list(_examples(block)))
                    place = Sentences(path, document.line(("nlu", i)), count)
                    found.setdefault(block["intent"], []).append(place)
        return found


def _name(intent: Any) -> str:
    return str(next(iter(intent))) if isinstance(intent, dict) else str(intent)


def _examples(block: dict[str, Any]) -> Iterator[str]:
    lines = (block.get("examples") or "").splitlines()
    return (line[1:].strip() for line in lines if line.startswith("-") and line[1:].strip())
