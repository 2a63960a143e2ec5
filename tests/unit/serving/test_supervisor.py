"""The supervisor, with real small child processes."""

from __future__ import annotations

import asyncio
import io
import os
import signal
import socket
import subprocess
import sys
import textwrap
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TextIO

import pytest

from claimdesk.serving.liveness import LivenessProbe
from claimdesk.serving.progress import Progress
from claimdesk.serving.supervisor import Child, RestartPolicy, Supervisor, restart_delay
from claimdesk.settings import ROOT

QUICK = RestartPolicy(grace=0.5, first_delay=0.05, longest_delay=0.1, healthy_after=30.0, told_at=3)
TIMEOUT = 20.0  # seconds; far more than any of this takes

SLEEP = "import time; time.sleep(600)"
DEAF = """
import signal, time
signal.signal(signal.SIGTERM, signal.SIG_IGN)
print('deaf', flush=True)
time.sleep(600)
"""

# Writes its own number, then that of a process it started itself.
PARENT = """
import os, subprocess, sys, time
grandchild = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"])
print(os.getpid(), grandchild.pid, flush=True)
time.sleep(600)
"""

# A supervisor in a process of its own, as `claimdesk run` is.
SUPERVISED = """
import asyncio, sys
from pathlib import Path
from claimdesk.serving.progress import Progress
from claimdesk.serving.supervisor import Child, RestartPolicy, Supervisor

async def started():
    print("started", flush=True)

async def main():
    children = [
        Child(f"child{n}", [sys.executable, "-c", code]) for n, code in enumerate(sys.argv[3:])
    ]
    policy = RestartPolicy(grace=float(sys.argv[2]), first_delay=0.05)
    supervisor = Supervisor(children, Path(sys.argv[1]), Progress(), restart_policy=policy)
    return await supervisor.run(started)

sys.exit(asyncio.run(main()))
"""


def python(code: str) -> list[str]:
    return [sys.executable, "-c", textwrap.dedent(code)]


def wait_until(condition: Callable[[], bool]) -> None:
    deadline = time.monotonic() + TIMEOUT
    while not condition():
        assert time.monotonic() < deadline, "waited in vain"
        time.sleep(0.02)


def is_alive(process: int) -> bool:
    """Whether a process runs; one that ended and was not yet collected does not."""
    try:
        state = Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()[0]
    except (FileNotFoundError, ProcessLookupError):
        return False
    return state not in "ZX"


async def nothing() -> None:
    """Nothing to announce."""


def supervise(children: list[Child], logs: Path, **options: object) -> tuple[int, str]:
    """Run until it ends by itself; the exit code and what was said."""
    said = io.StringIO()
    options.setdefault("restart_policy", QUICK)

    async def main() -> int:
        supervisor = Supervisor(children, logs, Progress(said), **options)  # type: ignore[arg-type]
        return await asyncio.wait_for(supervisor.run(nothing), TIMEOUT)

    return asyncio.run(main()), said.getvalue()


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Callable[..., subprocess.Popen[str]]]:
    """Starts a supervisor of its own over the given children's code; ends it after the test."""
    processes = []

    def start_one(*codes: str, grace: float = 5.0) -> subprocess.Popen[str]:
        command = [sys.executable, "-c", SUPERVISED, str(tmp_path), str(grace), *codes]
        process = subprocess.Popen(
            command, cwd=ROOT, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE
        )
        processes.append(process)
        assert process.stdout is not None
        assert process.stdout.readline() == "started\n"
        return process

    yield start_one
    for process in processes:
        process.kill()
        process.communicate()


def family(logs: Path, name: str = "child0") -> list[int]:
    """The numbers that PARENT wrote."""
    log = logs / f"{name}.log"
    wait_until(lambda: log.exists() and log.read_text().endswith("\n"))
    return [int(number) for number in log.read_text().split()]


def test_a_child_that_dies_is_started_again(tmp_path: Path) -> None:
    """A child that dies twice and then stays is running the third time."""
    marks = tmp_path / "marks"
    code = f"""
        from pathlib import Path
        import os, signal, time
        marks = Path({str(marks)!r})
        count = len(marks.read_text()) if marks.exists() else 0
        marks.write_text("x" * (count + 1))
        if count < 2:
            raise SystemExit(3)
        os.kill(os.getppid(), signal.SIGTERM)
        time.sleep(600)
    """

    status, said = supervise([Child("desk", python(code))], tmp_path)

    assert status == 0
    assert marks.read_text() == "xxx"
    assert "desk ended with exit code 3; starting it again in 0.05 s" in said
    assert "starting it again in 0.1 s" in said


