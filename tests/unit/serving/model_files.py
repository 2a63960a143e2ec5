"""Model files with the metadata that a training by Rasa leaves, and nothing else."""

from __future__ import annotations

import io
import json
import os
import tarfile
from pathlib import Path

_NOW = 1_700_000_000  # of the file's time; a newer one is so many seconds later


def write_model(
    path: Path, *, age: int = 0, nlu: bool = True, core: bool = True, made_from: str = ""
) -> Path:
    """A model that understands (``nlu``) and answers (``core``), so many seconds old."""
    config = {"made_from": made_from} if made_from else {}
    metadata = {
        "nlu_target": "gate" if nlu else None,
        "core_target": "policies" if core else None,
        "predict_schema": {"nodes": {"reader": {"config": {}}, "gate": {"config": config}}},
    }
    content = json.dumps(metadata).encode()
    path.parent.mkdir(parents=True, exist_ok=True)
    with tarfile.open(path, "w:gz") as archive:
        entry = tarfile.TarInfo("metadata.json")
        entry.size = len(content)
        archive.addfile(entry, io.BytesIO(content))
    os.utime(path, (_NOW - age, _NOW - age))
    return path
