"""The house itself: direction of imports, modules with a purpose, whole locks, a help line each."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest
import tomli

from claimdesk.settings import ROOT

MODULES = sorted([*(ROOT / "claimdesk").rglob("*.py"), *(ROOT / "actions").rglob("*.py")])
HEAVY = {"rasa", "rasa_sdk", "sanic", "tensorflow", "sqlalchemy", "sklearn"}


def relative(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def locked(name: str) -> dict[str, str]:
    """The packages of a lock file: name to the text from its line to the next package."""
    text = (ROOT / name).read_text(encoding="utf-8")
    parts = re.split(r"^(?=[a-z0-9])", text, flags=re.MULTILINE)[1:]
    return {part.split("==")[0]: part for part in parts}


def normal(requirement: str) -> str:
    """The name in a requirement as lock files write it."""
    return re.sub(r"[-_.]+", "-", re.split(r"[ =<>!~\[;]", requirement)[0]).lower()


def test_imports_point_down() -> None:
    """No layer imports one above it, and the lower ones know no framework (pyproject.toml)."""
    code = "from importlinter.cli import lint_imports_command as run; run()"
    result = subprocess.run(
        [sys.executable, "-c", code, "--no-cache"], cwd=ROOT, capture_output=True, text=True
    )

    assert result.returncode == 0, result.stdout + result.stderr


@pytest.mark.parametrize("path", MODULES, ids=relative)
def test_a_module_opens_with_its_purpose(path: Path) -> None:
    """In one sentence."""
    purpose = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))

    assert purpose is not None
    assert purpose.split("\n\n")[0].endswith(".")


@pytest.mark.parametrize("name", ["config.yml", "endpoints.yml", "credentials.yml"])
def test_rasas_files_name_none_of_its_faster_parts(name: str) -> None:
    """A model and a server of stock Rasa's need none of them (CLAIMDESK_RASA_FAST=off)."""
    assert "rasa_fast" not in (ROOT / name).read_text(encoding="utf-8")


def test_actions_lie_flat() -> None:
    """Rasa imports everything under actions/, and a sub-package's name can hide another's."""
    assert not list((ROOT / "actions").rglob("*/__init__.py"))


@pytest.mark.parametrize("package", ["claims", "language", "conversation", "service"])
def test_the_lower_layers_load_no_framework(package: str) -> None:
    """Importing a lower layer's modules loads neither Rasa nor a web server nor a database."""
    folder = ROOT / "claimdesk" / package
    names = [
        ".".join(path.relative_to(ROOT).with_suffix("").parts)
        for path in folder.rglob("*.py")
        if path.name != "__init__.py"
    ]
    code = f"import importlib, sys; [importlib.import_module(n) for n in {names!r}]"
    loaded = subprocess.run(
        [sys.executable, "-c", f"{code}; print(*sys.modules)"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout.split()

    assert HEAVY.isdisjoint(loaded)


@pytest.mark.parametrize(
    "name", ["requirements.lock", "requirements-dev.lock", "requirements-setup.lock"]
)
def test_a_lock_pins_every_package_with_hashes_and_no_address(name: str) -> None:
    """Each package has one exact version and its hashes; where it comes from is left open."""
    packages = locked(name)

    assert packages
    for package in packages.values():
        assert re.match(r"[a-z0-9-]+==\S+ \\\n    --hash=sha256:[0-9a-f]{64}", package)
        assert "://" not in package
        assert "--index" not in package


def test_the_locks_hold_what_the_project_asks_for() -> None:
    """Each direct dependency of pyproject.toml is in its lock, and versions agree between locks."""
    project = tomli.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    groups = project["dependency-groups"]
    asked = {
        "requirements.lock": project["project"]["dependencies"],
        "requirements-dev.lock": groups["dev"],
        "requirements-setup.lock": groups["setup"],
    }
    runtime = locked("requirements.lock")

    for lock, requirements in asked.items():
        packages = locked(lock)
        assert {normal(requirement) for requirement in requirements} <= set(packages), lock
        for name in packages.keys() & runtime.keys():
            assert packages[name].split(" ")[0] == runtime[name].split(" ")[0]


def test_the_full_tensorflow_stays_out() -> None:
    """The lock has the small TensorFlow and not what it does without."""
    packages = locked("requirements.lock")

    assert "tensorflow-cpu" in packages
    assert packages.keys().isdisjoint({"tensorflow", "jax", "jaxlib", "libclang"})


def test_make_help_has_a_line_for_every_target() -> None:
    """`make help` names every phony target, each with what it does."""
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    phony = re.search(r"^\.PHONY: (.*)$", makefile, re.MULTILINE)
    assert phony is not None
    helped = subprocess.run(
        ["make", "-s", "help"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.splitlines()

    assert {line.split()[1] for line in helped} == set(phony[1].split())
    assert all(len(line.split()) > 3 for line in helped)