def test_a_child_that_refuses_is_not_started_again(tmp_path: Path) -> None:
    """Exit code 2 says that the call or an input is wrong: the run ends with it and its line."""
    code = "import sys; print('desk: the database is not ours', file=sys.stderr); sys.exit(2)"

    status, said = supervise([Child("desk", python(code)), Child("other", python(SLEEP))], tmp_path)

    assert status == 2
    assert said == "claimdesk: desk can't start: desk: the database is not ours\n"


def test_a_refusal_later_on_is_a_death_like_any_other(tmp_path: Path) -> None:
    """A child that has run before and then ends with exit code 2 is started again."""
    marks = tmp_path / "marks"
    code = f"""
        import os, signal, sys, time
        with open({str(marks)!r}, "a") as file:
            file.write("x")
        life = os.path.getsize({str(marks)!r})
        if life == 3:
            os.kill(os.getppid(), signal.SIGTERM)
            time.sleep(600)
        sys.exit(life)
    """

    status, said = supervise([Child("desk", python(code))], tmp_path)

    assert status == 0
    assert "desk ended with exit code 2; starting it again" in said


def test_a_child_that_dies_each_time_is_started_for_ever_beside_the_other(tmp_path: Path) -> None:
    """Twelve short lives are told of once, end nothing, and leave the other child alone."""
    marks, lasting = tmp_path / "marks", tmp_path / "lasting"
    survivor = f"""
        import os, time
        with open({str(lasting)!r}, "a") as file:
            file.write("x")
        time.sleep(600)
    """
    broken = f"""
        import os, signal
        with open({str(marks)!r}, "a") as file:
            file.write("x")
        if os.path.getsize({str(marks)!r}) > 12:
            os.kill(os.getppid(), signal.SIGTERM)
        raise ValueError("no such model")
    """

    status, said = supervise(
        [Child("outbox", python(survivor)), Child("rasa", python(broken))], tmp_path
    )

    assert status == 0
    assert said.count("rasa ended with exit code 1 3 times in a row.") == 1
    assert "ValueError: no such model" in said
    assert said.count("starting it again in 0.1 s") >= 10
    assert lasting.read_text() == "x"


def test_the_wait_between_restarts_grows_to_its_longest_and_no_further() -> None:
    """The thousandth restart waits as long as the tenth."""
    policy = RestartPolicy(first_delay=1.0, longest_delay=30.0)

    waits = [restart_delay(policy, short_lives) for short_lives in (1, 2, 5, 6, 7, 1000, 10**6)]

    assert waits == [1, 2, 16, 30, 30, 30, 30]


def test_a_full_disk_blocks_no_child(tmp_path: Path) -> None:
    """A log that takes nothing is told of once; a child writes a megabyte and goes on."""
    (tmp_path / "desk.log").symlink_to("/dev/full")
    code = """
        import os, signal
        for number in range(20_000):
            print("2026-01-31 12:00:00 INFO  desk - a line of output, number", number, flush=True)
        os.kill(os.getppid(), signal.SIGTERM)
    """

    status, said = supervise([Child("desk", python(code))], tmp_path)

    assert status == 0
    assert said.count("desk.log can't be written (No space left on device); going on") == 1


def test_a_terminal_on_a_full_disk_blocks_no_child(tmp_path: Path) -> None:
    """Errors that can't be shown, as when standard error is a file, are dropped."""
    code = """
        import os, signal
        for number in range(5_000):
            print("2026-01-31 12:00:00 ERROR  desk - a line of output, number", number, flush=True)
        os.kill(os.getppid(), signal.SIGTERM)
    """

    async def main(stream: TextIO) -> int:
        supervisor = Supervisor([Child("desk", python(code))], tmp_path, Progress(stream))
        return await asyncio.wait_for(supervisor.run(nothing), TIMEOUT)

    stream = Path("/dev/full").open("w", buffering=1)  # noqa: SIM115 (closing it fails)
    status = asyncio.run(main(stream))
    with pytest.raises(OSError, match="No space left"):
        stream.close()

    assert status == 0


