"""A danger called off, in the words of a writer who saw neither the code nor its tests."""

from __future__ import annotations

from pathlib import Path

from claimdesk.language.en.false_alarms import calls_off_danger

_ROWS = [
    line.split("\t")
    for line in (Path(__file__).parent / "called_off.tsv").read_text("utf-8").splitlines()
]
LEAST_CALLED_OFF = 0.32  # of what is none; the others hear a line of safety more


def _called_off(kind: str) -> list[bool]:
    return [calls_off_danger(then, [first]) for which, first, then in _ROWS if which == kind]


def test_what_may_be_a_danger_is_never_called_off() -> None:
    """Denied in part, for now, or in jest about a real one: sixty of them."""
    assert len(_called_off("A")) == 60
    assert not any(_called_off("A"))


def test_a_figure_of_speech_can_be_called_off() -> None:
    """By who says that it was one, or that a slip was; they were looked at once to mend it."""
    called = _called_off("B")

    assert sum(called) / len(called) >= LEAST_CALLED_OFF


def test_another_cause_calls_it_off() -> None:
    """Where it is said, too, that it was not the product."""
    told = ["the adapter smells burnt"]

    assert calls_off_danger("the smell came from the oven, so not the adapter", told)
    assert not calls_off_danger("the smell came from the adapter, not the lamp", told)
    assert not calls_off_danger("the smoke was from the plug, not the cable", told)
