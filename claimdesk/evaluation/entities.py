"""Entity precision and recall on annotated sentences."""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence
from typing import Any, NamedTuple


class Value(NamedTuple):
    """A value marked or found at ``start`` to ``end`` of a sentence; ``code`` is what it means."""

    entity: str
    start: int
    end: int
    code: str = ""


def measure_entities(
    wanted: Sequence[Iterable[Value]], found: Sequence[Iterable[Value]], sources: Sequence[str]
) -> dict[str, dict[str, Any]]:
    """By entity, then source and ``all``: precision, recall, expected and predicted counts.

    Partial overlap with an expected span of the entity counts as a match ("the case" vs "case"); if
    the expected one has a code, it must be equal. Precision is None where nothing was predicted,
    recall where nothing was expected.
    """
    counts: dict[tuple[str, str], list[int]] = {}  # wanted, of them met, found, of them right
    for sentence, (asked, given) in enumerate(zip(wanted, found, strict=True)):
        asked, given = list(asked), list(given)
        for place, values, right in (
            (0, asked, [any(_meet(a, g) for g in given) for a in asked]),
            (2, given, [any(_meet(a, g) for a in asked) for g in given]),
        ):
            for value, is_right in zip(values, right, strict=True):
                for source in ("all", sources[sentence]):
                    count = counts.setdefault((value.entity, source), [0, 0, 0, 0])
                    count[place] += 1
                    count[place + 1] += is_right
    figures: dict[str, dict[str, Any]] = {}
    for (entity, source), (asked_for, met, named, right_ones) in sorted(counts.items()):
        figures.setdefault(entity, {})[source] = {
            "wanted": asked_for,
            "found": named,
            "precision": right_ones / named if named else None,
            "recall": met / asked_for if asked_for else None,
        }
    return figures


def never_taught(
    wanted: Iterable[Value], found: Iterable[Value], taught: Container[Value]
) -> tuple[list[Value], list[Value]]:
    """The wanted values that are not among the ``taught``, and what was found but for those."""
    wanted = list(wanted)
    known = [each for each in wanted if each in taught]
    rest = [f for f in found if not any(_overlap(each, f) for each in known)]
    return [each for each in wanted if each not in taught], rest


def _overlap(wanted: Value, found: Value) -> bool:
    return wanted.entity == found.entity and wanted.start < found.end and found.start < wanted.end


def _meet(wanted: Value, found: Value) -> bool:
    return _overlap(wanted, found) and wanted.code in ("", found.code)