# A server that answers its first probes and then hangs, deaf to SIGTERM; its second life goes on.
HANGS = """
import http.server, os, signal, sys, time
signal.signal(signal.SIGTERM, signal.SIG_IGN)
with open(sys.argv[1], "a") as file:
    file.write("x")
life = os.path.getsize(sys.argv[1])

class Handler(http.server.BaseHTTPRequestHandler):
    answered = 0

    def do_GET(self):
        Handler.answered += 1
        if life == 1 and Handler.answered > 2:
            time.sleep(600)
        if life == 2 and Handler.answered > 8:
            os.kill(os.getppid(), signal.SIGTERM)
        self.send_response(200)
        self.end_headers()
        self.wfile.write(b'{"status": "ok"}')

http.server.HTTPServer(("127.0.0.1", int(sys.argv[2])), Handler).serve_forever()
"""


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def probe_of(port: int, **options: float) -> LivenessProbe:
    timings = {"interval": 0.05, "timeout": 0.3, "failures": 2, "start": 10.0, **options}
    return LivenessProbe(f"http://127.0.0.1:{port}/", **timings)  # type: ignore[arg-type]


def test_a_child_that_hangs_is_ended_and_started_again(tmp_path: Path) -> None:
    """One that answers goes on; one that answered and stops to is killed, deaf or not."""
    marks, port = tmp_path / "marks", free_port()
    argv = [sys.executable, "-c", HANGS, str(marks), str(port)]

    status, said = supervise([Child("desk", argv, probe=probe_of(port))], tmp_path)

    assert status == 0
    assert marks.read_text() == "xx"
    assert said.count("claimdesk: desk does not answer any more; ending it") == 1
    assert "desk was ended by SIGKILL; starting it again" in said


def test_a_child_that_starts_slowly_is_left_in_peace_until_its_start_is_over() -> None:
    """Without a first answer, `failures` count for nothing, and `start` for everything."""
    probe = probe_of(free_port(), start=0.5)
    began = time.monotonic()

    asyncio.run(asyncio.wait_for(probe.until_it_hangs(), TIMEOUT))

    assert 0.5 <= time.monotonic() - began < 5.0


def test_a_child_that_lived_long_starts_over_at_once(tmp_path: Path) -> None:
    """Deaths after a healthy life never add up: the fourth restart waits no longer."""
    marks = tmp_path / "marks"
    code = f"""
        import os, signal, time
        with open({str(marks)!r}, "a") as file:
            file.write("x")
        if os.path.getsize({str(marks)!r}) > 4:
            os.kill(os.getppid(), signal.SIGTERM)
    """
    restart_policy = RestartPolicy(grace=0.5, first_delay=0.01, healthy_after=0.0, told_at=2)

    status, said = supervise([Child("desk", python(code))], tmp_path, restart_policy=restart_policy)

    assert status == 0
    assert said.count("starting it again in 0.01 s") == 4
    assert "in a row" not in said


def test_a_program_that_is_not_there_is_reported(tmp_path: Path) -> None:
    """A child whose program does not exist raises for the caller, with no child left running."""
    with pytest.raises(FileNotFoundError):
        supervise([Child("desk", [str(tmp_path / "missing")])], tmp_path)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_signal_ends_all_of_them(
    start: Callable[..., subprocess.Popen[str]], tmp_path: Path, number: signal.Signals
) -> None:
    """Ctrl-C, SIGTERM and a closed terminal stop every child and what the children started."""
    supervisor = start(PARENT, PARENT)
    everyone = family(tmp_path, "child0") + family(tmp_path, "child1")

    supervisor.send_signal(number)

    assert supervisor.wait(TIMEOUT) == 0
    assert not any(is_alive(process) for process in everyone)


def test_a_deaf_child_is_ended_after_the_grace(
    start: Callable[..., subprocess.Popen[str]], tmp_path: Path
) -> None:
    """A child that ignores SIGTERM gets its grace, not more."""
    supervisor = start(DEAF, grace=0.5)
    wait_until(lambda: (tmp_path / "child0.log").read_text() == "deaf\n")
    asked = time.monotonic()

    supervisor.terminate()

    assert supervisor.wait(TIMEOUT) == 0
    assert 0.5 <= time.monotonic() - asked < 5.0


