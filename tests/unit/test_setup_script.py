"""How `make` finds a Python 3.10 on whatever machine it is on."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from claimdesk.settings import ROOT

TOOLS = ("bash", "dirname", "cksum", "cat", "env", "readlink", "head")
SHIM = "#!/bin/sh\necho 'pyenv: python3.10: command not found' >&2\nexit 127\n"


@pytest.fixture
def bare(tmp_path: Path) -> Path:
    """A bare machine: the script in a folder with a space, and a PATH without Python."""
    project = tmp_path / "my shop"
    (project / "scripts").mkdir(parents=True)
    shutil.copy(ROOT / "scripts" / "setup", project / "scripts")
    (tmp_path / "bin").mkdir()
    for tool in TOOLS:
        found = shutil.which(tool)
        assert found is not None
        (tmp_path / "bin" / tool).symlink_to(found)
    return tmp_path


def put(path: Path, text: str) -> Path:
    """Write an executable file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    path.chmod(0o755)
    return path


def working(path: Path) -> Path:
    """A command that is this test's own Python 3.10."""
    return put(path, f'#!/bin/sh\nexec "{sys.executable}" "$@"\n')


def find(machine: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Ask the script which Python it would take."""
    return subprocess.run(
        [str(machine / "my shop" / "scripts" / "setup"), "python"],
        env={"PATH": str(machine / "bin"), "HOME": str(machine / "home"), **environment},
        capture_output=True,
        text=True,
    )


def lock_files(project: Path) -> list[str]:
    """Lay down what the environment is made from, and return the names."""
    names = ["requirements-setup.lock", "requirements.lock", "pyproject.toml"]
    for name in names:
        (project / name).write_text(name)
    return names


def test_without_a_python_one_line_says_how_to_get_it(bare: Path) -> None:
    """A machine without Python 3.10 ends with one line and exit code 2."""
    result = find(bare)

    assert (result.returncode, result.stdout) == (2, "")
    assert len(result.stderr.splitlines()) == 1
    assert "uv python install 3.10" in result.stderr


def test_a_plain_python_is_taken(bare: Path) -> None:
    """`python3.10` on the path is the first choice."""
    plain = working(bare / "bin" / "python3.10")
    working(bare / "home/.pyenv/versions/3.10.13/bin/python3.10")

    assert find(bare).stdout == f"{plain}\n"


def test_a_shim_that_fails_is_passed_over(bare: Path) -> None:
    """A pyenv shim without an active 3.10 does not stop the search at pyenv's own folder."""
    put(bare / "bin" / "python3.10", SHIM)
    real = working(bare / "home/.pyenv/versions/3.10.13/bin/python3.10")

    assert find(bare).stdout == f"{real}\n"


def test_pyenv_is_found_where_it_says_it_is(bare: Path) -> None:
    """PYENV_ROOT, or what `pyenv root` prints, moves the search."""
    real = working(bare / "elsewhere/versions/3.10.4/bin/python3.10")

    assert find(bare, PYENV_ROOT=str(bare / "elsewhere")).stdout == f"{real}\n"
    put(bare / "bin" / "pyenv", f"#!/bin/sh\necho '{bare / 'elsewhere'}'\n")
    assert find(bare).stdout == f"{real}\n"


def test_uv_is_asked(bare: Path) -> None:
    """A Python that only uv knows is found through uv."""
    real = working(bare / "uv's own" / "python3.10")
    put(bare / "bin" / "uv", f'#!/bin/sh\necho "{real}"\n')

    assert find(bare).stdout == f"{real}\n"


def test_a_python3_of_another_version_is_not_taken(bare: Path) -> None:
    """`python3` counts only if it is 3.10."""
    put(bare / "bin" / "python3", "#!/bin/sh\necho 3.11\n")
    assert find(bare).returncode == 2

    plain = working(bare / "bin" / "python")
    assert find(bare).stdout == f"{plain}\n"


def test_the_setting_comes_first(bare: Path) -> None:
    """CLAIMDESK_PYTHON is taken before everything else, if it is a 3.10."""
    working(bare / "bin" / "python3.10")
    chosen = working(bare / "chosen")

    assert find(bare, CLAIMDESK_PYTHON=str(chosen)).stdout == f"{chosen}\n"


def test_nothing_to_do_is_quick_and_quiet(bare: Path) -> None:
    """With the stamps of an earlier run the script ends without a word and without a Python."""
    project = bare / "my shop"
    inputs = lock_files(project)
    working(project / ".venv/bin/python")
    sums = subprocess.run(["cksum", *inputs], cwd=project, capture_output=True, text=True).stdout
    (project / ".venv" / ".runtime-stamp").write_text(f"{project}\n{sums}")

    command = [str(project / "scripts" / "setup")]
    environment = {"PATH": str(bare / "bin"), "HOME": os.devnull}
    result = subprocess.run(command, env=environment, capture_output=True, text=True)

    assert (result.returncode, result.stdout, result.stderr) == (0, "", "")


def test_an_environment_of_another_folder_is_not_emptied(bare: Path) -> None:
    """Where .venv is a link, the script says so in one line and leaves what it points to."""
    lock_files(bare / "my shop")
    theirs = working(bare / "theirs/.venv/bin/python").parent.parent
    (theirs / ".runtime-stamp").write_text("/their/shop\n")
    (bare / "my shop" / ".venv").symlink_to(theirs)
    working(bare / "bin" / "python3.10")

    command = [str(bare / "my shop" / "scripts" / "setup")]
    environment = {"PATH": str(bare / "bin"), "HOME": os.devnull}
    result = subprocess.run(command, env=environment, capture_output=True, text=True)

    assert result.returncode == 2
    assert result.stderr.count("\n") == 1
    assert f".venv is a link to {theirs}" in result.stderr
    assert (theirs / "bin" / "python").exists()
