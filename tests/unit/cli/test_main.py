"""The program as it is called: exit codes, one line for an error, and what it does not load."""

from __future__ import annotations

import argparse
import subprocess
import sys

import pytest

from claimdesk.claims.errors import ClaimdeskError
from claimdesk.cli import main as cli
from claimdesk.settings import ROOT


def call(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Call the program as a shell would."""
    return subprocess.run(
        [sys.executable, "-m", "claimdesk", *arguments],
        cwd=ROOT,
        capture_output=True,
        text=True,
    )


def run_raising(monkeypatch: pytest.MonkeyPatch, error: BaseException) -> int:
    """The exit code of a command that raises this."""

    def parser() -> argparse.ArgumentParser:
        def run(_: argparse.Namespace) -> int:
            raise error

        made = argparse.ArgumentParser()
        made.set_defaults(run=run)
        return made

    monkeypatch.setattr(cli, "build_parser", parser)
    return cli.main([])


@pytest.mark.parametrize("arguments", [[], ["sell"], ["run", "--colour"]])
def test_a_wrong_call_is_one_line_and_exit_code_2(arguments: list[str]) -> None:
    """A missing or unknown command, or an unknown option, is answered in one line."""
    result = call(*arguments)

    assert (result.returncode, result.stdout) == (2, "")
    assert len(result.stderr.splitlines()) == 1


def test_help_names_every_command() -> None:
    """`claimdesk --help` lists the commands and succeeds."""
    result = call("--help")

    assert result.returncode == 0
    for command in ("run", "train", "decide", "check", "claims", "chat", "parse", "eval"):
        assert f"\n    {command}" in result.stdout


@pytest.mark.parametrize(
    ("error", "status", "line"),
    [
        (
            ClaimdeskError("store: unknown\nallowed: two"),
            2,
            "claimdesk: store: unknown allowed: two\n",
        ),
        (
            FileNotFoundError(2, "No such file or directory", "c.yml"),
            2,
            "claimdesk: c.yml: No such",
        ),
        (KeyboardInterrupt(), 130, ""),
    ],
)
def test_an_error_of_the_input_is_one_line(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    error: BaseException,
    status: int,
    line: str,
) -> None:
    """Errors of an input become one line on standard error; Ctrl-C becomes silence."""
    assert run_raising(monkeypatch, error) == status

    shown = capsys.readouterr().err
    assert shown.startswith(line)
    assert shown.count("\n") == (1 if line else 0)


def test_a_mistake_of_ours_is_not_hidden(monkeypatch: pytest.MonkeyPatch) -> None:
    """An error that no input explains keeps its traceback."""
    with pytest.raises(ZeroDivisionError):
        run_raising(monkeypatch, ZeroDivisionError())


def test_a_reader_that_goes_away_is_no_error() -> None:
    """`claimdesk --help | head -0` says nothing on standard error."""
    command = f"'{sys.executable}' -m claimdesk --help | true"
    result = subprocess.run(["bash", "-c", command], cwd=ROOT, capture_output=True, text=True)

    assert result.stderr == ""


def test_the_commands_load_no_framework() -> None:
    """Listing the commands loads neither Rasa nor a database, so that small ones answer at once."""
    code = (
        "from claimdesk.cli.main import build_parser; import sys; build_parser();"
        " print(*sys.modules)"
    )
    result = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )

    assert {"rasa", "sanic", "tensorflow", "sqlalchemy"}.isdisjoint(result.stdout.split())
