"""Text report of an evaluation, or of two compared."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from claimdesk.evaluation.outcomes import Changes, Judged, Outcome

_NAMES = {
    "accuracy": "accuracy",
    "macro_f1": "macro F1",
    "typo_loss": "typo loss",
    "calibration_error": "calibration error",
}


_OUTCOMES = {
    Outcome.RIGHT: "right",
    Outcome.ASKED: "asked back, right one among",
    Outcome.ASKED_WITHOUT: "asked back without it",
    Outcome.REFUSED: "refused",
    Outcome.WRONG: "wrong",
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
    lines.extend(_outcomes(figures.get("outcomes")))
    lines.append("by source")
    right = (figures.get("outcomes") or {}).get("by_source", {})
    for source, figure in figures["by_source"].items():
        got = f"  answered rightly {_share(right[source]['right'])}" if source in right else ""
        lines.append(f"  {source:24}{_share(figure['accuracy'])}  of {figure['sentences']}{got}")
    if figures.get("entities"):
        lines += _values(figures)
    if figures["confusions"]:
        lines.append("most frequent confusions")
    for item in figures["confusions"]:
        read_as = item["read_as"] or "nothing"
        lines.append(f"  {item['count']:3}  {item['intent']} read as {read_as}")
        lines.extend(f"         {text}" for text in item["examples"])
    return "\n".join(lines)


def _outcomes(outcomes: Mapping[str, Any] | None) -> Iterator[str]:
    """What the first turn comes to, after the gate, the routing and the forms."""
    if outcomes is None:
        return
    yield "what the shopper gets"
    for name, title in (("on_topic", "on topic"), ("off_topic", "off topic")):
        if shares := outcomes[name]:
            told = (f"{_OUTCOMES[each]} {_share(shares[each.value])}" for each in Outcome)
            yield f"  {title:10}{', '.join(told)}"


def _values(figures: Mapping[str, Any]) -> Iterator[str]:
    """A table of the values whose phrases training doesn't list, and one of all."""
    tables = {"never taught": "entities_never_taught", "taught or not": "entities"}
    for title, name in tables.items():
        if figures.get(name):
            head = f"values, {title} ({figures['annotated_sentences']} sentences)"
            yield f"{head:42}{'precision':>12}{'recall':>9}{'F1':>9}  wanted  found"
        for entity, found in figures.get(name, {}).items():
            of_all = found["all"]
            shares = (of_all["precision"], of_all["recall"], f1(of_all))
            cells = "{:>12}{:>9}{:>9}".format(*map(_share, shares))
            yield f"  {entity:40}{cells}{of_all['wanted']:>8}{of_all['found']:>7}"


def changes(found: Changes, against: str) -> str:
    """The sentences won and lost against an older run, each with its outcome there and now."""
    lines = [f"against {against}: won {len(found.won)}, lost {len(found.lost)}"]
    if found.not_in_both:
        lines[0] += f" ({found.not_in_both} sentences stand in one of the two only)"
    for title, pairs in (("won", found.won), ("lost", found.lost)):
        for before, after in pairs:
            lines.append(f"{title:5} {after.sentence.intent}: {after.sentence.text}")
            lines += [
                f"        {when} {_told(each)}" for when, each in (("was", before), ("is ", after))
            ]
    return "\n".join(lines)


def _told(judged: Judged) -> str:
    return f"{_OUTCOMES[judged.outcome]}: {judged.got}, read as {judged.read_as}"


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
    for name in ("on_topic", "off_topic"):
        before, after = ((each.get("outcomes") or {}).get(name) or {} for each in (first, second))
        for outcome in before if after else ():
            yield f"{name}, {outcome}".replace("_", " "), before[outcome], after[outcome]
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
