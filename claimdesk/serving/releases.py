"""Which model is live: the released one by its name, or the newest where none was released."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from claimdesk.serving.models import newest_model

POINTER = "released.json"


class NothingReleased(Exception):
    """Raised where there is no model to go back to; says so in a line."""


@dataclass(frozen=True)
class Release:
    """The live model's file name, and that of the one before it, None for the first."""

    model: str
    before: str | None = None


def current_release(models: Path) -> Release | None:
    """What was released last, or None; a release whose model is gone is none."""
    try:
        read = json.loads((models / POINTER).read_text(encoding="utf-8"))
        release = Release(str(read["model"]), read.get("before"))
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return None
    return release if (models / release.model).is_file() else None


def released(models: Path) -> tuple[str, ...]:
    """The names of the live model and of the one before it; empty where none was released."""
    release = current_release(models)
    return tuple(filter(None, vars(release).values())) if release else ()


def live_model(models: Path) -> Path | None:
    """The model that a start serves, or None where there is none."""
    release = current_release(models)
    return newest_model(models) if release is None else models / release.model


def make_live(models: Path, model: str) -> Release:
    """Have the next start serve this model; the one live so far is the way back."""
    live = live_model(models)
    before = None if live is None or live.name == model else live.name
    return _write(models, Release(model, before))


def stay_live(models: Path, model: str) -> Release:
    """Have the next start serve this model though a newer one is there; no way back from it."""
    return _write(models, Release(model))


def take_back(models: Path) -> Release:
    """Have the next start serve the model before; NothingReleased where there is none."""
    release = current_release(models)
    if release is None or release.before is None:
        raise NothingReleased("no model was live before the one that is (claimdesk release)")
    if not (models / release.before).is_file():
        raise NothingReleased(f"models/{release.before}, live before, is no longer there")
    return _write(models, Release(release.before, release.model))


def _write(models: Path, release: Release) -> Release:
    written = models / f"{POINTER}.new"
    written.write_text(json.dumps(vars(release)) + "\n", encoding="utf-8")
    written.replace(models / POINTER)  # whole or not at all
    return release
