"""`claimdesk release`: trains, gates, and puts a model live with the one before a command away."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

from claimdesk.claims.errors import ClaimdeskError
from claimdesk.serving.models import newest_model
from claimdesk.serving.progress import Progress
from claimdesk.serving.releases import (
    NothingReleased,
    current_release,
    live_model,
    make_live,
    stay_live,
    take_back,
)
from claimdesk.serving.training import TrainingFailed, train
from claimdesk.settings import ROOT

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
    if live and live != new and live.is_file() and not current_release(models):
        stay_live(models, live.name)  # it was live as the newest, which is another one now
    problems, turned = _judged(new, live if live != new else None, progress)
    print("\n".join(turned))
    for problem in problems:
        print(f"claimdesk release: {problem}", file=sys.stderr)
    if problems and not arguments.force:
        if live_model(models) == new:
            print(f"models/{new.name} is served all the same: it is the newest, none was released")
        else:
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


def _judged(new: Path, live: Path | None, progress: Progress) -> tuple[list[str], list[str]]:
    """The thresholds of `make check` that a model misses, and what is won and lost by it."""
    from claimdesk.cli.eval import measured, silence_warnings
    from claimdesk.evaluation.annotated import read_annotated, read_labelled
    from claimdesk.evaluation.outcomes import won_and_lost
    from claimdesk.evaluation.report import changes
    from claimdesk.evaluation.thresholds import missed, read_thresholds

    silence_warnings()
    held_out = ROOT / "tests" / "nlu"
    sentences, annotated = read_labelled(held_out), read_annotated(held_out, ROOT / "data")
    models = [new, *([live] if live else [])]
    first, *others = measured(models, sentences, annotated, None, progress)
    problems = missed(first.figures, read_thresholds(held_out / "thresholds.yml"))
    if not others or live is None:
        return problems, []
    turned = changes(won_and_lost(others[0].judged, first.judged), live.name)
    return problems, turned.splitlines()
