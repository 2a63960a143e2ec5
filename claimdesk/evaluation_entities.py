"""How well the values in annotated sentences are found: precision and recall of each entity."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

#: Entity, start, end.
Span = tuple[str, int, int]


def measure_entities(
    wanted: Sequence[Iterable[Span]], found: Sequence[Iterable[Span]], sources: Sequence[str]
) -> dict[str, dict[str, Any]]:
    """By entity, then by source and over ``all``: precision, recall, and how many were wanted.

    A found value counts where it overlaps a wanted one of its entity: whether "the case" or "case"
    is marked makes no difference to a shopper. Precision is None where nothing was found.
    """
    counts: dict[tuple[str, str], list[int]] = {}  # wanted, of them met, found, of them right
    for sentence, (asked, given) in enumerate(zip(wanted, found, strict=True)):
        asked, given = list(asked), list(given)
        for place, spans, others in ((0, asked, given), (2, given, asked)):
            for span in spans:
                for source in ("all", sources[sentence]):
                    count = counts.setdefault((span[0], source), [0, 0, 0, 0])
                    count[place] += 1
                    count[place + 1] += any(_meet(span, other) for other in others)
    figures: dict[str, dict[str, Any]] = {}
    for (entity, source), (asked_for, met, named, right) in sorted(counts.items()):
        figures.setdefault(entity, {})[source] = {
            "wanted": asked_for,
            "precision": right / named if named else None,
            "recall": met / asked_for if asked_for else None,
        }
    return figures


def _meet(left: Span, right: Span) -> bool:
    return left[0] == right[0] and left[1] < right[2] and right[1] < left[2]
