"""Finds model files; without Rasa, which takes seconds to import."""

from __future__ import annotations

from pathlib import Path


class UnusableModel(Exception):
    """Raised when a file is no Rasa model, or one without what is asked of it."""


def newest_model(folder: Path) -> Path:
    """The newest model of a folder; UnusableModel if it holds none."""
    models = sorted(folder.glob("*.tar.gz"), key=lambda path: path.stat().st_mtime)
    if not models:
        raise UnusableModel(f"no model in {folder}")
    return models[-1]


def model_file(path: Path) -> Path:
    """The file itself, or the newest of a folder; UnusableModel where there is none."""
    if not path.exists():
        raise UnusableModel(f"no model at {path}")
    return newest_model(path) if path.is_dir() else path
