"""Trains a model if its inputs have changed."""

from __future__ import annotations

import fcntl
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from claimdesk.nlu.fingerprint import fingerprint
from claimdesk.serving.models import models_in, newest_model, prune
from claimdesk.serving.parent_death import die_with_parent
from claimdesk.serving.progress import Progress
from claimdesk.serving.releases import released

SECONDS = "train-seconds"  # how long the last training took, to tell beside the next
LOG = "train.log"


class TrainingFailed(Exception):
    """Rasa could not make a model; its output is in the log."""


def is_current(root: Path) -> bool:
    """Whether the model to be served was made from what is there now, by whatever command."""
    whole = (model for model in models_in(root / "models") if model.is_whole)
    newest = next(whole, None)
    return newest is not None and newest.made_from == fingerprint(root)


def train(root: Path, progress: Progress, *, force: bool = False, keep: int = 0) -> bool:
    """Train unless the model to be served is current; whether it trained.

    ``keep``: how many models to keep, 0 for all. Raises TrainingFailed with the end of Rasa's
    output.
    """
    models = root / "models"
    models.mkdir(exist_ok=True)
    with _file_lock(models / ".lock"):  # `make -j`, or two terminals
        trained = force or not is_current(root)
        if trained:
            before = newest_model(models)
            last = _last_seconds(models)
            expected = f"the last took {last} s" if last else "the first takes a minute or two"
            seconds = _run_rasa(root, models / LOG, progress, expected, force=force)
            model = newest_model(models)
            if model is None or model == before:
                raise TrainingFailed(_end_of(models / LOG))
            (models / SECONDS).write_text(f"{round(seconds)}\n", encoding="utf-8")
            progress.say(f"train: models/{model.name} in {seconds:.0f} s")
        for removed in prune(models, keep, spare=released(models)):
            progress.say(f"train: models/{removed.name} is old and removed")
        return trained


def _last_seconds(models: Path) -> int | None:
    with suppress(OSError, ValueError):
        return int((models / SECONDS).read_text(encoding="utf-8"))
    return None


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


def _run_rasa(root: Path, log: Path, progress: Progress, expected: str, *, force: bool) -> float:
    command = [sys.executable, "-m", "rasa", "train", "--out", "models"]
    command += ["--force"] if force else []
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


def _end_of(log: Path) -> str:
    lines = log.read_text(encoding="utf-8", errors="replace").splitlines()
    return "\n".join(["the training failed; the end of models/" + LOG + ":", *lines[-15:]])


@contextmanager
def _file_lock(path: Path) -> Iterator[None]:
    with path.open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
