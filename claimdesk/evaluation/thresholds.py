"""The least, or most, that a model's figures may be, from a file that says why."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

_EACH = "*"  # in a figure's name: every one that stands there
_BOUNDS = ("least", "most")


class BadThresholds(Exception):
    """Raised when a file of thresholds cannot be used; says which entry and why."""


@dataclass(frozen=True)
class Threshold:
    """A figure by its place among those of ``--json`` ("off_topic_recall.far"), and its bound."""

    name: str
    bound: float
    is_least: bool
    because: str


def read_thresholds(path: Path) -> list[Threshold]:
    """``{figure: {least: …, because: …}}``, or ``most``. Raises BadThresholds."""
    try:
        entries = yaml.safe_load(path.read_text(encoding="utf-8"))
    except OSError as problem:
        raise BadThresholds(f"{path}: {problem.strerror or problem}") from problem
    except (UnicodeDecodeError, yaml.YAMLError) as problem:
        raise BadThresholds(f"{path}: not YAML") from problem
    if not isinstance(entries, dict) or not entries:
        raise BadThresholds(f"{path}: needs a figure: {{least: …, because: …}}")
    return [_threshold(path, str(name), entry) for name, entry in entries.items()]


def _threshold(path: Path, name: str, entry: Any) -> Threshold:
    told = entry if isinstance(entry, dict) else {}
    bounds = [(key, told[key]) for key in _BOUNDS if key in told]
    usable = len(bounds) == 1 and isinstance(bounds[0][1], (int, float)) and len(told) == 2
    if not usable or not told.get("because"):
        raise BadThresholds(f"{path}: {name}: needs least or most, a number, and because")
    ((key, bound),) = bounds
    return Threshold(name, float(bound), key == "least", str(told["because"]))


def missed(figures: Mapping[str, Any], thresholds: Sequence[Threshold]) -> list[str]:
    """A line for each figure that is on the wrong side of its bound, or is not there."""
    lines = []
    for each in thresholds:
        named = list(_figures(figures, each.name.split("."), ()))
        if not named:
            lines.append(f"{each.name}: no such figure was measured")
        for name, value in named:
            if value is None:
                lines.append(f"{name}: nothing to measure it on")
            elif value < each.bound if each.is_least else value > each.bound:
                side = "below" if each.is_least else "above"
                lines.append(f"{name}: {value:.3f} is {side} {each.bound:g} ({each.because})")
    return lines


def _figures(
    figures: Any, names: Sequence[str], before: tuple[str, ...]
) -> Iterator[tuple[str, float | None]]:
    if not names:
        if figures is None or isinstance(figures, (int, float)):
            yield ".".join(before), figures
        return
    if not isinstance(figures, Mapping):
        return
    name, *rest = names
    for each in figures if name == _EACH else [name] if name in figures else []:
        yield from _figures(figures[each], rest, (*before, each))
