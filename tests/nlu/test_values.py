"""How well the newest model finds values in sentences of which every value is marked."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from claimdesk.evaluation.annotated import Annotated, read_annotated
from claimdesk.evaluation.entities import Value, measure_entities
from claimdesk.evaluation.report import f1
from claimdesk.evaluation.trained_reader import load_reader, newest_model
from claimdesk.settings import ROOT

pytestmark = pytest.mark.slow

HERE = Path(__file__).parent
FEWEST_SENTENCES, FEWEST_LOOK_ALIKES = 40, 60
UNSEEN = "second"  # its errors were never looked at
# Two points under what was measured when this was written: raise them with the extractors. Of
# conditions that was before the twelve easiest sentences were taken out, which training had too.
LEAST = {
    "order_number": (0.98, 0.98),
    "date": (0.98, 0.98),
    "amount": (0.98, 0.93),
    "email": (0.98, 0.96),
    "product": (0.93, 0.88),
    "reason": (0.90, 0.93),
    "remedy": (0.87, 0.93),
    "purchased_from": (0.98, 0.98),
    "condition": (0.91, 0.94),
}
LEAST_UNSEEN = {
    "order_number": (0.98, 0.98),
    "date": (0.86, 0.92),
    "amount": (0.98, 0.98),
    "email": (0.98, 0.98),
    "product": (0.54, 0.91),
    "reason": (0.79, 0.76),
    "remedy": (0.79, 0.81),
    "purchased_from": (0.98, 0.93),
    "condition": (0.86, 0.85),
}


@pytest.fixture(scope="module")
def annotated() -> list[Annotated]:
    """The sentences of which every value is marked."""
    return read_annotated(HERE)


@pytest.fixture(scope="module")
def read() -> Callable[[list[str]], list[dict[str, Any]]]:
    """What the newest model makes of texts."""
    return load_reader(newest_model(ROOT / "models"))


def test_there_are_enough_sentences(annotated: list[Annotated]) -> None:
    """Forty for each value, and sixty that hold none."""
    for entity in LEAST:
        having = [a for a in annotated if any(v.entity == entity for v in a.values)]
        assert len(having) >= FEWEST_SENTENCES, entity
    assert sum(not a.values for a in annotated) >= FEWEST_LOOK_ALIKES


def test_no_sentence_is_trained_on(annotated: list[Annotated]) -> None:
    """Held out means held out."""
    training = "\n".join(path.read_text("utf-8") for path in (ROOT / "data").rglob("*.yml"))
    trained = {line.strip().removeprefix("- ") for line in training.splitlines()}
    long = [a.text for a in annotated if len(a.text.split()) > 5]

    assert not trained.intersection(long)


@pytest.mark.parametrize(
    ("unseen", "least"), [(False, LEAST), (True, LEAST_UNSEEN)], ids=["seen", "unseen"]
)
def test_values_are_found(
    annotated: list[Annotated], read: Any, unseen: bool, least: dict[str, tuple[float, float]]
) -> None:
    """With precision and recall at least as they were."""
    held_out = [a for a in annotated if (a.source == UNSEEN) is unseen]
    found = [
        [Value(e["entity"], e["start"], e["end"], e["value"]) for e in parsed["entities"]]
        for parsed in read([a.text for a in held_out])
    ]
    measured = measure_entities([a.values for a in held_out], found, ["all"] * len(held_out))
    for name, figures in measured.items():
        of = figures["all"]
        shares = f"{of['precision']:.3f} {of['recall']:.3f} {f1(of):.3f}"
        print(f"{name:16} {shares} {of['wanted']:5} {of['found']:5}")  # noqa: T201

    assert set(measured) == set(least)
    assert {
        name: (precision, recall)
        for name, figures in measured.items()
        for precision, recall in [(figures["all"]["precision"], figures["all"]["recall"])]
        if precision < least[name][0] or recall < least[name][1]
    } == {}
