"""``claimdesk eval``: measures a trained model on labelled sentences."""

from __future__ import annotations

import argparse
import json
import logging
import random
import sys
import warnings
from pathlib import Path
from typing import Any

from claimdesk.evaluation import BadSentences, measure, read_sentences, with_typos
from claimdesk.settings import ROOT

_SEED = 7


def add_commands(commands: Any) -> argparse.ArgumentParser:
    """Add ``eval`` to an argparse sub-command object; the parsed ``run(args)`` is the exit code."""
    parser: argparse.ArgumentParser = commands.add_parser(
        "eval", help="measure the model on labelled sentences"
    )
    parser.add_argument(
        "file", type=Path, metavar="FILE.tsv", help="columns text, intent, source, also_ok"
    )
    parser.add_argument("--model", type=Path, help="a model file or a folder (default: models/)")
    parser.add_argument("--json", action="store_true", help="the figures as JSON")
    parser.add_argument(
        "--confusions", type=int, default=10, metavar="N", help="how many to show (default 10)"
    )
    parser.set_defaults(run=run)
    return parser


def run(args: argparse.Namespace) -> int:
    """Measure and print; 2 with one line on standard error where an input is wrong."""
    try:
        sentences = read_sentences(args.file)
    except BadSentences as problem:
        return _wrong(str(problem))
    warnings.filterwarnings("ignore")
    logging.disable(logging.WARNING)
    # Rasa takes seconds to import: only here, after the input is known to be good.
    from claimdesk.nlu.trained_reader import UnusableModel, load_reader, newest_model

    model = args.model or ROOT / "models"
    try:
        if not model.exists():
            raise UnusableModel(f"no model at {model}")
        model = newest_model(model) if model.is_dir() else model
        read = load_reader(model)
    except UnusableModel as problem:
        return _wrong(str(problem))
    rng = random.Random(_SEED)
    texts = [s.text for s in sentences]
    rankings = _rankings(read(texts))
    slipped = _rankings(read([with_typos(text, rng) for text in texts]))
    figures = measure(sentences, rankings, slipped)
    figures["confusions"] = figures["confusions"][: max(args.confusions, 0)]
    figures["model"] = model.name
    if args.json:
        print(json.dumps(figures, indent=2, ensure_ascii=False))
    else:
        print(_report(figures))
    return 0


def _rankings(parsed: list[dict[str, Any]]) -> list[list[tuple[str, float]]]:
    return [[(r["name"], r["confidence"]) for r in p.get("intent_ranking", [])] for p in parsed]


def _report(figures: dict[str, Any]) -> str:
    recall = figures["off_topic_recall"]
    lines = [
        f"{figures['model']}: {figures['sentences']} sentences",
        f"accuracy            {_share(figures['accuracy'])}",
        f"macro F1            {_share(figures['macro_f1'])}",
        f"typo loss           {_share(figures['typo_loss'])}",
        f"calibration error   {_share(figures['calibration_error'])}",
        f"off-topic recall    far {_share(recall.get('far'))}  near {_share(recall.get('near'))}"
        f"  (5 % refused, below {_share(figures['refusal_threshold'])})",
        "by source",
    ]
    for source, figure in figures["by_source"].items():
        lines.append(f"  {source:24}{_share(figure['accuracy'])}  of {figure['sentences']}")
    if figures["confusions"]:
        lines.append("commonest confusions")
    for item in figures["confusions"]:
        read_as = item["read_as"] or "nothing"
        lines.append(f"  {item['count']:3}  {item['intent']} read as {read_as}")
        lines.extend(f"         {text}" for text in item["examples"])
    return "\n".join(lines)


def _share(value: float | None) -> str:
    return "-" if value is None else f"{value:.3f}"


def _wrong(message: str) -> int:
    print(f"claimdesk eval: {message}", file=sys.stderr)
    return 2


def main(argv: list[str] | None = None) -> int:
    """Run the command on its own: ``python -m claimdesk.cli_eval FILE.tsv``."""
    parser = argparse.ArgumentParser(prog="claimdesk")
    add_commands(parser.add_subparsers(required=True))
    args = parser.parse_args(["eval", *(sys.argv[1:] if argv is None else argv)])
    return int(args.run(args))


if __name__ == "__main__":
    sys.exit(main())
