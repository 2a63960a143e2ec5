"""`claimdesk release`: trains, gates, and puts a model live with the one before a command away."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from claimdesk.claims.errors import ClaimdeskError
from claimdesk.serving.models import newest_model
from claimdesk.serving.progress import Progress
from claimdesk.serving.releases import (
    NothingReleased,
    current_release,
    live_model,
    make_live,
    take_back,
)
from claimdesk.serving.training import TrainingFailed, train
from claimdesk.settings import ROOT

if TYPE_CHECKING:
    from claimdesk.evaluation.release_gate import Change, Verdict

DONE, FOUND, WRONG_CALL = 0, 1, 2
_RESTART = "the next start serves it: stop claimdesk run (Ctrl-C) and start it again"


def add_commands(subparsers: Any) -> None:
    """Add `release`."""
    release = subparsers.add_parser("release", help="train, gate and put a model live")
    how = release.add_mutually_exclusive_group()
    how.add_argument("--back", action="store_true", help="put the one before live again")
    how.add_argument("--force", action="store_true", help="put it live though the gate says no")
    release.set_defaults(run=run_release)


def run_release(arguments: argparse.Namespace) -> int:
    """Release the model of what is in data/; 1 where the gate refuses or the training fails."""
    models, progress = ROOT / "models", Progress()
    if arguments.back:
        return _back(models)
    live = live_model(models)
    try:
        train(ROOT, progress)
    except TrainingFailed as error:
        progress.say(f"claimdesk: {error}")
        return FOUND
    new = newest_model(models)
    assert new is not None  # or the training failed
    if current_release(models) and live == new:
        print(f"models/{new.name} is live, and nothing has changed since")
        return DONE
    judged = _judged(new, live if live != new else None, progress)
    print("\n".join(_lines(judged)))
    for problem in judged.problems:
        print(f"claimdesk release: {problem}", file=sys.stderr)
    if judged.problems and not arguments.force:
        print(f"models/{new.name} is not live (--force puts it live all the same)")
        return FOUND
    release = make_live(models, new.name)
    print(f"models/{release.model} is live; {_RESTART}")
    if release.before:
        print(f"models/{release.before} was before: claimdesk release --back")
    return DONE


def _back(models: Path) -> int:
    try:
        release = take_back(models)
    except NothingReleased as error:
        raise ClaimdeskError(str(error)) from None
    print(f"models/{release.model} is live again; {_RESTART}")
    print(f"models/{release.before} was before: claimdesk release --back")
    return DONE


def _judged(new: Path, live: Path | None, progress: Progress) -> Verdict:
    """What the gate says of a model beside the live one, on the held-out sentences."""
    from claimdesk.cli.eval import silence_warnings

    silence_warnings()
    from claimdesk.evaluation.annotated import read_labelled
    from claimdesk.evaluation.release_gate import verdict
    from claimdesk.evaluation.trained_reader import load_reader

    sentences = read_labelled(ROOT / "tests" / "nlu")
    texts = [sentence.text for sentence in sentences]
    parsed = []
    for model in filter(None, (new, live)):
        progress.say(f"release: {model.name} reads {len(texts)} sentences")
        parsed.append(load_reader(model)(texts))
    return verdict(sentences, parsed[0], parsed[1] if live else None)


def _lines(judged: Verdict) -> Iterator[str]:
    for title, changes in (("won", judged.won), ("lost", judged.lost)):
        yield f"{title}: {len(changes)}"
        yield from _changes(changes)


def _changes(changes: Sequence[Change]) -> Iterator[str]:
    for sentence, before, now in changes:
        yield f"  {sentence.intent}: read as {before}, now as {now}: {sentence.text}"
