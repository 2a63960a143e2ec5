"""A model goes live by its recall; what it wins and loses is told sentence by sentence."""

from __future__ import annotations

from typing import Any

import pytest

from claimdesk.evaluation.figures import Labelled
from claimdesk.evaluation.release_gate import LEAST_RECALL, verdict


def labelled(text: str, intent: str, *also: str) -> Labelled:
    return Labelled(text, intent, "test", frozenset(also))


def parsed(*names: str) -> list[dict[str, Any]]:
    """What a model says of as many sentences."""
    return [
        {"intent": {"name": name}, "intent_ranking": [{"name": name, "confidence": 0.9}]}
        for name in names
    ]


@pytest.mark.parametrize(("right", "passes"), [(17, True), (16, False)])
def test_recall_below_the_least_refuses(right: int, passes: bool) -> None:
    """17 of 20 is .85, 16 is .80."""
    sentences = [labelled(f"s{i}", "ask_stock") for i in range(20)]
    names = ["ask_stock"] * right + ["ask_jobs"] * (20 - right)

    judged = verdict(sentences, parsed(*names), None)

    assert LEAST_RECALL == 0.85
    assert (judged.problems == []) == passes
    assert all("ask_stock: recall 0.80" in problem for problem in judged.problems)


def test_won_and_lost_are_the_sentences_that_turned() -> None:
    """A second right reading is right; what is wrong either way is neither."""
    sentences = [
        labelled("won", "ask_stock"),
        labelled("lost", "ask_stock"),
        labelled("also", "ask_stock", "ask_jobs"),
        labelled("neither", "ask_stock"),
        labelled("off topic", "out_of_scope"),
    ]
    now = parsed("ask_stock", "nlu_fallback", "ask_jobs", "ask_jobs", "out_of_scope")
    before = parsed("ask_jobs", "ask_stock", "ask_stock", "nlu_fallback", "ask_stock")

    judged = verdict(sentences, now, before)

    assert [change.sentence.text for change in judged.won] == ["won", "off topic"]
    assert [tuple(c)[1:] for c in judged.lost] == [("ask_stock", "nlu_fallback")]
