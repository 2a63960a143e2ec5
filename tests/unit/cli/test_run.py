"""`claimdesk run`: what it refuses before it starts anything, and what it starts."""

from __future__ import annotations

import fcntl
import io
import os
import shutil
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from claimdesk.cli import main as cli
from claimdesk.cli import run as cli_run
from claimdesk.cli.run import CannotStart, address_of, children, model_to_serve
from claimdesk.nlu.fingerprint import fingerprint
from claimdesk.serving.progress import Progress
from claimdesk.serving.releases import make_live
from claimdesk.serving.training import is_current
from claimdesk.settings import ROOT, Settings
from tests.unit.serving.model_files import write_model


def run(home: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Call the program with a home of its own; it must end by itself."""
    return subprocess.run(
        [sys.executable, "-m", "claimdesk", "run", *arguments],
        cwd=ROOT,
        env={**os.environ, "CLAIMDESK_HOME": str(home), **environment},
        capture_output=True,
        text=True,
        timeout=30,
    )


def test_a_taken_port_is_said_before_anything_starts(tmp_path: Path) -> None:
    """One line naming the port and the way out, exit code 2, and no log of a child."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        result = run(tmp_path, "--port", str(port))

    assert result.returncode == 2
    assert len(result.stderr.splitlines()) == 1
    assert f"port {port} on 127.0.0.1 is taken" in result.stderr
    assert not (tmp_path / "logs").exists()


def test_an_address_of_another_machine_is_refused(tmp_path: Path) -> None:
    """A host that this machine can't listen on is one line."""
    result = run(tmp_path, CLAIMDESK_HOST="192.0.2.1", CLAIMDESK_PORT="20005")

    assert result.returncode == 2
    assert len(result.stderr.splitlines()) == 1
    assert "192.0.2.1" in result.stderr


def test_a_broken_file_of_orders_is_said_before_anything_starts(tmp_path: Path) -> None:
    """One line naming file and line."""
    file = tmp_path / "orders.csv"
    file.write_text("order_number\n", encoding="utf-8")

    result = run(tmp_path / "home", CLAIMDESK_ORDERS=str(file))

    assert result.returncode == 2
    assert result.stderr.startswith(f"claimdesk: {file}:1: the first line must name the columns")
    assert len(result.stderr.splitlines()) == 1


@pytest.mark.parametrize("setting", ["CLAIMDESK_RESPONSES", "CLAIMDESK_WORDING"])
def test_a_broken_file_of_words_is_said_before_anything_starts(
    tmp_path: Path, setting: str
) -> None:
    """One line naming file and line, whichever of them it is."""
    file = tmp_path / "words.yml"
    file.write_text("en:\n  greet: [\n", encoding="utf-8")

    result = run(tmp_path / "home", **{setting: str(file)})

    assert result.returncode == 2
    assert result.stderr.startswith(f"claimdesk: {file}:3: is not YAML: ")
    assert len(result.stderr.splitlines()) == 1


def test_after_an_edited_response_there_is_nothing_to_train(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """`claimdesk train` says so; it would train for an intent."""
    monkeypatch.setattr("claimdesk.cli.run.ROOT", tmp_path)
    domain = tmp_path / "domain.yml"
    shutil.copy(ROOT / "domain.yml", domain)
    write_model(tmp_path / "models" / "a.tar.gz", made_from=fingerprint(tmp_path))

    text = domain.read_text(encoding="utf-8")
    domain.write_text(text.replace("Delivery takes", "It takes"), encoding="utf-8")

    assert domain.read_text(encoding="utf-8") != text
    assert cli.main(["train"]) == 0
    assert "train: the model is up to date" in "".join(capsys.readouterr())
    domain.write_text(text.replace("  - ask_stock\n", ""), encoding="utf-8")
    assert not is_current(tmp_path)


def test_a_home_is_lived_in_once(tmp_path: Path) -> None:
    """A second run in the same home is refused with the first one's process number."""
    with (tmp_path / "run.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        lock.write("4711\n")
        lock.flush()
        result = run(tmp_path, CLAIMDESK_PORT="20006")

    assert result.returncode == 2
    assert "(process 4711)" in result.stderr
    assert len(result.stderr.splitlines()) == 1


def test_a_home_that_cannot_be_made_is_one_line(tmp_path: Path) -> None:
    """A file where the home should be ends the call, without a traceback."""
    (tmp_path / "file").write_text("")
    result = run(tmp_path / "file" / "home")

    assert result.returncode == 2
    assert len(result.stderr.splitlines()) == 1


@pytest.mark.parametrize("port", ["0", "65536", "x", "-1", "٣"])
def test_an_impossible_port_is_a_wrong_call(tmp_path: Path, port: str) -> None:
    """--port takes 1 to 65535."""
    result = run(tmp_path, f"--port={port}")

    assert result.returncode == 2
    assert "is not between 1 and 65535" in result.stderr


def test_the_children_get_the_settings_and_only_the_web_channel(tmp_path: Path) -> None:
    """Rasa listens where the settings say, with the project's credentials and no HTTP API."""
    settings = Settings(home=tmp_path, port=20007, host="127.0.0.2")

    rasa, outbox = children(settings)

    command = " ".join(rasa.argv)
    assert "--interface 127.0.0.2 --port 20007" in command
    assert "--credentials credentials.yml" in command
    assert "--enable-api" not in command
    for child in (rasa, outbox):
        assert child.environment["CLAIMDESK_HOME"] == str(tmp_path)
        assert child.environment["RASA_TELEMETRY_ENABLED"] == "false"


def test_the_model_that_is_live_is_served(tmp_path: Path) -> None:
    """By its file, whatever else is in models/."""
    rasa, _ = children(Settings(home=tmp_path), Path("models/live.tar.gz"))

    assert "--model models/live.tar.gz" in " ".join(rasa.argv)


def test_a_newer_model_than_the_live_one_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A trained one goes live by a release only; without any release the newest is."""
    write_model(tmp_path / "models" / "live.tar.gz", age=10)
    write_model(tmp_path / "models" / "newer.tar.gz")
    monkeypatch.setattr(cli_run, "ROOT", tmp_path)
    told = io.StringIO()

    assert model_to_serve(Progress(told)).name == "newer.tar.gz"
    assert "claimdesk release" not in told.getvalue()
    make_live(tmp_path / "models", "live.tar.gz")

    assert model_to_serve(Progress(told)).name == "live.tar.gz"
    assert "models/newer.tar.gz is newer (claimdesk release)" in told.getvalue()


@pytest.mark.parametrize(
    ("switch", "server"),
    [("on", "-m claimdesk.rasa_fast.server --model"), ("off", "-m rasa run --model")],
)
def test_the_switch_chooses_who_serves(switch: str, server: str) -> None:
    """The faster parts of Rasa, or `rasa run` with the same files."""
    rasa, _ = children(Settings(rasa_fast=switch))

    assert server in " ".join(rasa.argv)
    assert "--endpoints endpoints.yml --credentials credentials.yml" in " ".join(rasa.argv)


@pytest.mark.parametrize(
    ("host", "address"),
    [
        ("127.0.0.1", "http://127.0.0.1:5005"),
        ("0.0.0.0", "http://127.0.0.1:5005"),
        ("::", "http://[::1]:5005"),
        ("chat.example", "http://chat.example:5005"),
    ],
)
def test_the_address_can_be_opened(host: str, address: str) -> None:
    """An "any address" setting is shown as one that a person can open."""
    assert address_of(Settings(host=host)) == address


def test_a_lone_model_is_passed_over_in_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The newest whole one is served; without any the start is refused."""
    monkeypatch.setattr(cli_run, "ROOT", tmp_path)
    said = io.StringIO()
    lone = write_model(tmp_path / "models" / "nlu-new.tar.gz", core=False)

    with pytest.raises(CannotStart, match="no whole model in models/; `make train` makes one"):
        model_to_serve(Progress(said))
    whole = write_model(tmp_path / "models" / "old.tar.gz", age=10)

    assert model_to_serve(Progress(said)) == whole
    lines = [line for line in said.getvalue().splitlines() if lone.name in line]
    assert len(lines) == 2
    assert "passed over" in lines[0]
