"""Writes results as Markdown, JSON and SVG."""

from __future__ import annotations

import json
import os
import platform
from collections.abc import Mapping
from pathlib import Path
from typing import Any

GOALS = {
    "FAQ turns per second": (10.0, "at least"),
    "claim turns per second": (5.0, "at least"),
    "p99 at 32 conversations": (1 / 5, "at most"),
    "resident memory": (1 / 2, "at most"),
    "cold start": (1 / 3, "at most"),
    "training": (1 / 3, "at most"),
    "turn 300 to turn 5": (1.25, "at most"),
}
_NAMES = {"faq": "FAQ", "claim": "claim", "off_topic": "off topic"}


def machine() -> dict[str, str]:
    """What it was measured on."""
    cpu = next(
        (
            line.partition(":")[2].strip()
            for line in Path("/proc/cpuinfo").read_text().splitlines()
            if line.startswith("model name")
        ),
        platform.machine(),
    )
    memory = Path("/proc/meminfo").read_text().split()[1]
    return {
        "processor": f"{cpu}, {os.cpu_count()} cores",
        "memory": f"{int(memory) / 1024 / 1024:.0f} GB",
        "system": f"{platform.system()} {platform.release()}",
        "python": platform.python_version(),
    }


def ratios(results: Mapping[str, Any]) -> dict[str, float]:
    """Claimdesk's figure over the stock side's, for what has a goal."""
    cells = {(c["kind"], c["at_once"], c["side"]): c for c in results["cells"]}

    def ratio(kind: str, at_once: int, what: str) -> float:
        ours, stock = (cells[kind, at_once, side][what] for side in ("claimdesk", "stock"))
        return float(ours / stock)

    after = results["resident_mb"]["after"]
    growth = results["growth"]["claimdesk"]
    longest = max(growth, key=int)
    cold, training = results["cold_start_seconds"], results["training_seconds"]
    return {
        "FAQ turns per second": ratio("faq", 8, "turns_per_second"),
        "claim turns per second": ratio("claim", 8, "turns_per_second"),
        "p99 at 32 conversations": max(ratio(kind, 32, "p99_ms") for kind in _NAMES),
        "resident memory": sum(after["claimdesk"].values()) / sum(after["stock"].values()),
        "cold start": cold["claimdesk"] / cold["stock"],
        "training": training["claimdesk"] / training["stock"],
        f"turn {longest} to turn 5": growth[longest] / growth["5"],
    }


def write(results: Mapping[str, Any], folder: Path) -> None:
    """benchmarks.md, .json and .svg."""
    text = json.dumps({**results, "ratios": ratios(results)}, indent=1)
    (folder / "benchmarks.json").write_text(text + "\n")
    (folder / "benchmarks.md").write_text(_markdown(results))
    _plot(results, folder / "benchmarks.svg")


