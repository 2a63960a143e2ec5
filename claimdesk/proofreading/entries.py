"""What is proofread, each with its place: sentences, responses, and the steps that utter them."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from claimdesk.adapters.located_yaml import load_located

_UTTER = "utter_"


class Entry(NamedTuple):
    """A sentence with its forms, or a response with its variants, where it stands."""

    path: Path
    line: int
    name: str
    texts: tuple[str, ...]


class AllEntries(NamedTuple):
    """Everything that is said: the catalogue, those beside it by their files, the responses."""

    catalogue: Mapping[str, Entry]
    others: Mapping[Path, Mapping[str, Entry]]
    responses: Mapping[str, Entry]


class Step(NamedTuple):
    """A response that a rule or a story utters."""

    path: Path
    line: int
    name: str


def catalogue_entries(path: Path) -> dict[str, Entry]:
    """The sentences of a catalogue's file by name."""
    document = load_located(path.read_text(encoding="utf-8"))
    ((code, entries),) = document.value.items()
    return {
        name: Entry(path, document.line((code, name)), name, _texts(entry))
        for name, entry in entries.items()
    }


def response_entries(path: Path) -> dict[str, Entry]:
    """The responses of a domain file by name."""
    document = load_located(path.read_text(encoding="utf-8"), as_text=True)
    return {
        name: Entry(path, document.line(("responses", name)), name, _said(variants))
        for name, variants in document.value["responses"].items()
    }


def uttered(folders: Collection[Path]) -> list[Step]:
    """The responses that the rules and stories in these folders utter."""
    found: list[Step] = []
    for path in sorted(file for folder in folders for file in folder.glob("*.yml")):
        document = load_located(path.read_text(encoding="utf-8"))
        parts = document.value if isinstance(document.value, dict) else {}
        for kind in ("rules", "stories"):
            for number, talk in enumerate(parts.get(kind) or ()):
                for at, step in enumerate(talk.get("steps") or ()):
                    name = step.get("action") if isinstance(step, dict) else None
                    if isinstance(name, str) and name.startswith(_UTTER):
                        line = document.line((kind, number, "steps", at, "action"))
                        found.append(Step(path, line, name))
    return found


def _texts(entry: Any) -> tuple[str, ...]:
    return (entry,) if isinstance(entry, str) else tuple(entry.values())


def _said(variants: list[dict[str, Any]]) -> tuple[str, ...]:
    return tuple(variant["text"] for variant in variants)
