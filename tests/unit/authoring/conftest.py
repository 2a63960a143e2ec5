"""A project of its own for each test: copies of the files that a trainer writes."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from claimdesk.authoring.project import Project
from claimdesk.settings import ROOT


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """The files as they are, in a folder where they can be changed."""
    for name in ("data", "tests/nlu", "stores", "wording"):
        shutil.copytree(ROOT / name, tmp_path / name)
    shutil.copy(ROOT / "domain.yml", tmp_path)
    return Project(tmp_path, tmp_path / "wording" / "en.yml", tmp_path / "stores")
