"""`claimdesk twins`: names held-out sentences that are taught, and taught ones that disagree."""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from claimdesk.claims.errors import ClaimdeskError
from claimdesk.settings import ROOT

if TYPE_CHECKING:
    from claimdesk.evaluation.near_twins import Twins
    from claimdesk.evaluation.nlu_lines import Line

CLEAN, FOUND = 0, 1
_SHOULD_NOT = "stands nearly word for word in training"
_DIFFER = "means something else than what reads nearly the same"


def add_commands(subparsers: Any) -> None:
    """Register `twins`; its `run` takes the arguments to an exit code."""
    twins = subparsers.add_parser(
        "twins", help="name test sentences that are taught, and taught ones that disagree"
    )
    twins.add_argument("--data", type=Path, default=ROOT / "data" / "nlu", help="training data")
    twins.add_argument(
        "--tests", type=Path, default=ROOT / "tests" / "nlu", help="held-out sentences"
    )
    twins.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Print each pair with file and line; 1 where there is one that is not listed as known.

    Raises ClaimdeskError for a wrong input.
    """
    from claimdesk.evaluation.figures import BadSentences
    from claimdesk.evaluation.known_twins import KnownTwins
    from claimdesk.evaluation.near_twins import disagreeing, taught_twins
    from claimdesk.evaluation.nlu_lines import INTENT, lines_of

    try:
        taught = [line for line in lines_of(args.data) if line.kind == INTENT]
        held_out = [line for line in lines_of(args.tests) if line.kind == INTENT]
        known = KnownTwins(args.tests, held_out)
    except BadSentences as problem:
        raise ClaimdeskError(str(problem)) from None
    twins = taught_twins(held_out, taught)
    pairs = disagreeing(taught)
    lines = [*_named(_SHOULD_NOT, (each for each in twins if not known.is_taught(each.one)))]
    lines += _named(_DIFFER, (each for each in pairs if not known.may_differ(each)))
    lines += known.outdated(twins, pairs)
    print("\n".join([*lines, _summary(held_out, twins, pairs, known.count)]))
    return FOUND if lines else CLEAN


def _named(says: str, twins: Iterable[Twins]) -> Iterable[str]:
    for each in twins:
        yield f"{_place(each.one)}: {says} ({each.alike:.2f})"
        yield f"    {each.one.label}: {each.one.text}"
        yield f"    {each.other.label}: {each.other.text}  ({_place(each.other)})"


def _place(line: Line) -> str:
    path = line.path.resolve()
    return f"{path.relative_to(ROOT) if path.is_relative_to(ROOT) else line.path}:{line.number}"


def _summary(held_out: list[Line], twins: list[Twins], pairs: list[Twins], known: int) -> str:
    return (
        f"{len(held_out)} held-out sentences, {len(twins)} of them taught;"
        f" {len(pairs)} taught pairs disagree; {known} listed as known"
    )