def test_a_second_signal_does_not_wait(
    start: Callable[..., subprocess.Popen[str]], tmp_path: Path
) -> None:
    """Ctrl-C twice ends a deaf child long before its grace is over."""
    supervisor = start(DEAF, grace=60.0)
    wait_until(lambda: (tmp_path / "child0.log").read_text() == "deaf\n")

    supervisor.send_signal(signal.SIGINT)
    assert supervisor.stderr is not None
    assert supervisor.stderr.readline() == "claimdesk: stopping\n"
    supervisor.send_signal(signal.SIGINT)

    assert supervisor.wait(TIMEOUT) == 0


@pytest.mark.skipif(sys.platform != "linux", reason="rests on prctl(2)")
def test_a_killed_supervisor_leaves_no_orphan(
    start: Callable[..., subprocess.Popen[str]], tmp_path: Path
) -> None:
    """Even SIGKILL of the supervisor ends the children, deaf ones too."""
    tell = "import os; print(os.getpid(), flush=True); "
    supervisor = start(tell + SLEEP, tell + DEAF.replace("print('deaf', flush=True)", ""))
    children = family(tmp_path, "child0") + family(tmp_path, "child1")

    supervisor.kill()

    wait_until(lambda: not any(is_alive(child) for child in children))


def test_what_a_dead_child_had_started_goes_too(tmp_path: Path) -> None:
    """A process left behind by a child that died does not live on beside its successor."""
    log = tmp_path / "desk.log"
    end = f"""
import signal
if os.path.getsize({str(log)!r}) > 40:
    os.kill(os.getppid(), signal.SIGTERM)
raise SystemExit(1)
"""
    code = PARENT.replace("\ntime.sleep(600)\n", end)

    supervise([Child("desk", python(code))], tmp_path)

    numbers = [int(n) for n in log.read_text().split()]
    assert len(numbers) > 4
    wait_until(lambda: not any(is_alive(number) for number in numbers))


@pytest.mark.parametrize(("verbose", "expected"), [(False, False), (True, True)])
def test_the_terminal_shows_errors_and_the_log_everything(
    tmp_path: Path, verbose: bool, expected: bool
) -> None:
    """By default a line of the log reaches the terminal only if it is an error."""
    code = """
        import os, signal
        print("2026-01-31 12:00:00 INFO  desk - all is well")
        print("2026-01-31 12:00:01 \\x1b[31mERROR\\x1b[0m  desk - no mail server", flush=True)
        os.kill(os.getppid(), signal.SIGTERM)
    """

    _, said = supervise([Child("desk", python(code))], tmp_path, verbose=verbose)

    assert "desk | 2026-01-31 12:00:01 ERROR  desk - no mail server" in said
    assert ("desk | 2026-01-31 12:00:00 INFO  desk - all is well" in said) is expected
    assert "INFO  desk - all is well" in (tmp_path / "desk.log").read_text()


def test_progress_writes_over_itself_only_on_a_terminal() -> None:
    """On a terminal one line is written over; elsewhere there is a plain line now and then."""

    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    seconds = iter(range(0, 1000, 4))
    plain, terminal = io.StringIO(), Terminal()

    for stream in (plain, terminal):
        progress = Progress(stream, clock=lambda: float(next(seconds)))
        progress.update("starting, 1 s")
        progress.update("starting, 2 s")
        progress.say("ready")

    assert plain.getvalue() == "starting, 1 s\nready\n"
    assert terminal.getvalue().replace("\r\033[K", "<") == "<starting, 1 s<starting, 2 s<ready\n"


def test_environment_and_folder_of_a_child(tmp_path: Path) -> None:
    """A child gets exactly the environment and the folder it was given."""
    code = """
        import os, signal
        print(os.environ.get("DESK"), os.environ.get("HOME"), os.getcwd(), flush=True)
        os.kill(os.getppid(), signal.SIGTERM)
    """
    child = Child("desk", python(code), {"DESK": "open", "PATH": os.environ["PATH"]}, tmp_path)

    supervise([child], tmp_path / "logs")

    first = (tmp_path / "logs" / "desk.log").read_text().splitlines()[0]
    assert first == f"open None {tmp_path}"
