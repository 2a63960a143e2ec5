"""``claimdesk eval``: measures a trained model on labelled sentences, beside another one."""

from __future__ import annotations

import argparse
import json
import logging
import os
import sys
import warnings
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from claimdesk.authoring.project import Project
from claimdesk.claims.errors import ClaimdeskError
from claimdesk.evaluation.figures import BadSentences, Labelled, read_sentences
from claimdesk.evaluation.model_files import UnusableModel, model_file
from claimdesk.evaluation.outcomes import Judged, read_outcomes, won_and_lost, write_outcomes
from claimdesk.evaluation.pictures import draw
from claimdesk.evaluation.report import changes, comparison, report
from claimdesk.evaluation.thresholds import BadThresholds, missed, read_thresholds
from claimdesk.serving.import_stubs import UNUSED_PACKAGES, needs_no_tensorflow, stub_imports
from claimdesk.serving.progress import Progress
from claimdesk.serving.training import rasa_environment
from claimdesk.settings import ROOT, Settings

if TYPE_CHECKING:
    from claimdesk.evaluation.annotated import Annotated
    from claimdesk.evaluation.measuring import Measured

# Rasa's own evaluation, which one of its extractors imports, and half of Rasa with it.
_UNUSED = (*UNUSED_PACKAGES, "rasa.nlu.test")
_OUTCOMES = ".tsv"  # what --compare takes for outcomes; anything else is a model


def add_commands(commands: Any) -> argparse.ArgumentParser:
    """Add ``eval`` to an argparse sub-command object; the parsed ``run(args)`` is the exit code."""
    parser: argparse.ArgumentParser = commands.add_parser(
        "eval", help="measure the model on labelled sentences"
    )
    add = parser.add_argument
    add(
        "file",
        type=Path,
        metavar="FILE.tsv",
        help="columns text, intent and, if you like, source, also_ok; or a folder of NLU files"
        " (tests/nlu), whose folder entities/ holds those with every value marked",
    )
    add("--model", type=Path, help="a model file or a folder (default: models/)")
    add("--store", help="the store that shoppers write to (default: the first)")
    add("--outcomes", type=Path, metavar="OUT.tsv", help="write what each sentence comes to there")
    add(
        "--compare",
        type=Path,
        metavar="OTHER",
        help="what is won and lost against outcomes written before (.tsv), or by a second model",
    )
    add(
        "--pictures",
        type=Path,
        metavar="FOLDER",
        help="draw reliability, confusions and values there",
    )
    add(
        "--thresholds", type=Path, metavar="FILE.yml", help="exit 1 if a figure misses one of these"
    )
    add("--json", action="store_true", help="the figures as JSON")
    add("--confusions", type=int, default=10, metavar="N", help="how many to show (default 10)")
    parser.set_defaults(run=run)
    return parser


def run(args: argparse.Namespace) -> int:
    """Measure and print; 1 where a threshold is missed, 2 where an input is wrong (one line)."""
    silence_warnings()
    is_file = args.compare is not None and args.compare.suffix == _OUTCOMES
    second = None if is_file else args.compare
    try:
        thresholds = read_thresholds(args.thresholds) if args.thresholds else []
        before = read_outcomes(args.compare) if is_file else []
        if args.store:
            _check_store(args.store)
        models = [model_file(each) for each in (args.model or ROOT / "models", second) if each]
        import_only_what_is_used(models)
        sentences, annotated = _sentences(args.file)
        results = measured(models, sentences, annotated, args.store, Progress())
    except (BadSentences, BadThresholds, UnusableModel, ClaimdeskError) as problem:
        return _wrong(str(problem))
    first = results[0]
    if args.outcomes:
        write_outcomes(args.outcomes, first.judged)
    lines = missed(first.figures, thresholds)
    _show(args, results, before)
    for line in _unknown_labels(sentences):
        print(f"claimdesk eval: {line}", file=sys.stderr)
    for line in lines:
        print(f"claimdesk eval: {line}", file=sys.stderr)
    return 1 if lines else 0


def silence_warnings() -> None:
    """Silence import-time warnings of Rasa's dependencies."""
    for name in ("TF_CPP_MIN_LOG_LEVEL", "SQLALCHEMY_SILENCE_UBER_WARNING"):
        os.environ.setdefault(name, rasa_environment(ROOT)[name])
    warnings.showwarning = lambda *_, **__: None  # Sanic undoes a filter when it is imported
    logging.disable(logging.WARNING)


def import_only_what_is_used(models: Iterable[Path]) -> None:
    """Spare Rasa's import of TensorFlow and the like, unless a model uses it; to call before."""
    if all(needs_no_tensorflow(each) for each in models):
        stub_imports(_UNUSED)


def _check_store(name: str) -> None:
    from claimdesk.cli.stores import store_policy

    store_policy(Settings.from_environment().stores, name)


def _sentences(path: Path) -> tuple[list[Labelled], list[Annotated]]:
    """Labelled sentences, and fully annotated ones if the format has any."""
    if not path.is_dir():
        return read_sentences(path), []
    from claimdesk.evaluation.annotated import read_annotated, read_labelled

    return read_labelled(path), read_annotated(path, ROOT / "data")


def _unknown_labels(sentences: list[Labelled]) -> list[str]:
    """A line for each label that is no intent, such as a misspelt one: it can't be read rightly."""
    project = Project(ROOT, ROOT / "wording" / "en.yml", ROOT / "stores")
    known = project.intents(project.document(project.domain))
    counts = Counter(each.intent for each in sentences if each.intent not in known)
    return [
        f"domain.yml has no intent {label}: sentences labelled so: {counts[label]}"
        for label in sorted(counts)
    ]


def measured(
    models: list[Path],
    sentences: list[Labelled],
    annotated: list[Annotated],
    store: str | None,
    progress: Progress,
) -> list[Measured]:
    """What each model makes of the sentences, in a store. Raises UnusableModel."""
    # Rasa takes seconds to import: only here, after the input is known to be good.
    from rasa.utils.log_utils import configure_structlog

    from claimdesk.evaluation.measuring import measure_model

    configure_structlog(logging.ERROR)
    return [measure_model(each, sentences, annotated, store, progress.say) for each in models]


def _show(args: argparse.Namespace, measured: list[Measured], before: list[Judged]) -> None:
    figures = [each.figures for each in measured]
    for each in figures:
        if args.pictures:
            draw(each, args.pictures / each["model"] if len(figures) > 1 else args.pictures)
        each["confusions"] = each["confusions"][: max(args.confusions, 0)]
    if args.json:
        output = figures if len(figures) > 1 else figures[0]
        print(json.dumps(output, indent=2, ensure_ascii=False))
        return
    print("\n\n".join(report(each) for each in figures))
    if len(measured) > 1:
        print("\n" + comparison(*figures))
        before = measured[1].judged
    if args.compare:
        print("\n" + changes(won_and_lost(before, measured[0].judged), args.compare.name))


def _wrong(message: str) -> int:
    print(f"claimdesk eval: {message}", file=sys.stderr)
    return 2


def main(argv: list[str] | None = None) -> int:
    """Run the command on its own: ``python -m claimdesk.cli.eval FILE.tsv``."""
    parser = argparse.ArgumentParser(prog="claimdesk")
    add_commands(parser.add_subparsers(required=True))
    args = parser.parse_args(["eval", *(sys.argv[1:] if argv is None else argv)])
    return int(args.run(args))


if __name__ == "__main__":
    sys.exit(main())
