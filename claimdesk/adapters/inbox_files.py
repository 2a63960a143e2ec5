"""The inbox as a file for other tools, and their labels read back: Rasa's YAML, or TSV."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.error import YAMLError
from ruamel.yaml.scalarstring import LiteralScalarString

from claimdesk.claims.errors import ClaimdeskError
from claimdesk.inbox.entries import Group

#: Of what has no label yet in Rasa's YAML, where every sentence stands under an intent.
UNLABELLED = "nlu_fallback"
#: What a label may say beside an intent's name.
IGNORE, NEW = "ignore", "new:"

_DIALECT = "excel-tab"  # what other tools write and read by default
_COLUMNS = ("text", "label", "read_as", "reasons", "times", "store", "at", "group", "number")


class BadLabels(ClaimdeskError):
    """Raised when a file of labels can't be used; says which line and why."""


class Label(NamedTuple):
    """What a message was labelled as: an intent, `IGNORE`, or `NEW` and an intent's name."""

    line: int
    text: str
    label: str


def write_inbox(path: Path, groups: Sequence[Group]) -> int:
    """Write the groups in the form that the file's ending names; how many messages they have.

    A choice that was picked after "did you mean" stands as the label.
    """
    _kind(path)
    text = _tsv(groups) if path.suffix == ".tsv" else _yaml(groups)
    path.write_text(text, encoding="utf-8")
    return sum(len(group.entries) for group in groups)


def read_labels(path: Path) -> list[Label]:
    """The labelled messages of such a file. Raises BadLabels, or OSError."""
    _kind(path)
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise BadLabels(f"{path}: is not UTF-8 text") from None
    return list(_from_tsv(path, text) if path.suffix == ".tsv" else _from_yaml(path, text))


def _kind(path: Path) -> None:
    if path.suffix not in (".tsv", ".yml", ".yaml"):
        raise BadLabels(f"{path}: must end in .tsv, or in .yml for Rasa's NLU format")


def _label(group: Group, place: int) -> str:
    entry = group.entries[place]
    picked = Group((entry,)).picked
    return picked[0][0] if picked and entry.has_words else ""


def _tsv(groups: Sequence[Group]) -> str:
    stream = io.StringIO()
    writer = csv.writer(stream, _DIALECT, lineterminator="\n")
    writer.writerow(_COLUMNS)
    for number, group in enumerate(groups, start=1):
        for place, entry in enumerate(group.entries):
            alone, latest = Group((entry,)), entry.latest
            writer.writerow([
                entry.example, _label(group, place), alone.read_as[0][0], "|".join(alone.reasons),
                entry.times, latest.talk.store, f"{latest.turn.at:%Y-%m-%dT%H:%M:%SZ}", number,
                latest.turn.number,
            ])  # fmt: skip
    return stream.getvalue()


def _yaml(groups: Sequence[Group]) -> str:
    by_intent: dict[str, list[str]] = {}
    for group in groups:
        for place, entry in enumerate(group.entries):
            by_intent.setdefault(_label(group, place) or UNLABELLED, []).append(entry.example)
    blocks = [
        {"intent": intent, "examples": LiteralScalarString("".join(f"- {e}\n" for e in examples))}
        for intent, examples in by_intent.items()
    ]
    stream = io.StringIO()
    yaml = YAML()
    yaml.width = 4096
    yaml.dump({"version": "3.1", "nlu": blocks}, stream)
    return stream.getvalue()


def _from_tsv(path: Path, text: str) -> Iterator[Label]:
    rows = list(csv.reader(io.StringIO(text, newline=""), _DIALECT))
    header = rows[0] if rows else []
    missing = [column for column in ("text", "label") if column not in header]
    if missing:
        raise BadLabels(f"{path}: line 1: no column {' and '.join(missing)}")
    for line, row in enumerate(rows[1:], start=2):
        values = dict(zip(header, row, strict=False))
        label = values.get("label", "").strip()
        if label:
            yield Label(line, values["text"], label)


def _from_yaml(path: Path, text: str) -> Iterator[Label]:
    try:
        document = YAML().load(text)
    except YAMLError as problem:
        raise BadLabels(f"{path}: {str(problem).splitlines()[0]}") from None
    blocks = document.get("nlu") if isinstance(document, dict) else None
    if not isinstance(blocks, CommentedSeq):
        raise BadLabels(f"{path}: has no list `nlu:`")
    for block in blocks:
        if not isinstance(block, CommentedMap) or not isinstance(block.get("examples"), str):
            raise BadLabels(f"{path}: line {blocks.lc.line + 1}: each block needs its examples")
        if block.get("intent") == UNLABELLED:
            continue
        first = block.lc.value("examples")[0] + 2  # lines count from one, examples begin below
        for line, example in enumerate(block["examples"].splitlines(), start=first):
            if example.strip().startswith("-"):
                yield Label(line, example.strip()[1:].strip(), str(block.get("intent") or ""))
