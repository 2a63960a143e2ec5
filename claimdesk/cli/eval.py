"""``claimdesk eval``: measures one trained model, or two, on labelled sentences."""

from __future__ import annotations

import argparse
import json
import logging
import os
import random
import sys
import warnings
from pathlib import Path
from typing import TYPE_CHECKING, Any

from claimdesk.evaluation.entities import Value, measure_entities
from claimdesk.evaluation.figures import BadSentences, Labelled, measure, read_sentences, with_typos
from claimdesk.evaluation.pictures import draw
from claimdesk.evaluation.report import comparison, report
from claimdesk.serving.progress import Progress
from claimdesk.serving.training import rasa_environment
from claimdesk.settings import ROOT

if TYPE_CHECKING:
    from claimdesk.evaluation.annotated import Annotated

_SEED = 7


def add_commands(commands: Any) -> argparse.ArgumentParser:
    """Add ``eval`` to an argparse sub-command object; the parsed ``run(args)`` is the exit code."""
    parser: argparse.ArgumentParser = commands.add_parser(
        "eval", help="measure the model on labelled sentences"
    )
    parser.add_argument(
        "file",
        type=Path,
        metavar="FILE.tsv",
        help="columns text, intent, source, also_ok; or a folder of NLU files (tests/nlu), whose"
        " folder entities/ holds those with every value marked",
    )
    parser.add_argument("--model", type=Path, help="a model file or a folder (default: models/)")
    parser.add_argument("--compare", type=Path, metavar="MODEL", help="a second model beside it")
    parser.add_argument(
        "--pictures",
        type=Path,
        metavar="FOLDER",
        help="draw reliability, confusions and values there",
    )
    parser.add_argument(
        "--least-recall", type=float, metavar="R", help="exit 1 if any intent's recall is below"
    )
    parser.add_argument("--json", action="store_true", help="the figures as JSON")
    parser.add_argument(
        "--confusions", type=int, default=10, metavar="N", help="how many to show (default 10)"
    )
    parser.set_defaults(run=run)
    return parser


def run(args: argparse.Namespace) -> int:
    """Measure and print; 1 where a recall is too low, 2 where an input is wrong (one line each)."""
    silence_warnings()
    try:
        sentences, annotated = _sentences(args.file)
    except BadSentences as problem:
        return _wrong(str(problem))
    # Rasa takes seconds to import: only here, after the input is known to be good.
    from claimdesk.evaluation.trained_reader import UnusableModel

    try:
        models = [args.model or ROOT / "models", *filter(None, [args.compare])]
        progress = Progress()
        measured = [_measured(model, sentences, annotated, progress) for model in models]
    except UnusableModel as problem:
        return _wrong(str(problem))
    for figures in measured:
        if args.pictures:
            folder = args.pictures / figures["model"] if args.compare else args.pictures
            draw(figures, folder)
        figures["confusions"] = figures["confusions"][: max(args.confusions, 0)]
    if args.json:
        output = measured if args.compare else measured[0]
        print(json.dumps(output, indent=2, ensure_ascii=False))
    else:
        print("\n\n".join(report(figures) for figures in measured))
        if args.compare:
            print("\n" + comparison(*measured))
    return _too_low(measured[0], args.least_recall)


def silence_warnings() -> None:
    """Silence import-time warnings of Rasa's dependencies."""
    for name in ("TF_CPP_MIN_LOG_LEVEL", "SQLALCHEMY_SILENCE_UBER_WARNING"):
        os.environ.setdefault(name, rasa_environment(ROOT)[name])
    warnings.showwarning = lambda *_, **__: None  # Sanic undoes a filter when it is imported
    logging.disable(logging.WARNING)


def _sentences(path: Path) -> tuple[list[Labelled], list[Annotated]]:
    """Labelled sentences, and fully annotated ones if the format has any."""
    if not path.is_dir():
        return read_sentences(path), []
    from claimdesk.evaluation.annotated import read_annotated, read_labelled

    return read_labelled(path), read_annotated(path)


def _measured(
    model: Path, sentences: list[Labelled], annotated: list[Annotated], progress: Progress
) -> dict[str, Any]:
    from claimdesk.evaluation.trained_reader import UnusableModel, load_reader, newest_model

    if not model.exists():
        raise UnusableModel(f"no model at {model}")
    model = newest_model(model) if model.is_dir() else model
    read = load_reader(model)
    progress.say(f"eval: {model.name} reads {len(sentences)} sentences")
    rng = random.Random(_SEED)
    texts = [s.text for s in sentences]
    parsed = read(texts)
    slipped = read([with_typos(text, rng) for text in texts])
    figures = measure(sentences, _rankings(parsed), _rankings(slipped))
    if annotated:
        found = [
            [Value(e["entity"], e["start"], e["end"], e["value"]) for e in p.get("entities") or []]
            for p in read([a.text for a in annotated])
        ]
        sources = [a.source for a in annotated]
        figures["annotated_sentences"] = len(annotated)
        figures["entities"] = measure_entities([a.values for a in annotated], found, sources)
    return {"model": model.name, **figures}


def _rankings(parsed: list[dict[str, Any]]) -> list[list[tuple[str, float]]]:
    return [[(r["name"], r["confidence"]) for r in p.get("intent_ranking", [])] for p in parsed]


def _too_low(figures: dict[str, Any], least: float | None) -> int:
    """1, with a line for each intent whose recall is below the least; else 0."""
    low = {i: r for i, r in figures["by_intent"].items() if least is not None and r < least}
    for intent, recall in low.items():
        print(f"claimdesk eval: {intent}: recall {recall:.2f} is below {least}", file=sys.stderr)
    return 1 if low else 0


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
