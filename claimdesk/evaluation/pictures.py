"""Evaluation plots: reliability diagram and confusion matrix."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

_MOST_INTENTS = 25  # in the heat map; with more the names cannot be read


def draw(figures: Mapping[str, Any], folder: Path) -> list[Path]:
    """Write reliability.png and, where there is something to show, confusions.png and values.png.

    Returns what was written.
    """
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    folder.mkdir(parents=True, exist_ok=True)
    pictures = {"reliability.png": (Figure(figsize=(5, 5)), _reliability)}
    if figures["confusions"]:
        pictures["confusions.png"] = (Figure(figsize=(11, 10)), _confusions)
    if figures.get("entities"):
        pictures["values.png"] = (Figure(figsize=(7, 5)), _values)
    written = []
    for name, (picture, paint) in pictures.items():
        FigureCanvasAgg(picture)
        paint(picture.add_subplot(), figures)
        picture.tight_layout()
        picture.savefig(folder / name, dpi=120)
        written.append(folder / name)
    return written


def _reliability(axes: Any, figures: Mapping[str, Any]) -> None:
    bins = figures["reliability"]
    axes.plot([0, 1], [0, 1], linestyle=":", color="grey", label="perfectly calibrated")
    sure, right = [b["confidence"] for b in bins], [b["accuracy"] for b in bins]
    axes.plot(sure, right, marker="o", label=figures.get("model", "model"))
    for b in bins:
        axes.annotate(
            str(b["sentences"]), (b["confidence"], b["accuracy"]), textcoords="offset points",
            xytext=(4, -12), fontsize=8,
        )  # fmt: skip
    axes.set(xlim=(0, 1), ylim=(0, 1.02), xlabel="confidence", ylabel="accuracy")
    error = figures["calibration_error"]
    axes.set_title("Reliability" if error is None else f"Reliability, error {error:.3f}")
    axes.legend(loc="upper left")


def _confusions(axes: Any, figures: Mapping[str, Any]) -> None:
    """Confusion matrix of the most confused intents."""
    weight: dict[str, int] = {}
    for item in figures["confusions"]:
        for name in (item["intent"], item["read_as"]):
            weight[name] = weight.get(name, 0) + item["count"]
    names = sorted(sorted(weight, key=lambda name: -weight[name])[:_MOST_INTENTS])
    table = [[0] * len(names) for _ in names]
    for item in figures["confusions"]:
        if item["intent"] in names and item["read_as"] in names:
            row, column = names.index(item["intent"]), names.index(item["read_as"])
            table[row][column] = item["count"]
            axes.text(column, row, item["count"], ha="center", va="center", fontsize=8)
    axes.imshow(table, cmap="Oranges")
    places = range(len(names))
    axes.set_xticks(places, [name or "nothing" for name in names], rotation=90, fontsize=8)
    axes.set_yticks(places, [name or "nothing" for name in names], fontsize=8)
    axes.set(xlabel="read as", ylabel="intent", title="Confusion matrix")


def _values(axes: Any, figures: Mapping[str, Any]) -> None:
    """Precision and recall of each entity, side by side, with how many were wanted and found."""
    found = {entity: by_source["all"] for entity, by_source in figures["entities"].items()}
    places = range(len(found))
    for shift, key, count in ((0.2, "precision", "found"), (-0.2, "recall", "wanted")):
        shares = [figure[key] or 0.0 for figure in found.values()]
        axes.barh([place + shift for place in places], shares, height=0.38, label=key)
        for place, figure in zip(places, found.values(), strict=True):
            axes.text(1.01, place + shift, f"of {figure[count]}", va="center", fontsize=7)
    axes.set_yticks(places, list(found))
    axes.set(xlim=(0, 1.12), title=f"Values in {figures['annotated_sentences']} sentences")
    axes.legend(loc="lower left")
