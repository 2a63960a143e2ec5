"""Measures one model on labelled and annotated sentences."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from claimdesk.evaluation.annotated import Annotated
from claimdesk.evaluation.entities import Value, measure_entities, never_taught
from claimdesk.evaluation.figures import Labelled, measure, with_typos
from claimdesk.evaluation.first_turn import FirstTurns, desk_of_its_own
from claimdesk.evaluation.outcomes import Judged, judge, outcome_figures
from claimdesk.evaluation.trained_reader import TrainedModel, load_model

_SEED = 7

Parsed = Sequence[Mapping[str, Any]]


@dataclass(frozen=True)
class Measured:
    """All figures as JSON values, and each sentence's outcome; none by a model without policies."""

    figures: dict[str, Any]
    judged: list[Judged]


def measure_model(
    path: Path,
    sentences: Sequence[Labelled],
    annotated: Sequence[Annotated],
    store: str | None,
    say: Callable[[str], None],
) -> Measured:
    """Read everything by the model at ``path``, and play each sentence's first turn in a store.

    ``say`` is told when it begins. Raises UnusableModel.
    """
    model = load_model(path)
    say(f"eval: {path.name} reads {len(sentences)} sentences")
    parsed = model.read([each.text for each in sentences])
    slipped = model.read([_slipped(each.text) for each in sentences])
    figures = measure(sentences, _rankings(parsed), _rankings(slipped))
    judged: list[Judged] = []
    if model.chooses_actions:
        judged = asyncio.run(_judged(model, sentences, parsed, store))
        figures["outcomes"] = outcome_figures(judged)
    if annotated:
        figures |= _value_figures(annotated, model.read([each.text for each in annotated]))
    return Measured({"model": path.name, **figures}, judged)


def _slipped(text: str) -> str:
    """The text with typing errors, which are its own: a sentence more changes no other's."""
    return with_typos(text, random.Random(f"{_SEED} {text}"))


def _rankings(parsed: Parsed) -> list[list[tuple[str, float]]]:
    return [[(r["name"], r["confidence"]) for r in p.get("intent_ranking", [])] for p in parsed]


async def _judged(
    model: TrainedModel, sentences: Sequence[Labelled], parsed: Parsed, store: str | None
) -> list[Judged]:
    with desk_of_its_own():
        player = FirstTurns(model, store)
        turns = [await player.of(each) for each in parsed]
        named = {name for each in sentences for name in (each.intent, *each.also_ok)}
        named.update(name for turn in turns for name in turn.choices)
        known = named.intersection(model.domain.intents)
        choice = {intent: await player.of_choice(intent) for intent in known}
    return [judge(s, turn, choice) for s, turn in zip(sentences, turns, strict=True)]


def _value_figures(annotated: Sequence[Annotated], parsed: Parsed) -> dict[str, Any]:
    """Of every marked value, and of those whose words no training list holds."""
    found = [
        [Value(e["entity"], e["start"], e["end"], e["value"]) for e in p.get("entities") or []]
        for p in parsed
    ]
    wanted, sources = [each.values for each in annotated], [each.source for each in annotated]
    new = [never_taught(a.values, f, a.taught) for a, f in zip(annotated, found, strict=True)]
    return {
        "annotated_sentences": len(annotated),
        "entities": measure_entities(wanted, found, sources),
        "entities_never_taught": measure_entities(
            [w for w, _ in new], [f for _, f in new], sources
        ),
    }
