"""`make bench`: a stock Rasa and Claimdesk on the same data and the same dialogues, in one run."""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import shutil
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from scipy.stats import trim_mean

from bench import report, sides
from bench.dialogues import Script, Scripts
from bench.sides import Side
from bench.talk import Measured, grow, talk
from claimdesk.settings import ROOT

KINDS = ("faq", "claim", "off_topic")
AT_ONCE = (1, 8, 32)
GROWTH = (5, 100, 300)
LOAD_CORE = 1
SEED = 20418


def main() -> None:
    """Measure, and write docs/benchmarks.{md,json,svg}."""
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="about three minutes, rougher figures")
    parser.add_argument("--epochs", type=int, default=6, help="of the stock side; rasa init: 100")
    parser.add_argument(
        "--stock", type=Path, help="a folder where the stock side is or gets trained"
    )
    parser.add_argument("--stock-turns", type=int, default=100, help="of its long conversation")
    parser.add_argument("--out", type=Path, default=ROOT / "docs")
    options = parser.parse_args()
    work = Path(tempfile.mkdtemp(prefix="claimdesk-bench-"))
    try:
        results = measure(options, work)
    finally:
        shutil.rmtree(work, ignore_errors=True)
    options.out.mkdir(exist_ok=True)
    report.write(results, options.out)
    print((options.out / "benchmarks.md").read_text())


def measure(options: argparse.Namespace, work: Path) -> dict[str, Any]:
    """Everything, as JSON."""
    folder = (options.stock or work / "stock").resolve()
    stock = sides.stock(folder, 26205, 26206, options.epochs)
    ours = sides.claimdesk(work / "claimdesk", 26105)
    training = _train(folder, work, options)
    both = [stock, ours]
    os.sched_setaffinity(0, {LOAD_CORE % (os.cpu_count() or 1)})
    rounds, seconds = (1, 3.0) if options.quick else (2, 5.0)
    # The last start is measured, with the files in memory.
    for side in [] if options.quick else both:
        say(f"{side.name}: ready after {side.start():.1f} s")
        side.stop()
    try:
        for side in both:
            side.start()
        at_start = {side.name: side.resident() for side in both}
        scripts = Scripts(SEED)
        cells = _load(both, scripts, rounds, seconds)
        long = [scripts.faq(max(GROWTH) + 6) for _ in range(6 if options.quick else 24)]
        growth = {
            # Turn cost grows on stock: 300 turns take 15 minutes.
            "stock": _growth(stock, options.stock_turns, long[:1]),
            "claimdesk": _growth(ours, max(GROWTH), long),
        }
        return {
            "machine": report.machine(),
            "quick": options.quick,
            "when": time.strftime("%Y-%m-%d"),
            "epochs": options.epochs,
            "training_seconds": training,
            "cold_start_seconds": {side.name: side.cold_starts[-1] for side in both},
            "resident_mb": {"idle": at_start, "after": {s.name: s.resident() for s in both}},
            "cells": cells,
            "growth": growth,
        }
    finally:
        for side in both:
            side.stop()


def _train(folder: Path, work: Path, options: argparse.Namespace) -> dict[str, float]:
    rasa = [sys.executable, "-m", "rasa", "train"]
    times: dict[str, float] = {}
    kept = folder / "training-seconds.json"
    if kept.exists() and json.loads(kept.read_text())["epochs"] == options.epochs:
        times["stock"] = json.loads(kept.read_text())["seconds"]
        say(f"stock: trained before, in {times['stock']:.0f} s")
    else:
        say(f"stock: training with {options.epochs} epochs")
        shutil.rmtree(folder / ".rasa", ignore_errors=True)
        times["stock"] = sides.train(rasa, folder, folder / "train.log")
        row = {"epochs": options.epochs, "seconds": times["stock"]}
        kept.write_text(json.dumps(row))
    say(f"stock: trained in {times['stock']:.0f} s; claimdesk: training")
    # In a temporary folder: no training cache, and models/ is untouched.
    copy = work / "training"
    copy.mkdir()
    for name in ("data", "domain.yml", "config.yml"):
        (copy / name).symlink_to(ROOT / name)
    times["claimdesk"] = sides.train(rasa, copy, work / "train.log")
    say(f"claimdesk: trained in {times['claimdesk']:.0f} s")
    return times


def _load(both: list[Side], scripts: Scripts, rounds: int, seconds: float) -> list[dict[str, Any]]:
    found: dict[tuple[str, int, str], Measured] = {}
    spent: dict[tuple[str, int, str], float] = {}
    for side in both:  # warm-up
        for kind in KINDS:
            script = scripts.of(kind, 0)
            asyncio.run(talk(side.opener, side.address, script, 2, 2.0))
    for number in range(rounds):
        for kind in KINDS:
            for at_once in AT_ONCE:
                mark = scripts.mark(kind)  # the same for both sides, and new to both
                for side in both if number % 2 == 0 else both[::-1]:
                    script = scripts.of(kind, mark)
                    before = side.cpu_seconds()
                    measured = asyncio.run(
                        talk(side.opener, side.address, script, at_once, seconds)
                    )
                    key = (kind, at_once, side.name)
                    found.setdefault(key, Measured()).add(measured)
                    spent[key] = spent.get(key, 0.0) + side.cpu_seconds() - before
                    rate = len(measured.turns) / measured.seconds
                    say(f"{kind}, {at_once} at once, {side.name}: {rate:.1f} turns/s")
    return [
        {
            "kind": kind,
            "at_once": at_once,
            "side": side,
            "turns": len(cell.turns),
            "turns_per_second": len(cell.turns) / cell.seconds,
            "p50_ms": 1000 * _percentile(cell.turns, 50),
            "p99_ms": 1000 * _percentile(cell.turns, 99),
            "cpu_ms_per_turn": 1000 * spent[kind, at_once, side] / max(1, len(cell.turns)),
        }
        for (kind, at_once, side), cell in found.items()
    ]


def _growth(side: Side, turns: int, scripts: list[Script]) -> dict[str, float]:
    say(f"{side.name}: {len(scripts)} conversations of {turns} turns")
    runs = [asyncio.run(grow(side.opener, side.address, script[: turns + 6])) for script in scripts]
    result = {}
    for turn in (t for t in GROWTH if t <= turns):
        # Around the turn, as far as there is room, and without the tenth at either end: what a
        # turn costs depends on its sentence more than on anything else.
        reach = 3 if turn < 10 else 6
        window = [t for run in runs for t in run[turn - reach : turn + reach]]
        result[str(turn)] = 1000 * float(trim_mean(window, 0.1))
    return result


def _percentile(values: list[float], percent: float) -> float:
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * percent / 100))] if ordered else 0.0


def say(text: str) -> None:
    """Progress."""
    print(f"bench: {text}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
