"""scripts/widget: builds where Node is, says so where it isn't, and guards the size."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
from pathlib import Path

import pytest

from claimdesk.settings import ROOT

MOST = 20_000  # bytes, gzipped


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """As much of a clone as the script looks at."""
    (tmp_path / "scripts").mkdir()
    shutil.copy(ROOT / "scripts" / "widget", tmp_path / "scripts")
    (tmp_path / "widget" / "src").mkdir(parents=True)
    (tmp_path / "widget" / "package-lock.json").write_text("{}")
    return tmp_path


def run(
    clone: Path, what: str, node: str | None = None, build: str = "true"
) -> subprocess.CompletedProcess[str]:
    """Call it with a stand-in for Node of version `node` (None: there is none)."""
    tools = clone / "tools"
    shutil.rmtree(tools, ignore_errors=True)
    tools.mkdir()
    for name in ("bash", "cksum", "find", "sort", "xargs", "tail", "gzip", "wc", "dirname", "cat"):
        (tools / name).symlink_to(str(shutil.which(name)))
    (tools / "mkdir").symlink_to(str(shutil.which("mkdir")))
    if node is not None:
        npm = (
            'echo "$@" >>../calls; mkdir -p node_modules dist;'
            f' case "$*" in *build*) {build};; esac'
        )
        for name, line in (("node", f"[ {node} -ge 20 ]"), ("npm", npm)):
            (tools / name).write_text(f"#!{tools}/bash\n{line}\n")
            (tools / name).chmod(0o755)
    return subprocess.run(
        ["scripts/widget", what],
        cwd=clone,
        env={"PATH": str(tools), "HOME": os.environ.get("HOME", "/")},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("node", [None, "18"])
def test_without_node_it_is_said_in_one_line_and_nothing_fails(clone, node):
    """`make run` goes on; `make widget` does not."""
    tried = run(clone, "try", node)
    built = run(clone, "build", node)

    assert (tried.returncode, built.returncode) == (0, 2)
    for each in (tried, built):
        assert each.stderr.count("\n") == 1
        assert "needs Node 20" in each.stderr


def test_a_widget_built_elsewhere_is_taken_without_node(clone):
    """Whoever brings the file needs no Node here."""
    (clone / "widget" / "dist").mkdir()
    (clone / "widget" / "dist" / "widget.js").write_text("let a")

    tried = run(clone, "try")

    assert (tried.returncode, tried.stderr) == (0, "")


def test_it_is_built_once_and_again_when_a_source_changes(clone):
    """Packages are installed once; what is up to date costs nothing and says nothing."""
    make = "cat ../widget/src/*.ts >dist/widget.js"
    source = clone / "widget" / "src" / "a.ts"
    source.write_text("let a = 1")
    assert run(clone, "build", "20", make).returncode == 0
    assert run(clone, "build", "20", make).stderr == ""
    source.write_text("let a = 2")
    assert run(clone, "build", "20", make).returncode == 0

    assert (clone / "widget" / "dist" / "widget.js").read_text() == "let a = 2"
    calls = (clone / "calls").read_text().splitlines()
    assert [call.split()[0] for call in calls] == ["ci", "run", "run"]


def test_a_build_that_fails_stops_the_making_and_not_the_running(clone):
    """With the end of what it printed, and where the whole of it is."""
    tried = run(clone, "try", "20", "echo broken here; exit 1")
    built = run(clone, "build", "20", "echo broken here; exit 1")

    assert (tried.returncode, built.returncode) == (0, 2)
    assert "broken here" in tried.stderr
    assert ".widget.log" in tried.stderr


def test_a_file_over_the_limit_is_refused(clone):
    """20 kB gzipped are taken; noise of more is not."""
    (clone / "widget" / "dist").mkdir()
    noise = random.Random(1).randbytes(MOST + 500)
    file = clone / "widget" / "dist" / "widget.js"
    file.write_bytes(noise[: MOST - 500])
    assert run(clone, "size").returncode == 0

    file.write_bytes(noise)
    answer = run(clone, "size")

    assert answer.returncode == 1
    assert "at most 20000" in answer.stdout
