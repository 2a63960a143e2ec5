"""The models in a folder: which one is served, what each was made from, which may go."""

from __future__ import annotations

import fcntl
import json
import re
import tarfile
import zlib
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

# Rasa's own names. A model that somebody named is theirs, and never removed.
_NAMED_BY_RASA = re.compile(r"(?:nlu-|core-)?\d{8}-\d{6}-[a-z-]+\.tar\.gz")
_MADE_FROM = "made_from"  # claimdesk.nlu.training_importer has written it


@dataclass(frozen=True)
class Model:
    """A model file, and what its metadata say."""

    path: Path
    #: Whether it understands and answers; a lone NLU or core model does but one of the two.
    is_whole: bool
    #: The fingerprint of what it was made from; empty if it doesn't say.
    made_from: str


def models_in(folder: Path) -> Iterator[Model]:
    """The models of a folder, the newest first."""
    files = sorted(folder.glob("*.tar.gz"), key=lambda path: path.stat().st_mtime, reverse=True)
    return map(_model, files)


def newest_model(folder: Path) -> Path | None:
    """The model to be served from the folder: the newest that is whole, or None."""
    return next((model.path for model in models_in(folder) if model.is_whole), None)


def passed_over(folder: Path) -> list[Model]:
    """Models newer than the one to be served, which are not whole."""
    found: list[Model] = []
    for model in models_in(folder):
        if model.is_whole:
            break
        found.append(model)
    return found


@contextmanager
def in_use(model: Path) -> Iterator[None]:
    """Within it no other process prunes the model."""
    with model.open("rb") as file:
        fcntl.flock(file, fcntl.LOCK_SH)
        yield


def prune(folder: Path, keep: int, spare: Collection[str] = ()) -> list[Path]:
    """Remove all but so many of the newest whole models; the removed ones.

    Lone models older than the kept ones go too. One that is in use stays, one that somebody named,
    and those to `spare` by their names. 0 keeps all.
    """
    if not 0 < keep < len([*folder.glob("*.tar.gz")]):
        return []
    models = list(models_in(folder))
    whole = [place for place, model in enumerate(models) if model.is_whole]
    old = models[whole[keep - 1] + 1 :] if len(whole) >= keep else []
    return [each.path for each in old if each.path.name not in spare and _remove(each.path)]


def _remove(path: Path) -> bool:
    if not _NAMED_BY_RASA.fullmatch(path.name):
        return False
    with path.open("rb") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        path.unlink()
    return True


def _model(path: Path) -> Model:
    try:
        with tarfile.open(path) as archive:
            file = archive.extractfile("metadata.json")
            metadata = json.load(file) if file else {}
        nodes = metadata["predict_schema"]["nodes"].values()
        made_from = next(filter(None, (node["config"].get(_MADE_FROM) for node in nodes)), "")
        is_whole = bool(metadata["nlu_target"] and metadata["core_target"])
    except (OSError, EOFError, zlib.error, tarfile.TarError, LookupError, ValueError, TypeError):
        return Model(path, is_whole=False, made_from="")
    return Model(path, is_whole, made_from)
