"""Figures are held against the thresholds of a file."""

from __future__ import annotations

from pathlib import Path

import pytest

from claimdesk.evaluation.thresholds import BadThresholds, Threshold, missed, read_thresholds
from claimdesk.settings import ROOT

FIGURES = {
    "accuracy": 0.9,
    "off_topic_recall": {"far": 0.8},
    "by_intent": {"greet": 0.95, "thank": 0.7},
    "macro_f1": None,
}


@pytest.mark.parametrize(
    ("name", "bound", "is_least", "is_missed"),
    [
        ("accuracy", 0.9, True, False),
        ("accuracy", 0.901, True, True),
        ("accuracy", 0.9, False, False),
        ("accuracy", 0.899, False, True),
        ("off_topic_recall.far", 0.81, True, True),
        ("off_topic_recall.near", 0.1, True, True),  # not measured
        ("macro_f1", 0.1, True, True),  # nothing to measure it on
        ("off_topic_recall", 0.1, True, True),  # no figure, but several
    ],
)
def test_a_figure_on_the_wrong_side_is_told(
    name: str, bound: float, is_least: bool, is_missed: bool
) -> None:
    """The bound itself is good enough."""
    lines = missed(FIGURES, [Threshold(name, bound, is_least, "why")])

    assert bool(lines) is is_missed
    assert all(line.startswith(name) for line in lines)


def test_a_star_stands_for_every_figure_there() -> None:
    """Each that misses is told by its own name, with the reason for the bound."""
    lines = missed(FIGURES, [Threshold("by_intent.*", 0.85, True, "none may be lost")])

    assert lines == ["by_intent.thank: 0.700 is below 0.85 (none may be lost)"]


@pytest.mark.parametrize(
    "content",
    [
        "",
        "[",
        "accuracy: 0.9",
        "accuracy: {least: 0.9}",
        "accuracy: {least: 0.9, most: 1, because: x}",
        "accuracy: {least: much, because: x}",
        "accuracy: {least: 0.9, because: x, why: y}",
    ],
)
def test_a_file_that_gives_no_reason_or_no_bound_is_refused(tmp_path: Path, content: str) -> None:
    """In one line."""
    (tmp_path / "t.yml").write_text(content)

    with pytest.raises(BadThresholds, match=r"t\.yml"):
        read_thresholds(tmp_path / "t.yml")


def test_the_gate_holds_more_than_recall() -> None:
    """`make check` holds accuracy, off-topic recall, typo loss, values and what shoppers get."""
    held = {each.name for each in read_thresholds(ROOT / "tests" / "nlu" / "thresholds.yml")}

    assert held >= {
        "accuracy",
        "typo_loss",
        "off_topic_recall.far",
        "off_topic_recall.near",
        "by_intent.*",
        "outcomes.on_topic.right",
        "outcomes.on_topic.wrong",
        "outcomes.off_topic.wrong",
    }
    assert {each for each in held if each.startswith("entities_never_taught.")}
