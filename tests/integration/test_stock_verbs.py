"""Rasa's own commands, each run as CONTRIBUTING's table says, on the trained model."""

from __future__ import annotations

import fcntl
import json
import os
import pty
import re
import select
import signal
import socket
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

from claimdesk.serving.training import newest_model, rasa_environment
from claimdesk.settings import ROOT

pytestmark = pytest.mark.slow

_ANSI = re.compile(rb"\x1b\[[0-9;?]*[A-Za-z]")
_CURSOR_ASKED, _CURSOR = b"\x1b[6n", b"\x1b[1;1R"
_START, _TURN = 120, 40  # seconds
_SIZE = (50, 160)  # lines and columns


@pytest.fixture(scope="module")
def model() -> str:
    """The newest model."""
    found = newest_model(ROOT / "models")
    if found is None:
        pytest.fail("no model: run `make train`")
    return str(found)


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """Of a command with a home of its own."""
    return {**rasa_environment(ROOT), "CLAIMDESK_HOME": str(tmp_path / "home"), "TERM": "dumb"}


def free_port() -> int:
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        return int(held.getsockname()[1])


def rasa(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "rasa", *arguments]


def endpoints(name: str, folder: Path) -> str:
    """The project's file of endpoints, with a port of its own for the actions."""
    text = (ROOT / name).read_text(encoding="utf-8")
    path = folder / name
    assert text.count("127.0.0.1:5055") == 1
    path.write_text(text.replace("127.0.0.1:5055", f"127.0.0.1:{free_port()}"), encoding="utf-8")
    return str(path)


def state_of_the_project() -> str:
    """What git sees changed or new."""
    command = ["git", "status", "--porcelain", "--ignored"]
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    # What Python, the tests and their tools keep, whoever runs them.
    return "\n".join(line for line in result.stdout.splitlines() if "cache" not in line)


class Terminal:
    """A command in a terminal."""

    def __init__(self, fd: int) -> None:
        self._fd = fd
        self._heard = b""

    def says(self, text: str) -> None:
        """Type a line."""
        os.write(self._fd, text.encode() + b"\r")

    def hears(self, wanted: str, seconds: float = _TURN) -> str:
        """All that is printed until the wanted words come; fails where they don't."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            said = " ".join(_ANSI.sub(b"", self._heard).decode(errors="replace").split())
            if wanted in said:
                self._heard = b""
                return said
            if not select.select([self._fd], [], [], 0.5)[0]:
                continue
            try:
                part = os.read(self._fd, 65536)
            except OSError:
                break
            if _CURSOR_ASKED in part:
                os.write(self._fd, _CURSOR)
            self._heard += part
        raise AssertionError(f"no {wanted!r} in {said[-3000:]}")


@contextmanager
def terminal(command: list[str], environment: dict[str, str]) -> Iterator[Terminal]:
    """The command, until it is no longer needed."""
    pid, fd = pty.fork()
    if pid == 0:
        fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", *_SIZE, 0, 0))
        os.chdir(ROOT)
        os.execve(command[0], command, environment)
    try:
        yield Terminal(fd)
    finally:
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)
        os.close(fd)


def test_the_shell_is_told_its_store_and_runs_the_actions_itself(
    tmp_path: Path, model: str, environment: dict[str, str]
) -> None:
    """`CLAIMDESK_STORE` chooses it; a claim, which actions fill in, goes on with nothing else."""
    command = rasa("shell", "--model", model, "--port", str(free_port()))
    command += ["--endpoints", endpoints("endpoints.yml", tmp_path)]

    with terminal(command, {**environment, "CLAIMDESK_STORE": "procase"}) as shell:
        shell.hears("Bot loaded", _START)
        shell.hears("Your input")
        shell.says("what does shipping cost")
        said = shell.hears("Shipping is")
        assert "CLAIMDESK_STORE" not in said
        shell.says("my case is broken")
        shell.hears("PC-20418")


def test_the_shell_says_whose_it_is_where_nobody_chose(
    tmp_path: Path, model: str, environment: dict[str, str]
) -> None:
    """The first store by name, and how to choose another."""
    command = rasa("shell", "--model", model, "--port", str(free_port()))
    command += ["--endpoints", endpoints("endpoints.yml", tmp_path)]

    with terminal(command, environment) as shell:
        shell.hears("Bot loaded", _START)
        shell.hears("Your input")
        shell.says("hello")
        shell.hears("talking to casesora; CLAIMDESK_STORE chooses the store: casesora, procase")


def test_interactive_learning_needs_nothing_else_and_leaves_nothing(
    tmp_path: Path, model: str, environment: dict[str, str]
) -> None:
    """With interactive.yml; as long as nothing is exported, no file is changed or new."""
    before = state_of_the_project()
    command = rasa("interactive", "--model", model, "--port", str(free_port()))
    command += ["--skip-visualization", "--endpoints", endpoints("interactive.yml", tmp_path)]

    with terminal(command, environment) as session:
        session.hears("Your input", _START)
        session.says("what does shipping cost")
        session.hears("ask_shipping_cost")

    assert state_of_the_project() == before


def test_the_stories_are_drawn(tmp_path: Path, environment: dict[str, str]) -> None:
    """`rasa visualize` writes the one file that it is asked for."""
    before = state_of_the_project()
    out = tmp_path / "graph.html"

    command = rasa("visualize", "--out", str(out))
    subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, check=True)

    assert "digraph" in (text := out.read_text(encoding="utf-8"))
    assert "contact_form" in text
    assert state_of_the_project() == before


def test_the_http_api_stands_beside_the_chat(
    tmp_path: Path, model: str, environment: dict[str, str]
) -> None:
    """`rasa run --enable-api`: Rasa's own routes, and the web channel's."""
    port = free_port()
    command = rasa("run", "--enable-api", "--model", model, "--port", str(port))
    server = subprocess.Popen(
        [*command, "--endpoints", endpoints("endpoints.yml", tmp_path)],
        cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        with httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=_TURN) as client:
            end = time.monotonic() + _START
            while True:
                try:
                    status = client.get("/status")
                    break
                except httpx.TransportError:
                    assert time.monotonic() < end and server.poll() is None
                    time.sleep(0.5)
            parsed = client.post("/model/parse", json={"text": "what does shipping cost"}).json()
            assert status.json()["model_file"] == Path(model).name
            assert parsed["intent"]["name"] == "ask_shipping_cost"
            assert client.post("/webhooks/chat/sessions", json={"store": "procase"}).is_success
    finally:
        server.terminate()
        server.wait()


def test_rasas_test_of_the_understanding_runs_through(
    tmp_path: Path, model: str, environment: dict[str, str]
) -> None:
    """On the marked sentences; its tables are right for what one extractor alone finds."""
    command = rasa("test", "nlu", "--nlu", "tests/nlu/entities", "--model", model, "--no-plot")

    result = subprocess.run(
        [*command, "--out", str(tmp_path)],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
    )

    assert result.returncode == 0, result.stderr[-3000:]
    dates = json.loads((tmp_path / "ValueExtractor_report.json").read_text(encoding="utf-8"))
    assert dates["date"]["f1-score"] > 0.9
    assert dates["order_number"]["f1-score"] > 0.9