def _markdown(results: Mapping[str, Any]) -> str:
    where = results["machine"]
    epochs = results["epochs"]
    cells = {(c["kind"], c["at_once"], c["side"]): c for c in results["cells"]}
    lines = [
        "# Benchmarks",
        "",
        "Written by `make bench`; every run measures again.",
        "",
        f"{results['when']}, {'quick run, ' if results['quick'] else ''}{where['processor']},"
        f" {where['memory']}, {where['system']}, Python {where['python']}.",
        "",
        "**Stock** is what `rasa init` makes, with this project's data, domain, actions and"
        f" wording: DIET, TED and UnexpecTED ({epochs} epochs), `rasa run` with the REST channel"
        " and its tracker store in memory, and `rasa run actions` over HTTP. **Claimdesk** is what"
        " `claimdesk run` starts to take turns, with its database on disk. Each side's processes"
        " share one core; the load comes from another. Both are given the same sentences, none"
        " twice, cell by cell in alternating order.",
        "",
        "| goal | to reach | measured | |",
        "|---|---|---|---|",
    ]
    for name, value in ratios(results).items():
        goal, how = GOALS.get(name, (1.25, "at most"))
        met = value >= goal if how == "at least" else value <= goal
        lines.append(
            f"| {name} | {how} {goal:.2f} | {value:.2f} | {'reached' if met else '**missed**'} |"
        )
    lines += [
        "",
        "Turns per second at 8 conversations; p99 is the worst of the three kinds.",
        "",
        "| dialogues | at once | stock turns/s | Claimdesk turns/s | × | stock p50 / p99 ms |"
        " Claimdesk p50 / p99 ms | processor ms a turn |",
        "|---|---|---|---|---|---|---|---|",
    ]
    for kind, at_once in dict.fromkeys((k, n) for k, n, _ in cells):
        stock, ours = (cells[kind, at_once, side] for side in ("stock", "claimdesk"))
        a, b = stock["turns_per_second"], ours["turns_per_second"]
        lines.append(
            f"| {_NAMES[kind]} | {at_once} | {a:.1f} | {b:.1f} | {b / a:.1f} |"
            f" {stock['p50_ms']:.0f} / {stock['p99_ms']:.0f} |"
            f" {ours['p50_ms']:.0f} / {ours['p99_ms']:.0f} |"
            f" {stock['cpu_ms_per_turn']:.1f} → {ours['cpu_ms_per_turn']:.1f} |"
        )
    memory, growth = results["resident_mb"], results["growth"]
    lines += ["", "| | stock | Claimdesk |", "|---|---|---|"]
    for name, when in (("resident, idle", "idle"), ("resident, after the load", "after")):
        parts = [" + ".join(f"{mb:.0f}" for mb in memory[when][s].values()) for s in growth]
        lines.append(f"| {name} | {parts[0]} MB | {parts[1]} MB |")
    cold, training = results["cold_start_seconds"], results["training_seconds"]
    lines += [
        f"| cold start | {cold['stock']:.1f} s | {cold['claimdesk']:.1f} s |",
        f"| training (stock: {epochs} epochs) | {training['stock']:.0f} s |"
        f" {training['claimdesk']:.0f} s |",
    ]
    for turn in growth["claimdesk"]:
        known = f"{growth['stock'][turn]:.1f} ms" if turn in growth["stock"] else "not measured"
        b = growth["claimdesk"][turn]
        lines.append(f"| turn {turn} of a conversation | {known} | {b:.1f} ms |")
    if epochs != 100:
        lines += [
            "",
            f"`rasa init` trains for 100 epochs; here the stock side trained for {epochs}, which"
            " changes how well it reads and how long it trains, not what a turn costs.",
        ]
    return "\n".join([*lines, "", "![turns per second and growth](benchmarks.svg)", ""])


def _plot(results: Mapping[str, Any], path: Path) -> None:
    import matplotlib

    matplotlib.use("Agg")
    from matplotlib import pyplot

    cells = {(c["kind"], c["at_once"], c["side"]): c for c in results["cells"]}
    figure, (left, right) = pyplot.subplots(1, 2, figsize=(10, 3.6))
    keys = list(dict.fromkeys((kind, at_once) for kind, at_once, _ in cells))
    for offset, side in enumerate(("stock", "claimdesk")):
        places = [n + 0.4 * offset for n in range(len(keys))]
        left.bar(places, [cells[(*k, side)]["turns_per_second"] for k in keys], 0.4, label=side)
        turns = results["growth"][side]
        right.plot([int(t) for t in turns], list(turns.values()), marker="o", label=side)
    names = [f"{_NAMES[kind]}\n{at_once}" for kind, at_once in keys]
    left.set_xticks([n + 0.2 for n in range(len(keys))], names, fontsize=7)
    left.set_title("turns per second (conversations at once)", fontsize=9)
    right.set_title("milliseconds of the n-th turn", fontsize=9)
    right.set_yscale("log")
    for axes in (left, right):
        axes.legend(fontsize=8)
    figure.tight_layout()
    figure.savefig(path, metadata={"Date": None})
