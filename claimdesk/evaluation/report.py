"""Text report of an evaluation, or of two compared."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

_NAMES = {
    "accuracy": "accuracy",
    "macro_f1": "macro F1",
    "typo_loss": "typo loss",
    "calibration_error": "calibration error",
}


def report(figures: Mapping[str, Any]) -> str:
    """Everything about one model."""
    recall = figures["off_topic_recall"]
    lines = [f"{figures['model']}: {figures['sentences']} sentences"]
    lines.extend(f"{name:20}{_share(figures[key])}" for key, name in _NAMES.items())
    lines.append(
        f"off-topic recall    far {_share(recall.get('far'))}  near {_share(recall.get('near'))}"
        f"  (5 % refused, below {_share(figures['refusal_threshold'])})"
    )
    lines.append("by source")
    for source, figure in figures["by_source"].items():
        lines.append(f"  {source:24}{_share(figure['accuracy'])}  of {figure['sentences']}")
    if figures.get("entities"):
        lines.append(
            f"values in {figures['annotated_sentences']} sentences"
            f"{'precision':>16}{'recall':>9}{'F1':>9}  wanted  found"
        )
    lines.extend(
        f"  {entity:24}{_share(found['all']['precision']):>12}{_share(found['all']['recall']):>9}"
        f"{_share(f1(found['all'])):>9}{found['all']['wanted']:>8}{found['all']['found']:>7}"
        for entity, found in figures.get("entities", {}).items()
    )
    if figures["confusions"]:
        lines.append("most frequent confusions")
    for item in figures["confusions"]:
        read_as = item["read_as"] or "nothing"
        lines.append(f"  {item['count']:3}  {item['intent']} read as {read_as}")
        lines.extend(f"         {text}" for text in item["examples"])
    return "\n".join(lines)


def comparison(first: Mapping[str, Any], second: Mapping[str, Any]) -> str:
    """Metric-by-metric comparison, and the intents that changed most."""
    lines = [f"{'':28}{'first':>8}{'second':>8}{'change':>8}"]
    for name, left, right in _pairs(first, second):
        change = "-" if left is None or right is None else f"{right - left:+.3f}"
        lines.append(f"{name:28}{_share(left):>8}{_share(right):>8}{change:>8}")
    return "\n".join(lines)


def _pairs(
    first: Mapping[str, Any], second: Mapping[str, Any]
) -> Iterator[tuple[str, float | None, float | None]]:
    for key, name in _NAMES.items():
        yield name, first[key], second[key]
    for distance in ("far", "near"):
        recalls = [figures["off_topic_recall"].get(distance) for figures in (first, second)]
        yield f"off-topic recall, {distance}", recalls[0], recalls[1]
    for source in first["by_source"]:
        yield source, *(f["by_source"][source]["accuracy"] for f in (first, second))
    for entity in sorted(first.get("entities", {}).keys() & second.get("entities", {}).keys()):
        for key in ("precision", "recall"):
            yield f"{entity}, {key}", *(f["entities"][entity]["all"][key] for f in (first, second))
    moved = [(i, first["by_intent"][i], second["by_intent"][i]) for i in first["by_intent"]]
    yield from sorted((m for m in moved if m[1] != m[2]), key=lambda m: -abs(m[2] - m[1]))


def f1(found: Mapping[str, Any]) -> float | None:
    """The harmonic mean of an entity's precision and recall; None where either is."""
    precision, recall = found["precision"], found["recall"]
    if precision is None or recall is None:
        return None
    both = float(precision + recall)
    return 2 * precision * recall / both if both else 0.0


def _share(value: float | None) -> str:
    return "-" if value is None else f"{value:.3f}"
