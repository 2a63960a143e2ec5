"""Trains a model if its inputs have changed."""

from __future__ import annotations

import fcntl
import hashlib
import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import yaml

from claimdesk.serving.parent_death import die_with_parent
from claimdesk.serving.progress import Progress

# Inputs of a model: data, component code and locked versions; of domain.yml without the words.
DOMAIN = "domain.yml"
FINGERPRINTED_PATHS = (
    "data",
    DOMAIN,
    "config.yml",
    "claimdesk/nlu",
    "claimdesk/language",
    "claimdesk/dialogue/story_policy.py",
    "claimdesk/dialogue/story_steps.py",
    "requirements.lock",
)
STAMP = "trained-from.json"
LOG = "train.log"


class TrainingFailed(Exception):
    """Rasa could not make a model; its output is in the log."""


def fingerprint(root: Path) -> str:
    """A hash over the names and contents of everything a model is made from."""
    total = hashlib.sha256()
    for ingredient in FINGERPRINTED_PATHS:
        for path in _files(root / ingredient):
            counted = counted_of_domain(path) if ingredient == DOMAIN else path.read_bytes()
            content = hashlib.sha256(counted).hexdigest()
            total.update(f"{path.relative_to(root).as_posix()} {content}\n".encode())
    return total.hexdigest()


def counted_of_domain(path: Path) -> bytes:
    """What a model takes from a domain file: all but what its responses say, and comments.

    Of the responses the names count, as rules and stories utter them. A file that is no domain
    counts as it is: Rasa says what is wrong with it.
    """
    content = path.read_bytes()
    try:
        domain = yaml.safe_load(content)
    except yaml.YAMLError:
        return content
    responses = domain.get("responses") if isinstance(domain, dict) else None
    if not isinstance(responses, dict):
        return content
    names = {"responses": sorted(map(str, responses))}
    return json.dumps({**domain, **names}, default=str).encode()


def newest_model(models: Path) -> Path | None:
    """The model that Rasa would load from the folder, or None."""
    found = sorted(models.glob("*.tar.gz"), key=lambda path: path.stat().st_mtime)
    return found[-1] if found else None


def is_current(root: Path) -> bool:
    """Whether the newest model was made from what is there now."""
    model, stamp = newest_model(root / "models"), _stamp(root / "models")
    if model is None or stamp.get("model") != model.name:
        return False
    return stamp.get("from") == fingerprint(root)


def train(root: Path, progress: Progress, *, force: bool = False) -> bool:
    """Train unless the newest model is current; whether it trained.

    Raises TrainingFailed with the end of Rasa's output.
    """
    models = root / "models"
    models.mkdir(exist_ok=True)
    with _file_lock(models / ".lock"):  # `make -j`, or two terminals
        if not force and is_current(root):
            return False
        made_from = fingerprint(root)  # taken first: changes during training count as new
        before = newest_model(models)
        last = _stamp(models).get("seconds")
        expected = f"the last took {last} s" if last else "the first takes 3 to 9 minutes"
        seconds = _run_rasa(root, models / LOG, progress, expected)
        model = newest_model(models)
        if model is None or model == before:
            raise TrainingFailed(_end_of(models / LOG))
        stamp = json.dumps({"model": model.name, "from": made_from, "seconds": round(seconds)})
        (models / STAMP).write_text(stamp + "\n", encoding="utf-8")
        progress.say(f"train: models/{model.name} in {seconds:.0f} s")
        return True


def _stamp(models: Path) -> dict[str, Any]:
    """What the last training left of itself: its model, what that is from, how long it took."""
    try:
        stamp = json.loads((models / STAMP).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return stamp if isinstance(stamp, dict) else {}


def rasa_environment(root: Path) -> dict[str, str]:
    """Environment for Rasa: our code on the path, no telemetry, quiet."""
    path = os.pathsep.join(filter(None, [str(root), os.environ.get("PYTHONPATH", "")]))
    return {
        **os.environ,
        "PYTHONPATH": path,
        "PYTHONUNBUFFERED": "1",
        "PYTHONWARNINGS": "ignore",  # deprecations inside Rasa's own dependencies
        "RASA_TELEMETRY_ENABLED": "false",
        "SQLALCHEMY_SILENCE_UBER_WARNING": "1",
        "TF_CPP_MIN_LOG_LEVEL": "2",
    }


def _run_rasa(root: Path, log: Path, progress: Progress, expected: str) -> float:
    # Rasa's cache fingerprints the component class, not the modules it imports.
    command = [sys.executable, "-m", "rasa", "train", "--force", "--out", "models"]
    started = time.monotonic()
    with log.open("wb") as output:
        process = subprocess.Popen(
            command,
            cwd=root,
            env=rasa_environment(root),
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            preexec_fn=die_with_parent(),
        )
        try:
            while process.poll() is None:
                so_far = f"{time.monotonic() - started:.0f} s; {expected}"
                progress.update(f"train: a model from data/, {so_far}")
                try:
                    process.wait(timeout=0.5)
                except subprocess.TimeoutExpired:
                    continue
        finally:
            if process.poll() is None:
                process.terminate()
                process.wait()
    if process.returncode != 0:
        raise TrainingFailed(_end_of(log))
    return time.monotonic() - started


def _files(path: Path) -> Iterator[Path]:
    if path.is_file():
        yield path
    elif path.is_dir():
        for child in sorted(path.rglob("*")):
            inside = child.relative_to(path).parts
            if child.is_file() and not any(p.startswith((".", "__pycache__")) for p in inside):
                yield child


def _end_of(log: Path) -> str:
    lines = log.read_text(encoding="utf-8", errors="replace").splitlines()
    return "\n".join(["the training failed; the end of models/" + LOG + ":", *lines[-15:]])


@contextmanager
def _file_lock(path: Path) -> Iterator[None]:
    with path.open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
