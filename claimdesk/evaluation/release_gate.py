"""Whether a model may go live: held-out recall, and what it wins and loses against the live one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from claimdesk.evaluation.figures import Labelled, measure

#: Of each intent, as `make check` has it.
LEAST_RECALL = 0.85


class Change(NamedTuple):
    """A held-out sentence that two models read differently, after the gate."""

    sentence: Labelled
    before: str
    now: str


@dataclass(frozen=True)
class Verdict:
    """Why a model may not go live (empty: it may), and what is won and lost."""

    problems: Sequence[str]
    won: Sequence[Change] = ()
    lost: Sequence[Change] = ()


def verdict(
    sentences: Sequence[Labelled],
    parsed: Sequence[dict[str, Any]],
    live: Sequence[dict[str, Any]] | None,
) -> Verdict:
    """The verdict on a model by what it parses of the sentences, beside the `live` one's."""
    rankings = [[(r["name"], r["confidence"]) for r in p["intent_ranking"]] for p in parsed]
    recalls = measure(sentences, rankings, rankings)["by_intent"]
    problems = [
        f"{intent}: recall {recall:.2f} is below {LEAST_RECALL}"
        for intent, recall in recalls.items()
        if recall < LEAST_RECALL
    ]
    if live is None:
        return Verdict(problems)
    changes = [
        Change(sentence, _read_as(before), _read_as(now))
        for sentence, now, before in zip(sentences, parsed, live, strict=True)
    ]
    won = [c for c in changes if _is_right(c, c.now) and not _is_right(c, c.before)]
    lost = [c for c in changes if _is_right(c, c.before) and not _is_right(c, c.now)]
    return Verdict(problems, won, lost)


def _read_as(parsed: dict[str, Any]) -> str:
    return str(parsed["intent"]["name"])


def _is_right(change: Change, read_as: str) -> bool:
    return read_as == change.sentence.intent or read_as in change.sentence.also_ok
